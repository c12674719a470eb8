#include "domain/EmailAddress.h"
#include "domain/TextCleaning.h"
#include <QStringList>

namespace bhxh::domain {

using namespace Qt::StringLiterals;

namespace {

/// A Vietnamese letter taken apart: the letter, the second key that shapes it (â: a, ơ: w), and the key of its tone.
struct Keys
{
    QChar letter;
    QChar shape; ///< null: none
    QChar tone;  ///< null: none
};

std::optional<QChar> shapeKey(QChar letter, QChar mark)
{
    const QChar lower = letter.toLower();
    if (mark == u'\u0302' && (lower == u'a' || lower == u'e' || lower == u'o')) // circumflex: the letter once more
        return letter;
    const bool breve = mark == u'\u0306' && lower == u'a';
    const bool horn = mark == u'\u031B' && (lower == u'o' || lower == u'u');
    if (breve || horn)
        return letter.isUpper() ? u'W' : u'w';
    return std::nullopt;
}

std::optional<QChar> toneKey(QChar mark)
{
    switch (mark.unicode()) {
    case 0x0301:
        return u's';
    case 0x0300:
        return u'f';
    case 0x0309:
        return u'r';
    case 0x0303:
        return u'x';
    case 0x0323:
        return u'j';
    default:
        return std::nullopt;
    }
}

bool isVowel(QChar letter)
{
    return u"aeiouy"_s.contains(letter.toLower());
}

/// Nothing where the letter is none that Telex makes.
std::optional<Keys> takenApart(char32_t character)
{
    if (character <= 0x7F)
        return Keys{QChar(static_cast<char16_t>(character)), {}, {}};
    if (character == 0x0111 || character == 0x00F0)
        return Keys{u'd', u'd', {}};
    if (character == 0x0110 || character == 0x00D0)
        return Keys{u'D', u'D', {}};
    const QString parts = text::fromCodePoint(character).normalized(QString::NormalizationForm_D);
    Keys keys{parts[0], {}, {}};
    if (!isVowel(keys.letter))
        return std::nullopt;
    for (const QChar mark : parts.sliced(1)) {
        const std::optional<QChar> shape = shapeKey(keys.letter, mark);
        const std::optional<QChar> tone = toneKey(mark);
        if (shape && keys.shape.isNull())
            keys.shape = *shape;
        else if (tone && keys.tone.isNull())
            keys.tone = *tone;
        else
            return std::nullopt;
    }
    return keys;
}

std::optional<QList<Keys>> takenApart(const QString& text)
{
    QList<Keys> all;
    for (const char32_t character : text::codePoints(text)) {
        const std::optional<Keys> keys = takenApart(character);
        if (!keys)
            return std::nullopt;
        all << *keys;
    }
    return all;
}

bool isVowelAt(const QList<Keys>& keys, qsizetype at)
{
    return at < keys.size() && isVowel(keys[at].letter);
}

/// Where the syllable ends whose toned vowel stands at `vowel`: after its other vowels and its final consonant.
/// Two-letter finals (ng, nh, ch) are taken whole; a single one that a vowel follows begins the next syllable ("hànam"
/// is hà nam).
qsizetype syllableEnd(const QList<Keys>& keys, qsizetype vowel)
{
    qsizetype end = vowel + 1;
    while (isVowelAt(keys, end) && keys[end].tone.isNull())
        ++end;
    const auto letters = [&](qsizetype count) {
        QString text;
        for (qsizetype i = end; i < qMin(end + count, keys.size()); ++i)
            text += keys[i].shape.isNull() ? keys[i].letter.toLower() : QChar();
        return text;
    };
    static const QStringList doubleFinals = {u"ng"_s, u"nh"_s, u"ch"_s};
    static const QStringList singleFinals = {u"c"_s, u"m"_s, u"n"_s, u"p"_s, u"t"_s};
    if (doubleFinals.contains(letters(2)))
        return end + 2;
    if (singleFinals.contains(letters(1)) && !isVowelAt(keys, end + 1))
        return end + 1;
    return end;
}

/// ươ is typed "uow" by nearly everybody: one w shapes both.
bool shapedWithNext(const QList<Keys>& keys, qsizetype at)
{
    const auto isHorned = [&](qsizetype i, QChar letter) {
        return i < keys.size() && keys[i].letter.toLower() == letter && keys[i].shape.toLower() == u'w';
    };
    return isHorned(at, u'u') && isHorned(at + 1, u'o');
}

} // namespace

std::optional<QString> telexKeystrokes(const QString& typed)
{
    const std::optional<QList<Keys>> keys = takenApart(typed);
    if (!keys)
        return std::nullopt;
    QString strokes;
    QChar pendingTone;
    qsizetype toneAt = -1;
    bool anyMark = false;
    for (qsizetype i = 0; i <= keys->size(); ++i) {
        if (i == toneAt && !pendingTone.isNull())
            strokes += strokes.back().isUpper() ? pendingTone.toUpper() : pendingTone;
        if (i == keys->size())
            break;
        const Keys& key = keys->at(i);
        strokes += key.letter;
        if (!key.shape.isNull() && !shapedWithNext(*keys, i))
            strokes += key.shape;
        if (!key.tone.isNull()) {
            pendingTone = key.tone;
            toneAt = syllableEnd(*keys, i);
        }
        anyMark = anyMark || !key.shape.isNull() || !key.tone.isNull();
    }
    return anyMark ? std::optional(strokes) : std::nullopt;
}

} // namespace bhxh::domain
