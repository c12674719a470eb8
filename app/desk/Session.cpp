#include "desk/Session.h"

#include "central/CentralApi.h"
#include "central/CentralClock.h"
#include "central/SignIn.h"
#include "central/SignInFailures.h"
#include "desk/WhenDone.h"

namespace bhxh::desk {

using domain::Done;
using domain::Failure;
using domain::Outcome;
using domain::StaffMember;

Session::Session(central::SignIn& signIn, central::CentralApi& api, central::CentralClock& clock, QObject* parent)
    : QObject(parent), m_signIn(signIn), m_api(api), m_clock(clock)
{
    connect(&api, &central::CentralApi::signedOutByCentral, this, &Session::endedByCentral);
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

void Session::signIn()
{
    if (m_state.kind != Kind::SignedOut)
        return;
    const quint64 turn = ++m_turn;
    const auto browser = m_signIn.begin({.promptLogin = m_somebodyWasHere, .maxAgeSeconds = {}, .expected = {}});
    set({.kind = Kind::InBrowser, .member = {}, .failure = {}});
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
    set({.kind = Kind::LearningWho, .member = {}, .failure = {}});
    whenDone(
        m_api.getStaffMember(), this,
        [this, turn](const Outcome<StaffMember>& member) {
            if (turn != m_turn)
                return;
            if (!member)
                return refused(member.error());
            m_somebodyWasHere = true;
            set({.kind = Kind::SignedIn, .member = *member, .failure = {}});
        },
        [this, turn] {
            if (turn == m_turn)
                leave({});
        });
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
    if (m_state.kind == Kind::InBrowser || m_state.steppingUp) {
        m_signIn.cancel(); // its future ends, and the state with it
    } else if (m_state.kind == Kind::LearningWho) {
        m_signIn.signOut();
        leave({});
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

void Session::signOut()
{
    if (m_state.kind == Kind::SignedOut)
        return;
    m_signIn.cancel();
    m_signIn.signOut();
    leave({});
}

void Session::endedByCentral()
{
    if (m_state.kind != Kind::SignedIn)
        return;
    m_signIn.cancel();
    m_signIn.signOut();
    leave(central::notSignedIn());
}

void Session::leave(std::optional<Failure> why)
{
    ++m_turn;
    const bool wasSignedIn = m_state.kind == Kind::SignedIn;
    set({.kind = Kind::SignedOut, .member = {}, .failure = std::move(why)});
    if (wasSignedIn)
        emit left();
}

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
    const auto browser =
        m_signIn.begin({.promptLogin = true, .maxAgeSeconds = maxAgeSeconds, .expected = m_state.member->id});
    State state = m_state;
    state.steppingUp = true;
    set(state);
    whenDone(
        browser, this,
        [this, turn](const Outcome<central::SignedIn>& signedIn) {
            if (turn == m_turn) {
                State ended = m_state;
                ended.steppingUp = false;
                if (signedIn)
                    ended.member->authenticatedAt = signedIn->authenticatedAt;
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
