#include "seat/IdleWatch.h"

#include <QSignalSpy>
#include <QTest>

using bhxh::seat::IdleWatch;
using namespace std::chrono_literals;

namespace {

/// A watch whose clocks stand until they are moved.
struct Room
{
    std::chrono::milliseconds steady{5000};
    QDateTime wall = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
    IdleWatch watch{[this] { return wall; }, [this] { return steady; }};
    QSignalSpy endingIn{&watch, &IdleWatch::endingIn};
    QSignalSpy activityResumed{&watch, &IdleWatch::activityResumed};
    QSignalSpy idle{&watch, &IdleWatch::idle};
    QSignalSpy clockJumped{&watch, &IdleWatch::clockJumped};

    void pass(std::chrono::milliseconds time)
    {
        steady += time;
        wall = wall.addMSecs(time.count());
    }
    void sit(int seconds)
    {
        for (int i = 0; i < seconds; ++i) {
            pass(1s);
            watch.tick();
        }
    }
    void sleep(int seconds) { wall = wall.addSecs(seconds); }
    QList<int> told()
    {
        QList<int> all;
        for (const auto& arguments : std::as_const(endingIn))
            all.append(arguments.value(0).toInt());
        return all;
    }
};

} // namespace

class tst_IdleWatch : public QObject
{
    Q_OBJECT

private slots:
    void countsTheLastThirtySecondsDown();
    void aShortTimeIsCountedDownFromItsHalf();
    void ticksThatComeLateAreCaughtUp();
    void activityBeginsAnew();
    void activityEndsACountdownOnce();
    void timeAsleepCounts();
    void theFirstKeyAfterALongSleepIsTooLate();
    void aClockThatIsSetIsTold_data();
    void aClockThatIsSetIsTold();
    void smallCorrectionsOfTheClockDoNotCount();
    void nothingIsSaidWhenStopped();
    void aListenerMayStopIt();
    void runsByItself();
};

void tst_IdleWatch::countsTheLastThirtySecondsDown()
{
    Room room;
    room.watch.start(300);
    room.sit(269);
    QVERIFY(room.endingIn.isEmpty());
    room.sit(30);
    QList<int> expected;
    for (int left = 30; left > 0; --left)
        expected.append(left);
    QCOMPARE(room.told(), expected);
    QVERIFY(room.idle.isEmpty());
    room.sit(1);
    QCOMPARE(room.idle.size(), 1);
    room.sit(400);
    QCOMPARE(room.idle.size(), 1);
    QVERIFY(!room.watch.isRunning());
}

void tst_IdleWatch::aShortTimeIsCountedDownFromItsHalf()
{
    Room room;
    room.watch.start(10);
    room.sit(9);
    QCOMPARE(room.told(), (QList<int>{5, 4, 3, 2, 1}));
    room.sit(1);
    QCOMPARE(room.idle.size(), 1);
}

void tst_IdleWatch::ticksThatComeLateAreCaughtUp()
{
    Room room;
    room.watch.start(60);
    room.pass(31'400ms);
    room.watch.tick();
    room.pass(200ms);
    room.watch.tick();
    QCOMPARE(room.told(), (QList<int>{29}));
    room.pass(40s);
    room.watch.tick();
    QCOMPARE(room.idle.size(), 1);
    QVERIFY(room.clockJumped.isEmpty());
}

void tst_IdleWatch::activityBeginsAnew()
{
    Room room;
    room.watch.start(300);
    room.sit(269);
    room.watch.noteActivity();
    room.sit(269);
    QVERIFY(room.endingIn.isEmpty());
    QVERIFY(room.activityResumed.isEmpty());
}

void tst_IdleWatch::activityEndsACountdownOnce()
{
    Room room;
    room.watch.start(300);
    room.sit(280);
    room.watch.noteActivity();
    room.watch.noteActivity();
    QCOMPARE(room.activityResumed.size(), 1);
    room.endingIn.clear();
    room.sit(270);
    QCOMPARE(room.told(), (QList<int>{30}));
}

void tst_IdleWatch::timeAsleepCounts()
{
    Room room;
    room.watch.start(300);
    room.sit(100);
    room.sleep(180);
    room.sit(1);
    QCOMPARE(room.clockJumped.size(), 1);
    QCOMPARE(room.clockJumped.at(0).at(0).toInt(), 180);
    QCOMPARE(room.told(), (QList<int>{19}));
    room.sleep(3600);
    room.sit(1);
    QCOMPARE(room.idle.size(), 1);
}

void tst_IdleWatch::theFirstKeyAfterALongSleepIsTooLate()
{
    Room room;
    room.watch.start(300);
    room.sit(10);
    room.sleep(3600);
    room.watch.noteActivity();
    QCOMPARE(room.clockJumped.size(), 1);
    QCOMPARE(room.idle.size(), 1);
    QVERIFY(room.activityResumed.isEmpty());
}

void tst_IdleWatch::aClockThatIsSetIsTold_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("ticksUntilIdle");
    QTest::addRow("forward") << 100 << 200;
    QTest::addRow("back") << -100 << 300;
}

void tst_IdleWatch::aClockThatIsSetIsTold()
{
    QFETCH(int, seconds);
    QFETCH(int, ticksUntilIdle);
    Room room;
    room.watch.start(300);
    room.sleep(seconds);
    room.sit(ticksUntilIdle - 1);
    QCOMPARE(room.clockJumped.size(), 1);
    QCOMPARE(room.clockJumped.at(0).at(0).toInt(), seconds);
    QVERIFY(room.idle.isEmpty());
    room.sit(1);
    QCOMPARE(room.idle.size(), 1);
}

void tst_IdleWatch::smallCorrectionsOfTheClockDoNotCount()
{
    Room room;
    room.watch.start(300);
    for (int i = 0; i < 200; ++i) {
        room.sleep(9);
        room.sit(1);
    }
    QVERIFY(room.clockJumped.isEmpty());
    QVERIFY(room.endingIn.isEmpty());
}

void tst_IdleWatch::nothingIsSaidWhenStopped()
{
    Room room;
    room.watch.start(60);
    room.sit(40);
    room.watch.stop();
    room.endingIn.clear();
    room.sleep(3600);
    room.sit(100);
    room.watch.noteActivity();
    QVERIFY(room.endingIn.isEmpty() && room.idle.isEmpty() && room.activityResumed.isEmpty());
    QVERIFY(room.clockJumped.isEmpty());
    room.watch.start(60);
    room.sit(29);
    QVERIFY(room.endingIn.isEmpty() && room.clockJumped.isEmpty());
}

void tst_IdleWatch::aListenerMayStopIt()
{
    Room room;
    connect(&room.watch, &IdleWatch::clockJumped, &room.watch, &IdleWatch::stop);
    room.watch.start(60);
    room.sleep(3600);
    room.sit(1);
    QVERIFY(room.idle.isEmpty());
}

void tst_IdleWatch::runsByItself()
{
    IdleWatch watch;
    QSignalSpy idle(&watch, &IdleWatch::idle);
    watch.start(1);
    QVERIFY(idle.wait(5'000));
}

QTEST_GUILESS_MAIN(tst_IdleWatch)
#include "tst_IdleWatch.moc"
