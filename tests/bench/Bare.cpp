#include "Bare.h"

#include "Figures.h"
#include "InventedRegister.h"
#include "vault/Sealing.h"
#include <cstdio>
#include <cstdlib>

namespace bhxh::bench {

namespace {

void must(bool right, const char* what)
{
    if (right)
        return;
    std::fprintf(stderr, "bench: %s\n", what);
    std::exit(2);
}

void bindBlob(sqlite3_stmt* to, int place, sqlite3_stmt* from, int column)
{
    sqlite3_bind_blob(to, place, sqlite3_column_blob(from, column), sqlite3_column_bytes(from, column), SQLITE_STATIC);
}

constexpr int sealedSize = 165; // as long as an invented person's row

} // namespace

Bare::Bare(const QString& file)
{
    must(sqlite3_open(file.toUtf8().constData(), &m_handle) == SQLITE_OK, "a bare file doesn't open");
    run("PRAGMA locking_mode = EXCLUSIVE");
    run("PRAGMA temp_store = MEMORY");
    run("PRAGMA journal_mode = WAL");
    run("PRAGMA synchronous = NORMAL");
    run("PRAGMA wal_autocheckpoint = 16384");
    run("PRAGMA cache_size = -24576");
}

Bare::~Bare()
{
    sqlite3_close_v2(m_handle);
}

void Bare::run(const char* sql)
{
    must(sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql);
}

sqlite3_stmt* Bare::prepare(const char* sql)
{
    sqlite3_stmt* statement = nullptr;
    must(sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) == SQLITE_OK, sql);
    return statement;
}

void Bare::step(sqlite3_stmt* statement)
{
    must(sqlite3_step(statement) == SQLITE_DONE, "a bare statement fails");
    sqlite3_reset(statement);
}

double insertTheSameRows(const QString& from, const QString& to, qint64 peopleAtATime)
{
    Bare source(from);
    Bare target(to);
    source.run("CREATE TEMP TABLE by_row AS SELECT row, hash FROM lookup ORDER BY row");
    target.run("CREATE TABLE person(row INTEGER PRIMARY KEY, sealed BLOB NOT NULL)");
    target.run("CREATE TABLE lookup(hash BLOB NOT NULL, row INTEGER NOT NULL, PRIMARY KEY(hash, row)) WITHOUT ROWID");
    sqlite3_stmt* people = source.prepare("SELECT row, sealed FROM person ORDER BY row");
    sqlite3_stmt* hashes = source.prepare("SELECT row, hash FROM by_row ORDER BY rowid");
    sqlite3_stmt* person = target.prepare("INSERT INTO person(row, sealed) VALUES(?, ?)");
    sqlite3_stmt* lookup = target.prepare("INSERT INTO lookup(hash, row) VALUES(?, ?)");
    Durations inserting;
    bool isAtHash = sqlite3_step(hashes) == SQLITE_ROW;
    target.run("BEGIN");
    for (qint64 count = 1; sqlite3_step(people) == SQLITE_ROW; ++count) {
        const sqlite3_int64 row = sqlite3_column_int64(people, 0);
        inserting.measure([&] {
            sqlite3_bind_int64(person, 1, row);
            bindBlob(person, 2, people, 1);
            target.step(person);
        });
        for (; isAtHash && sqlite3_column_int64(hashes, 0) == row; isAtHash = sqlite3_step(hashes) == SQLITE_ROW) {
            inserting.measure([&] {
                bindBlob(lookup, 1, hashes, 1);
                sqlite3_bind_int64(lookup, 2, row);
                target.step(lookup);
            });
        }
        if (count % peopleAtATime == 0) {
            inserting.measure([&] {
                target.run("COMMIT");
                target.run("BEGIN");
            });
        }
    }
    inserting.measure([&] { target.run("COMMIT"); });
    for (sqlite3_stmt* statement : {people, hashes, person, lookup})
        sqlite3_finalize(statement);
    return inserting.seconds();
}

std::array<unsigned char, 16> keyOf(const secret::SecretBytes& key, const QString& number)
{
    std::array<unsigned char, 16> hash = {};
    vault::keyedHash(key, number.toUtf8(), hash);
    return hash;
}

void makeKeyedRows(const QString& file, const secret::SecretBytes& key, quint32 people)
{
    constexpr quint32 atATime = 1000;
    Bare target(file);
    target.run("CREATE TABLE keyed(key BLOB PRIMARY KEY, sealed BLOB NOT NULL)");
    sqlite3_stmt* insert = target.prepare("INSERT INTO keyed(key, sealed) VALUES(?, ?)");
    const QByteArray plain(sealedSize - vault::sealOverhead, 'p');
    target.run("BEGIN");
    for (quint32 person = 0; person < people; ++person) {
        const auto hash = keyOf(key, QString::number(7900000000 + person));
        const QByteArray sealed = vault::seal(key, plain, QByteArrayView("row"));
        sqlite3_bind_blob(insert, 1, hash.data(), static_cast<int>(hash.size()), SQLITE_STATIC);
        sqlite3_bind_blob(insert, 2, sealed.constData(), static_cast<int>(sealed.size()), SQLITE_STATIC);
        target.step(insert);
        if (person % atATime == atATime - 1)
            target.run("COMMIT; BEGIN");
    }
    target.run("COMMIT");
    sqlite3_finalize(insert);
}

} // namespace bhxh::bench
