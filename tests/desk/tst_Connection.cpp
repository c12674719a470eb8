#include "support/TrainingDesk.h"
#include <QTest>

using namespace bhxh;
using namespace Qt::StringLiterals;
using desk::Connection;
using domain::FailureCode;
using test::TrainingDesk;
using test::waitUntil;

class tst_Connection : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(room.open(), qPrintable(room.whyNot())); }
    void anAnswerIsTheProofThatTheLineIsUp();
    void noAnswersInARowAreOffline();
    void whatOneBlipEndsCountsOnce();
    void whoDoesNotWantToWaitTriesNow();
    void itNoticesTheReturnOfTheLineByItself();

private:
    test::TrainingRoom room;
};

void tst_Connection::anAnswerIsTheProofThatTheLineIsUp()
{
    TrainingDesk desk(room);
    QCOMPARE(desk.desk.connection.state().kind, Connection::Kind::Unknown);
    QVERIFY(desk.signIn());
    QCOMPARE(desk.desk.connection.state().kind, Connection::Kind::Online);
    QVERIFY(desk.desk.connection.state().since.isValid());
}

void tst_Connection::noAnswersInARowAreOffline()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    emit desk.api.lineFailed(FailureCode::TimedOut);
    QCOMPARE(desk.desk.connection.state().kind, Connection::Kind::Degraded);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(desk.desk.connection.state().kind, Connection::Kind::Degraded);
        QTest::qWait(1600);
        emit desk.api.lineFailed(FailureCode::LineDown);
    }
    QCOMPARE(desk.desk.connection.state().kind, Connection::Kind::Offline);
    QCOMPARE(desk.desk.connection.state().why, FailureCode::LineDown);
    emit desk.api.answered();
    QCOMPARE(desk.desk.connection.state().kind, Connection::Kind::Online);
    QVERIFY(!desk.desk.connection.state().why);
}

void tst_Connection::whatOneBlipEndsCountsOnce()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    for (int poll = 0; poll < 5; ++poll) // all that were held at once
        emit desk.api.lineFailed(FailureCode::LineDown);
    QTest::qWait(300);
    emit desk.api.lineFailed(FailureCode::LineDown);
    QCOMPARE(desk.desk.connection.state().kind, Connection::Kind::Degraded);
}

void tst_Connection::whoDoesNotWantToWaitTriesNow()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    emit desk.api.lineFailed(FailureCode::LineDown);
    QCOMPARE(desk.desk.connection.state().kind, Connection::Kind::Degraded);
    desk.desk.connection.tryNow();
    // By itself it would look after 8 s at the earliest.
    QVERIFY(waitUntil([&] { return desk.desk.connection.state().kind == Connection::Kind::Online; }, 5000));
}

void tst_Connection::itNoticesTheReturnOfTheLineByItself()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    emit desk.api.lineFailed(FailureCode::LineDown);
    QVERIFY(waitUntil([&] { return desk.desk.connection.state().kind == Connection::Kind::Online; }, 20'000));
}

QTEST_GUILESS_MAIN(tst_Connection)
#include "tst_Connection.moc"
