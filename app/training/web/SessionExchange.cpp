#include "training/web/SessionExchange.h"

#include "training/web/HttpSession.h"

namespace bhxh::training {

SessionExchange::~SessionExchange()
{
    if (m_isAnswered)
        return;
    if (const auto session = m_session.lock())
        session->deliver({.status = 0, .headers = {}, .body = {}});
}

bool SessionExchange::takeTurn()
{
    std::function<void()> dropped;
    const std::scoped_lock lock(m_mutex);
    dropped.swap(m_onGone);
    return !std::exchange(m_isAnswered, true);
}

void SessionExchange::answer(HttpResponse response)
{
    if (!takeTurn())
        return;
    if (const auto session = m_session.lock())
        session->deliver(std::move(response));
}

void SessionExchange::closeWithoutAnswer()
{
    if (!takeTurn())
        return;
    if (const auto session = m_session.lock())
        session->abandon();
}

bool SessionExchange::isClientGone() const
{
    const std::scoped_lock lock(m_mutex);
    return m_isGone;
}

void SessionExchange::onClientGone(std::function<void()> callback)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_isAnswered)
            return;
        if (!m_isGone) {
            m_onGone.swap(callback);
            return;
        }
    }
    callback();
}

void SessionExchange::tellClientGone()
{
    std::function<void()> callback;
    {
        const std::scoped_lock lock(m_mutex);
        m_isGone = true;
        callback.swap(m_onGone);
    }
    if (callback)
        callback();
}

} // namespace bhxh::training
