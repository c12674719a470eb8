#include "support/TrainingDesk.h"
#include <QSignalSpy>
#include <QTest>

using namespace bhxh;
using namespace Qt::StringLiterals;
using desk::Session;
using domain::FailureCode;
using secret::SecretBytes;
using test::TrainingDesk;
using test::waitUntil;

namespace {
const QString pin = u"482913"_s; // what TrainingDesk types
}

class tst_Session : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(room.open(), qPrintable(room.whyNot())); }
    void init() { room.tidy(); }
    void signsInAndLearnsWhoItIs();
    void aCancelledSignInEndsSignedOut();
    void nothingOfAMemberStaysWhenTheyLeave();
    void whoTheCentralNoLongerKnowsIsLockedAndComesBackToTheSamePlace();
    void somebodyElseCannotTakeOverALockedDesk();
    void lockingWipesAndThePinBringsBack();
    void aWriteThatIsOnItsWayFinishesBehindTheLock();
    void aLockWhileThePinIsTriedKeepsTheDeskShut();
    void anAnswerThatIsOpenAtTheLockIsTold();
    void whoMayNoLongerWorkDoesNotGetInByPin();
    void theFifthWrongPinDestroysTheKey();
    void fiveWrongPinsInChangingItEndTheSession();
    void aForgottenPinTakesAFullSignIn();
    void choosingAPinIsParticular();
    void theNextMemberFindsNothingOfTheOneBefore();
    void aLockedDeskIsHandedOverToo();
    void signingOutEndsSignedOutFromEveryState();
    void aHandOverBehindALockWaitsForItsWrite();
    void halfASignInInFrontOfAnEmptyChairEnds();
    void anotherPolicyIsNoticed();
    void anOrderToWipeComesBeforeAnythingElse();
    void aLockedDeskOpensWithoutTheCentralWithinThePolicysDays();
    void aFaultWhileLearningWhoEndsSignedOut();
    void aStepUpChangesNothingElseAndOthersJoinIt();
    void somebodyElseInTheStepUpIsRefused();
    void signingOutEndsAStepUp();
    void withoutAMemberThereIsNoStepUp();

private:
    bool fillInReset(TrainingDesk& desk);

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
    kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end()); // busy or not is told too
    QCOMPARE(kinds, (QList{Session::Kind::InBrowser, Session::Kind::LearningWho, Session::Kind::OpeningKeys,
                           Session::Kind::ChoosingPin, Session::Kind::SignedIn}));
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

/// 401 in mid-work: locked at once; the same member signs in again, types the PIN, and is where they were.
void tst_Session::whoTheCentralNoLongerKnowsIsLockedAndComesBackToTheSamePlace()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    const auto person = room.person(u"proven"_s);
    QVERIFY(desk.open(person));
    desk.tokens.take({.access = SecretBytes::copyOf("nothing"),
                      .refresh = SecretBytes::copyOf("nothing"),
                      .expiresAt = desk.clock.now().addSecs(600)});
    QSignalSpy left(&desk.desk.session, &Session::left);
    desk.desk.lookup.refresh();
    QVERIFY(waitUntil([&] { return left.size() == 1; }));
    QCOMPARE(desk.desk.session.state().kind, Session::Kind::Locked);
    QCOMPARE(desk.desk.session.state().lockReason, Session::LockReason::EndedByCentral);
    QCOMPARE(desk.desk.session.state().failure->code, FailureCode::NotSignedIn);
    QVERIFY(desk.desk.session.state().needsSignIn);
    QVERIFY(!desk.desk.lookup.state().citizen);
    desk.desk.session.enterPin(pin); // not enough by itself
    QCOMPARE(desk.desk.session.state().kind, Session::Kind::Locked);
    QVERIFY(desk.signIn());
    QVERIFY(waitUntil([&] { return desk.desk.lookup.state().citizen.has_value(); }));
    QCOMPARE(desk.desk.lookup.state().citizen->id.text(), person.id);
}

void tst_Session::somebodyElseCannotTakeOverALockedDesk()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    desk.desk.session.lock(Session::LockReason::ByHand);
    desk.setMember(u"hung"_s);
    desk.desk.session.signIn(); // "sign in again" is for the member whose desk it is
    QVERIFY(waitUntil([&] { return desk.desk.session.state().failure.has_value(); }));
    QCOMPARE(desk.desk.session.state().kind, Session::Kind::Locked);
    QCOMPARE(desk.desk.session.state().failure->code, FailureCode::OtherMemberSignedIn);
    QCOMPARE(desk.desk.session.state().member->name, room.nameOf(u"lan"_s));
    QVERIFY(desk.typePin());
}

void tst_Session::lockingWipesAndThePinBringsBack()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    const auto person = room.person(u"proven"_s);
    QVERIFY(desk.open(person));
    desk.desk.emailChanges.startDraft();
    auto draft = desk.desk.emailChanges.state().draft;
    draft.email = u"dang.go@example.com"_s;
    draft.identityChecked = true;
    desk.desk.emailChanges.edit(draft);
    const SecretBytes key = desk.desk.session.deskKey();
    const SecretBytes access = desk.tokens.access().result().value();
    QSignalSpy wiped(&desk.desk.session, &Session::wiped);
    desk.desk.keptWork.keepTyped(u"field"_s, u"so dang go"_s);
    desk.desk.session.lock(Session::LockReason::ByHand);
    QCOMPARE(desk.desk.session.state().kind, Session::Kind::Locked);
    QCOMPARE(wiped.size(), 1);
    QVERIFY(key.isEmpty()); // the very bytes, not just our hold on them
    QVERIFY(access.isEmpty());
    QVERIFY(desk.tokens.refreshToken().isEmpty());
    QVERIFY(desk.tokens.isEmpty());
    QVERIFY(!desk.desk.lookup.state().citizen);
    QCOMPARE(desk.desk.emailChanges.state().kind, desk::EmailChanges::Kind::None);
    QVERIFY(!desk.desk.session.has(domain::Role::Counter));

    desk.desk.session.enterPin(u"905172"_s);
    QVERIFY(waitUntil([&] { return !desk.desk.session.state().busy; }));
    QCOMPARE(desk.desk.session.state().kind, Session::Kind::Locked);
    QCOMPARE(desk.desk.session.state().failure->code, FailureCode::WrongPin);
    QCOMPARE(desk.desk.session.state().failure->attemptsLeft, 4);

    QVERIFY(desk.typePin());
    QVERIFY(!desk.desk.session.state().failure);
    QVERIFY(waitUntil([&] { return desk.desk.emailChanges.state().kind == desk::EmailChanges::Kind::Drafting; }));
    QCOMPARE(desk.desk.lookup.state().citizen->id.text(), person.id);
    QCOMPARE(desk.desk.emailChanges.state().draft.email, u"dang.go@example.com"_s);
    QVERIFY(!desk.desk.emailChanges.state().draft.identityChecked); // who comes back checks again
    QCOMPARE(desk.desk.keptWork.takeTyped(u"field"_s), u"so dang go"_s);
    QVERIFY(desk.desk.keptWork.takeTyped(u"field"_s).isEmpty());
}

/// The form of a new password, filled in, for somebody who may have one.
bool tst_Session::fillInReset(TrainingDesk& desk)
{
    if (!desk.open(room.person(u"proven"_s), domain::Purpose::PasswordReset))
        return false;
    auto& resets = desk.desk.passwordResets;
    resets.prepare();
    auto form = resets.state().form;
    form.documentEnding = u"1234"_s;
    form.identityChecked = true;
    resets.edit(form);
    return resets.state().kind == desk::PasswordResets::Kind::Preparing;
}

void tst_Session::aWriteThatIsOnItsWayFinishesBehindTheLock()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    QVERIFY(fillInReset(desk));
    auto& resets = desk.desk.passwordResets;
    room.setFault(u"startPasswordReset"_s, u"slow"_s);
    resets.start();
    QVERIFY(resets.hasOpenWrite());
    QSignalSpy wiped(&desk.desk.session, &Session::wiped);
    desk.desk.session.lock(Session::LockReason::Idle);
    QCOMPARE(desk.desk.session.state().kind, Session::Kind::Locked);
    QVERIFY(wiped.isEmpty());
    QVERIFY(waitUntil([&] { return wiped.size() == 1; }));
    QCOMPARE(resets.state().kind, desk::PasswordResets::Kind::None);
    QVERIFY(desk.typePin());
    QVERIFY(waitUntil([&] { return resets.state().kind == desk::PasswordResets::Kind::Following; }));
    QCOMPARE(resets.state().reset->state, domain::PasswordResetState::AwaitingOtp);
}

void tst_Session::aLockWhileThePinIsTriedKeepsTheDeskShut()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open(room.person(u"proven"_s)));
    desk.desk.session.lock(Session::LockReason::ByHand);
    room.setFault(u"getStaffMember"_s, u"slow"_s); // so that the central is still being asked
    QSignalSpy wiped(&desk.desk.session, &Session::wiped);
    desk.desk.session.enterPin(pin);
    QVERIFY(waitUntil([&] { return !desk.desk.session.deskKey().isEmpty(); }));
    desk.desk.session.lock(Session::LockReason::Suspended);
    QCOMPARE(wiped.size(), 1);
    QVERIFY(desk.desk.session.deskKey().isEmpty());
    QVERIFY(desk.tokens.isEmpty());
    QVERIFY(!desk.desk.session.state().busy);
    QVERIFY(!waitUntil([&] { return desk.desk.session.isSignedIn(); }, 4'000));
    QVERIFY(desk.typePin());
}

void tst_Session::anAnswerThatIsOpenAtTheLockIsTold()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    QVERIFY(fillInReset(desk));
    auto& resets = desk.desk.passwordResets;
    room.setFault(u"startPasswordReset"_s, u"hang"_s);
    resets.start();
    QSignalSpy wiped(&desk.desk.session, &Session::wiped);
    desk.desk.session.lock(Session::LockReason::Suspended); // the computer doesn't wait
    QVERIFY(waitUntil([&] { return wiped.size() == 1; }, 3'000));
    QVERIFY(!resets.hasOpenWrite());
    room.clearFaults();
    QVERIFY(desk.typePin());
    QVERIFY(desk.desk.keptWork.state().outcomeWasOpen);
    // It never came through, as the record tells: the form is there again, and nothing was sent by itself.
    QVERIFY(waitUntil([&] { return resets.state().kind == desk::PasswordResets::Kind::Preparing; }));
    QCOMPARE(resets.state().form.documentEnding, u"1234"_s);
    QVERIFY(!resets.state().form.identityChecked);
    desk.desk.keptWork.acknowledge();
    QVERIFY(!desk.desk.keptWork.state().outcomeWasOpen);
}

void tst_Session::whoMayNoLongerWorkDoesNotGetInByPin()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    desk.desk.session.lock(Session::LockReason::ByHand);
    room.setFault(u"getStaffMember"_s, u"403"_s);
    desk.desk.session.enterPin(pin);
    QVERIFY(waitUntil([&] { return desk.desk.session.state().needsSignIn; }));
    QCOMPARE(desk.desk.session.state().kind, Session::Kind::Locked);
    QCOMPARE(desk.desk.session.state().failure->code, FailureCode::Forbidden);
    QVERIFY(desk.desk.session.deskKey().isEmpty());

    QVERIFY(desk.signIn()); // by the browser, as the account is good again
    room.setFault(u"getStaffMember"_s, u"403"_s);
    desk.desk.session.readAgain();
    QVERIFY(waitUntil([&] { return desk.desk.session.state().kind == Session::Kind::Locked; }));
    QVERIFY(desk.desk.session.state().needsSignIn);
}

void tst_Session::fiveWrongPinsInChangingItEndTheSession()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    for (int i = 0; i < 5; ++i) {
        auto changed = desk.desk.session.changePin(u"905172"_s, u"730564"_s, u"730564"_s);
        QVERIFY(waitUntil([&] { return changed.isFinished(); }));
        QVERIFY(!changed.result());
    }
    QVERIFY(waitUntil([&] { return desk.desk.session.state().kind == Session::Kind::Locked; }));
    QCOMPARE(desk.desk.session.state().lockReason, Session::LockReason::PinDestroyed);
    QVERIFY(desk.desk.session.state().needsSignIn);
    QVERIFY(desk.signInUpToPin());
    QCOMPARE(desk.desk.session.state().kind, Session::Kind::ChoosingPin);
}

void tst_Session::theFifthWrongPinDestroysTheKey()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open(room.person(u"proven"_s)));
    desk.desk.session.lock(Session::LockReason::ByHand);
    for (int i = 0; i < 5; ++i) {
        QVERIFY(!desk.desk.session.state().needsSignIn);
        desk.desk.session.enterPin(u"905172"_s);
        QVERIFY(waitUntil([&] { return !desk.desk.session.state().busy; }));
    }
    QCOMPARE(desk.desk.session.state().failure->code, FailureCode::PinDestroyed);
    QVERIFY(desk.desk.session.state().needsSignIn);
    QVERIFY(desk.signInUpToPin());
    QCOMPARE(desk.desk.session.state().kind, Session::Kind::ChoosingPin); // a new one
    QVERIFY(desk.typePin(u"730564"_s));
    QVERIFY(desk.desk.keptWork.state().lost); // and it says so
    QVERIFY(!desk.desk.lookup.state().citizen);
}

void tst_Session::aForgottenPinTakesAFullSignIn()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    desk.desk.session.lock(Session::LockReason::ByHand);
    desk.desk.session.forgetPin();
    QVERIFY(waitUntil([&] { return desk.desk.session.state().needsSignIn; }));
    QVERIFY(desk.signInUpToPin());
    QCOMPARE(desk.desk.session.state().kind, Session::Kind::ChoosingPin);
    QVERIFY(desk.typePin(u"730564"_s));
}

void tst_Session::choosingAPinIsParticular()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signInUpToPin());
    QCOMPARE(desk.desk.session.state().kind, Session::Kind::ChoosingPin);
    const QList<std::tuple<QString, QString, FailureCode>> table{{u"482913"_s, u"482914"_s, FailureCode::PinsDiffer},
                                                                 {u"123456"_s, u"123456"_s, FailureCode::PinTooEasy},
                                                                 {u"4829"_s, u"4829"_s, FailureCode::PinLengthWrong},
                                                                 {u"48291a"_s, u"48291a"_s, FailureCode::PinNotDigits}};
    for (const auto& [first, second, code] : table) {
        desk.desk.session.choosePin(first, second);
        QCOMPARE(desk.desk.session.state().kind, Session::Kind::ChoosingPin);
        QCOMPARE(desk.desk.session.state().failure->code, code);
    }
    QVERIFY(desk.typePin());
    auto changed = desk.desk.session.changePin(pin, u"730564"_s, u"730564"_s);
    QVERIFY(waitUntil([&] { return changed.isFinished(); }));
    QVERIFY(changed.result());
    desk.desk.session.lock(Session::LockReason::ByHand);
    QVERIFY(desk.typePin(u"730564"_s));
}

void tst_Session::theNextMemberFindsNothingOfTheOneBefore()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open(room.person(u"proven"_s)));
    const QByteArray refresh = desk.tokens.refreshToken().view().toByteArray();
    QSignalSpy left(&desk.desk.session, &Session::left);
    desk.setMember(u"hung"_s);
    desk.desk.session.handOver();
    QVERIFY(waitUntil([&] { return desk.desk.session.state().kind == Session::Kind::ChoosingPin; }));
    QCOMPARE(left.size(), 1);
    QCOMPARE(desk.desk.session.state().member->name, room.nameOf(u"hung"_s));
    QVERIFY(!desk.desk.lookup.state().citizen);
    QVERIFY(desk.typePin(u"730564"_s));
    QVERIFY(!desk.desk.lookup.state().citizen);
    QVERIFY(!desk.desk.keptWork.state().waitingSince);
    QVERIFY(room.isRefused(refresh)); // revoked, not just forgotten; asked once, as asking uses a good one up
}

void tst_Session::aLockedDeskIsHandedOverToo()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    desk.desk.session.lock(Session::LockReason::Idle);
    desk.setMember(u"hung"_s);
    desk.desk.session.handOver();
    QVERIFY(waitUntil([&] { return desk.desk.session.state().kind == Session::Kind::ChoosingPin; }));
    QCOMPARE(desk.desk.session.state().member->name, room.nameOf(u"hung"_s));
}

void tst_Session::signingOutEndsSignedOutFromEveryState()
{
    TrainingDesk desk(room);
    auto& session = desk.desk.session;
    const auto isOut = [&] { return session.state().kind == Session::Kind::SignedOut; };
    QVERIFY(desk.signIn());
    session.lock(Session::LockReason::ByHand);
    session.signOut();
    QVERIFY(waitUntil(isOut));

    QVERIFY(desk.signIn());
    session.lock(Session::LockReason::ByHand);
    desk.setMember({}); // the browser stays open
    session.signIn();
    QVERIFY(waitUntil([&] { return session.state().kind == Session::Kind::InBrowser; }));
    session.signOut();
    QVERIFY(waitUntil(isOut));

    desk.setMember(u"lan"_s);
    QVERIFY(desk.signIn());
    session.lock(Session::LockReason::ByHand);
    QVERIFY(desk.signInUpToPin());
    session.signOut();
    QVERIFY(isOut());
    QVERIFY(!session.state().member);
    QVERIFY(desk.tokens.isEmpty());
    QVERIFY(desk.signIn());
}

void tst_Session::aHandOverBehindALockWaitsForItsWrite()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    QVERIFY(fillInReset(desk));
    room.setFault(u"startPasswordReset"_s, u"slow"_s);
    desk.desk.passwordResets.start();
    desk.desk.session.lock(Session::LockReason::ByHand);
    QSignalSpy sealing(&desk.desk.session, &Session::sealing);
    desk.setMember(u"hung"_s);
    desk.desk.session.handOver();
    QVERIFY(sealing.isEmpty());
    QVERIFY(waitUntil([&] { return desk.desk.session.state().kind == Session::Kind::ChoosingPin; }));
    QCOMPARE(sealing.size(), 1);
    QCOMPARE(desk.desk.session.state().member->name, room.nameOf(u"hung"_s));
}

void tst_Session::halfASignInInFrontOfAnEmptyChairEnds()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signInUpToPin());
    desk.desk.session.lock(Session::LockReason::Idle);
    QCOMPARE(desk.desk.session.state().kind, Session::Kind::SignedOut);
    QVERIFY(desk.tokens.isEmpty());
}

void tst_Session::anotherPolicyIsNoticed()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    QCOMPARE(desk.desk.session.policy().idleLockSeconds, 300);
    room.setPolicy({{u"idleLockSeconds"_s, 120}});
    desk.desk.session.readAgain();
    QVERIFY(waitUntil([&] { return desk.desk.session.policy().idleLockSeconds == 120; }));
}

void tst_Session::anOrderToWipeComesBeforeAnythingElse()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open(room.person(u"proven"_s)));
    const SecretBytes key = desk.desk.session.deskKey();
    room.setPolicy({{u"cache"_s, u"wipe"_s}});
    desk.desk.session.readAgain();
    QVERIFY(waitUntil([&] { return desk.desk.session.state().kind == Session::Kind::SignedOut; }));
    QCOMPARE(desk.desk.session.state().failure->code, FailureCode::DeskWiped);
    QVERIFY(key.isEmpty());
    QVERIFY(!desk.desk.lookup.state().citizen);
    QVERIFY(desk.signInUpToPin()); // the desk goes on, for the session only
    QCOMPARE(desk.desk.session.state().kind, Session::Kind::ChoosingPin);
    QCOMPARE(desk.desk.session.state().keychain->code, FailureCode::DeskWiped);
    QVERIFY(desk.typePin());
}

void tst_Session::aLockedDeskOpensWithoutTheCentralWithinThePolicysDays()
{
    TrainingDesk desk(room);
    QVERIFY(desk.signIn());
    desk.desk.session.lock(Session::LockReason::ByHand);
    room.setFault(u"getStaffMember"_s, u"hang"_s, 20);
    QElapsedTimer since;
    since.start();
    QVERIFY(desk.typePin());
    QVERIFY(desk.desk.session.state().offline);
    QVERIFY2(since.elapsed() < 15'000, "the central was waited for too long");
    room.clearFaults();
    desk.desk.session.readAgain();
    QVERIFY(waitUntil([&] { return !desk.desk.session.state().offline; }));

    room.setPolicy({{u"offlineDays"_s, 0}});
    desk.desk.session.readAgain();
    QVERIFY(waitUntil([&] { return desk.desk.session.policy().offlineDays == 0; }));
    desk.desk.session.lock(Session::LockReason::ByHand);
    room.advanceClock(60);
    room.setFault(u"getStaffMember"_s, u"close-before"_s, 20);
    desk.desk.session.enterPin(pin);
    QVERIFY(waitUntil([&] { return desk.desk.session.state().failure.has_value(); }));
    QCOMPARE(desk.desk.session.state().failure->code, FailureCode::OfflineTooLong);
    QCOMPARE(desk.desk.session.state().kind, Session::Kind::Locked);
    QVERIFY(desk.desk.session.deskKey().isEmpty());
    room.clearFaults(); // the line is back: PIN and token are as good as before
    QVERIFY(desk.typePin());
    QVERIFY(!desk.desk.session.state().offline);
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
