#include "Await.h"
#include "LoginDesk.h"
#include "TokenSet.h"
#include <QCryptographicHash>
#include <QJsonArray>
#include <QSignalSpy>
#include <algorithm>

using namespace bhxh;
using namespace bhxh::test;
using namespace Qt::StringLiterals;
using domain::FailureCode;

namespace {

int number(FailureCode code)
{
    return static_cast<int>(code);
}

/// The browser comes back as it should; the code of what came of it.
int signIn(LoginDesk& desk, const central::SignInRequest& request = {})
{
    const auto signedIn = desk.begin(request);
    Visitor browser(desk.provider.port());
    browser.send(desk.provider.get(desk.provider.goodTarget()));
    return codeOf(signedIn);
}

} // namespace

class TestSignIn : public QObject
{
    Q_OBJECT

private slots:
    void theUrlAsksForWhatTheContractSays();
    void aGoodCallbackSignsIn();
    void theCodeIsExchangedWithItsVerifier();
    void aCodeThatIsRefusedIsNotConfirmed();
    void anIdTokenThatDoesNotHoldSignsNobodyIn();
    void withoutAnAuthTimeNobodyKnowsSince();
    void anAccessTokenWithoutALifeIsTakenForAShortOne();
    void discoveryIsHeldToTheSettings_data();
    void discoveryIsHeldToTheSettings();
    void aProviderThatKnowsNoConsentIsAskedForNone();
    void keysAreFetchedOnceMoreForAnUnknownOne();
    void aStepUpAsksForThisMemberAndAFreshSignIn();
    void anotherMemberIsRefusedAndTheOldTokensStay();
    void aReplacedRefreshTokenIsRevokedWithoutHarmToTheNewOne();
    void aBrowserThatCantBeOpenedEndsNothing();
    void beginningAnewEndsTheOneBefore();
    void signingOutRevokesAndForgets();
    void theLogOutPageIsTheProviders();
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
    QCOMPARE(desk.provider.asked(u"prompt"_s), u"consent"_s); // Core, 11
    QVERIFY(desk.provider.asked(u"max_age"_s).isEmpty());
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
    QCOMPARE(access.result()->view(), "access-new");
    QCOMPARE(desk.tokens.refreshToken().view(), "refresh-new");
    QVERIFY(browser.isClosed());
    QVERIFY(browser.received.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(browser.received.endsWith("\r\n\r\n" + WelcomePage));
    for (const char* header : {"Content-Length: 25\r\n", "Cache-Control: no-store\r\n", "Connection: close\r\n",
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

void TestSignIn::aCodeThatIsRefusedIsNotConfirmed()
{
    LoginDesk desk;
    const auto codeAfter = [&](const ScriptedServer::Step& step) {
        desk.provider.server.on("POST /token", {step});
        const auto signedIn = desk.begin();
        Visitor browser(desk.provider.port());
        browser.send(desk.provider.get(desk.provider.goodTarget()));
        const int code = codeOf(signedIn);
        return browser.isClosed() && browser.received.endsWith(RefusedPage) ? code : -2;
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

void TestSignIn::anIdTokenThatDoesNotHoldSignsNobodyIn()
{
    LoginDesk desk;
    desk.provider.claims = {{u"nonce"_s, u"guess"_s}};
    QCOMPARE(signIn(desk), number(FailureCode::SignInNotConfirmed));
    QVERIFY(desk.tokens.isEmpty());
    QVERIFY(QTest::qWaitFor([&] { return !desk.provider.server.seen("/revoke").isEmpty(); }, 5'000));
    QVERIFY(desk.provider.server.seen("/revoke").constFirst().body.endsWith("&token=refresh-new"));
}

void TestSignIn::withoutAnAuthTimeNobodyKnowsSince()
{
    LoginDesk desk;
    desk.provider.claims = {{u"auth_time"_s, QJsonValue::Null}};
    const auto signedIn = desk.begin();
    Visitor browser(desk.provider.port());
    browser.send(desk.provider.get(desk.provider.goodTarget()));
    QCOMPARE(codeOf(signedIn), 0);
    QVERIFY(!signedIn.result()->authenticatedAt.isValid());
    // Asked for, it must be there.
    QCOMPARE(signIn(desk, {.promptLogin = true, .maxAgeSeconds = {}, .expected = {}}),
             number(FailureCode::SignInNotConfirmed));
    QCOMPARE(desk.provider.asked(u"max_age"_s), u"180"_s);
}

void TestSignIn::anAccessTokenWithoutALifeIsTakenForAShortOne()
{
    LoginDesk desk;
    desk.provider.token = {{u"expires_in"_s, QJsonValue::Null}};
    QCOMPARE(signIn(desk), 0);
    QVERIFY(desk.tokens.access().isFinished()); // good for now
    desk.provider.token = {{u"expires_in"_s, 0}};
    QCOMPARE(signIn(desk), number(FailureCode::ProviderNotUnderstood));
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
    QTest::newRow("plain log-out page") << u"end_session_endpoint"_s << QJsonValue(u"http://login.example.vn/end"_s);
    QTest::newRow("no PKCE by S256") << u"code_challenge_methods_supported"_s << QJsonValue(QJsonArray{u"plain"_s});
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

void TestSignIn::aProviderThatKnowsNoConsentIsAskedForNone()
{
    LoginDesk desk;
    desk.provider.discovery[u"prompt_values_supported"_s] = QJsonArray{u"none"_s, u"login"_s};
    QCOMPARE(signIn(desk), 0);
    QVERIFY(desk.provider.asked(u"prompt"_s).isEmpty());
    QCOMPARE(signIn(desk, {.promptLogin = true, .maxAgeSeconds = 60, .expected = {}}), 0);
    QCOMPARE(desk.provider.asked(u"prompt"_s), u"login"_s);
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
    desk.tokens.take(tokenSet("access-old", "refresh-old", desk.clock.now().addSecs(600)));
    const central::SignInRequest request{true, 300, *domain::StaffId::parse(u"nv-1"_s)};
    const auto signedIn = desk.begin(request);
    QCOMPARE(desk.provider.asked(u"prompt"_s), u"login consent"_s);
    QCOMPARE(desk.provider.asked(u"max_age"_s), u"300"_s);
    desk.provider.claims = {{u"auth_time"_s, QDateTime::currentSecsSinceEpoch() - 300}};
    Visitor browser(desk.provider.port());
    browser.send(desk.provider.get(desk.provider.goodTarget()));
    QCOMPARE(codeOf(signedIn),
             number(FailureCode::SignInNotConfirmed)); // the browser's own session, in spite of prompt=login
    QCOMPARE(signedIn.result().error().fact, u"auth_time"_s);
    QCOMPARE(desk.tokens.refreshToken().view(), "refresh-old");

    desk.provider.claims = {};
    const auto again = desk.begin(request);
    Visitor second(desk.provider.port());
    second.send(desk.provider.get(desk.provider.goodTarget()));
    QCOMPARE(codeOf(again), 0);
    QCOMPARE(desk.tokens.refreshToken().view(), "refresh-new");
}

void TestSignIn::anotherMemberIsRefusedAndTheOldTokensStay()
{
    LoginDesk desk;
    desk.tokens.take(tokenSet("access-old", "refresh-old", desk.clock.now().addSecs(600)));
    const auto signedIn = desk.begin({true, 300, *domain::StaffId::parse(u"nv-2"_s)});
    Visitor browser(desk.provider.port());
    browser.send(desk.provider.get(desk.provider.goodTarget()));
    QCOMPARE(codeOf(signedIn), number(FailureCode::OtherMemberSignedIn));
    QCOMPARE(desk.tokens.refreshToken().view(), "refresh-old");
    QVERIFY(QTest::qWaitFor([&] { return !desk.provider.server.seen("/revoke").isEmpty(); }, 5'000));
    QVERIFY(desk.provider.server.seen("/revoke").constFirst().body.endsWith("&token=refresh-new"));
    QVERIFY(browser.isClosed());
    QVERIFY(browser.received.endsWith(RefusedPage));
}

void TestSignIn::aReplacedRefreshTokenIsRevokedWithoutHarmToTheNewOne()
{
    LoginDesk desk;
    const auto signInAs = [&](const QString& refresh, const QJsonValue& session) {
        desk.provider.token = {{u"refresh_token"_s, refresh}};
        desk.provider.claims = {{u"sid"_s, session}};
        return signIn(desk);
    };
    const auto revoked = [&](qsizetype count) {
        return QTest::qWaitFor([&] { return desk.provider.server.seen("/revoke").size() >= count; }, 5'000);
    };
    // Of two sessions of the browser: at once.
    QCOMPARE(signInAs(u"r1"_s, u"s1"_s), 0);
    QCOMPARE(signInAs(u"r2"_s, u"s2"_s), 0);
    QVERIFY(revoked(1));
    QVERIFY(desk.provider.server.seen("/revoke").constLast().body.endsWith("&token=r1"));
    // Of the same, or nobody knows: revoking the old one could end the new one too, so it waits for the sign-out.
    QCOMPARE(signInAs(u"r3"_s, u"s2"_s), 0);
    QCOMPARE(signInAs(u"r4"_s, QJsonValue::Null), 0);
    QTest::qWait(100);
    QCOMPARE(desk.provider.server.seen("/revoke").size(), 1);
    desk.login.signOut();
    QVERIFY(revoked(4));
    QList<QByteArray> last;
    for (const auto& seen : desk.provider.server.seen("/revoke").sliced(1))
        last.append(seen.body.last(2));
    std::ranges::sort(last);
    QCOMPARE(last, (QList<QByteArray>{"r2", "r3", "r4"}));
}

void TestSignIn::aBrowserThatCantBeOpenedEndsNothing()
{
    LoginDesk desk;
    bool canOpen = false;
    const auto opened = desk.provider.browser();
    central::SignIn login(
        desk.provider.place(), [&](const QUrl& url) { return opened(url) && canOpen; }, {WelcomePage, RefusedPage},
        desk.clock, desk.tokens);
    QSignalSpy notOpened(&login, &central::SignIn::browserNotOpened);
    const auto signedIn = login.begin({});
    QVERIFY(QTest::qWaitFor([&] { return notOpened.size() == 1; }, 5'000));
    QCOMPARE(notOpened.at(0).at(0).value<domain::Failure>().code, FailureCode::BrowserNotOpened);
    QCOMPARE(login.url(), desk.provider.authorization); // for "copy the link"
    login.openAgain();
    QVERIFY(QTest::qWaitFor([&] { return notOpened.size() == 2; }, 5'000));
    canOpen = true;
    login.openAgain();
    QVERIFY(!signedIn.isFinished());
    Visitor browser(desk.provider.port());
    browser.send(desk.provider.get(desk.provider.goodTarget()));
    QCOMPARE(codeOf(signedIn), 0);
    QCOMPARE(notOpened.size(), 2);

    // It comes after begin has returned, also where nothing has to be asked first; and not of one that has ended.
    canOpen = false;
    const auto again = login.begin({});
    QCOMPARE(notOpened.size(), 2);
    QVERIFY(QTest::qWaitFor([&] { return notOpened.size() == 3; }, 5'000));
    login.openAgain();
    login.cancel();
    QCOMPARE(codeOf(again), number(FailureCode::SignInCancelled));
    QTest::qWait(20);
    QCOMPARE(notOpened.size(), 3);
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

void TestSignIn::signingOutRevokesAndForgets()
{
    LoginDesk desk;
    desk.tokens.take(tokenSet("access-1", "refresh+1", desk.clock.now().addSecs(600)));
    desk.login.signOut();
    QVERIFY(desk.tokens.isEmpty());
    QVERIFY(QTest::qWaitFor([&] { return !desk.provider.server.seen("/revoke").isEmpty(); }, 5'000));
    QCOMPARE(desk.provider.server.seen("/revoke").constFirst().body,
             "token_type_hint=refresh_token&client_id=desk&token=refresh%2B1");
    QCOMPARE(codeOf(desk.tokens.access()), number(FailureCode::NotSignedIn));
}

void TestSignIn::theLogOutPageIsTheProviders()
{
    LoginDesk desk;
    const QUrl page = desk.provider.server.url(u"/end"_s);
    QVERIFY(!desk.login.logoutUrl());
    QCOMPARE(signIn(desk), 0);
    QVERIFY(!desk.login.logoutUrl()); // it has none
    const QUrl before = desk.provider.authorization;
    desk.login.openLogoutPage();
    QCOMPARE(desk.provider.authorization, before); // so nothing is opened

    LoginDesk other;
    other.provider.discovery[u"end_session_endpoint"_s] = page.toString() + u"?tenant=1"_s;
    QCOMPARE(signIn(other), 0);
    QVERIFY(other.login.logoutUrl());
    QCOMPARE(other.login.logoutUrl()->adjusted(QUrl::RemoveQuery), page);
    const QUrlQuery query(*other.login.logoutUrl());
    QCOMPARE(query.queryItemValue(u"tenant"_s), u"1"_s);
    QCOMPARE(query.queryItemValue(u"client_id"_s), u"desk"_s);
    QCOMPARE(query.queryItemValue(u"id_token_hint"_s).count(u'.'), 2);
    other.login.openLogoutPage();
    QCOMPARE(other.provider.authorization, *other.login.logoutUrl());
    // Of a restored sign-in nothing is known but that there is one.
    other.tokens.restore(secretOf("refresh-1"));
    QVERIFY(!QUrlQuery(*other.login.logoutUrl()).hasQueryItem(u"id_token_hint"_s));
    other.login.signOut();
    QVERIFY(!other.login.logoutUrl());
    QVERIFY(other.tokens.idToken().isEmpty());
}

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_SignIn.moc"
