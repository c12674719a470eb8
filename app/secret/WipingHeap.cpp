// A heap that leaves nothing behind: what is freed is overwritten first, whoever frees it. Linked into the program,
// these definitions come before libc's for everything in the process, Qt's libraries included: a QString that held a
// number or a JSON reply is gone when Qt lets it go. `delete`, reallocarray, g_free and libc's own free() all end here.
//
// For glibc: it foresees that these functions are replaced, and keeps its own as __libc_*, which are called directly,
// so that nothing has to be looked up and the first free() of the start is served like any other. M_PERTURB would be
// the ready-made way, but doesn't reach the small blocks that go to a thread's own cache (tcache). Not with sanitizers:
// they replace the heap themselves.
//
// Not reached: stacks, and memory that is still in use.

#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <malloc.h>

extern "C" {

void __libc_free(void* block);
void* __libc_realloc(void* block, size_t size);

} // extern "C"

namespace {

/// glibc keeps a block's size in the word before it, and "this is a mapping of its own" in its second bit. Such a block
/// is given back to the kernel, which never shows its bytes to anybody again; to write to it would only fetch pages.
bool isMapping(const void* block)
{
    constexpr size_t mappingBit = 2;
    return (static_cast<const size_t*>(block)[-1] & mappingBit) != 0;
}

void overwriteFrom(void* block, size_t offset, size_t usable)
{
    explicit_bzero(static_cast<char*>(block) + offset, usable - offset);
}

} // namespace

extern "C" {

[[gnu::visibility("default")]] void free(void* block) noexcept
{
    if (block == nullptr)
        return;
    if (!isMapping(block))
        overwriteFrom(block, 0, malloc_usable_size(block));
    __libc_free(block);
}

[[gnu::visibility("default")]] void* realloc(void* block, size_t size) noexcept
{
    // A mapping moves as a whole.
    if (block == nullptr || isMapping(block))
        return __libc_realloc(block, size);
    const size_t usable = malloc_usable_size(block);
    if (size == 0) {
        free(block);
        return nullptr;
    }
    if (size <= usable) {
        // What is cut off would be freed as it is.
        overwriteFrom(block, size, usable);
        return __libc_realloc(block, size);
    }
    void* moved = malloc(size);
    if (moved != nullptr) {
        memcpy(moved, block, usable);
        free(block);
    }
    return moved;
}

} // extern "C"
