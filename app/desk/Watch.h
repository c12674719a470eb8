#pragma once

#include "domain/Identifiers.h"
#include "domain/Outcome.h"
#include <QElapsedTimer>
#include <QFuture>
#include <QObject>
#include <QTimer>
#include <functional>
#include <optional>

namespace bhxh::central {
template <typename T>
struct Fresh;
}

namespace bhxh::desk {

/// Follows one resource of the central by long polls, until stopped: each reply's version is the next poll's If-None-Match. Where nothing answers it comes again with
/// back-off and full jitter (1 to 15 s); it never gives up by itself but for a refusal (NotSignedIn, Forbidden, NotFound). GUI thread; ends with its owner.
/// The bodies stand in WatchBody.h, for the .cpp files of this room: who only holds a Watch needs nothing of the central.
template <typename T>
class Watch
{
public:
    using Poll = std::function<QFuture<domain::Outcome<central::Fresh<T>>>(const domain::Version& known)>;
    using Changed = std::function<void(const T& value)>;
    using Ended = std::function<void(const domain::Failure& why)>;

    Watch();
    ~Watch();
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    /// Ends the watch before. `known` empty: the first reply comes at once.
    void start(domain::Version known, Poll poll, Changed changed, Ended ended);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_running; }

private:
    void pollNow();
    void pollLater(std::optional<int> retryAfterSeconds);
    void answered(const central::Fresh<T>& fresh);
    void failed(const domain::Failure& failure);

    QTimer m_timer; ///< also the context of what is under way: it ends with this
    Poll m_poll;
    Changed m_changed;
    Ended m_ended;
    domain::Version m_known;
    QFuture<void> m_future; ///< typeless: Fresh is not known to those who only hold a Watch
    QElapsedTimer m_polledAt;
    quint64 m_turn = 0;     ///< a reply of an earlier turn is not ours any more
    int m_failures = 0;
    bool m_running = false;
};

} // namespace bhxh::desk
