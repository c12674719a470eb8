#pragma once

#include "training/web/Respond.h"

#include <mutex>

namespace bhxh::training {

class HttpSession;

/// The answer that a connection waits for. Private to the server.
class SessionExchange final : public Respond::Exchange
{
public:
    explicit SessionExchange(std::weak_ptr<HttpSession> session) : m_session(std::move(session)) {}
    /// Forgotten by everybody: the client gets a 500.
    ~SessionExchange() override;

    void answer(HttpResponse response) override;
    void closeWithoutAnswer() override;
    [[nodiscard]] bool isClientGone() const override;
    void onClientGone(std::function<void()> callback) override;

    /// From the connection: the client hung up.
    void tellClientGone();

private:
    /// True for the first who asks; what was to be called on leaving is dropped (outside of the lock: it may hold us).
    bool takeTurn();

    std::weak_ptr<HttpSession> m_session;
    mutable std::mutex m_mutex;
    std::function<void()> m_onGone;
    bool m_isAnswered = false;
    bool m_isGone = false;
};

} // namespace bhxh::training
