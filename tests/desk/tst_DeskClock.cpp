// Working without the central by a clock that is wrong (CMakeLists.txt runs it by with-keyring.sh).
#include "SavedPlace.h"
#include <QTest>

using namespace bhxh;
using namespace bhxh::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using desk::SavedRegister;
using desk::Session;
using domain::FailureCode;
using tests::inventedPage;
using Kind = SavedRegister::Kind;

namespace {

constexpr std::chrono::hours day = 24h;
constexpr std::chrono::hours years = 26 * 365 * day; // back to where a clock begins

} // namespace

class tst_DeskClock : public QObject, private SavedPlace
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(room.open(), qPrintable(room.whyNot())); }
    void init();

    void oneThatIsBehindOpensNothing();
    void runningCounts();
    void oneThatWasAheadIsPutRightByTheCentral();
    void whatIsSavedKnowsBetterThanTheMember();

private:
    void lineIsDown() { room.setFault(u"getStaffMember"_s, u"close-before"_s, 10'000); }
    /// Whether the desk opens by Lan's PIN alone, and if not, why.
    std::optional<FailureCode> openedByPin(TrainingDesk& desk);
    void leave(TrainingDesk& desk);

    std::optional<domain::StaffId> m_lan;
};

/// Lan has worked here with the central's help, and the register was read.
void tst_DeskClock::init()
{
    begin();
    QuietDesk desk(room, u"lan"_s, stands());
    QVERIFY(desk.signIn());
    QVERIFY(becomes(desk, Kind::Open));
    QVERIFY(readPage(desk, inventedPage(1, 20, false)));
    QVERIFY(comesToHavePeople(desk, 20));
    m_lan = desk.desk.session.state().member->id;
    leave(desk);
    lineIsDown();
}

/// Signed out, so that not even the provider is asked when it is opened by PIN.
void tst_DeskClock::leave(TrainingDesk& desk)
{
    QVERIFY(waitUntil([&] { // the keychain takes its time, here and below
        const auto known = awaited(desk.desk.keys.knownMembers());
        return known && !known->isEmpty();
    }));
    desk.desk.session.signOut();
    QVERIFY(waitUntil([&] { return desk.desk.session.state().kind == Session::Kind::SignedOut; }));
    QVERIFY(desk.waitUntilClosed());
    const auto asked = keychain();
    QVERIFY(waitUntil([&] {
        const auto token = awaited(asked->read(u"refresh-token"_s));
        return token && !token->has_value();
    }));
}

std::optional<FailureCode> tst_DeskClock::openedByPin(TrainingDesk& desk)
{
    const Session& session = desk.desk.session;
    if (!waitUntil([&] { return !session.state().known.isEmpty(); }))
        return FailureCode::TimedOut;
    desk.desk.session.openOffline(*m_lan, lansPin);
    waitUntil([&] { return !session.state().busy; });
    return session.state().failure ? std::optional(session.state().failure->code) : std::nullopt;
}

void tst_DeskClock::oneThatIsBehindOpensNothing()
{
    QuietDesk desk(room, u"lan"_s, stands());
    for (const std::chrono::seconds wrong : {std::chrono::seconds(-years), std::chrono::seconds(-1h)}) {
        desk.clockIsWrongBy = wrong;
        QCOMPARE(openedByPin(desk), FailureCode::DeskClockBehind);
        QCOMPARE(desk.desk.session.state().kind, Session::Kind::SignedOut);
        QVERIFY(desk.desk.session.deskKey().isEmpty());
        QCOMPARE(savedOf(desk).state().kind, Kind::Closed);
    }
    desk.clockIsWrongBy = -2min; // as clocks differ, once it was set
    QCOMPARE(openedByPin(desk), std::nullopt);
    QVERIFY(desk.desk.session.state().offline);
    QVERIFY(comesToHavePeople(desk, 20)); // nothing was lost
}

void tst_DeskClock::runningCounts()
{
    {
        QuietDesk desk(room, u"lan"_s, stands());
        QCOMPARE(openedByPin(desk), std::nullopt);
        QVERIFY(comesToHavePeople(desk, 20));
        desk.clockIsWrongBy = -years;
        desk.hasRunFor = 3 * day;
        desk.desk.session.readAgain();
        QVERIFY(desk.desk.session.isSignedIn());
        QVERIFY(savedOf(desk).canAnswer());
        leave(desk);
    }
    QuietDesk desk(room, u"lan"_s, stands());
    desk.clockIsWrongBy = 2 * day; // nobody knows whether it stood for all of them
    QCOMPARE(openedByPin(desk), FailureCode::DeskClockBehind);
    desk.clockIsWrongBy = 3 * day + 1min;
    QCOMPARE(openedByPin(desk), std::nullopt);
    QVERIFY(comesToHavePeople(desk, 20));
    desk.clockIsWrongBy = -years;
    desk.hasRunFor = 5 * day;
    QVERIFY(!savedOf(desk).canAnswer());
    QVERIFY(!awaited(savedOf(desk).find(tests::inventedId(1)))->has_value());
    savedOf(desk).setLookInterval(50ms);
    QVERIFY(comesToHavePeople(desk, 0));
    desk.desk.session.readAgain();
    QVERIFY(waitUntil([&] { return desk.desk.session.state().kind == Session::Kind::Locked; }));
}

void tst_DeskClock::oneThatWasAheadIsPutRightByTheCentral()
{
    {
        QuietDesk desk(room, u"lan"_s, stands());
        desk.clockIsWrongBy = 2 * day;
        QCOMPARE(openedByPin(desk), std::nullopt);
        QVERIFY(comesToHavePeople(desk, 20));
        leave(desk);
    }
    {
        QuietDesk desk(room, u"lan"_s, stands());
        QCOMPARE(openedByPin(desk), FailureCode::DeskClockBehind);
        room.clearFaults();
        QVERIFY(desk.signIn());
        QVERIFY(comesToHavePeople(desk, 20));
        leave(desk);
    }
    lineIsDown();
    QuietDesk desk(room, u"lan"_s, stands());
    QCOMPARE(openedByPin(desk), std::nullopt);
    QVERIFY(comesToHavePeople(desk, 20));
}

/// A colleague worked here since: what is saved is not younger than that.
void tst_DeskClock::whatIsSavedKnowsBetterThanTheMember()
{
    {
        QuietDesk desk(room, u"lan"_s, stands());
        QCOMPARE(openedByPin(desk), std::nullopt);
        const Session& session = desk.desk.session;
        const QDateTime yesterday = session.now().addDays(-1);
        desk.desk.keys.keepMember({*session.state().member, yesterday, yesterday}, session.deskKey());
        leave(desk);
    }
    QuietDesk desk(room, u"lan"_s, stands());
    desk.clockIsWrongBy = -1h;
    QCOMPARE(openedByPin(desk), std::nullopt);
    QVERIFY(becomes(desk, Kind::Failed));
    QCOMPARE(savedOf(desk).state().failure->code, FailureCode::DeskClockBehind);
    QVERIFY(!savedOf(desk).canAnswer());
    savedOf(desk).setLookInterval(50ms);
    room.clearFaults(); // the central tells its time, and nobody has to do anything
    QVERIFY(comesToHavePeople(desk, 20));
}

QTEST_GUILESS_MAIN(tst_DeskClock)
#include "tst_DeskClock.moc"
