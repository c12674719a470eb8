#include "desk/RegisterSync.h"

#include "central/CentralApi.h"
#include "desk/Connection.h"
#include "desk/SavedRegister.h"
#include "desk/Session.h"
#include "domain/WhenDone.h"
#include <QRandomGenerator>
#include <algorithm>
#include <cmath>

namespace bhxh::desk {

using domain::Citizen;
using domain::Done;
using domain::Failure;
using domain::FailureCode;
using domain::Outcome;
using domain::RegisterPage;

namespace {

constexpr int busyPoll = 100;        // ms
constexpr double newestWeight = 0.3; // of the last page, in how fast it goes
constexpr int mostDoublings = 16;
constexpr int slowPage = 2'000;  // ms: longer, and the next is half as large
constexpr int quickPage = 1'000; // ms: shorter, and the next may be twice as large
constexpr int leastPage = 20;    // people

qint64 upTo(qint64 milliseconds)
{
    return QRandomGenerator::global()->bounded(milliseconds + 1);
}

} // namespace

RegisterSync::RegisterSync(central::CentralApi& api, Session& session, Connection& connection, SavedRegister& saved,
                           QObject* parent)
    : QObject(parent), m_api(api), m_session(session), m_connection(connection), m_saved(saved)
{
    for (QTimer* timer : {&m_next, &m_step})
        timer->setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &RegisterSync::begin);
    connect(&m_step, &QTimer::timeout, this, &RegisterSync::readPage);
    connect(&session, &Session::opened, this, &RegisterSync::opened);
    connect(&session, &Session::stateChanged, this, &RegisterSync::look);
    connect(&saved, &SavedRegister::stateChanged, this, &RegisterSync::look);
    connect(&saved, &SavedRegister::emptied, this, &RegisterSync::emptied);
    connect(&connection, &Connection::stateChanged, this, &RegisterSync::lineChanged);
}

RegisterSync::~RegisterSync()
{
    m_running.cancel();
}

void RegisterSync::setPace(const Pace& pace)
{
    m_pace = pace;
}

// ── When ────────────────────────────────────────────────────────────────────

bool RegisterSync::mayRead() const
{
    const auto kind = m_saved.state().kind;
    return m_session.isSignedIn() && (kind == SavedRegister::Kind::Open || kind == SavedRegister::Kind::OthersOnly);
}

/// Told of everything about the session and the saved data.
void RegisterSync::look()
{
    if (m_saved.state().kind == SavedRegister::Kind::NotAllowed)
        m_notBefore = {}; // what the policy says next counts
    if (m_saved.state().destroying)
        m_pause = Pause::ByForgetting; // who does that wants an empty desk: to be carried away, say
    if (!mayRead()) {
        if (m_state.kind != Kind::Off)
            stop();
        return;
    }
    const bool isOffline = m_session.state().offline;
    if (m_pause != Pause::None)
        set(standing(Kind::Paused));
    else if (isOffline && m_state.kind != Kind::WaitingForLine)
        lineIsGone();
    else if (!isOffline && m_state.kind == Kind::WaitingForLine)
        lineChanged();
    else if (m_state.kind == Kind::Off)
        wait(upTo(m_pace.firstAfterMost), {.kind = Kind::Waiting});
}

/// A desk that was emptied and then locked by itself stays empty.
void RegisterSync::opened(bool afterLock)
{
    if (!afterLock || m_pause == Pause::ByHand)
        m_pause = Pause::None;
    m_failures = 0;
    m_notBefore = {};
    look();
}

/// What was read so far is gone, and what is on its way no longer follows on anything. What makes it go at every
/// reading (a disk that keeps nothing as it was written) is asked for less and less often.
void RegisterSync::emptied()
{
    if (m_state.kind == Kind::Off || m_state.kind == Kind::Paused || m_state.kind == Kind::WaitingForLine)
        return;
    if (m_state.kind == Kind::Reading)
        ++m_failures;
    State state{.kind = m_state.kind == Kind::Failed ? Kind::Failed : Kind::Waiting};
    state.failure = m_state.failure;
    wait(upTo(backOff(m_pace.afterReturnMost)), state);
}

void RegisterSync::lineChanged()
{
    const auto line = m_connection.state().kind;
    if (m_state.kind == Kind::Reading && line == Connection::Kind::Offline) {
        ++m_failures;
        shrinkPages();
        lineIsGone(); // long before the page's own time is over
    } else if (m_state.kind == Kind::WaitingForLine && line == Connection::Kind::Online && !m_session.state().offline)
        goOn();
}

void RegisterSync::syncNow()
{
    if (m_state.kind == Kind::Off || m_state.kind == Kind::Reading)
        return;
    m_pause = Pause::None;
    m_notBefore = {};
    if (m_session.state().offline) {
        lineIsGone();
        m_session.readAgain(); // and goes on once the central has told who it is
        return m_connection.tryNow();
    }
    if (m_state.kind == Kind::WaitingForLine)
        return m_connection.tryNow(); // and goes on where it is back
    begin();
}

void RegisterSync::pause()
{
    if (m_state.kind == Kind::Off || m_state.kind == Kind::Paused)
        return;
    m_pause = Pause::ByHand;
    nextTurn();
    set(standing(Kind::Paused));
}

void RegisterSync::resume()
{
    if (m_state.kind != Kind::Paused)
        return;
    m_pause = Pause::None;
    m_notBefore = {};
    begin();
}

// ── A reading ───────────────────────────────────────────────────────────────

void RegisterSync::begin()
{
    if (!mayRead())
        return;
    nextTurn();
    if (m_session.state().offline || m_connection.state().kind == Connection::Kind::Offline)
        return lineIsGone();
    m_hasStartedOver = false;
    set(standing(Kind::Reading));
    inThisTurn(m_saved.beginReading(), [this](const Outcome<QString>& cursor) {
        if (cursor)
            began(*cursor);
        else
            failed(cursor.error());
    });
}

void RegisterSync::began(const QString& cursor)
{
    const domain::SavedSummary& kept = m_saved.state().summary;
    m_cursor = cursor;
    m_isFirst = cursor.isEmpty() || !kept.confirmedAt.isValid();
    m_pacePerPerson = 0;
    State state{.kind = Kind::Reading};
    if (m_isFirst && !cursor.isEmpty()) { // it goes on, and never seems to go back
        state.total = m_state.total;
        state.done = std::max(kept.people, m_state.done);
        if (state.total)
            state.done = std::min(state.done, *state.total);
    }
    set(std::move(state));
    readPage();
}

void RegisterSync::readPage()
{
    if (m_isBusy && m_isBusy())
        return m_step.start(busyPoll);
    m_pageSince.start();
    m_office = m_session.state().member->office.code;
    const int most = m_pageSize > 0 ? std::min(m_pageSize, m_pace.pageSize) : m_pace.pageSize;
    const auto page = m_api.getOfficeRegister(m_cursor, most);
    m_running = QFuture<void>(page);
    inThisTurn(page, [this](const Outcome<RegisterPage>& outcome) {
        if (outcome)
            received(*outcome);
        else
            notReceived(outcome.error());
    });
}

void RegisterSync::received(const RegisterPage& page)
{
    if (m_session.state().member->office.code != m_office) // the first page of one office fits in front of any other's
        return begin();
    const auto people = std::ranges::count_if(
        page.items, [](const RegisterPage::Item& item) { return std::holds_alternative<Citizen>(item); });
    const Read read{.cursor = page.cursor, .more = page.more, .people = people, .total = page.total};
    if (m_pageSince.elapsed() > slowPage)
        shrinkPages();
    else if (m_pageSize > 0 && m_pageSince.elapsed() < quickPage)
        m_pageSize = 2 * m_pageSize < m_pace.pageSize ? 2 * m_pageSize : 0;
    inThisTurn(m_saved.apply(page, m_cursor, m_session.now()), [this, read](const Outcome<Done>& kept) {
        if (kept)
            applied(read);
        else
            notApplied(kept.error());
    });
}

void RegisterSync::applied(const Read& page)
{
    m_cursor = page.cursor;
    m_hasStartedOver = false;
    m_hasBegunAnew = false;
    m_failures = 0;
    m_notBefore = {};
    if (page.people > 0) {
        const double now = static_cast<double>(m_pageSince.elapsed() + m_pace.rest) / static_cast<double>(page.people);
        m_pacePerPerson = m_pacePerPerson > 0 ? m_pacePerPerson + newestWeight * (now - m_pacePerPerson) : now;
    }
    State state{.kind = Kind::Reading, .done = m_state.done + page.people};
    if (m_isFirst && page.total) { // who changes while it is read comes twice
        state.done = page.more ? std::min(state.done, *page.total) : *page.total;
        state.total = page.total;
    }
    if (!page.more) {
        const qint64 fifth = m_pace.regularly / 5;
        return wait(m_pace.regularly - fifth + upTo(2 * fifth), state);
    }
    if (state.total && m_pacePerPerson > 0)
        state.secondsLeft =
            static_cast<int>(std::ceil(static_cast<double>(*state.total - state.done) * m_pacePerPerson / 1'000));
    set(std::move(state));
    m_step.start(m_pace.rest);
}

void RegisterSync::startOver()
{
    m_hasStartedOver = true;
    inThisTurn(m_saved.startOver(), [this](const Outcome<Done>& done) {
        if (done)
            began({});
        else
            notApplied(done.error());
    });
}

/// What is kept stands elsewhere by now than where the page was asked for (another office, say): from there, then.
void RegisterSync::notApplied(const Failure& failure)
{
    if (failure.code != FailureCode::SavedDataNotOpen || m_hasBegunAnew)
        return failed(failure);
    m_hasBegunAnew = true;
    begin();
}

// ── What comes in between ───────────────────────────────────────────────────

void RegisterSync::notReceived(const Failure& failure)
{
    if (failure.code == FailureCode::CursorExpired && !m_hasStartedOver)
        return startOver();
    if (failure.code == FailureCode::TimedOut)
        shrinkPages();
    if (failure.code == FailureCode::Forbidden) // by a policy that this session doesn't know yet, most likely
        m_session.readAgain();
    const auto line = m_connection.state().kind;
    if (line == Connection::Kind::Online || line == Connection::Kind::Unknown)
        return failed(failure);
    ++m_failures;
    lineIsGone();
}

void RegisterSync::failed(const Failure& failure)
{
    ++m_failures;
    const qint64 wanted = 1'000LL * failure.retryAfterSeconds.value_or(0);
    const bool isRefusal = failure.code == FailureCode::Forbidden; // nothing that comes right by itself
    State state = standing(Kind::Failed);
    state.failure = failure;
    m_notBefore.setRemainingTime(isRefusal ? m_pace.regularly : wanted + upTo(backOff(m_pace.againAfterFailure)));
    wait(0, state);
}

void RegisterSync::lineIsGone()
{
    nextTurn();
    set(standing(Kind::WaitingForLine));
}

/// Not all desks of a country in the moment in which the central is back, nor this one again and again where only the
/// register can't be read.
void RegisterSync::goOn()
{
    wait(upTo(backOff(m_pace.afterReturnMost)), standing(Kind::Waiting));
}

/// A page that took its time, or was cut off in it, is asked for in smaller pieces, so that each piece that has come
/// over a bad line stays.
void RegisterSync::shrinkPages()
{
    const int now = m_pageSize > 0 ? std::min(m_pageSize, m_pace.pageSize) : m_pace.pageSize;
    m_pageSize = std::max(std::min(leastPage, m_pace.pageSize), now / 2);
}

void RegisterSync::wait(qint64 milliseconds, State state)
{
    nextTurn();
    milliseconds = std::max(milliseconds, m_notBefore.remainingTime());
    if (state.kind == Kind::Reading)
        state.kind = Kind::Waiting;
    state.nextAt = m_session.now().addMSecs(milliseconds);
    m_next.start(static_cast<int>(std::min<qint64>(milliseconds, std::numeric_limits<int>::max())));
    set(std::move(state));
}

void RegisterSync::stop()
{
    nextTurn();
    set({});
}

void RegisterSync::nextTurn()
{
    m_running.cancel();
    m_running = {};
    m_next.stop();
    m_step.stop();
    ++m_turn;
}

/// What comes of `later`, as long as nothing else was begun. Where it comes to nothing the reading is tried again.
template <typename T, typename Use>
void RegisterSync::inThisTurn(const QFuture<Outcome<T>>& later, Use use)
{
    domain::whenDone(
        later, this,
        [this, turn = m_turn, use = std::move(use)](const Outcome<T>& outcome) mutable {
            if (turn == m_turn)
                use(outcome);
        },
        [this, turn = m_turn] {
            if (turn == m_turn)
                goOn();
        });
}

qint64 RegisterSync::backOff(int first) const
{
    const int doublings = std::clamp(m_failures - 1, 0, mostDoublings);
    return std::min<qint64>(std::max(first, m_pace.regularly), static_cast<qint64>(first) << doublings);
}

RegisterSync::State RegisterSync::standing(Kind kind) const
{
    return {.kind = kind, .done = m_state.done, .total = m_state.total};
}

void RegisterSync::set(State state)
{
    if (state == m_state)
        return;
    m_state = std::move(state);
    emit stateChanged();
}

} // namespace bhxh::desk
