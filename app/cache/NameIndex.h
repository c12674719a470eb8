#pragma once

#include "cache/NameQuery.h"
#include "cache/PackedBirth.h"
#include <QByteArrayView>
#include <QList>
#include <span>
#include <string_view>
#include <unordered_map>

namespace bhxh::cache {

/// Who is called how, in memory, for searching as one types; knows people by the row they are kept in. Three sweeps
/// answer a query: each of the few thousand different words is compared with what was typed, each different name is
/// told by its words, each person by their name (tests/bench/NOTES.md has the figures of this and of another design).
/// All of it lies in the LockedHeap and is overwritten when it goes. Not thread-safe: it belongs to the thread of the
/// saved data.
class NameIndex
{
public:
    using Row = quint32;

    struct Hit
    {
        Row row = 0;
        int rank = 0; ///< 0 fits best; bits of NameBlemish above those of the birth date and of words left over
    };
    struct Hits
    {
        QList<Hit> best = {}; ///< best first, in the order of rows where equal
        bool more = false;    ///< there are others, not in the list
    };

    /// How many are shown at most.
    static constexpr qsizetype mostHits = 50;

    NameIndex() = default;
    ~NameIndex() { wipe(); }
    Q_DISABLE_COPY_MOVE(NameIndex)

    /// Room for that many people, so that filling doesn't copy over and over.
    void expect(qint64 people);
    /// The name (UTF-8, as the central holds it) and packed birth date of who is kept in `row`; what was known of them
    /// before is replaced. Filling goes fastest in ascending order of rows.
    void put(Row row, QByteArrayView name, quint32 birth);
    void forget(Row row);
    /// Overwrites everything; the index is empty afterwards.
    void wipe();

    [[nodiscard]] qint64 people() const { return m_people; }
    [[nodiscard]] Hits search(const NameQuery& query) const;
    /// What the cost of a search depends on, next to how many people there are.
    [[nodiscard]] quint32 differentNames() const { return nameCount() - 1; }
    [[nodiscard]] qsizetype differentWords() const { return static_cast<qsizetype>(m_words.size()); }

private:
    using Words = WipedVector<quint32>;
    using WordText = std::basic_string<char, std::char_traits<char>, WipedMemory<char>>;
    struct WordHash
    {
        using is_transparent = void;
        size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
        size_t operator()(const WordText& text) const { return operator()(std::string_view(text)); }
    };
    using WordTable = std::unordered_map<WordText, quint32, WordHash, std::equal_to<>,
                                         WipedMemory<std::pair<const WordText, quint32>>>;

    quint32 wordOf(std::string_view raw);
    quint32 newWord(std::string_view raw);
    void readWords(QByteArrayView name);
    quint32 nameOfWordsRead();
    quint32* slotFor(std::span<const quint32> words);
    void makeNameTable(size_t size);
    [[nodiscard]] quint32 nameCount() const
    {
        return m_nameBegin.empty() ? 1 : static_cast<quint32>(m_nameBegin.size() - 1);
    }
    [[nodiscard]] std::span<const quint32> wordsAt(quint32 name) const;
    [[nodiscard]] WipedVector<quint8> rankNames(std::span<const NameWord> words) const;

    // Every different word, and where its spellings ("NGUYỄN", "Nguyễn") lead.
    WipedVector<NameWord> m_words = {};
    WipedVector<char16_t> m_firstLetters = {};
    WordTable m_wordOf = {};
    // Every different name as its words; name n is m_nameWords[m_nameBegin[n] … m_nameBegin[n + 1]), and name 0 is
    // nobody's.
    WipedVector<quint32> m_nameWords = {};
    WipedVector<quint32> m_nameBegin = {};
    WipedVector<quint32> m_nameTable = {}; ///< open hash table of names; 0: free
    // Everybody, in ascending order of rows, a column each.
    WipedVector<Row> m_rows = {};
    WipedVector<quint32> m_names = {}; ///< 0: removed
    WipedVector<quint32> m_births = {};
    qint64 m_people = 0;
    Words m_read = {}; ///< of the name that is being put
};

} // namespace bhxh::cache
