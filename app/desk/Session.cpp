#include "desk/Session.h"

#include "central/CentralApi.h"
#include "central/CentralClock.h"
#include "central/SignIn.h"
#include "central/SignInFailures.h"
#include "central/Tokens.h"
#include "desk/SessionFailures.h"
#include "desk/WhenDone.h"
#include <chrono>

namespace bhxh::desk {

using namespace std::chrono_literals;
using domain::Done;
using domain::Failure;
using domain::FailureCode;
using domain::Outcome;
using domain::StaffMember;
using secret::SecretBytes;

namespace {

/// How long an unlock waits for the central's word before it goes on without: the deadline of a look-up.
constexpr auto patienceForCentral = 2500ms;
constexpr auto readAgainEvery = 5min;

} // namespace

Session::Session(central::SignIn& signIn, central::CentralApi& api, central::Tokens& tokens,
                 central::CentralClock& clock, StaffKeys& keys, QObject* parent)
    : QObject(parent), m_signIn(signIn), m_api(api), m_tokens(tokens), m_clock(clock), m_keys(keys)
{
    m_writes.setInterval(100ms);
    m_again.setInterval(readAgainEvery);
    m_deadline.setSingleShot(true);
    connect(&m_writes, &QTimer::timeout, this, &Session::finishWrites);
    connect(&m_again, &QTimer::timeout, this, &Session::readAgain);
    connect(&api, &central::CentralApi::signedOutByCentral, this, &Session::endedByCentral);
    connect(&tokens, &central::Tokens::refreshTokenChanged, this, &Session::keepToken);
    connect(&signIn, &central::SignIn::browserNotOpened, this, [this] {
        State state = m_state;
        state.browserFailed = true;
        set(state);
    });
    readKnown();
}

Session::~Session() = default;

domain::Policy Session::policy() const
{
    if (m_state.member)
        return m_state.member->policy;
    return {.emailProof = domain::EmailProofPolicy::Required,
            .otpEntry = domain::OtpEntry::OwnDevice,
            .otpLength = 6,
            .offlineDays = 0,
            .idleLockSeconds = 300,
            .stepUpSeconds = 30};
}

QDateTime Session::now() const
{
    return m_clock.now();
}

void Session::readKnown()
{
    whenDone(
        m_keys.open(), this, [this] {
            whenDone(
                m_keys.knownMembers(), this,
                [this](const Outcome<QList<StaffKeys::KnownMember>>& known) {
                    if (m_state.kind != Kind::SignedOut || !known || !m_keys.isLasting())
                        return;
                    State state = m_state;
                    state.known = *known;
                    set(state);
                },
                [] {});
        });
}

// ── The browser ──────────────────────────────────────────────────────────────────────────────────────────────────

void Session::signIn()
{
    const bool isResuming = m_state.kind == Kind::Locked;
    if ((m_state.kind != Kind::SignedOut && !isResuming) || m_state.busy)
        return;
    const quint64 turn = ++m_turn;
    State state = m_state;
    state.kind = Kind::InBrowser;
    state.failure.reset();
    state.browserFailed = false;
    state.resuming = isResuming;
    set(state); // before: a browser that can't be opened says so at once
    const auto expected = isResuming ? std::optional(m_state.member->id) : std::nullopt;
    const auto browser = m_signIn.begin(
        {.promptLogin = m_somebodyWasHere || isResuming, .maxAgeSeconds = {}, .expected = expected});
    whenDone(
        browser, this,
        [this, turn](const Outcome<central::SignedIn>& signedIn) {
            if (turn != m_turn)
                return;
            if (signedIn)
                learnWho();
            else
                refused(signedIn.error());
        },
        [this, turn] {
            if (turn == m_turn)
                leave({});
        });
}

void Session::learnWho()
{
    const quint64 turn = ++m_turn;
    State state = m_state;
    state.kind = Kind::LearningWho;
    state.busy = true;
    set(state);
    whenDone(
        m_api.getStaffMember(), this,
        [this, turn](const Outcome<StaffMember>& member) {
            if (turn != m_turn)
                return;
            if (!member)
                return refused(member.error());
            learned(*member);
        },
        [this, turn] {
            if (turn == m_turn)
                leave({});
        });
}

void Session::learned(const StaffMember& member)
{
    m_somebodyWasHere = true;
    m_signedInAt = now();
    State state = m_state;
    state.member = member;
    state.kind = Kind::OpeningKeys;
    set(state);
    if (member.cache == domain::DeskCache::Wipe)
        m_keys.destroyAll(member.id);
    openKeys();
}

void Session::openKeys()
{
    const quint64 turn = ++m_turn;
    State state = m_state;
    state.kind = Kind::OpeningKeys;
    state.busy = true;
    set(state);
    whenDone(m_keys.open(), this, [this, turn] {
        if (turn == m_turn)
            askForPin();
    });
}

void Session::askForPin()
{
    const quint64 turn = m_turn;
    whenDone(
        m_keys.hasPin(m_state.member->id), this,
        [this, turn](const Outcome<bool>& hasPin) {
            if (turn != m_turn)
                return;
            // A keychain that fails now must never look like one in which there is nothing.
            if (!hasPin)
                m_keys.giveUpKeychain(hasPin.error());
            State state = m_state;
            state.kind = hasPin && *hasPin ? Kind::EnteringPin : Kind::ChoosingPin;
            state.busy = false;
            state.keychain = m_keys.whyNotLasting();
            set(state);
        },
        [this, turn] {
            if (turn == m_turn)
                leave({});
        });
}

void Session::goOnWithoutKeychain()
{
    if (m_state.kind == Kind::OpeningKeys)
        m_keys.goOnWithout();
}

void Session::retryKeychain()
{
    if (m_state.kind == Kind::ChoosingPin && !m_state.busy && m_state.keychain)
        openKeys();
}

/// A sign-in that ended without a member: nothing of it stays.
void Session::refused(const Failure& failure)
{
    if (m_state.kind == Kind::LearningWho)
        m_signIn.signOut();
    leave(failure);
}

void Session::cancelSignIn()
{
    switch (m_state.kind) {
    case Kind::InBrowser:
        return m_signIn.cancel(); // its future ends, and the state with it
    case Kind::SignedIn:
        return m_state.steppingUp ? m_signIn.cancel() : void();
    case Kind::LearningWho:
    case Kind::OpeningKeys:
    case Kind::ChoosingPin:
    case Kind::EnteringPin:
        m_signIn.signOut();
        return leave({});
    case Kind::SignedOut:
    case Kind::Locked:
        return;
    }
}

void Session::openBrowserAgain()
{
    m_signIn.openAgain();
}

QUrl Session::browserUrl() const
{
    return m_signIn.url();
}

// ── The PIN ──────────────────────────────────────────────────────────────────────────────────────────────────────

void Session::choosePin(const QString& pin, const QString& repeated)
{
    if (m_state.kind != Kind::ChoosingPin || m_state.busy)
        return;
    const auto chosen = newPin(pin, repeated);
    if (!chosen)
        return pinFailed(chosen.error());
    tryPin(m_keys.choosePin(m_state.member->id, *chosen), [this](const SecretBytes& key) { pinOpened(key); });
}

void Session::enterPin(const QString& pin)
{
    const bool isLocked = m_state.kind == Kind::Locked && !m_state.needsSignIn;
    if ((m_state.kind != Kind::EnteringPin && !isLocked) || m_state.busy)
        return;
    const auto entered = vault::Pin::parse(pin);
    if (!entered)
        return pinFailed(entered.error());
    const domain::StaffId member = m_state.member->id;
    tryPin(m_keys.enterPin(member, *entered), [this, member, isLocked](const SecretBytes& key) {
        if (isLocked)
            resume(member, key);
        else
            pinOpened(key);
    });
}

/// Shows that a PIN is being tried, and hands on the key that it opened.
void Session::tryPin(const QFuture<Outcome<SecretBytes>>& key, const std::function<void(const SecretBytes&)>& use)
{
    const quint64 turn = ++m_turn;
    State state = m_state;
    state.busy = true;
    state.failure.reset();
    set(state);
    whenDone(
        key, this,
        [this, turn, use](Outcome<SecretBytes> opened) {
            if (turn != m_turn) {
                if (opened)
                    opened->wipe();
                return;
            }
            if (opened)
                use(*opened);
            else
                pinFailed(opened.error());
        },
        [this, turn] {
            if (turn != m_turn)
                return;
            State ended = m_state;
            ended.busy = false;
            set(ended);
        });
}

void Session::pinFailed(const Failure& failure)
{
    if (failure.code == FailureCode::PinDestroyed && m_state.kind == Kind::EnteringPin) {
        m_signIn.signOut();
        return leave(failure);
    }
    State state = m_state;
    state.busy = false;
    state.failure = failure;
    if (failure.code == FailureCode::PinDestroyed)
        state.needsSignIn = true;
    set(state);
}

void Session::pinOpened(const SecretBytes& deskKey)
{
    m_deskKey = deskKey;
    enter(*m_state.member, false);
}

void Session::forgetPin()
{
    if ((m_state.kind != Kind::EnteringPin && m_state.kind != Kind::Locked) || m_state.busy)
        return;
    const quint64 turn = ++m_turn;
    State state = m_state;
    state.busy = true;
    set(state);
    whenDone(
        m_keys.destroyPin(m_state.member->id), this,
        [this, turn](const Outcome<Done>& destroyed) {
            if (turn != m_turn)
                return;
            if (!destroyed)
                return pinFailed(destroyed.error());
            State state = m_state;
            state.busy = false;
            state.failure.reset();
            if (state.kind == Kind::EnteringPin)
                state.kind = Kind::ChoosingPin;
            else
                state.needsSignIn = true;
            set(state);
        },
        [this, turn] {
            if (turn == m_turn)
                leave({});
        });
}

QFuture<Outcome<Done>> Session::changePin(const QString& now, const QString& next, const QString& repeated)
{
    const auto present = vault::Pin::parse(now);
    const auto chosen = newPin(next, repeated);
    if (isSignedIn() && present && chosen)
        return m_keys.changePin(m_state.member->id, *present, *chosen);
    QPromise<Outcome<Done>> promise;
    promise.start();
    promise.addResult(domain::failed(!present ? present.error() : !chosen ? chosen.error() : central::notSignedIn()));
    promise.finish();
    return promise.future();
}

// ── In and out ───────────────────────────────────────────────────────────────────────────────────────────────────

void Session::enter(const StaffMember& member, bool offline)
{
    const bool isResuming = m_state.resuming || m_state.kind == Kind::Locked;
    ++m_turn;
    m_deadline.stop();
    set({.kind = Kind::SignedIn, .member = member, .offline = offline, .keychain = m_keys.whyNotLasting()});
    keepToken();
    keep();
    m_again.start();
    emit opened(isResuming);
}

void Session::tookMember(const StaffMember& member)
{
    if (!isSignedIn())
        return;
    if (member.cache == domain::DeskCache::Wipe)
        return obeyWipe(member);
    const bool isOther = m_state.member != member || m_state.offline;
    State state = m_state;
    state.member = member;
    state.offline = false;
    if (isOther)
        set(state);
    keep();
}

void Session::readAgain()
{
    if (!isSignedIn())
        return;
    const quint64 turn = m_turn;
    whenDone(
        m_api.getStaffMember(), this,
        [this, turn](const Outcome<StaffMember>& member) {
            if (turn != m_turn || !isSignedIn())
                return;
            if (member)
                tookMember(*member);
            else if (m_state.offline && offlineEnd() < latestNow())
                lock(LockReason::EndedByCentral);
        },
        [] {});
}

/// The keys and what they open go before anything else happens; then the desk is closed.
void Session::obeyWipe(const StaffMember& member)
{
    m_keys.destroyAll(member.id);
    m_deskKey.wipe();
    m_signIn.cancel();
    m_signIn.signOut();
    leave(m_keys.whyNotLasting());
}

void Session::endedByCentral()
{
    lock(LockReason::EndedByCentral);
}

void Session::lock(LockReason reason)
{
    switch (m_state.kind) {
    case Kind::SignedIn:
        break;
    case Kind::LearningWho:
    case Kind::OpeningKeys:
    case Kind::ChoosingPin:
    case Kind::EnteringPin:
        return cancelSignIn(); // half a sign-in in front of an empty chair
    case Kind::SignedOut:
    case Kind::InBrowser:
    case Kind::Locked:
        return;
    }
    State state = m_state;
    state.kind = Kind::Locked;
    state.lockReason = reason;
    state.needsSignIn = reason == LockReason::EndedByCentral;
    if (state.needsSignIn)
        state.failure = central::notSignedIn();
    close(state);
}

void Session::handOver()
{
    if (m_state.kind == Kind::SignedIn) {
        m_thenSignIn = true;
        signOut();
    } else if (m_state.kind == Kind::Locked && !m_writes.isActive()) {
        m_thenSignIn = true;
        revokeFromKeychain();
    }
}

void Session::signOut()
{
    switch (m_state.kind) {
    case Kind::SignedOut:
        return;
    case Kind::SignedIn: {
        State state = m_state;
        state.kind = Kind::Locked;
        m_thenSignOut = true;
        return close(state);
    }
    case Kind::Locked:
        return m_writes.isActive() ? void() : revokeFromKeychain();
    case Kind::InBrowser:
        if (m_state.resuming) {
            m_signIn.cancel();
            return;
        }
        [[fallthrough]];
    default:
        m_signIn.cancel();
        m_signIn.signOut();
        leave({});
    }
}

/// Out of sight at once; what is under way may finish.
void Session::close(State state)
{
    ++m_turn;
    m_again.stop();
    m_signIn.cancel(); // a step-up
    emit locking();
    state.steppingUp = false;
    state.lockingIn.reset();
    state.busy = true;
    set(state);
    m_writesSince.start();
    finishWrites();
}

void Session::finishWrites()
{
    const bool isWaiting = m_hasOpenWrites && m_hasOpenWrites() && !m_state.needsSignIn &&
                           m_writesSince.elapsed() < mostSecondsForWrites * 1000;
    if (isWaiting)
        return m_writes.start();
    m_writes.stop();
    if (!m_deskKey.isEmpty())
        emit sealing();
    emit left();
    if (std::exchange(m_thenSignOut, false)) {
        m_keys.forgetRefreshToken();
        m_deskKey.wipe();
        m_signIn.signOut();
        return leave({});
    }
    m_keys.sealWhatIsInMemory(m_deskKey);
    m_deskKey.wipe();
    m_tokens.wipe();
    State state = m_state;
    state.busy = false;
    set(state);
    emit wiped();
}

/// A locked desk has no token in memory: the one in the keychain is revoked.
void Session::revokeFromKeychain()
{
    const quint64 turn = ++m_turn;
    State state = m_state;
    state.busy = true;
    set(state);
    const auto revoke = [this, turn](const std::optional<SecretBytes>& token) {
        if (turn != m_turn)
            return;
        if (token)
            m_tokens.restore(*token);
        m_keys.forgetRefreshToken();
        m_signIn.signOut();
        leave({});
    };
    whenDone(
        m_keys.refreshToken(m_state.member->id, {}), this,
        [revoke](const Outcome<std::optional<SecretBytes>>& token) { revoke(token.value_or(std::nullopt)); },
        [revoke] { revoke({}); });
}

/// Ends in SignedOut; a sign-in that was to end a lock goes back to the lock.
void Session::leave(std::optional<Failure> why)
{
    ++m_turn;
    m_again.stop();
    m_deadline.stop();
    m_deskKey.wipe();
    const bool wasSignedIn = m_state.kind == Kind::SignedIn;
    if (m_state.resuming && m_state.member) {
        set({.kind = Kind::Locked,
             .member = m_state.member,
             .failure = std::move(why),
             .lockReason = m_state.lockReason,
             .needsSignIn = m_state.needsSignIn,
             .keychain = m_state.keychain});
        return;
    }
    set({.kind = Kind::SignedOut, .member = {}, .failure = std::move(why)});
    if (wasSignedIn)
        emit left();
    readKnown();
    if (std::exchange(m_thenSignIn, false))
        signIn();
}

// ── After a lock, and without the central ────────────────────────────────────────────────────────────────────────

QDateTime Session::latestNow() const
{
    return m_latestSeen.isValid() ? std::max(m_latestSeen, now()) : now();
}

QDateTime Session::offlineEnd() const
{
    return m_signedInAt.addDays(policy().offlineDays);
}

/// The PIN was right: the refresh token brings the rest. The central is asked first who the member is now: a disabled account, another role, an order to wipe. Where it
/// doesn't answer in time the desk goes on without it, within the policy's days.
void Session::resume(const domain::StaffId& member, const SecretBytes& deskKey)
{
    m_deskKey = deskKey;
    const quint64 turn = m_turn;
    whenDone(
        m_keys.refreshToken(member, deskKey), this,
        [this, turn](const Outcome<std::optional<SecretBytes>>& token) {
            if (turn != m_turn)
                return;
            if (!token)
                return resumeFailed(token.error(), false);
            if (!*token)
                return resumeFailed(central::notSignedIn(), true);
            m_tokens.restore(**token);
            askWhoFirst();
        },
        [this, turn] {
            if (turn == m_turn)
                resumeFailed(central::notSignedIn(), true);
        });
}

void Session::askWhoFirst()
{
    const quint64 turn = ++m_turn;
    const auto who = m_api.getStaffMember();
    const auto goOnWithout = [this, turn] {
        if (turn != m_turn)
            return;
        if (latestNow() <= offlineEnd())
            enter(*m_state.member, true);
        else
            resumeFailed(offlineTooLong(offlineEnd()), true);
    };
    m_deadline.disconnect(this);
    connect(&m_deadline, &QTimer::timeout, this, goOnWithout);
    m_deadline.start(patienceForCentral);
    whenDone(
        who, this,
        [this, turn, goOnWithout](const Outcome<StaffMember>& member) {
            if (turn != m_turn)
                return isSignedIn() && member ? tookMember(*member) : void();
            if (!member && member.error().code == FailureCode::NotSignedIn)
                return resumeFailed(member.error(), true);
            if (!member)
                return goOnWithout();
            if (member->cache == domain::DeskCache::Wipe)
                return obeyWipe(*member);
            enter(*member, false);
        },
        [] {});
}

void Session::resumeFailed(const Failure& failure, bool needsSignIn)
{
    m_deadline.stop();
    m_deskKey.wipe();
    m_tokens.wipe();
    ++m_turn;
    State state = m_state;
    state.busy = false;
    state.failure = failure;
    state.needsSignIn = state.needsSignIn || needsSignIn;
    set(state);
}

void Session::openOffline(const domain::StaffId& member, const QString& pin)
{
    if (m_state.kind != Kind::SignedOut || m_state.busy)
        return;
    const auto entered = vault::Pin::parse(pin);
    if (!entered)
        return pinFailed(entered.error());
    tryPin(m_keys.enterPin(member, *entered), [this, member](const SecretBytes& key) {
        const auto kept = m_keys.keptMember(member, key);
        m_latestSeen = kept ? std::max(kept->lastSeen, now()) : now();
        const QDateTime end = kept ? kept->signedInAt.addDays(kept->member.policy.offlineDays) : QDateTime();
        if (!kept || latestNow() > end)
            return pinFailed(offlineTooLong(end));
        m_deskKey = key;
        m_signedInAt = kept->signedInAt;
        m_somebodyWasHere = true;
        whenDone(
            m_keys.refreshToken(member, key), this,
            [this, kept = *kept, turn = m_turn](const Outcome<std::optional<SecretBytes>>& token) {
                if (turn != m_turn)
                    return;
                if (token && *token)
                    m_tokens.restore(**token);
                enter(kept.member, true);
                readAgain();
            },
            [] {});
    });
}

// ── What is kept ─────────────────────────────────────────────────────────────────────────────────────────────────

/// A token that was rotated is kept at once: the one before is worth nothing any more.
void Session::keepToken()
{
    if (m_deskKey.isEmpty() || !m_state.member)
        return;
    const SecretBytes token = m_tokens.refreshToken();
    if (!token.isEmpty())
        m_keys.keepRefreshToken(m_state.member->id, token);
    else if (isSignedIn() && !m_state.offline)
        m_keys.forgetRefreshToken();
}

void Session::keep()
{
    m_latestSeen = latestNow();
    m_keys.keepMember({*m_state.member, m_signedInAt, m_latestSeen}, m_deskKey);
}

void Session::showCountdown(std::optional<int> seconds)
{
    if (m_state.lockingIn == seconds || !isSignedIn())
        return;
    State state = m_state;
    state.lockingIn = seconds;
    set(state);
}

// ── Step-up ──────────────────────────────────────────────────────────────────────────────────────────────────────

QFuture<Outcome<Done>> Session::stepUp(int maxAgeSeconds)
{
    m_stepUps.emplace_back();
    m_stepUps.back().start();
    auto future = m_stepUps.back().future();
    if (m_stepUps.size() > 1)
        return future;
    if (!isSignedIn()) {
        finishStepUp(domain::failed(central::notSignedIn()));
        return future;
    }
    const quint64 turn = m_turn;
    State state = m_state;
    state.steppingUp = true;
    state.browserFailed = false;
    set(state);
    const auto browser =
        m_signIn.begin({.promptLogin = true, .maxAgeSeconds = maxAgeSeconds, .expected = m_state.member->id});
    whenDone(
        browser, this,
        [this, turn](const Outcome<central::SignedIn>& signedIn) {
            if (turn == m_turn) {
                State ended = m_state;
                ended.steppingUp = false;
                if (signedIn) {
                    ended.member->authenticatedAt = signedIn->authenticatedAt;
                    m_signedInAt = now();
                }
                set(ended);
            }
            finishStepUp(signedIn.map([](const auto&) { return Done{}; }));
        },
        [this, turn] {
            if (turn == m_turn) {
                State ended = m_state;
                ended.steppingUp = false;
                set(ended);
            }
            m_stepUps.clear(); // dropped promises cancel
        });
    return future;
}

void Session::finishStepUp(const Outcome<Done>& outcome)
{
    auto waiting = std::exchange(m_stepUps, {});
    for (auto& promise : waiting) {
        promise.addResult(outcome);
        promise.finish();
    }
}

void Session::set(State state)
{
    m_state = std::move(state);
    emit stateChanged();
}

} // namespace bhxh::desk
