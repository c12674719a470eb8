#pragma once

#include "cache/NameQuery.h"
#include "cache/PackedBirth.h"
#include <QByteArrayView>
#include <QList>
#include <map>
#include <vector>

namespace bhxh::tests {

/// The other design of the name index, for comparing (NOTES.md): the different words in alphabetical order, for each of
/// them who has it, and a query as the intersection of what its words lead to. Built once, it isn't changed afterwards.
class PostingIndex
{
public:
    /// People in the order in which they are to be listed.
    void add(QByteArrayView name, quint32 birth);
    void finish();
    /// The first 50, best first, by ordinal.
    [[nodiscard]] QList<quint32> search(const cache::NameQuery& query) const;
    [[nodiscard]] qint64 bytes() const;

private:
    using People = std::vector<quint32>;
    using Bits = std::vector<quint64>;
    struct Word
    {
        cache::NameWord word;
        People people;
    };
    void mark(Bits& bits, const cache::NameWord& typed, int allowed) const;
    [[nodiscard]] Bits answerTo(const cache::NameQuery& query, int allowed) const;
    [[nodiscard]] bool bornThen(quint32 person, const std::optional<domain::BirthDate>& birth) const;

    std::map<QByteArray, size_t> m_wordOf = {};
    std::vector<Word> m_words = {};
    std::vector<quint32> m_births = {};
};

} // namespace bhxh::tests
