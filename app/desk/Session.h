#pragma once

#include "desk/StaffKeys.h"
#include "domain/LatestTime.h"
#include "domain/Outcome.h"
#include "domain/Staff.h"
#include "secret/SecretBytes.h"
#include <QElapsedTimer>
#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QTimer>
#include <QUrl>
#include <functional>
#include <optional>
#include <vector>

namespace bhxh::central {
class CentralApi;
class CentralClock;
class SignIn;
class Tokens;
} // namespace bhxh::central

namespace bhxh::desk {

/// Whose desk it is.
///
///     SignedOut → InBrowser → LearningWho → OpeningKeys → ChoosingPin or EnteringPin → SignedIn ⇄ Locked
///
/// A full sign-in goes through the browser; the PIN opens the member's key on this desk, after a sign-in and after a lock. Locked means that this process holds no access
/// token, no refresh token and no desk key: the PIN brings them back. Where the central took the sign-in back (`needsSignIn`) the browser comes first, then the PIN, and the
/// work is there again. A step-up is a fresh sign-in of the same member in the middle of work: it changes nothing else. GUI thread.
class Session : public QObject
{
    Q_OBJECT

public:
    enum class Kind { SignedOut, InBrowser, LearningWho, OpeningKeys, ChoosingPin, EnteringPin, SignedIn, Locked };
    enum class LockReason { ByHand, Idle, SystemLocked, Suspended, EndedByCentral, PinDestroyed };

    struct State
    {
        Kind kind = Kind::SignedOut;
        std::optional<domain::StaffMember> member = {}; ///< from OpeningKeys on, and while Locked
        std::optional<domain::Failure> failure = {};  ///< of the last sign-in, PIN or verb: why it came to nothing
        bool busy = false;                            ///< a PIN is being tried, or the central is asked who it is
        bool steppingUp = false;                      ///< SignedIn, and the browser is open for a step-up
        bool browserFailed = false;                   ///< the browser could not be opened: "open again", "copy the link"
        std::optional<LockReason> lockReason = {};    ///< Locked: why
        bool needsSignIn = false;                     ///< Locked: the central wants a full sign-in of the same member first
        bool resuming = false;                        ///< a sign-in or PIN that ends a lock: the same member, the same place
        bool offline = false;                         ///< SignedIn by PIN alone: the central could not be asked
        std::optional<domain::Failure> keychain = {}; ///< nothing is kept beyond this session, and why; known from OpeningKeys on
        std::optional<int> lockingIn = {};            ///< seconds: nobody does anything, the desk is about to lock
        QList<StaffKeys::KnownMember> known = {};     ///< SignedOut: who may open this desk by PIN while the central can't be reached
    };

    /// All outlive this.
    Session(central::SignIn& signIn, central::CentralApi& api, central::Tokens& tokens, central::CentralClock& clock, StaffKeys& keys,
            QObject* parent = nullptr);
    ~Session() override;

    [[nodiscard]] const State& state() const { return m_state; }
    [[nodiscard]] bool isSignedIn() const { return m_state.kind == Kind::SignedIn; }
    [[nodiscard]] bool has(domain::Role role) const { return isSignedIn() && m_state.member->has(role); }
    /// The policy in force; the strictest defaults before anybody is signed in.
    [[nodiscard]] domain::Policy policy() const;
    /// The central's time, UTC: what all countdowns run on.
    [[nodiscard]] QDateTime now() const;
    /// The same, and how far it can be trusted.
    [[nodiscard]] domain::ClockReading reading() const;
    /// How late it certainly is, UTC: what the policy's days are counted by.
    [[nodiscard]] QDateTime latestNow() const;
    /// The member's key on this desk, while SignedIn; empty otherwise. Not to be kept: it is wiped at lock.
    [[nodiscard]] const secret::SecretBytes& deskKey() const { return m_deskKey; }

    /// Opens the browser: from SignedOut, or from Locked for the same member (needsSignIn, or a forgotten PIN). Does nothing while one is under way.
    void signIn();
    /// Ends a sign-in or a step-up that is under way; from the PIN steps it signs out.
    void cancelSignIn();
    void openBrowserAgain();
    /// For "copy the link"; empty unless a browser is open.
    [[nodiscard]] QUrl browserUrl() const;
    /// The prompt of the keychain isn't answered: go on for this session only.
    void goOnWithoutKeychain();
    /// ChoosingPin, and the keychain could not be used: tries it again.
    void retryKeychain();

    /// ChoosingPin. Failures in place: those of vault::Pin, PinsDiffer, those of the keychain.
    void choosePin(const QString& pin, const QString& repeated);
    /// EnteringPin or Locked. Failures in place: WrongPin with the attempts left; after the last one the key is gone, and a full sign-in and a new PIN follow.
    void enterPin(const QString& pin);
    /// EnteringPin or Locked: destroys the key behind the PIN; what only it opens (drafts) is lost. A full sign-in and a new PIN follow.
    void forgetPin();
    /// SignedIn. The outcome comes by the future; failures as above.
    QFuture<domain::Outcome<domain::Done>> changePin(const QString& now, const QString& next, const QString& repeated);
    /// SignedOut and the central can't be reached: opens the desk for a member who signed in here within the policy's days. Failures in place: OfflineTooLong, DeskClockBehind, and as above.
    void openOffline(const domain::StaffId& member, const QString& pin);

    /// SignedIn → Locked, at once for the eyes: `locking` is told before. What is under way may finish, then `wiped` is told, and nothing of the member's is left in memory.
    void lock(LockReason reason);
    /// The next member of staff: the present one is signed out and revoked, and the next sign-in starts, never silently. From SignedIn and from Locked.
    void handOver();
    void signOut();
    /// The seconds that are left before an idle desk locks; nothing: somebody is there.
    void showCountdown(std::optional<int> seconds);
    /// Asks the central again who is signed in, so that another policy, another role or an order of the central is noticed.
    void readAgain();

    /// A fresh sign-in of the same member, at most `maxAgeSeconds` old. One at a time: a second call joins the first.
    /// Failures: those of sign-in; NotSignedIn.
    QFuture<domain::Outcome<domain::Done>> stepUp(int maxAgeSeconds);

    /// Whether a write of the desk has no outcome yet: a lock or a hand-over waits for it, `mostSecondsForWrites` at the most. Set once by the Desk.
    void setOpenWrites(std::function<bool()> hasOpenWrites) { m_hasOpenWrites = std::move(hasOpenWrites); }
    /// Whether something of this member's is still being put away (the saved data, in its own thread): the lock is complete only then. Set once by the Desk.
    void setStillClosing(std::function<bool()> isClosing) { m_isStillClosing = std::move(isClosing); }
    static constexpr int mostSecondsForWrites = 10;
    /// The computer sleeps soon, whatever is under way (logind gives 5 s, the seat keeps 3).
    static constexpr int mostSecondsBeforeSleep = 1;

signals:
    void stateChanged();
    /// Before a lock or a hand-over: whoever shows what somebody is typing hands it over now, and what takes a moment to close begins with it.
    void locking();
    /// All writes have ended, the desk key is still there: the work is sealed now. Told before `left`.
    void sealing();
    /// The member left this desk or locked it: everything of theirs and of the citizens has to go.
    void left();
    /// The lock is complete: no token and no key is in memory.
    void wiped();
    /// The same member is back after a lock, or a member has just signed in: the desk key is there again.
    void opened(bool afterLock);

private:
    void readKnown();
    void learnWho();
    void learned(const domain::StaffMember& member);
    void openKeys();
    void askForPin();
    void refused(const domain::Failure& failure);
    void lockWhileOpening();
    void tryPin(const QFuture<domain::Outcome<secret::SecretBytes>>& key,
                const std::function<void(const secret::SecretBytes&)>& use);
    void pinOpened(const secret::SecretBytes& deskKey);
    void pinFailed(const domain::Failure& failure);
    void enter(const domain::StaffMember& member, bool offline);
    void tookMember(const domain::StaffMember& member);
    void obeyWipe(const domain::StaffMember& member);
    void endedByCentral();
    void close(State state);
    void finishWrites();
    void revokeFromKeychain();
    void leave(std::optional<domain::Failure> why);
    [[nodiscard]] QDateTime offlineEnd() const;
    [[nodiscard]] std::optional<domain::Failure> whyNotOffline() const;
    void resume(const domain::StaffId& member, const secret::SecretBytes& deskKey);
    void tookToken(const domain::Outcome<std::optional<secret::SecretBytes>>& token);
    void askWhoFirst();
    void goOnWithoutCentral();
    void toldWho(const domain::Outcome<domain::StaffMember>& member);
    void resumeFailed(const domain::Failure& failure, bool needsSignIn);
    void keepToken();
    void keep(const domain::StaffMember& member);
    void finishStepUp(const domain::Outcome<domain::Done>& outcome);
    void set(State state);

    central::SignIn& m_signIn;
    central::CentralApi& m_api;
    central::Tokens& m_tokens;
    central::CentralClock& m_clock;
    StaffKeys& m_keys;
    State m_state;
    secret::SecretBytes m_deskKey;
    QDateTime m_signedInAt;       ///< of the last full sign-in of the member, central's clock
    domain::LatestTime m_latest;
    std::function<bool()> m_hasOpenWrites;
    std::function<bool()> m_isStillClosing;
    QTimer m_writes;              ///< while a lock waits for writes
    int m_mostForWrites = 0;      ///< milliseconds that this lock waits for them
    QTimer m_deadline;            ///< how long an unlock waits for the central's word
    QTimer m_again;               ///< readAgain
    QElapsedTimer m_writesSince;
    std::vector<QPromise<domain::Outcome<domain::Done>>> m_stepUps; ///< all who wait for the one step-up under way
    quint64 m_turn = 0;             ///< an answer of an earlier turn is about somebody who has left
    bool m_thenSignIn = false;      ///< a hand-over: the next sign-in follows
    bool m_thenSignOut = false;     ///< closing the desk ends in SignedOut, not in Locked
};

} // namespace bhxh::desk
