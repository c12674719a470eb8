#include "support/FaultProxy.h"
#include "support/TrainingDesk.h"
#include "vault/SessionKeychain.h"
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace bhxh;
using namespace Qt::StringLiterals;
using desk::Connection;
using domain::FailureCode;
using test::FaultProxy;
using test::TrainingDesk;
using test::waitUntil;
using Kind = Connection::Kind;
using Mode = FaultProxy::Mode;

namespace {

/// What is promised is two seconds; a loaded machine that runs this under sanitizers is given one more.
constexpr int noticed = 3'000;

} // namespace

/// How the line is, at a desk with a real central behind a line that can be spoiled.
class tst_Connection : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void itIsKnownFromTheStartThoughNobodyIsSignedIn();
    void itIsKnownFromTheStartThatNobodyAnswers();
    void anAnswerIsTheProofThatTheLineIsUp();
    void aFailureThatIsConfirmedIsOffline_data();
    void aFailureThatIsConfirmedIsOffline();
    void oneBlipIsNot();
    void whatOneBlipEndsCountsOnce();
    void aCallThatIsLateIsEnoughToAsk();
    void theReturnIsNoticedInTwoSeconds_data();
    void theReturnIsNoticedInTwoSeconds();
    void theReturnIsNoticedThoughEverythingElseHangs();
    void itIsAskedOftenEnough_data();
    void itIsAskedOftenEnough();
    void anAnswerOverASlowLineIsHeard();
    void aGatewayMayAskForPatience();
    void whoDoesNotWantToWaitTriesNow();
    void noTokenIsSpentOnIt();
    void sinceWhenIsToldByTheCentralsClock();

private:
    /// A read that a person asks for; whether it was answered.
    static bool ask(TrainingDesk& desk);
    [[nodiscard]] static bool becomes(const TrainingDesk& desk, Kind kind, int milliseconds = 10'000);

    [[nodiscard]] static FailureCode whyOf(const TrainingDesk& desk)
    {
        return desk.desk.connection.state().why.value_or(FailureCode{});
    }

    test::TrainingRoom room;
    std::unique_ptr<FaultProxy> line;
};

void tst_Connection::initTestCase()
{
    QVERIFY2(room.open(200), qPrintable(room.whyNot()));
    line = std::make_unique<FaultProxy>(room.place().apiBase);
    room.setApiPort(line->port());
}

void tst_Connection::init()
{
    line->set(Mode::Pass);
    line->setRetryAfter(0);
    line->slowDown({});
    room.tidy();
}

bool tst_Connection::ask(TrainingDesk& desk)
{
    const auto reply = desk.api.getStaffMember();
    return waitUntil([&] { return reply.isFinished(); }, 40'000) && reply.resultCount() > 0 && reply.result();
}

bool tst_Connection::becomes(const TrainingDesk& desk, Kind kind, int milliseconds)
{
    return waitUntil([&] { return desk.desk.connection.state().kind == kind; }, milliseconds);
}

void tst_Connection::itIsKnownFromTheStartThoughNobodyIsSignedIn()
{
    const TrainingDesk desk(room);
    QCOMPARE(desk.desk.connection.state().kind, Kind::Unknown);
    QVERIFY(becomes(desk, Kind::Online));
    QVERIFY(desk.desk.connection.state().since.isValid());
    QVERIFY(!desk.desk.connection.state().why);
}

void tst_Connection::itIsKnownFromTheStartThatNobodyAnswers()
{
    line->set(Mode::Refuse);
    const TrainingDesk desk(room);
    QVERIFY(becomes(desk, Kind::Offline));
    QCOMPARE(whyOf(desk), FailureCode::LineDown);
    line->set(Mode::Pass);
    QVERIFY(becomes(desk, Kind::Online, noticed));
}

void tst_Connection::anAnswerIsTheProofThatTheLineIsUp()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    QCOMPARE(desk.desk.connection.state().kind, Kind::Online);
    line->set(Mode::Refuse);
    QVERIFY(!ask(desk));
    QVERIFY(becomes(desk, Kind::Offline));
    emit desk.api.answered(); // of any call
    QCOMPARE(desk.desk.connection.state().kind, Kind::Online);
}

void tst_Connection::aFailureThatIsConfirmedIsOffline_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<QList<FailureCode>>("why");
    QTest::newRow("nobody listens") << Mode::Refuse << QList{FailureCode::LineDown};
    QTest::newRow("reset") << Mode::Reset << QList{FailureCode::LineDown, FailureCode::TimedOut}; // Qt may wait on
    QTest::newRow("captive portal") << Mode::Html << QList{FailureCode::ReplyNotUnderstood};
    QTest::newRow("captive portal that redirects") << Mode::Redirect << QList{FailureCode::Redirected};
    QTest::newRow("gateway without its central") << Mode::BadGateway << QList{FailureCode::CentralUnavailable};
}

void tst_Connection::aFailureThatIsConfirmedIsOffline()
{
    QFETCH(const Mode, mode);
    QFETCH(const QList<FailureCode>, why);
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    line->set(mode);
    QList<Kind> seen;
    connect(&desk.desk.connection, &Connection::stateChanged, &desk.desk,
            [&] { seen.append(desk.desk.connection.state().kind); });
    auto lookUp = desk.api.getStaffMember(); // one, and no more is needed
    QVERIFY(becomes(desk, Kind::Offline, 8'000));
    lookUp.cancel();
    QVERIFY2(why.contains(whyOf(desk)), qPrintable(QString::number(static_cast<int>(whyOf(desk)))));
    QTest::qWait(2'000);
    QCOMPARE(seen.last(), Kind::Offline); // and nothing flaps meanwhile
    QCOMPARE(seen.count(Kind::Offline), 1);
    QCOMPARE(seen.count(Kind::Online), 0);
    line->set(Mode::Pass);
    QVERIFY(becomes(desk, Kind::Online, noticed));
    QVERIFY(ask(desk));
}

void tst_Connection::oneBlipIsNot()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    QList<Kind> seen;
    connect(&desk.desk.connection, &Connection::stateChanged, &desk.desk,
            [&] { seen.append(desk.desk.connection.state().kind); });
    line->set(Mode::Refuse);
    emit desk.api.lineFailed(FailureCode::LineDown);
    QTest::qWait(300);
    line->set(Mode::Pass);
    QVERIFY(becomes(desk, Kind::Online, noticed));
    QCOMPARE(seen.constFirst(), Kind::Degraded);
    QVERIFY(!seen.contains(Kind::Offline));
}

void tst_Connection::whatOneBlipEndsCountsOnce()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    line->set(Mode::Refuse);
    for (int poll = 0; poll < 5; ++poll) // all that were held at once
        emit desk.api.lineFailed(FailureCode::LineDown);
    QTest::qWait(100);
    emit desk.api.lineFailed(FailureCode::LineDown);
    QCOMPARE(desk.desk.connection.state().kind, Kind::Degraded);
}

/// The line swallows everything: the call itself would only give up after half a minute.
void tst_Connection::aCallThatIsLateIsEnoughToAsk()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    line->set(Mode::Swallow);
    QElapsedTimer since;
    since.start();
    auto reply = desk.api.getStaffMember();
    QVERIFY(becomes(desk, Kind::Offline, 10'000));
    QVERIFY2(since.elapsed() < 8'000, qPrintable(QString::number(since.elapsed())));
    QCOMPARE(whyOf(desk), FailureCode::TimedOut);
    QVERIFY(!reply.isFinished());
    reply.cancel();
    // What was late, and nothing worse, is no failure.
    line->set(Mode::Pass);
    QVERIFY(becomes(desk, Kind::Online, noticed));
    QSignalSpy changed(&desk.desk.connection, &Connection::stateChanged);
    emit desk.api.lineDoubted();
    QTest::qWait(1'000);
    QCOMPARE(changed.size(), 0);
}

void tst_Connection::theReturnIsNoticedInTwoSeconds_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<bool>("isSignedIn");
    QTest::newRow("nobody listened, signed in") << Mode::Refuse << true;
    QTest::newRow("nobody listened, nobody signed in") << Mode::Refuse << false;
    QTest::newRow("swallowed, signed in") << Mode::Swallow << true;
    QTest::newRow("swallowed, nobody signed in") << Mode::Swallow << false;
    QTest::newRow("captive portal, nobody signed in") << Mode::Html << false;
}

void tst_Connection::theReturnIsNoticedInTwoSeconds()
{
    QFETCH(const Mode, mode);
    QFETCH(const bool, isSignedIn);
    TrainingDesk desk(room);
    if (isSignedIn)
        QVERIFY(desk.signIn());
    else
        QVERIFY(becomes(desk, Kind::Online));
    for (int outage = 0; outage < 2; ++outage) {
        line->set(mode);
        desk.desk.connection.tryNow();
        QVERIFY(becomes(desk, Kind::Offline));
        QTest::qWait(2'000 + 700 * outage); // by now the back-off is as long as it gets
        QCOMPARE(desk.desk.connection.state().kind, Kind::Offline);
        QElapsedTimer since;
        since.start();
        line->set(Mode::Pass);
        QVERIFY(becomes(desk, Kind::Online, noticed));
        qInfo() << "noticed after" << since.elapsed() << "ms";
    }
}

/// More connections hang than there may be to one host, and questions hang too.
void tst_Connection::theReturnIsNoticedThoughEverythingElseHangs()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    line->set(Mode::Swallow);
    QList<central::Reply<domain::StaffMember>> hanging;
    for (int i = 0; i < 8; ++i)
        hanging.append(desk.api.getStaffMember());
    QVERIFY(becomes(desk, Kind::Offline));
    QTest::qWait(2'000);
    line->set(Mode::Pass);
    QVERIFY(becomes(desk, Kind::Online, noticed));
    QVERIFY(!hanging.first().isFinished());
    for (auto& one : hanging)
        one.cancel();
}

void tst_Connection::itIsAskedOftenEnough_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::newRow("swallowed") << Mode::Swallow;
    QTest::newRow("captive portal") << Mode::Html;
}

/// Between two questions there are never two seconds: a return in between would go unnoticed for longer.
void tst_Connection::itIsAskedOftenEnough()
{
    QFETCH(const Mode, mode);
    const TrainingDesk desk(room);
    line->set(mode);
    QVERIFY(becomes(desk, Kind::Offline));
    QElapsedTimer since;
    since.start();
    qint64 longest = 0;
    for (int questions = 0; questions < 22; ++questions) {
        const int before = line->accepted();
        QVERIFY(waitUntil([&] { return line->accepted() > before; }, 5'000));
        longest = std::max(longest, since.restart());
    }
    qInfo() << "longest pause" << longest << "ms";
    QVERIFY2(longest <= 2'000, qPrintable(QString::number(longest)));
}

/// A small answer takes more than three seconds: far too long for a person, but it is the central's.
void tst_Connection::anAnswerOverASlowLineIsHeard()
{
    TrainingDesk desk(room);
    QVERIFY(becomes(desk, Kind::Online));
    const qint64 before = line->sent();
    const auto answer = desk.api.isThere();
    QVERIFY(waitUntil([&] { return answer.isFinished(); }));
    const auto bytes = static_cast<int>(line->sent() - before);
    line->set(Mode::Refuse);
    desk.desk.connection.tryNow();
    QVERIFY(becomes(desk, Kind::Offline));
    line->slowDown(bytes * 10 / 35);
    line->set(Mode::Pass);
    QVERIFY(becomes(desk, Kind::Online, 7'000));
}

void tst_Connection::aGatewayMayAskForPatience()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    line->setRetryAfter(4);
    line->set(Mode::BadGateway);
    desk.desk.connection.tryNow();
    QVERIFY(becomes(desk, Kind::Degraded));
    const int before = line->accepted();
    QTest::qWait(3'500);
    QCOMPARE(line->accepted(), before);
    QCOMPARE(desk.desk.connection.state().kind, Kind::Degraded); // one word, of one moment
    line->set(Mode::Pass);
    QVERIFY(becomes(desk, Kind::Online, 4'000));
}

void tst_Connection::whoDoesNotWantToWaitTriesNow()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    line->setRetryAfter(60);
    line->set(Mode::BadGateway);
    desk.desk.connection.tryNow();
    QVERIFY(becomes(desk, Kind::Degraded));
    line->set(Mode::Pass);
    QTest::qWait(500);
    QCOMPARE(desk.desk.connection.state().kind, Kind::Degraded);
    desk.desk.connection.tryNow();
    QVERIFY(becomes(desk, Kind::Online, noticed));
}

/// The central never saw this member's token while nobody was signed in, and asking changes nothing of a session.
void tst_Connection::noTokenIsSpentOnIt()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    QSignalSpy ended(&desk.api, &central::CentralApi::signedOutByCentral);
    QSignalSpy rotated(&desk.tokens, &central::Tokens::refreshTokenChanged);
    for (int i = 0; i < 5; ++i) {
        const auto there = desk.api.isThere(); // refused by 401, which is its answer
        QVERIFY(waitUntil([&] { return there.isFinished(); }, 10'000));
        QVERIFY(there.result());
    }
    QCOMPARE(ended.size(), 0);
    QCOMPARE(rotated.size(), 0);
    QVERIFY(ask(desk));
}

/// As the saved data's times are: shown side by side they must fit together, however wrong the desk's own clock is.
void tst_Connection::sinceWhenIsToldByTheCentralsClock()
{
    room.advanceClock(7'200);
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    line->set(Mode::Refuse);
    QVERIFY(!ask(desk));
    QVERIFY(becomes(desk, Kind::Offline));
    QVERIFY(qAbs(desk.desk.connection.state().since.secsTo(desk.desk.session.now())) < 60);
    QVERIFY(desk.desk.connection.state().since.secsTo(QDateTime::currentDateTimeUtc()) < -7'000);
}

QTEST_GUILESS_MAIN(tst_Connection)
#include "tst_Connection.moc"
