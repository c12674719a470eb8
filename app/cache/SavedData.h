#pragma once

#include "cache/Colleague.h"
#include "domain/ClockReading.h"
#include "domain/Outcome.h"
#include "domain/Register.h"
#include "domain/SavedCitizen.h"
#include "secret/SecretBytes.h"
#include <QFuture>
#include <QObject>
#include <atomic>
#include <memory>

namespace bhxh::cache {

class SavedStore;
class StoreThread;
enum class Turn;

/// The saved data (dữ liệu đã lưu): the citizens of this desk's office, sealed on disk, for look-ups while the line is
/// down. One file in a thread of its own; nothing here blocks, and every future is fulfilled in that thread (whenDone
/// brings it back). Cancelled where this has ended, or where the future was cancelled before its turn: searches that
/// were typed over.
///
/// The time that counts for `now` is domain::LatestTime's, so a desk clock that is set back keeps nothing for longer:
/// `open` refuses it. Whatever finds damage removes everything and says so
/// (SavedDataDamaged, `forgotten`): `open` then begins anew, and the register has to be read again. Each call may also
/// fail with SavedDataDiskFull, SavedDataInUse or SavedDataUnavailable, has then changed nothing and may be asked
/// again; all but open, close, beginAnew, removeMember and
/// destroy with SavedDataNotOpen. A key that is handed in is read in the store's thread: one that somebody may wipe
/// meanwhile is handed in as a copy.
class SavedData : public QObject
{
    Q_OBJECT

public:
    template <typename T>
    using Later = QFuture<domain::Outcome<T>>;

    /// How long what is kept here may be opened again.
    enum class Life {
        Lasting,
        Process, ///< no key to it outlives the process: a file of its own, beside the lasting one and destroyed at both
                 ///< ends of this
    };

    /// @param folder for saved data only; made where it isn't there, for its owner only
    /// @param installation this desk's id
    explicit SavedData(const QString& folder, const QByteArray& installation, Life life = Life::Lasting,
                       QObject* parent = nullptr);
    /// Closes. Waits for what is being done just now (a page of the register is cut short, overwriting files isn't) and
    /// until SQLite has brought its log, of 128 MiB at the most, into the file; where something is to be destroyed its
    /// keys are overwritten and the rest only removed.
    ~SavedData() override;

    /// Opens with the member's desk key; where nothing is kept yet it begins. The name index fills by itself afterwards
    /// (`indexed`); searches find who is already in it. Failures: SavedDataNoKey, SavedDataOtherKey, SavedDataNewer,
    /// DeskClockBehind.
    Later<domain::Done> open(const domain::StaffId& member, const secret::SecretBytes& deskKey,
                             const domain::ClockReading& now);
    /// At lock: keys and index are overwritten, next to at once: a page that is being kept is taken back. Opening again
    /// needs the desk key.
    Later<domain::Done> close();

    /// Each of these members of this desk can open it from now on, with their own desk key. Who can already isn't
    /// touched.
    Later<domain::Done> offer(const QList<Colleague>& colleagues);
    /// This member's desk key is lost. With the last one that opens it everything goes: whether it did. Works closed.
    Later<bool> removeMember(const domain::StaffId& member);
    /// Destroys what is kept, whoever it is for, and begins with another data key for this member and all of these.
    Later<domain::Done> beginAnew(const domain::StaffId& member, const secret::SecretBytes& deskKey,
                                  const domain::ClockReading& now, const QList<Colleague>& colleagues);
    /// Remote wipe, or "forget everything": the wraps of the key first, then every file, overwritten. Works closed and
    /// on damaged files. Failure: SavedDataUnavailable, where a file is still there.
    /// Where this ends before its turn came, it is done then.
    Later<domain::Done> destroy();

    /// Before the register is read: whose it is, and for how many days it may be kept without being read to its end
    /// (Policy::offlineDays). Another office than before: everything is forgotten and the feed starts over.
    Later<domain::Done> serve(const QString& office, int keepDays);
    /// The feed starts over (410 cursor-expired): everybody is forgotten.
    Later<domain::Done> startOver();
    /// One page of the feed: its items and its cursor, all or nothing. @param askedWith the cursor that the page was
    /// asked with: where the feed stands elsewhere by now it fails with SavedDataNotOpen, and is to be read from there.
    /// @param receivedAt the central's own time of its answer
    Later<domain::Done> apply(const domain::RegisterPage& page, const QString& askedWith, const QDateTime& receivedAt);
    /// Forgets everything where it has been kept for too long. To be called now and then; until then what is expired
    /// isn't shown.
    Later<domain::Done> forgetExpired(const domain::ClockReading& now);

    Later<domain::SavedSummary> summary();
    /// Everybody who has or had this number; who has it now first. Empty: not in the saved data, which doesn't mean
    /// that there is nobody.
    Later<QList<domain::SavedCitizen>> find(const domain::CitizenNumber& number, const domain::ClockReading& now);
    /// The one with this id; nothing: not in the saved data.
    Later<std::optional<domain::SavedCitizen>> find(const domain::CitizenId& id, const domain::ClockReading& now);
    /// By name as it is typed (NameQuery). Cancel it when the text changes.
    Later<domain::SavedMatches> search(const QString& typed, const domain::ClockReading& now);

signals:
    /// The index has got on; done == total: it knows everybody.
    void indexed(bhxh::domain::IndexProgress progress);
    /// Damage was found and everything was removed.
    void forgotten();

private:
    template <typename T, typename Work>
    Later<T> ask(Turn turn, Work work);
    void fillOn();
    void fillLater();
    void bringLogInLater();
    void end();

    std::unique_ptr<SavedStore> m_store; ///< the thread's
    bool m_willBringLogIn = false;       ///< the thread's
    const Life m_life;
    std::atomic_int m_toDestroy = 0; ///< how many times it was asked for and isn't done
    std::unique_ptr<StoreThread> m_thread;
};

} // namespace bhxh::cache
