#pragma once

#include "training/web/HttpMessage.h"

#include <functional>
#include <memory>

namespace bhxh::training {

/// The right to answer one request, once, now or later, from any thread. Copies share it. The first answer counts,
/// later ones are ignored, and one for a client that has left is harmless. Where the last copy goes without an answer,
/// the server answers 500, so a client never hangs on a forgotten request.
class Respond
{
public:
    /// What stands behind it: a connection of the server, or a test.
    class Exchange
    {
    public:
        Exchange() = default;
        Exchange(const Exchange&) = delete;
        Exchange& operator=(const Exchange&) = delete;
        virtual ~Exchange() = default;
        virtual void answer(HttpResponse response) = 0;
        virtual void closeWithoutAnswer() = 0;
        [[nodiscard]] virtual bool isClientGone() const = 0;
        virtual void onClientGone(std::function<void()> callback) = 0;
    };

    explicit Respond(std::shared_ptr<Exchange> exchange) : m_exchange(std::move(exchange)) {}

    /// A Respond that hands its answer to a function (at most once): to look at an answer, or to hold it back, before
    /// it goes on. `closeWithoutAnswer`, `isClientGone` and `onClientGone` go on to `behind` where one is given.
    [[nodiscard]] static Respond calling(std::function<void(HttpResponse)> answer,
                                         std::shared_ptr<const Respond> behind = nullptr);

    /// Answers.
    void operator()(HttpResponse response) const { m_exchange->answer(std::move(response)); }

    /// Ends the connection with nothing said (a fault, on purpose). Counts as the answer.
    void closeWithoutAnswer() const { m_exchange->closeWithoutAnswer(); }

    /// Whether the client hung up (or the server is being stopped).
    [[nodiscard]] bool isClientGone() const { return m_exchange->isClientGone(); }

    /// Calls back once, on a thread of the server, when the client hangs up before it was answered; at once where it
    /// has already. Never after an answer. One callback a request; the latter replaces the former. It must not block.
    void onClientGone(std::function<void()> callback) const { m_exchange->onClientGone(std::move(callback)); }

private:
    std::shared_ptr<Exchange> m_exchange;
};

} // namespace bhxh::training
