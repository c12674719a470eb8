#include "training/store/CentralStore.h"

#include "training/people/InventedCitizens.h"
#include "training/store/Schema.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

void removeStore(const QString& path)
{
    for (const QString& ending : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s})
        QFile::remove(path + ending);
}

void flush(const QString& path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return;
    ::fsync(file);
    ::close(file);
}

/// A rename that a power cut can't undo, and that never shows a half file.
bool renameForGood(const QString& from, const QString& to, const QString& folder)
{
    flush(from);
    if (!QFile::rename(from, to))
        return false;
    flush(folder);
    return true;
}

} // namespace

CentralStore::CentralStore(std::unique_ptr<Database> opened)
    : m_database(std::move(opened)), database(*m_database), citizens(database), changes(database), resets(database),
      mails(database), activity(database), answers(database), settings(database)
{}

tl::expected<std::unique_ptr<CentralStore>, QString> CentralStore::open(const QString& folder, const Recipe& recipe)
{
    const QString path = folder + u"/central.sqlite"_s;
    if (!QFile::exists(path)) {
        const QString unfinished = path + u".new"_s;
        removeStore(unfinished);
        if (const auto error = make(unfinished, recipe))
            return tl::unexpected(*error);
        if (!renameForGood(unfinished, path, folder))
            return tl::unexpected(u"the new store can't be put into its place"_s);
    }
    auto opened = openWal(path);
    if (!opened)
        return tl::unexpected(opened.error());
    Statement version(**opened, "PRAGMA user_version");
    if (!version.next() || version.integer(0) != schemaVersion)
        return tl::unexpected(u"this is no store of this version"_s);
    return std::unique_ptr<CentralStore>(new CentralStore(std::move(*opened)));
}

tl::expected<std::unique_ptr<Database>, QString> CentralStore::openWal(const QString& path)
{
    auto opened = Database::open(path);
    // NORMAL in WAL mode: a commit is in the kernel's hands, which a killed process doesn't take with it.
    if (opened && !(*opened)->run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; "
                                  "PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF"))
        return tl::unexpected((*opened)->lastError());
    return opened;
}

std::optional<QString> CentralStore::make(const QString& path, const Recipe& recipe)
{
    auto opened = Database::open(path);
    if (!opened)
        return opened.error();
    CentralStore store(std::move(*opened));
    const bool isMade = store.database.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; "
                                           "PRAGMA cache_size = -262144; PRAGMA locking_mode = EXCLUSIVE") &&
                        store.database.run(schemaSql) && store.seedPeople(recipe) &&
                        store.database.run("PRAGMA journal_mode = MEMORY");
    if (!isMade)
        return store.database.lastError();
    if (recipe.furnish)
        recipe.furnish(store);
    return store.database.hasFailed() ? std::optional(store.database.lastError()) : std::nullopt;
}

bool CentralStore::seedPeople(const Recipe& recipe)
{
    const InventedCitizens people(recipe.seed, recipe.citizens);
    const TimePoint madeAt = TrainingClock().now();
    Transaction transaction(database);
    for (int i = 0; i < people.count(); ++i)
        citizens.add(i + 1, people.citizen(i), madeAt);
    Statement(database, "INSERT INTO counters(name, value) VALUES('revision', ?)").with(people.count()).run();
    citizens.countOffices();
    settings.setPopulation(recipe.seed, people.count());
    settings.setPolicy({});
    settings.makeCursorSecret();
    if (!transaction.commit() || !database.run(indexSql))
        return false;
    static_assert(schemaVersion == 1);
    return database.run("PRAGMA user_version = 1");
}

} // namespace bhxh::training
