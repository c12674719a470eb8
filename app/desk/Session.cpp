#include "desk/Session.h"

#include "central/CentralApi.h"
#include "central/CentralClock.h"
#include "central/SignIn.h"
#include "central/SignInFailures.h"
#include "central/Tokens.h"
#include "desk/SessionFailures.h"
#include "domain/WhenDone.h"
#include <chrono>

namespace bhxh::desk {

using namespace std::chrono_literals;
using domain::Done;
using domain::Failure;
using domain::FailureCode;
using domain::Outcome;
using domain::StaffMember;
using domain::whenDone;
using secret::SecretBytes;

namespace {

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
    whenDone(m_keys.open(), this, [this] {
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

// ── The browser ────────────────────────────────────────────────────────────

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
    const auto browser =
        m_signIn.begin({.promptLogin = m_somebodyWasHere || isResuming, .maxAgeSeconds = {}, .expected = expected});
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

// ── In and out ────────────────────────────────────────────────────────────

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
    if (isSignedIn()) // otherwise whoever asked hears of it
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
    secret::overwriteStack();
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
    m_keys.endTurn();
    readKnown();
    if (std::exchange(m_thenSignIn, false))
        signIn();
}

// ── What is kept ────────────────────────────────────────────────────────────

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

void Session::set(State state)
{
    m_state = std::move(state);
    emit stateChanged();
}

} // namespace bhxh::desk
