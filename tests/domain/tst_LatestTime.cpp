#include "domain/LatestTime.h"
#include <QTest>

using namespace bhxh;
using namespace std::chrono_literals;
using domain::ClockReading;
using domain::FailureCode;
using domain::LatestTime;

namespace {

const QDateTime noon({2026, 11, 23}, {12, 0}, Qt::UTC);
const QDateTime emptyBattery({2000, 1, 1}, {0, 0}, Qt::UTC);

ClockReading desks(const QDateTime& at, std::chrono::milliseconds steady = 0ms)
{
    return {at, false, steady};
}

ClockReading centrals(const QDateTime& at, std::chrono::milliseconds steady = 0ms)
{
    return {at, true, steady};
}

bool isRefused(const LatestTime& latest, const ClockReading& now)
{
    const auto why = latest.whyNotByDesk(now);
    return why && why->code == FailureCode::DeskClockBehind;
}

} // namespace

class tst_LatestTime : public QObject
{
    Q_OBJECT

private slots:
    void ofNothingKnownTheClockIsBelieved();
    void theDesksClockOnlyAdds();
    void runningCounts();
    void whatWasRememberedRunsOn();
    void theCentralIsRight();
    void aClockAFewMinutesBehindIsNone();
    void twoThatKnowGoByTheLater();
};

void tst_LatestTime::ofNothingKnownTheClockIsBelieved()
{
    const LatestTime latest;
    QCOMPARE(latest.at(desks(noon)), noon);
    QCOMPARE(latest.at(desks(emptyBattery)), emptyBattery);
    QVERIFY(!isRefused(latest, desks(emptyBattery)));
}

void tst_LatestTime::theDesksClockOnlyAdds()
{
    LatestTime latest;
    latest.see(desks(noon));
    QCOMPARE(latest.at(desks(noon.addDays(1))), noon.addDays(1));
    latest.see(desks(noon.addDays(1)));
    latest.see(desks(emptyBattery));
    QCOMPARE(latest.at(desks(noon)), noon.addDays(1));
}

void tst_LatestTime::runningCounts()
{
    LatestTime latest;
    latest.see(desks(noon, 5h));
    QCOMPARE(latest.at(desks(emptyBattery, 7h)), noon.addSecs(7200));
    latest.see(desks(emptyBattery, 7h));
    QCOMPARE(latest.at(desks(emptyBattery, 8h)), noon.addSecs(10'800));
    QCOMPARE(latest.at(desks(noon.addDays(1), 8h)), noon.addDays(1));
}

void tst_LatestTime::whatWasRememberedRunsOn()
{
    LatestTime latest;
    latest.remember(noon, desks(emptyBattery, 100h)); // the computer's, not the process's
    QCOMPARE(latest.at(desks(emptyBattery, 101h)), noon.addSecs(3600));
    QVERIFY(isRefused(latest, desks(emptyBattery, 101h)));
    QVERIFY(!isRefused(latest, desks(noon.addDays(1), 101h))); // it was set
}

/// Also of a desk whose clock was far ahead once.
void tst_LatestTime::theCentralIsRight()
{
    LatestTime latest;
    latest.remember(noon.addYears(70), desks(noon));
    QVERIFY(isRefused(latest, desks(noon)));
    QVERIFY(!isRefused(latest, centrals(noon)));
    QCOMPARE(latest.at(centrals(noon)), noon);
    latest.see(centrals(noon));
    QCOMPARE(latest.at(desks(noon.addSecs(1))), noon.addSecs(1));
    latest.remember(noon.addYears(70), centrals(noon));
    QCOMPARE(latest.at(desks(noon.addSecs(1))), noon.addSecs(1));
}

void tst_LatestTime::aClockAFewMinutesBehindIsNone()
{
    LatestTime latest;
    latest.remember(noon, desks(noon));
    QVERIFY(!isRefused(latest, desks(noon.addSecs(-LatestTime::toleratedSeconds))));
    QCOMPARE(latest.at(desks(noon.addSecs(-LatestTime::toleratedSeconds))), noon);
    QVERIFY(isRefused(latest, desks(noon.addSecs(-LatestTime::toleratedSeconds - 1))));
}

void tst_LatestTime::twoThatKnowGoByTheLater()
{
    LatestTime latest;
    latest.see(desks(noon));
    latest.remember(noon.addDays(-1), desks(noon));
    QCOMPARE(latest.at(desks(noon)), noon);
    latest.remember(noon.addDays(1), desks(noon));
    QCOMPARE(latest.at(desks(noon)), noon.addDays(1));
    latest.remember({}, desks(noon));
    QCOMPARE(latest.at(desks(noon)), noon.addDays(1));
}

QTEST_GUILESS_MAIN(tst_LatestTime)
#include "tst_LatestTime.moc"
