#include "desk/Approvals.h"

#include "central/CentralApi.h"
#include "desk/Session.h"
#include "desk/WatchBody.h"
#include "desk/WriteBody.h"
#include "domain/Notes.h"
#include "domain/WhenDone.h"
#include <algorithm>

namespace bhxh::desk {

using domain::EmailChange;
using domain::EmailChangePage;
using domain::EmailChangeState;
using domain::Failure;
using domain::FailureCode;
using domain::NewDecision;
using domain::Outcome;
using domain::whenDone;

namespace {

constexpr int pageLimit = 200;     // listEmailChanges: limit, maximum
constexpr int longestQueue = 1000; // more than anybody decides on in a week

central::EmailChangeFilter openChanges(const QString& cursor = {})
{
    central::EmailChangeFilter filter;
    filter.states = {EmailChangeState::AwaitingProof, EmailChangeState::Pending};
    filter.limit = pageLimit;
    filter.cursor = cursor;
    return filter;
}

const EmailChange* find(const QList<EmailChange>& items, const domain::EmailChangeId& id)
{
    const auto found = std::find_if(items.begin(), items.end(), [&](const EmailChange& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

/// What came of the last decision has been read, once somebody goes on; what is still being read has not.
void forgetOutcome(Approvals::State& state)
{
    state.failure.reset();
    if (state.left == LeftOpen::Read)
        state.left = LeftOpen::No;
}

} // namespace

Approvals::Approvals(central::CentralApi& api, Session& session, QObject* parent)
    : QObject(parent), m_api(api), m_session(session)
{
    connect(&session, &Session::stateChanged, this, &Approvals::sessionChanged);
    connect(&session, &Session::left, this, &Approvals::memberLeft);
    sessionChanged();
}

Approvals::~Approvals() = default;

/// A desk that is being locked still waits for the answer to a decision: only `left` ends that.
void Approvals::sessionChanged()
{
    const bool mayDecide = m_session.has(domain::Role::Supervisor);
    if (mayDecide && !m_isHere) {
        m_isHere = true;
        watchQueue();
    } else if (m_session.isSignedIn() && !mayDecide) {
        memberLeft();
    }
}

void Approvals::memberLeft()
{
    if (!m_isHere)
        return;
    m_isHere = false;
    ++m_turn;
    ++m_selection;
    ++m_reading;
    const bool wasOpen = hasOpenWrite();
    m_watch.stop();
    m_truth.stop();
    m_write.abandon();
    set({});
    if (wasOpen)
        emit openWriteAbandoned();
}

void Approvals::watchQueue()
{
    m_watch.start(
        {},
        [this](const domain::Version& known) {
            return m_api.listEmailChanges(openChanges(), {.known = known, .seconds = longPollSeconds});
        },
        [this](const EmailChangePage& page) { tookQueue(page); },
        [this](const Failure& why) {
            State state = m_state;
            state.queueFailure = why;
            set(state);
        });
}

void Approvals::tookQueue(const EmailChangePage& page)
{
    ++m_reading;
    if (page.nextCursor.isEmpty())
        show(page.items, false);
    else
        readFurther(page.items, page.nextCursor);
}

/// The central tells the newest first, but who came first is served first: a long queue is read to its end.
void Approvals::readFurther(const QList<EmailChange>& items, const QString& cursor)
{
    const quint64 reading = m_reading;
    whenDone(
        m_api.listEmailChanges(openChanges(cursor)), this,
        [this, reading, items](const Outcome<central::Fresh<EmailChangePage>>& fresh) {
            if (reading != m_reading)
                return;
            if (!fresh || !fresh->value)
                return show(items, true);
            const QList<EmailChange> longer = items + fresh->value->items;
            const QString next = fresh->value->nextCursor;
            if (next.isEmpty() || longer.size() >= longestQueue)
                show(longer, !next.isEmpty());
            else
                readFurther(longer, next);
        },
        [] {});
}

void Approvals::show(QList<EmailChange> items, bool more)
{
    std::reverse(items.begin(), items.end());
    State state = m_state;
    state.loaded = true;
    state.queueFailure.reset();
    state.items = std::move(items);
    state.more = more;
    bool hasLeft = false;
    if (state.selected) {
        if (const EmailChange* item = find(state.items, state.selected->id))
            state.selected = *item;
        else
            hasLeft = state.selected->isOpen();
    }
    set(state);
    if (hasLeft)
        readSelected();
}

/// What became of the one before the eyes.
void Approvals::readSelected()
{
    if (!m_state.selected)
        return;
    const quint64 selection = m_selection;
    whenDone(
        m_api.getEmailChange(m_state.selected->id), this,
        [this, selection](const Outcome<central::Fresh<EmailChange>>& fresh) {
            if (selection != m_selection || !fresh || !fresh->value)
                return;
            State state = m_state;
            state.selected = fresh->value;
            set(state);
        },
        [] {});
}

int Approvals::waitingCount() const
{
    const auto& member = m_session.state().member;
    return static_cast<int>(std::count_if(m_state.items.begin(), m_state.items.end(), [&](const EmailChange& item) {
        return item.state == EmailChangeState::Pending && member && item.requestedBy.id != member->id;
    }));
}

Approvals::Obstacle Approvals::obstacle() const
{
    const auto& member = m_session.state().member;
    if (!member || !member->has(domain::Role::Supervisor))
        return Obstacle::NotSupervisor;
    if (!m_state.selected)
        return Obstacle::None;
    if (!m_state.selected->isOpen())
        return Obstacle::Over;
    if (m_state.selected->requestedBy.id == member->id)
        return Obstacle::OwnRequest;
    return m_state.selected->state == EmailChangeState::AwaitingProof ? Obstacle::NotProven : Obstacle::None;
}

void Approvals::select(const domain::EmailChangeId& id)
{
    const EmailChange* item = find(m_state.items, id);
    if (!item || (m_state.selected && m_state.selected->id == id))
        return;
    if (m_state.deciding && !m_state.notKnown) {
        // What comes of the decision belongs under the request it is about: that one stays until it is known.
        emit stateChanged();
        return;
    }
    ++m_selection;
    State state = m_state;
    state.selected = *item;
    forgetOutcome(state);
    state.justDecided.reset();
    set(state);
}

void Approvals::unselect()
{
    ++m_selection;
    State state = m_state;
    state.selected.reset();
    forgetOutcome(state);
    set(state);
}

void Approvals::refresh()
{
    if (m_isHere)
        watchQueue();
}

void Approvals::approve(const QString& note)
{
    if (obstacle() == Obstacle::None)
        decide({.verdict = domain::Verdict::Approved, .reason = {}, .note = note});
}

void Approvals::reject(domain::RejectionReason reason, const QString& note)
{
    if (obstacle() == Obstacle::None || obstacle() == Obstacle::NotProven)
        decide({.verdict = domain::Verdict::Rejected, .reason = reason, .note = note});
}

/// Bound to the version before the eyes at the click: what changed since is a conflict, not decided on.
void Approvals::decide(const NewDecision& decision)
{
    if (!m_state.selected || m_state.deciding || m_write.isRunning())
        return;
    const auto note = domain::checkedNote(decision.note);
    State state = m_state;
    state.justDecided.reset();
    state.left = LeftOpen::No;
    state.failure = note ? std::nullopt : std::optional(note.error());
    state.deciding = note.has_value();
    set(state);
    if (!note)
        return;
    NewDecision checked = decision;
    checked.note = *note;
    send({.seen = *m_state.selected, .decision = checked, .key = domain::IdempotencyKey::make()});
}

void Approvals::send(const Click& click)
{
    m_write.start(
        click.key,
        [this, click](const domain::IdempotencyKey& key) {
            return m_api.decideEmailChange(click.seen.id, click.seen.version, click.decision, key);
        },
        [this, click](const Outcome<EmailChange>& outcome) { decided(click, outcome); },
        [this] {
            State state = m_state;
            state.notKnown = true;
            set(state);
        },
        [this, click] { readTruth(click); });
}

void Approvals::leave()
{
    m_write.leave();
}

/// The decision is not asked about any more: what became of the request is read, as often as it takes; and the queue.
void Approvals::readTruth(const Click& click)
{
    State state = m_state;
    state.left = LeftOpen::Reading;
    set(state);
    watchQueue();
    m_truth.start(
        {}, [this, id = click.seen.id](const domain::Version&) { return m_api.getEmailChange(id); },
        [this](const EmailChange& change) { tookTruth(change); },
        [this](const Failure& why) {
            State unread = m_state;
            unread.left = LeftOpen::Read;
            unread.deciding = false;
            unread.notKnown = false;
            unread.failure = why;
            set(unread);
        });
}

void Approvals::tookTruth(const EmailChange& change)
{
    m_truth.stop();
    const auto& member = m_session.state().member;
    if (change.decision && member && change.decision->by.id == member->id)
        return settled(change); // it did arrive
    State state = m_state;
    state.deciding = false;
    state.notKnown = false;
    state.left = LeftOpen::Read;
    if (state.selected && state.selected->id == change.id)
        state.selected = change;
    if (!change.isOpen())
        state.items.removeIf([&](const EmailChange& item) { return item.id == change.id; });
    set(state);
}

void Approvals::decided(const Click& click, const Outcome<EmailChange>& outcome)
{
    if (!outcome) {
        if (outcome.error().code == FailureCode::StepUpRequired && !click.steppedUp)
            return stepUp(click, outcome.error());
        return decisionFailed(outcome.error());
    }
    settled(*outcome);
}

void Approvals::settled(const EmailChange& change)
{
    State state = m_state;
    state.deciding = false;
    state.notKnown = false;
    state.left = LeftOpen::No;
    state.failure.reset();
    state.justDecided = change;
    if (state.selected && state.selected->id == change.id)
        state.selected = change;
    state.items.removeIf([&](const EmailChange& item) { return item.id == change.id; });
    set(state);
}

void Approvals::stepUp(const Click& click, const Failure& demand)
{
    const quint64 turn = m_turn;
    whenDone(
        m_session.stepUp(demand.maxAgeSeconds.value_or(m_session.policy().stepUpSeconds)), this,
        [this, turn, click](const Outcome<domain::Done>& steppedUp) {
            if (turn != m_turn)
                return;
            if (!steppedUp)
                return decisionFailed(steppedUp.error());
            Click again = click; // the same key: one decision, one effect
            again.steppedUp = true;
            send(again);
        },
        [this, turn, demand] {
            if (turn == m_turn)
                decisionFailed(demand);
        });
}

void Approvals::decisionFailed(const Failure& failure)
{
    State state = m_state;
    state.deciding = false;
    state.notKnown = false;
    state.failure = failure;
    set(state);
    readSelected(); // a conflict, somebody else's decision: what it is now
}

void Approvals::set(State state)
{
    m_state = std::move(state);
    emit stateChanged();
}

} // namespace bhxh::desk
