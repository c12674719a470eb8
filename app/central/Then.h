#pragma once

#include <QFuture>
#include <QObject>
#include <QPointer>
#include <QPromise>
#include <memory>

namespace bhxh::central {

/// `next(value)` once the future has one, as long as `context` lives; else the future that is returned is cancelled.
/// Instead of QFuture::then(context, …), whose continuation in Qt 6.4 asserts that its context still lives
/// (qfuture_impl.h) where asserts are on. Everything here is fulfilled in the GUI thread, so nothing has to change
/// threads.
template <typename T, typename Next>
auto then(QFuture<T> future, QObject* context, Next next)
{
    using Result = std::invoke_result_t<Next, const T&>;
    const QPointer<QObject> guard(context);
    if constexpr (std::is_void_v<Result>) {
        future.then([guard, next = std::move(next)](const T& value) mutable {
            if (guard)
                next(value);
        });
    } else {
        auto promise = std::make_shared<QPromise<Result>>(); // dropped, it cancels
        promise->start();
        QFuture<Result> result = promise->future();
        future.then([guard, promise, next = std::move(next)](const T& value) mutable {
            if (!guard)
                return;
            promise->addResult(next(value));
            promise->finish();
        });
        return result;
    }
}

} // namespace bhxh::central
