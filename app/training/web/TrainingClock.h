#pragma once

#include <atomic>
#include <chrono>

namespace bhxh::training {

/// The training central's clock: the system's UTC time plus what a trainer has moved it forward by.
/// All time of the central hangs on it (Date, codes, holds, tokens, auth_time). Any thread may read and advance it.
class TrainingClock
{
public:
    using TimePoint = std::chrono::sys_time<std::chrono::milliseconds>;

    explicit TrainingClock(std::chrono::seconds offset = {}) : m_offset(offset.count()) {}

    [[nodiscard]] TimePoint now() const
    {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) +
               std::chrono::seconds(m_offset.load());
    }

    /// Forward only; the caller refuses a negative span.
    void advance(std::chrono::seconds span) { m_offset += span.count(); }

    /// How far it has been moved in all, so that a store can keep it across a restart.
    [[nodiscard]] std::chrono::seconds offset() const { return std::chrono::seconds(m_offset.load()); }

private:
    std::atomic<std::int64_t> m_offset;
};

} // namespace bhxh::training
