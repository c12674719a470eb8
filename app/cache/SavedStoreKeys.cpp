// The part of SavedStore that is about who can open it: each member by their own key, and nobody once the last is gone.
#include "cache/SavedStore.h"

#include "vault/Sealing.h"
#include <QFile>
#include <sqlite3.h>

namespace bhxh::cache {

using namespace domain;
using secret::SecretBytes;

namespace {

/// How many ways there are to open it.
qint64 keysIn(Database& database, const QByteArray& installation)
{
    return MemberKeys(database, installation).count() + KeyOffers(database, installation).count();
}

} // namespace

Outcome<std::unique_ptr<SavedStore::File>> SavedStore::unlock(std::unique_ptr<Database> database, const StaffId& member,
                                                              const SecretBytes& deskKey)
{
    const bool hasMembers = keysIn(*database, m_installation) > 0;
    const bool wasBegun = SealedNotes::areIn(*database);
    if (auto done = database->outcome(); !done)
        return failed(done.error());
    if (hasMembers) {
        return dataKeyFor(*database, member, deskKey).map([&](const SecretBytes& dataKey) {
            return std::make_unique<File>(std::move(database), dataKey, m_installation);
        });
    }
    if (!wasBegun)
        return begin(std::move(database), member, deskKey);
    // The last wrap was taken away and the rest didn't follow.
    database.reset();
    removeFiles();
    return openFile().and_then(
        [&](std::unique_ptr<Database> fresh) { return begin(std::move(fresh), member, deskKey); });
}

/// By the member's own wrap, or by what a colleague left for them, which becomes their own.
Outcome<SecretBytes> SavedStore::dataKeyFor(Database& database, const StaffId& member, const SecretBytes& deskKey)
{
    MemberKeys members(database, m_installation);
    KeyOffers offers(database, m_installation);
    const MemberPair pair(deskKey);
    Outcome<SecretBytes> dataKey = members.unwrap(member, deskKey);
    const bool isMissing = !dataKey && (dataKey.error().code == FailureCode::SavedDataNoKey ||
                                        dataKey.error().code == FailureCode::SavedDataOtherKey);
    if (const auto offered = isMissing ? offers.open(member, pair) : std::nullopt)
        dataKey = *offered;
    if (auto done = database.outcome(); !done)
        return failed(done.error());
    if (dataKey && !members.isMadeFor({member, pair.publicKey()})) {
        Transaction transaction(database);
        members.wrap(member, deskKey, *dataKey);
        offers.remove(member);
        transaction.commit();
    }
    if (auto done = database.outcome(); !done && done.error().code == FailureCode::SavedDataDamaged)
        return failed(done.error());
    return dataKey; // where the wrap couldn't be written, what opened it now does so the next time
}

Outcome<std::unique_ptr<SavedStore::File>> SavedStore::begin(std::unique_ptr<Database> database, const StaffId& member,
                                                             const SecretBytes& deskKey)
{
    auto file = std::make_unique<File>(std::move(database), SecretBytes::random(vault::keySize), m_installation);
    Transaction transaction(*file->database);
    file->members.wrap(member, deskKey, file->dataKey);
    file->notes.begin({});
    transaction.commit();
    return file->database->outcome().map([&](Done) { return std::move(file); });
}

Outcome<Done> SavedStore::offer(const QList<Colleague>& colleagues)
{
    if (!m_file)
        return failed(notOpen());
    {
        Transaction transaction(*m_file->database);
        for (const Colleague& colleague : colleagues) {
            if (!m_file->members.isMadeFor(colleague) && !m_file->offers.isMadeTo(colleague))
                m_file->offers.make(colleague, m_file->dataKey);
        }
        transaction.commit();
    }
    return m_file->database->outcome().map_error([this](Failure failure) { return afterwards(std::move(failure)); });
}

Outcome<bool> SavedStore::removeMember(const StaffId& member)
{
    std::unique_ptr<Database> closed;
    if (!m_file) {
        if (!QFile::exists(path()))
            return false;
        auto opened = openFile();
        if (!opened)
            return failed(afterwards(opened.error()));
        closed = *std::move(opened);
    }
    Database& database = m_file ? *m_file->database : *closed;
    const qint64 before = keysIn(database, m_installation);
    MemberKeys(database, m_installation).remove(member);
    KeyOffers(database, m_installation).remove(member);
    const qint64 left = keysIn(database, m_installation);
    database.emptyLog();
    const Outcome<Done> done = database.outcome();
    closed.reset();
    if (!done)
        return failed(afterwards(done.error()));
    if (left > 0 || before == 0)
        return false;
    return destroy().map([](Done) { return true; });
}

Outcome<Done> SavedStore::beginAnew(const StaffId& member, const SecretBytes& deskKey, const ClockReading& now,
                                    const QList<Colleague>& colleagues)
{
    return destroy().and_then([&](Done) { return open(member, deskKey, now); }).and_then([&](Done) {
        return offer(colleagues);
    });
}

/// And closes. False where they may still be there.
bool SavedStore::removeKeys()
{
    std::unique_ptr<Database> database;
    if (!m_file && QFile::exists(path())) {
        if (auto opened = openFile())
            database = *std::move(opened);
    }
    bool areGone = !QFile::exists(path());
    if (Database* const open = m_file ? m_file->database.get() : database.get()) {
        MemberKeys(*open, m_installation).removeAll();
        KeyOffers(*open, m_installation).removeAll();
        open->emptyLog();
        areGone = open->outcome().has_value();
    }
    close();
    return areGone;
}

Outcome<Done> SavedStore::destroy()
{
    removeKeys(); // a failure changes nothing: the files go in any case
    if (!removeFiles())
        return failed(failureOfSqlite(SQLITE_CANTOPEN));
    return Done{};
}

Outcome<Done> SavedStore::destroyInHaste()
{
    if (!removeKeys())
        return destroy();
    bool areGone = true;
    for (const QString& file : files())
        areGone = (!QFile::exists(file) || QFile::remove(file)) && areGone;
    if (!areGone)
        return failed(failureOfSqlite(SQLITE_CANTOPEN));
    return Done{};
}

} // namespace bhxh::cache
