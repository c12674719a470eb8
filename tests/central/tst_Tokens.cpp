#include "ApiDesk.h"
#include "Await.h"
#include "FakeProvider.h"
#include "Samples.h"
#include <QSignalSpy>

using namespace bhxh;
using namespace bhxh::test;
using namespace Qt::StringLiterals;
using domain::FailureCode;
using domain::IdempotencyKey;

namespace {

int number(FailureCode code)
{
    return static_cast<int>(code);
}

/// A provider and an API on one scripted server.
struct TokenDesk
{
    FakeProvider provider;
    central::CentralClock clock;
    central::Tokens tokens{provider.place(), clock};
    central::CentralApi api{provider.place(), clock, tokens};

    explicit TokenDesk(int secondsLeft) { tokens.take({"access-1", "refresh-1", clock.now().addSecs(secondsLeft)}); }
    [[nodiscard]] qsizetype refreshes() const { return provider.server.seen("/token").size(); }
};

} // namespace

class TestTokens : public QObject
{
    Q_OBJECT

private slots:
    void aGoodTokenIsHandedOutAsItIs();
    void anAgeingTokenIsRefreshedAhead();
    void oneRefreshServesAHundred();
    void aRefusedRefreshForgetsEverything();
    void aFaultOfTheLineForgetsNothing();
    void aLittleLifeIsEnoughWhereTheLineIsDown();
    void withoutARefreshTokenItEndsWithTheAccessToken();
    void aTokenKeptByTheProviderStaysGood();
    void aDistrustedTokenIsRefreshedWhateverItsAge();
    void tokensForgottenMeanwhileStayForgotten();
    void tokensTakenMeanwhileWin();
    void theCentralRefusingATokenRefreshesOnce();
    void aSecondRefusalIsNotSignedIn();
    void nobodySignedInIsSaidWithoutACall();
};

void TestTokens::aGoodTokenIsHandedOutAsItIs()
{
    TokenDesk desk(61);
    const auto access = desk.tokens.access();
    QVERIFY(access.isFinished());
    QCOMPARE(*access.result(), "access-1");
    QCOMPARE(desk.refreshes(), 0);
}

void TestTokens::anAgeingTokenIsRefreshedAhead()
{
    TokenDesk desk(59);
    const auto access = desk.tokens.access();
    QCOMPARE(codeOf(access), 0);
    QCOMPARE(*access.result(), "access-new");
    QCOMPARE(desk.tokens.refreshToken(), "refresh-new");
    QCOMPARE(desk.provider.server.seen("/token").constFirst().body,
             "grant_type=refresh_token&refresh_token=refresh-1&client_id=desk");
    QCOMPARE(codeOf(desk.tokens.access()), 0);
    QCOMPARE(desk.refreshes(), 1);
}

void TestTokens::oneRefreshServesAHundred()
{
    TokenDesk desk(5);
    desk.provider.server.on("GET /v1/me", {ScriptedServer::json(200, StaffJson)});
    QList<central::Reply<domain::StaffMember>> replies;
    for (int at = 0; at < 100; ++at)
        replies.append(desk.api.getStaffMember());
    for (const auto& reply : replies)
        QCOMPARE(codeOf(reply), 0);
    QCOMPARE(desk.refreshes(), 1);
    QCOMPARE(desk.provider.server.seen("/v1/me").size(), 100);
    for (const auto& seen : desk.provider.server.seen("/v1/me"))
        QCOMPARE(seen.headers["authorization"], "Bearer access-new");
}

void TestTokens::aRefusedRefreshForgetsEverything()
{
    TokenDesk desk(5);
    QSignalSpy signedOut(&desk.api, &central::CentralApi::signedOutByCentral);
    desk.provider.server.on("POST /token", {ScriptedServer::json(400, R"({"error":"invalid_grant"})")});
    QList<central::Reply<domain::StaffMember>> replies;
    for (int at = 0; at < 10; ++at)
        replies.append(desk.api.getStaffMember());
    for (const auto& reply : replies)
        QCOMPARE(codeOf(reply), number(FailureCode::NotSignedIn));
    QVERIFY(desk.tokens.isEmpty());
    QVERIFY(desk.tokens.refreshToken().isEmpty());
    QCOMPARE(signedOut.size(), 1);
    QCOMPARE(desk.refreshes(), 1);
}

void TestTokens::aFaultOfTheLineForgetsNothing()
{
    TokenDesk desk(5);
    desk.provider.server.on("POST /token", {ScriptedServer::json(503, "{}")});
    QCOMPARE(codeOf(desk.tokens.access()), number(FailureCode::CentralUnavailable));
    desk.provider.server.on("POST /token", {ScriptedServer::json(401, R"({"error":"invalid_client"})")});
    QCOMPARE(codeOf(desk.tokens.access()), number(FailureCode::ProviderNotUnderstood));
    QCOMPARE(desk.tokens.refreshToken(), "refresh-1");
    desk.provider.serve();
    QCOMPARE(codeOf(desk.tokens.access()), 0);
}

void TestTokens::aLittleLifeIsEnoughWhereTheLineIsDown()
{
    TokenDesk desk(45);
    desk.provider.server.on("POST /token", {ScriptedServer::closeWithoutAnswer()});
    const auto access = desk.tokens.access();
    QCOMPARE(codeOf(access), 0);
    QCOMPARE(*access.result(), "access-1");
}

void TestTokens::withoutARefreshTokenItEndsWithTheAccessToken()
{
    TokenDesk desk(0);
    desk.tokens.take({"access-1", {}, desk.clock.now().addSecs(40)});
    QCOMPARE(codeOf(desk.tokens.access()), 0);
    desk.tokens.take({"access-1", {}, desk.clock.now().addSecs(20)});
    QCOMPARE(codeOf(desk.tokens.access()), number(FailureCode::NotSignedIn));
    QVERIFY(desk.tokens.isEmpty());
}

void TestTokens::aTokenKeptByTheProviderStaysGood()
{
    TokenDesk desk(5);
    desk.provider.token = {{u"refresh_token"_s, QJsonValue::Null}};
    QCOMPARE(codeOf(desk.tokens.access()), 0);
    QCOMPARE(desk.tokens.refreshToken(), "refresh-1");
}

void TestTokens::aDistrustedTokenIsRefreshedWhateverItsAge()
{
    TokenDesk desk(600);
    desk.tokens.distrust("access-0"); // not the current one
    QCOMPARE(*desk.tokens.access().result(), "access-1");
    desk.tokens.distrust("access-1");
    const auto access = desk.tokens.access();
    QCOMPARE(codeOf(access), 0);
    QCOMPARE(*access.result(), "access-new");
}

void TestTokens::tokensForgottenMeanwhileStayForgotten()
{
    TokenDesk desk(5);
    const auto access = desk.tokens.access();
    desk.tokens.forget();
    QCOMPARE(codeOf(access), number(FailureCode::NotSignedIn));
    // What the refresh still brings is given back.
    QVERIFY(QTest::qWaitFor([&] { return !desk.provider.server.seen("/revoke").isEmpty(); }, 5'000));
    QVERIFY(desk.tokens.isEmpty());
}

void TestTokens::tokensTakenMeanwhileWin()
{
    TokenDesk desk(5);
    const auto access = desk.tokens.access();
    desk.tokens.take({"access-2", "refresh-2", desk.clock.now().addSecs(600)});
    QCOMPARE(codeOf(access), 0);
    QCOMPARE(*access.result(), "access-2");
    QVERIFY(QTest::qWaitFor([&] { return !desk.provider.server.seen("/revoke").isEmpty(); }, 5'000));
    QCOMPARE(desk.tokens.refreshToken(), "refresh-2");
}

void TestTokens::theCentralRefusingATokenRefreshesOnce()
{
    TokenDesk desk(600);
    const QByteArray write = "POST /v1/email-changes/e-1/withdrawal";
    desk.provider.server.on(write, {ScriptedServer::problem(401, "unauthenticated", {},
                                                            "WWW-Authenticate: Bearer error=\"invalid_token\"\r\n"),
                                    ScriptedServer::json(200, ChangeJson)});
    const auto key = IdempotencyKey::make();
    QCOMPARE(codeOf(desk.api.withdrawEmailChange(changeId(), key)), 0);
    const auto seen = desk.provider.server.seen("/v1/email-changes/e-1/withdrawal");
    QCOMPARE(seen.size(), 2);
    QCOMPARE(seen[0].headers["authorization"], "Bearer access-1");
    QCOMPARE(seen[1].headers["authorization"], "Bearer access-new");
    QCOMPARE(seen[1].headers["idempotency-key"], seen[0].headers["idempotency-key"]);
    QCOMPARE(desk.refreshes(), 1);
}

void TestTokens::aSecondRefusalIsNotSignedIn()
{
    TokenDesk desk(600);
    QSignalSpy signedOut(&desk.api, &central::CentralApi::signedOutByCentral);
    desk.provider.server.on("GET /v1/me", {ScriptedServer::problem(401, "unauthenticated")});
    QCOMPARE(codeOf(desk.api.getStaffMember()), number(FailureCode::NotSignedIn));
    QCOMPARE(signedOut.size(), 1);
    QCOMPARE(desk.refreshes(), 1);
}

void TestTokens::nobodySignedInIsSaidWithoutACall()
{
    TokenDesk desk(600);
    QSignalSpy signedOut(&desk.api, &central::CentralApi::signedOutByCentral);
    desk.tokens.forget();
    QCOMPARE(codeOf(desk.api.getStaffMember()), number(FailureCode::NotSignedIn));
    QVERIFY(desk.provider.server.seen("/v1/me").isEmpty());
    QCOMPARE(signedOut.size(), 0); // that is no news
}

QTEST_GUILESS_MAIN(TestTokens)
#include "tst_Tokens.moc"
