#pragma once

#include "training/web/TrainingClock.h"

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace bhxh::training {

/// One SQLite connection (C API). Errors are sticky: a statement that fails marks the database, and a transaction that
/// saw a failure is rolled back; so the code between needs no check at each line. Not for two threads at once: whoever
/// owns it locks.
class Database
{
public:
    /// Opens or makes the file. Or why it can't.
    [[nodiscard]] static tl::expected<std::unique_ptr<Database>, QString> open(const QString& path);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs statements without results; `sql` may hold several.
    bool run(const char* sql);
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }
    void markFailed() { m_hasFailed = true; }
    /// In words, for the console; it holds no bound values.
    [[nodiscard]] QString lastError() const;
    [[nodiscard]] qint64 lastInsertRow() const;
    /// Rows that the last statement changed.
    [[nodiscard]] int changes() const;

private:
    friend class Statement;
    friend class Transaction;
    explicit Database(sqlite3* handle) : m_handle(handle) {}
    [[nodiscard]] sqlite3_stmt* take(const char* sql);
    void giveBack(const char* sql, sqlite3_stmt* statement);

    sqlite3* m_handle;
    bool m_hasFailed = false;
    std::unordered_map<const char*, std::vector<sqlite3_stmt*>> m_idle; ///< by the address of their literal
};

/// A prepared statement for the length of a scope; it comes from and goes back to the database's stock. `sql` must be a
/// string literal. Parameters are bound in their order by `with`.
class Statement
{
public:
    using TimePoint = TrainingClock::TimePoint;

    Statement(Database& database, const char* sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    template <typename... Values>
    Statement& with(const Values&... values)
    {
        (bind(values), ...);
        return *this;
    }

    /// The next row, if any.
    bool next();
    /// For statements without rows: runs it and makes it ready for the next values.
    bool run();

    [[nodiscard]] qint64 integer(int column) const;
    /// Empty where it is NULL.
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] TimePoint time(int column) const;
    [[nodiscard]] std::optional<TimePoint> optionalTime(int column) const;
    [[nodiscard]] bool isNull(int column) const;

private:
    void bind(qint64 value);
    void bind(int value) { bind(static_cast<qint64>(value)); }
    void bind(bool value) { bind(static_cast<qint64>(value)); }
    void bind(const QString& value); ///< empty is NULL
    void bind(const QByteArray& value);
    void bind(TimePoint value) { bind(static_cast<qint64>(value.time_since_epoch().count())); }
    void bind(const std::optional<TimePoint>& value);
    void note(int code);

    Database& m_database;
    const char* m_sql;
    sqlite3_stmt* m_statement;
    int m_bound = 0;
};

/// BEGIN IMMEDIATE for the length of a scope; rolled back unless `commit` said yes.
class Transaction
{
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// False where anything failed since its beginning: then nothing of it is in the store.
    [[nodiscard]] bool commit();

private:
    Database& m_database;
    bool m_isOpen;
};

} // namespace bhxh::training
