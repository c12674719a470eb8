#include "tests/central/Await.h"
#include "vault/PinLock.h"
#include "vault/SessionKeychain.h"
#include "vault/Then.h"
#include <QTest>

using namespace bhxh;
using domain::Done;
using domain::FailureCode;
using secret::SecretBytes;
using test::codeOf;
using vault::Reply;
using vault::SessionKeychain;
using namespace Qt::StringLiterals;

/// What a real keychain does only when it is broken (tst_SystemKeychain has the real ones).
class tst_Keychain : public QObject
{
    Q_OBJECT

private slots:
    void aSessionsSecretsAreItsOwn();
    void aSessionsSecretsOutliveTheCallers();
    void oneThatForgetsIsFoundOut();
    void oneThatMixesUpIsFoundOut();
    void aLongSecretIsRefusedBeforeTheSystemIsAsked();
    void aKeyIsDestroyedThoughItsEntryStays();
    void aRightPinOpensThoughTheCountCannotBeReset();
    void noPinIsTriedThatCannotBeCounted();
};

namespace {

using Found = std::optional<SecretBytes>;

constexpr int entryStays = static_cast<int>(FailureCode::KeychainEntryStays);
constexpr int keychainFailed = static_cast<int>(FailureCode::KeychainFailed);

class Forgetful : public SessionKeychain
{
    Reply<Found> readSecret(const QString&) override { return vault::ready<Found>(Found()); }
};

class MixedUp : public SessionKeychain
{
    Reply<Found> readSecret(const QString&) override { return vault::ready<Found>(SecretBytes(32)); }
};

class Stubborn : public SessionKeychain
{
    Reply<Done> eraseSecret(const QString&) override
    {
        return vault::ready<Done>(domain::failed(FailureCode::KeychainEntryStays));
    }
};

/// Takes so many writes and no more.
class Full : public SessionKeychain
{
public:
    int room = 0;

private:
    Reply<Done> writeSecret(const QString& name, const SecretBytes& secret) override
    {
        return room-- > 0 ? SessionKeychain::writeSecret(name, secret)
                          : vault::ready<Done>(domain::failed(FailureCode::KeychainFailed));
    }
};

const vault::StretchCost cheap = vault::StretchCost::least();

domain::StaffId member()
{
    return domain::StaffId::parse(u"nv-17"_s).value();
}

vault::Pin pin(const QString& digits)
{
    return vault::Pin::parse(digits).value();
}

} // namespace

void tst_Keychain::aSessionsSecretsAreItsOwn()
{
    SessionKeychain one;
    SessionKeychain other;
    QVERIFY(one.installation() != other.installation());
    QVERIFY(!one.isLasting());
    QCOMPARE(codeOf(one.write(u"a"_s, SecretBytes(0))), 0);
    QVERIFY(one.read(u"a"_s).result().value().has_value());
    QVERIFY(!other.read(u"a"_s).result().value().has_value());
    QCOMPARE(codeOf(one.erase(u"a"_s)), 0);
    QVERIFY(!one.read(u"a"_s).result().value().has_value());
    QCOMPARE(codeOf(one.probe()), 0);
}

void tst_Keychain::aSessionsSecretsOutliveTheCallers()
{
    SessionKeychain keychain;
    SecretBytes secret = SecretBytes::copyOf("invented");
    QCOMPARE(codeOf(keychain.write(u"a"_s, secret)), 0);
    secret.wipe();
    keychain.read(u"a"_s).result().value()->wipe();
    QCOMPARE(keychain.read(u"a"_s).result().value()->view().toByteArray(), "invented"_ba);
}

void tst_Keychain::oneThatForgetsIsFoundOut()
{
    Forgetful keychain;
    QCOMPARE(codeOf(keychain.probe()), static_cast<int>(FailureCode::KeychainForgets));
}

void tst_Keychain::oneThatMixesUpIsFoundOut()
{
    MixedUp keychain;
    QCOMPARE(codeOf(keychain.probe()), static_cast<int>(FailureCode::KeychainForgets));
}

void tst_Keychain::aLongSecretIsRefusedBeforeTheSystemIsAsked()
{
    Full keychain;
    QCOMPARE(codeOf(keychain.write(u"a"_s, SecretBytes(2'561))), static_cast<int>(FailureCode::SecretTooLong));
    QCOMPARE(codeOf(keychain.write(u"a"_s, SecretBytes(2'560))), keychainFailed);
}

void tst_Keychain::aKeyIsDestroyedThoughItsEntryStays()
{
    Stubborn keychain;
    vault::PinLock lock(keychain, cheap);
    QCOMPARE(codeOf(lock.choose(member(), pin(u"482915"_s))), 0);
    const QByteArray wrapped = keychain.read(u"pin/nv-17"_s).result().value()->view().sliced(27, 72).toByteArray();
    for (int i = 0; i < 4; ++i)
        QCOMPARE(codeOf(lock.open(member(), pin(u"482916"_s))), static_cast<int>(FailureCode::WrongPin));
    QCOMPARE(codeOf(lock.open(member(), pin(u"482916"_s))), entryStays);
    const QByteArray left = keychain.read(u"pin/nv-17"_s).result().value()->view().toByteArray();
    QVERIFY(!wrapped.isEmpty() && !left.contains(wrapped.first(16)) && !left.contains(wrapped.last(16)));
    QCOMPARE(codeOf(lock.open(member(), pin(u"482915"_s))), entryStays);
}

void tst_Keychain::aRightPinOpensThoughTheCountCannotBeReset()
{
    Full keychain;
    keychain.room = 2; // the choice, and the first attempt
    vault::PinLock lock(keychain, cheap);
    QCOMPARE(codeOf(lock.choose(member(), pin(u"482915"_s))), 0);
    QCOMPARE(codeOf(lock.open(member(), pin(u"482915"_s))), 0);
}

void tst_Keychain::noPinIsTriedThatCannotBeCounted()
{
    Full keychain;
    keychain.room = 1;
    vault::PinLock lock(keychain, cheap);
    QCOMPARE(codeOf(lock.choose(member(), pin(u"482915"_s))), 0);
    QCOMPARE(codeOf(lock.open(member(), pin(u"482915"_s))), keychainFailed);
    QCOMPARE(codeOf(lock.open(member(), pin(u"482916"_s))), keychainFailed);
}

QTEST_GUILESS_MAIN(tst_Keychain)
#include "tst_Keychain.moc"
