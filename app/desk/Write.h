#pragma once

#include "domain/Identifiers.h"
#include "domain/Outcome.h"
#include <QFuture>
#include <QObject>
#include <QTimer>
#include <chrono>
#include <functional>

namespace bhxh::desk {

/// What has become of a write that was left with its outcome open.
enum class LeftOpen {
    No,      ///< none was
    Reading, ///< what the central holds is being read, until it answers
    Read,    ///< what stands here was read afterwards: it is the truth, whatever came of the write
};

/// One write, sent once: its key is kept until the outcome is known. Where no answer came (OutcomeUnknown) it says so and asks again with the same key, with back-off, until
/// there is one: the central answers a key that it knows without a second effect. Not for ever: after its patience without one, or when the person chooses (leave()), it stops
/// asking and its owner reads what the central holds. Nothing is ever sent anew. GUI thread; ends with its owner, but what was sent is not taken back.
/// The bodies stand in WriteBody.h, for the .cpp files of this room.
template <typename T>
class Write
{
public:
    using Send = std::function<QFuture<domain::Outcome<T>>(const domain::IdempotencyKey& key)>;
    using Done = std::function<void(const domain::Outcome<T>& outcome)>;
    using NotKnown = std::function<void()>;
    using Left = std::function<void()>;

    /// How long a write that got no answer is asked about.
    static constexpr std::chrono::milliseconds usualPatience = std::chrono::seconds(60);

    explicit Write(std::chrono::milliseconds patience = usualPatience);
    ~Write();
    Write(const Write&) = delete;
    Write& operator=(const Write&) = delete;

    /// Its outcome is open: it was sent, and neither answered nor left.
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// Refused (false) while another one's outcome is open: a write is never forgotten in favour of the next. Ends with one call of `done` or of `left`, or with none
    /// after abandon().
    /// @param notKnown called once, when an attempt got no answer
    /// @param left the outcome stays open and isn't asked about any more: the owner reads the resource, so that the truth is shown
    bool start(const domain::IdempotencyKey& key, Send send, Done done, NotKnown notKnown, Left left);
    /// Stops asking about an outcome that isn't known. Nothing happens where no attempt has gone unanswered yet: its answer is on the way.
    void leave();
    /// The owner no longer waits (another citizen, signed out): callbacks end; an answer that still comes is dropped.
    void abandon();

private:
    void sendNow();
    void answered(const domain::Outcome<T>& outcome);
    [[nodiscard]] bool isSettled(const domain::Failure& failure) const;
    void againLater();
    void finish(const domain::Outcome<T>& outcome);

    QTimer m_patience;
    QTimer m_timer; ///< also the context of what is under way: it ends with this
    Send m_send;
    Done m_done;
    NotKnown m_notKnown;
    Left m_left;
    domain::IdempotencyKey m_key = domain::IdempotencyKey::make();
    quint64 m_turn = 0;
    int m_tries = 0;
    bool m_isUnknown = false; ///< an attempt got no answer: only an answer of the central itself settles it
    bool m_running = false;
};

} // namespace bhxh::desk
