#pragma once

#include "training/web/TrainingClock.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace bhxh::training {

enum class MailKind { ProofCode, OneTimeCode, Password, NoticeOld, NoticeNew };

/// As in `GET /training/mailbox`: "proof-code", …
[[nodiscard]] QLatin1String mailKindName(MailKind kind);
[[nodiscard]] std::optional<MailKind> mailKindNamed(QStringView name);

/// The code for a new address (ProofCode) or for a password reset (OneTimeCode).
struct CodeMail
{
    QString to = {};   ///< the address in full, ASCII
    QString code = {}; ///< 6 to 8 digits
    QString number =
        {}; ///< the citizen's mã số BHXH or số định danh in full; the mail shows its last three digits only
    QString requestNumber = {}; ///< of the change or reset, which the citizen compares with the slip
    int lifeMinutes = 10;
    QString officeName = {}; ///< where it was asked for
};

/// The new password. It names neither the person nor a number that could be a user name.
struct PasswordMail
{
    QString to = {};
    QString password = {};
    QString requestNumber = {};
};

/// An address became another one: to the old address (NoticeOld) and to the new one (NoticeNew).
struct NoticeMail
{
    QString to = {};
    QString oldEmailMasked = {}; ///< empty where there was none
    QString newEmailMasked = {};
    QString number = {}; ///< in full; shown as its last three digits
    QString requestNumber = {};
    TrainingClock::TimePoint changedAt = {};
    QString officeName = {};
};

/// Writes the central's e-mails as whole RFC 5322 messages: CRLF, ASCII only, lines of at most 76, UTF-8 text in
/// quoted-printable, Subject and From as encoded words, Date on the training clock. Nothing that is put in can add a
/// header or a line of its own. Nothing is returned where `to` can't stand in a header (no dot-atom address of ASCII).
class MailComposer
{
public:
    /// The clock must outlive it.
    explicit MailComposer(const TrainingClock& clock) : m_clock(clock) {}

    [[nodiscard]] std::optional<QByteArray> proofCode(const CodeMail& mail) const;
    [[nodiscard]] std::optional<QByteArray> oneTimeCode(const CodeMail& mail) const;
    [[nodiscard]] std::optional<QByteArray> password(const PasswordMail& mail) const;
    [[nodiscard]] std::optional<QByteArray> noticeOld(const NoticeMail& mail) const;
    [[nodiscard]] std::optional<QByteArray> noticeNew(const NoticeMail& mail) const;

private:
    const TrainingClock& m_clock;
};

} // namespace bhxh::training
