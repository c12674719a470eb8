#include "desk/Connection.h"

#include "central/CentralApi.h"
#include "domain/WhenDone.h"
#include <QRandomGenerator>
#include <chrono>

namespace bhxh::desk {

namespace {

constexpr int failuresUntilOffline = 3;
constexpr int blip = 1500; // ms: what fails within it fails of the same cause

} // namespace

Connection::Connection(central::CentralApi& api, QObject* parent) : QObject(parent), m_api(api)
{
    m_probe.setSingleShot(true);
    connect(&m_probe, &QTimer::timeout, this, &Connection::probe);
    connect(&api, &central::CentralApi::answered, this, &Connection::answered);
    connect(&api, &central::CentralApi::lineFailed, this, &Connection::failed);
}

Connection::~Connection() = default;

void Connection::answered()
{
    m_failuresInARow = 0;
    m_probe.stop();
    State state = m_state;
    state.kind = Kind::Online;
    state.why.reset();
    set(state);
}

void Connection::failed(domain::FailureCode code)
{
    if (m_failuresInARow == 0 || m_lastCounted.elapsed() >= blip) {
        ++m_failuresInARow;
        m_lastCounted.start();
    }
    State state = m_state;
    state.kind = m_failuresInARow >= failuresUntilOffline ? Kind::Offline : Kind::Degraded;
    state.why = code;
    set(state);
    if (!m_probe.isActive())
        m_probe.start(std::chrono::milliseconds(8000 + QRandomGenerator::global()->bounded(4000)));
}

void Connection::tryNow()
{
    m_probe.stop();
    probe();
}

/// Its answer, or that there is none, comes by the same two signals as any other call's.
void Connection::probe()
{
    domain::whenDone(
        m_api.getStaffMember(), this, [](const domain::Outcome<domain::StaffMember>&) {}, [] {});
}

void Connection::set(State state)
{
    if (state.kind != m_state.kind)
        state.since = QDateTime::currentDateTimeUtc();
    else if (state.why == m_state.why)
        return;
    m_state = std::move(state);
    emit stateChanged();
}

} // namespace bhxh::desk
