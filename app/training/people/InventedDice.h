#pragma once

#include <QtGlobal>

#include <span>

namespace bhxh::training {

/// SplitMix64: every bit of the input changes every bit of the output. For invention, never for secrets.
[[nodiscard]] constexpr quint64 mixed(quint64 value)
{
    value += 0x9E3779B97F4A7C15ULL;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31U);
}

/// Throws that depend on seed and index alone, in their order, the same on every machine.
class InventedDice
{
public:
    InventedDice(quint64 seed, quint64 index) : m_state(mixed(seed ^ mixed(index))) {}

    /// 0 … sides-1.
    quint32 roll(quint32 sides)
    {
        m_state = mixed(m_state);
        return static_cast<quint32>(((m_state >> 32U) * sides) >> 32U);
    }
    bool chance(quint32 permille) { return roll(1000) < permille; }
    int between(int least, int most) { return least + static_cast<int>(roll(static_cast<quint32>(most - least + 1))); }

    template <typename T>
    const T& oneOf(std::span<const T> all)
    {
        return all[roll(static_cast<quint32>(all.size()))];
    }

    /// By the member `weight` of each.
    template <typename T>
    const T& weighted(std::span<const T> all)
    {
        quint32 sum = 0;
        for (const T& entry : all)
            sum += entry.weight;
        quint32 left = roll(sum);
        for (const T& entry : all) {
            if (left < entry.weight)
                return entry;
            left -= entry.weight;
        }
        return all.back();
    }

private:
    quint64 m_state;
};

/// A one-to-one shuffle of 0 … size-1 (Feistel network with cycle walking), so that numbers are unique by construction
/// and yet look drawn. 0 ≤ value < size ≤ 2^56.
[[nodiscard]] inline quint64 shuffled(quint64 value, quint64 size, quint64 key)
{
    unsigned half = 1;
    while ((1ULL << (2 * half)) < size)
        ++half;
    const quint64 mask = (1ULL << half) - 1;
    do {
        quint64 left = value >> half;
        quint64 right = value & mask;
        for (unsigned round = 0; round < 4; ++round) {
            const quint64 next = left ^ (mixed(right ^ key ^ (quint64{round} << 60U)) & mask);
            left = right;
            right = next;
        }
        value = (left << half) | right;
    } while (value >= size); // outside: walk on; each step is one-to-one, so the whole is
    return value;
}

} // namespace bhxh::training
