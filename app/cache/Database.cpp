#include "cache/Database.h"

#include "cache/Schema.h"
#include <QFile>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QUuid>
#include <QVariant>
#include <sqlite3.h>

namespace bhxh::cache {

using namespace Qt::StringLiterals;
using domain::Done;
using domain::failed;
using domain::Outcome;

namespace {

constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

/// SQLite gives its log the rights of the file, so the file has its own before SQLite sees it.
bool makeFile(const QString& path)
{
    QFile file(path);
    return (file.exists() || file.open(QIODevice::NewOnly | QIODevice::WriteOnly)) && file.setPermissions(ownerOnly);
}

} // namespace

Database::Database(QString connection) : m_connection(std::move(connection)) {}

Database::~Database()
{
    disconnect();
}

Outcome<std::unique_ptr<Database>> Database::open(const QString& file)
{
    std::unique_ptr<Database> database(new Database(QUuid::createUuid().toString()));
    if (!makeFile(file))
        return failed(failureOfSqlite(SQLITE_CANTOPEN));
    if (isOfNewerProgram(file))
        return failed(writtenByNewer());
    if (auto done = database->connectTo(file); !done)
        return failed(done.error());
    database->prepare();
    return migrate(*database).map([&](Done) { return std::move(database); });
}

Outcome<Done> Database::connectTo(const QString& file)
{
    QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=1000"_s);
    connection.setDatabaseName(file);
    if (!connection.open())
        return failed(failureOfSqlite(SQLITE_CANTOPEN));
    m_handle = *static_cast<sqlite3* const*>(connection.driver()->handle().constData());
    return Done{};
}

void Database::disconnect()
{
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
    m_handle = nullptr;
}

void Database::prepare()
{
    // Exclusive before the log is switched on: the index of the log then lies in our own memory.
    run("PRAGMA locking_mode = EXCLUSIVE");
    run("PRAGMA temp_store = MEMORY");
    run("PRAGMA trusted_schema = OFF");
    run("PRAGMA secure_delete = ON");
    run("PRAGMA journal_mode = WAL");
    run("PRAGMA synchronous = NORMAL"); // after a power cut the last pages of the feed may be missing, with their
                                        // cursor
    run("PRAGMA cache_size = -24576");
    // In the place of SQLite's own, which brings the log into the file within a commit.
    sqlite3_wal_hook(
        m_handle,
        [](void* database, sqlite3*, const char*, int pages) {
            static_cast<Database*>(database)->m_pagesInLog = pages;
            return SQLITE_OK;
        },
        this);
}

void Database::note(int result)
{
    if (m_result == SQLITE_OK && result != SQLITE_OK && result != SQLITE_ROW && result != SQLITE_DONE)
        m_result = result;
}

void Database::cutShort()
{
    m_isCut = true;
    sqlite3_interrupt(m_handle);
}

void Database::goOn()
{
    // SQLite keeps in mind what came too late, until it reads another statement.
    if (m_isCut.exchange(false))
        sqlite3_exec(m_handle, "SELECT 1", nullptr, nullptr, nullptr);
}

bool Database::isFine()
{
    if (m_isCut)
        note(SQLITE_INTERRUPT);
    return m_result == SQLITE_OK;
}

void Database::run(const char* sql)
{
    if (isFine())
        note(sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr));
}

Outcome<Done> Database::outcome()
{
    const int result = std::exchange(m_result, SQLITE_OK);
    if (result != SQLITE_OK)
        return failed(failureOfSqlite(result));
    return Done{};
}

void Database::bringLogIn()
{
    checkpoint(SQLITE_CHECKPOINT_PASSIVE); // nobody else reads or writes, so it does it all
}

void Database::emptyLog()
{
    checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
}

void Database::checkpoint(int mode)
{
    if (isFine())
        note(sqlite3_wal_checkpoint_v2(m_handle, nullptr, mode, nullptr, nullptr));
    if (isFine())
        m_pagesInLog = 0;
}

Statement::Statement(Database& database, const char* sql) : m_database(database)
{
    if (m_database.isFine()) {
        m_database.note(
            sqlite3_prepare_v3(database.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr));
    }
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement& Statement::bind(int place, qint64 number)
{
    if (m_database.isFine())
        m_database.note(sqlite3_bind_int64(m_statement, place, number));
    return *this;
}

Statement& Statement::bind(int place, QByteArrayView bytes)
{
    if (m_database.isFine()) {
        m_database.note(
            sqlite3_bind_blob64(m_statement, place, bytes.data(), static_cast<sqlite3_uint64>(bytes.size()), nullptr));
    }
    return *this;
}

bool Statement::next()
{
    if (!m_database.isFine())
        return false;
    const int result = sqlite3_step(m_statement);
    if (result == SQLITE_ROW)
        return true;
    m_database.note(result);
    reset();
    return false;
}

void Statement::run()
{
    if (next())
        reset();
}

void Statement::reset()
{
    sqlite3_reset(m_statement); // repeats what the step said
}

qint64 Statement::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QByteArrayView Statement::bytes(int column) const
{
    const auto* data = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    return {data, data == nullptr ? 0 : sqlite3_column_bytes(m_statement, column)};
}

Transaction::Transaction(Database& database) : m_database(database)
{
    m_database.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    // Some failures have ended the transaction by themselves. What is left to take back needs no disk, and the first
    // failure is the one to tell of.
    if (sqlite3_get_autocommit(m_database.handle()) == 0)
        sqlite3_exec(m_database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    m_database.run("COMMIT");
}

} // namespace bhxh::cache
