#pragma once

#include "vault/Then.h"
#include <deque>
#include <functional>

namespace bhxh::vault {

/// One piece of work after the other, in the order in which they were asked for: the next begins when what the one
/// before promised has come, or never will.
class Turns
{
public:
    /// @param context what the work belongs to; once it has ended nothing begins any more
    explicit Turns(QObject* context) : m_context(context) {}

    template <typename T>
    Reply<T> inTurn(std::function<Reply<T>()> work)
    {
        const Answer<T> answer = newAnswer<T>();
        m_waiting.push_back([this, answer, work = std::move(work)] {
            domain::whenDone(
                work(), m_context,
                [this, answer](domain::Outcome<T> outcome) {
                    give(answer, std::move(outcome));
                    next();
                },
                [this] { next(); });
        });
        if (m_waiting.size() == 1)
            m_waiting.front()();
        return answer->future();
    }

private:
    void next()
    {
        m_waiting.pop_front();
        if (!m_waiting.empty())
            m_waiting.front()();
    }

    QObject* const m_context;
    std::deque<std::function<void()>> m_waiting; ///< the first is at work
};

} // namespace bhxh::vault
