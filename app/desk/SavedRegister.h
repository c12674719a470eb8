#pragma once

#include "domain/Outcome.h"
#include "domain/Register.h"
#include "domain/SavedCitizen.h"
#include "domain/Staff.h"
#include <QFuture>
#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>

namespace bhxh::cache {
class SavedData;
}

namespace bhxh::desk {

class Session;
class StaffKeys;

/// The saved data (dữ liệu đã lưu) as this desk and its member have it: opened when the member opened the desk, closed
/// at every lock, destroyed on order, on expiry, and when the last key to it is lost. Whoever looks people up asks
/// here; RegisterSync fills it. Nothing here blocks. GUI thread.
///
/// It is kept only where the central allows it (DeskCache::Allowed, Policy::offlineDays of at least one). Where the
/// keychain doesn't last (StaffKeys::isLasting) it lives as long as the session: no key outlives that.
///
/// Each member of the desk opens it with their own PIN. A member who comes for the first time has no key to what is
/// kept for colleagues (OthersOnly): whichever comes first gives them one, a colleague who opens it (each member's
/// public key lies in the keychain), or the next reading of the register, which begins anew for all of them.
class SavedRegister : public QObject
{
    Q_OBJECT

public:
    template <typename T>
    using Later = QFuture<domain::Outcome<T>>;

    enum class Kind {
        Closed,     ///< nobody works here just now
        NotAllowed, ///< the central lets this desk keep nothing; what was kept is destroyed
        NotKept,    ///< this desk has no place to keep anything
        Opening,
        Open,       ///< look-ups work, also while the names are still being read
        OthersOnly, ///< kept, but not for this member yet
        Failed,     ///< `failure`; retry() tries again
    };

    struct State
    {
        Kind kind = Kind::Closed;
        std::optional<domain::Failure> failure = {};
        domain::SavedSummary summary = {}; ///< while Open
        domain::IndexProgress names = {};  ///< while Open: how far the name search has got
        bool forgotten = false;   ///< damage was found, or the key was lost: everything was removed, and is read anew;
                                  ///< told until acknowledge()
        bool destroying = false;  ///< forgetEverything() is under way
        bool sessionOnly = false; ///< no lasting keychain: it goes when this program ends
        friend bool operator==(const State&, const State&) = default;
    };

    /// `session` and `keys` outlive this.
    /// @param folder of its own; empty: nothing is kept @param installation this desk's id
    SavedRegister(Session& session, StaffKeys& keys, const QString& folder, const QByteArray& installation,
                  QObject* parent = nullptr);
    ~SavedRegister() override;

    [[nodiscard]] const State& state() const { return m_state; }
    /// Look-ups can be answered from here: Open, and somebody is kept.
    [[nodiscard]] bool canAnswer() const;

    /// Everybody who has or had this number; who has it now first. Failure where it isn't Open: SavedDataNotOpen.
    Later<QList<domain::SavedCitizen>> find(const domain::CitizenNumber& number);
    /// The one with this id; nothing: not in the saved data.
    Later<std::optional<domain::SavedCitizen>> find(const domain::CitizenId& id);
    /// By name as it is typed, in any order, with or without marks, narrowed by a birth year or date in the same text.
    /// Cancel it when the text changes.
    Later<domain::SavedMatches> search(const QString& typed);

    /// A person asked for it and confirmed: all of it goes, for all members. Reading the register begins anew later.
    void forgetEverything();
    void retry();
    /// `forgotten` has been read.
    void acknowledge();

    // For RegisterSync.

    /// Before the register is read: whose it is and for how long (from the session's member). Where the member has no
    /// key (OthersOnly) it begins anew, for them and for all members whose public key is known. Gives the cursor to
    /// read on from; empty: from the start.
    Later<QString> beginReading();
    /// One page, all or nothing. @param receivedAt the central's own time of its answer
    Later<domain::Done> apply(const domain::RegisterPage& page, const QDateTime& receivedAt);
    /// 410 cursor-expired: everybody is forgotten.
    Later<domain::Done> startOver();

signals:
    void stateChanged();
    /// All of it was destroyed or found lost, so that it may be read anew (where it may be kept at all).
    void emptied();

private:
    Session& m_session;
    StaffKeys& m_keys;
    State m_state;
    std::unique_ptr<cache::SavedData> m_data; ///< null: no place to keep anything
};

} // namespace bhxh::desk
