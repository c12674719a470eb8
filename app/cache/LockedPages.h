#pragma once

#include <cstddef>

namespace bhxh::cache {

/// Pages of the system's own, for what must lie neither in the swap nor in a core file: they are left out of core files
/// in any case, and locked in memory as far as the system lets a user lock (RLIMIT_MEMLOCK, often 8 MiB). That not all
/// can be locked is usual, and no failure. In pieces, so that no call keeps other threads from the process's memory map
/// for long.
namespace lockedpages {

/// What is asked for is rounded up to this.
inline constexpr std::size_t piece = std::size_t(256) * 1024;

/// `size` zero bytes, a multiple of `piece`. Throws std::bad_alloc. @param mayBeLocked how much of it is to be locked
/// at most @param locked how much of it, from its beginning, is
void* take(std::size_t size, std::size_t mayBeLocked, std::size_t& locked);
/// Overwrites them first.
void giveBack(void* pages, std::size_t size);

/// How much this process may lock. Raises what it may to what it might.
std::size_t limit();

} // namespace lockedpages

} // namespace bhxh::cache
