#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <utility>

namespace bhxh::domain {

/// Hands what `future` ends with to `use`, later and in `context`'s thread, once; `gone` is called where it ended
/// without a value (cancelled, its promise dropped). Neither is called once `context` has ended. Any number may wait
/// for one future.
///
/// Not `.then(context, …)`: in Qt 6.4.2 a continuation whose context ended before the future did stops a debug build
/// (Q_ASSERT(context) in qfuture_impl.h), and a second
/// `.then` on the same future silently takes the first one's place.
template <typename T, typename Use, typename Gone>
void whenDone(const QFuture<T>& future, QObject* context, Use use, Gone gone)
{
    auto* watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher,
                     [watcher, use = std::move(use), gone = std::move(gone)]() mutable {
                         watcher->deleteLater();
                         const QFuture<T> done = watcher->future();
                         if (done.resultCount() > 0)
                             use(done.result());
                         else
                             gone();
                     });
    watcher->setFuture(future);
}

/// The same for a future that only ends: `next` is called once it did, however.
template <typename Next>
void whenDone(const QFuture<void>& future, QObject* context, Next next)
{
    auto* watcher = new QFutureWatcher<void>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [watcher, next = std::move(next)]() mutable {
        watcher->deleteLater();
        next();
    });
    watcher->setFuture(future);
}

} // namespace bhxh::domain
