// Nanoseconds to get, touch and free a block, for each of several sizes.
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace {

double nanosecondsFor(size_t size, int rounds)
{
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < rounds; ++i) {
        auto* block = static_cast<volatile char*>(std::malloc(size));
        for (size_t at = 0; at < size; at += 4096)
            block[at] = 1;
        std::free(const_cast<char*>(block));
    }
    const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - begin;
    return took.count() / rounds;
}

} // namespace

int main()
{
    std::printf("64 B %.1f\n", nanosecondsFor(64, 5'000'000));
    std::printf("4 KiB %.1f\n", nanosecondsFor(4096, 1'000'000));
    // The first one is a mapping of its own; glibc then keeps such sizes on the heap.
    std::printf("1 MiB %.1f\n", nanosecondsFor(1 << 20, 5'000));
    std::printf("64 MiB (mapping) %.1f\n", nanosecondsFor(64 << 20, 20));
}
