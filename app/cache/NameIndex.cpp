#include "cache/NameIndex.h"

#include "cache/NameRanks.h"
#include "domain/PersonName.h"
#include <algorithm>
#include <bit>

namespace bhxh::cache {

using namespace packedbirth;
using domain::BirthDate;

namespace {

constexpr quint32 noWord = 0xffffffff;
constexpr quint32 nobody = 0;
constexpr size_t smallestTable = 1024;

/// Its memory, too, which neither clear() nor `= {}` gives back.
template <typename Container>
void letGo(Container& container)
{
    Container().swap(container);
}

quint64 mixed(std::span<const quint32> words)
{
    quint64 hash = 0x9e3779b97f4a7c15;
    for (const quint32 word : words) {
        hash = (hash ^ word) * 0xff51afd7ed558ccd;
        hash ^= hash >> 32;
    }
    return hash;
}

/// What of a birth date was typed, and how people's packed dates answer it.
class BirthFilter
{
public:
    explicit BirthFilter(const std::optional<BirthDate>& typed)
    {
        if (!typed)
            return;
        const quint32 known = typed->day() != 0     ? 0xffffffff
                              : typed->month() != 0 ? ~dayBits
                                                    : ~((1U << yearShift) - 1);
        m_known = known;
        m_wanted = packed(*typed);
    }
    /// A date that is known less exactly than it was typed still fits ("1990" is no other than "02/01/1990").
    [[nodiscard]] bool fits(quint32 birth) const { return ((birth ^ m_wanted) & m_known & knownOf(birth)) == 0; }
    [[nodiscard]] bool isLessExact(quint32 birth) const { return (m_known & ~knownOf(birth)) != 0; }

private:
    static quint32 knownOf(quint32 birth)
    {
        return yearBits | ((birth & dayBits) != 0 ? dayBits : 0) | ((birth & monthBits) != 0 ? monthBits : 0);
    }
    quint32 m_known = 0;
    quint32 m_wanted = 0;
};

constexpr size_t ranks = 32; // three blemishes, the birth date, words left over

constexpr int withBirth(quint8 nameRank, bool isLessExact)
{
    return (nameRank >> 1) << 2 | (isLessExact ? 2 : 0) | (nameRank & 1);
}

/// The first few of each rank.
class Places
{
public:
    explicit Places(int bestPossible) : m_bestPossible(static_cast<size_t>(bestPossible)) {}

    void add(int rank, NameIndex::Row row)
    {
        Place& place = m_places[static_cast<size_t>(rank)];
        if (place.count < place.rows.size())
            place.rows[place.count] = row;
        ++place.count;
    }
    /// Nobody further on can get in front of those that are here.
    [[nodiscard]] bool isSettled() const { return m_places[m_bestPossible].count > NameIndex::mostHits; }
    [[nodiscard]] NameIndex::Hits hits() const
    {
        NameIndex::Hits hits;
        for (size_t rank = 0; rank < ranks; ++rank) {
            const Place& place = m_places[rank];
            for (size_t i = 0; i < place.count; ++i) {
                hits.more = hits.best.size() == NameIndex::mostHits;
                if (hits.more)
                    return hits;
                hits.best.append({place.rows[i], static_cast<int>(rank)});
            }
        }
        return hits;
    }

private:
    struct Place
    {
        size_t count = 0;
        std::array<NameIndex::Row, NameIndex::mostHits> rows;
    };
    std::array<Place, ranks> m_places = {};
    size_t m_bestPossible;
};

} // namespace

void NameIndex::expect(qint64 people)
{
    const auto size = static_cast<size_t>(people);
    m_rows.reserve(size);
    m_names.reserve(size);
    m_births.reserve(size);
    // A third has a name that nobody had before, and a name has three or four words.
    m_nameBegin.reserve(size / 3);
    m_nameWords.reserve(size);
    if (const size_t table = std::bit_ceil(size / 2); table > m_nameTable.size())
        makeNameTable(std::max(table, smallestTable));
}

void NameIndex::put(Row row, QByteArrayView name, quint32 birth)
{
    readWords(name);
    const quint32 nameNumber = nameOfWordsRead();
    const auto at =
        m_rows.empty() || m_rows.back() < row ? m_rows.end() : std::lower_bound(m_rows.begin(), m_rows.end(), row);
    const auto place = at - m_rows.begin();
    if (at == m_rows.end() || *at != row) {
        m_rows.insert(at, row);
        m_names.insert(m_names.begin() + place, nobody);
        m_births.insert(m_births.begin() + place, 0);
    }
    const auto i = static_cast<size_t>(place);
    m_people += m_names[i] == nobody ? 1 : 0;
    m_names[i] = nameNumber;
    m_births[i] = birth;
}

void NameIndex::forget(Row row)
{
    const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), row);
    if (at == m_rows.end() || *at != row)
        return;
    const auto i = static_cast<size_t>(at - m_rows.begin());
    m_people -= m_names[i] == nobody ? 0 : 1;
    m_names[i] = nobody;
    m_births[i] = 0;
}

void NameIndex::wipe()
{
    letGo(m_words);
    letGo(m_firstLetters);
    letGo(m_wordOf);
    letGo(m_nameWords);
    letGo(m_nameBegin);
    letGo(m_nameTable);
    letGo(m_rows);
    letGo(m_names);
    letGo(m_births);
    letGo(m_read);
    m_people = 0;
}

quint32 NameIndex::wordOf(std::string_view raw)
{
    const auto known = m_wordOf.find(raw);
    return known != m_wordOf.end() ? known->second : newWord(raw);
}

/// "NGUYỄN" leads to where "nguyễn" does.
quint32 NameIndex::newWord(std::string_view raw)
{
    const QString text = QString::fromUtf8(raw.data(), static_cast<qsizetype>(raw.size()));
    const QByteArray plain = text.toLower().normalized(QString::NormalizationForm_C).toUtf8();
    quint32 number = noWord;
    if (const std::string_view lower(plain.constData(), static_cast<size_t>(plain.size())); lower != raw) {
        number = wordOf(lower);
    } else if (NameWord word(text); !word.letters().empty()) {
        number = static_cast<quint32>(m_words.size());
        m_firstLetters.push_back(word.letters().front());
        m_words.push_back(std::move(word));
    }
    m_wordOf.emplace(WordText(raw), number);
    return number;
}

void NameIndex::readWords(QByteArrayView name)
{
    m_read.clear();
    cutIntoWords(std::string_view(name.data(), static_cast<size_t>(name.size())), [this](std::string_view raw) {
        if (const quint32 word = wordOf(raw); word != noWord)
            m_read.push_back(word);
    });
}

std::span<const quint32> NameIndex::wordsAt(quint32 name) const
{
    const quint32 begin = m_nameBegin[name];
    return {m_nameWords.data() + begin, m_nameBegin[name + 1] - begin};
}

/// Where the name of these words stands in the table, or the free place where it would stand.
quint32* NameIndex::slotFor(std::span<const quint32> words)
{
    const size_t last = m_nameTable.size() - 1;
    for (size_t i = mixed(words) & last;; i = (i + 1) & last) {
        quint32& slot = m_nameTable[i];
        if (slot == nobody || std::ranges::equal(wordsAt(slot), words))
            return &slot;
    }
}

/// @param size a power of two
void NameIndex::makeNameTable(size_t size)
{
    m_nameTable = WipedVector<quint32>(size, nobody);
    for (quint32 name = 1; name < nameCount(); ++name)
        *slotFor(wordsAt(name)) = name;
}

/// A person without any word that can be searched by is kept under a name of no words: known, but never a hit.
quint32 NameIndex::nameOfWordsRead()
{
    if (m_nameBegin.empty())
        m_nameBegin = {0, 0}; // nobody's
    if (m_nameTable.size() / 4 * 3 <= nameCount())
        makeNameTable(std::max(smallestTable, m_nameTable.size() * 2));
    quint32* slot = slotFor(m_read);
    if (*slot == nobody) {
        *slot = nameCount();
        m_nameWords.insert(m_nameWords.end(), m_read.begin(), m_read.end());
        m_nameBegin.push_back(static_cast<quint32>(m_nameWords.size()));
    }
    return *slot;
}

WipedVector<quint8> NameIndex::rankNames(std::span<const NameWord> words) const
{
    const NameRanks rank(words, m_words, m_firstLetters);
    WipedVector<quint8> result(nameCount());
    result[nobody] = NameRanks::noFit;
    for (quint32 name = 1; name < nameCount(); ++name)
        result[name] = rank(wordsAt(name));
    return result;
}

NameIndex::Hits NameIndex::search(const NameQuery& query) const
{
    if (query.words.empty() || query.words.size() > NameRanks::mostWords)
        return {};
    const WipedVector<quint8> nameRanks = rankNames(query.words);
    const quint8 best = *std::min_element(nameRanks.cbegin(), nameRanks.cend());
    if (best == NameRanks::noFit)
        return {};
    const BirthFilter birth(query.birth);
    Places places(withBirth(best, false));
    for (size_t i = 0; i < m_names.size() && !places.isSettled(); ++i) {
        const quint8 rank = nameRanks[m_names[i]];
        if (rank != NameRanks::noFit && birth.fits(m_births[i]))
            places.add(withBirth(rank, birth.isLessExact(m_births[i])), m_rows[i]);
    }
    return places.hits();
}

} // namespace bhxh::cache
