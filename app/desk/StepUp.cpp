// The part of Session that is about the step-up: a fresh sign-in in the middle of work (RFC 9470).
#include "desk/Session.h"

#include "central/SignIn.h"
#include "central/SignInFailures.h"
#include "domain/WhenDone.h"

namespace bhxh::desk {

using domain::Done;
using domain::Outcome;
using domain::whenDone;

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

} // namespace bhxh::desk
