#pragma once

#include "domain/Outcome.h"
#include "domain/Register.h"
#include "domain/SavedCitizen.h"
#include "domain/Staff.h"
#include "domain/WhenDone.h"
#include "secret/SecretBytes.h"
#include "vault/Then.h"
#include <QFuture>
#include <QObject>
#include <QTimer>
#include <chrono>
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
/// keychain doesn't last (StaffKeys::isLasting) it lives as long as the session: no key outlives that. What was kept
/// with a keychain that failed only this time stays as it is, beside that.
///
/// Each member of the desk opens it with their own PIN. A member who comes for the first time has no key to what is
/// kept for colleagues (OthersOnly): whichever comes first gives them one, a colleague who opens it (each member's
/// public key lies in the keychain), or the first page of the next reading of the register, which begins anew for all
/// of them. When the last member who could open it lost their key it is destroyed (`forgotten`).
///
/// It is the register of one office. To a member of another it is what is kept for colleagues (OthersOnly): nobody of
/// their office gives them the key, and it makes room when the first page of their own office's register is there.
class SavedRegister : public QObject
{
    Q_OBJECT

public:
    template <typename T>
    using Later = QFuture<domain::Outcome<T>>;

    enum class Kind {
        Closed,     ///< nobody works here just now
        NotAllowed, ///< the central lets this desk keep nothing. What was kept is destroyed (`failure`: a file of it is
                    ///< still there, and is tried again); by a rule that this program doesn't know nothing is opened
                    ///< and nothing destroyed
        NotKept,    ///< this desk has no place to keep anything
        Opening,
        Open,       ///< look-ups work, also while the names are still being read
        OthersOnly, ///< kept, but not for this member yet, or of another office; RegisterSync may read all the same
        Failed,     ///< `failure`; tried again by itself now and then, by retry() at once
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
    /// Look-ups can be answered from here: Open, and somebody is kept whose time isn't over.
    [[nodiscard]] bool canAnswer() const;
    /// The member has left, and the thread of the saved data is still overwriting keys and names.
    [[nodiscard]] bool isClosing() const { return m_closing > 0; }
    /// How often what failed is tried again and what is kept for too long is looked for; tests are quicker than days at
    /// a counter.
    void setLookInterval(std::chrono::milliseconds interval) { m_look.setInterval(interval); }

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

    /// Before the register is read: whose it is and for how long (from the session's member). Gives the cursor to read
    /// on from; empty: from the start. Where the member has no key (OthersOnly) that is so, and nothing is touched yet:
    /// the first page that comes begins anew, for them and for all members whose public key is known (Open from then
    /// on). Failure: SavedDataNotOpen.
    Later<QString> beginReading();
    /// One page, all or nothing. @param askedWith the cursor that it was asked with: beginReading's, or the page's
    /// before; after startOver an empty one. @param receivedAt the central's own time of its answer. Failure:
    /// SavedDataNotOpen also where the page doesn't follow what is kept (another office, emptied meanwhile): nothing
    /// was changed, and reading begins again with beginReading.
    Later<domain::Done> apply(const domain::RegisterPage& page, const QString& askedWith, const QDateTime& receivedAt);
    /// 410 cursor-expired: everybody is forgotten. Where nothing was begun yet (OthersOnly) there is nothing to do.
    Later<domain::Done> startOver();

signals:
    void stateChanged();
    /// All of it was destroyed or found lost, or the member is of another office by now, so that the register may be
    /// read anew (where it may be kept at all): with beginReading.
    void emptied();

private:
    /// What decides whether, whose and for how long.
    struct Terms
    {
        bool mayKeep = false;
        bool mustGo = false; ///< what is kept already
        QString office = {};
        int days = 0;
        friend bool operator==(const Terms&, const Terms&) = default;
    };
    [[nodiscard]] Terms terms() const;
    [[nodiscard]] const domain::StaffId& member() const;
    [[nodiscard]] secret::SecretBytes copyOfKey() const;
    [[nodiscard]] cache::SavedData* dataOfKeys() const;

    void open();
    void close();
    void obeyTerms();
    void changeOffice();
    void keepPublicKey();
    void begin();
    void opened(const domain::Outcome<domain::Done>& outcome);
    void keyIsLost();
    void serve();
    void served(const domain::Outcome<domain::Done>& outcome);
    void tellOpen(const domain::SavedSummary& summary);
    void tellForgotten();
    void offerToColleagues();
    void fail(const domain::Failure& failure);
    Later<domain::Done> destroyAll();
    void destroyNotAllowed();
    void removeKeyOf(const domain::StaffId& member);
    void wipe();
    void foundDamaged();
    void lookAgain();
    Later<domain::Done> applyFirst(const domain::RegisterPage& page, const QDateTime& receivedAt);
    Later<domain::Done> beginAnew();
    void begunAnew(const domain::Outcome<domain::Done>& begun, const vault::Answer<domain::Done>& answer);
    Later<domain::Done> followed(const Later<domain::Done>& change);
    void follow();
    void readSummary();
    void set(State state);
    void setKind(Kind kind, std::optional<domain::Failure> failure = {});
    template <typename T, typename Use>
    void inThisTurn(const Later<T>& later, Use use);

    Session& m_session;
    StaffKeys& m_keys;
    State m_state;
    std::unique_ptr<cache::SavedData> m_lasting;    ///< null: no place to keep anything
    std::unique_ptr<cache::SavedData> m_forSession; ///< the same
    cache::SavedData* m_data = nullptr;             ///< whichever of them the member's key opens, or opened last
    std::optional<Terms> m_terms = {};              ///< of the member who has opened the desk
    quint64 m_turn = 0;                             ///< an answer of an earlier turn is about what is closed by now
    int m_closing = 0;                              ///< how much of what ends it is under way
    bool m_isReading = false;                       ///< RegisterSync has begun to, and what it was told still holds
    bool m_wasDamaged = false;                      ///< and the register wasn't read to its end since
    bool m_isEmptied = false;                       ///< to be told once it is open again, or can't be
    std::optional<Later<domain::Done>> m_page = {}; ///< the last one, which may still wait for its turn
    QTimer m_following;                             ///< until the next news of summary and names may be told
    bool m_hasNews = false;
    QTimer m_look;
};

/// What comes of `later`, as long as the same member has it open in the same way.
template <typename T, typename Use>
void SavedRegister::inThisTurn(const Later<T>& later, Use use)
{
    domain::whenDone(
        later, this,
        [this, turn = m_turn, use = std::move(use)](const domain::Outcome<T>& outcome) mutable {
            if (turn == m_turn)
                use(outcome);
        },
        [] {});
}

} // namespace bhxh::desk
