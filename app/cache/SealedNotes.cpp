#include "cache/SealedNotes.h"

#include <sqlite3.h>

namespace bhxh::cache {

using domain::failed;
using domain::Outcome;

namespace {

constexpr QByteArrayView keyCheck = "saved data: this is the key";
constexpr quint64 form = 1;

} // namespace

SealedNotes::SealedNotes(Database& database, const secret::SecretBytes& dataKey)
    : m_database(database), m_seal(dataKey, "note", form),
      m_put(database, "INSERT OR REPLACE INTO note(name, sealed) VALUES(?, ?)")
{}

bool SealedNotes::areIn(Database& database)
{
    return Statement(database, "SELECT 1 FROM note").next();
}

void SealedNotes::put(Name name, const PlainBytes& plain)
{
    const QByteArrayView sealed = m_seal.seal(name, plain);
    m_put.bind(1, static_cast<qint64>(name)).bind(2, sealed).run();
}

void SealedNotes::begin(const StoreState& state)
{
    m_plain.assign(keyCheck.cbegin(), keyCheck.cend());
    put(KeyCheck, m_plain);
    write(state);
}

void SealedNotes::write(const StoreState& state)
{
    state.write(m_plain);
    put(State, m_plain);
}

bool SealedNotes::open(Name name)
{
    Statement select(m_database, "SELECT sealed FROM note WHERE name = ?");
    const bool opens = select.bind(1, static_cast<qint64>(name)).next() && m_seal.open(name, select.bytes(0));
    if (!opens)
        m_database.note(SQLITE_CORRUPT);
    return opens;
}

Outcome<StoreState> SealedNotes::read()
{
    std::optional<StoreState> state;
    if (open(KeyCheck) && m_seal.plain() == keyCheck && open(State))
        state = StoreState::read(m_seal.plain());
    if (auto done = m_database.outcome(); !done)
        return failed(done.error());
    if (!state)
        return failed(damaged());
    return *state;
}

} // namespace bhxh::cache
