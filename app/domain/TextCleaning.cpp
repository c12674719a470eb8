#include "domain/TextCleaning.h"

#include <QStringView>

namespace bhxh::domain::text {

bool isBlank(char32_t character)
{
    return QChar::isSpace(character);
}

bool isInvisible(char32_t character)
{
    // U+2800 (braille blank) and U+3164 (hangul filler) are no format characters, but nothing is seen of them either.
    return character == 0 || character == 0x2800 || character == 0x3164 ||
           QChar::category(character) == QChar::Other_Format;
}

bool isApostrophe(char32_t character)
{
    return character == U'\'' || character == U'\u2019' || character == U'\u2018' || character == U'\u02BC' ||
           character == U'\u2032' || character == U'`' || character == U'\u00B4';
}

bool isHyphen(char32_t character)
{
    return character == U'-' || (character >= 0x2010 && character <= 0x2015) || character == 0x2212 ||
           character == 0xFE58 || character == 0xFE63 || character == 0xFF0D;
}

char32_t halfWidth(char32_t character)
{
    return character >= 0xFF01 && character <= 0xFF5E ? character - 0xFEE0 : character;
}

QList<char32_t> codePoints(const QString& text)
{
    const QList<uint> ucs4 = text.normalized(QString::NormalizationForm_C).toUcs4();
    return QList<char32_t>(ucs4.cbegin(), ucs4.cend());
}

QString fromCodePoint(char32_t character)
{
    // Not QString::fromUcs4(), which takes U+FEFF for a byte order mark and gives nothing.
    return QStringView(QChar::fromUcs4(character)).toString();
}

qsizetype length(const QString& text)
{
    return text.toUcs4().size();
}

namespace {

QString collapse(const QString& text, bool toHalfWidth)
{
    QString result;
    result.reserve(text.size());
    bool blankPending = false;
    for (const char32_t character : codePoints(text)) {
        if (isInvisible(character))
            continue;
        if (isBlank(character)) {
            blankPending = !result.isEmpty();
            continue;
        }
        if (blankPending)
            result += u' ';
        blankPending = false;
        const auto cleaned = QChar::fromUcs4(toHalfWidth ? halfWidth(character) : character);
        result += QStringView(cleaned);
    }
    return result;
}

} // namespace

QString collapsed(const QString& text)
{
    return collapse(text, false);
}

QString collapsedHalfWidth(const QString& text)
{
    return collapse(text, true);
}

QString firstCharacter(const QList<char32_t>& characters, qsizetype at)
{
    qsizetype first = at;
    while (first > 0 && QChar::isMark(characters[first]))
        --first;
    QString result = fromCodePoint(characters[first]);
    for (qsizetype i = first + 1; i < characters.size() && QChar::isMark(characters[i]); ++i)
        result += fromCodePoint(characters[i]);
    return result;
}

} // namespace bhxh::domain::text
