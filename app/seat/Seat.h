#pragma once

#include <QObject>
#include <memory>
#include <vector>

class QThread;

namespace bhxh::seat {

class Source;

/// What the operating system's session tells about the person at this desk. Where there is no bus or no such service
/// (a plain window manager, a container), it says nothing; services that start later are heard. Connecting to a bus
/// blocks in Qt, so the sources have a thread of their own: nothing here ever waits. GUI thread.
class Seat : public QObject
{
    Q_OBJECT

public:
    /// Listens from now on.
    explicit Seat(QObject* parent = nullptr);
    ~Seat() override;

    /// To be called when what `suspending` asked for is done: the computer then sleeps. Without it, it sleeps after 3
    /// s.
    void letSleep();

signals:
    /// The session was locked, or the screen saver came on. One lock of the screen may be told by several sources, so
    /// it may come more than once.
    void locked();
    /// The computer is about to sleep and waits for `letSleep`.
    void suspending();
    /// The computer woke, after `suspending`.
    void resumed();

private:
    std::unique_ptr<QThread> m_thread;
    std::vector<Source*> m_sources; ///< live in m_thread, and end with it
};

} // namespace bhxh::seat
