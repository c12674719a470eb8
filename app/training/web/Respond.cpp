#include "training/web/Respond.h"

#include <atomic>

namespace bhxh::training {

namespace {

/// Hands its answer to a function.
class FunctionExchange final : public Respond::Exchange
{
public:
    FunctionExchange(std::function<void(HttpResponse)> function, std::shared_ptr<const Respond> behind)
        : m_function(std::move(function)), m_behind(std::move(behind))
    {}

    void answer(HttpResponse response) override
    {
        if (!m_isDone.exchange(true))
            m_function(std::move(response));
    }

    void closeWithoutAnswer() override
    {
        if (!m_isDone.exchange(true) && m_behind)
            m_behind->closeWithoutAnswer();
    }

    [[nodiscard]] bool isClientGone() const override { return m_behind && m_behind->isClientGone(); }

    void onClientGone(std::function<void()> callback) override
    {
        if (m_behind)
            m_behind->onClientGone(std::move(callback));
    }

private:
    std::function<void(HttpResponse)> m_function;
    std::shared_ptr<const Respond> m_behind;
    std::atomic<bool> m_isDone = false;
};

} // namespace

Respond Respond::calling(std::function<void(HttpResponse)> answer, std::shared_ptr<const Respond> behind)
{
    return Respond(std::make_shared<FunctionExchange>(std::move(answer), std::move(behind)));
}

} // namespace bhxh::training
