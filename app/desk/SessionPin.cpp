// The part of Session that is about the PIN: choosing and entering it, and what it brings back after a lock or without
// the central.
#include "desk/Session.h"

#include "central/CentralApi.h"
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

/// How long an unlock waits for the central's word before it goes on without: the deadline of a look-up.
constexpr auto patienceForCentral = 2500ms;

} // namespace

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
    const bool isGone = failure.code == FailureCode::PinDestroyed || failure.code == FailureCode::PinNotChosen;
    if (isGone && m_state.kind == Kind::EnteringPin) {
        m_signIn.signOut();
        return leave(failure);
    }
    State state = m_state;
    state.busy = false;
    state.failure = failure;
    state.needsSignIn = state.needsSignIn || (isGone && state.kind == Kind::Locked);
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
            State ended = m_state;
            ended.busy = false;
            ended.failure.reset();
            if (ended.kind == Kind::EnteringPin)
                ended.kind = Kind::ChoosingPin;
            else
                ended.needsSignIn = true;
            set(ended);
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
    if (isSignedIn() && present && chosen) {
        const auto changed = m_keys.changePin(m_state.member->id, *present, *chosen);
        whenDone(
            changed, this,
            [this, turn = m_turn](const Outcome<Done>& outcome) {
                // Five wrong PINs at an open desk: whoever sits there is asked who they are.
                if (turn != m_turn || outcome || outcome.error().code != FailureCode::PinDestroyed)
                    return;
                lock(LockReason::PinDestroyed);
                State state = m_state;
                state.failure = outcome.error();
                set(state);
            },
            [] {});
        return changed;
    }
    QPromise<Outcome<Done>> promise;
    promise.start();
    promise.addResult(domain::failed(!present ? present.error() : !chosen ? chosen.error() : central::notSignedIn()));
    promise.finish();
    return promise.future();
}

QDateTime Session::latestNow() const
{
    return m_latest.at(reading());
}

QDateTime Session::offlineEnd() const
{
    return m_signedInAt.addDays(policy().offlineDays);
}

/// Nothing: the member may go on by the PIN alone.
std::optional<Failure> Session::whyNotOffline() const
{
    if (const auto clock = m_latest.whyNotByDesk(reading()))
        return clock;
    return latestNow() > offlineEnd() ? std::optional(offlineTooLong(offlineEnd())) : std::nullopt;
}

/// The PIN was right: the refresh token brings the rest. The central is asked first who the member is now: a disabled
/// account, another role, an order to wipe. Where it doesn't answer in time the desk goes on without it, within the
/// policy's days.
void Session::resume(const domain::StaffId& member, const SecretBytes& deskKey)
{
    m_deskKey = deskKey;
    const quint64 turn = m_turn;
    whenDone(
        m_keys.refreshToken(member, deskKey), this,
        [this, turn](const Outcome<std::optional<SecretBytes>>& token) {
            if (turn == m_turn)
                tookToken(token);
        },
        [this, turn] {
            if (turn == m_turn)
                resumeFailed(central::notSignedIn(), true);
        });
}

void Session::tookToken(const Outcome<std::optional<SecretBytes>>& token)
{
    if (!token)
        return resumeFailed(token.error(), false);
    if (*token) {
        m_tokens.restore(**token);
        return askWhoFirst();
    }
    // Signed out since, so there is nobody to ask as; the days that were granted still count.
    if (m_state.kind == Kind::SignedOut)
        return goOnWithoutCentral();
    resumeFailed(central::notSignedIn(), true);
}

void Session::askWhoFirst()
{
    const quint64 turn = ++m_turn;
    m_deadline.disconnect(this);
    connect(&m_deadline, &QTimer::timeout, this, [this, turn] {
        // Where the policy leaves no choice the answer is waited for, however long it takes.
        if (turn == m_turn && !whyNotOffline())
            goOnWithoutCentral();
    });
    m_deadline.start(patienceForCentral);
    whenDone(
        m_api.getStaffMember(), this,
        [this, turn, member = m_state.member->id](const Outcome<StaffMember>& who) {
            if (turn == m_turn)
                return toldWho(who);
            // Too late to be waited for, and about whoever is at work by now, or nobody.
            if (!isSignedIn() || m_state.member->id != member)
                return;
            if (who)
                tookMember(*who);
            else if (who.error().code == FailureCode::NotSignedIn)
                endedByCentral();
        },
        [] {});
}

void Session::goOnWithoutCentral()
{
    if (const auto why = whyNotOffline())
        resumeFailed(*why, false);
    else
        enter(*m_state.member, true);
}

void Session::toldWho(const Outcome<StaffMember>& member)
{
    if (member && member->cache == domain::DeskCache::Wipe)
        return obeyWipe(*member);
    if (member)
        return enter(*member, false);
    // Nobody who could say no has spoken: a captive portal is nobody either.
    const FailureCode why = member.error().code;
    if (domain::isOfTheLine(why) || why == FailureCode::Cancelled)
        return goOnWithoutCentral();
    // The central, or the provider, spoke: this member doesn't go on here by the PIN alone.
    const bool isNo = why == FailureCode::NotSignedIn || why == FailureCode::Forbidden;
    if (isNo)
        m_keys.forgetMember(m_state.member->id);
    resumeFailed(member.error(), isNo);
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
    if (state.kind == Kind::Locked)
        state.needsSignIn = state.needsSignIn || needsSignIn;
    else
        state.member.reset();
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
        if (!kept)
            return pinFailed(offlineTooLong({}));
        m_latest.remember(kept->lastSeen, reading());
        m_signedInAt = kept->signedInAt;
        m_state.member = kept->member; // told with what comes of it
        if (const auto why = whyNotOffline())
            return resumeFailed(*why, false);
        resume(member, key);
    });
}

} // namespace bhxh::desk
