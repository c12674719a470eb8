#include "seat/ScreenSavers.h"

using namespace Qt::StringLiterals;

namespace bhxh::seat {

ScreenSavers::ScreenSavers() : m_bus(QString()) {}

ScreenSavers::~ScreenSavers()
{
    QDBusConnection::disconnectFromBus(m_bus.name());
}

void ScreenSavers::listen()
{
    m_bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"bhxh-seat-session"_s);
    if (!m_bus.isConnected())
        return;
    // Any path: desktops don't agree on one. What starts later is heard too, as the bus matches by name.
    for (const auto& name : {u"org.freedesktop.ScreenSaver"_s, u"org.gnome.ScreenSaver"_s})
        m_bus.connect(name, {}, name, u"ActiveChanged"_s, this, SLOT(activeChanged(bool)));
}

void ScreenSavers::activeChanged(bool active)
{
    if (active)
        emit locked();
}

} // namespace bhxh::seat
