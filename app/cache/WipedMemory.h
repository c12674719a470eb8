#pragma once

#include "cache/LockedHeap.h"
#include <cstddef>
#include <string>
#include <vector>

namespace bhxh::cache {

/// Overwrites so that no compiler leaves it out.
void wipeMemory(void* bytes, std::size_t size);

/// An allocator whose memory is overwritten before it is given back, so that neither growing nor clearing leaves
/// anything behind, and kept out of swap and core files as far as LockedHeap can.
template <typename T>
struct WipedMemory
{
    using value_type = T;
    WipedMemory() = default;
    template <typename Other>
    explicit(false) WipedMemory(const WipedMemory<Other>& /*other*/)
    {}

    T* allocate(std::size_t count)
    {
        static_assert(alignof(T) <= alignof(std::max_align_t));
        return static_cast<T*>(LockedHeap::shared().take(count * sizeof(T)));
    }
    void deallocate(T* memory, std::size_t count) { LockedHeap::shared().giveBack(memory, count * sizeof(T)); }
    friend bool operator==(const WipedMemory&, const WipedMemory&) { return true; }
};

template <typename T>
using WipedVector = std::vector<T, WipedMemory<T>>;

/// Short ones lie in the object itself, so they are to be kept in a WipedVector only.
using WipedText = std::basic_string<char16_t, std::char_traits<char16_t>, WipedMemory<char16_t>>;

} // namespace bhxh::cache
