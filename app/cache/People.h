#pragma once

#include "cache/Database.h"
#include "cache/PersonRecord.h"
#include "cache/RowSeal.h"
#include <array>
#include <functional>

namespace bhxh::cache {

/// Everybody who is kept: a sealed row each, and a keyed hash of each number and of the id that leads to it. What goes
/// wrong is the database's outcome; a row that doesn't open, or isn't whose it should be, counts as its damage.
class People
{
public:
    using Row = quint32;

    People(Database& database, const secret::SecretBytes& dataKey);

    struct Kept
    {
        Row row = 0;
        bool isNew = false;
    };
    /// Within a transaction of the caller's.
    Kept keep(const domain::Citizen& citizen, const QDateTime& receivedAt);
    /// Where they were kept; nothing where they weren't. Within a transaction of the caller's.
    std::optional<Row> forget(const domain::CitizenId& id);
    void forgetAll();

    /// Who has this number now first, then who had it.
    QList<domain::SavedCitizen> find(const domain::CitizenNumber& number);
    std::optional<domain::SavedCitizen> find(const domain::CitizenId& id);
    std::optional<domain::SavedCitizen> at(Row row);
    /// Shows up to `most` people kept after `row`, in order of rows. Returns the last one's row; 0 where there is none.
    Row read(Row after, int most, const std::function<void(Row, const NameAndBirth&)>& show);

private:
    using Hash = std::array<unsigned char, 16>;
    Hash hashOf(char what, const QString& text);
    QList<Hash> hashesOf(const PersonKeys& keys);
    std::optional<Row> rowOf(const Hash& id);
    PersonKeys keysAt(Row row, const QString& id);
    void change(Row row, const QList<Hash>& before, const QList<Hash>& after);
    void link(const Hash& hash, Row row);
    void unlink(const Hash& hash, Row row);
    std::optional<domain::SavedCitizen> opened(Row row, QByteArrayView sealed);
    quint64 nextRow();
    void noteDamage();

    Database& m_database;
    secret::SecretBytes m_hashKey;
    RowSeal m_seal;
    PlainBytes m_plain = {};
    PlainBytes m_hashed = {};
    Statement m_rowOf;
    Statement m_find;
    Statement m_at;
    Statement m_insert;
    Statement m_update;
    Statement m_delete;
    Statement m_link;
    Statement m_unlink;
    Statement m_read;
    std::optional<quint64> m_lastRow = {}; ///< once it is known
};

} // namespace bhxh::cache
