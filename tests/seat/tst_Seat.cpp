#include "seat/Seat.h"

#include "FakeLogind.h"
#include <QElapsedTimer>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <functional>
#include <optional>

using namespace bhxh;
using namespace Qt::StringLiterals;
using seat::Seat;
using test::BusConnection;
using test::FakeLogind;
using test::PrivateBus;

namespace {

/// A screen saver under a name of its own, on a session bus.
class FakeScreenSaver
{
public:
    FakeScreenSaver(const QByteArray& address, const QString& name) : m_name(name), m_connection(address, name)
    {
        m_connection.bus.registerService(name);
    }
    void change(bool active)
    {
        QDBusMessage signal = QDBusMessage::createSignal(u"/ScreenSaver"_s, m_name, u"ActiveChanged"_s);
        signal.setArguments({active});
        m_connection.bus.send(signal);
    }

private:
    QString m_name;
    BusConnection m_connection;
};

} // namespace

class tst_Seat : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aLockOfTheSessionIsToldOnce();
    void theLockedHintIsToldOnce();
    void aSessionThatKnowsNoProcessesIsFoundByItsDisplay();
    void aScreenSaverIsToldOnce_data();
    void aScreenSaverIsToldOnce();
    void sleepWaitsUntilItIsLet();
    void sleepDoesNotWaitForEver();
    void whatStartsLaterIsHeard();
    void logindThatIsStartedAnewIsAskedAnew();
    void withoutABusNothingHappens();
    void aBusThatHangsHoldsNobodyUp();

private:
    bool locksWith(FakeLogind& logind, Seat& seat);

    QTemporaryDir folder;
    const QString systemSocket = folder.filePath(u"system"_s);
    const QString sessionSocket = folder.filePath(u"session"_s);
};

/// libdbus looks once where the buses are; who is there changes from test to test.
void tst_Seat::initTestCase()
{
    QVERIFY(folder.isValid());
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + QFile::encodeName(systemSocket));
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + QFile::encodeName(sessionSocket));
}

/// Sends until the seat has found its session; what is sent afterwards is heard. A wake-up goes behind as a fence:
/// signals of one sender come in order.
bool tst_Seat::locksWith(FakeLogind& logind, Seat& seat)
{
    QSignalSpy locked(&seat, &Seat::locked);
    QSignalSpy resumed(&seat, &Seat::resumed);
    return QTest::qWaitFor(
        [&] {
            logind.lock();
            logind.prepareForSleep(false);
            resumed.wait(200);
            return !locked.isEmpty();
        },
        10'000);
}

/// How many `locked` come before the wake-up that is sent behind.
static qsizetype countLocks(FakeLogind& logind, Seat& seat, const std::function<void()>& act)
{
    QSignalSpy resumed(&seat, &Seat::resumed);
    logind.prepareForSleep(false);
    while (resumed.wait(300)) {
    }
    QSignalSpy locked(&seat, &Seat::locked);
    resumed.clear();
    act();
    logind.prepareForSleep(false);
    return QTest::qWaitFor([&] { return !resumed.isEmpty(); }) ? locked.size() : -1;
}

void tst_Seat::aLockOfTheSessionIsToldOnce()
{
    PrivateBus system(systemSocket);
    QVERIFY(system.isUp());
    FakeLogind logind(system.address());
    Seat seat;
    QVERIFY(locksWith(logind, seat));
    QCOMPARE(countLocks(logind, seat, [&] { logind.lock(); }), 1);
}

void tst_Seat::theLockedHintIsToldOnce()
{
    PrivateBus system(systemSocket);
    QVERIFY(system.isUp());
    FakeLogind logind(system.address());
    Seat seat;
    QVERIFY(locksWith(logind, seat));
    QCOMPARE(countLocks(logind, seat, [&] { logind.hintLocked(true); }), 1);
    QCOMPARE(countLocks(logind, seat, [&] { logind.hintLocked(false); }), 0);
}

void tst_Seat::aSessionThatKnowsNoProcessesIsFoundByItsDisplay()
{
    PrivateBus system(systemSocket);
    QVERIFY(system.isUp());
    FakeLogind logind(system.address());
    logind.knowsProcesses = false;
    Seat seat;
    QVERIFY(locksWith(logind, seat));
    QCOMPARE(countLocks(logind, seat, [&] { logind.lock(); }), 1);
}

void tst_Seat::aScreenSaverIsToldOnce_data()
{
    QTest::addColumn<QString>("name");
    QTest::addRow("freedesktop") << u"org.freedesktop.ScreenSaver"_s;
    QTest::addRow("gnome") << u"org.gnome.ScreenSaver"_s;
}

void tst_Seat::aScreenSaverIsToldOnce()
{
    QFETCH(QString, name);
    PrivateBus session(sessionSocket);
    QVERIFY(session.isUp());
    Seat seat;
    FakeScreenSaver screenSaver(session.address(), name);
    QSignalSpy locked(&seat, &Seat::locked);
    QVERIFY(QTest::qWaitFor([&] { return screenSaver.change(true), locked.wait(200); }, 10'000));
    while (locked.wait(300)) {
    }
    locked.clear();
    screenSaver.change(true);
    screenSaver.change(false);
    QVERIFY(locked.wait());
    QVERIFY(!locked.wait(300));
    QCOMPARE(locked.size(), 1);
}

void tst_Seat::sleepWaitsUntilItIsLet()
{
    PrivateBus system(systemSocket);
    QVERIFY(system.isUp());
    FakeLogind logind(system.address());
    Seat seat;
    QTRY_VERIFY(logind.isHeld());
    QSignalSpy suspending(&seat, &Seat::suspending);
    logind.prepareForSleep(true);
    QVERIFY(suspending.wait());
    QVERIFY(logind.isHeld());
    seat.letSleep();
    QTRY_VERIFY_WITH_TIMEOUT(!logind.isHeld(), 1'500);

    const int before = logind.holdsTaken;
    QSignalSpy resumed(&seat, &Seat::resumed);
    logind.prepareForSleep(false);
    QVERIFY(resumed.wait());
    QTRY_VERIFY(logind.isHeld());
    QCOMPARE(logind.holdsTaken, before + 1);
    QCOMPARE(suspending.size(), 1);
    QCOMPARE(resumed.size(), 1);
}

void tst_Seat::sleepDoesNotWaitForEver()
{
    PrivateBus system(systemSocket);
    QVERIFY(system.isUp());
    FakeLogind logind(system.address());
    Seat seat;
    QTRY_VERIFY(logind.isHeld());
    QSignalSpy suspending(&seat, &Seat::suspending);
    logind.prepareForSleep(true);
    QVERIFY(suspending.wait());
    QTRY_VERIFY_WITH_TIMEOUT(!logind.isHeld(), 6'000);
}

void tst_Seat::whatStartsLaterIsHeard()
{
    PrivateBus system(systemSocket);
    QVERIFY(system.isUp());
    Seat seat;
    QSignalSpy anything(&seat, &Seat::locked);
    QVERIFY(!anything.wait(300));
    FakeLogind logind(system.address());
    QVERIFY(locksWith(logind, seat));
    QTRY_VERIFY(logind.isHeld());
}

void tst_Seat::logindThatIsStartedAnewIsAskedAnew()
{
    PrivateBus system(systemSocket);
    QVERIFY(system.isUp());
    std::optional<FakeLogind> logind(std::in_place, system.address());
    Seat seat;
    QVERIFY(locksWith(*logind, seat));
    logind.reset();
    logind.emplace(system.address());
    QTRY_VERIFY(logind->isHeld());
    QVERIFY(locksWith(*logind, seat));
    QCOMPARE(countLocks(*logind, seat, [&] { logind->lock(); }), 1);
}

void tst_Seat::withoutABusNothingHappens()
{
    Seat seat;
    QSignalSpy locked(&seat, &Seat::locked);
    QSignalSpy suspending(&seat, &Seat::suspending);
    QVERIFY(!locked.wait(300));
    seat.letSleep();
    QVERIFY(suspending.isEmpty());
}

void tst_Seat::aBusThatHangsHoldsNobodyUp()
{
    // It takes the connection and never says a word.
    QLocalServer hanging;
    QLocalServer::removeServer(systemSocket);
    QVERIFY(hanging.listen(systemSocket));
    QElapsedTimer since;
    since.start();
    auto seat = std::make_unique<Seat>();
    QVERIFY(since.elapsed() < 1'000);
    QTRY_VERIFY(hanging.hasPendingConnections());
    seat->letSleep();
    QVERIFY(since.elapsed() < 6'000);
    // From here on it refuses: that lets the seat's thread go.
    hanging.close();
    delete hanging.nextPendingConnection();
    seat.reset();
}

QTEST_GUILESS_MAIN(tst_Seat)
#include "tst_Seat.moc"
