#include "support/TrainingDesk.h"
#include <QSignalSpy>
#include <QTest>

using namespace bhxh;
using namespace Qt::StringLiterals;
using desk::EmailChanges;
using desk::LeftOpen;
using domain::ChallengeState;
using domain::EmailChangeState;
using domain::FailureCode;
using test::TrainingDesk;
using test::waitUntil;
using Kind = EmailChanges::Kind;

class tst_EmailChanges : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { m_desk.reset(); }
    void theFormSaysWhatIsWrongWithItWhileItIsFilledIn();
    void theWholeStoryUpToTheDecision();
    void aWrongCodeCostsAnAttemptAndTheFifthLocks();
    void anExpiredCodeCanBeSentAgain();
    void aResendHasItsWaitingTime();
    void aBouncedMailShows();
    void anAddressThatTakesNoMailIsRefusedAndTheDraftKept();
    void theSameAddressIsRefusedAndTheDraftKept();
    void somebodyElsesFasterChangeIsShownAndTheDraftKept();
    void aRecordThatWasReadAgainIsNotWrittenOverUnseen();
    void anOpenChangeIsTakenUp();
    void anOpenChangeOfTheRecordIsFollowedByItself();
    void anotherOfficesChangeIsNotFollowed();
    void theMakerWithdraws();
    void withoutAnAnswerThereIsOneChangeAndNotTwo();
    void aHangIsNotKnownAndThenKnown();
    void aFaultOfTheCentralKeepsTheDraft();
    void anotherCitizenMeanwhileIsNotShownTheReply();
    void withPolicyOffNothingIsProven();
    void aRequestThatIsLeftIsNotSentAnew();
    void aRequestThatDidArriveIsFoundAfterLeaving();
    void whatWasDoneWithAChangeCanBeLeftToo();
    void theTruthIsReadUntilSomebodyAnswers();
    void whatIsEndedWithItsCaseIsSaid();
    void afterAWithdrawalIdentityAndPaperAreKept();

private:
    const EmailChanges::State& state() const { return m_desk->desk.emailChanges.state(); }
    EmailChanges& changes() { return m_desk->desk.emailChanges; }
    bool comesTo(Kind kind, int milliseconds = 15'000)
    {
        return waitUntil([&] { return state().kind == kind; }, milliseconds);
    }
    bool comesTo(EmailChangeState wanted)
    {
        return waitUntil([&] { return state().change && state().change->state == wanted; });
    }
    bool failsWith(FailureCode code)
    {
        return waitUntil([&] { return state().failure && state().failure->code == code && !state().busy; });
    }
    QString newAddress() { return u"moi%1@example.com"_s.arg(++m_addresses); }
    EmailChanges::Draft draft(const QString& email) const;
    /// Up to the citizen's yes, sent.
    void askFor(const QString& email);
    void prove(const QString& code) { changes().prove(*domain::OneTimeCode::parse(code, 6)); }

    test::TrainingRoom room;
    std::unique_ptr<TrainingDesk> m_desk;
    int m_addresses = 0;
};

void tst_EmailChanges::initTestCase()
{
    QVERIFY2(room.open(), qPrintable(room.whyNot()));
    m_desk = std::make_unique<TrainingDesk>(room);
    QVERIFY(m_desk->signIn());
}

void tst_EmailChanges::init()
{
    room.tidy();
}

void tst_EmailChanges::cleanup()
{
    m_desk->desk.lookup.close();
}

EmailChanges::Draft tst_EmailChanges::draft(const QString& email) const
{
    EmailChanges::Draft draft;
    draft.email = email;
    draft.documentEnding = u"123"_s;
    draft.paperNumber = u"01"_s;
    draft.paperDate = m_desk->desk.session.now().date().addDays(-1);
    draft.identityChecked = true;
    return draft;
}

void tst_EmailChanges::askFor(const QString& email)
{
    changes().startDraft();
    changes().edit(draft(email));
    changes().showToCitizen();
    QCOMPARE(state().kind, Kind::Confirming);
    changes().confirm();
}

void tst_EmailChanges::theFormSaysWhatIsWrongWithItWhileItIsFilledIn()
{
    using Field = EmailChanges::Field;
    EmailChanges::Draft wrong = draft(u"a@gmial.com"_s);
    wrong.documentEnding = u"12345"_s;
    wrong.note = QString(501, u'x');
    wrong.paperNumber = QString(41, u'1');
    wrong.paperDate = m_desk->desk.session.now().date().addDays(3);
    wrong.identityChecked = false;
    const auto review = changes().review(wrong);
    QCOMPARE(review.failures.value(Field::DocumentEnding).code, FailureCode::DocumentEndingInvalid);
    QCOMPARE(review.failures.value(Field::Note).code, FailureCode::NoteTooLong);
    QCOMPARE(review.failures.value(Field::PaperNumber).code, FailureCode::PaperNumberTooLong);
    QCOMPARE(review.failures.value(Field::PaperDate).code, FailureCode::PaperDateInFuture);
    QVERIFY(review.identityMissing);
    QCOMPARE(review.likelyMeant->clearText(), u"a@gmail.com"_s);
    QVERIFY(!review.isComplete());
    QVERIFY(changes().review(draft(u"a@example.com"_s)).isComplete());

    QVERIFY(m_desk->open(room.person(u"no-email"_s)));
    changes().startDraft();
    changes().edit(wrong);
    changes().showToCitizen();
    QCOMPARE(state().kind, Kind::Drafting);
    QCOMPARE(state().draft, wrong);
}

void tst_EmailChanges::theWholeStoryUpToTheDecision()
{
    const auto person = room.person(u"no-email"_s);
    QVERIFY(m_desk->open(person));
    const QString email = newAddress();
    askFor(email);
    QCOMPARE(state().kind, Kind::Asking);
    QVERIFY(comesTo(EmailChangeState::AwaitingProof));
    QVERIFY(state().watching);
    QVERIFY(changes().isMaker());
    QVERIFY(waitUntil([&] { return m_desk->desk.lookup.state().citizen->email.pendingChange.has_value(); }));
    QSignalSpy moved(&changes(), &EmailChanges::changeMoved);
    prove(room.newestCode(email, u"proof-code"_s));
    QVERIFY(state().busy);
    QVERIFY(comesTo(EmailChangeState::Pending));
    QCOMPARE(moved.size(), 1);

    TrainingDesk supervisor(room, u"mai"_s);
    QVERIFY(supervisor.signIn());
    auto& approvals = supervisor.desk.approvals;
    QVERIFY(waitUntil([&] { return approvals.state().loaded; }));
    approvals.select(state().change->id);
    QCOMPARE(approvals.obstacle(), desk::Approvals::Obstacle::None);
    approvals.approve({});
    QVERIFY(comesTo(EmailChangeState::Approved)); // by the long poll: nobody refreshes
    QCOMPARE(moved.size(), 2);
    QVERIFY(!state().watching);
    QVERIFY(waitUntil([&] { return m_desk->desk.lookup.state().citizen->email.state == domain::EmailState::Proven; }));
    QCOMPARE(m_desk->desk.passwordResets.obstacle(), desk::PasswordResets::Obstacle::AddressChanged);
    QCOMPARE(state().kind, Kind::Following); // goes on being shown
}

void tst_EmailChanges::aWrongCodeCostsAnAttemptAndTheFifthLocks()
{
    QVERIFY(m_desk->open(room.person(u"no-email"_s)));
    const QString email = newAddress();
    askFor(email);
    QVERIFY(comesTo(EmailChangeState::AwaitingProof));
    const QString right = room.newestCode(email, u"proof-code"_s);
    const QString wrong = right == u"111111"_s ? u"222222"_s : u"111111"_s;
    for (int left = 4; left >= 1; --left) {
        prove(wrong);
        QVERIFY(waitUntil([&] { return state().failure && state().failure->attemptsLeft == left; }));
        QCOMPARE(state().failure->code, FailureCode::OtpMismatch);
        QVERIFY(waitUntil([&] { return state().change->proof.attemptsLeft == left; }));
    }
    prove(wrong);
    QVERIFY(failsWith(FailureCode::OtpLocked));
    QVERIFY(waitUntil([&] { return state().change->proof.state == ChallengeState::Locked; }));
    room.advanceClock(61);
    changes().resendProof();
    QVERIFY(waitUntil([&] { return state().change->proof.state == ChallengeState::Sent && !state().busy; }));
    QVERIFY(!state().failure);
    prove(room.newestCode(email, u"proof-code"_s));
    QVERIFY(comesTo(EmailChangeState::Pending));
}

void tst_EmailChanges::anExpiredCodeCanBeSentAgain()
{
    QVERIFY(m_desk->open(room.person(u"no-email"_s)));
    const QString email = newAddress();
    askFor(email);
    QVERIFY(comesTo(EmailChangeState::AwaitingProof));
    const QString old = room.newestCode(email, u"proof-code"_s);
    room.advanceClock(601);
    prove(old);
    QVERIFY(failsWith(FailureCode::OtpExpired));
    QVERIFY(waitUntil([&] { return state().change->proof.state == ChallengeState::Expired; }));
    changes().resendProof();
    QVERIFY(waitUntil([&] { return state().change->proof.state == ChallengeState::Sent && !state().busy; }));
    prove(room.newestCode(email, u"proof-code"_s));
    QVERIFY(comesTo(EmailChangeState::Pending));
}

void tst_EmailChanges::aResendHasItsWaitingTime()
{
    QVERIFY(m_desk->open(room.person(u"no-email"_s)));
    askFor(newAddress());
    QVERIFY(comesTo(EmailChangeState::AwaitingProof));
    changes().resendProof();
    QVERIFY(failsWith(FailureCode::TooManyRequests));
    QVERIFY(state().failure->retryAfterSeconds.value_or(0) > 0);
    QVERIFY(state().change->proof.resendAvailableAt > m_desk->desk.session.now());
    QCOMPARE(state().kind, Kind::Following);
}

void tst_EmailChanges::aBouncedMailShows()
{
    QVERIFY(m_desk->open(room.person(u"no-email"_s)));
    const QString email = newAddress();
    room.setMailOutcome(email, u"held"_s);
    askFor(email);
    QVERIFY(comesTo(EmailChangeState::AwaitingProof));
    QVERIFY(waitUntil([&] { return state().change->proof.delivery == domain::Delivery::Sent; }));
    room.setMailOutcome(email, u"bounced"_s);
    QVERIFY(waitUntil([&] { return state().change->proof.delivery == domain::Delivery::Bounced; }));
}

void tst_EmailChanges::anAddressThatTakesNoMailIsRefusedAndTheDraftKept()
{
    QVERIFY(m_desk->open(room.person(u"no-email"_s)));
    askFor(u"nguoi@nothing.invalid"_s);
    QVERIFY(failsWith(FailureCode::UndeliverableEmail));
    QCOMPARE(state().kind, Kind::Drafting);
    QCOMPARE(state().draft.email, u"nguoi@nothing.invalid"_s);
    changes().edit(draft(newAddress()));
    QVERIFY(!state().failure);
    changes().showToCitizen();
    changes().confirm();
    QVERIFY(comesTo(EmailChangeState::AwaitingProof));
}

void tst_EmailChanges::theSameAddressIsRefusedAndTheDraftKept()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person));
    askFor(person.email);
    QVERIFY(failsWith(FailureCode::SameEmail));
    QCOMPARE(state().kind, Kind::Drafting);
    QCOMPARE(state().draft.email, person.email);
}

void tst_EmailChanges::somebodyElsesFasterChangeIsShownAndTheDraftKept()
{
    const auto person = room.person(u"no-email"_s);
    QVERIFY(m_desk->open(person));
    const QString email = newAddress();
    changes().startDraft();
    changes().edit(draft(email));
    changes().showToCitizen();
    room.touch(person.id);
    changes().confirm();
    QVERIFY(failsWith(FailureCode::VersionConflict));
    QVERIFY(waitUntil([&] { return state().newerCitizen.has_value(); }));
    QVERIFY(state().newerCitizen->version != m_desk->desk.lookup.state().citizen->version);
    QCOMPARE(state().draft, draft(email));
    changes().showToCitizen();
    QCOMPARE(state().kind, Kind::Drafting); // not before it was looked at
    changes().acceptNewerCitizen();
    QVERIFY(!state().newerCitizen);
    QCOMPARE(state().draft, draft(email));
    changes().showToCitizen();
    changes().confirm();
    QVERIFY(comesTo(EmailChangeState::AwaitingProof));
}

void tst_EmailChanges::aRecordThatWasReadAgainIsNotWrittenOverUnseen()
{
    const auto person = room.person(u"no-email"_s);
    QVERIFY(m_desk->open(person));
    const QString email = newAddress();
    changes().startDraft();
    changes().edit(draft(email));

    const QString theirs = newAddress();
    TrainingDesk other(room, u"hung"_s);
    QVERIFY(other.signIn());
    QVERIFY(other.open(person));
    auto& others = other.desk.emailChanges;
    others.startDraft();
    others.edit(draft(theirs));
    others.showToCitizen();
    others.confirm();
    QVERIFY(waitUntil([&] { return others.state().change.has_value(); }));
    others.prove(*domain::OneTimeCode::parse(room.newestCode(theirs, u"proof-code"_s), 6));
    QVERIFY(waitUntil([&] { return others.state().change->state == EmailChangeState::Pending; }));
    TrainingDesk supervisor(room, u"mai"_s);
    QVERIFY(supervisor.signIn());
    QVERIFY(waitUntil([&] { return supervisor.desk.approvals.state().loaded; }));
    supervisor.desk.approvals.select(others.state().change->id);
    supervisor.desk.approvals.approve({});
    QVERIFY(waitUntil([&] { return others.state().change->state == EmailChangeState::Approved; }));

    m_desk->desk.lookup.refresh(); // as it does by itself
    QVERIFY(waitUntil([&] { return m_desk->desk.lookup.state().citizen->email.state == domain::EmailState::Proven; }));
    changes().showToCitizen();
    changes().confirm();
    QVERIFY(failsWith(FailureCode::VersionConflict));
    QVERIFY(waitUntil([&] { return state().newerCitizen.has_value(); }));
    QVERIFY(state().begunOn->email.masked.isEmpty());
    QVERIFY(!state().newerCitizen->email.masked.isEmpty());
    QCOMPARE(state().draft, draft(email));
    room.advanceClock(61); // a code was sent for this citizen just now
    changes().acceptNewerCitizen();
    changes().showToCitizen();
    changes().confirm();
    QVERIFY(comesTo(EmailChangeState::AwaitingProof));
}

void tst_EmailChanges::anOpenChangeIsTakenUp()
{
    const auto person = room.person(u"no-email"_s);
    TrainingDesk other(room, u"hung"_s);
    QVERIFY(other.signIn());
    QVERIFY(other.open(person));
    QVERIFY(m_desk->open(person));
    changes().startDraft();
    changes().edit(draft(newAddress()));
    changes().showToCitizen();
    auto& others = other.desk.emailChanges;
    others.startDraft();
    others.edit(draft(newAddress()));
    others.showToCitizen();
    others.confirm();
    QVERIFY(waitUntil([&] { return others.state().change.has_value(); }));
    changes().confirm();
    QVERIFY(waitUntil([&] { return state().failure.has_value(); }));
    QCOMPARE(state().failure->code, FailureCode::AlreadyPending);
    QVERIFY(comesTo(Kind::Following));
    QCOMPARE(state().change->id, others.state().change->id);
    QVERIFY(state().failure);
    QVERIFY(!changes().isMaker());
}

void tst_EmailChanges::anOpenChangeOfTheRecordIsFollowedByItself()
{
    const auto person = room.person(u"no-email"_s);
    QVERIFY(m_desk->open(person));
    askFor(newAddress());
    QVERIFY(comesTo(EmailChangeState::AwaitingProof));
    const auto id = state().change->id;
    m_desk->desk.lookup.close();
    QCOMPARE(state().kind, Kind::None);
    QVERIFY(!state().change);
    QVERIFY(m_desk->open(person));
    QVERIFY(comesTo(Kind::Following));
    QCOMPARE(state().change->id, id);
    QVERIFY(state().watching);
}

void tst_EmailChanges::anotherOfficesChangeIsNotFollowed()
{
    const auto person = room.person(u"no-email"_s);
    QVERIFY(m_desk->open(person));
    askFor(newAddress());
    QVERIFY(comesTo(EmailChangeState::AwaitingProof));
    TrainingDesk other(room, u"binh"_s);
    QVERIFY(other.signIn());
    QVERIFY(other.open(person));
    QVERIFY(other.desk.lookup.state().citizen->email.pendingChange);
    auto& others = other.desk.emailChanges;
    QVERIFY(waitUntil([&] { return others.isElsewhere(); }));
    QCOMPARE(others.state().kind, Kind::None);
    QVERIFY(!others.state().failure);
    others.startDraft(); // said before a form is filled for nothing
    QCOMPARE(others.state().kind, Kind::None);
    changes().withdraw();
    QVERIFY(comesTo(EmailChangeState::Withdrawn));
    QVERIFY(waitUntil([&] { return others.mayDraft(); })); // noticed by itself
    QVERIFY(!others.isElsewhere());
}

void tst_EmailChanges::theMakerWithdraws()
{
    QVERIFY(m_desk->open(room.person(u"no-email"_s)));
    askFor(newAddress());
    QVERIFY(comesTo(EmailChangeState::AwaitingProof));
    changes().withdraw();
    QVERIFY(comesTo(EmailChangeState::Withdrawn));
    QVERIFY(waitUntil([&] { return !m_desk->desk.lookup.state().citizen->email.pendingChange; }));
    changes().startDraft();
    QCOMPARE(state().kind, Kind::Drafting);
}

void tst_EmailChanges::withoutAnAnswerThereIsOneChangeAndNotTwo()
{
    QVERIFY(m_desk->open(room.person(u"no-email"_s)));
    const QString email = newAddress();
    room.setFault(u"requestEmailChange"_s, u"close-after-effect"_s, 3); // Qt itself repeats some of them
    QList<Kind> kinds;
    QObject watching; // ends with `kinds`, whatever fails
    connect(&changes(), &EmailChanges::stateChanged, &watching, [&] { kinds << state().kind; });
    askFor(email);
    QVERIFY(comesTo(EmailChangeState::AwaitingProof));
    QVERIFY(kinds.contains(Kind::NotKnown)); // said as such
    QCOMPARE(room.mails(email).size(), 1);
    QVERIFY(!state().failure);
}

void tst_EmailChanges::aHangIsNotKnownAndThenKnown()
{
    QVERIFY(m_desk->open(room.person(u"no-email"_s)));
    const QString email = newAddress();
    room.setFault(u"requestEmailChange"_s, u"hang"_s);
    askFor(email);
    QVERIFY(comesTo(Kind::NotKnown, 60'000));
    changes().confirm();
    changes().startDraft();
    QCOMPARE(state().kind, Kind::NotKnown); // nothing else is begun meanwhile
    m_desk->desk.lookup.refresh();          // looking on is fine
    QVERIFY(waitUntil([&] { return state().change.has_value(); }, 60'000));
    QCOMPARE(state().kind, Kind::Following);
    QCOMPARE(room.mails(email).size(), 1);
}

void tst_EmailChanges::aFaultOfTheCentralKeepsTheDraft()
{
    QVERIFY(m_desk->open(room.person(u"no-email"_s)));
    const QString email = newAddress();
    room.setFault(u"requestEmailChange"_s, u"503-retry-after"_s);
    askFor(email);
    QVERIFY(failsWith(FailureCode::CentralUnavailable));
    QCOMPARE(state().kind, Kind::Drafting);
    QCOMPARE(state().draft.email, email);
    QVERIFY(room.mails(email).isEmpty());
    changes().showToCitizen();
    changes().confirm();
    QVERIFY(comesTo(EmailChangeState::AwaitingProof));
}

void tst_EmailChanges::anotherCitizenMeanwhileIsNotShownTheReply()
{
    const auto first = room.person(u"no-email"_s);
    const auto second = room.person(u"no-email"_s);
    QVERIFY(m_desk->open(first));
    const QString email = newAddress();
    room.setFault(u"requestEmailChange"_s, u"slow"_s);
    askFor(email);
    QVERIFY(m_desk->open(second));
    QCOMPARE(state().kind, Kind::None);
    QCOMPARE(state().draft, EmailChanges::Draft());
    QTest::qWait(3500);
    QCOMPARE(state().kind, Kind::None);
    QVERIFY(!state().change);
    QCOMPARE(room.mails(email).size(), 1); // what was sent is not taken back
    QVERIFY(m_desk->open(first));
    QVERIFY(comesTo(Kind::Following)); // and is found again with its citizen
}

void tst_EmailChanges::withPolicyOffNothingIsProven()
{
    room.setPolicy({{u"emailProof"_s, u"off"_s}});
    QVERIFY(m_desk->open(room.person(u"no-email"_s)));
    const QString email = newAddress();
    askFor(email);
    QVERIFY(comesTo(EmailChangeState::Pending));
    QVERIFY(room.mails(email).isEmpty());
    QCOMPARE(m_desk->desk.display.state().kind, desk::CitizenDisplay::Kind::WaitForApproval);
}

void tst_EmailChanges::aRequestThatIsLeftIsNotSentAnew()
{
    QVERIFY(m_desk->open(room.person(u"no-email"_s)));
    const QString email = newAddress();
    room.setFault(u"requestEmailChange"_s, u"close-before"_s, 100);
    QVERIFY(!changes().hasOpenWrite());
    askFor(email);
    QVERIFY(changes().hasOpenWrite());
    QVERIFY(comesTo(Kind::NotKnown));
    changes().leave();
    QVERIFY(!changes().hasOpenWrite());
    QCOMPARE(state().left, LeftOpen::Reading);
    QCOMPARE(state().kind, Kind::NotKnown); // nothing is begun before the truth is known
    QVERIFY(waitUntil([&] { return state().left == LeftOpen::Read; }));
    QCOMPARE(state().kind, Kind::Drafting);
    QCOMPARE(state().draft, draft(email));
    room.clearFaults();
    QTest::qWait(3000);
    QVERIFY(room.mails(email).isEmpty());
    changes().showToCitizen();
    QCOMPARE(state().left, LeftOpen::No);
    changes().confirm();
    QVERIFY(comesTo(EmailChangeState::AwaitingProof));
    QCOMPARE(room.mails(email).size(), 1);
}

void tst_EmailChanges::aRequestThatDidArriveIsFoundAfterLeaving()
{
    QVERIFY(m_desk->open(room.person(u"no-email"_s)));
    const QString email = newAddress();
    room.setFault(u"requestEmailChange"_s, u"close-after-effect"_s, 100);
    askFor(email);
    QVERIFY(comesTo(Kind::NotKnown));
    QList<Kind> kinds;
    QObject watching; // ends with `kinds`, whatever fails
    connect(&changes(), &EmailChanges::stateChanged, &watching, [&] { kinds << state().kind; });
    changes().leave();
    QVERIFY(comesTo(EmailChangeState::AwaitingProof));
    QCOMPARE(state().kind, Kind::Following);
    QCOMPARE(state().left, LeftOpen::Read);
    QVERIFY(state().watching);
    QVERIFY(!kinds.contains(Kind::Drafting)); // no form for what is there already
    QCOMPARE(room.mails(email).size(), 1);
    prove(room.newestCode(email, u"proof-code"_s));
    QVERIFY(comesTo(EmailChangeState::Pending));
    QCOMPARE(state().left, LeftOpen::No);
}

void tst_EmailChanges::whatWasDoneWithAChangeCanBeLeftToo()
{
    QVERIFY(m_desk->open(room.person(u"no-email"_s)));
    askFor(newAddress());
    QVERIFY(comesTo(EmailChangeState::AwaitingProof));
    room.setFault(u"withdrawEmailChange"_s, u"close-before"_s, 100);
    changes().withdraw();
    QVERIFY(comesTo(Kind::NotKnown));
    changes().leave();
    QVERIFY(waitUntil([&] { return state().left == LeftOpen::Read; }));
    QCOMPARE(state().kind, Kind::Following);
    QCOMPARE(state().change->state, EmailChangeState::AwaitingProof);
    QVERIFY(!state().busy);
    QVERIFY(state().watching);
    room.clearFaults();
    changes().withdraw();
    QVERIFY(comesTo(EmailChangeState::Withdrawn));
    QCOMPARE(state().left, LeftOpen::No);
}

void tst_EmailChanges::theTruthIsReadUntilSomebodyAnswers()
{
    QVERIFY(m_desk->open(room.person(u"no-email"_s)));
    const QString email = newAddress();
    room.setFault(u"requestEmailChange"_s, u"close-after-effect"_s, 100);
    room.setFault(u"getCitizen"_s, u"close-before"_s, 8);
    askFor(email);
    QVERIFY(comesTo(Kind::NotKnown));
    changes().leave();
    QTest::qWait(500);
    QCOMPARE(state().left, LeftOpen::Reading);
    QVERIFY(waitUntil([&] { return state().left == LeftOpen::Read; }, 60'000));
    QCOMPARE(state().change->state, EmailChangeState::AwaitingProof);
}

void tst_EmailChanges::whatIsEndedWithItsCaseIsSaid()
{
    QVERIFY(m_desk->open(room.person(u"no-email"_s)));
    QSignalSpy abandoned(&changes(), &EmailChanges::openWriteAbandoned);
    room.setFault(u"requestEmailChange"_s, u"close-before"_s, 100);
    askFor(newAddress());
    QVERIFY(comesTo(Kind::NotKnown));
    QVERIFY(changes().hasOpenWrite());
    m_desk->desk.lookup.close();
    QCOMPARE(abandoned.size(), 1);
    QVERIFY(!changes().hasOpenWrite());
    QCOMPARE(state().kind, Kind::None);
    QVERIFY(m_desk->open(room.person(u"no-email"_s)));
    m_desk->desk.lookup.close();
    QCOMPARE(abandoned.size(), 1); // nothing was open
}

void tst_EmailChanges::afterAWithdrawalIdentityAndPaperAreKept()
{
    QVERIFY(m_desk->open(room.person(u"no-email"_s)));
    changes().startDraft();
    EmailChanges::Draft sent = draft(newAddress());
    sent.document = domain::IdentityDocument::Passport;
    sent.presentedBy = domain::PresentedBy::Guardian;
    sent.note = u"mẹ đi cùng"_s;
    sent.form = domain::PaperForm::FormTk1Ts;
    changes().edit(sent);
    changes().showToCitizen();
    changes().confirm();
    QVERIFY(comesTo(EmailChangeState::AwaitingProof));
    changes().withdraw();
    QVERIFY(comesTo(EmailChangeState::Withdrawn));
    changes().startDraft();
    EmailChanges::Draft expected = sent;
    expected.email.clear();
    expected.identityChecked = false;
    QCOMPARE(state().draft, expected);
    changes().discardDraft();
    QVERIFY(m_desk->open(room.person(u"no-email"_s))); // of the next citizen nothing is known
    changes().startDraft();
    QCOMPARE(state().draft, EmailChanges::Draft());
}

QTEST_GUILESS_MAIN(tst_EmailChanges)
#include "tst_EmailChanges.moc"
