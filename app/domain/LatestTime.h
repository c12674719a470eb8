#pragma once

#include "domain/ClockReading.h"
#include "domain/Failure.h"
#include <optional>

namespace bhxh::domain {

/// How late it certainly is: what the days are counted by for which something may be kept or opened without the
/// central. A desk clock may be set back, or ahead, by a person or by an empty battery. Therefore:
///
/// - What the central says is so, once it has answered in this process: it replaces whatever was remembered, so that a
///   clock that was once far ahead spoils nothing for good.
/// - Until then it is the latest time ever known, carried on by a clock that nobody can set, or what the desk's clock
///   says, whichever is later: a clock that is set back gains nothing, and running counts.
/// - How long the desk was off only its own clock can tell. One that is behind the latest time known tells nothing, so
///   nothing that is limited in time is opened by it (`whyNotByDesk`); nothing is destroyed either. That ends by
///   itself with the central's next answer, or when the clock is set.
///
/// Whoever keeps it writes `at` down now and then, sealed, and remembers it in the next process.
class LatestTime
{
public:
    /// By how much the clocks of a desk and of the central differ where nothing is wrong.
    static constexpr int toleratedSeconds = 600;

    /// From an earlier process, or by another who kept it. Invalid: nothing.
    void remember(const QDateTime& earlier, const ClockReading& now);
    /// From now on it is known that it is as late as this.
    void see(const ClockReading& now);
    /// UTC.
    [[nodiscard]] QDateTime at(const ClockReading& now) const;
    /// Failure: DeskClockBehind.
    [[nodiscard]] std::optional<Failure> whyNotByDesk(const ClockReading& now) const;

private:
    [[nodiscard]] QDateTime carriedOn(const ClockReading& now) const;

    QDateTime m_at = {};                     ///< invalid: nothing is known yet
    std::chrono::milliseconds m_steady = {}; ///< of the steady clock, when it was so
};

} // namespace bhxh::domain
