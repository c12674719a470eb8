#include "Await.h"
#include "FakeProvider.h"
#include "central/CentralClock.h"
#include "central/SignIn.h"
#include "central/Tokens.h"
#include <QCryptographicHash>
#include <QJsonArray>
#include <QTcpSocket>
#include <memory>

using namespace bhxh;
using namespace bhxh::test;
using namespace Qt::StringLiterals;
using domain::FailureCode;

namespace {

int number(FailureCode code)
{
    return static_cast<int>(code);
}

struct LoginDesk
{
    explicit LoginDesk(TestKey::Kind kind = TestKey::Kind::Ec) : provider(kind) {}

    FakeProvider provider;
    central::CentralClock clock;
    central::Tokens tokens{provider.place(), clock};
    central::SignIn login{provider.place(), provider.browser(), {"<p>welcome</p>", "<p>refused</p>"}, clock, tokens};

    QFuture<domain::Outcome<central::SignedIn>> begin(const central::SignInRequest& request = {})
    {
        provider.authorization.clear();
        auto future = login.begin(request);
        (void)QTest::qWaitFor([&] { return !provider.authorization.isEmpty() || future.isFinished(); }, 5'000);
        return future;
    }
};

/// What somebody on this computer sends to the listener, and what comes back until it closes.
struct Visitor
{
    QTcpSocket socket;
    QByteArray received;

    explicit Visitor(quint16 port)
    {
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [this] { received += socket.readAll(); });
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        (void)QTest::qWaitFor([this] { return socket.state() == QAbstractSocket::ConnectedState; }, 5'000);
    }
    void send(const QByteArray& bytes)
    {
        socket.write(bytes);
        socket.flush();
    }
    bool isClosed(int milliseconds = 5'000)
    {
        return QTest::qWaitFor([this] { return socket.state() == QAbstractSocket::UnconnectedState; }, milliseconds);
    }
};

} // namespace

class TestSignIn : public QObject
{
    Q_OBJECT

private slots:
    void theUrlAsksForWhatTheContractSays();
    void aGoodCallbackSignsIn();
    void theCodeIsExchangedWithItsVerifier();
    void whatIsNotTheCallbackIsAnsweredAndForgotten_data();
    void whatIsNotTheCallbackIsAnsweredAndForgotten();
    void aCallbackInPiecesIsPutTogether();
    void whatFollowsTheCallbackIsNotRead();
    void aRequestWithoutEndIsCut();
    void aVisitorWhoSaysNothingIsSentAway();
    void theProvidersErrorsAreTold_data();
    void theProvidersErrorsAreTold();
    void aCodeThatIsRefusedIsNotConfirmed();
    void discoveryIsHeldToTheSettings_data();
    void discoveryIsHeldToTheSettings();
    void anIdTokenIsHeldToItsTerms_data();
    void anIdTokenIsHeldToItsTerms();
    void everyAlgorithmOfTheTableHolds_data();
    void everyAlgorithmOfTheTableHolds();
    void keysAreFetchedOnceMoreForAnUnknownOne();
    void aStepUpAsksForThisMemberAndAFreshSignIn();
    void anotherMemberIsRefusedAndTheOldTokensStay();
    void aBrowserThatCantBeOpenedIsSaid();
    void beginningAnewEndsTheOneBefore();
    void nobodyListensOnceItIsOver();
    void signingOutRevokesAndForgets();
};

void TestSignIn::theUrlAsksForWhatTheContractSays()
{
    LoginDesk desk;
    const auto signedIn = desk.begin();
    QCOMPARE(desk.login.url(), desk.provider.authorization);
    QCOMPARE(desk.provider.asked(u"response_type"_s), u"code"_s);
    QCOMPARE(desk.provider.asked(u"client_id"_s), u"desk"_s);
    QCOMPARE(desk.provider.asked(u"scope"_s), u"openid offline_access"_s);
    QCOMPARE(desk.provider.asked(u"code_challenge_method"_s), u"S256"_s);
    const QUrl redirect(desk.provider.asked(u"redirect_uri"_s));
    QCOMPARE(redirect.host(), u"127.0.0.1"_s);
    QCOMPARE(redirect.path(), u"/callback"_s);
    for (const QString& secret : {u"state"_s, u"nonce"_s, u"code_challenge"_s})
        QCOMPARE(desk.provider.asked(secret).size(), 43);
    QVERIFY(desk.provider.asked(u"state"_s) != desk.provider.asked(u"nonce"_s));
    QVERIFY(desk.provider.asked(u"prompt"_s).isEmpty());
    desk.login.cancel();
    QCOMPARE(codeOf(signedIn), number(FailureCode::SignInCancelled));
    QVERIFY(desk.login.url().isEmpty());
}

void TestSignIn::aGoodCallbackSignsIn()
{
    LoginDesk desk;
    const auto signedIn = desk.begin();
    Visitor browser(desk.provider.port());
    browser.send(desk.provider.get(desk.provider.goodTarget()));
    QCOMPARE(codeOf(signedIn), 0);
    QCOMPARE(signedIn.result()->subject.text(), u"nv-1"_s);
    QVERIFY(qAbs(signedIn.result()->authenticatedAt.secsTo(QDateTime::currentDateTimeUtc())) < 5);
    const auto access = desk.tokens.access();
    QCOMPARE(codeOf(access), 0);
    QCOMPARE(*access.result(), "access-new");
    QCOMPARE(desk.tokens.refreshToken(), "refresh-new");
    QVERIFY(browser.isClosed());
    QVERIFY(browser.received.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(browser.received.endsWith("\r\n\r\n<p>welcome</p>"));
    for (const char* header : {"Content-Length: 14\r\n", "Cache-Control: no-store\r\n", "Connection: close\r\n",
                               "Content-Security-Policy: default-src 'none'"})
        QVERIFY2(browser.received.contains(header), header);
}

void TestSignIn::theCodeIsExchangedWithItsVerifier()
{
    LoginDesk desk;
    const auto signedIn = desk.begin();
    Visitor browser(desk.provider.port());
    browser.send(desk.provider.get(desk.provider.goodTarget()));
    QCOMPARE(codeOf(signedIn), 0);
    const auto seen = desk.provider.server.seen("/token").constFirst();
    QCOMPARE(seen.headers["content-type"], "application/x-www-form-urlencoded");
    QVERIFY(!seen.headers.contains("authorization"));
    const QUrlQuery form(QString::fromLatin1(seen.body));
    QCOMPARE(form.queryItemValue(u"grant_type"_s), u"authorization_code"_s);
    QCOMPARE(form.queryItemValue(u"code"_s), u"code-1"_s);
    QCOMPARE(form.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded), desk.provider.asked(u"redirect_uri"_s));
    const QByteArray verifier = form.queryItemValue(u"code_verifier"_s).toLatin1();
    QCOMPARE(QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
                 .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals),
             desk.provider.asked(u"code_challenge"_s).toLatin1());
}

void TestSignIn::whatIsNotTheCallbackIsAnsweredAndForgotten_data()
{
    QTest::addColumn<QByteArray>("request"); // STATE, PORT and ISS stand for the real ones
    QTest::addColumn<QByteArray>("status");
    const QByteArray query = "?code=x&state=STATE&iss=ISS";
    QTest::newRow("favicon") << QByteArray("GET /favicon.ico HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n")
                             << QByteArray("404");
    QTest::newRow("longer path") << "GET /callback/x" + query + " HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n"
                                 << QByteArray("404");
    QTest::newRow("wrong state") << QByteArray(
                                        "GET /callback?code=x&state=guess HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n")
                                 << QByteArray("400");
    QTest::newRow("no state") << QByteArray("GET /callback?code=x HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n")
                              << QByteArray("400");
    QTest::newRow("state twice") << "GET /callback" + query + "&state=STATE HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n"
                                 << QByteArray("400");
    QTest::newRow("POST") << "POST /callback" + query + " HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 0\r\n\r\n"
                          << QByteArray("405");
    QTest::newRow("other host") << "GET /callback" + query + " HTTP/1.1\r\nHost: evil.example:PORT\r\n\r\n"
                                << QByteArray("400");
    QTest::newRow("localhost") << "GET /callback" + query + " HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n"
                               << QByteArray("400");
    QTest::newRow("two hosts") << "GET /callback" + query + " HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nHost: x\r\n\r\n"
                               << QByteArray("400");
    QTest::newRow("no host") << "GET /callback" + query + " HTTP/1.0\r\n\r\n" << QByteArray("400");
    QTest::newRow("HTTP/0.9") << "GET /callback" + query + "\r\n" << QByteArray("400");
    QTest::newRow("HTTP/2 preface") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << QByteArray("400");
    QTest::newRow("absolute form") << "GET http://127.0.0.1:PORT/callback" + query +
                                          " HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n"
                                   << QByteArray("400");
    QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15) << QByteArray("400");
    QTest::newRow("huge") << "GET /callback?x=" + QByteArray(20'000, 'x') << QByteArray("400");
    QTest::newRow("huge head") << "GET /callback" + query +
                                      " HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nX: " + QByteArray(20'000, 'x')
                               << QByteArray("431");
}

void TestSignIn::whatIsNotTheCallbackIsAnsweredAndForgotten()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, status);
    LoginDesk desk;
    const auto signedIn = desk.begin();
    request.replace("STATE", desk.provider.asked(u"state"_s).toLatin1());
    request.replace("PORT", QByteArray::number(desk.provider.port()));
    request.replace("ISS", desk.provider.server.url().toString().toLatin1().toPercentEncoding());
    Visitor stranger(desk.provider.port());
    stranger.send(request);
    QVERIFY(stranger.isClosed());
    QCOMPARE(stranger.received.mid(9, 3), status);
    QVERIFY(!signedIn.isFinished());
    QVERIFY(desk.provider.server.seen("/token").isEmpty());
    // And the real one still works.
    Visitor browser(desk.provider.port());
    browser.send(desk.provider.get(desk.provider.goodTarget()));
    QCOMPARE(codeOf(signedIn), 0);
}

void TestSignIn::aCallbackInPiecesIsPutTogether()
{
    LoginDesk desk;
    const auto signedIn = desk.begin();
    Visitor browser(desk.provider.port());
    const QByteArray request = desk.provider.get(desk.provider.goodTarget());
    for (qsizetype at = 0; at < request.size(); at += 40) {
        browser.send(request.mid(at, 40));
        QTest::qWait(5);
    }
    QCOMPARE(codeOf(signedIn), 0);
    QVERIFY(browser.isClosed());
    QVERIFY(browser.received.endsWith("<p>welcome</p>"));
}

void TestSignIn::whatFollowsTheCallbackIsNotRead()
{
    LoginDesk desk;
    const auto signedIn = desk.begin();
    Visitor browser(desk.provider.port());
    browser.send(desk.provider.get(desk.provider.goodTarget()) + desk.provider.get("/favicon.ico") +
                 desk.provider.get(desk.provider.goodTarget("&again=1")));
    QCOMPARE(codeOf(signedIn), 0);
    QVERIFY(browser.isClosed());
    QCOMPARE(browser.received.count("HTTP/1.1"), 1);
    QCOMPARE(desk.provider.server.seen("/token").size(), 1);
}

void TestSignIn::aRequestWithoutEndIsCut()
{
    LoginDesk desk;
    const auto signedIn = desk.begin();
    QList<std::shared_ptr<Visitor>> crowd;
    for (int at = 0; at < 40; ++at) {
        crowd.append(std::make_shared<Visitor>(desk.provider.port()));
        crowd.last()->send("GET /callback?x=1 HTTP/1.1\r\nX: ");
    }
    // More than the listener takes at once: the first ones wait for their time, the last ones are sent away.
    QVERIFY(crowd.last()->isClosed());
    crowd.clear();
    QTest::qWait(100);
    Visitor browser(desk.provider.port());
    browser.send(desk.provider.get(desk.provider.goodTarget()));
    QCOMPARE(codeOf(signedIn), 0);
}

void TestSignIn::aVisitorWhoSaysNothingIsSentAway()
{
    LoginDesk desk;
    const auto signedIn = desk.begin();
    Visitor silent(desk.provider.port());
    QVERIFY(silent.isClosed(13'000));
    QVERIFY(!signedIn.isFinished());
}

void TestSignIn::theProvidersErrorsAreTold_data()
{
    QTest::addColumn<QByteArray>("query"); // before &state=…
    QTest::addColumn<bool>("announced");
    QTest::addColumn<FailureCode>("code");
    QTest::newRow("denied") << QByteArray("error=access_denied&iss=ISS") << true << FailureCode::SignInDenied;
    QTest::newRow("another error") << QByteArray("error=server_error&iss=ISS") << true
                                   << FailureCode::ProviderNotUnderstood;
    QTest::newRow("neither code nor error") << QByteArray("iss=ISS") << true << FailureCode::ProviderNotUnderstood;
    QTest::newRow("error beside a code") << QByteArray("code=x&error=access_denied&iss=ISS") << true
                                         << FailureCode::SignInDenied;
    QTest::newRow("wrong issuer") << QByteArray("code=x&iss=http%3A%2F%2Fevil.example") << true
                                  << FailureCode::SignInNotConfirmed;
    QTest::newRow("issuer promised, not there") << QByteArray("code=x") << true << FailureCode::SignInNotConfirmed;
    QTest::newRow("wrong issuer, not promised")
        << QByteArray("code=x&iss=http%3A%2F%2Fevil.example") << false << FailureCode::SignInNotConfirmed;
    QTest::newRow("denied by a stranger")
        << QByteArray("error=access_denied&iss=http%3A%2F%2Fevil.example") << true << FailureCode::SignInNotConfirmed;
}

void TestSignIn::theProvidersErrorsAreTold()
{
    QFETCH(QByteArray, query);
    QFETCH(bool, announced);
    QFETCH(FailureCode, code);
    LoginDesk desk;
    if (!announced)
        desk.provider.discovery.remove(u"authorization_response_iss_parameter_supported"_s);
    const auto signedIn = desk.begin();
    query.replace("ISS", desk.provider.server.url().toString().toLatin1().toPercentEncoding());
    Visitor browser(desk.provider.port());
    browser.send(desk.provider.get("/callback?" + query + "&state=" + desk.provider.asked(u"state"_s).toLatin1()));
    QCOMPARE(codeOf(signedIn), number(code));
    QVERIFY(browser.isClosed());
    QVERIFY(browser.received.endsWith("<p>refused</p>"));
    QVERIFY(desk.provider.server.seen("/token").isEmpty());
    QVERIFY(desk.tokens.isEmpty());
}

void TestSignIn::aCodeThatIsRefusedIsNotConfirmed()
{
    LoginDesk desk;
    const auto codeAfter = [&](const ScriptedServer::Step& step) {
        desk.provider.server.on("POST /token", {step});
        const auto signedIn = desk.begin();
        Visitor browser(desk.provider.port());
        browser.send(desk.provider.get(desk.provider.goodTarget()));
        const int code = codeOf(signedIn);
        return browser.isClosed() && browser.received.endsWith("<p>refused</p>") ? code : -2;
    };
    QCOMPARE(codeAfter(ScriptedServer::json(400, R"({"error":"invalid_grant"})")),
             number(FailureCode::SignInNotConfirmed));
    QCOMPARE(codeAfter(ScriptedServer::json(400, R"({"error":"invalid_client"})")),
             number(FailureCode::ProviderNotUnderstood));
    QCOMPARE(codeAfter(ScriptedServer::json(200, R"({"access_token":"a","token_type":"mac","expires_in":600})")),
             number(FailureCode::ProviderNotUnderstood));
    QCOMPARE(codeAfter(ScriptedServer::reply(200, "text/html", "<html>")), number(FailureCode::ProviderNotUnderstood));
    QCOMPARE(codeAfter(ScriptedServer::json(503, "{}")), number(FailureCode::CentralUnavailable));
    QCOMPARE(codeAfter(ScriptedServer::closeWithoutAnswer()), number(FailureCode::LineDown));
    QVERIFY(desk.tokens.isEmpty());
}

void TestSignIn::discoveryIsHeldToTheSettings_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("another issuer") << u"issuer"_s << QJsonValue(u"http://127.0.0.1:1"_s);
    QTest::newRow("no issuer") << u"issuer"_s << QJsonValue(QJsonValue::Null);
    QTest::newRow("plain token endpoint") << u"token_endpoint"_s << QJsonValue(u"http://login.example.vn/token"_s);
    QTest::newRow("no key set") << u"jwks_uri"_s << QJsonValue(QJsonValue::Null);
    QTest::newRow("authorization by name")
        << u"authorization_endpoint"_s << QJsonValue(u"http://localhost/authorize"_s);
    QTest::newRow("authorization by script") << u"authorization_endpoint"_s << QJsonValue(u"javascript:alert(1)"_s);
    QTest::newRow("plain revocation") << u"revocation_endpoint"_s << QJsonValue(u"http://login.example.vn/revoke"_s);
}

void TestSignIn::discoveryIsHeldToTheSettings()
{
    QFETCH(QString, name);
    QFETCH(QJsonValue, value);
    LoginDesk desk;
    desk.provider.discovery[name] = value;
    QCOMPARE(codeOf(desk.begin()), number(FailureCode::ProviderNotUnderstood));
    QVERIFY(desk.provider.authorization.isEmpty());
}

void TestSignIn::anIdTokenIsHeldToItsTerms_data()
{
    QTest::addColumn<QJsonObject>("claims");
    QTest::addColumn<QJsonObject>("header");
    QTest::addColumn<QString>("fact"); // empty: good
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const QJsonObject none;
    const auto claim = [](const QString& name, const QJsonValue& value) { return QJsonObject{{name, value}}; };
    QTest::newRow("good") << none << none << QString();
    QTest::newRow("of another issuer") << claim(u"iss"_s, u"http://127.0.0.1:1"_s) << none << u"iss"_s;
    QTest::newRow("for somebody else") << claim(u"aud"_s, u"other"_s) << none << u"aud"_s;
    QTest::newRow("for several, party unnamed") << claim(u"aud"_s, QJsonArray{u"desk"_s, u"x"_s}) << none << u"aud"_s;
    QTest::newRow("for several, ours the party")
        << QJsonObject{{u"aud"_s, QJsonArray{u"desk"_s, u"x"_s}}, {u"azp"_s, u"desk"_s}} << none << QString();
    QTest::newRow("another party") << claim(u"azp"_s, u"x"_s) << none << u"aud"_s;
    QTest::newRow("another nonce") << claim(u"nonce"_s, u"guess"_s) << none << u"nonce"_s;
    QTest::newRow("no nonce") << claim(u"nonce"_s, QJsonValue::Null) << none << u"nonce"_s;
    QTest::newRow("expired") << claim(u"exp"_s, now - 130) << none << u"exp"_s;
    QTest::newRow("expired just now") << claim(u"exp"_s, now - 60) << none << QString();
    QTest::newRow("no expiry") << claim(u"exp"_s, QJsonValue::Null) << none << u"exp"_s;
    QTest::newRow("from the future") << claim(u"iat"_s, now + 180) << none << u"iat"_s;
    QTest::newRow("from the near future") << claim(u"iat"_s, now + 60) << none << QString();
    QTest::newRow("no auth_time") << claim(u"auth_time"_s, QJsonValue::Null) << none << u"auth_time"_s;
    QTest::newRow("signed in long ago") << claim(u"auth_time"_s, now - 30'000) << none << QString();
    QTest::newRow("subject with a slash") << claim(u"sub"_s, u"a/b"_s) << none << u"sub"_s;
    QTest::newRow("wrong at_hash") << claim(u"at_hash"_s, u"abc"_s) << none << u"at_hash"_s;
    const QByteArray hash = QCryptographicHash::hash("access-new", QCryptographicHash::Sha256).first(16);
    QTest::newRow("right at_hash") << claim(u"at_hash"_s,
                                            QString::fromLatin1(hash.toBase64(QByteArray::Base64UrlEncoding |
                                                                              QByteArray::OmitTrailingEquals)))
                                   << none << QString();
    QTest::newRow("alg none") << none << claim(u"alg"_s, u"none"_s) << u"alg"_s;
    QTest::newRow("alg HS256") << none << claim(u"alg"_s, u"HS256"_s) << u"alg"_s;
    QTest::newRow("another algorithm") << none << claim(u"alg"_s, u"RS256"_s) << u"kid"_s;
    QTest::newRow("unknown key") << none << claim(u"kid"_s, u"k9"_s) << u"kid"_s;
    QTest::newRow("no key named") << none << claim(u"kid"_s, QString()) << QString();
    QTest::newRow("extension") << none << claim(u"crit"_s, QJsonArray{u"b64"_s}) << u"id_token"_s;
}

void TestSignIn::anIdTokenIsHeldToItsTerms()
{
    QFETCH(QJsonObject, claims);
    QFETCH(QJsonObject, header);
    QFETCH(QString, fact);
    LoginDesk desk;
    desk.provider.claims = claims;
    desk.provider.header = header;
    const auto signedIn = desk.begin();
    Visitor browser(desk.provider.port());
    browser.send(desk.provider.get(desk.provider.goodTarget()));
    QCOMPARE(codeOf(signedIn), fact.isEmpty() ? 0 : number(FailureCode::SignInNotConfirmed));
    if (!fact.isEmpty()) {
        QCOMPARE(signedIn.result().error().fact, fact);
        QVERIFY(desk.tokens.isEmpty());
        QVERIFY(QTest::qWaitFor([&] { return !desk.provider.server.seen("/revoke").isEmpty(); }, 5'000));
        QVERIFY(desk.provider.server.seen("/revoke").constFirst().body.startsWith("token=refresh-new&"));
    }
}

void TestSignIn::everyAlgorithmOfTheTableHolds_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("tampered");
    QTest::addColumn<bool>("good");
    const auto row = [](const char* name, TestKey::Kind kind, bool tampered, bool good) {
        QTest::newRow(name) << static_cast<int>(kind) << tampered << good;
    };
    row("RS256", TestKey::Kind::Rsa, false, true);
    row("RS256, another text", TestKey::Kind::Rsa, true, false);
    row("RS256 with a short key", TestKey::Kind::SmallRsa, false, false);
    row("ES256", TestKey::Kind::Ec, false, true);
    row("ES256, another text", TestKey::Kind::Ec, true, false);
    row("EdDSA", TestKey::Kind::Ed, false, true);
    row("EdDSA, another text", TestKey::Kind::Ed, true, false);
}

void TestSignIn::everyAlgorithmOfTheTableHolds()
{
    QFETCH(int, kind);
    QFETCH(bool, tampered);
    QFETCH(bool, good);
    LoginDesk desk(static_cast<TestKey::Kind>(kind));
    const auto signedIn = desk.begin();
    if (tampered) {
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        const QJsonObject claims{{u"iss"_s, desk.provider.server.url().toString()},
                                 {u"aud"_s, u"desk"_s},
                                 {u"sub"_s, u"nv-1"_s},
                                 {u"nonce"_s, desk.provider.asked(u"nonce"_s)},
                                 {u"iat"_s, now},
                                 {u"exp"_s, now + 600},
                                 {u"auth_time"_s, now}};
        QJsonObject others = claims;
        others[u"sub"_s] = u"nv-2"_s;
        const QByteArray one = desk.provider.key.sign(claims);
        const QByteArray other = desk.provider.key.sign(others);
        desk.provider.idToken = other.first(other.lastIndexOf('.')) + one.sliced(one.lastIndexOf('.'));
    }
    Visitor browser(desk.provider.port());
    browser.send(desk.provider.get(desk.provider.goodTarget()));
    QCOMPARE(codeOf(signedIn), good ? 0 : number(FailureCode::SignInNotConfirmed));
    if (!good)
        QCOMPARE(signedIn.result().error().fact, u"signature"_s);
}

void TestSignIn::keysAreFetchedOnceMoreForAnUnknownOne()
{
    LoginDesk desk;
    const auto signInWith = [&] {
        const auto signedIn = desk.begin();
        Visitor browser(desk.provider.port());
        browser.send(desk.provider.get(desk.provider.goodTarget()));
        return codeOf(signedIn);
    };
    QCOMPARE(signInWith(), 0);
    QCOMPARE(desk.provider.server.seen("/jwks").size(), 1);
    QCOMPARE(signInWith(), 0); // kept
    QCOMPARE(desk.provider.server.seen("/jwks").size(), 1);
    desk.provider.header = {{u"kid"_s, u"k2"_s}};
    QCOMPARE(signInWith(), number(FailureCode::SignInNotConfirmed));
    QCOMPARE(desk.provider.server.seen("/jwks").size(), 2);
    desk.provider.jwks.replace("k1", "k2"); // the provider changes its key
    QCOMPARE(signInWith(), 0);
    QCOMPARE(desk.provider.server.seen("/jwks").size(), 3);
    QCOMPARE(desk.provider.server.seen("/.well-known/openid-configuration").size(), 1);
}

void TestSignIn::aStepUpAsksForThisMemberAndAFreshSignIn()
{
    LoginDesk desk;
    desk.tokens.take({"access-old", "refresh-old", desk.clock.now().addSecs(600)});
    const central::SignInRequest request{true, 300, *domain::StaffId::parse(u"nv-1"_s)};
    const auto signedIn = desk.begin(request);
    QCOMPARE(desk.provider.asked(u"prompt"_s), u"login"_s);
    QCOMPARE(desk.provider.asked(u"max_age"_s), u"300"_s);
    desk.provider.claims = {{u"auth_time"_s, QDateTime::currentSecsSinceEpoch() - 300}};
    Visitor browser(desk.provider.port());
    browser.send(desk.provider.get(desk.provider.goodTarget()));
    QCOMPARE(codeOf(signedIn),
             number(FailureCode::SignInNotConfirmed)); // the browser's own session, in spite of prompt=login
    QCOMPARE(signedIn.result().error().fact, u"auth_time"_s);
    QCOMPARE(desk.tokens.refreshToken(), "refresh-old");

    desk.provider.claims = {};
    const auto again = desk.begin(request);
    Visitor second(desk.provider.port());
    second.send(desk.provider.get(desk.provider.goodTarget()));
    QCOMPARE(codeOf(again), 0);
    QCOMPARE(desk.tokens.refreshToken(), "refresh-new");
}

void TestSignIn::anotherMemberIsRefusedAndTheOldTokensStay()
{
    LoginDesk desk;
    desk.tokens.take({"access-old", "refresh-old", desk.clock.now().addSecs(600)});
    const auto signedIn = desk.begin({true, 300, *domain::StaffId::parse(u"nv-2"_s)});
    Visitor browser(desk.provider.port());
    browser.send(desk.provider.get(desk.provider.goodTarget()));
    QCOMPARE(codeOf(signedIn), number(FailureCode::OtherMemberSignedIn));
    QCOMPARE(desk.tokens.refreshToken(), "refresh-old");
    QVERIFY(QTest::qWaitFor([&] { return !desk.provider.server.seen("/revoke").isEmpty(); }, 5'000));
    QVERIFY(desk.provider.server.seen("/revoke").constFirst().body.startsWith("token=refresh-new&"));
    QVERIFY(browser.isClosed());
    QVERIFY(browser.received.endsWith("<p>refused</p>"));
}

void TestSignIn::aBrowserThatCantBeOpenedIsSaid()
{
    LoginDesk desk;
    central::SignIn login(
        desk.provider.place(), [](const QUrl&) { return false; }, {}, desk.clock, desk.tokens);
    QCOMPARE(codeOf(login.begin({})), number(FailureCode::BrowserNotOpened));
}

void TestSignIn::beginningAnewEndsTheOneBefore()
{
    LoginDesk desk;
    const auto first = desk.begin();
    const quint16 firstPort = desk.provider.port();
    const auto second = desk.begin();
    QCOMPARE(codeOf(first), number(FailureCode::SignInCancelled));
    QTcpSocket late;
    late.connectToHost(QHostAddress(QHostAddress::LocalHost), firstPort);
    QVERIFY(QTest::qWaitFor([&] { return late.error() == QAbstractSocket::ConnectionRefusedError; }, 5'000));
    Visitor browser(desk.provider.port());
    browser.send(desk.provider.get(desk.provider.goodTarget()));
    QCOMPARE(codeOf(second), 0);
}

void TestSignIn::nobodyListensOnceItIsOver()
{
    LoginDesk desk;
    const auto signedIn = desk.begin();
    Visitor browser(desk.provider.port());
    browser.send(desk.provider.get(desk.provider.goodTarget()));
    QCOMPARE(codeOf(signedIn), 0);
    QTcpSocket late;
    late.connectToHost(QHostAddress(QHostAddress::LocalHost), desk.provider.port());
    QVERIFY(QTest::qWaitFor([&] { return late.error() == QAbstractSocket::ConnectionRefusedError; }, 5'000));
}

void TestSignIn::signingOutRevokesAndForgets()
{
    LoginDesk desk;
    desk.tokens.take({"access-1", "refresh+1", desk.clock.now().addSecs(600)});
    desk.login.signOut();
    QVERIFY(desk.tokens.isEmpty());
    QVERIFY(QTest::qWaitFor([&] { return !desk.provider.server.seen("/revoke").isEmpty(); }, 5'000));
    QCOMPARE(desk.provider.server.seen("/revoke").constFirst().body,
             "token=refresh%2B1&token_type_hint=refresh_token&client_id=desk");
    QCOMPARE(codeOf(desk.tokens.access()), number(FailureCode::NotSignedIn));
}

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_SignIn.moc"
