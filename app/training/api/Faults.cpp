#include "training/api/Faults.h"

namespace bhxh::training {

void Faults::order(const QString& operationId, Fault fault, int times)
{
    const std::scoped_lock lock(m_mutex);
    m_orders[operationId].push_back({fault, times});
}

void Faults::clear()
{
    const std::scoped_lock lock(m_mutex);
    m_orders.clear();
}

std::optional<Fault> Faults::take(const QString& operationId)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_orders.find(operationId);
    if (found == m_orders.end())
        return std::nullopt;
    Order& order = found->second.front();
    const Fault fault = order.fault;
    if (--order.times == 0)
        found->second.pop_front();
    if (found->second.empty())
        m_orders.erase(found);
    return fault;
}

} // namespace bhxh::training
