#include "cache/NameRanks.h"

#include <algorithm>

namespace bhxh::cache {

namespace {

constexpr int allBlemishes = OnlyBegins | OtherMarks | OtherSpelling;
/// More words than a name has (PersonName: at most 100 characters); what is beyond isn't told apart.
constexpr size_t mostNameWords = 64;

} // namespace

NameRanks::NameRanks(std::span<const NameWord> typed, std::span<const NameWord> known,
                     std::span<const char16_t> firstLetters)
    : m_typed(typed.size()), m_known(known.size()), m_all(static_cast<quint16>((1U << typed.size()) - 1)),
      m_answers(known.size(), 0), m_fits(typed.size() * known.size(), noFit)
{
    for (size_t t = 0; t < m_typed; ++t) {
        const char16_t first = typed[t].letters().front(); // the same in either spelling
        for (size_t k = 0; k < m_known; ++k) {
            if (firstLetters[k] != first)
                continue;
            const int blemishes = typed[t].fitOf(known[k]);
            if (blemishes == NameWord::noFit)
                continue;
            m_answers[k] |= static_cast<quint16>(1U << t);
            m_fits[t * m_known + k] = static_cast<quint8>(blemishes);
        }
    }
}

quint8 NameRanks::rankOf(std::span<const quint32> name) const
{
    if (name.size() < m_typed)
        return noFit;
    const std::span<const quint32> words = name.first(std::min(name.size(), mostNameWords));
    const int least = leastBlemishes(words);
    const quint8 wordsLeft = name.size() > m_typed ? 1 : 0;
    if (m_typed == 1)
        return static_cast<quint8>(least << 1 | wordsLeft);
    for (int allowed = least; allowed <= allBlemishes; ++allowed) {
        if ((allowed & least) == least && hasWordForEach(words, allowed))
            return static_cast<quint8>(allowed << 1 | wordsLeft);
    }
    return noFit;
}

int NameRanks::leastBlemishes(std::span<const quint32> name) const
{
    int least = 0;
    for (size_t t = 0; t < m_typed; ++t) {
        quint8 best = noFit;
        for (const quint32 word : name)
            best = std::min(best, fit(t, word));
        least |= best;
    }
    return least & allBlemishes;
}

/// "Nguyễn Nguyễn" asks for two of them: each typed word takes one word of the name for itself (bipartite matching).
bool NameRanks::hasWordForEach(std::span<const quint32> name, int allowed) const
{
    std::array<int, mostNameWords> takenBy;
    takenBy.fill(-1);
    for (size_t t = 0; t < m_typed; ++t) {
        quint64 tried = 0;
        if (!findWord(name, allowed, t, takenBy, tried))
            return false;
    }
    return true;
}

bool NameRanks::findWord(std::span<const quint32> name, int allowed, size_t typed, std::span<int> takenBy,
                         quint64& tried) const
{
    for (size_t w = 0; w < name.size(); ++w) {
        const quint8 blemishes = fit(typed, name[w]);
        const quint64 bit = quint64(1) << w;
        if (blemishes == noFit || (blemishes & ~allowed) != 0 || (tried & bit) != 0)
            continue;
        tried |= bit;
        if (takenBy[w] < 0 || findWord(name, allowed, static_cast<size_t>(takenBy[w]), takenBy, tried)) {
            takenBy[w] = static_cast<int>(typed);
            return true;
        }
    }
    return false;
}

} // namespace bhxh::cache
