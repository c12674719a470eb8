#pragma once

#include <QList>
#include <QString>

/// What keyboards, copy and paste, scanners and word processors add to a text, and how it is taken off. Inside this
/// room only.
namespace bhxh::domain::text {

/// A blank of any kind: ASCII, NBSP, thin, ideographic, line ends.
bool isBlank(char32_t character);
/// Takes no room on the screen: zero-width space and joiners, byte order mark, soft hyphen, direction marks, NUL.
bool isInvisible(char32_t character);
/// ' ’ ‘ ʼ ′ ` ´, as different keyboards give them for H'… and K'.
bool isApostrophe(char32_t character);
/// ASCII hyphen, its typographic kin and dashes, minus, full-width.
bool isHyphen(char32_t character);
/// Full-width ASCII (U+FF01 to U+FF5E) to ASCII; anything else as it is.
char32_t halfWidth(char32_t character);

// Here, as they are asked for every character of a million records.
constexpr bool isAsciiDigit(char32_t character)
{
    return character >= U'0' && character <= U'9';
}
constexpr bool isAsciiLetter(char32_t character)
{
    return (character >= U'a' && character <= U'z') || (character >= U'A' && character <= U'Z');
}

/// In code points, after NFC.
QList<char32_t> codePoints(const QString& text);
QString fromCodePoint(char32_t character);
/// How many characters a person (and JSON Schema's maxLength) counts: code points, not UTF-16 units.
qsizetype length(const QString& text);

/// NFC, invisible characters dropped, every run of blanks one space, none at the ends.
QString collapsed(const QString& text);
/// As `collapsed`, and full-width ASCII made half-width.
QString collapsedHalfWidth(const QString& text);

/// First character of the text as it is read: a letter with the marks on it that have no composed form.
QString firstCharacter(const QList<char32_t>& characters, qsizetype at);

} // namespace bhxh::domain::text
