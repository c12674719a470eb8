#pragma once

#include <QMutex>
#include <array>
#include <cstddef>
#include <unordered_map>
#include <vector>

namespace bhxh::cache {

/// A heap of locked pages: for people's names and numbers in clear, the few bytes of one record as well as the millions
/// of the name index. Everything is overwritten when it is given back. In any thread.
class LockedHeap
{
public:
    /// The one of this process, which is never taken down.
    static LockedHeap& shared();

    /// Aligned for anything. Throws std::bad_alloc.
    void* take(std::size_t size);
    /// @param size as it was taken
    void giveBack(void* memory, std::size_t size);

    /// For a self-test: what is held now, and how much of it the system let us lock.
    struct Amount
    {
        std::size_t held = 0;
        std::size_t locked = 0;
        [[nodiscard]] bool isAllLocked() const { return locked == held; }
    };
    Amount amount();

private:
    LockedHeap() = default;
    void* takeSmall(std::size_t size);
    void giveBackSmall(void* memory, std::size_t size);
    void* takePages(std::size_t size);
    void giveBackPages(void* pages);
    [[nodiscard]] std::size_t mayBeLocked(std::size_t size) const;

    struct Free
    {
        Free* next;
    };
    struct Pages
    {
        std::size_t size;
        std::size_t locked;
    };

    QMutex m_mutex;
    std::unordered_map<void*, Pages> m_pages = {};
    Amount m_amount = {};
    // Small ones, each rounded up to a power of two, out of blocks that go when the last of them has gone.
    std::vector<void*> m_blocks = {};
    std::array<Free*, 16> m_free = {}; ///< by power of two
    char* m_fresh = nullptr;           ///< what nobody had yet of the last block
    std::size_t m_freshSize = 0;
    std::size_t m_smallOnes = 0;
};

} // namespace bhxh::cache
