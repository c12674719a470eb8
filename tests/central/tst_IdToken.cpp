#include "TestKey.h"
#include "TokenSet.h"
#include "central/IdToken.h"
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QTest>
#include <array>

using namespace bhxh;
using namespace bhxh::test;
using namespace Qt::StringLiterals;

namespace {

const QDateTime Now(QDate(2026, 3, 1), QTime(2, 0), Qt::UTC);
constexpr std::array Kinds{TestKey::Kind::Rsa, TestKey::Kind::Ec, TestKey::Kind::Ed};

QByteArray base64(const QByteArray& bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray json(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

const char* nameOf(TestKey::Kind kind)
{
    return kind == TestKey::Kind::Rsa ? "RS256" : kind == TestKey::Kind::Ec ? "ES256" : "EdDSA";
}

/// One of each kind for the whole test, as making them takes time.
const TestKey& keyOf(TestKey::Kind kind)
{
    static const TestKey rsa(TestKey::Kind::Rsa);
    static const TestKey ec(TestKey::Kind::Ec);
    static const TestKey ed(TestKey::Kind::Ed);
    return kind == TestKey::Kind::Rsa ? rsa : kind == TestKey::Kind::Ec ? ec : ed;
}

QJsonObject goodClaims()
{
    const qint64 now = Now.toSecsSinceEpoch();
    return {{u"iss"_s, u"https://login.example.vn"_s},
            {u"aud"_s, u"desk"_s},
            {u"sub"_s, u"nv-1"_s},
            {u"nonce"_s, u"nonce-1"_s},
            {u"iat"_s, now},
            {u"exp"_s, now + 600},
            {u"auth_time"_s, now}};
}

/// `bent` over the good ones; a null takes one away.
QJsonObject bentBy(const QJsonObject& bent)
{
    QJsonObject claims = goodClaims();
    for (auto member = bent.begin(); member != bent.end(); ++member) {
        if (member->isNull())
            claims.remove(member.key());
        else
            claims.insert(member.key(), member.value());
    }
    return claims;
}

central::IdTokenTerms terms()
{
    return {.issuer = u"https://login.example.vn"_s,
            .clientId = u"desk"_s,
            .nonce = secretOf("nonce-1"),
            .accessToken = secretOf("access-1"),
            .maxAgeSeconds = {},
            .notAuthenticatedBefore = {},
            .now = Now};
}

central::JwkSet keySet(const QByteArray& jwks)
{
    return central::JwkSet(QJsonDocument::fromJson(jwks).object());
}

/// What did not hold; empty: it is believed.
QString factOf(const QByteArray& token, const QByteArray& jwks, const central::IdTokenTerms& held = terms())
{
    const auto outcome = central::checkIdToken(secret::SecretBytes::copyOf(token), keySet(jwks), held);
    if (outcome)
        return outcome->subject.text() == u"nv-1"_s ? QString() : u"somebody else"_s;
    return outcome.error().code == domain::FailureCode::SignInNotConfirmed ? outcome.error().fact : u"code"_s;
}

QByteArray leftHalf(const QByteArray& hash)
{
    return base64(hash.first(hash.size() / 2));
}

QJsonObject one(const QString& name, const QJsonValue& value)
{
    return {{name, value}};
}

} // namespace

/// OpenID Connect Core 1.0, 3.1.3.7, and RFC 8725: each made wrong in turn, for each algorithm.
class TestIdToken : public QObject
{
    Q_OBJECT

private slots:
    void everyClaimIsHeldToItsTerms_data();
    void everyClaimIsHeldToItsTerms();
    void everyHeaderIsHeldToTheKeys_data();
    void everyHeaderIsHeldToTheKeys();
    void anAuthTimeThatIsAskedForIsHeld_data();
    void anAuthTimeThatIsAskedForIsHeld();
    void theHashOfTheAccessTokenIsHeld_data();
    void theHashOfTheAccessTokenIsHeld();
    void aSignatureOfAnotherTextIsRefused_data();
    void aSignatureOfAnotherTextIsRefused();
    void aSignatureOfAnotherKeyIsRefused_data();
    void aSignatureOfAnotherKeyIsRefused();
    void noSignatureAtAllIsRefused();
    void aPublicKeyIsNoSharedSecret_data();
    void aPublicKeyIsNoSharedSecret();
    void aShortKeyIsRefused();
    void whatIsNoTokenIsRefused_data();
    void whatIsNoTokenIsRefused();
    void severalKeysAreToldApartByTheirNames();

private:
    static void algorithms();
};

/// A row for each algorithm.
void TestIdToken::algorithms()
{
    QTest::addColumn<int>("kind");
    for (const TestKey::Kind kind : Kinds)
        QTest::newRow(nameOf(kind)) << static_cast<int>(kind);
}

void TestIdToken::everyClaimIsHeldToItsTerms_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QJsonObject>("bent");
    QTest::addColumn<QString>("fact"); // empty: believed
    const qint64 now = Now.toSecsSinceEpoch();
    const auto row = [](const char* name, const QJsonObject& bent, const QString& fact) {
        for (const TestKey::Kind kind : Kinds)
            QTest::addRow("%s: %s", nameOf(kind), name) << static_cast<int>(kind) << bent << fact;
    };
    const QJsonArray two{u"desk"_s, u"x"_s};
    row("good", {}, {});
    row("iss: another", one(u"iss"_s, u"https://evil.example"_s), u"iss"_s);
    row("iss: with a slash behind", one(u"iss"_s, u"https://login.example.vn/"_s), u"iss"_s);
    row("iss: none", one(u"iss"_s, QJsonValue::Null), u"iss"_s);
    row("aud: another", one(u"aud"_s, u"other"_s), u"aud"_s);
    row("aud: none", one(u"aud"_s, QJsonValue::Null), u"aud"_s);
    row("aud: a list of ours", one(u"aud"_s, QJsonArray{u"desk"_s}), {});
    row("aud: a list without ours", one(u"aud"_s, QJsonArray{u"x"_s, u"y"_s}), u"aud"_s);
    row("aud: several, no azp", one(u"aud"_s, two), u"aud"_s);
    row("aud: several, azp ours", {{u"aud"_s, two}, {u"azp"_s, u"desk"_s}}, {});
    row("azp: another, several aud", {{u"aud"_s, two}, {u"azp"_s, u"x"_s}}, u"aud"_s);
    row("azp: another", one(u"azp"_s, u"x"_s), u"aud"_s);
    row("nonce: another", one(u"nonce"_s, u"guess"_s), u"nonce"_s);
    row("nonce: empty", one(u"nonce"_s, QString()), u"nonce"_s);
    row("nonce: none", one(u"nonce"_s, QJsonValue::Null), u"nonce"_s);
    row("exp: over", one(u"exp"_s, now - 130), u"exp"_s);
    row("exp: within the leeway", one(u"exp"_s, now - 60), {});
    row("exp: none", one(u"exp"_s, QJsonValue::Null), u"exp"_s);
    row("exp: text", one(u"exp"_s, QString::number(now + 600)), u"exp"_s);
    row("iat: to come", one(u"iat"_s, now + 180), u"iat"_s);
    row("iat: within the leeway", one(u"iat"_s, now + 60), {});
    row("iat: none", one(u"iat"_s, QJsonValue::Null), u"iat"_s);
    row("auth_time: long ago", one(u"auth_time"_s, now - 30'000), {});
    row("auth_time: none", one(u"auth_time"_s, QJsonValue::Null), {});
    row("auth_time: to come", one(u"auth_time"_s, now + 180), u"auth_time"_s);
    row("auth_time: text", one(u"auth_time"_s, u"now"_s), u"auth_time"_s);
    row("sub: with a slash", one(u"sub"_s, u"a/b"_s), u"sub"_s);
    row("sub: none", one(u"sub"_s, QJsonValue::Null), u"sub"_s);
    row("unknown claims", one(u"later"_s, 1), {});
}

void TestIdToken::everyClaimIsHeldToItsTerms()
{
    QFETCH(int, kind);
    QFETCH(QJsonObject, bent);
    QFETCH(QString, fact);
    const TestKey& key = keyOf(static_cast<TestKey::Kind>(kind));
    QCOMPARE(factOf(key.sign(bentBy(bent)), key.jwks()), fact);
}

void TestIdToken::everyHeaderIsHeldToTheKeys_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QJsonObject>("header");
    QTest::addColumn<QString>("fact");
    for (const TestKey::Kind kind : Kinds) {
        const auto row = [kind](const char* name, const QJsonObject& header, const QString& fact) {
            QTest::addRow("%s: %s", nameOf(kind), name) << static_cast<int>(kind) << header << fact;
        };
        for (const QString& refused :
             {u"none"_s, u"None"_s, u"HS256"_s, u"HS384"_s, u"HS512"_s, u"RS1"_s, u"PS256"_s, u"ES512"_s, QString()})
            row(qPrintable(u"alg "_s + refused), one(u"alg"_s, refused), u"alg"_s);
        const bool isEc = kind == TestKey::Kind::Ec;
        row("alg of another kind of key", one(u"alg"_s, isEc ? u"RS256"_s : u"ES256"_s), u"kid"_s);
        row("an unknown key", one(u"kid"_s, u"k9"_s), u"kid"_s);
        row("no key named", one(u"kid"_s, QString()), {});
        row("an extension", one(u"crit"_s, QJsonArray{u"b64"_s}), u"id_token"_s);
    }
}

void TestIdToken::everyHeaderIsHeldToTheKeys()
{
    QFETCH(int, kind);
    QFETCH(QJsonObject, header);
    QFETCH(QString, fact);
    const TestKey& key = keyOf(static_cast<TestKey::Kind>(kind));
    QCOMPARE(factOf(key.sign(goodClaims(), header), key.jwks()), fact);
}

void TestIdToken::anAuthTimeThatIsAskedForIsHeld_data()
{
    QTest::addColumn<int>("secondsAgo"); // negative: none
    QTest::addColumn<bool>("byMaxAge");  // else by the moment when the sign-in began, a minute ago
    QTest::addColumn<QString>("fact");
    QTest::newRow("max_age, fresh") << 10 << true << QString();
    QTest::newRow("max_age, within the leeway") << 300 + 100 << true << QString();
    QTest::newRow("max_age, old") << 300 + 130 << true << u"auth_time"_s;
    QTest::newRow("max_age, none") << -1 << true << u"auth_time"_s;
    QTest::newRow("prompt=login, fresh") << 10 << false << QString();
    QTest::newRow("prompt=login, within the leeway") << 60 + 100 << false << QString();
    QTest::newRow("prompt=login, old") << 60 + 130 << false << u"auth_time"_s;
    QTest::newRow("prompt=login, none") << -1 << false << u"auth_time"_s;
}

void TestIdToken::anAuthTimeThatIsAskedForIsHeld()
{
    QFETCH(int, secondsAgo);
    QFETCH(bool, byMaxAge);
    QFETCH(QString, fact);
    central::IdTokenTerms held = terms();
    if (byMaxAge)
        held.maxAgeSeconds = 300;
    else
        held.notAuthenticatedBefore = Now.addSecs(-60);
    const QJsonValue time =
        secondsAgo < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(Now.toSecsSinceEpoch() - secondsAgo);
    const TestKey& key = keyOf(TestKey::Kind::Ec);
    QCOMPARE(factOf(key.sign(bentBy(one(u"auth_time"_s, time))), key.jwks(), held), fact);
}

void TestIdToken::theHashOfTheAccessTokenIsHeld_data()
{
    algorithms();
}

void TestIdToken::theHashOfTheAccessTokenIsHeld()
{
    QFETCH(int, kind);
    const TestKey& key = keyOf(static_cast<TestKey::Kind>(kind));
    const bool isEd = static_cast<TestKey::Kind>(kind) == TestKey::Kind::Ed;
    const auto hashOf = [isEd](const QByteArray& token) {
        const auto hash = isEd ? QCryptographicHash::Sha512 : QCryptographicHash::Sha256;
        return QString::fromLatin1(leftHalf(QCryptographicHash::hash(token, hash)));
    };
    QCOMPARE(factOf(key.sign(bentBy(one(u"at_hash"_s, hashOf("access-1")))), key.jwks()), QString());
    QCOMPARE(factOf(key.sign(bentBy(one(u"at_hash"_s, hashOf("access-2")))), key.jwks()), u"at_hash"_s);
    QCOMPARE(factOf(key.sign(bentBy(one(u"at_hash"_s, QString()))), key.jwks()), u"at_hash"_s);
    QCOMPARE(factOf(key.sign(bentBy(one(u"at_hash"_s, 1))), key.jwks()), u"at_hash"_s);
}

void TestIdToken::aSignatureOfAnotherTextIsRefused_data()
{
    algorithms();
}

void TestIdToken::aSignatureOfAnotherTextIsRefused()
{
    QFETCH(int, kind);
    const TestKey& key = keyOf(static_cast<TestKey::Kind>(kind));
    const QByteArray good = key.sign(goodClaims());
    const QByteArray other = key.sign(bentBy(one(u"sub"_s, u"nv-2"_s)));
    const QByteArray joined = good.first(good.lastIndexOf('.')) + other.sliced(other.lastIndexOf('.'));
    QCOMPARE(factOf(joined, key.jwks()), u"signature"_s);
    QCOMPARE(factOf(good.chopped(8), key.jwks()), u"signature"_s); // cut off
    const QByteArray zeros = good.first(good.lastIndexOf('.') + 1) + base64(QByteArray(64, '\0'));
    QCOMPARE(factOf(zeros, key.jwks()), u"signature"_s);
}

void TestIdToken::aSignatureOfAnotherKeyIsRefused_data()
{
    algorithms();
}

void TestIdToken::aSignatureOfAnotherKeyIsRefused()
{
    QFETCH(int, kind);
    const TestKey other(static_cast<TestKey::Kind>(kind)); // of the same name
    const TestKey& key = keyOf(static_cast<TestKey::Kind>(kind));
    QCOMPARE(factOf(other.sign(goodClaims()), key.jwks()), u"signature"_s);
    // A key that the token itself brings is nobody's.
    QCOMPARE(factOf(other.sign(goodClaims(), one(u"jwk"_s, other.jwk())), key.jwks()), u"signature"_s);
}

void TestIdToken::noSignatureAtAllIsRefused()
{
    const TestKey& key = keyOf(TestKey::Kind::Rsa);
    const QByteArray text = base64(json({{u"alg"_s, u"none"_s}})) + '.' + base64(json(goodClaims()));
    QCOMPARE(factOf(text + '.', key.jwks()), u"id_token"_s);
    QCOMPARE(factOf(text + ".AA", key.jwks()), u"alg"_s);
}

/// RFC 8725, 2.1: a keyed hash made with what everybody knows.
void TestIdToken::aPublicKeyIsNoSharedSecret_data()
{
    algorithms();
}

void TestIdToken::aPublicKeyIsNoSharedSecret()
{
    QFETCH(int, kind);
    const TestKey& key = keyOf(static_cast<TestKey::Kind>(kind));
    const QByteArray text =
        base64(json({{u"alg"_s, u"HS256"_s}, {u"kid"_s, u"k1"_s}})) + '.' + base64(json(goodClaims()));
    for (const QByteArray& guess : {json(key.jwk()), key.jwks(), QByteArray()}) {
        const QByteArray mac = QMessageAuthenticationCode::hash(text, guess, QCryptographicHash::Sha256);
        QCOMPARE(factOf(text + '.' + base64(mac), key.jwks()), u"alg"_s);
    }
    // Nor where the provider itself publishes one.
    const QJsonObject shared{{u"kty"_s, u"oct"_s}, {u"kid"_s, u"k1"_s}, {u"k"_s, u"c2VjcmV0"_s}};
    const QByteArray mac = QMessageAuthenticationCode::hash(text, "secret", QCryptographicHash::Sha256);
    QCOMPARE(factOf(text + '.' + base64(mac), json({{u"keys"_s, QJsonArray{shared}}})), u"alg"_s);
}

void TestIdToken::aShortKeyIsRefused()
{
    const TestKey key(TestKey::Kind::SmallRsa);
    QCOMPARE(factOf(key.sign(goodClaims()), key.jwks()), u"signature"_s);
}

void TestIdToken::whatIsNoTokenIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray good = keyOf(TestKey::Kind::Ec).sign(goodClaims());
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("one part") << QByteArray("abc");
    QTest::newRow("two parts") << good.first(good.lastIndexOf('.'));
    QTest::newRow("four parts") << good + ".x";
    QTest::newRow("five parts, encrypted") << good + ".x.y";
    QTest::newRow("no base64") << "***" + good;
    QTest::newRow("padded") << good + "==";
    QTest::newRow("a header that is a list") << base64("[]") + good.sliced(good.indexOf('.'));
    QTest::newRow("no JSON") << base64("{") + good.sliced(good.indexOf('.'));
    QTest::newRow("unsecured") << good.first(good.lastIndexOf('.') + 1);
}

void TestIdToken::whatIsNoTokenIsRefused()
{
    QFETCH(QByteArray, text);
    QCOMPARE(factOf(text, keyOf(TestKey::Kind::Ec).jwks()), u"id_token"_s);
}

void TestIdToken::severalKeysAreToldApartByTheirNames()
{
    const TestKey first(TestKey::Kind::Ec, u"k1"_s);
    const TestKey second(TestKey::Kind::Ec, u"k2"_s);
    QJsonObject forEncryption = first.jwk();
    forEncryption[u"use"_s] = u"enc"_s;
    const QByteArray both = json({{u"keys"_s, QJsonArray{first.jwk(), second.jwk()}}});
    QCOMPARE(factOf(first.sign(goodClaims()), both), QString());
    QCOMPARE(factOf(second.sign(goodClaims()), both), QString());
    QCOMPARE(factOf(second.sign(goodClaims(), one(u"kid"_s, u"k1"_s)), both), u"signature"_s);
    QCOMPARE(factOf(first.sign(goodClaims(), one(u"kid"_s, QString())), both), u"kid"_s); // which of the two?
    QCOMPARE(factOf(first.sign(goodClaims()), json({{u"keys"_s, QJsonArray{forEncryption}}})), u"kid"_s);
    QJsonObject ofAnotherAlgorithm = first.jwk();
    ofAnotherAlgorithm[u"alg"_s] = u"ES384"_s;
    QCOMPARE(factOf(first.sign(goodClaims()), json({{u"keys"_s, QJsonArray{ofAnotherAlgorithm}}})), u"kid"_s);
}

QTEST_GUILESS_MAIN(TestIdToken)
#include "tst_IdToken.moc"
