#include "cache/WipedMemory.h"

#include <sodium.h>

namespace bhxh::cache {

void wipeMemory(void* bytes, std::size_t size)
{
    sodium_memzero(bytes, size);
}

} // namespace bhxh::cache
