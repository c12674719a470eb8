#pragma once

#include "cache/NameWord.h"
#include <span>

namespace bhxh::cache {

/// Tells names by how well they answer the words of a query. Made anew for each query: it compares every different
/// word once, so that a name is told by looking up its words.
class NameRanks
{
public:
    static constexpr quint8 noFit = 0xff;
    /// Each word typed is a bit.
    static constexpr size_t mostWords = 16;

    /// @param typed 1 to mostWords words @param known every different word there is @param firstLetters theirs
    NameRanks(std::span<const NameWord> typed, std::span<const NameWord> known, std::span<const char16_t> firstLetters);

    /// The blemishes of the name whose words are these, and in the lowest bit whether it has more words than were
    /// typed; noFit where a typed word has no word of its own in it.
    [[nodiscard]] quint8 operator()(std::span<const quint32> name) const
    {
        quint16 answered = 0;
        for (const quint32 word : name)
            answered |= m_answers[word];
        return answered == m_all ? rankOf(name) : noFit;
    }

private:
    [[nodiscard]] quint8 rankOf(std::span<const quint32> name) const;
    [[nodiscard]] quint8 fit(size_t typed, quint32 word) const { return m_fits[typed * m_known + word]; }
    [[nodiscard]] int leastBlemishes(std::span<const quint32> name) const;
    [[nodiscard]] bool hasWordForEach(std::span<const quint32> name, int allowed) const;
    bool findWord(std::span<const quint32> name, int allowed, size_t typed, std::span<int> takenBy,
                  quint64& tried) const;

    size_t m_typed;
    size_t m_known;
    quint16 m_all;
    WipedVector<quint16> m_answers; ///< by known word: which typed words it could answer
    WipedVector<quint8> m_fits;     ///< by typed and known word: the blemishes; noFit
};

} // namespace bhxh::cache
