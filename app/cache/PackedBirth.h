#pragma once

#include "domain/BirthDate.h"
#include <optional>

namespace bhxh::cache {

/// A birth date in 32 bits: year, month, day; a part that isn't known is 0. Later dates are greater.
namespace packedbirth {
inline constexpr int monthShift = 5;
inline constexpr int yearShift = 9;
inline constexpr quint32 dayBits = (1U << monthShift) - 1;
inline constexpr quint32 monthBits = (1U << yearShift) - 1 - dayBits;
inline constexpr quint32 yearBits = ~(dayBits | monthBits);
} // namespace packedbirth

quint32 packed(const domain::BirthDate& birth);
/// Nothing where it is no date.
std::optional<domain::BirthDate> unpackedBirth(quint64 packed);

} // namespace bhxh::cache
