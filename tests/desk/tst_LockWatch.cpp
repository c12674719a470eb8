#include "seat/Seat.h"
#include "support/TrainingDesk.h"
#include <QSignalSpy>
#include <QTest>

using namespace bhxh;
using namespace Qt::StringLiterals;
using desk::Session;
using test::TrainingDesk;
using test::waitUntil;

/// The seat's signals are sent here as the system would; how they come from the system is tst_Seat's.
class tst_LockWatch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(room.open(), qPrintable(room.whyNot())); }
    void init() { room.tidy(); }
    void theSystemsLockLocks();
    void beforeSleepNothingIsLeft();
    void anIdleDeskCountsDownAndLocks();

private:
    test::TrainingRoom room;
};

void tst_LockWatch::theSystemsLockLocks()
{
    seat::Seat seat;
    TrainingDesk desk(room, u"lan"_s, {.seat = &seat});
    emit seat.locked(); // nobody is here: nothing happens
    QCOMPARE(desk.desk.session.state().kind, Session::Kind::SignedOut);
    QVERIFY(desk.signIn());
    QSignalSpy wiped(&desk.desk.session, &Session::wiped);
    emit seat.locked();
    emit seat.locked(); // told by two services
    QCOMPARE(desk.desk.session.state().lockReason, Session::LockReason::SystemLocked);
    QCOMPARE(wiped.size(), 1);
    QVERIFY(desk.typePin());
}

void tst_LockWatch::beforeSleepNothingIsLeft()
{
    seat::Seat seat;
    TrainingDesk desk(room, u"lan"_s, {.seat = &seat});
    QVERIFY(desk.signIn());
    emit seat.suspending();
    QCOMPARE(desk.desk.session.state().lockReason, Session::LockReason::Suspended);
    QVERIFY(desk.desk.session.deskKey().isEmpty());
    QVERIFY(desk.tokens.isEmpty());
    emit seat.resumed();
    QVERIFY(desk.typePin());
}

/// The shortest that a policy may say is 30 seconds; half of it is counted down.
void tst_LockWatch::anIdleDeskCountsDownAndLocks()
{
    room.setPolicy({{u"idleLockSeconds"_s, 30}});
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    const auto& state = desk.desk.session.state();
    QVERIFY(waitUntil([&] { return state.lockingIn.has_value(); }, 20'000));
    QVERIFY(*state.lockingIn <= 15);
    desk.desk.lockWatch.noteActivity(); // a key
    QVERIFY(!state.lockingIn);
    QVERIFY(desk.desk.session.isSignedIn());
    QVERIFY(waitUntil([&] { return state.kind == Session::Kind::Locked; }, 35'000));
    QCOMPARE(state.lockReason, Session::LockReason::Idle);
    QVERIFY(desk.desk.session.deskKey().isEmpty());
}

QTEST_GUILESS_MAIN(tst_LockWatch)
#include "tst_LockWatch.moc"
