#include "central/CentralClock.h"

namespace bhxh::central {

CentralClock::CentralClock() : m_at(QDateTime::currentDateTimeUtc())
{
    m_since.start();
}

void CentralClock::learn(const QDateTime& date)
{
    if (!date.isValid())
        return;
    m_at = date.toUTC();
    m_since.restart();
    m_learned = true;
}

QDateTime CentralClock::now() const
{
    return m_learned ? m_at.addMSecs(m_since.elapsed()) : QDateTime::currentDateTimeUtc();
}

} // namespace bhxh::central
