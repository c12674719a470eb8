#pragma once

#include <QObject>

namespace bhxh::seat {

/// One place where the operating system tells about its session. Lives in Seat's own thread, where it may wait for the
/// system.
class Source : public QObject
{
    Q_OBJECT

public:
    /// Called once, in Seat's thread. What isn't there is not an error: the source then says nothing.
    virtual void listen() = 0;
    /// What had to be done before the computer sleeps is done.
    virtual void letSleep() {}

signals:
    void locked();
    void suspending();
    void resumed();
};

} // namespace bhxh::seat
