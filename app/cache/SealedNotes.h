#pragma once

#include "cache/Database.h"
#include "cache/RowSeal.h"
#include "cache/StoreState.h"

namespace bhxh::cache {

/// The two sealed rows about the whole: the key check, and the state.
class SealedNotes
{
public:
    SealedNotes(Database& database, const secret::SecretBytes& dataKey);

    /// Whether there are any, told without a key: saved data was begun here.
    static bool areIn(Database& database);

    /// Of a new file.
    void begin(const StoreState& state);
    void write(const StoreState& state);
    /// Failures: SavedDataDamaged (this key opens the wrap and not what it sealed), and those of the database.
    domain::Outcome<StoreState> read();

private:
    enum Name : quint64 { KeyCheck = 1, State = 2 };
    void put(Name name, const PlainBytes& plain);
    bool open(Name name);

    Database& m_database;
    RowSeal m_seal;
    Statement m_put;
    PlainBytes m_plain = {};
};

} // namespace bhxh::cache
