#pragma once

#include "PrivateBus.h"
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <poll.h>
#include <unistd.h>

namespace bhxh::test {

/// What "session/auto" tells of itself.
class AutoSession : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Session")
    Q_PROPERTY(QString Id READ id CONSTANT)

public:
    [[nodiscard]] QString id() const { return QStringLiteral("c2"); }
};

/// The part of org.freedesktop.login1.Manager that a desk asks, and the signals that logind sends.
class FakeLogind : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    explicit FakeLogind(const QByteArray& address) : m_connection(address, QStringLiteral("fake-logind"))
    {
        m_connection.bus.registerObject(managerPath, this, QDBusConnection::ExportAllSlots);
        m_connection.bus.registerObject(managerPath + QStringLiteral("/session/auto"), &m_auto,
                                        QDBusConnection::ExportAllProperties);
        m_connection.bus.registerService(QStringLiteral("org.freedesktop.login1"));
    }
    ~FakeLogind() override { closePipe(); }

    bool knowsProcesses = true;
    int holdsTaken = 0;

    /// Somebody holds the inhibitor that was given last.
    [[nodiscard]] bool isHeld() const
    {
        pollfd end{m_pipe, POLLIN, 0};
        return m_pipe >= 0 && poll(&end, 1, 0) == 0;
    }

    void lock() { send(sessionPath, QStringLiteral("org.freedesktop.login1.Session"), QStringLiteral("Lock"), {}); }
    void hintLocked(bool locked)
    {
        send(sessionPath, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("PropertiesChanged"),
             {QStringLiteral("org.freedesktop.login1.Session"), QVariantMap{{QStringLiteral("LockedHint"), locked}},
              QStringList()});
    }
    void prepareForSleep(bool begins)
    {
        send(managerPath, QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"),
             {begins});
    }

public slots:
    QDBusObjectPath GetSessionByPID(uint pid)
    {
        if (!knowsProcesses || pid != uint(getpid()))
            sendErrorReply(QStringLiteral("org.freedesktop.login1.NoSessionForPID"), QStringLiteral("none"));
        return QDBusObjectPath(sessionPath);
    }
    QDBusObjectPath GetSession(const QString& id)
    {
        if (id != QStringLiteral("c2"))
            sendErrorReply(QStringLiteral("org.freedesktop.login1.NoSuchSession"), QStringLiteral("none"));
        return QDBusObjectPath(sessionPath);
    }
    QDBusUnixFileDescriptor Inhibit(const QString& what, const QString&, const QString&, const QString& mode)
    {
        int ends[2] = {-1, -1};
        if (what != QStringLiteral("sleep") || mode != QStringLiteral("delay") || pipe(ends) != 0) {
            sendErrorReply(QDBusError::InvalidArgs);
            return {};
        }
        closePipe();
        m_pipe = ends[0];
        QDBusUnixFileDescriptor hold(ends[1]);
        close(ends[1]);
        ++holdsTaken;
        return hold;
    }

private:
    void send(const QString& path, const QString& interface, const QString& name, const QVariantList& arguments)
    {
        QDBusMessage signal = QDBusMessage::createSignal(path, interface, name);
        signal.setArguments(arguments);
        m_connection.bus.send(signal);
    }
    void closePipe()
    {
        if (m_pipe >= 0)
            close(m_pipe);
    }

    const QString managerPath = QStringLiteral("/org/freedesktop/login1");
    const QString sessionPath = QStringLiteral("/org/freedesktop/login1/session/c2");
    BusConnection m_connection;
    AutoSession m_auto;
    int m_pipe = -1;
};

} // namespace bhxh::test
