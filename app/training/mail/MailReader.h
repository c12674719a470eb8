#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace bhxh::training {

/// A message as its reader sees it.
struct ReadMail
{
    QString from;
    QString to;
    QString date; ///< as it stands in the message
    QString subject;
    QString code; ///< `X-Training-Code`, empty where there is none
    QString body; ///< lines ended by '\n'
};

/// Reads a single-part text message (RFC 5322, encoded words of RFC 2047, quoted-printable, base64 or 7bit in UTF-8).
/// Nothing where it is no such message.
[[nodiscard]] std::optional<ReadMail> readMail(const QByteArray& raw);

} // namespace bhxh::training
