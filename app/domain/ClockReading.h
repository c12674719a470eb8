#pragma once

#include <QDateTime>
#include <chrono>

namespace bhxh::domain {

/// What the clocks say at one moment.
struct ClockReading
{
    /// Of a time alone nothing more is known: it counts as the desk's.
    ClockReading(QDateTime time) // NOLINT(google-explicit-constructor)
        : at(std::move(time))
    {}
    ClockReading(QDateTime time, bool isOfCentral, std::chrono::milliseconds steadyClock)
        : at(std::move(time)), isCentrals(isOfCentral), steady(steadyClock)
    {}

    QDateTime at;                          ///< UTC
    bool isCentrals = false;               ///< learned from the central since this process began; else this computer's
                                           ///< own clock, which may be wrong
    std::chrono::milliseconds steady = {}; ///< of a clock that nobody sets, and that goes on while the computer sleeps
};

} // namespace bhxh::domain
