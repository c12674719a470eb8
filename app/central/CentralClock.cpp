#include "central/CentralClock.h"

#include <ctime>

namespace bhxh::central {

namespace {

/// Steady, and goes on while the computer sleeps: on Linux only CLOCK_BOOTTIME does (clock_gettime(2)), on Windows the
/// one that the library uses.
std::chrono::milliseconds steadyNow()
{
#ifdef CLOCK_BOOTTIME
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::seconds(now.tv_sec) +
                                                                 std::chrono::nanoseconds(now.tv_nsec));
#else
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
#endif
}

} // namespace

CentralClock::CentralClock() : CentralClock(&QDateTime::currentDateTimeUtc, steadyNow) {}

CentralClock::CentralClock(domain::Clock desk, SteadyClock steady)
    : m_desk(std::move(desk)), m_steady(std::move(steady))
{}

void CentralClock::learn(const QDateTime& date)
{
    if (!date.isValid())
        return;
    m_at = date.toUTC();
    m_since = m_steady();
    m_learned = true;
}

QDateTime CentralClock::now() const
{
    return reading().at;
}

domain::ClockReading CentralClock::reading() const
{
    const auto steady = m_steady();
    return {m_learned ? m_at.addMSecs((steady - m_since).count()) : m_desk(), m_learned, steady};
}

} // namespace bhxh::central
