#include "desk/WriteBody.h"
#include <QPromise>
#include <QTest>
#include <memory>

using namespace bhxh;
using domain::Failure;
using domain::FailureCode;
using domain::IdempotencyKey;
using domain::Outcome;

namespace {

/// The other side: what was sent, and a promise for each.
struct Line
{
    QList<QString> keys;
    std::vector<std::unique_ptr<QPromise<Outcome<int>>>> promises;

    desk::Write<int>::Send send()
    {
        return [this](const IdempotencyKey& key) {
            keys << key.text();
            promises.push_back(std::make_unique<QPromise<Outcome<int>>>());
            promises.back()->start();
            return promises.back()->future();
        };
    }
    void answer(Outcome<int> outcome)
    {
        promises.back()->addResult(std::move(outcome));
        promises.back()->finish();
    }
};

/// These writes are answered within theirs.
void noPatience()
{
    QFAIL("left");
}

Outcome<int> failure(FailureCode code)
{
    return domain::failed(code);
}

} // namespace

class tst_Write : public QObject
{
    Q_OBJECT

private slots:
    void anAnswerComesOnce();
    void withoutAnAnswerItAsksAgainWithTheSameKey();
    void onceUnknownABadLineSettlesNothing_data();
    void onceUnknownABadLineSettlesNothing();
    void aCancelledReplyIsNotKnownEither();
    void aSecondWriteIsRefusedWhileOneIsOpen();
    void abandonedItCallsNobodyAndCancelsNothing();
    void theOwnersEndBeforeTheReplyIsHarmless();
    void afterItsPatienceItIsLeftAndNothingIsSentAnew();
    void whoeverAskedMayLeaveItOnceItIsNotKnown();
};

void tst_Write::anAnswerComesOnce()
{
    Line line;
    desk::Write<int> write;
    QList<Outcome<int>> outcomes;
    QVERIFY(write.start(
        IdempotencyKey::make(), line.send(), [&](const Outcome<int>& outcome) { outcomes << outcome; },
        [] { QFAIL("known"); }, noPatience));
    line.answer(7);
    QTRY_COMPARE(outcomes.size(), 1);
    QCOMPARE(outcomes[0].value(), 7);
    QVERIFY(!write.isRunning());
    QCOMPARE(line.keys.size(), 1);
}

void tst_Write::withoutAnAnswerItAsksAgainWithTheSameKey()
{
    Line line;
    desk::Write<int> write;
    int notKnown = 0;
    QList<Outcome<int>> outcomes;
    write.start(
        IdempotencyKey::make(), line.send(), [&](const Outcome<int>& outcome) { outcomes << outcome; },
        [&] { ++notKnown; }, noPatience);
    line.answer(failure(FailureCode::OutcomeUnknown));
    QTRY_COMPARE_WITH_TIMEOUT(line.keys.size(), 2, 3000);
    line.answer(failure(FailureCode::StillRunning));
    QTRY_COMPARE_WITH_TIMEOUT(line.keys.size(), 3, 4000);
    line.answer(3);
    QTRY_COMPARE(outcomes.size(), 1);
    QVERIFY(outcomes[0].has_value());
    QCOMPARE(notKnown, 1);
    QCOMPARE(line.keys[0], line.keys[1]);
    QCOMPARE(line.keys[0], line.keys[2]);
}

void tst_Write::onceUnknownABadLineSettlesNothing_data()
{
    QTest::addColumn<FailureCode>("code");
    for (const auto code : {FailureCode::LineDown, FailureCode::HostNotFound, FailureCode::TimedOut,
                            FailureCode::CentralUnavailable, FailureCode::TooManyRequests})
        QTest::addRow("%d", static_cast<int>(code)) << code;
}

void tst_Write::onceUnknownABadLineSettlesNothing()
{
    QFETCH(FailureCode, code);
    Line line;
    desk::Write<int> write;
    QList<Outcome<int>> outcomes;
    write.start(
        IdempotencyKey::make(), line.send(), [&](const Outcome<int>& outcome) { outcomes << outcome; }, [] {},
        noPatience);
    line.answer(failure(FailureCode::OutcomeUnknown));
    QTRY_COMPARE_WITH_TIMEOUT(line.keys.size(), 2, 3000);
    line.answer(failure(code));
    QTRY_COMPARE_WITH_TIMEOUT(line.keys.size(), 3, 4000);
    QVERIFY(outcomes.isEmpty());
    line.answer(failure(FailureCode::SameEmail)); // a rule of the central: this key had no effect
    QTRY_COMPARE(outcomes.size(), 1);
    QCOMPARE(outcomes[0].error().code, FailureCode::SameEmail);
}

void tst_Write::aCancelledReplyIsNotKnownEither()
{
    Line line;
    desk::Write<int> write;
    int notKnown = 0;
    write.start(
        IdempotencyKey::make(), line.send(), [](const Outcome<int>&) {}, [&] { ++notKnown; }, noPatience);
    line.promises.clear(); // dropped: cancelled
    QTRY_COMPARE(notKnown, 1);
    QTRY_COMPARE_WITH_TIMEOUT(line.keys.size(), 2, 3000);
}

void tst_Write::aSecondWriteIsRefusedWhileOneIsOpen()
{
    Line line;
    desk::Write<int> write;
    const auto ignore = [](const Outcome<int>&) {};
    QVERIFY(write.start(
        IdempotencyKey::make(), line.send(), ignore, [] {}, noPatience));
    QVERIFY(!write.start(
        IdempotencyKey::make(), line.send(), ignore, [] {}, noPatience));
    QCOMPARE(line.keys.size(), 1);
}

void tst_Write::abandonedItCallsNobodyAndCancelsNothing()
{
    Line line;
    desk::Write<int> write;
    write.start(
        IdempotencyKey::make(), line.send(), [](const Outcome<int>&) { QFAIL("abandoned"); },
        [] { QFAIL("abandoned"); }, [] { QFAIL("abandoned"); });
    write.abandon();
    QVERIFY(!line.promises.back()->isCanceled());
    line.answer(1);
    QTest::qWait(100);
    QVERIFY(write.start(
        IdempotencyKey::make(), line.send(), [](const Outcome<int>&) {}, [] {}, noPatience));
}

void tst_Write::theOwnersEndBeforeTheReplyIsHarmless()
{
    Line line;
    auto write = std::make_unique<desk::Write<int>>();
    write->start(
        IdempotencyKey::make(), line.send(), [](const Outcome<int>&) { QFAIL("gone"); }, [] { QFAIL("gone"); },
        [] { QFAIL("gone"); });
    write.reset();
    line.answer(1);
    QTest::qWait(100);
}

void tst_Write::afterItsPatienceItIsLeftAndNothingIsSentAnew()
{
    Line line;
    desk::Write<int> write(std::chrono::milliseconds(1500));
    int left = 0;
    write.start(
        IdempotencyKey::make(), line.send(), [](const Outcome<int>&) { QFAIL("left"); }, [] {}, [&] { ++left; });
    line.answer(failure(FailureCode::OutcomeUnknown));
    QTRY_COMPARE_WITH_TIMEOUT(line.keys.size(), 2, 1400); // patience begins with the first attempt without an answer
    QCOMPARE(left, 0);
    QVERIFY(write.isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(left, 1, 3000);
    QVERIFY(!write.isRunning());
    line.answer(1); // too late: nobody is told
    QTest::qWait(2500);
    QCOMPARE(line.keys.size(), 2);
    QCOMPARE(left, 1);
}

void tst_Write::whoeverAskedMayLeaveItOnceItIsNotKnown()
{
    Line line;
    desk::Write<int> write;
    int left = 0;
    bool notKnown = false;
    write.leave();
    write.start(
        IdempotencyKey::make(), line.send(), [](const Outcome<int>&) { QFAIL("left"); }, [&] { notKnown = true; },
        [&] { ++left; });
    write.leave(); // its answer is on the way
    QVERIFY(write.isRunning());
    QCOMPARE(left, 0);
    line.answer(failure(FailureCode::OutcomeUnknown));
    QTRY_VERIFY(notKnown);
    write.leave();
    QCOMPARE(left, 1);
    QVERIFY(!write.isRunning());
    write.leave();
    QCOMPARE(left, 1);
}

QTEST_GUILESS_MAIN(tst_Write)
#include "tst_Write.moc"
