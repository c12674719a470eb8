#pragma once

#include "domain/WhenDone.h"
#include "vault/Reply.h"
#include <QPromise>
#include <memory>
#include <utility>

namespace bhxh::vault {

template <typename T>
using Answer = std::shared_ptr<QPromise<domain::Outcome<T>>>;

/// Dropped without `give`, the reply is cancelled.
template <typename T>
Answer<T> newAnswer()
{
    auto answer = std::make_shared<QPromise<domain::Outcome<T>>>();
    answer->start();
    return answer;
}

template <typename T>
void give(const Answer<T>& answer, domain::Outcome<T> outcome)
{
    answer->addResult(std::move(outcome));
    answer->finish();
}

/// A reply that is there already.
template <typename T>
Reply<T> ready(domain::Outcome<T> outcome)
{
    const Answer<T> answer = newAnswer<T>();
    give(answer, std::move(outcome));
    return answer->future();
}

/// `next(outcome)`, a reply itself, once there is an outcome of whichever kind.
template <typename T, typename Next>
auto afterwards(const Reply<T>& reply, QObject* context, Next next)
{
    using Result = typename std::invoke_result_t<Next, const domain::Outcome<T>&>;
    using Value = typename decltype(std::declval<Result>().result())::value_type;
    const Answer<Value> answer = newAnswer<Value>();
    domain::whenDone(
        reply, context,
        [answer, context, next = std::move(next)](const domain::Outcome<T>& outcome) mutable {
            domain::whenDone(
                next(outcome), context, [answer](domain::Outcome<Value> last) { give(answer, std::move(last)); },
                [] {});
        },
        [] {});
    return answer->future();
}

/// `next(value)`, a reply itself, once there is a value; a failure is handed on.
template <typename T, typename Next>
auto then(const Reply<T>& reply, QObject* context, Next next)
{
    using Result = typename std::invoke_result_t<Next, const T&>;
    using Value = typename decltype(std::declval<Result>().result())::value_type;
    return afterwards(reply, context, [next = std::move(next)](const domain::Outcome<T>& outcome) mutable -> Result {
        return outcome ? next(*outcome) : ready<Value>(domain::failed(outcome.error()));
    });
}

} // namespace bhxh::vault
