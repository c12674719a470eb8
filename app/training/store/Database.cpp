#include "training/store/Database.h"

#include <sqlite3.h>

namespace bhxh::training {

tl::expected<std::unique_ptr<Database>, QString> Database::open(const QString& path)
{
    constexpr int busyMilliseconds = 5000;
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &handle,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    std::unique_ptr<Database> database(new Database(handle));
    if (code != SQLITE_OK)
        return tl::unexpected(QString::fromUtf8(sqlite3_errstr(code)));
    sqlite3_busy_timeout(handle, busyMilliseconds);
    sqlite3_extended_result_codes(handle, 1);
    return database;
}

Database::~Database()
{
    for (const auto& [sql, statements] : m_idle) {
        for (sqlite3_stmt* statement : statements)
            sqlite3_finalize(statement);
    }
    sqlite3_close_v2(m_handle);
}

bool Database::run(const char* sql)
{
    if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK)
        return true;
    m_hasFailed = true;
    return false;
}

QString Database::lastError() const
{
    return QString::fromUtf8(sqlite3_errmsg(m_handle));
}

qint64 Database::lastInsertRow() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

int Database::changes() const
{
    return sqlite3_changes(m_handle);
}

sqlite3_stmt* Database::take(const char* sql)
{
    auto& idle = m_idle[sql];
    if (!idle.empty()) {
        sqlite3_stmt* statement = idle.back();
        idle.pop_back();
        return statement;
    }
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        m_hasFailed = true;
    return statement;
}

void Database::giveBack(const char* sql, sqlite3_stmt* statement)
{
    if (!statement)
        return;
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    m_idle[sql].push_back(statement);
}

Statement::Statement(Database& database, const char* sql)
    : m_database(database), m_sql(sql), m_statement(database.take(sql))
{}

Statement::~Statement()
{
    m_database.giveBack(m_sql, m_statement);
}

void Statement::note(int code)
{
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
        m_database.markFailed();
}

bool Statement::next()
{
    if (!m_statement)
        return false;
    const int code = sqlite3_step(m_statement);
    note(code);
    return code == SQLITE_ROW;
}

bool Statement::run()
{
    if (!m_statement)
        return false;
    const int code = sqlite3_step(m_statement);
    note(code);
    sqlite3_reset(m_statement);
    m_bound = 0;
    return code == SQLITE_DONE || code == SQLITE_ROW;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QString Statement::text(int column) const
{
    const void* text = sqlite3_column_text(m_statement, column);
    return QString::fromUtf8(static_cast<const char*>(text), sqlite3_column_bytes(m_statement, column));
}

QByteArray Statement::bytes(int column) const
{
    const void* bytes = sqlite3_column_blob(m_statement, column);
    return {static_cast<const char*>(bytes), sqlite3_column_bytes(m_statement, column)};
}

Statement::TimePoint Statement::time(int column) const
{
    return TimePoint(std::chrono::milliseconds(integer(column)));
}

std::optional<Statement::TimePoint> Statement::optionalTime(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(time(column));
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

void Statement::bind(qint64 value)
{
    note(sqlite3_bind_int64(m_statement, ++m_bound, value));
}

void Statement::bind(const QString& value)
{
    ++m_bound;
    if (value.isEmpty()) {
        note(sqlite3_bind_null(m_statement, m_bound));
        return;
    }
    const QByteArray utf8 = value.toUtf8();
    note(sqlite3_bind_text(m_statement, m_bound, utf8.constData(), static_cast<int>(utf8.size()), SQLITE_TRANSIENT));
}

void Statement::bind(const QByteArray& value)
{
    note(
        sqlite3_bind_blob(m_statement, ++m_bound, value.constData(), static_cast<int>(value.size()), SQLITE_TRANSIENT));
}

void Statement::bind(const std::optional<TimePoint>& value)
{
    if (value)
        bind(*value);
    else
        note(sqlite3_bind_null(m_statement, ++m_bound));
}

Transaction::Transaction(Database& database) : m_database(database), m_isOpen(false)
{
    m_database.m_hasFailed = false;
    m_isOpen = m_database.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    if (m_isOpen)
        m_database.run("ROLLBACK");
}

bool Transaction::commit()
{
    if (!m_isOpen || m_database.m_hasFailed || !m_database.run("COMMIT"))
        return false;
    m_isOpen = false;
    return true;
}

} // namespace bhxh::training
