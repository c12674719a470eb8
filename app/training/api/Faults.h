#pragma once

#include "training/rules/Words.h"

#include <QString>

#include <deque>
#include <map>
#include <mutex>

namespace bhxh::training {

enum class Fault { InternalError, Unavailable, TooMany, Hang, Slow, CloseBefore, CloseAfterEffect, Forbidden };

template <>
struct Words<Fault>
{
    static constexpr std::array all{"500",          "503-retry-after",    "429", "hang", "slow",
                                    "close-before", "close-after-effect", "403"};
};

/// Faults that a trainer or a test has ordered for the next calls of operations, in the order of the orders. Any
/// thread.
class Faults
{
public:
    void order(const QString& operationId, Fault fault, int times);
    void clear();
    /// The fault of this call, if any; it counts.
    [[nodiscard]] std::optional<Fault> take(const QString& operationId);

private:
    struct Order
    {
        Fault fault;
        int times;
    };
    std::mutex m_mutex;
    std::map<QString, std::deque<Order>> m_orders;
};

} // namespace bhxh::training
