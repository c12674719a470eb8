#include "desk/Rejoining.h"

#include "desk/Connection.h"
#include "desk/Session.h"
#include <QRandomGenerator>
#include <algorithm>

namespace bhxh::desk {

namespace {

constexpr int firstMost = 400;       ///< ms: not all desks in the moment in which the central is back
constexpr int firstPause = 2'000;    ///< ms, doubled
constexpr int longestPause = 60'000; ///< ms

} // namespace

Rejoining::Rejoining(Session& session, Connection& connection, QObject* parent)
    : QObject(parent), m_session(session), m_connection(connection)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &Rejoining::ask);
    connect(&session, &Session::stateChanged, this, &Rejoining::look);
    connect(&connection, &Connection::stateChanged, this, &Rejoining::look);
}

Rejoining::~Rejoining() = default;

bool Rejoining::isDue() const
{
    return m_session.isSignedIn() && m_session.state().offline && m_connection.state().kind == Connection::Kind::Online;
}

/// A line that is only doubted ends nothing: what was asked last may be what made it so.
void Rejoining::look()
{
    const bool isOver = !m_session.state().offline || m_connection.state().kind == Connection::Kind::Offline;
    if (isOver) {
        m_next.stop();
        m_asked = 0;
    } else if (isDue() && !m_next.isActive()) {
        m_next.start(QRandomGenerator::global()->bounded(firstMost + 1));
    }
}

void Rejoining::ask()
{
    const int most = std::min(longestPause, firstPause << std::min(m_asked++, 8));
    m_next.start(most / 2 + QRandomGenerator::global()->bounded(most / 2));
    if (isDue())
        m_session.readAgain();
}

} // namespace bhxh::desk
