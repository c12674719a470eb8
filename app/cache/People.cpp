#include "cache/People.h"

#include "vault/Sealing.h"
#include <algorithm>
#include <sqlite3.h>

namespace bhxh::cache {

using namespace domain;

namespace {

constexpr char idKind = 'c';
constexpr char numberKind = 'n';
constexpr quint64 lastRow = std::numeric_limits<People::Row>::max();

QByteArrayView viewOf(const std::array<unsigned char, 16>& hash)
{
    return {hash.data(), static_cast<qsizetype>(hash.size())};
}

} // namespace

People::People(Database& database, const secret::SecretBytes& dataKey)
    : m_database(database), m_hashKey(vault::derived(dataKey, "saved data: hashes")),
      m_seal(dataKey, "person", personRecordForm), m_rowOf(database, "SELECT row FROM lookup WHERE hash = ?"),
      m_find(database, "SELECT l.row, p.sealed FROM lookup l LEFT JOIN person p ON p.row = l.row WHERE l.hash = ?"),
      m_at(database, "SELECT sealed FROM person WHERE row = ?"),
      m_insert(database, "INSERT INTO person(row, sealed) VALUES(?, ?)"),
      m_update(database, "UPDATE person SET sealed = ?2 WHERE row = ?1"),
      m_delete(database, "DELETE FROM person WHERE row = ?"),
      m_link(database, "INSERT OR IGNORE INTO lookup(hash, row) VALUES(?, ?)"),
      m_unlink(database, "DELETE FROM lookup WHERE hash = ? AND row = ?"),
      m_read(database, "SELECT row, sealed FROM person WHERE row > ? ORDER BY row LIMIT ?")
{}

void People::noteDamage()
{
    m_database.note(SQLITE_CORRUPT);
}

People::Hash People::hashOf(char what, const QString& text)
{
    m_hashed.clear();
    m_hashed.push_back(static_cast<unsigned char>(what));
    for (const QChar c : text) { // UTF-16, its bytes in the same order on every machine
        m_hashed.push_back(static_cast<unsigned char>(c.unicode() & 0xff));
        m_hashed.push_back(static_cast<unsigned char>(c.unicode() >> 8));
    }
    Hash hash;
    vault::keyedHash(m_hashKey, bhxh::cache::viewOf(m_hashed), hash);
    return hash;
}

QList<People::Hash> People::hashesOf(const PersonKeys& keys)
{
    QList<Hash> hashes;
    hashes.reserve(keys.numbers.size() + 1);
    hashes << hashOf(idKind, keys.id);
    for (const QString& number : keys.numbers)
        hashes << hashOf(numberKind, number);
    return hashes;
}

std::optional<People::Row> People::rowOf(const Hash& id)
{
    std::optional<Row> row;
    if (m_rowOf.bind(1, viewOf(id)).next())
        row = static_cast<Row>(m_rowOf.number(0));
    m_rowOf.reset();
    return row;
}

/// What the person in `row`, who must be `id`, is found by.
PersonKeys People::keysAt(Row row, const QString& id)
{
    std::optional<PersonKeys> keys;
    if (m_at.bind(1, qint64(row)).next() && m_seal.open(row, m_at.bytes(0)))
        keys = readKeys(m_seal.plain());
    m_at.reset();
    if (!keys || keys->id != id)
        noteDamage();
    return keys.value_or(PersonKeys());
}

/// Behind all others, so that reading in order of rows comes to those who came meanwhile.
quint64 People::nextRow()
{
    if (!m_lastRow) {
        Statement last(m_database, "SELECT max(row) FROM person");
        m_lastRow = last.next() ? static_cast<quint64>(last.number(0)) : 0;
    }
    if (*m_lastRow >= lastRow)
        m_database.note(SQLITE_FULL);
    return ++*m_lastRow;
}

void People::link(const Hash& hash, Row row)
{
    m_link.bind(1, viewOf(hash)).bind(2, qint64(row)).run();
}

void People::unlink(const Hash& hash, Row row)
{
    m_unlink.bind(1, viewOf(hash)).bind(2, qint64(row)).run();
}

void People::change(Row row, const QList<Hash>& before, const QList<Hash>& after)
{
    for (const Hash& hash : before) {
        if (!after.contains(hash))
            unlink(hash, row);
    }
    for (const Hash& hash : after) {
        if (!before.contains(hash))
            link(hash, row);
    }
}

People::Kept People::keep(const Citizen& citizen, const QDateTime& receivedAt)
{
    const PersonKeys keys = keysOf(citizen);
    const QList<Hash> hashes = hashesOf(keys);
    writePerson(citizen, receivedAt, m_plain);
    if (const std::optional<Row> row = rowOf(hashes.first())) {
        change(*row, hashesOf(keysAt(*row, keys.id)), hashes);
        m_update.bind(1, qint64(*row)).bind(2, m_seal.seal(*row, m_plain)).run();
        return {*row, false};
    }
    const quint64 next = nextRow();
    m_insert.bind(1, static_cast<qint64>(next)).bind(2, m_seal.seal(next, m_plain)).run();
    const auto row = static_cast<Row>(next);
    change(row, {}, hashes);
    return {row, true};
}

std::optional<People::Row> People::forget(const CitizenId& id)
{
    const std::optional<Row> row = rowOf(hashOf(idKind, id.text()));
    if (!row)
        return std::nullopt;
    change(*row, hashesOf(keysAt(*row, id.text())), {});
    m_delete.bind(1, qint64(*row)).run();
    return row;
}

void People::forgetAll()
{
    m_database.run("DELETE FROM person");
    m_database.run("DELETE FROM lookup");
    m_lastRow.reset();
}

std::optional<domain::SavedCitizen> People::opened(Row row, QByteArrayView sealed)
{
    std::optional<domain::SavedCitizen> saved;
    if (m_seal.open(row, sealed))
        saved = readPerson(m_seal.plain());
    if (!saved)
        noteDamage();
    return saved;
}

/// Whoever a hash leads to must have the number: nobody else is ever shown, whatever happened to the file.
QList<domain::SavedCitizen> People::find(const CitizenNumber& number)
{
    const QString wanted = lookedFor(number);
    const Hash hash = hashOf(numberKind, wanted);
    QList<domain::SavedCitizen> found;
    m_find.bind(1, viewOf(hash));
    while (m_find.next()) {
        auto saved = opened(static_cast<Row>(m_find.number(0)), m_find.bytes(1));
        if (saved && isFoundBy(saved->citizen, wanted))
            found << *std::move(saved);
        else
            noteDamage();
    }
    m_find.reset();
    if (found.size() > 1) {
        std::stable_partition(found.begin(), found.end(),
                              [&](const domain::SavedCitizen& saved) { return holdsNow(saved.citizen, wanted); });
    }
    return found;
}

std::optional<domain::SavedCitizen> People::find(const CitizenId& id)
{
    const std::optional<Row> row = rowOf(hashOf(idKind, id.text()));
    if (!row)
        return std::nullopt;
    auto saved = at(*row);
    if (saved && saved->citizen.id != id) {
        noteDamage();
        return std::nullopt;
    }
    return saved;
}

std::optional<domain::SavedCitizen> People::at(Row row)
{
    std::optional<domain::SavedCitizen> saved;
    if (m_at.bind(1, qint64(row)).next())
        saved = opened(row, m_at.bytes(0));
    else
        noteDamage();
    m_at.reset();
    return saved;
}

People::Row People::read(Row after, int most, const std::function<void(Row, const NameAndBirth&)>& show)
{
    Row last = 0;
    m_read.bind(1, qint64(after)).bind(2, qint64(most));
    while (m_read.next()) {
        const qint64 row = m_read.number(0);
        std::optional<NameAndBirth> person;
        if (row > 0 && static_cast<quint64>(row) <= lastRow && m_seal.open(static_cast<quint64>(row), m_read.bytes(1)))
            person = readNameAndBirth(m_seal.plain());
        if (!person) {
            noteDamage();
            break;
        }
        last = static_cast<Row>(row);
        show(last, *person);
    }
    m_read.reset();
    return last;
}

} // namespace bhxh::cache
