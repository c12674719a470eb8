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
    m_writes.setInterval(25ms);
    m_again.setInterval(readAgainEvery);
    m_deadline.setSingleShot(true);
    connect(&m_writes, &QTimer::timeout, this, &Session::finishWrites);
    connect(&m_again, &QTimer::timeout, this, &Session::readAgain);
    connect(&keys, &StaffKeys::failed, this, [this](const Failure& why) {
        State state = m_state;
        state.keychain = why; // the desk goes on; what it couldn't keep is said where it says what it keeps
        set(state);
    });
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

domain::ClockReading Session::reading() const
{
    return m_clock.reading();
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
    // The provider's tokens are judged by the central's time of just now, however long nobody worked here.
    static_cast<void>(m_api.isThere());
    // Never silently: the browser may know who sat here before, even before this program was started.
    const auto browser = m_signIn.begin({.promptLogin = true, .maxAgeSeconds = {}, .expected = expected});
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
    const quint64 turn = ++m_turn;
    m_deadline.stop();
    // First, as whoever hears of the member may ask the central at once, and be refused.
    m_state.member = member;
    keepToken();
    keep(member);
    set({.kind = Kind::SignedIn, .member = member, .offline = offline, .keychain = m_keys.whyNotLasting()});
    if (turn != m_turn)
        return;
    m_again.start();
    emit opened(isResuming);
}

void Session::tookMember(const StaffMember& member)
{
    if (!isSignedIn())
        return;
    if (member.cache == domain::DeskCache::Wipe)
        return obeyWipe(member);
    if (m_state.member->id != member.id)
        return endedByCentral();
    const bool isOther = m_state.member != member || m_state.offline;
    State state = m_state;
    state.member = member;
    state.offline = false;
    keep(member);
    if (isOther)
        set(state);
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
                return tookMember(*member);
            if (member.error().code == FailureCode::Forbidden)
                return endedByCentral();
            keep(*m_state.member); // how late it is: no answer of the central will tell it in the next process
            if (m_state.offline && offlineEnd() < latestNow())
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
    if (!isSignedIn()) // whoever asked hears of it
        return;
    m_keys.forgetMember(m_state.member->id);
    lock(LockReason::EndedByCentral);
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

void Session::keep(const StaffMember& member)
{
    if (m_deskKey.isEmpty())
        return;
    const auto now = reading();
    m_latest.see(now);
    m_keys.keepMember({member, m_signedInAt, m_latest.at(now)}, m_deskKey);
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
