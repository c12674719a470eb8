#pragma once

#include "seat/Source.h"
#include <QDBusConnection>

namespace bhxh::seat {

/// The desktop's screen saver on the session bus. Desktops have the same interface, some under a name of their own.
class ScreenSavers : public Source
{
    Q_OBJECT

public:
    ScreenSavers();
    ~ScreenSavers() override;
    void listen() override;

private slots:
    void activeChanged(bool active);

private:
    QDBusConnection m_bus;
};

} // namespace bhxh::seat
