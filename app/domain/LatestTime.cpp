#include "domain/LatestTime.h"

namespace bhxh::domain {

QDateTime LatestTime::carriedOn(const ClockReading& now) const
{
    return m_at.addMSecs((now.steady - m_steady).count());
}

QDateTime LatestTime::at(const ClockReading& now) const
{
    return now.isCentrals || !m_at.isValid() ? now.at : qMax(carriedOn(now), now.at);
}

void LatestTime::see(const ClockReading& now)
{
    m_at = at(now);
    m_steady = now.steady;
}

void LatestTime::remember(const QDateTime& earlier, const ClockReading& now)
{
    see(now);
    if (earlier.isValid() && !now.isCentrals)
        m_at = qMax(m_at, earlier);
}

std::optional<Failure> LatestTime::whyNotByDesk(const ClockReading& now) const
{
    if (now.isCentrals || !m_at.isValid() || now.at.secsTo(carriedOn(now)) <= toleratedSeconds)
        return {};
    return Failure{FailureCode::DeskClockBehind};
}

} // namespace bhxh::domain
