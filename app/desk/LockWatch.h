#pragma once

#include "desk/Session.h"
#include "seat/IdleWatch.h"
#include <QObject>

namespace bhxh::seat {
class Seat;
}

namespace bhxh::desk {

/// Locks the desk when nobody sits at it: idle for as long as the policy says (the last half minute is counted down,
/// and a key stops it), the system's own lock or screen saver, the computer about to sleep, or found to have slept. GUI
/// thread.
class LockWatch : public QObject
{
    Q_OBJECT

public:
    /// `session` outlives this; so does `seat`, which may be null (nothing tells of the system's lock).
    LockWatch(Session& session, seat::Seat* seat, QObject* parent = nullptr);

    /// Somebody pressed a key or moved the pointer, in any window of this desk.
    void noteActivity() { m_idle.noteActivity(); }

private:
    void sessionChanged();
    void beforeSleep();

    Session& m_session;
    seat::Seat* m_seat;
    seat::IdleWatch m_idle;
    int m_idleSeconds = 0;         ///< what m_idle counts; 0: nobody is here
    bool m_isGoingToSleep = false; ///< the computer waits for us
    Session::Kind m_kind = Session::Kind::SignedOut;
};

} // namespace bhxh::desk
