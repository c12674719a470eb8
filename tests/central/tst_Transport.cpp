#include "ApiDesk.h"
#include "Await.h"
#include "Samples.h"
#include "TestKey.h"
#include "central/Line.h"
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>
#include <QTimer>

using namespace bhxh;
using namespace bhxh::test;
using namespace Qt::StringLiterals;
using domain::FailureCode;
using domain::IdempotencyKey;

namespace {

constexpr auto Withdraw = "POST /v1/email-changes/e-1/withdrawal";
constexpr auto WithdrawPath = "/v1/email-changes/e-1/withdrawal";

int number(FailureCode code)
{
    return static_cast<int>(code);
}

} // namespace

class TestTransport : public QObject
{
    Q_OBJECT

private slots:
    void aReadCarriesItsHeaders();
    void aWriteCarriesItsKeyAndItsCondition();
    void cookiesAreNeitherKeptNorSent();
    void aBadLineHasACode_data();
    void aBadLineHasACode();
    void nobodyListeningIsALineThatIsDown();
    void aHostThatIsNotThereIsSaid();
    void aCertificateThatNobodyVouchesForIsRefused();
    void aRedirectIsNotFollowed();
    void anUntrustedAddressGetsNoToken();
    void aReadIsRepeatedTwiceAtMost();
    void aReadWaitsAsLongAsItIsAskedTo();
    void aLongRetryAfterIsNotWaitedFor();
    void aWriteIsNeverRepeatedByUs();
    void whatQtRepeatsCarriesTheSameKey();
    void stillRunningIsAskedAgainWithTheSameKey();
    void aHeldReadSaysWhatItKnows();
    void cancellingAborts();
    void theEndOfTheApiEndsEveryFuture();
    void theDeadlineHoldsWhateverTheServerDoes_data();
    void theDeadlineHoldsWhateverTheServerDoes();
    void theClockIsTheCentrals();
    void whoeverListensHearsOfTheLine();
    void whetherTheCentralIsThereIsAskedInNobodysName();
    void whoIsNotTheCentralIsNotThere();
    void aCallThatIsLateIsTold();
    void aProviderThatIsDownIsNotTheCentralsLine();
    void aRegisterPageThatLeadsToItselfIsNotUnderstood();
    void bytesThatComeSlowlyAreNotLate();
};

void TestTransport::aReadCarriesItsHeaders()
{
    ApiDesk desk;
    desk.server.on("GET /v1/citizens/c-1", {ScriptedServer::json(200, CitizenJson)});
    QCOMPARE(codeOf(desk.api->getCitizen(citizenId(), domain::Purpose::EmailChange, {u"v0"_s})), 0);
    const auto seen = desk.server.seen().constFirst();
    QCOMPARE(seen.target, "/v1/citizens/c-1?purpose=email-change");
    QCOMPARE(seen.headers["authorization"], "Bearer access-1");
    QCOMPARE(seen.headers["accept"], "application/json, application/problem+json");
    QCOMPARE(seen.headers["x-desk-id"], desk.place.deskId.toByteArray(QUuid::WithoutBraces));
    QVERIFY(!QUuid::fromString(QLatin1StringView(seen.headers["x-request-id"])).isNull());
    QCOMPARE(seen.headers["if-none-match"], "\"v0\"");
    QVERIFY(!seen.headers.contains("idempotency-key"));
    QVERIFY(!seen.headers.contains("prefer"));
}

void TestTransport::aWriteCarriesItsKeyAndItsCondition()
{
    ApiDesk desk;
    desk.server.on("POST /v1/email-changes/e-1/decision", {ScriptedServer::json(200, ChangeJson)});
    const auto key = IdempotencyKey::make();
    const domain::NewDecision decision{domain::Verdict::Rejected, domain::RejectionReason::PaperMismatch, u"số sai"_s};
    QCOMPARE(codeOf(desk.api->decideEmailChange(changeId(), {u"w1"_s}, decision, key)), 0);
    const auto seen = desk.server.seen().constFirst();
    QCOMPARE(seen.headers["idempotency-key"], key.text().toLatin1());
    QCOMPARE(seen.headers["if-match"], "\"w1\"");
    QCOMPARE(seen.headers["content-type"], "application/json");
    QCOMPARE(seen.body, R"({"note":"số sai","reasonCode":"paper-mismatch","verdict":"rejected"})");
}

void TestTransport::cookiesAreNeitherKeptNorSent()
{
    ApiDesk desk;
    desk.server.on("GET /v1/me", {ScriptedServer::json(200, StaffJson, "Set-Cookie: track=1; Path=/\r\n")});
    QCOMPARE(codeOf(desk.api->getStaffMember()), 0);
    QCOMPARE(codeOf(desk.api->getStaffMember()), 0);
    QVERIFY(!desk.server.seen().constLast().headers.contains("cookie"));
}

void TestTransport::aBadLineHasACode_data()
{
    QTest::addColumn<ScriptedServer::Step>("step");
    QTest::addColumn<int>("read");
    QTest::addColumn<int>("write");
    const int unknown = number(FailureCode::OutcomeUnknown);
    const int notUnderstood = number(FailureCode::ReplyNotUnderstood);
    const int down = number(FailureCode::LineDown);
    const int unavailable = number(FailureCode::CentralUnavailable);
    const QByteArray html = "<html><body>Đăng nhập WiFi</body></html>";

    QTest::newRow("closed without an answer") << ScriptedServer::closeWithoutAnswer() << down << unknown;
    QTest::newRow("half a head") << ScriptedServer::raw("HTTP/1.1 200 OK\r\nContent-Ty", true) << down << unknown;
    QTest::newRow("half a body")
        << ScriptedServer::raw(
               "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n{\"id\"", true)
        << down << unknown;
    QTest::newRow("no HTTP") << ScriptedServer::raw("220 mail.example.vn ESMTP\r\n\r\n", true) << -2 << unknown;
    QTest::newRow("captive portal") << ScriptedServer::reply(200, "text/html", html) << notUnderstood << unknown;
    QTest::newRow("HTML that says JSON") << ScriptedServer::json(200, html) << notUnderstood << unknown;
    QTest::newRow("no content") << ScriptedServer::raw("HTTP/1.1 204 No Content\r\n\r\n", false) << notUnderstood
                                << unknown;
    QTest::newRow("another success") << ScriptedServer::json(206, StaffJson) << notUnderstood << unknown;
    QTest::newRow("a list") << ScriptedServer::json(200, "[]") << notUnderstood << unknown;
    QTest::newRow("a member is missing") << ScriptedServer::json(200, R"({"id":"x"})") << notUnderstood << unknown;
    QTest::newRow("304 that nobody asked for") << ScriptedServer::raw("HTTP/1.1 304 X\r\n\r\n", false)
                                               << number(FailureCode::Redirected) << number(FailureCode::Redirected);
    QTest::newRow("nine MiB") << ScriptedServer::json(200, QByteArray(9 * 1024 * 1024, ' '))
                              << number(FailureCode::ReplyTooLarge) << unknown;
    QTest::newRow("a gateway's 403") << ScriptedServer::reply(403, "text/html", html) << notUnderstood << notUnderstood;
    QTest::newRow("a gateway's 502") << ScriptedServer::reply(502, "text/html", html) << unavailable << unknown;
    QTest::newRow("the central's 500") << ScriptedServer::problem(500, "unavailable") << unavailable << unavailable;
    QTest::newRow("a 5xx of an unknown type") << ScriptedServer::problem(507, "full") << unavailable << unavailable;
    QTest::newRow("a 4xx of an unknown type")
        << ScriptedServer::problem(418, "teapot") << number(FailureCode::UnknownProblem)
        << number(FailureCode::UnknownProblem);
}

void TestTransport::aBadLineHasACode()
{
    QFETCH(ScriptedServer::Step, step);
    QFETCH(int, read);
    QFETCH(int, write);
    ApiDesk desk;
    desk.server.on("GET /v1/me", {step});
    desk.server.on(Withdraw, {step});
    const int readCode = codeOf(desk.api->getStaffMember());
    if (read ==
        -2) // what Qt makes of bytes that are no HTTP is its own business, as long as it is a failure of the line
        QVERIFY(readCode == number(FailureCode::LineDown) || readCode == number(FailureCode::ReplyNotUnderstood));
    else
        QCOMPARE(readCode, read);
    QCOMPARE(codeOf(desk.api->withdrawEmailChange(changeId(), IdempotencyKey::make())), write);
}

void TestTransport::nobodyListeningIsALineThatIsDown()
{
    ApiDesk desk;
    QUrl nobody;
    {
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost, 0));
        nobody = desk.place.apiBase;
        nobody.setPort(gone.serverPort());
    }
    central::Place place = desk.place;
    place.apiBase = nobody;
    central::CentralApi api(place, desk.clock, desk.tokens);
    QCOMPARE(codeOf(api.getStaffMember()), number(FailureCode::LineDown));
    // Nobody can have received it, so that is what a write says too.
    QCOMPARE(codeOf(api.withdrawEmailChange(changeId(), IdempotencyKey::make())), number(FailureCode::LineDown));
}

void TestTransport::aHostThatIsNotThereIsSaid()
{
    ApiDesk desk;
    central::Place place = desk.place;
    place.apiBase = QUrl(u"https://nobody.invalid/counter/v1"_s);
    central::CentralApi api(place, desk.clock, desk.tokens);
    QCOMPARE(codeOf(api.getStaffMember(), 40'000), number(FailureCode::HostNotFound));
}

void TestTransport::aCertificateThatNobodyVouchesForIsRefused()
{
    const TestKey key(TestKey::Kind::Ec);
    QSslServer server;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(key.selfSignedPem()));
    configuration.setPrivateKey(QSslKey(key.keyPem(), QSsl::Ec));
    server.setSslConfiguration(configuration);
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    ApiDesk desk;
    central::Place place = desk.place;
    place.apiBase = QUrl(u"https://127.0.0.1:%1/v1"_s.arg(server.serverPort()));
    central::CentralApi api(place, desk.clock, desk.tokens);
    QCOMPARE(codeOf(api.getStaffMember()), number(FailureCode::TlsUntrusted));
    QCOMPARE(codeOf(api.withdrawEmailChange(changeId(), IdempotencyKey::make())), number(FailureCode::TlsUntrusted));
}

void TestTransport::whetherTheCentralIsThereIsAskedInNobodysName()
{
    ApiDesk desk;
    QSignalSpy answered(desk.api.get(), &central::CentralApi::answered);
    QSignalSpy ended(desk.api.get(), &central::CentralApi::signedOutByCentral);
    desk.server.on("GET /v1/me", {ScriptedServer::problem(401, "unauthenticated"),
                                  ScriptedServer::problem(503, "unavailable"), ScriptedServer::problem(400, "later")});
    for (int i = 0; i < 3; ++i)
        QCOMPARE(codeOf(desk.api->isThere()), 0);
    for (const auto& seen : desk.server.seen()) {
        QVERIFY(!seen.headers.contains("authorization"));
        QVERIFY(!seen.headers.contains("x-desk-id"));
        QCOMPARE(seen.headers["connection"], "close");
    }
    QCOMPARE(desk.server.seen().size(), 3);
    QCOMPARE(answered.size() + ended.size(), 0);
    desk.tokens.forget();
    QCOMPARE(codeOf(desk.api->isThere()), 0);
}

void TestTransport::whoIsNotTheCentralIsNotThere()
{
    ApiDesk desk;
    QSignalSpy failed(desk.api.get(), &central::CentralApi::lineFailed);
    desk.server.on("GET /v1/me",
                   {ScriptedServer::reply(200, "text/html", "<p>terms"), ScriptedServer::json(200, StaffJson),
                    ScriptedServer::reply(302, "text/html", {}), ScriptedServer::reply(401, "text/html", "<p>log in"),
                    ScriptedServer::reply(401, "application/problem+json", "<p>log in"),
                    ScriptedServer::reply(502, "text/html", {}, "Retry-After: 7\r\n")});
    for (int i = 0; i < 2; ++i)
        QCOMPARE(codeOf(desk.api->isThere()), number(FailureCode::ReplyNotUnderstood));
    QCOMPARE(codeOf(desk.api->isThere()), number(FailureCode::Redirected));
    for (int i = 0; i < 2; ++i)
        QCOMPARE(codeOf(desk.api->isThere()), number(FailureCode::ReplyNotUnderstood));
    const auto gateway = desk.api->isThere();
    QCOMPARE(codeOf(gateway), number(FailureCode::CentralUnavailable));
    QCOMPARE(gateway.result().error().retryAfterSeconds, 7);
    desk.server.on("GET /v1/me", {ScriptedServer::hang()});
    QElapsedTimer since;
    since.start();
    QCOMPARE(codeOf(desk.api->isThere()), number(FailureCode::TimedOut));
    QVERIFY(since.elapsed() < 8'000);
    QCOMPARE(failed.size(), 0); // who asked hears of it
}

void TestTransport::aCallThatIsLateIsTold()
{
    ApiDesk desk;
    QSignalSpy late(desk.api.get(), &central::CentralApi::lineDoubted);
    desk.server.on("GET /v1/me", {ScriptedServer::json(200, StaffJson), ScriptedServer::hang()});
    QCOMPARE(codeOf(desk.api->getStaffMember()), 0);
    desk.server.on("GET /v1/email-changes/e-1", {ScriptedServer::hang()});
    auto held = desk.api->getEmailChange(changeId(), {.known = {u"w1"_s}, .seconds = 20});
    QTest::qWait(2'500);
    QCOMPARE(late.size(), 0); // neither what was answered, nor what is meant to wait
    auto hanging = desk.api->getStaffMember();
    QVERIFY(late.wait(6'000));
    QTest::qWait(500);
    QCOMPARE(late.size(), 1);
    QVERIFY(!hanging.isFinished());
    hanging.cancel();
    held.cancel();
}

void TestTransport::aProviderThatIsDownIsNotTheCentralsLine()
{
    ApiDesk desk;
    desk.server.on("GET /.well-known/openid-configuration", {ScriptedServer::closeWithoutAnswer()});
    desk.server.on("GET /v1/me", {ScriptedServer::json(200, StaffJson)});
    desk.tokens.take(tokenSet("access-2", "refresh-2", desk.clock.now().addSecs(-10)));
    QSignalSpy failed(desk.api.get(), &central::CentralApi::lineFailed);
    QSignalSpy doubted(desk.api.get(), &central::CentralApi::lineDoubted);
    QCOMPARE(codeOf(desk.api->getStaffMember()), number(FailureCode::LineDown));
    QCOMPARE(failed.size(), 0);
    QVERIFY(!doubted.isEmpty()); // nobody asked the central, so it may be down as well
    QVERIFY(desk.server.seen("/v1/me").isEmpty());
}

void TestTransport::aRegisterPageThatLeadsToItselfIsNotUnderstood()
{
    ApiDesk desk;
    const auto page = [](const char* more) {
        return ScriptedServer::json(200, QByteArray(R"({"items":[],"cursor":"c1","more":)") + more + '}');
    };
    desk.server.on("GET /v1/office-register", {page("true"), page("true"), page("false")});
    QCOMPARE(codeOf(desk.api->getOfficeRegister(u"c0"_s)), 0);
    const auto itself = desk.api->getOfficeRegister(u"c1"_s);
    QCOMPARE(codeOf(itself), number(FailureCode::ReplyNotUnderstood));
    QCOMPARE(itself.result().error().fact, u"/cursor"_s);
    QCOMPARE(codeOf(desk.api->getOfficeRegister(u"c1"_s)), 0); // nothing new
}

/// A byte now and then, for longer than a silent answer may take.
void TestTransport::bytesThatComeSlowlyAreNotLate()
{
    ApiDesk desk;
    QSignalSpy late(desk.api.get(), &central::CentralApi::lineDoubted);
    QSignalSpy arriving(desk.api.get(), &central::CentralApi::arriving);
    const auto slowly = [](const QByteArray& type) -> ScriptedServer::Step {
        return [type](QTcpSocket& socket, const ScriptedServer::Seen&) {
            const QByteArray body = QByteArray(StaffJson).simplified();
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: " + type +
                         "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n");
            const qsizetype piece = body.size() / 4 + 1;
            for (int i = 0; i < 4; ++i)
                QTimer::singleShot(900 * i, &socket,
                                   [&socket, part = body.mid(i * piece, piece)] { socket.write(part); });
        };
    };
    desk.server.on("GET /v1/me", {slowly("application/json"), slowly("text/html")});
    QCOMPARE(codeOf(desk.api->getStaffMember()), 0);
    QCOMPARE(late.size(), 0);
    QVERIFY(arriving.size() >= 2);
    arriving.clear();
    QCOMPARE(codeOf(desk.api->getStaffMember()), number(FailureCode::ReplyNotUnderstood));
    QCOMPARE(late.size(), 1);
    QCOMPARE(arriving.size(), 0); // a portal's page is no sign of the central's life
}

void TestTransport::aRedirectIsNotFollowed()
{
    ApiDesk desk;
    ScriptedServer elsewhere;
    const QByteArray location = "Location: " + elsewhere.url(u"/v1/me"_s).toEncoded() + "\r\n";
    for (const int status : {301, 302, 303, 307, 308}) {
        desk.server.on("GET /v1/me", {ScriptedServer::reply(status, "text/html", {}, location)});
        QCOMPARE(codeOf(desk.api->getStaffMember()), number(FailureCode::Redirected));
    }
    QVERIFY(elsewhere.seen().isEmpty());
}

void TestTransport::anUntrustedAddressGetsNoToken()
{
    ApiDesk desk;
    for (const QString& base : {u"http://central.example.vn/v1"_s, u"http://localhost:1/v1"_s, u"ftp://127.0.0.1/v1"_s,
                                u"https://u:p@central.example.vn/v1"_s, QString()}) {
        central::Place place = desk.place;
        place.apiBase = QUrl(base);
        central::CentralApi api(place, desk.clock, desk.tokens);
        QCOMPARE(codeOf(api.getStaffMember()), number(FailureCode::AddressNotConfigured));
    }
}

void TestTransport::aReadIsRepeatedTwiceAtMost()
{
    ApiDesk desk;
    desk.server.on("GET /v1/me", {ScriptedServer::problem(503, "unavailable")});
    QCOMPARE(codeOf(desk.api->getStaffMember()), number(FailureCode::CentralUnavailable));
    QCOMPARE(desk.server.seen().size(), 3);
    desk.server.on("GET /v1/me", {ScriptedServer::closeWithoutAnswer(), ScriptedServer::closeWithoutAnswer(),
                                  ScriptedServer::json(200, StaffJson)});
    QCOMPARE(codeOf(desk.api->getStaffMember()), 0);
}

void TestTransport::aReadWaitsAsLongAsItIsAskedTo()
{
    ApiDesk desk;
    desk.server.on("GET /v1/me", {ScriptedServer::problem(503, "unavailable", {}, "Retry-After: 2\r\n"),
                                  ScriptedServer::json(200, StaffJson)});
    QElapsedTimer since;
    since.start();
    QCOMPARE(codeOf(desk.api->getStaffMember()), 0);
    QVERIFY(since.elapsed() >= 2'000);
}

void TestTransport::aLongRetryAfterIsNotWaitedFor()
{
    ApiDesk desk;
    const QByteArray date = "Date: Sun, 01 Mar 2026 02:00:00 GMT\r\nRetry-After: Sun, 01 Mar 2026 02:01:00 GMT\r\n";
    desk.server.on("GET /v1/me", {ScriptedServer::problem(503, "unavailable", {}, date)});
    const auto reply = desk.api->getStaffMember();
    QCOMPARE(codeOf(reply), number(FailureCode::CentralUnavailable));
    QCOMPARE(desk.server.seen().size(), 1);
    QCOMPARE(reply.result().error().retryAfterSeconds, 60);
}

void TestTransport::aWriteIsNeverRepeatedByUs()
{
    ApiDesk desk;
    desk.server.on(Withdraw, {ScriptedServer::problem(503, "unavailable", {}, "Retry-After: 0\r\n")});
    QCOMPARE(codeOf(desk.api->withdrawEmailChange(changeId(), IdempotencyKey::make())),
             number(FailureCode::CentralUnavailable));
    QTest::qWait(1'500);
    QCOMPARE(desk.server.seen().size(), 1);
}

void TestTransport::whatQtRepeatsCarriesTheSameKey()
{
    ApiDesk desk;
    desk.server.on(Withdraw, {ScriptedServer::closeWithoutAnswer()});
    QCOMPARE(codeOf(desk.api->withdrawEmailChange(changeId(), IdempotencyKey::make())),
             number(FailureCode::OutcomeUnknown));
    const auto seen = desk.server.seen(WithdrawPath);
    QVERIFY(!seen.isEmpty());
    for (const auto& one : seen)
        QCOMPARE(one.headers["idempotency-key"], seen.constFirst().headers["idempotency-key"]);
}

void TestTransport::stillRunningIsAskedAgainWithTheSameKey()
{
    ApiDesk desk;
    desk.server.on(Withdraw, {ScriptedServer::problem(409, "still-running"), ScriptedServer::json(200, ChangeJson)});
    const auto key = IdempotencyKey::make();
    QCOMPARE(codeOf(desk.api->withdrawEmailChange(changeId(), key)), 0);
    QCOMPARE(desk.server.seen().size(), 2);
    QCOMPARE(desk.server.seen().constLast().headers["idempotency-key"], key.text().toLatin1());

    // Where the line goes while the first call runs, nobody knows what came of it.
    desk.server.on(Withdraw,
                   {ScriptedServer::problem(409, "still-running"), ScriptedServer::problem(503, "unavailable")});
    QCOMPARE(codeOf(desk.api->withdrawEmailChange(changeId(), key)), number(FailureCode::OutcomeUnknown));

    desk.server.on(Withdraw, {ScriptedServer::problem(409, "still-running")});
    QCOMPARE(codeOf(desk.api->withdrawEmailChange(changeId(), key)), number(FailureCode::StillRunning));
}

void TestTransport::aHeldReadSaysWhatItKnows()
{
    ApiDesk desk;
    desk.server.on("GET /v1/email-changes",
                   {ScriptedServer::json(200, R"({"items":[],"nextCursor":null})", "ETag: \"l1\"\r\n"),
                    ScriptedServer::raw("HTTP/1.1 304 Not Modified\r\nETag: \"l1\"\r\n\r\n", false),
                    ScriptedServer::json(200, R"({"items":[]})")});
    central::EmailChangeFilter filter;
    filter.states = {domain::EmailChangeState::Pending, domain::EmailChangeState::AwaitingProof};
    filter.cursor = u"a+b/c="_s;
    const auto first = desk.api->listEmailChanges(filter);
    QCOMPARE(codeOf(first), 0);
    QCOMPARE(first.result()->version.tag, u"l1"_s);
    QVERIFY(first.result()->value.has_value());
    QCOMPARE(desk.server.seen().constLast().target,
             "/v1/email-changes?state=pending,awaiting-proof&cursor=a%2Bb%2Fc%3D&limit=50");
    const auto second = desk.api->listEmailChanges(filter, {{u"l1"_s}, 25});
    QCOMPARE(codeOf(second), 0);
    QVERIFY(!second.result()->value.has_value());
    QCOMPARE(second.result()->version.tag, u"l1"_s);
    QCOMPARE(desk.server.seen().constLast().headers["prefer"], "wait=25");
    QCOMPARE(desk.server.seen().constLast().headers["if-none-match"], "\"l1\"");
    const auto withoutTag = desk.api->listEmailChanges(filter);
    QCOMPARE(codeOf(withoutTag), number(FailureCode::ReplyNotUnderstood));
    QCOMPARE(withoutTag.result().error().fact, u"ETag"_s);
}

void TestTransport::cancellingAborts()
{
    ApiDesk desk;
    desk.server.on("GET /v1/me", {ScriptedServer::hang()});
    auto reply = desk.api->getStaffMember();
    QVERIFY(QTest::qWaitFor([&] { return !desk.server.seen().isEmpty(); }, 5'000));
    QCOMPARE(desk.server.connectionsOpen(), 1);
    reply.cancel();
    QVERIFY(QTest::qWaitFor([&] { return desk.server.connectionsOpen() == 0; }, 5'000));
    QVERIFY(ended(reply));
}

void TestTransport::theEndOfTheApiEndsEveryFuture()
{
    ApiDesk desk;
    desk.server.on("GET /v1/me", {ScriptedServer::hang()});
    desk.server.on(Withdraw, {ScriptedServer::hang()});
    const auto read = desk.api->getStaffMember();
    const auto write = desk.api->withdrawEmailChange(changeId(), IdempotencyKey::make());
    QVERIFY(QTest::qWaitFor([&] { return desk.server.seen().size() == 2; }, 5'000));
    desk.api.reset();
    QCOMPARE(codeOf(read, 0), number(FailureCode::Cancelled));
    QCOMPARE(codeOf(write, 0), number(FailureCode::OutcomeUnknown));
}

void TestTransport::theDeadlineHoldsWhateverTheServerDoes_data()
{
    QTest::addColumn<ScriptedServer::Step>("step");
    QTest::newRow("silent") << ScriptedServer::hang();
    QTest::newRow("silent after the head") << ScriptedServer::raw(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n", false);
    QTest::newRow("a byte now and then") << ScriptedServer::Step([](QTcpSocket& socket, const ScriptedServer::Seen&) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n");
        auto* drip = new QTimer(&socket);
        QObject::connect(drip, &QTimer::timeout, &socket, [&socket] { socket.write(" "); });
        drip->start(100);
    });
}

void TestTransport::theDeadlineHoldsWhateverTheServerDoes()
{
    QFETCH(ScriptedServer::Step, step);
    ScriptedServer server;
    server.on("GET /x", {step});
    central::Line line(false);
    central::Ask ask;
    ask.url = server.url(u"/x"_s);
    ask.totalMilliseconds = 700;
    QElapsedTimer since;
    since.start();
    const auto result = line.send(ask);
    QVERIFY(ended(result, 5'000));
    QVERIFY(since.elapsed() < 2'500);
    QCOMPARE(result.result().error().failure.code, FailureCode::TimedOut);
    QVERIFY(result.result().error().mayHaveLeft);
    QVERIFY(QTest::qWaitFor([&] { return server.connectionsOpen() == 0; }, 5'000));
}

void TestTransport::theClockIsTheCentrals()
{
    ApiDesk desk;
    desk.tokens.take(tokenSet("access-1", "", QDateTime(QDate(2031, 1, 1), QTime(0, 0), Qt::UTC)));
    desk.server.on("GET /v1/me", {ScriptedServer::json(200, StaffJson, "Date: Sun, 06 Jan 2030 08:49:37 GMT\r\n")});
    QCOMPARE(codeOf(desk.api->getStaffMember()), 0);
    QVERIFY(desk.clock.isLearned());
    const qint64 off = QDateTime(QDate(2030, 1, 6), QTime(8, 49, 37), Qt::UTC).secsTo(desk.clock.now());
    QVERIFY(off >= 0 && off < 5);
}

void TestTransport::whoeverListensHearsOfTheLine()
{
    ApiDesk desk;
    QSignalSpy answered(desk.api.get(), &central::CentralApi::answered);
    QSignalSpy failed(desk.api.get(), &central::CentralApi::lineFailed);
    desk.server.on("GET /v1/me", {ScriptedServer::problem(403, "forbidden")});
    QCOMPARE(codeOf(desk.api->getStaffMember()), number(FailureCode::Forbidden));
    QCOMPARE(answered.size(), 1);
    QCOMPARE(failed.size(), 0);
    desk.server.on(Withdraw, {ScriptedServer::closeWithoutAnswer()});
    QCOMPARE(codeOf(desk.api->withdrawEmailChange(changeId(), IdempotencyKey::make())),
             number(FailureCode::OutcomeUnknown));
    QCOMPARE(answered.size(), 1);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.at(0).at(0).value<FailureCode>(), FailureCode::LineDown);
}

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_Transport.moc"
