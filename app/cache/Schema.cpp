#include "cache/Schema.h"

#include "cache/Database.h"
#include <QFile>
#include <QtEndian>
#include <array>

namespace bhxh::cache {

namespace {

// A step is never changed once a program with it is out: another one is added. `row` is no personal data; everything
// else is a keyed hash or sealed.
constexpr std::array steps = {
    // 1: everything
    "PRAGMA application_id = 1112037448;" // "BHXH"
    "CREATE TABLE member_key(member BLOB PRIMARY KEY, wrapped BLOB NOT NULL, fit BLOB NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE note(name INTEGER PRIMARY KEY, sealed BLOB NOT NULL);"
    "CREATE TABLE person(row INTEGER PRIMARY KEY, sealed BLOB NOT NULL);"
    "CREATE TABLE lookup(hash BLOB NOT NULL, row INTEGER NOT NULL, PRIMARY KEY(hash, row)) WITHOUT ROWID;"
    "PRAGMA user_version = 1;",
    // 2: members who come later are given the key. mark: whose public key the wrap's desk key makes; null: not known
    "ALTER TABLE member_key ADD COLUMN mark BLOB;"
    "CREATE TABLE key_offer(member BLOB PRIMARY KEY, mark BLOB NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID;"
    "PRAGMA user_version = 2;",
};

constexpr qint64 newest = steps.size();

qint64 versionOf(Database& database)
{
    Statement version(database, "PRAGMA user_version");
    const qint64 result = version.next() ? version.number(0) : 0;
    version.reset();
    return result;
}

} // namespace

domain::Outcome<domain::Done> migrate(Database& database)
{
    const qint64 version = versionOf(database);
    if (version > newest)
        return domain::failed(writtenByNewer());
    if (version < 0)
        return domain::failed(damaged());
    if (database.isFine() && version < newest) {
        Transaction transaction(database);
        for (qint64 step = version; step < newest; ++step)
            database.run(steps.at(static_cast<size_t>(step)));
        transaction.commit();
    }
    return database.outcome();
}

bool isOfNewerProgram(const QString& file)
{
    constexpr qint64 versionAt = 60; // "user version" in SQLite's file format, big-endian
    constexpr qint64 applicationAt = 68;
    constexpr qint64 headSize = 100;
    QFile reader(file);
    if (!reader.open(QIODevice::ReadOnly))
        return false;
    const QByteArray head = reader.read(headSize);
    return head.size() == headSize && head.startsWith("SQLite format 3") && head.mid(applicationAt, 4) == "BHXH" &&
           qFromBigEndian<qint32>(head.constData() + versionAt) > newest;
}

} // namespace bhxh::cache
