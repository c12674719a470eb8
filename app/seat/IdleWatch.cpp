#include "seat/IdleWatch.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace bhxh::seat {

namespace {

constexpr auto jump = 10s;
constexpr auto countdown = 30s;

std::chrono::milliseconds steadyNow()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

IdleWatch::IdleWatch(QObject* parent) : IdleWatch(&QDateTime::currentDateTimeUtc, steadyNow, parent) {}

IdleWatch::IdleWatch(domain::Clock wall, SteadyClock steady, QObject* parent)
    : QObject(parent), m_wall(std::move(wall)), m_steady(std::move(steady)), m_timer(this)
{
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &IdleWatch::tick);
}

void IdleWatch::start(int idleSeconds)
{
    Q_ASSERT(idleSeconds > 0);
    m_limit = std::chrono::seconds(idleSeconds);
    m_lastSteady = m_steady();
    m_lastWall = m_wall();
    beginAnew();
    m_timer.start();
}

void IdleWatch::stop()
{
    m_timer.stop();
    m_told = 0;
}

void IdleWatch::noteActivity()
{
    if (!isRunning() || isOver())
        return;
    const bool wasCounting = m_told > 0;
    beginAnew();
    if (wasCounting)
        emit activityResumed();
}

void IdleWatch::tick()
{
    if (!isRunning() || isOver())
        return;
    const auto left = m_limit - m_idleFor;
    const int seconds = int(std::chrono::ceil<std::chrono::seconds>(left).count());
    if (left > std::min<Milliseconds>(countdown, m_limit / 2) || seconds == m_told)
        return;
    m_told = seconds;
    emit endingIn(seconds);
}

/// Counts what has passed since the last look; says so when that was the end. Also true where a listener stopped us.
bool IdleWatch::isOver()
{
    const Milliseconds apart = readClocks();
    if (apart > jump || apart < -jump) {
        m_idleFor += std::max(apart, Milliseconds(0));
        emit clockJumped(int(std::chrono::round<std::chrono::seconds>(apart).count()));
    }
    if (!isRunning())
        return true;
    if (m_idleFor < m_limit)
        return false;
    stop();
    emit idle();
    return true;
}

/// Adds the steady time to the count. What the wall clock went on beside it is returned: little by little it is set
/// right by the network's time, and that doesn't count.
IdleWatch::Milliseconds IdleWatch::readClocks()
{
    const Milliseconds steady = m_steady();
    const QDateTime wall = m_wall();
    const Milliseconds passed = steady - m_lastSteady;
    const Milliseconds apart = Milliseconds(m_lastWall.msecsTo(wall)) - passed;
    m_lastSteady = steady;
    m_lastWall = wall;
    m_idleFor += passed;
    return apart;
}

void IdleWatch::beginAnew()
{
    m_idleFor = Milliseconds(0);
    m_told = 0;
}

} // namespace bhxh::seat
