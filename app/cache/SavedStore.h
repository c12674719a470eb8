#pragma once

#include "cache/KeyOffers.h"
#include "cache/MemberKeys.h"
#include "cache/NameIndex.h"
#include "cache/People.h"
#include "cache/SealedNotes.h"
#include "domain/LatestTime.h"
#include "domain/Register.h"
#include <QDateTime>
#include <QMutex>
#include <functional>

namespace bhxh::cache {

/// The saved data itself, for the one thread that owns it (SavedData is what others use): the file, its key and the
/// name index, open together and closed together. Damage is never worked around: the files are removed, the failure
/// says so (SavedDataDamaged), and the next `open` begins anew. Every call but open, close, beginAnew, removeMember and
/// destroy fails with SavedDataNotOpen where nothing is open; each may fail with SavedDataDamaged, SavedDataDiskFull,
/// SavedDataInUse or SavedDataUnavailable and has then changed nothing.
class SavedStore
{
public:
    /// 64 MiB. A page of the register changes thousands of pages of the file, as hashes lie everywhere: brought into it
    /// after each, they would be written ten times over.
    static constexpr qint64 pagesOfALongLog = 16384;

    /// @param folder for saved data only; made where it isn't there, for its owner only @param installation this desk's
    /// id @param name of its file @param longLog from how many pages on the log counts as long
    SavedStore(QString folder, QByteArray installation, QString name, qint64 longLog = pagesOfALongLog);
    ~SavedStore();
    Q_DISABLE_COPY_MOVE(SavedStore)

    /// Where nothing is kept yet it begins, with a data key of its own for this member.
    /// Failures: SavedDataNoKey, SavedDataOtherKey, SavedDataNewer, DeskClockBehind.
    domain::Outcome<domain::Done> open(const domain::StaffId& member, const secret::SecretBytes& deskKey,
                                       const domain::ClockReading& now);
    /// Overwrites keys and index.
    void close();
    /// A page that is being kept, or a forgetting of everybody, is taken back (SavedDataUnavailable), so that whoever
    /// closes needn't wait for it. In any thread.
    void cutShort();
    /// Somebody at the counter waits: an emptying of the log that waits for nobody is put off. In any thread.
    void makeWay();
    [[nodiscard]] bool isOpen() const { return m_file != nullptr; }

    /// Gives the data key to each of them who can't open it yet.
    domain::Outcome<domain::Done> offer(const QList<Colleague>& colleagues);
    /// With the last one everything goes: whether it did. Works without a key.
    domain::Outcome<bool> removeMember(const domain::StaffId& member);
    /// Destroys what is kept, whoever it is for, and begins with another data key for this member and all of these.
    domain::Outcome<domain::Done> beginAnew(const domain::StaffId& member, const secret::SecretBytes& deskKey,
                                            const domain::ClockReading& now, const QList<Colleague>& colleagues);

    /// Another office than before: everything is forgotten and the feed starts over.
    domain::Outcome<domain::Done> serve(const QString& office, int keepDays);
    domain::Outcome<domain::Done> startOver();
    /// The page's items and its cursor, all or nothing; what is removed is gone from every file. @param askedWith the
    /// cursor that the page was asked with: one that doesn't follow where this stands would leave people out for good,
    /// and is refused (SavedDataNotOpen). @param receivedAt the
    /// central's own time of its answer
    domain::Outcome<domain::Done> apply(const domain::RegisterPage& page, const QString& askedWith,
                                        const QDateTime& receivedAt);
    /// Forgets everything where it has been kept for too long, and notes how late it is. To be called now and then.
    domain::Outcome<domain::Done> forgetExpired(const domain::ClockReading& now);

    domain::Outcome<domain::SavedSummary> summary();
    domain::Outcome<QList<domain::SavedCitizen>> find(const domain::CitizenNumber& number,
                                                      const domain::ClockReading& now);
    domain::Outcome<std::optional<domain::SavedCitizen>> find(const domain::CitizenId& id,
                                                              const domain::ClockReading& now);
    domain::Outcome<domain::SavedMatches> search(const QString& typed, const domain::ClockReading& now);

    /// Brings the next `most` people into the index; how far it has got.
    domain::Outcome<domain::IndexProgress> fillIndex(int most);
    /// Everybody who is kept is in the index.
    [[nodiscard]] bool isIndexed() const { return m_isIndexed; }

    /// The write-ahead log is long, or holds the end of the feed: it is to be brought into the file as soon as nobody
    /// waits. Where that never comes, a page of the register that finds it twice as long doesn't wait for it.
    [[nodiscard]] bool isLogDue() const;
    /// Does so. False where it had to make way: to be tried again after whoever waits. @param isWaitedFor told once
    /// makeWay reaches this, so that nobody is missed
    bool bringLogIn(const std::function<bool()>& isWaitedFor);

    /// The wraps of the key first, then every file, overwritten. Works without a key and on damaged files. Failure:
    /// SavedDataUnavailable, where a file is still there.
    domain::Outcome<domain::Done> destroy();
    /// For a process that is to end: the wraps are overwritten, and what no key opens any more is removed as it is.
    domain::Outcome<domain::Done> destroyInHaste();

private:
    /// What there is while it is open.
    struct File
    {
        File(std::unique_ptr<Database> opened, const secret::SecretBytes& key, QByteArray installation);
        std::unique_ptr<Database> database;
        secret::SecretBytes dataKey;
        MemberKeys members;
        KeyOffers offers;
        SealedNotes notes;
        People people;
    };
    enum class Cut {
        ToClose,  ///< by cutShort only
        ToMakeWay ///< or by makeWay
    };
    /// What may be cut short, as long as this lives.
    class Long
    {
    public:
        explicit Long(SavedStore& store, Cut cut = Cut::ToClose);
        ~Long();
        Q_DISABLE_COPY_MOVE(Long)

    private:
        SavedStore& m_store;
    };
    /// What a page does to the index.
    struct Changes
    {
        QList<People::Row> kept = {}; ///< one for each citizen of the page
        QList<People::Row> forgotten = {};
        qint64 more = 0;
    };

    [[nodiscard]] QString path() const;
    domain::Outcome<std::unique_ptr<File>> unlock(std::unique_ptr<Database> database, const domain::StaffId& member,
                                                  const secret::SecretBytes& deskKey);
    domain::Outcome<secret::SecretBytes> dataKeyFor(Database& database, const domain::StaffId& member,
                                                    const secret::SecretBytes& deskKey);
    domain::Outcome<std::unique_ptr<File>> begin(std::unique_ptr<Database> database, const domain::StaffId& member,
                                                 const secret::SecretBytes& deskKey);
    domain::Outcome<std::unique_ptr<Database>> openFile();
    Changes write(const domain::RegisterPage& page, const QDateTime& receivedAt);
    void updateIndex(const domain::RegisterPage& page, const Changes& changes);
    domain::Outcome<domain::Done> replaceBy(const StoreState& state);
    domain::Outcome<domain::Done> save(const StoreState& state);
    [[nodiscard]] bool isExpired(const domain::ClockReading& now) const;
    domain::Outcome<domain::Done> sawTime(const domain::ClockReading& now);
    [[nodiscard]] domain::IndexProgress progress() const;
    void date(domain::SavedCitizen& saved) const;
    domain::SavedMatches matchesOf(const NameIndex::Hits& hits);
    void emptyLog();
    bool removeKeys();
    [[nodiscard]] QStringList files() const;
    domain::Failure afterwards(domain::Failure failure);
    bool removeFiles();

    QString m_folder;
    QByteArray m_installation;
    QString m_name;
    const qint64 m_longLog;
    std::unique_ptr<File> m_file;
    QMutex m_cutting;               ///< for:
    Database* m_canBeCut = nullptr; ///< not closed as long as it is named here
    Cut m_cut = Cut::ToClose;
    StoreState m_state = {};
    domain::LatestTime m_latest = {}; ///< also while it is closed
    NameIndex m_index;
    People::Row m_indexedTo = 0; ///< all rows up to here are in the index
    bool m_isIndexed = false;    ///< all rows are
    bool m_isLogDue = false;     ///< however long it is
};

} // namespace bhxh::cache
