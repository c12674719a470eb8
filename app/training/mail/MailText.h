#pragma once

#include <QByteArray>
#include <QString>

namespace bhxh::training {

/// One line for text that came from elsewhere: line breaks and tabs become blanks, control and format characters go.
/// Private to the composer.
[[nodiscard]] QString oneLine(const QString& text);

/// All but the last three digits hidden.
[[nodiscard]] QString maskedNumber(const QString& number);

/// Whether an address can stand bare in a header: dot-atom local part, ASCII domain (RFC 5321 lengths).
[[nodiscard]] bool isPlainAddress(const QString& address);

/// A header value as encoded words (RFC 2047, base64), folded: each word at most 75 characters, each line at most 76,
/// given that the header's name takes at most 12 of the first.
[[nodiscard]] QByteArray encodedWords(const QString& text);

/// RFC 2045 §6.7, lines of at most 76 characters, CRLF; `text` has '\n'.
[[nodiscard]] QByteArray quotedPrintable(const QString& text);

} // namespace bhxh::training
