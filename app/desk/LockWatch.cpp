#include "desk/LockWatch.h"

#include "seat/Seat.h"
#include <utility>

namespace bhxh::desk {

LockWatch::LockWatch(Session& session, seat::Seat* seat, QObject* parent)
    : QObject(parent), m_session(session), m_seat(seat)
{
    using Reason = Session::LockReason;
    connect(&session, &Session::stateChanged, this, &LockWatch::sessionChanged);
    connect(&m_idle, &seat::IdleWatch::endingIn, &session, [&session](int left) { session.showCountdown(left); });
    connect(&m_idle, &seat::IdleWatch::activityResumed, &session, [&session] { session.showCountdown({}); });
    connect(&m_idle, &seat::IdleWatch::idle, &session, [&session] { session.lock(Reason::Idle); });
    connect(&m_idle, &seat::IdleWatch::clockJumped, &session, [&session](int seconds) {
        if (seconds > 0)
            session.lock(Reason::Suspended);
    });
    if (!seat)
        return;
    connect(seat, &seat::Seat::locked, &session, [&session] { session.lock(Reason::SystemLocked); });
    connect(seat, &seat::Seat::suspending, this, &LockWatch::beforeSleep);
    // The computer sleeps once nothing is left in its memory that a thief of it could read.
    connect(&session, &Session::wiped, this, [this] {
        if (std::exchange(m_isGoingToSleep, false))
            m_seat->letSleep();
    });
}

void LockWatch::beforeSleep()
{
    m_isGoingToSleep = true;
    m_session.lock(Session::LockReason::Suspended);
    if (m_session.deskKey().isEmpty() && std::exchange(m_isGoingToSleep, false))
        m_seat->letSleep();
}

void LockWatch::sessionChanged()
{
    using Kind = Session::Kind;
    const Kind kind = m_session.state().kind;
    const bool isSomebodyHere =
        kind == Kind::SignedIn || kind == Kind::OpeningKeys || kind == Kind::ChoosingPin || kind == Kind::EnteringPin;
    const int seconds = isSomebodyHere ? m_session.policy().idleLockSeconds : 0;
    if (seconds == m_idleSeconds && kind == m_kind)
        return;
    m_idleSeconds = seconds;
    m_kind = kind;
    if (seconds > 0)
        m_idle.start(seconds);
    else
        m_idle.stop();
}

} // namespace bhxh::desk
