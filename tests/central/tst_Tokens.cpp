#include "ApiDesk.h"
#include "Await.h"
#include "FakeProvider.h"
#include "Samples.h"
#include "TokenSet.h"
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

    explicit TokenDesk(int secondsLeft)
    {
        tokens.take(tokenSet("access-1", "refresh-1", clock.now().addSecs(secondsLeft)));
    }
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
    void storedTokensComeBackWithTheNextCall();
    void whatWaitsIsServedByWhatIsRestored();
    void storedTokensThatAreRefusedEndOnce();
    void theKeychainHearsOfEveryOtherRefreshToken();
    void wipingTellsNobodyAtTheProvider();
    void signingOutIsNoNewsOfTheCentrals();
    void whoeverSignsOutOnTheNewsEndsNothingTwice();
    void aTokenThatGoesWhileItIsHandedOutReachesNobody();
    void tokensMayGoInTheMiddleOfARefresh();
    void theCentralRefusingATokenRefreshesOnce();
    void aSecondRefusalIsNotSignedIn();
    void nobodySignedInIsSaidWithoutACall();
};

void TestTokens::aGoodTokenIsHandedOutAsItIs()
{
    TokenDesk desk(61);
    const auto access = desk.tokens.access();
    QVERIFY(access.isFinished());
    QCOMPARE(access.result()->view(), "access-1");
    QCOMPARE(desk.refreshes(), 0);
}

void TestTokens::anAgeingTokenIsRefreshedAhead()
{
    TokenDesk desk(59);
    const auto access = desk.tokens.access();
    QCOMPARE(codeOf(access), 0);
    QCOMPARE(access.result()->view(), "access-new");
    QCOMPARE(desk.tokens.refreshToken().view(), "refresh-new");
    QCOMPARE(desk.provider.server.seen("/token").constFirst().body,
             "grant_type=refresh_token&client_id=desk&refresh_token=refresh-1");
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
    for (int at = 0; at < 100; ++at)
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
    QCOMPARE(desk.tokens.refreshToken().view(), "refresh-1");
    desk.provider.serve();
    QCOMPARE(codeOf(desk.tokens.access()), 0);
}

void TestTokens::aLittleLifeIsEnoughWhereTheLineIsDown()
{
    TokenDesk desk(45);
    desk.provider.server.on("POST /token", {ScriptedServer::closeWithoutAnswer()});
    const auto access = desk.tokens.access();
    QCOMPARE(codeOf(access), 0);
    QCOMPARE(access.result()->view(), "access-1");
}

void TestTokens::withoutARefreshTokenItEndsWithTheAccessToken()
{
    TokenDesk desk(0);
    desk.tokens.take(tokenSet("access-1", "", desk.clock.now().addSecs(40)));
    QCOMPARE(codeOf(desk.tokens.access()), 0);
    desk.tokens.take(tokenSet("access-1", "", desk.clock.now().addSecs(20)));
    QCOMPARE(codeOf(desk.tokens.access()), number(FailureCode::NotSignedIn));
    QVERIFY(desk.tokens.isEmpty());
}

void TestTokens::aTokenKeptByTheProviderStaysGood()
{
    TokenDesk desk(5);
    desk.provider.token = {{u"refresh_token"_s, QJsonValue::Null}};
    QCOMPARE(codeOf(desk.tokens.access()), 0);
    QCOMPARE(desk.tokens.refreshToken().view(), "refresh-1");
}

void TestTokens::aDistrustedTokenIsRefreshedWhateverItsAge()
{
    TokenDesk desk(600);
    desk.tokens.distrust(secretOf("access-0")); // not the current one
    QCOMPARE(desk.tokens.access().result()->view(), "access-1");
    desk.tokens.distrust(secretOf("access-1"));
    const auto access = desk.tokens.access();
    QCOMPARE(codeOf(access), 0);
    QCOMPARE(access.result()->view(), "access-new");
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
    desk.tokens.take(tokenSet("access-2", "refresh-2", desk.clock.now().addSecs(600)));
    QCOMPARE(codeOf(access), 0);
    QCOMPARE(access.result()->view(), "access-2");
    QVERIFY(QTest::qWaitFor([&] { return desk.refreshes() == 1; }, 5'000));
    QTest::qWait(100);
    QCOMPARE(desk.tokens.refreshToken().view(), "refresh-2");
    // What the refresh brought, and what it was made of, are given back with the others: not before, as they may be of
    // one grant with those in use.
    QVERIFY(desk.provider.server.seen("/revoke").isEmpty());
    desk.tokens.revoke();
    QVERIFY(QTest::qWaitFor([&] { return desk.provider.server.seen("/revoke").size() == 3; }, 5'000));
}

void TestTokens::storedTokensComeBackWithTheNextCall()
{
    TokenDesk desk(600);
    desk.tokens.forget();
    QSignalSpy changed(&desk.tokens, &central::Tokens::refreshTokenChanged);
    desk.tokens.restore(secretOf("refresh-9"));
    QVERIFY(!desk.tokens.isEmpty());
    QCOMPARE(changed.size(), 0); // whoever restores it has it
    QCOMPARE(desk.refreshes(), 0);
    desk.provider.server.on("GET /v1/me", {ScriptedServer::json(200, StaffJson)});
    QList<central::Reply<domain::StaffMember>> replies;
    for (int at = 0; at < 10; ++at)
        replies.append(desk.api.getStaffMember());
    for (const auto& reply : replies)
        QCOMPARE(codeOf(reply), 0);
    QCOMPARE(desk.refreshes(), 1);
    QVERIFY(desk.provider.server.seen("/token").constFirst().body.endsWith("&refresh_token=refresh-9"));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(desk.tokens.refreshToken().view(), "refresh-new");
}

void TestTokens::whatWaitsIsServedByWhatIsRestored()
{
    TokenDesk desk(5);
    const auto access = desk.tokens.access();
    desk.tokens.restore(secretOf("refresh-9"));
    QCOMPARE(codeOf(access), 0);
    QCOMPARE(access.result()->view(), "access-new");
    QCOMPARE(desk.refreshes(), 2);
}

void TestTokens::storedTokensThatAreRefusedEndOnce()
{
    TokenDesk desk(600);
    desk.tokens.wipe();
    desk.tokens.restore(secretOf("refresh-9"));
    QSignalSpy signedOut(&desk.api, &central::CentralApi::signedOutByCentral);
    QSignalSpy changed(&desk.tokens, &central::Tokens::refreshTokenChanged);
    desk.provider.server.on("POST /token", {ScriptedServer::json(503, "{}")});
    QCOMPARE(codeOf(desk.tokens.access()), number(FailureCode::CentralUnavailable));
    QCOMPARE(signedOut.size(), 0);
    QCOMPARE(desk.tokens.refreshToken().view(), "refresh-9");
    desk.provider.server.on("POST /token", {ScriptedServer::json(400, R"({"error":"invalid_grant"})")});
    const auto one = desk.tokens.access();
    const auto other = desk.tokens.access();
    QCOMPARE(codeOf(one), number(FailureCode::NotSignedIn));
    QCOMPARE(codeOf(other), number(FailureCode::NotSignedIn));
    QCOMPARE(signedOut.size(), 1);
    QCOMPARE(changed.size(), 1); // the keychain's entry may go
    QVERIFY(desk.tokens.isEmpty());
}

void TestTokens::theKeychainHearsOfEveryOtherRefreshToken()
{
    TokenDesk desk(600);
    QSignalSpy changed(&desk.tokens, &central::Tokens::refreshTokenChanged);
    desk.tokens.take(tokenSet("access-2", "refresh-2", desk.clock.now().addSecs(5)));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(codeOf(desk.tokens.access()), 0); // a rotation
    QCOMPARE(changed.size(), 2);
    desk.provider.token = {{u"refresh_token"_s, QJsonValue::Null}};
    desk.tokens.distrust(secretOf("access-new"));
    QCOMPARE(codeOf(desk.tokens.access()), 0); // a refresh without one
    QCOMPARE(changed.size(), 2);
    desk.tokens.wipe();
    QCOMPARE(changed.size(), 2); // what is stored stays good
    QVERIFY(desk.tokens.isEmpty());
    desk.tokens.restore(secretOf("refresh-2"));
    desk.tokens.forget();
    QCOMPARE(changed.size(), 3);
    desk.tokens.forget();
    QCOMPARE(changed.size(), 3);
}

void TestTokens::wipingTellsNobodyAtTheProvider()
{
    TokenDesk desk(600);
    QSignalSpy signedOut(&desk.api, &central::CentralApi::signedOutByCentral);
    const auto held = desk.tokens.access();
    const secret::SecretBytes access = *held.result();
    desk.tokens.wipe();
    QVERIFY(access.isEmpty()); // overwritten, whoever holds it
    QCOMPARE(codeOf(desk.tokens.access()), number(FailureCode::NotSignedIn));
    QTest::qWait(100);
    QVERIFY(desk.provider.server.seen().isEmpty());
    QCOMPARE(signedOut.size(), 0);
}

void TestTokens::signingOutIsNoNewsOfTheCentrals()
{
    TokenDesk desk(5);
    QSignalSpy signedOut(&desk.api, &central::CentralApi::signedOutByCentral);
    const auto waiting = desk.api.getStaffMember();
    desk.tokens.revoke();
    QCOMPARE(codeOf(waiting), number(FailureCode::NotSignedIn));
    QCOMPARE(signedOut.size(), 0);
}

void TestTokens::whoeverSignsOutOnTheNewsEndsNothingTwice()
{
    TokenDesk desk(5);
    QSignalSpy signedOut(&desk.api, &central::CentralApi::signedOutByCentral);
    QObject::connect(&desk.api, &central::CentralApi::signedOutByCentral, &desk.tokens, &central::Tokens::revoke);
    desk.provider.server.on("POST /token", {ScriptedServer::json(400, R"({"error":"invalid_grant"})")});
    const auto one = desk.api.getStaffMember();
    const auto other = desk.api.getStaffMember();
    QCOMPARE(codeOf(one), number(FailureCode::NotSignedIn));
    QCOMPARE(codeOf(other), number(FailureCode::NotSignedIn));
    QCOMPARE(signedOut.size(), 1);
}

void TestTokens::aTokenThatGoesWhileItIsHandedOutReachesNobody()
{
    TokenDesk desk(5);
    const auto first = desk.tokens.access();
    const auto second = desk.tokens.access();
    auto* tokens = &desk.tokens;
    auto continued = first;
    continued.then([tokens](const domain::Outcome<secret::SecretBytes>&) { tokens->forget(); });
    QCOMPARE(codeOf(first), 0);
    QCOMPARE(codeOf(second), number(FailureCode::NotSignedIn));
}

void TestTokens::tokensMayGoInTheMiddleOfARefresh()
{
    FakeProvider provider;
    provider.server.on("POST /token", {ScriptedServer::hang()});
    central::CentralClock clock;
    auto tokens = std::make_unique<central::Tokens>(provider.place(), clock);
    tokens->take(tokenSet("access-1", "refresh-1", clock.now().addSecs(5)));
    const auto access = tokens->access();
    QVERIFY(QTest::qWaitFor([&] { return !provider.server.seen("/token").isEmpty(); }, 5'000));
    tokens.reset();
    QVERIFY(access.isCanceled());
    QVERIFY(access.isFinished());
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
