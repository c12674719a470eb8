#pragma once

#include <QDBusConnection>
#include <QFile>
#include <QProcess>

namespace bhxh::test {

/// A D-Bus daemon of our own behind `socket` (a path), which starts no services. Ended by its process id when this
/// goes.
class PrivateBus
{
public:
    explicit PrivateBus(const QString& socket) : m_address("unix:path=" + QFile::encodeName(socket))
    {
        QFile config(socket + QStringLiteral(".conf"));
        if (!config.open(QIODevice::WriteOnly))
            return;
        config.write("<busconfig><type>session</type><listen>" + m_address +
                     "</listen><policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                     "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
        config.close();
        m_daemon.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--nofork"), QStringLiteral("--print-address"),
                                                       QStringLiteral("--config-file=") + config.fileName()});
        m_isUp = m_daemon.waitForReadyRead(10'000);
    }
    ~PrivateBus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished(5'000);
    }
    Q_DISABLE_COPY_MOVE(PrivateBus)

    [[nodiscard]] bool isUp() const { return m_isUp; }
    /// As the environment variables want it.
    [[nodiscard]] const QByteArray& address() const { return m_address; }

private:
    QByteArray m_address;
    QProcess m_daemon;
    bool m_isUp = false;
};

/// A program's own connection to a bus, ended when this goes.
class BusConnection
{
public:
    BusConnection(const QByteArray& address, const QString& name)
        : bus(QDBusConnection::connectToBus(QString::fromLatin1(address), name))
    {}
    ~BusConnection() { QDBusConnection::disconnectFromBus(bus.name()); }
    Q_DISABLE_COPY_MOVE(BusConnection)

    QDBusConnection bus;
};

} // namespace bhxh::test
