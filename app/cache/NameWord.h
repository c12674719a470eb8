#pragma once

#include "cache/WipedMemory.h"
#include <QString>
#include <QStringView>
#include <array>

namespace bhxh::cache {

/// How well a word of a name fits a word that was typed. A bit is a blemish; the higher it is, the further down the hit
/// is listed.
enum NameBlemish : quint8 {
    OnlyBegins = 1,   ///< the typed word is the beginning of the name's word
    OtherMarks = 2,   ///< marks were typed that the name hasn't
    OtherSpelling = 4 ///< i for y or y for i (Mỹ, Mĩ)
};

/// One word of a name, taken apart so that it can be compared with and without its marks: the folded letters
/// (domain::foldForSearch), what is on each of them (circumflex, breve, horn, the stroke of đ), and the word's tone.
/// The tone belongs to the whole word, so "hòa" and "hoà" are the same.
class NameWord
{
public:
    explicit NameWord(QStringView word);

    [[nodiscard]] const WipedText& letters() const { return m_letters; }

    /// The blemishes of `word` as an answer to this word as far as it is typed; nothing where it is no answer. Marks
    /// that were not typed are not missed.
    static constexpr int noFit = -1;
    [[nodiscard]] int fitOf(const NameWord& word) const;

    friend bool operator==(const NameWord&, const NameWord&) = default;

private:
    void takeMark(char32_t mark);
    void takeLetter(char32_t letter);
    [[nodiscard]] bool marksFit(const NameWord& word) const;

    WipedText m_letters = {};
    WipedText m_onLetters = {};   ///< as long as m_letters; 0: nothing
    WipedText m_oneSpelling = {}; ///< m_letters with i for y where both are written
    char16_t m_tone = 0;
};

} // namespace bhxh::cache
