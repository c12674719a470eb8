#include "support/TrainingDesk.h"
#include <QSignalSpy>
#include <QTest>

using namespace bhxh;
using namespace Qt::StringLiterals;
using desk::LeftOpen;
using desk::PasswordResets;
using domain::FailureCode;
using domain::PasswordResetState;
using domain::Purpose;
using test::TrainingDesk;
using test::waitUntil;
using Kind = PasswordResets::Kind;
using Obstacle = PasswordResets::Obstacle;

class tst_PasswordResets : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_desk->desk.lookup.close(); }
    void cleanupTestCase() { m_desk.reset(); }
    void theRecordSaysWhyNothingCanBeStarted_data();
    void theRecordSaysWhyNothingCanBeStarted();
    void nothingIsSentWithoutTheTick();
    void onThePortalWithTheirOwnDevice();
    void atTheCounterWrongThenRight();
    void theFifthWrongCodeEndsIt();
    void anExpiredCodeCanBeSentAgain();
    void aResetUnderWayIsContinued();
    void anotherOfficesResetIsNotFollowed();
    void itCanBeGivenUp();
    void aBouncedMailShows();
    void theCodeFromTheAppWorksToo();
    void withoutAnAnswerOneCodeIsSent();
    void withoutAnAnswerOnePasswordIsSent();
    void anotherCitizenMeanwhileIsNotShownTheReply();
    void aHoldIsLiftedAfterAStepUp();
    void whoHadAPartInItMayNotLiftTheHold();
    void aCancelledStepUpLosesNothing();
    void withoutAnAnswerTheHoldIsLiftedOnce();
    void aStartThatIsLeftIsNotSentAnew();
    void aStartThatDidArriveIsFoundAfterLeaving();
    void aReleaseThatIsLeftLeavesTheHoldAsItIs();
    void aHoldThatSomebodyElseLiftedIsSeenByItself();
    void whatIsEndedWithItsCaseIsSaid();

private:
    const PasswordResets::State& state() const { return m_desk->desk.passwordResets.state(); }
    PasswordResets& resets() { return m_desk->desk.passwordResets; }
    bool comesTo(Kind kind, int milliseconds = 15'000)
    {
        return waitUntil([&] { return state().kind == kind; }, milliseconds);
    }
    bool comesTo(PasswordResetState wanted)
    {
        return waitUntil([&] { return state().reset && state().reset->state == wanted; });
    }
    bool failsWith(FailureCode code)
    {
        return waitUntil([&] { return state().failure && state().failure->code == code && !state().busy; });
    }
    void start();
    void submit(const QString& code) { resets().submit(*domain::OneTimeCode::parse(code, 6)); }
    QString code(const test::TrainingRoom::Person& person) { return room.newestCode(person.email, u"one-time-code"_s); }
    static QString another(const QString& code) { return code == u"111111"_s ? u"222222"_s : u"111111"_s; }
    /// A citizen whose address was changed just now: asked for by lan, approved by mai.
    void changeAddress(const test::TrainingRoom::Person& person, const QString& email);

    test::TrainingRoom room;
    std::unique_ptr<TrainingDesk> m_desk;
};

void tst_PasswordResets::initTestCase()
{
    QVERIFY2(room.open(), qPrintable(room.whyNot()));
    m_desk = std::make_unique<TrainingDesk>(room);
    QVERIFY(m_desk->signIn());
}

void tst_PasswordResets::init()
{
    room.tidy();
}

void tst_PasswordResets::start()
{
    resets().prepare();
    QCOMPARE(state().kind, Kind::Preparing);
    PasswordResets::Form form = state().form;
    form.documentEnding = u"123"_s;
    form.identityChecked = true;
    resets().edit(form);
    resets().start();
    QCOMPARE(state().kind, Kind::Starting);
}

void tst_PasswordResets::theRecordSaysWhyNothingCanBeStarted_data()
{
    QTest::addColumn<QString>("trait");
    QTest::addColumn<Obstacle>("obstacle");
    QTest::newRow("no account") << u"no-account"_s << Obstacle::NoAccount;
    QTest::newRow("locked") << u"locked"_s << Obstacle::AccountLocked;
    QTest::newRow("vneid only") << u"vneid-only"_s << Obstacle::VneidOnly;
    QTest::newRow("no address") << u"no-email"_s << Obstacle::NoEmail;
    QTest::newRow("bouncing") << u"bouncing"_s << Obstacle::EmailBouncing;
    QTest::newRow("unproven is allowed") << u"unproven"_s << Obstacle::None;
    QTest::newRow("plain") << u"proven"_s << Obstacle::None;
}

void tst_PasswordResets::theRecordSaysWhyNothingCanBeStarted()
{
    QFETCH(QString, trait);
    QFETCH(Obstacle, obstacle);
    QVERIFY(m_desk->open(room.person(trait), Purpose::PasswordReset));
    QCOMPARE(resets().obstacle(), obstacle);
    resets().prepare();
    QCOMPARE(state().kind, obstacle == Obstacle::None ? Kind::Preparing : Kind::None);
}

void tst_PasswordResets::nothingIsSentWithoutTheTick()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person, Purpose::PasswordReset));
    resets().prepare();
    resets().start();
    QCOMPARE(state().kind, Kind::Preparing);
    PasswordResets::Form form = state().form;
    form.identityChecked = true;
    form.documentEnding = u"1"_s;
    QCOMPARE(resets().formFailure(form)->code, FailureCode::DocumentEndingInvalid);
    resets().edit(form);
    resets().start();
    QCOMPARE(state().kind, Kind::Preparing);
    QVERIFY(room.mails(person.email).isEmpty());
}

void tst_PasswordResets::onThePortalWithTheirOwnDevice()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person, Purpose::PasswordReset));
    start();
    QVERIFY(comesTo(PasswordResetState::AwaitingOtp));
    QCOMPARE(m_desk->desk.display.state().kind, desk::CitizenDisplay::Kind::UsePortal);
    QVERIFY(waitUntil([&] { return state().reset->challenge.delivery == domain::Delivery::Delivered; }));
    QSignalSpy moved(&resets(), &PasswordResets::resetMoved);
    QCOMPARE(room.typeOnPortal(person.insuranceNumber, code(person)), 200);
    QVERIFY(comesTo(PasswordResetState::PasswordSent)); // seen by the long poll
    QCOMPARE(moved.size(), 1);
    QVERIFY(waitUntil([&] { return state().reset->passwordDelivery == domain::Delivery::Delivered; }));
    QVERIFY(waitUntil([&] { return !state().watching; }));
    QCOMPARE(room.mails(person.email, u"password"_s).size(), 1);
    QCOMPARE(m_desk->desk.display.state().kind, desk::CitizenDisplay::Kind::PasswordSent);
    QVERIFY(waitUntil([&] { return resets().obstacle() == Obstacle::CoolDown; }));
    QVERIFY(resets().availableAt() > m_desk->desk.session.now());
    room.advanceClock(890);
    m_desk->desk.lookup.refresh(); // the central's time is learned from any reply
    QSignalSpy told(&resets(), &PasswordResets::stateChanged);
    QVERIFY(waitUntil([&] { return !told.isEmpty() && resets().obstacle() == Obstacle::None; }, 30'000)); // by itself
}

void tst_PasswordResets::atTheCounterWrongThenRight()
{
    room.setPolicy({{u"otpEntry"_s, u"at-counter"_s}});
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person, Purpose::PasswordReset));
    start();
    QVERIFY(comesTo(PasswordResetState::AwaitingOtp));
    submit(another(code(person)));
    QVERIFY(failsWith(FailureCode::OtpMismatch));
    QCOMPARE(state().failure->attemptsLeft, 4);
    QVERIFY(waitUntil([&] { return state().reset->challenge.attemptsLeft == 4; }));
    submit(code(person));
    QVERIFY(comesTo(PasswordResetState::PasswordSent));
    QVERIFY(!state().failure);
    QCOMPARE(room.mails(person.email, u"password"_s).size(), 1);
}

void tst_PasswordResets::theFifthWrongCodeEndsIt()
{
    room.setPolicy({{u"otpEntry"_s, u"at-counter"_s}});
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person, Purpose::PasswordReset));
    start();
    QVERIFY(comesTo(PasswordResetState::AwaitingOtp));
    const QString wrong = another(code(person));
    for (int left = 4; left >= 1; --left) {
        submit(wrong);
        QVERIFY(waitUntil([&] { return state().failure && state().failure->attemptsLeft == left; }));
    }
    submit(wrong);
    QVERIFY(failsWith(FailureCode::OtpLocked));
    QVERIFY(comesTo(PasswordResetState::Locked));
    QVERIFY(waitUntil([&] { return resets().obstacle() == Obstacle::CoolDown; }));
}

void tst_PasswordResets::anExpiredCodeCanBeSentAgain()
{
    room.setPolicy({{u"otpEntry"_s, u"at-counter"_s}});
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person, Purpose::PasswordReset));
    start();
    QVERIFY(comesTo(PasswordResetState::AwaitingOtp));
    resets().resend();
    QVERIFY(failsWith(FailureCode::TooManyRequests));
    const QString old = code(person);
    room.advanceClock(601);
    submit(old);
    QVERIFY(failsWith(FailureCode::OtpExpired));
    resets().resend();
    QVERIFY(waitUntil([&] { return !state().busy && state().reset->challenge.state == domain::ChallengeState::Sent; }));
    submit(code(person));
    QVERIFY(comesTo(PasswordResetState::PasswordSent));
}

void tst_PasswordResets::aResetUnderWayIsContinued()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person, Purpose::PasswordReset));
    TrainingDesk other(room, u"hung"_s);
    QVERIFY(other.signIn());
    QVERIFY(other.open(person, Purpose::PasswordReset));
    start();
    QVERIFY(comesTo(PasswordResetState::AwaitingOtp));
    auto& others = other.desk.passwordResets;
    others.prepare();
    PasswordResets::Form form;
    form.identityChecked = true;
    others.edit(form);
    others.start();
    QVERIFY(waitUntil([&] { return others.state().kind == Kind::Following; }));
    QCOMPARE(others.state().failure->code, FailureCode::AlreadyPending);
    QCOMPARE(others.state().reset->id, state().reset->id);
    QCOMPARE(room.mails(person.email, u"one-time-code"_s).size(), 1);
    m_desk->desk.lookup.close();
    QCOMPARE(state().kind, Kind::None);
    QVERIFY(m_desk->open(person, Purpose::PasswordReset));
    QVERIFY(comesTo(Kind::Following));
    QCOMPARE(state().reset->id, others.state().reset->id);
}

void tst_PasswordResets::anotherOfficesResetIsNotFollowed()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person, Purpose::PasswordReset));
    start();
    QVERIFY(comesTo(PasswordResetState::AwaitingOtp));
    TrainingDesk other(room, u"binh"_s);
    QVERIFY(other.signIn());
    QVERIFY(other.open(person, Purpose::PasswordReset));
    QVERIFY(other.desk.lookup.state().citizen->account.openReset);
    auto& others = other.desk.passwordResets;
    QVERIFY(waitUntil([&] { return others.obstacle() == Obstacle::OpenElsewhere; }));
    QCOMPARE(others.state().kind, Kind::None);
    QVERIFY(!others.state().failure);
    others.prepare(); // said before a form is filled for nothing
    QCOMPARE(others.state().kind, Kind::None);
    resets().cancel();
    QVERIFY(comesTo(PasswordResetState::Cancelled));
    QVERIFY(waitUntil([&] { return others.obstacle() != Obstacle::OpenElsewhere; })); // noticed by itself
}

void tst_PasswordResets::itCanBeGivenUp()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person, Purpose::PasswordReset));
    start();
    QVERIFY(comesTo(PasswordResetState::AwaitingOtp));
    resets().cancel();
    QVERIFY(comesTo(PasswordResetState::Cancelled));
    QVERIFY(!state().watching);
    QVERIFY(waitUntil([&] { return !m_desk->desk.lookup.state().citizen->account.openReset; }));
}

void tst_PasswordResets::aBouncedMailShows()
{
    const auto person = room.person(u"proven"_s);
    room.setMailOutcome(person.email, u"held"_s);
    QVERIFY(m_desk->open(person, Purpose::PasswordReset));
    start();
    QVERIFY(comesTo(PasswordResetState::AwaitingOtp));
    QVERIFY(waitUntil([&] { return state().reset->challenge.delivery == domain::Delivery::Sent; }));
    room.setMailOutcome(person.email, u"bounced"_s);
    QVERIFY(waitUntil([&] { return state().reset->challenge.delivery == domain::Delivery::Bounced; }));
}

void tst_PasswordResets::theCodeFromTheAppWorksToo()
{
    room.setPolicy({{u"otpEntry"_s, u"at-counter"_s}});
    const auto person = room.person(u"smart-otp"_s);
    QVERIFY(m_desk->open(person, Purpose::PasswordReset));
    resets().prepare();
    PasswordResets::Form form = state().form;
    form.channel = domain::OtpChannel::SmartOtp;
    form.identityChecked = true;
    resets().edit(form);
    resets().start();
    QVERIFY(comesTo(PasswordResetState::AwaitingOtp));
    submit(room.smartOtp(person.id));
    QVERIFY(comesTo(PasswordResetState::PasswordSent));
}

void tst_PasswordResets::withoutAnAnswerOneCodeIsSent()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person, Purpose::PasswordReset));
    room.setFault(u"startPasswordReset"_s, u"close-after-effect"_s, 2);
    start();
    QVERIFY(comesTo(PasswordResetState::AwaitingOtp));
    QVERIFY(!state().failure);
    QCOMPARE(room.mails(person.email, u"one-time-code"_s).size(), 1);
}

void tst_PasswordResets::withoutAnAnswerOnePasswordIsSent()
{
    room.setPolicy({{u"otpEntry"_s, u"at-counter"_s}});
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person, Purpose::PasswordReset));
    start();
    QVERIFY(comesTo(PasswordResetState::AwaitingOtp));
    room.setFault(u"submitOtp"_s, u"hang"_s);
    submit(code(person));
    QVERIFY(comesTo(Kind::NotKnown, 60'000));
    QCOMPARE(m_desk->desk.display.state().kind, desk::CitizenDisplay::Kind::Wait);
    resets().resend();
    resets().cancel();
    QVERIFY(comesTo(PasswordResetState::PasswordSent));
    QVERIFY(comesTo(Kind::Following));
    QCOMPARE(room.mails(person.email, u"password"_s).size(), 1);
    QCOMPARE(room.mails(person.email, u"one-time-code"_s).size(), 1);
}

void tst_PasswordResets::anotherCitizenMeanwhileIsNotShownTheReply()
{
    const auto first = room.person(u"proven"_s);
    const auto second = room.person(u"proven"_s);
    QVERIFY(m_desk->open(first, Purpose::PasswordReset));
    room.setFault(u"startPasswordReset"_s, u"slow"_s);
    start();
    QVERIFY(m_desk->open(second, Purpose::PasswordReset));
    QTest::qWait(3500);
    QCOMPARE(state().kind, Kind::None);
    QVERIFY(!state().reset);
    QCOMPARE(room.mails(first.email, u"one-time-code"_s).size(), 1);
}

void tst_PasswordResets::changeAddress(const test::TrainingRoom::Person& person, const QString& email)
{
    QVERIFY(m_desk->open(person));
    auto& changes = m_desk->desk.emailChanges;
    changes.startDraft();
    desk::EmailChanges::Draft draft;
    draft.email = email;
    draft.paperDate = m_desk->desk.session.now().date();
    draft.identityChecked = true;
    changes.edit(draft);
    changes.showToCitizen();
    changes.confirm();
    QVERIFY(waitUntil([&] { return changes.state().change.has_value(); }));
    changes.prove(*domain::OneTimeCode::parse(room.newestCode(email, u"proof-code"_s), 6));
    QVERIFY(waitUntil([&] { return changes.state().change->state == domain::EmailChangeState::Pending; }));
    TrainingDesk supervisor(room, u"mai"_s);
    QVERIFY(supervisor.signIn());
    auto& approvals = supervisor.desk.approvals;
    QVERIFY(waitUntil([&] { return approvals.state().loaded; }));
    approvals.select(changes.state().change->id);
    approvals.approve({});
    QVERIFY(waitUntil([&] { return resets().obstacle() == Obstacle::AddressChanged; }));
}

void tst_PasswordResets::aHoldIsLiftedAfterAStepUp()
{
    const auto person = room.person(u"no-email"_s);
    changeAddress(person, u"hold1@example.com"_s);
    QVERIFY(!resets().mayReleaseHold()); // no supervisor
    resets().prepare();
    QCOMPARE(state().kind, Kind::None);

    TrainingDesk other(room, u"duc"_s);
    QVERIFY(other.signIn());
    QVERIFY(other.open(person, Purpose::Review));
    auto& others = other.desk.passwordResets;
    QVERIFY(others.mayReleaseHold());
    others.releaseHold(u"vì"_s);
    QCOMPARE(others.state().failure->code, FailureCode::ReasonTooShort);
    QVERIFY(!others.state().releasing);
    room.advanceClock(400); // the sign-in is too old for it
    const int before = other.browserOpened();
    QSignalSpy released(&others, &PasswordResets::holdReleased);
    others.releaseHold(u"công dân đang chờ tại quầy"_s);
    QVERIFY(waitUntil([&] { return released.size() == 1; }));
    QCOMPARE(other.browserOpened(), before + 1);
    QVERIFY(!others.state().releasing);
    QVERIFY(others.obstacle() != Obstacle::AddressChanged);
    m_desk->desk.lookup.refresh();
    QVERIFY(waitUntil([&] { return resets().obstacle() == Obstacle::None; }));
    start();
    QVERIFY(comesTo(PasswordResetState::AwaitingOtp));
}

void tst_PasswordResets::whoHadAPartInItMayNotLiftTheHold()
{
    const auto person = room.person(u"no-email"_s);
    changeAddress(person, u"hold2@example.com"_s);
    TrainingDesk decider(room, u"mai"_s);
    QVERIFY(decider.signIn());
    QVERIFY(decider.open(person, Purpose::Review));
    auto& theirs = decider.desk.passwordResets;
    theirs.releaseHold(u"công dân đang chờ tại quầy"_s);
    QVERIFY(waitUntil([&] { return theirs.state().failure && !theirs.state().releasing; }));
    QCOMPARE(theirs.state().failure->code, FailureCode::OwnRequest);
}

void tst_PasswordResets::aCancelledStepUpLosesNothing()
{
    const auto person = room.person(u"no-email"_s);
    changeAddress(person, u"hold3@example.com"_s);
    TrainingDesk other(room, u"duc"_s);
    QVERIFY(other.signIn());
    QVERIFY(other.open(person, Purpose::Review));
    auto& others = other.desk.passwordResets;
    room.advanceClock(400);
    other.setMember({});
    others.releaseHold(u"công dân đang chờ tại quầy"_s);
    QVERIFY(waitUntil([&] { return other.desk.session.state().steppingUp; }));
    QVERIFY(others.state().releasing);
    other.desk.session.cancelSignIn();
    QVERIFY(waitUntil([&] { return !others.state().releasing; }));
    QCOMPARE(others.state().failure->code, FailureCode::SignInCancelled);
    QVERIFY(other.desk.session.isSignedIn());
    QVERIFY(other.desk.lookup.state().citizen);
    other.setMember(u"duc"_s);
    others.releaseHold(u"công dân đang chờ tại quầy"_s);
    QVERIFY(waitUntil([&] { return others.obstacle() != Obstacle::AddressChanged; }));
}

void tst_PasswordResets::withoutAnAnswerTheHoldIsLiftedOnce()
{
    const auto person = room.person(u"no-email"_s);
    changeAddress(person, u"hold4@example.com"_s);
    TrainingDesk other(room, u"duc"_s);
    QVERIFY(other.signIn());
    QVERIFY(other.open(person, Purpose::Review));
    auto& others = other.desk.passwordResets;
    const auto releases = [&] {
        auto log = other.api.listActivity(other.clock.now().addDays(-1), other.clock.now().addDays(1));
        if (!waitUntil([&] { return log.isFinished(); }))
            return qsizetype(-1);
        const auto items = log.result().value().items;
        return qsizetype(std::count_if(items.begin(), items.end(), [](const domain::Activity& activity) {
            return activity.action == domain::ActivityAction::HoldReleased && activity.succeeded.value_or(true);
        }));
    };
    const qsizetype before = releases();
    room.setFault(u"releaseResetHold"_s, u"close-after-effect"_s, 3);
    QSignalSpy released(&others, &PasswordResets::holdReleased);
    others.releaseHold(u"công dân đang chờ tại quầy"_s);
    QVERIFY(waitUntil([&] { return released.size() == 1; }));
    QVERIFY(!others.state().releaseNotKnown);
    QCOMPARE(releases(), before + 1);
}

void tst_PasswordResets::aStartThatIsLeftIsNotSentAnew()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person, Purpose::PasswordReset));
    room.setFault(u"startPasswordReset"_s, u"close-before"_s, 100);
    start();
    QVERIFY(resets().hasOpenWrite());
    QVERIFY(comesTo(Kind::NotKnown));
    resets().leave();
    QVERIFY(!resets().hasOpenWrite());
    QVERIFY(waitUntil([&] { return state().left == LeftOpen::Read; }));
    QCOMPARE(state().kind, Kind::Preparing);
    QCOMPARE(state().form.documentEnding, u"123"_s);
    room.clearFaults();
    QTest::qWait(3000);
    QVERIFY(room.mails(person.email).isEmpty());
    resets().start();
    QVERIFY(comesTo(PasswordResetState::AwaitingOtp));
    QCOMPARE(state().left, LeftOpen::No);
    QCOMPARE(room.mails(person.email, u"one-time-code"_s).size(), 1);
}

void tst_PasswordResets::aStartThatDidArriveIsFoundAfterLeaving()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person, Purpose::PasswordReset));
    room.setFault(u"startPasswordReset"_s, u"close-after-effect"_s, 100);
    start();
    QVERIFY(comesTo(Kind::NotKnown));
    resets().leave();
    QVERIFY(comesTo(PasswordResetState::AwaitingOtp));
    QCOMPARE(state().kind, Kind::Following);
    QCOMPARE(state().left, LeftOpen::Read);
    room.setFault(u"cancelPasswordReset"_s, u"close-after-effect"_s, 100);
    resets().cancel();
    QVERIFY(comesTo(Kind::NotKnown));
    resets().leave();
    QVERIFY(comesTo(PasswordResetState::Cancelled));
    QVERIFY(waitUntil([&] { return state().kind == Kind::Following && !state().busy; }));
    QCOMPARE(room.mails(person.email, u"one-time-code"_s).size(), 1);
}

void tst_PasswordResets::aReleaseThatIsLeftLeavesTheHoldAsItIs()
{
    const auto person = room.person(u"no-email"_s);
    changeAddress(person, u"hold5@example.com"_s);
    TrainingDesk other(room, u"duc"_s);
    QVERIFY(other.signIn());
    QVERIFY(other.open(person, Purpose::Review));
    auto& others = other.desk.passwordResets;
    room.setFault(u"releaseResetHold"_s, u"close-before"_s, 100);
    others.releaseHold(u"công dân đang chờ tại quầy"_s);
    QVERIFY(waitUntil([&] { return others.state().releaseNotKnown; }));
    QVERIFY(others.hasOpenWrite());
    others.leave();
    QVERIFY(waitUntil([&] { return others.state().left == LeftOpen::Read; }));
    QVERIFY(!others.state().releasing);
    QVERIFY(!others.state().releaseNotKnown);
    QCOMPARE(others.obstacle(), Obstacle::AddressChanged);
    room.clearFaults();
    others.releaseHold(u"công dân đang chờ tại quầy"_s);
    QVERIFY(waitUntil([&] { return others.obstacle() != Obstacle::AddressChanged; }));
}

void tst_PasswordResets::aHoldThatSomebodyElseLiftedIsSeenByItself()
{
    const auto person = room.person(u"no-email"_s);
    changeAddress(person, u"hold6@example.com"_s);
    TrainingDesk other(room, u"duc"_s);
    QVERIFY(other.signIn());
    QVERIFY(other.open(person, Purpose::Review));
    other.desk.passwordResets.releaseHold(u"công dân đang chờ tại quầy"_s);
    QVERIFY(waitUntil([&] { return other.desk.passwordResets.obstacle() != Obstacle::AddressChanged; }));
    QVERIFY(waitUntil([&] { return resets().obstacle() == Obstacle::None; }, 12'000)); // nobody refreshes here
}

void tst_PasswordResets::whatIsEndedWithItsCaseIsSaid()
{
    QVERIFY(m_desk->open(room.person(u"proven"_s), Purpose::PasswordReset));
    QSignalSpy abandoned(&resets(), &PasswordResets::openWriteAbandoned);
    room.setFault(u"startPasswordReset"_s, u"close-before"_s, 100);
    start();
    QVERIFY(comesTo(Kind::NotKnown));
    m_desk->desk.lookup.close();
    QCOMPARE(abandoned.size(), 1);
    QVERIFY(!resets().hasOpenWrite());
}

QTEST_GUILESS_MAIN(tst_PasswordResets)
#include "tst_PasswordResets.moc"
