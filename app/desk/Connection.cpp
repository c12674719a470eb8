#include "desk/Connection.h"

#include "central/CentralApi.h"
#include "central/CentralClock.h"
#include "central/Patience.h"
#include "domain/WhenDone.h"
#include <QRandomGenerator>
#include <algorithm>

namespace bhxh::desk {

using domain::Done;
using domain::FailureCode;
using domain::Outcome;

namespace {

constexpr int blip = 800;              ///< ms: what fails within it fails of the same cause
constexpr int silence = 1'500;         ///< ms without an answer to so small a question are a sign, not yet its end
constexpr int firstPause = 400;        ///< ms, doubled
constexpr int longestPause = 1'500;    ///< ms: two seconds less what an answer takes
constexpr int patience = 4'000;        ///< ms: what is older is given up
constexpr qsizetype mostAtOnce = 5;    ///< one that hangs must not keep the next from being asked; Qt opens six a host
constexpr int longestPatience = 60;    ///< s, for a Retry-After
constexpr int firstQuestionMost = 500; ///< ms: at half past seven all desks start

int upTo(int milliseconds)
{
    return QRandomGenerator::global()->bounded(milliseconds + 1);
}

} // namespace

Connection::Connection(central::CentralApi& api, const central::CentralClock& clock, QObject* parent)
    : QObject(parent), m_api(api), m_clock(clock)
{
    m_next.setSingleShot(true);
    m_next.setTimerType(Qt::PreciseTimer);
    connect(&m_next, &QTimer::timeout, this, &Connection::probe);
    connect(&api, &central::CentralApi::answered, this, &Connection::answered);
    connect(&api, &central::CentralApi::lineFailed, this, &Connection::failed);
    connect(&api, &central::CentralApi::lineDoubted, this, &Connection::doubt);
    connect(&api, &central::CentralApi::arriving, this, [this] { m_heard.start(); });
    m_next.start(upTo(firstQuestionMost));
}

Connection::~Connection()
{
    for (Probe& one : m_underway)
        one.answer.cancel();
}

void Connection::answered()
{
    m_next.stop();
    while (!m_underway.isEmpty())
        giveUp(0);
    m_asked = 0;
    m_notBefore = {};
    m_doubtedSince.invalidate();
    m_isUnconfirmed = false;
    set(Kind::Online, {});
}

/// Of any call; what several tell of one moment is one failure.
void Connection::failed(FailureCode code)
{
    if (!m_doubtedSince.isValid())
        m_doubtedSince.start();
    set(isOffline() ? Kind::Offline : Kind::Degraded, code);
    if (!m_next.isActive())
        probe();
}

/// Nothing has failed yet, but somebody waits for longer than they should, or couldn't even ask.
void Connection::doubt()
{
    if (m_doubtedSince.isValid())
        return;
    m_doubtedSince.start();
    probe();
}

void Connection::tryNow()
{
    m_asked = 0;
    m_notBefore = {};
    if (!m_doubtedSince.isValid())
        m_doubtedSince.start();
    probe();
}

void Connection::probe()
{
    heedSilence();
    makeRoom();
    Probe one{.number = ++m_lastNumber, .answer = m_api.isThere(), .since = {}};
    one.since.start();
    m_underway.append(one);
    domain::whenDone(
        one.answer, this, [this, number = one.number](const Outcome<Done>& outcome) { probed(number, outcome); },
        [] {});
    planNext();
}

void Connection::probed(quint64 number, const Outcome<Done>& outcome)
{
    const auto found = std::ranges::find(m_underway, number, &Probe::number);
    if (found == m_underway.end()) // given up
        return;
    m_underway.erase(found);
    if (outcome)
        return answered();
    if (outcome.error().code == FailureCode::AddressNotConfigured) // nobody to ask
        return m_next.stop();
    if (const int wanted = outcome.error().retryAfterSeconds.value_or(0); wanted > 0) {
        m_notBefore.setRemainingTime(1'000 * std::min(wanted, longestPatience));
        planNext();
    }
    if (outcome.error().code == central::notInTime().code && isHeard())
        return;
    m_isUnconfirmed = true;
    failed(outcome.error().code);
}

/// A question that hangs is as good as one that failed, long before its time is over.
void Connection::heedSilence()
{
    if (m_underway.isEmpty() || m_underway.first().since.elapsed() < silence || isHeard())
        return;
    m_isUnconfirmed = true;
    if (!m_doubtedSince.isValid())
        m_doubtedSince.start();
    set(isOffline() ? Kind::Offline : Kind::Degraded, m_state.why.value_or(central::notInTime().code));
}

/// The oldest keeps its whole time, whatever is asked after it, so that an answer over a slow line is heard too; those
/// after it go first, as newer ones have taken their place.
void Connection::makeRoom()
{
    while (!m_underway.isEmpty() && m_underway.first().since.elapsed() >= patience)
        giveUp(0);
    if (m_underway.size() == mostAtOnce)
        giveUp(1);
}

void Connection::giveUp(qsizetype at)
{
    m_underway.takeAt(at).answer.cancel();
}

/// Something of the central's is coming in at this moment, over a line that is slow, not dead.
bool Connection::isHeard() const
{
    return m_heard.isValid() && m_heard.elapsed() < silence;
}

/// Retry-After counts from the gateway's word, the jitter on top of it.
void Connection::planNext()
{
    const int ceiling = std::min(longestPause, firstPause << std::min(m_asked++, 8));
    const auto patience = std::max<qint64>(0, m_notBefore.remainingTime());
    m_next.start(static_cast<int>(patience) + upTo(ceiling));
}

bool Connection::isOffline() const
{
    return m_state.kind == Kind::Offline || (m_isUnconfirmed && m_doubtedSince.elapsed() >= blip);
}

void Connection::set(Kind kind, std::optional<FailureCode> why)
{
    if (kind == m_state.kind && why == m_state.why)
        return;
    if (kind != m_state.kind)
        m_state.since = m_clock.now().toUTC();
    m_state.kind = kind;
    m_state.why = why;
    emit stateChanged();
}

} // namespace bhxh::desk
