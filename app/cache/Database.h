#pragma once

#include "cache/CacheFailures.h"
#include "domain/Outcome.h"
#include <QByteArrayView>
#include <QString>
#include <atomic>
#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace bhxh::cache {

/// The one connection to the file of the saved data, in the thread that opened it: write-ahead log, one user at a time
/// (which also keeps SQLite from making a -shm file), what is deleted is overwritten, nothing temporary on disk.
///
/// The first thing that goes wrong sticks: everything after it does nothing, so that a piece of work is written
/// straight on and asked once, at its end, by `outcome`.
class Database
{
public:
    /// @param file is made where it isn't there, readable for its owner only. A file of a newer program is refused
    /// before anything is written. Failures: SavedDataDamaged, SavedDataDiskFull, SavedDataInUse, SavedDataUnavailable,
    /// SavedDataNewer.
    static domain::Outcome<std::unique_ptr<Database>> open(const QString& file);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    void run(const char* sql);
    /// What became of everything since the last call; the next work begins afresh.
    domain::Outcome<domain::Done> outcome();
    [[nodiscard]] bool isFine();
    /// Keeps `result` in mind where it is the first failure.
    void note(int result);

    /// The work under way ends soon, and fails (SavedDataUnavailable) until goOn(). The one call that other threads may
    /// make, as long as this lives.
    void cutShort();
    void goOn();
    [[nodiscard]] bool isCut() const { return m_isCut; }

    /// Everything that was written is in the file itself; the write-ahead log is written anew from its beginning. Cut
    /// short it has done nothing, but what is being brought to the disk just then is waited for. SQLite doesn't do it
    /// by itself before the end: it can take seconds, and only others know when nobody waits.
    void bringLogIn();
    /// And the log is empty: what was deleted is gone from both.
    void emptyLog();
    /// That aren't in the file.
    [[nodiscard]] qint64 pagesInLog() const { return m_pagesInLog; }

    [[nodiscard]] sqlite3* handle() const { return m_handle; }

private:
    explicit Database(QString connection);
    domain::Outcome<domain::Done> connectTo(const QString& file);
    void prepare();
    void checkpoint(int mode);
    void disconnect();

    QString m_connection;
    sqlite3* m_handle = nullptr;
    int m_result = 0;
    qint64 m_pagesInLog = 0;          ///< as of the last commit, or 0
    std::atomic_bool m_isCut = false; ///< SQLite forgets it between two statements
};

/// A statement of SQLite, prepared once and used again. What is bound must live until the next `next`.
class Statement
{
public:
    Statement(Database& database, const char* sql);
    ~Statement();
    Q_DISABLE_COPY_MOVE(Statement)

    Statement& bind(int place, qint64 number);
    Statement& bind(int place, QByteArrayView bytes);
    /// Whether there is another row. Where there is none, and of a failure, the statement is ready to be used again.
    bool next();
    /// For statements that give no rows.
    void run();
    /// Ends the reading before there is no more row, and lets go of the row.
    void reset();

    [[nodiscard]] qint64 number(int column) const;
    /// Good until the next `next` or `reset`.
    [[nodiscard]] QByteArrayView bytes(int column) const;

private:
    Database& m_database;
    sqlite3_stmt* m_statement = nullptr;
};

/// All or nothing: what isn't committed is taken back at the end.
class Transaction
{
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)
    void commit();

private:
    Database& m_database;
};

} // namespace bhxh::cache
