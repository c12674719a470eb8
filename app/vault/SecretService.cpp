#include "vault/SecretService.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QDeadlineTimer>
#include <QMap>
#include <QUuid>

namespace bhxh::vault {

using domain::failed;
using domain::FailureCode;
using domain::Outcome;
using namespace Qt::StringLiterals;

namespace {

using Attributes = QMap<QString, QString>;

/// A connection of its own for one question, as it is asked in a worker thread and closed with it.
class Bus
{
public:
    Bus()
        : m_name(QUuid::createUuid().toString()),
          m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, m_name))
    {}
    ~Bus() { QDBusConnection::disconnectFromBus(m_name); }
    Q_DISABLE_COPY_MOVE(Bus)

    [[nodiscard]] bool isThere() const { return m_bus.isConnected(); }

    [[nodiscard]] QDBusMessage call(const QDBusMessage& question) const
    {
        return m_bus.call(question, QDBus::Block, static_cast<int>(qMax<qint64>(1, m_end.remainingTime())));
    }

private:
    const QString m_name;
    const QDBusConnection m_bus;
    const QDeadlineTimer m_end{5'000};
};

QDBusMessage question(const QString& path, const QString& interface, const QString& method,
                      const QVariantList& arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, path, interface, method);
    message.setArguments(arguments);
    return message;
}

bool isAnswer(const QDBusMessage& reply)
{
    return reply.type() == QDBusMessage::ReplyMessage && !reply.arguments().isEmpty();
}

bool isSilence(const QDBusMessage& reply)
{
    const QString name = reply.errorName();
    return name == "org.freedesktop.DBus.Error.NoReply"_L1 || name == "org.freedesktop.DBus.Error.Timeout"_L1 ||
           name == "org.freedesktop.DBus.Error.TimedOut"_L1;
}

/// KWallet is opened, and its password asked for, before it says that it doesn't find something: nothing to ask.
/// QtKeychain takes it on Plasma where it answers.
bool isKWallet(const Bus& bus)
{
    if (qgetenv("KDE_SESSION_VERSION") != "5")
        return false;
    return isAnswer(bus.call(QDBusMessage::createMethodCall(u"org.kde.kwalletd5"_s, u"/modules/kwalletd5"_s,
                                                            u"org.kde.KWallet"_s, u"networkWallet"_s)));
}

QDBusMessage askForDefault(const Bus& bus)
{
    return bus.call(
        question(u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, u"ReadAlias"_s, {u"default"_s}));
}

QDBusMessage askWhetherLocked(const Bus& bus, const QString& collection)
{
    return bus.call(question(collection, u"org.freedesktop.DBus.Properties"_s, u"Get"_s,
                             {u"org.freedesktop.Secret.Collection"_s, u"Locked"_s}));
}

/// An entry may lie in a keyring that isn't the default one any more: locked ones are found by their names.
QDBusMessage askForEntry(const Bus& bus, const QString& service, const QString& key)
{
    const Attributes attributes{{u"user"_s, key}, {u"server"_s, service}};
    return bus.call(question(u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, u"SearchItems"_s,
                             {QVariant::fromValue(attributes)}));
}

bool foundLocked(const QDBusMessage& entries)
{
    return entries.arguments().size() == 2 && !qdbus_cast<QList<QDBusObjectPath>>(entries.arguments().at(1)).isEmpty();
}

Outcome<Keyring> lookInto(const Bus& bus, const QString& collection, const QString& service, const QString& key)
{
    const QDBusMessage locked = askWhetherLocked(bus, collection);
    if (isSilence(locked))
        return failed(keychainTimedOut());
    if (!isAnswer(locked))
        return Keyring::NoCollection; // the alias names one that was never made
    if (qvariant_cast<QDBusVariant>(locked.arguments().constFirst()).variant().toBool())
        return Keyring::Locked;
    const QDBusMessage entries = askForEntry(bus, service, key);
    if (!isAnswer(entries))
        return failed(keychainTimedOut());
    return foundLocked(entries) ? Keyring::Locked : Keyring::Unlocked;
}

} // namespace

Outcome<Keyring> askForKeyring(const QString& service, const QString& key)
{
    static const QMetaType registered = qDBusRegisterMetaType<Attributes>();
    Q_UNUSED(registered)
    const Bus bus;
    if (!bus.isThere())
        return failed(FailureCode::KeychainNoBus);
    if (isKWallet(bus))
        return Keyring::Unlocked;
    const QDBusMessage alias = askForDefault(bus);
    if (isSilence(alias))
        return failed(keychainTimedOut());
    if (!isAnswer(alias))
        return failed(FailureCode::KeychainNoService);
    const QString collection = qvariant_cast<QDBusObjectPath>(alias.arguments().constFirst()).path();
    return collection == "/"_L1 ? Keyring::NoCollection : lookInto(bus, collection, service, key);
}

domain::Failure keychainTimedOut()
{
    return {FailureCode::KeychainTimedOut};
}

} // namespace bhxh::vault
