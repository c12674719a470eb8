// The part of Session that is about leaving the desk: locking it, handing it over, signing out.
#include "desk/Session.h"

#include "central/CentralApi.h"
#include "central/SignIn.h"
#include "central/SignInFailures.h"
#include "central/Tokens.h"
#include "domain/WhenDone.h"

namespace bhxh::desk {

using domain::Failure;
using domain::Outcome;
using secret::SecretBytes;

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
    case Kind::Locked:
        return lockWhileOpening();
    case Kind::InBrowser:
        return;
    }
    State state = m_state;
    state.kind = Kind::Locked;
    state.lockReason = reason;
    m_mostForWrites = 1000 * (reason == LockReason::Suspended ? mostSecondsBeforeSleep : mostSecondsForWrites);
    state.needsSignIn = reason == LockReason::EndedByCentral || reason == LockReason::PinDestroyed;
    if (reason == LockReason::EndedByCentral)
        state.failure = central::notSignedIn();
    close(state);
}

/// A PIN is being tried, or the central asked: what it would open stays shut.
void Session::lockWhileOpening()
{
    if (!m_state.busy || m_writes.isActive())
        return;
    ++m_turn;
    m_deadline.stop();
    m_deskKey.wipe();
    m_api.endAll();
    m_tokens.wipe();
    State state = m_state;
    state.busy = false;
    set(state);
    emit wiped();
}

void Session::handOver()
{
    if (m_state.kind == Kind::SignedIn) {
        m_thenSignIn = true;
        signOut();
    } else if (m_state.kind == Kind::Locked) {
        m_thenSignIn = true;
        signOut();
    }
}

/// Ends in SignedOut from wherever it is asked for: whoever closes the window waits for that.
void Session::signOut()
{
    switch (m_state.kind) {
    case Kind::SignedOut:
        return;
    case Kind::SignedIn: {
        State state = m_state;
        state.kind = Kind::Locked;
        m_thenSignOut = true;
        m_mostForWrites = 1000 * mostSecondsForWrites;
        return close(state);
    }
    case Kind::Locked:
        if (m_writes.isActive()) // the lock that waits for them goes on to the end
            m_thenSignOut = true;
        else
            revokeFromKeychain();
        return;
    case Kind::InBrowser:
        m_signIn.cancel();
        if (m_state.resuming)
            return revokeFromKeychain();
        break;
    default:
        break;
    }
    // A sign-in that was to end a lock doesn't go back to it.
    if (std::exchange(m_state.resuming, false))
        m_keys.forgetRefreshToken();
    m_signIn.cancel();
    m_signIn.signOut();
    leave({});
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
    // A refresh cut off here would leave the keychain with a token that is spent.
    const bool isOpen = m_tokens.isRefreshing() || (m_isStillClosing && m_isStillClosing()) ||
                        (m_hasOpenWrites && m_hasOpenWrites() && !m_state.needsSignIn);
    if (isOpen && m_writesSince.elapsed() < m_mostForWrites)
        return m_writes.start();
    m_writes.stop();
    if (!m_deskKey.isEmpty())
        emit sealing();
    emit left();
    m_api.endAll(); // nothing that was asked in this member's name goes on in the next one's
    if (std::exchange(m_thenSignOut, false)) {
        m_keys.forgetRefreshToken();
        m_deskKey.wipe();
        if (!m_thenSignIn) // the sign-in of a hand-over replaces the browser's session by itself
            m_signIn.openLogoutPage();
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
    state.resuming = false;
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
    m_api.endAll();
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

} // namespace bhxh::desk
