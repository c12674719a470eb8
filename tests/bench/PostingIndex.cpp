#include "PostingIndex.h"

#include <algorithm>
#include <bit>

namespace bhxh::tests {

using cache::NameQuery;
using cache::NameWord;

namespace {

constexpr size_t bitsEach = 64;
constexpr qsizetype mostHits = 50;
constexpr int allBlemishes = cache::OnlyBegins | cache::OtherMarks | cache::OtherSpelling;

} // namespace

void PostingIndex::add(QByteArrayView name, quint32 birth)
{
    const auto person = static_cast<quint32>(m_births.size());
    m_births.push_back(birth);
    for (const QByteArray& raw : name.toByteArray().split(' ')) {
        const auto [entry, isNew] = m_wordOf.try_emplace(raw, m_words.size());
        if (isNew)
            m_words.push_back({NameWord(QString::fromUtf8(raw)), {}});
        People& people = m_words[entry->second].people;
        if (people.empty() || people.back() != person)
            people.push_back(person);
    }
}

void PostingIndex::finish()
{
    m_wordOf.clear();
    std::sort(m_words.begin(), m_words.end(),
              [](const Word& a, const Word& b) { return a.word.letters() < b.word.letters(); });
    for (Word& word : m_words)
        word.people.shrink_to_fit();
}

qint64 PostingIndex::bytes() const
{
    size_t bytes = m_births.size() * sizeof(quint32);
    for (const Word& word : m_words)
        bytes += sizeof(Word) + word.people.size() * sizeof(quint32);
    return static_cast<qint64>(bytes);
}

/// The words that begin with the typed one stand together; those in the other spelling are looked for everywhere.
void PostingIndex::mark(Bits& bits, const NameWord& typed, int allowed) const
{
    auto at = m_words.cbegin();
    if ((allowed & cache::OtherSpelling) == 0) {
        at = std::lower_bound(at, m_words.cend(), typed.letters(),
                              [](const Word& word, const auto& letters) { return word.word.letters() < letters; });
    }
    for (; at != m_words.cend(); ++at) {
        const int fit = typed.fitOf(at->word);
        if (fit == NameWord::noFit && (allowed & cache::OtherSpelling) == 0)
            break;
        if (fit == NameWord::noFit || (fit & ~allowed) != 0)
            continue;
        for (const quint32 person : at->people)
            bits[person / bitsEach] |= quint64(1) << person % bitsEach;
    }
}

PostingIndex::Bits PostingIndex::answerTo(const NameQuery& query, int allowed) const
{
    Bits all;
    for (const NameWord& typed : query.words) {
        Bits bits(m_births.size() / bitsEach + 1, 0);
        mark(bits, typed, allowed);
        for (size_t i = 0; i < all.size(); ++i)
            bits[i] &= all[i];
        all = std::move(bits);
    }
    return all;
}

bool PostingIndex::bornThen(quint32 person, const std::optional<domain::BirthDate>& birth) const
{
    return !birth || m_births[person] >> cache::packedbirth::yearShift == static_cast<quint32>(birth->year());
}

QList<quint32> PostingIndex::search(const NameQuery& query) const
{
    QList<quint32> found;
    Bits done(m_births.size() / bitsEach + 1, 0);
    for (int allowed = 0; allowed <= allBlemishes && found.size() < mostHits && !query.words.empty(); ++allowed) {
        Bits bits = answerTo(query, allowed);
        for (size_t i = 0; i < bits.size() && found.size() < mostHits; ++i) {
            quint64 rest = bits[i] & ~done[i];
            done[i] |= rest;
            for (; rest != 0 && found.size() < mostHits; rest &= rest - 1) {
                const auto person = static_cast<quint32>(i * bitsEach) + static_cast<quint32>(std::countr_zero(rest));
                if (bornThen(person, query.birth))
                    found << person;
            }
        }
    }
    return found;
}

} // namespace bhxh::tests
