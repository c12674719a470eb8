#pragma once

#include <QFuture>
#include <QMutex>
#include <QPromise>
#include <QThread>
#include <QWaitCondition>
#include <array>
#include <deque>
#include <functional>
#include <memory>

namespace bhxh::cache {

/// Whose turn it is: SavedData names it without knowing this header.
enum class Turn { AtTheCounter, Pages, Later };

/// The one thread of the saved data. Jobs are done one at a time: whoever stands at the counter first, then the pages
/// of the register, then what is only for later (the index after unlocking, the log), and in the order in which they
/// came within each. A job whose future was cancelled before its turn isn't done at all.
class StoreThread final : public QThread
{
public:
    /// @param last what is done in the thread before it ends
    explicit StoreThread(std::function<void()> last);
    ~StoreThread() override { end(); }

    /// Waits for the job that is being done, and for `last`. Jobs that wait are never done: their futures are cancelled
    /// when this is destroyed.
    void end();

    /// May be called in any thread, and by a job. Fulfilled in this thread: use it through something that comes back to
    /// one's own (desk's whenDone).
    template <typename Job>
    auto ask(Turn turn, Job job)
    {
        using Result = std::invoke_result_t<Job&>;
        auto promise = std::make_shared<QPromise<Result>>(); // dropped, it cancels
        promise->start();
        QFuture<Result> future = promise->future();
        put(turn, [promise = std::move(promise), job = std::move(job)]() mutable {
            if (!promise->isCanceled())
                promise->addResult(job());
            promise->finish();
        });
        return future;
    }

    /// Whether somebody waits whose turn this is. In any thread.
    [[nodiscard]] bool isAskedFor(Turn turn);

private:
    using Job = std::function<void()>;
    void put(Turn turn, Job job);
    [[nodiscard]] Job next();
    void run() override;

    QMutex m_mutex;
    QWaitCondition m_something;
    std::array<std::deque<Job>, 3> m_jobs = {};
    std::function<void()> m_last;
    bool m_isEnding = false;
};

} // namespace bhxh::cache
