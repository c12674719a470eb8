#pragma once

#include <chrono>

/// The times and limits of the central (contract, "Times and limits").
namespace bhxh::training::limits {

inline constexpr std::chrono::minutes codeLife{10};
inline constexpr int attempts = 5;
inline constexpr std::chrono::seconds betweenCodes{60};
inline constexpr int codesEach = 6; ///< for one change or reset
inline constexpr std::chrono::minutes coolDown{15};
inline constexpr std::chrono::hours addressHold{24};
inline constexpr std::chrono::hours changeLife{24 * 7};
inline constexpr std::chrono::minutes resetLife{30};

inline constexpr std::chrono::hours changedRecently{24 * 30};
inline constexpr int sharedByMany = 3;     ///< records that have the address
inline constexpr int manyByOneMember = 20; ///< requests of a day

} // namespace bhxh::training::limits
