#include "cache/LockedHeap.h"

#include "cache/LockedPages.h"
#include <algorithm>
#include <bit>
#include <new>
#include <sodium.h>

namespace bhxh::cache {

namespace {

constexpr std::size_t smallest = alignof(std::max_align_t);
constexpr std::size_t mebibyte = std::size_t(1) << 20;

// What may be locked goes to keys and tokens first (secret::SecretBytes, a page or two each), then to what is short:
// the texts themselves. The long columns of the name index are numbers that say little without them.
constexpr std::size_t forSecrets = mebibyte;
constexpr std::size_t forTexts = 4 * mebibyte;
constexpr std::size_t longFrom = 2 * mebibyte;

std::size_t roundedUp(std::size_t size)
{
    return std::bit_ceil(std::max(size, smallest));
}

std::size_t powerOf(std::size_t rounded)
{
    return static_cast<std::size_t>(std::countr_zero(rounded));
}

} // namespace

LockedHeap& LockedHeap::shared()
{
    static auto* const heap = new LockedHeap; // what is static may outlive anything that is taken down
    return *heap;
}

void* LockedHeap::take(std::size_t size)
{
    const QMutexLocker lock(&m_mutex);
    const std::size_t rounded = roundedUp(size);
    return powerOf(rounded) < m_free.size() ? takeSmall(rounded) : takePages(size);
}

void LockedHeap::giveBack(void* memory, std::size_t size)
{
    const QMutexLocker lock(&m_mutex);
    const std::size_t rounded = roundedUp(size);
    if (powerOf(rounded) < m_free.size())
        giveBackSmall(memory, rounded);
    else
        giveBackPages(memory);
}

LockedHeap::Amount LockedHeap::amount()
{
    const QMutexLocker lock(&m_mutex);
    return m_amount;
}

void* LockedHeap::takeSmall(std::size_t size)
{
    Free*& free = m_free.at(powerOf(size));
    if (!free && m_freshSize < size) {
        m_blocks.reserve(m_blocks.size() + 1);
        m_fresh = static_cast<char*>(takePages(lockedpages::piece));
        m_freshSize = lockedpages::piece;
        m_blocks.push_back(m_fresh);
    }
    ++m_smallOnes;
    if (free) {
        void* const memory = free;
        free = free->next;
        return memory;
    }
    m_freshSize -= size;
    return std::exchange(m_fresh, m_fresh + size);
}

void LockedHeap::giveBackSmall(void* memory, std::size_t size)
{
    sodium_memzero(memory, size);
    Free*& free = m_free.at(powerOf(size));
    free = new (memory) Free{free};
    if (--m_smallOnes > 0)
        return;
    for (void* block : std::exchange(m_blocks, {}))
        giveBackPages(block);
    m_free = {};
    m_freshSize = 0;
}

std::size_t LockedHeap::mayBeLocked(std::size_t size) const
{
    const std::size_t kept = m_amount.locked + forSecrets + (size >= longFrom ? forTexts : 0);
    const std::size_t limit = lockedpages::limit();
    return limit > kept ? limit - kept : 0;
}

void* LockedHeap::takePages(std::size_t size)
{
    Pages pages{(size + lockedpages::piece - 1) / lockedpages::piece * lockedpages::piece, 0};
    void* const memory = lockedpages::take(pages.size, mayBeLocked(pages.size), pages.locked);
    m_pages.emplace(memory, pages);
    m_amount.held += pages.size;
    m_amount.locked += pages.locked;
    return memory;
}

void LockedHeap::giveBackPages(void* memory)
{
    const Pages pages = m_pages.at(memory);
    m_pages.erase(memory);
    m_amount.held -= pages.size;
    m_amount.locked -= pages.locked;
    lockedpages::giveBack(memory, pages.size);
}

} // namespace bhxh::cache
