#pragma once

#include "domain/Clock.h"
#include "domain/ClockReading.h"
#include <QDateTime>
#include <chrono>
#include <functional>

namespace bhxh::central {

/// The central's time, learned from the Date header of its replies and carried on by a steady clock that goes on
/// while the computer sleeps, so that a wrong or changed desk clock doesn't matter. Before the first reply it is the
/// desk's own clock. GUI thread.
class CentralClock
{
public:
    using SteadyClock = std::function<std::chrono::milliseconds()>;

    CentralClock();
    /// By these clocks: tests set them.
    CentralClock(domain::Clock desk, SteadyClock steady);
    /// `date` of a reply that was just received (RFC 9110 5.6.7, whole seconds).
    void learn(const QDateTime& date);
    [[nodiscard]] QDateTime now() const;
    /// The same, and how far it can be trusted.
    [[nodiscard]] domain::ClockReading reading() const;
    [[nodiscard]] bool isLearned() const { return m_learned; }

private:
    domain::Clock m_desk;
    SteadyClock m_steady;
    QDateTime m_at = {};
    std::chrono::milliseconds m_since = {}; ///< of the steady clock, when m_at was learned
    bool m_learned = false;
};

} // namespace bhxh::central
