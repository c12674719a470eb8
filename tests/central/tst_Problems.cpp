#include "ApiDesk.h"
#include "Await.h"
#include "Samples.h"
#include "central/Problems.h"

using namespace bhxh;
using namespace bhxh::test;
using namespace Qt::StringLiterals;
using domain::FailureCode;

class TestProblems : public QObject
{
    Q_OBJECT

private slots:
    void everyTypeOfTheContractHasItsCode_data();
    void everyTypeOfTheContractHasItsCode();
    void theMembersBecomeFacts();
    void aStepUpSaysHowFresh();
    void theTypeMayBeAbsolute();
    void retryAfterIsSecondsOrADate_data();
    void retryAfterIsSecondsOrADate();
    void nonsenseIsAnUnknownProblem_data();
    void nonsenseIsAnUnknownProblem();
};

namespace {

central::Answer answer(int status, const QByteArray& body)
{
    return {status, {{"Content-Type", "application/problem+json; charset=utf-8"}, {"X-Request-Id", "req-7"}}, body};
}

QDateTime now()
{
    return {QDate(2026, 3, 1), QTime(2, 0), Qt::UTC};
}

} // namespace

void TestProblems::everyTypeOfTheContractHasItsCode_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("status");
    QTest::addColumn<FailureCode>("code");
    const QList<std::tuple<const char*, int, FailureCode>> table{
        {"unauthenticated", 401, FailureCode::NotSignedIn},
        {"step-up-required", 401, FailureCode::StepUpRequired},
        {"forbidden", 403, FailureCode::Forbidden},
        {"own-request", 403, FailureCode::OwnRequest},
        {"not-found", 404, FailureCode::NotFound},
        {"version-conflict", 412, FailureCode::VersionConflict},
        {"precondition-required", 428, FailureCode::ContractBroken},
        {"already-pending", 409, FailureCode::AlreadyPending},
        {"already-decided", 409, FailureCode::AlreadyDecided},
        {"not-proven", 409, FailureCode::NotProven},
        {"same-email", 409, FailureCode::SameEmail},
        {"undeliverable-email", 422, FailureCode::UndeliverableEmail},
        {"undeliverable-email", 409, FailureCode::UndeliverableEmail},
        {"no-email", 409, FailureCode::NoEmail},
        {"no-account", 409, FailureCode::NoAccount},
        {"account-locked", 409, FailureCode::AccountLocked},
        {"vneid-only", 409, FailureCode::VneidOnly},
        {"reset-on-hold", 409, FailureCode::ResetOnHold},
        {"otp-mismatch", 422, FailureCode::OtpMismatch},
        {"otp-expired", 410, FailureCode::OtpExpired},
        {"otp-locked", 429, FailureCode::OtpLocked},
        {"too-many-requests", 429, FailureCode::TooManyRequests},
        {"cursor-expired", 410, FailureCode::CursorExpired},
        {"idempotency-key-missing", 400, FailureCode::ContractBroken},
        {"idempotency-key-reused", 422, FailureCode::ContractBroken},
        {"still-running", 409, FailureCode::StillRunning},
        {"unavailable", 503, FailureCode::CentralUnavailable},
        {"unavailable", 500, FailureCode::CentralUnavailable},
        {"invalid-input", 400, FailureCode::InvalidInput},
        {"invalid-input", 405, FailureCode::InvalidInput},
        {"invalid-input", 413, FailureCode::InvalidInput},
        {"invalid-input", 415, FailureCode::InvalidInput},
        {"invalid-input", 422, FailureCode::InvalidInput},
        {"forbidden", 409, FailureCode::UnknownProblem}, // not a pair of the contract
        {"brand-new-rule", 409, FailureCode::UnknownProblem},
        {"brand-new-fault", 504, FailureCode::CentralUnavailable},
    };
    for (const auto& [type, status, code] : table)
        QTest::addRow("%s %d", type, status) << QByteArray(type) << status << code;
}

void TestProblems::everyTypeOfTheContractHasItsCode()
{
    QFETCH(QByteArray, type);
    QFETCH(int, status);
    QFETCH(FailureCode, code);
    const auto problem =
        central::readProblem(answer(status, R"({"type":")" + type + R"(","title":"t","status":1})"), now());
    QCOMPARE(problem.failure.code, code);
    QCOMPARE(problem.failure.httpStatus, status);
    QCOMPARE(problem.failure.requestId, u"req-7"_s);
}

void TestProblems::theMembersBecomeFacts()
{
    const auto failure =
        central::readProblem(answer(422, R"({"type":"invalid-input","title":"t","status":422,"requestId":"req-9",
        "attemptsLeft":3,"currentVersion":"v8","availableAt":"2026-03-01T03:00:00Z","openResetId":"r-1","pendingChangeId":"e-1",
        "errors":[{"pointer":"/newEmail","message":"m"},{"pointer":"/paper","message":"m"}]})"),
                             now())
            .failure;
    QCOMPARE(failure.requestId, u"req-9"_s);
    QCOMPARE(failure.attemptsLeft, 3);
    QCOMPARE(failure.currentVersion, u"v8"_s);
    QCOMPARE(failure.availableAt, now().addSecs(3600));
    QCOMPARE(failure.openResetId, u"r-1"_s);
    QCOMPARE(failure.pendingChangeId, u"e-1"_s);
    QCOMPARE(failure.fact, u"/newEmail"_s);
    const auto plain = central::readProblem(answer(404, R"({"type":"not-found"})"), now()).failure;
    QVERIFY(!plain.attemptsLeft && !plain.availableAt.isValid() && !plain.retryAfterSeconds && plain.fact.isEmpty());
}

void TestProblems::aStepUpSaysHowFresh()
{
    auto reply = answer(401, R"({"type":"step-up-required"})");
    reply.headers.emplaceBack("www-authenticate", R"(Bearer error="insufficient_user_authentication", max_age=300)");
    QCOMPARE(central::readProblem(reply, now()).failure.maxAgeSeconds, 300);
    reply.headers.last().second = R"(Bearer error="insufficient_user_authentication", max_age="120", realm="x")";
    QCOMPARE(central::readProblem(reply, now()).failure.maxAgeSeconds, 120);
}

void TestProblems::theTypeMayBeAbsolute()
{
    const QByteArray body = R"({"type":"https://central.example.vn/problems/otp-locked"})";
    QCOMPARE(central::readProblem(answer(429, body), now()).failure.code, FailureCode::OtpLocked);
}

void TestProblems::retryAfterIsSecondsOrADate_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("seconds"); // -1: none
    QTest::newRow("seconds") << QByteArray("17") << 17;
    QTest::newRow("date") << QByteArray("Sun, 01 Mar 2026 02:00:30 GMT") << 30;
    QTest::newRow("date gone by") << QByteArray("Sun, 01 Mar 2026 01:00:30 GMT") << 0;
    QTest::newRow("negative") << QByteArray("-5") << 0;
    QTest::newRow("nonsense") << QByteArray("soon") << -1;
    QTest::newRow("none") << QByteArray() << -1;
}

void TestProblems::retryAfterIsSecondsOrADate()
{
    QFETCH(QByteArray, text);
    QFETCH(int, seconds);
    central::Answer reply = answer(503, "{}");
    reply.headers.emplaceBack("Retry-After", text);
    QCOMPARE(central::retryAfter(reply, now()).value_or(-1), seconds);
}

void TestProblems::nonsenseIsAnUnknownProblem_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("<html>");
    QTest::newRow("a list") << QByteArray("[1]");
    QTest::newRow("no type") << QByteArray("{}");
    QTest::newRow("type is a number") << QByteArray(R"({"type":7,"attemptsLeft":"x","errors":{"a":1}})");
}

void TestProblems::nonsenseIsAnUnknownProblem()
{
    QFETCH(QByteArray, body);
    QCOMPARE(central::readProblem(answer(409, body), now()).failure.code, FailureCode::UnknownProblem);
}

QTEST_GUILESS_MAIN(TestProblems)
#include "tst_Problems.moc"
