#include "seat/Logind.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <chrono>

using namespace Qt::StringLiterals;

namespace bhxh::seat {

namespace {

constexpr auto longestHold = std::chrono::seconds(3); // logind itself waits 5 s by default

const QString service = u"org.freedesktop.login1"_s;
const QString managerPath = u"/org/freedesktop/login1"_s;
const QString manager = u"org.freedesktop.login1.Manager"_s;
const QString sessionInterface = u"org.freedesktop.login1.Session"_s;
const QString properties = u"org.freedesktop.DBus.Properties"_s;

} // namespace

Logind::Logind() : m_bus(QString()), m_longEnough(this)
{
    m_longEnough.setSingleShot(true);
    m_longEnough.setInterval(longestHold);
    connect(&m_longEnough, &QTimer::timeout, this, &Logind::letSleep);
}

Logind::~Logind()
{
    QDBusConnection::disconnectFromBus(m_bus.name());
}

void Logind::listen()
{
    m_bus = QDBusConnection::connectToBus(QDBusConnection::SystemBus, u"bhxh-seat-system"_s);
    if (!m_bus.isConnected())
        return;
    auto* watcher = new QDBusServiceWatcher(service, m_bus, QDBusServiceWatcher::WatchForRegistration, this);
    connect(watcher, &QDBusServiceWatcher::serviceRegistered, this, &Logind::begin);
    m_bus.connect(service, managerPath, manager, u"PrepareForSleep"_s, this, SLOT(prepareForSleep(bool)));
    begin();
}

/// Also after logind was started anew: it has forgotten our inhibitor.
void Logind::begin()
{
    findSession();
    holdSleep();
}

/// Never starts the service: where there is no logind, none is wanted.
QDBusPendingCall Logind::ask(const QString& path, const QString& interface, const QString& method,
                             const QVariantList& arguments)
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, method);
    call.setAutoStartService(false);
    call.setArguments(arguments);
    return m_bus.asyncCall(call);
}

template <typename Reply>
void Logind::whenAnswered(const QDBusPendingCall& call, Reply reply)
{
    auto* watcher = new QDBusPendingCallWatcher(call, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, reply] {
        watcher->deleteLater();
        reply(*watcher);
    });
}

void Logind::findSession()
{
    const auto self = uint(QCoreApplication::applicationPid());
    whenAnswered(ask(managerPath, manager, u"GetSessionByPID"_s, {self}),
                 [this](const QDBusPendingReply<QDBusObjectPath>& path) {
                     if (path.isError())
                         findAutoSession();
                     else
                         follow(path.value());
                 });
}

/// A desktop that starts its programs as units of the user's systemd has them outside of any session; "auto" is then
/// the session at the user's display. Signals come from the session's own path, so its name is asked first.
void Logind::findAutoSession()
{
    whenAnswered(ask(managerPath + u"/session/auto"_s, properties, u"Get"_s, {sessionInterface, u"Id"_s}),
                 [this](const QDBusPendingReply<QDBusVariant>& id) {
                     if (id.isError())
                         return;
                     whenAnswered(ask(managerPath, manager, u"GetSession"_s, {id.value().variant().toString()}),
                                  [this](const QDBusPendingReply<QDBusObjectPath>& path) {
                                      if (!path.isError())
                                          follow(path.value());
                                  });
                 });
}

void Logind::follow(const QDBusObjectPath& path)
{
    const QString session = path.path();
    if (session == m_session)
        return;
    leave();
    m_session = session;
    m_bus.connect(service, m_session, sessionInterface, u"Lock"_s, this, SLOT(lockAsked()));
    m_bus.connect(service, m_session, properties, u"PropertiesChanged"_s, this,
                  SLOT(sessionChanged(QString, QVariantMap, QStringList)));
}

void Logind::leave()
{
    if (m_session.isEmpty())
        return;
    m_bus.disconnect(service, m_session, sessionInterface, u"Lock"_s, this, SLOT(lockAsked()));
    m_bus.disconnect(service, m_session, properties, u"PropertiesChanged"_s, this,
                     SLOT(sessionChanged(QString, QVariantMap, QStringList)));
    m_session.clear();
}

void Logind::lockAsked()
{
    emit locked();
}

void Logind::sessionChanged(const QString& interface, const QVariantMap& changed, const QStringList&)
{
    if (interface == sessionInterface && changed.value(u"LockedHint"_s).toBool())
        emit locked();
}

void Logind::prepareForSleep(bool begins)
{
    if (begins) {
        m_longEnough.start();
        emit suspending();
    } else {
        m_longEnough.stop();
        holdSleep();
        emit resumed();
    }
}

void Logind::holdSleep()
{
    m_wantsHold = true;
    const QVariantList args{u"sleep"_s, u"Quầy BHXH"_s, u"Locks before the computer sleeps"_s, u"delay"_s};
    whenAnswered(ask(managerPath, manager, u"Inhibit"_s, args),
                 [this](const QDBusPendingReply<QDBusUnixFileDescriptor>& hold) {
                     // An answer that comes too late would keep the computer awake.
                     if (m_wantsHold && !hold.isError())
                         m_hold = hold.value();
                 });
}

void Logind::letSleep()
{
    m_longEnough.stop();
    m_wantsHold = false;
    m_hold = {};
}

} // namespace bhxh::seat
