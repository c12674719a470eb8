#pragma once

#include "seat/Source.h"
#include <QDBusConnection>
#include <QDBusPendingCall>
#include <QDBusUnixFileDescriptor>
#include <QTimer>
#include <QVariantMap>

class QDBusObjectPath;

namespace bhxh::seat {

/// systemd-logind (or elogind) on the system bus: this process's session is locked, the computer goes to sleep and
/// wakes. Holds a "delay" inhibitor, so that there is time to lock before the computer sleeps.
class Logind : public Source
{
    Q_OBJECT

public:
    Logind();
    ~Logind() override;
    void listen() override;
    void letSleep() override;

private slots:
    void lockAsked();
    void sessionChanged(const QString& interface, const QVariantMap& changed, const QStringList& invalidated);
    void prepareForSleep(bool begins);

private:
    QDBusPendingCall ask(const QString& path, const QString& interface, const QString& method,
                         const QVariantList& arguments);
    template <typename Reply>
    void whenAnswered(const QDBusPendingCall& call, Reply reply);
    void begin();
    void findSession();
    void findAutoSession();
    void follow(const QDBusObjectPath& session);
    void leave();
    void holdSleep();

    QDBusConnection m_bus;
    QString m_session; ///< path that is followed; empty: none
    QDBusUnixFileDescriptor m_hold;
    bool m_wantsHold = false;
    QTimer m_longEnough; ///< ends the hold where nobody calls letSleep
};

} // namespace bhxh::seat
