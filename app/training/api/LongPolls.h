#pragma once

#include "training/web/Respond.h"

#include <QSet>
#include <QString>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace bhxh::training {

/// Requests that are held until something changes or their time is over, all of them by one thread; and the thread on
/// which time passes: it is told when time does something next, and does it then. Any thread may call it.
class LongPolls
{
public:
    using Clock = std::chrono::steady_clock;

    struct Held
    {
        QString topic; ///< what a change must name to make it look; empty: none does
        Respond respond;
        Clock::time_point until;
        std::function<std::optional<HttpResponse>()> look;   ///< the answer where it has changed
        std::function<std::optional<HttpResponse>()> giveUp; ///< at `until`; nothing: it was answered otherwise
        /// Equal for requests that would get the same answer: one looks for all, and `adapt` makes its answer theirs.
        QString likeness = {};
        std::function<void(HttpResponse&)> adapt = {};
        bool endsWithClient = true; ///< let go when the client hangs up
    };

    /// `passTime` lets time do what is due, and says how long until the next.
    explicit LongPolls(std::function<std::optional<std::chrono::milliseconds>()> passTime);
    ~LongPolls();
    LongPolls(const LongPolls&) = delete;
    LongPolls& operator=(const LongPolls&) = delete;

    /// Starts the thread.
    void start();
    /// Ends it; what is still held is let go.
    void stop();
    void hold(Held held);
    /// Those that wait for one of these look again. It is also the sign that time may do something sooner.
    void wake(const QSet<QString>& topics);

private:
    void run();
    void lookAgain(const QSet<QString>& topics);
    void giveUpOverdue();
    void forget(qint64 id);
    [[nodiscard]] Clock::time_point nextTurn(std::optional<std::chrono::milliseconds> untilDue) const;

    std::function<std::optional<std::chrono::milliseconds>()> m_passTime;
    mutable std::mutex m_mutex;
    std::condition_variable m_turn;
    std::map<qint64, std::shared_ptr<Held>> m_held;
    qint64 m_lastId = 0;
    QSet<QString> m_topics;
    bool m_isWoken = false;
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace bhxh::training
