#include "desk/WatchBody.h"
#include <QPromise>
#include <QTest>
#include <memory>

using namespace bhxh;
using central::Fresh;
using domain::Failure;
using domain::FailureCode;
using domain::Outcome;
using domain::Version;
using Reply = Outcome<Fresh<int>>;

namespace {

struct Line
{
    QList<QString> known;
    std::vector<std::unique_ptr<QPromise<Reply>>> promises;

    desk::Watch<int>::Poll poll()
    {
        return [this](const Version& version) {
            known << version.tag;
            promises.push_back(std::make_unique<QPromise<Reply>>());
            promises.back()->start();
            return promises.back()->future();
        };
    }
    void answer(Reply reply)
    {
        promises.back()->addResult(std::move(reply));
        promises.back()->finish();
    }
    void value(int value, const QString& version) { answer(Fresh<int>{value, Version{version}}); }
};

} // namespace

class tst_Watch : public QObject
{
    Q_OBJECT

private slots:
    void eachReplysVersionIsTheNextPollsCondition();
    void unchangedTooFastIsNoStorm();
    void aBadLineIsTriedAgain();
    void aRefusalEndsIt();
    void stoppedItCancelsThePollAndCallsNobody();
    void itMayBeStoppedFromItsOwnCallback();
};

void tst_Watch::eachReplysVersionIsTheNextPollsCondition()
{
    Line line;
    desk::Watch<int> watch;
    QList<int> values;
    watch.start(
        {}, line.poll(), [&](int value) { values << value; }, [](const Failure&) { QFAIL("no end"); });
    QCOMPARE(line.known, QList<QString>{QString()});
    line.value(1, QStringLiteral("a"));
    QTRY_COMPARE(line.known.size(), 2);
    line.value(2, QStringLiteral("b"));
    QTRY_COMPARE(line.known.size(), 3);
    QCOMPARE(values, (QList<int>{1, 2}));
    QCOMPARE(line.known.last(), QStringLiteral("b"));
}

void tst_Watch::unchangedTooFastIsNoStorm()
{
    Line line;
    desk::Watch<int> watch;
    watch.start(
        {QStringLiteral("a")}, line.poll(), [](int) { QFAIL("nothing new"); }, [](const Failure&) {});
    line.answer(Fresh<int>{std::nullopt, Version{QStringLiteral("a")}});
    QTest::qWait(300);
    QCOMPARE(line.known.size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(line.known.size(), 2, 2000);
}

void tst_Watch::aBadLineIsTriedAgain()
{
    Line line;
    desk::Watch<int> watch;
    watch.start(
        {}, line.poll(), [](int) {}, [](const Failure&) { QFAIL("no end"); });
    line.answer(domain::failed(FailureCode::LineDown));
    QTRY_COMPARE_WITH_TIMEOUT(line.known.size(), 2, 3000);
    line.promises.back().reset(); // cancelled, but not by us
    QTRY_COMPARE_WITH_TIMEOUT(line.known.size(), 3, 4000);
    QVERIFY(watch.isRunning());
}

void tst_Watch::aRefusalEndsIt()
{
    Line line;
    desk::Watch<int> watch;
    QList<FailureCode> ends;
    watch.start(
        {}, line.poll(), [](int) {}, [&](const Failure& why) { ends << why.code; });
    line.answer(domain::failed(FailureCode::NotFound));
    QTRY_COMPARE(ends, QList<FailureCode>{FailureCode::NotFound});
    QVERIFY(!watch.isRunning());
}

void tst_Watch::stoppedItCancelsThePollAndCallsNobody()
{
    Line line;
    {
        desk::Watch<int> watch;
        watch.start(
            {}, line.poll(), [](int) { QFAIL("stopped"); }, [](const Failure&) { QFAIL("stopped"); });
        watch.stop();
        QVERIFY(line.promises.back()->isCanceled());
        line.value(1, QStringLiteral("a"));
        QTest::qWait(50);
        watch.start(
            {}, line.poll(), [](int) { QFAIL("gone"); }, [](const Failure&) { QFAIL("gone"); });
    }
    QVERIFY(line.promises.back()->isCanceled());
    line.promises.clear();
    QTest::qWait(50);
}

void tst_Watch::itMayBeStoppedFromItsOwnCallback()
{
    Line line;
    desk::Watch<int> watch;
    watch.start(
        {}, line.poll(), [&](int) { watch.stop(); }, [](const Failure&) {});
    line.value(1, QStringLiteral("a"));
    QTRY_VERIFY(!watch.isRunning());
    QTest::qWait(50);
    QCOMPARE(line.known.size(), 1);
}

QTEST_GUILESS_MAIN(tst_Watch)
#include "tst_Watch.moc"
