#include "support/TrainingDesk.h"
#include <QTest>

using namespace bhxh;
using namespace Qt::StringLiterals;
using desk::CitizenDisplay;
using domain::FailureCode;
using test::TrainingDesk;
using test::waitUntil;
using Kind = CitizenDisplay::Kind;

class tst_CitizenDisplay : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { room.tidy(); }
    void cleanup() { m_desk->desk.lookup.close(); }
    void cleanupTestCase() { m_desk.reset(); }
    void nobodysCaseShowsTheOffice();
    void theCitizenConfirmsTheAddressAndTypesTheCode();
    void anAddressThatIsWrongGoesBackToTheForm();
    void theOneTimeCodeIsTypedHereOrOnThePortalAsThePolicySays();
    void aCodeOfAnotherLengthIsNotSent();
    void whatTheStaffCouldNotDoIsNoProblemOfTheCode();
    void whatIsNotKnownGoesOnShowingWhatItWas();
    void aLockedCodeHasNoBoxes();
    void aCodeThatRanOutHasNoBoxes();

private:
    CitizenDisplay& display() { return m_desk->desk.display; }
    const CitizenDisplay::State& state() const { return m_desk->desk.display.state(); }
    bool comesTo(Kind kind)
    {
        return waitUntil([&] { return state().kind == kind; });
    }
    void showAddress(const QString& email);
    void startReset();
    /// A desk of its own, with somebody whose new address waits for its code.
    void waitForProof(const QString& email);

    test::TrainingRoom room;
    std::unique_ptr<TrainingDesk> m_desk;
};

void tst_CitizenDisplay::initTestCase()
{
    QVERIFY2(room.open(), qPrintable(room.whyNot()));
}

void tst_CitizenDisplay::nobodysCaseShowsTheOffice()
{
    m_desk = std::make_unique<TrainingDesk>(room);
    QCOMPARE(state().kind, Kind::Welcome);
    QVERIFY(state().officeName.isEmpty());
    QVERIFY(m_desk->signIn());
    QVERIFY(!state().officeName.isEmpty());
    display().enterCode(u"123456"_s);
    QCOMPARE(state().kind, Kind::Welcome);
    QVERIFY(!state().problem);
}

void tst_CitizenDisplay::showAddress(const QString& email)
{
    desk::EmailChanges::Draft draft;
    draft.email = email;
    draft.paperDate = m_desk->desk.session.now().date();
    draft.identityChecked = true;
    m_desk->desk.emailChanges.startDraft();
    m_desk->desk.emailChanges.edit(draft);
    m_desk->desk.emailChanges.showToCitizen();
    QCOMPARE(state().kind, Kind::ConfirmAddress);
}

void tst_CitizenDisplay::theCitizenConfirmsTheAddressAndTypesTheCode()
{
    QVERIFY(m_desk->open(room.person(u"no-email"_s)));
    const QString email = u"manhinh@example.com"_s;
    showAddress(email);
    QCOMPARE(state().address, email); // in full: it is theirs to check
    display().addressIsRight();
    QCOMPARE(state().kind, Kind::Wait);
    QVERIFY(comesTo(Kind::EnterProof));
    QVERIFY(state().address != email); // masked from here on
    QVERIFY(state().expiresAt > display().now());
    QCOMPARE(state().attemptsLeft, 5);

    display().enterCode(u"12ab"_s);
    QCOMPARE(state().problem, FailureCode::CodeNotDigits);
    QCOMPARE(state().attemptsLeft, 5);
    const QString right = room.newestCode(email, u"proof-code"_s);
    display().enterCode(right == u"111111"_s ? u"222222"_s : u"111111"_s);
    QVERIFY(state().busy);
    QVERIFY(waitUntil([&] { return state().problem == FailureCode::OtpMismatch && state().attemptsLeft == 4; }));
    display().enterCode(right);
    QVERIFY(comesTo(Kind::WaitForApproval));
    QVERIFY(!state().problem);
}

void tst_CitizenDisplay::anAddressThatIsWrongGoesBackToTheForm()
{
    QVERIFY(m_desk->open(room.person(u"no-email"_s)));
    showAddress(u"sai@example.com"_s);
    display().addressIsWrong();
    QCOMPARE(m_desk->desk.emailChanges.state().kind, desk::EmailChanges::Kind::Drafting);
    QCOMPARE(m_desk->desk.emailChanges.state().draft.email, u"sai@example.com"_s);
    QCOMPARE(state().kind, Kind::Welcome);
    QVERIFY(room.mails(u"sai@example.com"_s).isEmpty());
}

void tst_CitizenDisplay::startReset()
{
    auto& resets = m_desk->desk.passwordResets;
    resets.prepare();
    desk::PasswordResets::Form form;
    form.identityChecked = true;
    resets.edit(form);
    resets.start();
    QCOMPARE(state().kind, Kind::Wait);
}

void tst_CitizenDisplay::theOneTimeCodeIsTypedHereOrOnThePortalAsThePolicySays()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person));
    startReset();
    QVERIFY(comesTo(Kind::UsePortal));
    display().enterCode(room.newestCode(person.email, u"one-time-code"_s)); // not here
    QCOMPARE(state().kind, Kind::UsePortal);
    QVERIFY(!state().busy);

    room.setPolicy({{u"otpEntry"_s, u"at-counter"_s}, {u"otpLength"_s, 8}});
    m_desk->desk.session.signOut();
    QVERIFY(m_desk->signIn());
    QCOMPARE(state().codeLength, 8);
    const auto next = room.person(u"proven"_s);
    QVERIFY(m_desk->open(next));
    startReset();
    QVERIFY(comesTo(Kind::EnterOtp));
    display().enterCode(room.newestCode(next.email, u"one-time-code"_s));
    QVERIFY(comesTo(Kind::PasswordSent));
    QCOMPARE(room.mails(next.email, u"password"_s).size(), 1);
}

void tst_CitizenDisplay::aCodeOfAnotherLengthIsNotSent()
{
    room.setPolicy({{u"otpEntry"_s, u"at-counter"_s}});
    m_desk->desk.session.signOut();
    QVERIFY(m_desk->signIn());
    QVERIFY(m_desk->open(room.person(u"proven"_s)));
    startReset();
    QVERIFY(comesTo(Kind::EnterOtp));
    display().enterCode(u"12345678"_s);
    QCOMPARE(state().problem, FailureCode::CodeNotDigits);
    QVERIFY(!state().busy);
}

void tst_CitizenDisplay::waitForProof(const QString& email)
{
    if (m_desk->desk.session.policy().otpLength != 6) {
        m_desk->desk.session.signOut();
        QVERIFY(m_desk->signIn());
    }
    QVERIFY(m_desk->open(room.person(u"no-email"_s)));
    showAddress(email);
    display().addressIsRight();
    QVERIFY(comesTo(Kind::EnterProof));
}

void tst_CitizenDisplay::whatTheStaffCouldNotDoIsNoProblemOfTheCode()
{
    const auto person = room.person(u"no-email"_s);
    TrainingDesk other(room, u"hung"_s);
    QVERIFY(other.signIn());
    QVERIFY(other.open(person));
    QVERIFY(m_desk->open(person));
    showAddress(u"trung1@example.com"_s);
    desk::EmailChanges::Draft draft = m_desk->desk.emailChanges.state().draft;
    draft.email = u"trung2@example.com"_s;
    auto& others = other.desk.emailChanges;
    others.startDraft();
    others.edit(draft);
    others.showToCitizen();
    others.confirm();
    QVERIFY(waitUntil([&] { return others.state().change.has_value(); }));
    display().addressIsRight();
    QVERIFY(comesTo(Kind::EnterProof));
    QCOMPARE(m_desk->desk.emailChanges.state().failure->code, FailureCode::AlreadyPending); // told to the staff
    QVERIFY(!state().problem);
    m_desk->desk.emailChanges.resendProof(); // too early
    QVERIFY(waitUntil([&] {
        const auto& failure = m_desk->desk.emailChanges.state().failure;
        return failure && failure->code == FailureCode::TooManyRequests;
    }));
    QVERIFY(!state().problem);
    room.setFault(u"proveEmail"_s, u"503-retry-after"_s, 3);
    display().enterCode(u"123456"_s);
    QVERIFY(waitUntil([&] { return state().problem.has_value(); })); // that one is what the citizen waits for
    QCOMPARE(state().problem, FailureCode::CentralUnavailable);
}

void tst_CitizenDisplay::whatIsNotKnownGoesOnShowingWhatItWas()
{
    const QString email = u"chuabiet@example.com"_s;
    waitForProof(email);
    display().enterCode(room.newestCode(email, u"proof-code"_s));
    QVERIFY(comesTo(Kind::WaitForApproval));
    QList<Kind> shown;
    QObject watching; // ends with `shown`, whatever fails
    connect(&display(), &CitizenDisplay::stateChanged, &watching, [&] { shown << state().kind; });
    room.setFault(u"withdrawEmailChange"_s, u"close-before"_s, 4);
    m_desk->desk.emailChanges.withdraw();
    QVERIFY(waitUntil([&] { return m_desk->desk.emailChanges.state().kind == desk::EmailChanges::Kind::NotKnown; }));
    QCOMPARE(state().kind, Kind::WaitForApproval);
    QVERIFY(!shown.contains(Kind::Welcome));
    QVERIFY(comesTo(Kind::Welcome)); // withdrawn in the end
}

void tst_CitizenDisplay::aLockedCodeHasNoBoxes()
{
    const QString email = u"khoa@example.com"_s;
    waitForProof(email);
    const QString right = room.newestCode(email, u"proof-code"_s);
    const QString wrong = right == u"111111"_s ? u"222222"_s : u"111111"_s;
    for (int left = 4; left >= 1; --left) {
        display().enterCode(wrong);
        QVERIFY(waitUntil([&] { return state().attemptsLeft == left && !state().busy; }));
    }
    display().enterCode(wrong);
    QVERIFY(comesTo(Kind::CodeIsOver));
    QCOMPARE(state().code, domain::ChallengeState::Locked);
    display().enterCode(right); // no boxes, no code
    QCOMPARE(state().kind, Kind::CodeIsOver);
    room.advanceClock(61);
    m_desk->desk.emailChanges.resendProof();
    QVERIFY(comesTo(Kind::EnterProof));
    QVERIFY(!state().problem);
    display().enterCode(room.newestCode(email, u"proof-code"_s));
    QVERIFY(comesTo(Kind::WaitForApproval));
}

void tst_CitizenDisplay::aCodeThatRanOutHasNoBoxes()
{
    const QString email = u"hethan@example.com"_s;
    waitForProof(email);
    room.advanceClock(601);
    m_desk->desk.lookup.refresh(); // any reply tells the time
    QVERIFY(comesTo(Kind::CodeIsOver));
    QCOMPARE(state().code, domain::ChallengeState::Expired);
    QList<Kind> shown;
    QObject watching; // ends with `shown`, whatever fails
    connect(&display(), &CitizenDisplay::stateChanged, &watching, [&] {
        const auto& change = m_desk->desk.emailChanges.state().change;
        if (change && change->proof.expiresAt <= display().now())
            shown << state().kind;
    });
    m_desk->desk.emailChanges.resendProof();
    QVERIFY(comesTo(Kind::EnterProof));
    QVERIFY(!shown.contains(Kind::EnterProof)); // not before there is another one
    QVERIFY(!state().problem);
}

QTEST_GUILESS_MAIN(tst_CitizenDisplay)
#include "tst_CitizenDisplay.moc"
