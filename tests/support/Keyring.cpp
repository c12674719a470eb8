#include "tests/support/Keyring.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>

using namespace Qt::StringLiterals;

namespace bhxh::test {

/// A secret as the Secret Service takes it in a session without encryption.
struct PlainSecret
{
    QDBusObjectPath session;
    QByteArray value;
};

static QDBusArgument& operator<<(QDBusArgument& argument, const PlainSecret& secret)
{
    argument.beginStructure();
    argument << secret.session << QByteArray() << secret.value << u"text/plain"_s;
    argument.endStructure();
    return argument;
}

static const QDBusArgument& operator>>(const QDBusArgument& argument, PlainSecret& secret)
{
    QByteArray parameters;
    QString type;
    argument.beginStructure();
    argument >> secret.session >> parameters >> secret.value >> type;
    argument.endStructure();
    return argument;
}

} // namespace bhxh::test

Q_DECLARE_METATYPE(bhxh::test::PlainSecret)

namespace bhxh::test {

namespace {

const QDBusObjectPath login(u"/org/freedesktop/secrets/collection/login"_s);

QDBusMessage call(const QString& interface, const QString& method, const QVariantList& arguments)
{
    QDBusMessage message =
        QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s, interface, method);
    message.setArguments(arguments);
    return QDBusConnection::sessionBus().call(message, QDBus::Block, 10'000);
}

} // namespace

bool lockKeyring()
{
    return call(u"org.freedesktop.Secret.Service"_s, u"Lock"_s, {QVariant::fromValue(QList{login})}).type() ==
           QDBusMessage::ReplyMessage;
}

bool unlockKeyring()
{
    qDBusRegisterMetaType<PlainSecret>();
    const QDBusMessage opened = call(u"org.freedesktop.Secret.Service"_s, u"OpenSession"_s,
                                     {u"plain"_s, QVariant::fromValue(QDBusVariant(QString()))});
    if (opened.arguments().size() != 2)
        return false;
    const PlainSecret password{qvariant_cast<QDBusObjectPath>(opened.arguments().at(1)), qgetenv("KEYRING_PASSWORD")};
    return call(u"org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"_s, u"UnlockWithMasterPassword"_s,
                {QVariant::fromValue(login), QVariant::fromValue(password)})
               .type() == QDBusMessage::ReplyMessage;
}

} // namespace bhxh::test
