#include "cache/LockedPages.h"

#include <QtGlobal>
#include <limits>
#include <new>
#include <sodium.h>
#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <sys/mman.h>
#include <sys/resource.h>
#endif

namespace bhxh::cache::lockedpages {

namespace {

#ifdef Q_OS_WIN

void* map(std::size_t size)
{
    return VirtualAlloc(nullptr, size, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
}

void unmap(char* pages, std::size_t /*size*/)
{
    VirtualFree(pages, 0, MEM_RELEASE);
}

#else

void* map(std::size_t size)
{
    void* const pages = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return pages == MAP_FAILED ? nullptr : pages;
}

void unmap(char* pages, std::size_t size)
{
    for (std::size_t at = 0; at < size; at += piece)
        munmap(pages + at, piece);
}

#endif

} // namespace

void* take(std::size_t size, std::size_t mayBeLocked, std::size_t& locked)
{
    auto* const pages = static_cast<char*>(map(size));
    if (!pages)
        throw std::bad_alloc();
#ifdef MADV_DONTDUMP
    madvise(pages, size, MADV_DONTDUMP);
#endif
    locked = 0;
    while (locked + piece <= qMin(size, mayBeLocked) && sodium_mlock(pages + locked, piece) == 0)
        locked += piece;
    return pages;
}

void giveBack(void* pages, std::size_t size)
{
    auto* const begin = static_cast<char*>(pages);
    for (std::size_t at = 0; at < size; at += piece)
        sodium_munlock(begin + at, piece); // overwrites, locked or not
    unmap(begin, size);
}

std::size_t limit()
{
#ifdef Q_OS_WIN
    return std::numeric_limits<std::size_t>::max(); // the working set says when it is full
#else
    rlimit memory = {};
    if (getrlimit(RLIMIT_MEMLOCK, &memory) != 0)
        return 0;
    if (memory.rlim_cur < memory.rlim_max) {
        const rlimit raised = {memory.rlim_max, memory.rlim_max};
        if (setrlimit(RLIMIT_MEMLOCK, &raised) == 0)
            memory = raised;
    }
    return memory.rlim_cur;
#endif
}

} // namespace bhxh::cache::lockedpages
