#pragma once

#include <QDateTime>
#include <functional>

namespace bhxh::domain {

/// The time, passed in: UTC. Countdowns run on the central's clock (its Date header), which `desk` keeps; tests pass
/// their own.
using Clock = std::function<QDateTime()>;

/// The office's wall clock: Viet Nam has one zone, UTC+7, and no daylight saving (a fixed offset, as Windows' Qt knows
/// no Asia/Ho_Chi_Minh).
inline QDateTime inVietnam(const QDateTime& utc)
{
    return utc.toOffsetFromUtc(7 * 3600);
}

} // namespace bhxh::domain
