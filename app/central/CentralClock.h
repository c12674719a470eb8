#pragma once

#include <QDateTime>
#include <chrono>

namespace bhxh::central {

/// The central's time, learned from the Date header of its replies and carried on by a steady clock that goes on
/// while the computer sleeps, so that a wrong or changed desk clock doesn't matter. Before the first reply it is the desk's own clock. GUI thread.
class CentralClock
{
public:
    CentralClock();
    /// `date` of a reply that was just received (RFC 9110 5.6.7, whole seconds).
    void learn(const QDateTime& date);
    [[nodiscard]] QDateTime now() const;
    [[nodiscard]] bool isLearned() const { return m_learned; }

private:
    QDateTime m_at;
    std::chrono::milliseconds m_since; ///< of the steady clock, when m_at was learned
    bool m_learned = false;
};

} // namespace bhxh::central
