#pragma once

#include "desk/Watch.h"
#include "desk/Write.h"
#include "domain/EmailChange.h"
#include <QObject>
#include <optional>

namespace bhxh::central {
class CentralApi;
}

namespace bhxh::desk {

class Session;

/// The office's queue of e-mail changes that wait for a decision, live, and the decision on one of them. GUI thread.
class Approvals : public QObject
{
    Q_OBJECT

public:
    /// Why the member can't decide on the selected change, told before the click.
    enum class Obstacle { None, OwnRequest, NotProven, Over, NotSupervisor };

    struct State
    {
        bool loaded = false;                             ///< `items` is what the central holds
        QList<domain::EmailChange> items;                ///< awaiting-proof and pending, oldest first: first come, first served
        bool more = false;                               ///< the queue is longer than what is shown
        std::optional<domain::EmailChange> selected;     ///< kept before the eyes even where it left the queue (then `!isOpen()`)
        std::optional<domain::Failure> failure;          ///< of the last decision
        std::optional<domain::Failure> queueFailure;     ///< why the queue isn't live any more: a refusal; `items` may be old. refresh() tries again
        bool deciding = false;                           ///< on its way; a step-up may be open
        bool notKnown = false;                           ///< sent, no answer: being asked again
        LeftOpen left = LeftOpen::No;                    ///< the decision was not asked about any more (notKnown while Reading)
        std::optional<domain::EmailChange> justDecided;  ///< the last decision that was made here, for the message
    };

    /// All outlive this. Watches the queue while a supervisor is signed in.
    Approvals(central::CentralApi& api, Session& session, QObject* parent = nullptr);
    ~Approvals() override;

    [[nodiscard]] const State& state() const { return m_state; }
    /// How many wait for a decision that this member may make: the badge.
    [[nodiscard]] int waitingCount() const;
    [[nodiscard]] Obstacle obstacle() const;
    /// A decision was sent whose outcome is open: who wants to lock the desk waits for it, or leaves it.
    [[nodiscard]] bool hasOpenWrite() const { return m_write.isRunning(); }

    void select(const domain::EmailChangeId& id);
    void unselect();
    void approve(const QString& note);
    /// Failure NoteTooLong in place.
    void reject(domain::RejectionReason reason, const QString& note);
    void refresh();
    /// While notKnown: asks no longer with the key, and reads what became of the request, and the queue. It also happens by itself (Write::usualPatience). Nothing is sent anew.
    void leave();

signals:
    void stateChanged();
    /// The supervisor left while the outcome of a decision was open: it was ended without having been learned. Who signs out decides that, and may ask hasOpenWrite() first.
    void openWriteAbandoned();

private:
    /// One decision: what was before the eyes at the click, kept together with its key over the step-up.
    struct Click
    {
        domain::EmailChange seen;
        domain::NewDecision decision;
        domain::IdempotencyKey key;
        bool steppedUp = false;
    };

    void sessionChanged();
    void memberLeft();
    void watchQueue();
    void tookQueue(const domain::EmailChangePage& page);
    void readFurther(const QList<domain::EmailChange>& items, const QString& cursor);
    void show(QList<domain::EmailChange> items, bool more);
    void readSelected();
    void decide(const domain::NewDecision& decision);
    void send(const Click& click);
    void decided(const Click& click, const domain::Outcome<domain::EmailChange>& outcome);
    void stepUp(const Click& click, const domain::Failure& demand);
    void settled(const domain::EmailChange& change);
    void readTruth(const Click& click);
    void tookTruth(const domain::EmailChange& change);
    void decisionFailed(const domain::Failure& failure);
    void set(State state);

    central::CentralApi& m_api;
    Session& m_session;
    State m_state;
    Write<domain::EmailChange> m_write;
    Watch<domain::EmailChangePage> m_watch;
    Watch<domain::EmailChange> m_truth; ///< until the first reply
    bool m_isHere = false;   ///< a supervisor is signed in, and the queue is watched
    quint64 m_reading = 0;   ///< further pages of an earlier state of the queue are of no use
    quint64 m_turn = 0;      ///< a reply of an earlier turn belongs to another member
    quint64 m_selection = 0; ///< a reply of an earlier one is about what is no longer selected
};

} // namespace bhxh::desk
