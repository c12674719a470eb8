#pragma once

#include "domain/Identifiers.h"
#include "domain/Outcome.h"
#include <QFuture>
#include <QObject>
#include <QTimer>
#include <functional>

namespace bhxh::desk {

/// One write, sent once: its key is kept until the outcome is known. Where no answer came (OutcomeUnknown) it says so and asks again with the same key, with back-off, until
/// there is one: the central answers a key that it knows without a second effect. GUI thread; ends with its owner, but what was sent is not taken back.
/// The bodies stand in WriteBody.h, for the .cpp files of this room.
template <typename T>
class Write
{
public:
    using Send = std::function<QFuture<domain::Outcome<T>>(const domain::IdempotencyKey& key)>;
    using Done = std::function<void(const domain::Outcome<T>& outcome)>;
    using NotKnown = std::function<void()>;

    Write();
    ~Write();
    Write(const Write&) = delete;
    Write& operator=(const Write&) = delete;

    [[nodiscard]] bool isRunning() const { return m_running; }
    /// Refused (false) while another one's outcome is open: a write is never forgotten in favour of the next.
    bool start(const domain::IdempotencyKey& key, Send send, Done done, NotKnown notKnown);
    /// The owner no longer waits (another citizen, signed out): callbacks end; an answer that still comes is dropped.
    void abandon();

private:
    void sendNow();
    void answered(const domain::Outcome<T>& outcome);
    [[nodiscard]] bool isSettled(const domain::Failure& failure) const;
    void againLater();
    void finish(const domain::Outcome<T>& outcome);

    QTimer m_timer; ///< also the context of what is under way: it ends with this
    Send m_send;
    Done m_done;
    NotKnown m_notKnown;
    domain::IdempotencyKey m_key = domain::IdempotencyKey::make();
    quint64 m_turn = 0;
    int m_tries = 0;
    bool m_isUnknown = false; ///< an attempt got no answer: only an answer of the central itself settles it
    bool m_running = false;
};

} // namespace bhxh::desk
