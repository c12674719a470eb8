#pragma once

#include "domain/Clock.h"
#include <QObject>
#include <QTimer>
#include <chrono>
#include <functional>

namespace bhxh::seat {

/// Counts how long nobody did anything. Time asleep counts: it is seen as a jump of the wall clock against the steady
/// one, which stands still meanwhile. GUI thread.
class IdleWatch : public QObject
{
    Q_OBJECT

public:
    /// Steady time since any beginning; stands still while the computer sleeps.
    using SteadyClock = std::function<std::chrono::milliseconds()>;

    /// The system's clocks.
    explicit IdleWatch(QObject* parent = nullptr);
    IdleWatch(domain::Clock wall, SteadyClock steady, QObject* parent = nullptr);

    /// Counts from now on; a running count begins anew. `idleSeconds` > 0.
    void start(int idleSeconds);
    /// Counts no more, says nothing more.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_timer.isActive(); }

    /// Somebody did something: the count begins anew, unless the time was over already (the first thing done after a
    /// sleep is too late): then it is `idle`.
    void noteActivity();

    /// Looks at the clocks; the watch itself does so each second.
    void tick();

signals:
    /// Each second of the last 30 (of the last half, where the whole is under a minute).
    void endingIn(int secondsLeft);
    /// Once, when activity stops what `endingIn` counted.
    void activityResumed();
    /// The time is over; the watch has stopped.
    void idle();
    /// Wall clock and steady clock went apart by this much since the last look: asleep, or the clock was set (back:
    /// negative).
    void clockJumped(int seconds);

private:
    using Milliseconds = std::chrono::milliseconds;
    bool isOver();
    Milliseconds readClocks();
    void beginAnew();

    domain::Clock m_wall;
    SteadyClock m_steady;
    QTimer m_timer;
    Milliseconds m_limit{0};
    Milliseconds m_idleFor{0};
    Milliseconds m_lastSteady{0};
    QDateTime m_lastWall;
    int m_told = 0; ///< seconds that endingIn told last; 0: no countdown
};

} // namespace bhxh::seat
