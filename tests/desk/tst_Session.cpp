#include "support/TrainingDesk.h"
#include <QSignalSpy>
#include <QTest>

using namespace bhxh;
using namespace Qt::StringLiterals;
using desk::Session;
using domain::FailureCode;
using test::TrainingDesk;
using test::waitUntil;

class tst_Session : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(room.open(), qPrintable(room.whyNot())); }
    void init() { room.tidy(); }
    void signsInAndLearnsWhoItIs();
    void aCancelledSignInEndsSignedOut();
    void nothingOfAMemberStaysWhenTheyLeave();
    void whoTheCentralNoLongerKnowsIsSignedOut();
    void aFaultWhileLearningWhoEndsSignedOut();
    void aStepUpChangesNothingElseAndOthersJoinIt();
    void somebodyElseInTheStepUpIsRefused();
    void signingOutEndsAStepUp();
    void withoutAMemberThereIsNoStepUp();

private:
    test::TrainingRoom room;
};

void tst_Session::signsInAndLearnsWhoItIs()
{
    TrainingDesk desk(room, u"thao"_s);
    QCOMPARE(desk.desk.session.policy().stepUpSeconds, 30); // strict before anybody is known
    QList<Session::Kind> kinds;
    QObject watching;
    connect(&desk.desk.session, &Session::stateChanged, &watching, [&] { kinds << desk.desk.session.state().kind; });
    QVERIFY(desk.signIn());
    QCOMPARE(kinds, (QList{Session::Kind::InBrowser, Session::Kind::LearningWho, Session::Kind::SignedIn}));
    QVERIFY(desk.desk.session.has(domain::Role::Counter));
    QVERIFY(desk.desk.session.has(domain::Role::Supervisor));
    QCOMPARE(desk.desk.session.policy().stepUpSeconds, 300);
    QVERIFY(qAbs(desk.desk.session.now().secsTo(QDateTime::currentDateTimeUtc())) < 86400);
}

void tst_Session::aCancelledSignInEndsSignedOut()
{
    TrainingDesk desk(room, {});
    desk.desk.session.signIn();
    QVERIFY(waitUntil([&] { return desk.browserOpened() == 1; }));
    QVERIFY(!desk.desk.session.browserUrl().isEmpty());
    desk.desk.session.openBrowserAgain();
    QVERIFY(waitUntil([&] { return desk.browserOpened() == 2; }));
    desk.desk.session.cancelSignIn();
    QVERIFY(waitUntil([&] { return desk.desk.session.state().kind == Session::Kind::SignedOut; }));
    QCOMPARE(desk.desk.session.state().failure->code, FailureCode::SignInCancelled);
    desk.setMember(u"lan"_s);
    QVERIFY(desk.signIn());
    QVERIFY(!desk.desk.session.state().failure);
}

void tst_Session::nothingOfAMemberStaysWhenTheyLeave()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open(room.person(u"proven"_s)));
    QSignalSpy left(&desk.desk.session, &Session::left);
    desk.desk.session.signOut();
    QCOMPARE(left.size(), 1);
    QCOMPARE(desk.desk.session.state().kind, Session::Kind::SignedOut);
    QVERIFY(!desk.desk.session.state().member);
    QVERIFY(desk.tokens.isEmpty());
    QCOMPARE(desk.desk.lookup.state().kind, desk::CitizenLookup::Kind::Ready);
    QVERIFY(!desk.desk.lookup.state().citizen);
    QCOMPARE(desk.desk.emailChanges.state().kind, desk::EmailChanges::Kind::None);
    QCOMPARE(desk.desk.display.state().kind, desk::CitizenDisplay::Kind::Welcome);
    desk.setMember(u"hung"_s);
    QVERIFY(desk.signIn());
    QVERIFY(!desk.desk.lookup.state().citizen);
}

void tst_Session::whoTheCentralNoLongerKnowsIsSignedOut()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open(room.person(u"proven"_s)));
    desk.tokens.take({.access = secret::SecretBytes::copyOf("nothing"),
                      .refresh = secret::SecretBytes::copyOf("nothing"),
                      .expiresAt = desk.clock.now().addSecs(600)});
    QSignalSpy left(&desk.desk.session, &Session::left);
    desk.desk.lookup.refresh();
    QVERIFY(waitUntil([&] { return left.size() == 1; }));
    QCOMPARE(desk.desk.session.state().kind, Session::Kind::SignedOut);
    QCOMPARE(desk.desk.session.state().failure->code, FailureCode::NotSignedIn);
    QVERIFY(!desk.desk.lookup.state().citizen);
    QVERIFY(desk.signIn());
}

void tst_Session::aFaultWhileLearningWhoEndsSignedOut()
{
    room.setFault(u"getStaffMember"_s, u"500"_s, 10);
    TrainingDesk desk(room);
    desk.desk.session.signIn();
    QVERIFY(waitUntil([&] { return desk.desk.session.state().failure.has_value(); }, 30'000));
    QCOMPARE(desk.desk.session.state().kind, Session::Kind::SignedOut);
    QCOMPARE(desk.desk.session.state().failure->code, FailureCode::CentralUnavailable);
    QVERIFY(desk.tokens.isEmpty());
}

void tst_Session::aStepUpChangesNothingElseAndOthersJoinIt()
{
    TrainingDesk desk(room, u"mai"_s);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open(room.person(u"proven"_s)));
    const int before = desk.browserOpened();
    const QDateTime authenticated = desk.desk.session.state().member->authenticatedAt;
    room.advanceClock(400);
    auto first = desk.desk.session.stepUp(300);
    auto second = desk.desk.session.stepUp(60);
    QVERIFY(desk.desk.session.state().steppingUp);
    QVERIFY(waitUntil([&] { return first.isFinished() && second.isFinished(); }));
    QVERIFY(first.result().has_value());
    QVERIFY(second.result().has_value());
    QCOMPARE(desk.browserOpened(), before + 1);
    QVERIFY(!desk.desk.session.state().steppingUp);
    QVERIFY(desk.desk.session.isSignedIn());
    QVERIFY(desk.desk.session.state().member->authenticatedAt > authenticated);
    QVERIFY(desk.desk.lookup.state().citizen);
}

void tst_Session::somebodyElseInTheStepUpIsRefused()
{
    TrainingDesk desk(room, u"mai"_s);
    QVERIFY(desk.signIn());
    desk.setMember(u"duc"_s);
    auto done = desk.desk.session.stepUp(300);
    QVERIFY(waitUntil([&] { return done.isFinished(); }));
    QCOMPARE(done.result().error().code, FailureCode::OtherMemberSignedIn);
    QVERIFY(desk.desk.session.isSignedIn());
    QVERIFY(desk.open(room.person(u"proven"_s))); // the old tokens are kept
}

void tst_Session::signingOutEndsAStepUp()
{
    TrainingDesk desk(room, u"mai"_s);
    QVERIFY(desk.signIn());
    desk.setMember({});
    auto done = desk.desk.session.stepUp(300);
    desk.desk.session.signOut();
    QVERIFY(waitUntil([&] { return done.isFinished(); }));
    QVERIFY(!done.result().has_value());
    QCOMPARE(desk.desk.session.state().kind, Session::Kind::SignedOut);
}

void tst_Session::withoutAMemberThereIsNoStepUp()
{
    TrainingDesk desk(room, u"mai"_s);
    auto done = desk.desk.session.stepUp(300);
    QVERIFY(waitUntil([&] { return done.isFinished(); }));
    QCOMPARE(done.result().error().code, FailureCode::NotSignedIn);
}

QTEST_GUILESS_MAIN(tst_Session)
#include "tst_Session.moc"
