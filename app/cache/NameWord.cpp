#include "cache/NameWord.h"

#include "domain/PersonName.h"
#include <algorithm>
#include <string_view>

namespace bhxh::cache {

namespace {

constexpr char16_t strokeOfD = 0x0335; // đ has no decomposition: its stroke stands as the combining one

bool isTone(char32_t mark)
{
    constexpr std::array<char32_t, 5> tones = {0x0300, 0x0301, 0x0303, 0x0309, 0x0323};
    return std::find(tones.begin(), tones.end(), mark) != tones.end();
}

bool isPlainLetter(char32_t letter)
{
    return letter >= U'a' && letter <= U'z';
}

/// y and i are both written after these (domain notes 6.1): Mỹ and Mĩ, Quý and Quí.
bool isEitherSpelling(const WipedText& letters, size_t at)
{
    if (letters[at] != u'y' || at == 0)
        return false;
    const char16_t before = letters[at - 1];
    if (before == u'u')
        return at >= 2 && letters[at - 2] == u'q';
    return std::u16string_view(u"hklmtsv").find(before) != std::u16string_view::npos;
}

WipedText inOneSpelling(const WipedText& letters)
{
    WipedText result = letters;
    for (size_t i = 0; i < letters.size(); ++i) {
        if (isEitherSpelling(letters, i))
            result[i] = u'i';
    }
    return result;
}

} // namespace

NameWord::NameWord(QStringView word)
{
    const QString parts = word.toString().normalized(QString::NormalizationForm_D);
    for (const char32_t part : parts.toUcs4()) {
        if (QChar::category(part) == QChar::Mark_NonSpacing)
            takeMark(part);
        else
            takeLetter(part);
    }
    m_oneSpelling = inOneSpelling(m_letters);
}

void NameWord::takeMark(char32_t mark)
{
    if (isTone(mark))
        m_tone = static_cast<char16_t>(mark);
    else if (!m_onLetters.empty())
        m_onLetters.back() = static_cast<char16_t>(mark);
}

void NameWord::takeLetter(char32_t letter)
{
    if (isPlainLetter(letter)) { // nearly all are: asking how each folds would be most of the index's filling
        m_letters += static_cast<char16_t>(letter);
        m_onLetters += char16_t(0);
        return;
    }
    const QString alone = QStringView(QChar::fromUcs4(letter)).toString();
    const QString folded = domain::foldForSearch(alone);
    const bool isCrossed = folded == QStringView(u"d") && alone.toLower() != folded;
    for (const QChar c : folded) {
        m_letters += c.unicode();
        m_onLetters += isCrossed ? strokeOfD : char16_t(0);
    }
}

bool NameWord::marksFit(const NameWord& word) const
{
    if (m_tone != 0 && m_tone != word.m_tone)
        return false;
    for (size_t i = 0; i < m_onLetters.size(); ++i) {
        if (m_onLetters[i] != 0 && m_onLetters[i] != word.m_onLetters[i])
            return false;
    }
    return true;
}

int NameWord::fitOf(const NameWord& word) const
{
    const bool isSame = word.m_letters.starts_with(m_letters);
    if (!isSame && !word.m_oneSpelling.starts_with(m_oneSpelling))
        return noFit;
    int blemishes = word.m_letters.size() == m_letters.size() ? 0 : OnlyBegins;
    if (!marksFit(word))
        blemishes |= OtherMarks;
    if (!isSame)
        blemishes |= OtherSpelling;
    return blemishes;
}

} // namespace bhxh::cache
