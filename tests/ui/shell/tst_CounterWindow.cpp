#include "WindowHands.h"
#include "support/TrainingDesk.h"
#include "ui/Translations.h"
#include "ui/citizendisplay/CitizenDisplayWindow.h"
#include "ui/shell/MainWindow.h"
#include "ui/style/Theme.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/BigCodeEntry.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/NumberLabel.h"
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QSignalSpy>
#include <QToolButton>

using namespace bhxh;
using namespace bhxh::test;
using namespace Qt::StringLiterals;
using Kind = desk::EmailChanges::Kind;
using domain::EmailChangeState;

/// One member of counter staff, one citizen, and what a key pressed once too often does: nothing.
class tst_CounterWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void aFailedLookUpLeadsBackToTheFieldOnce();
    void escGoesThroughFieldAndWindow();
    void aBouncedEnterSendsNoAddressThatNobodyRead();
    void theTickThatIsMissingIsSaid();
    void theCodeIsSentByTheButtonAndTheKeyboardGivenBack();
    void anotherCodeLeavesTheFocusAndWithdrawingAsks();
    void theKeyboardCanAlwaysBeTakenBack_data();
    void theKeyboardCanAlwaysBeTakenBack();
    void whatIsNotKnownKeepsItsPlace();
    void whatIsNotKnownCanBeLeft();
    void aConflictIsShownAtOnce();
    void somebodyElsesAddressIsComparedSideBySide();
    void anotherOfficesRequestIsSaidBeforeAnyForm();
    void afterAFailedLookUpTheCaseNumberStays();
    void aWrongCodeIsSaidInTheColourForIt();
    void aCodeThatIsOverHasNoBoxes();
    void withoutAProofNoCodeIsPromised();
    void theCaseLeavesNothingBehind();
    void noTwoThingsWantTheSameKey();

private:
    desk::Desk& desk() { return m_desk->desk; }
    ui::CitizenDisplayWindow& display() { return *m_window->citizenDisplay(); }
    QWidget& window() { return *m_window; }
    void openSomebody(const QString& trait = u"no-email"_s);
    /// Asked for by this desk's member and proven; approved by mai.
    void changeElsewhere(TrainingDesk& other, const QString& email);
    /// The one button of a message that is shown.
    ui::ActionButton* messageButton(const QString& bar);
    void fillForm();
    void showAddress();
    void askFor();
    QString newAddress() { return m_address = u"moi%1@example.com"_s.arg(++m_addresses); }
    bool comesTo(EmailChangeState wanted)
    {
        return waitUntil([this, wanted] {
            const auto& change = desk().emailChanges.state().change;
            return change && change->state == wanted && !desk().emailChanges.state().busy;
        });
    }

    TrainingRoom room;
    std::unique_ptr<TrainingDesk> m_desk;
    std::unique_ptr<ui::MainWindow> m_window;
    ui::Translations m_translations;
    TrainingRoom::Person m_person;
    QString m_address;
    int m_addresses = 0;
};

void tst_CounterWindow::initTestCase()
{
    ui::Theme::install(*qApp, ui::ThemeChoice::Light);
    QVERIFY2(room.open(), qPrintable(room.whyNot()));
    m_desk = std::make_unique<TrainingDesk>(room);
    m_window = std::make_unique<ui::MainWindow>(desk());
    m_window->setDisplayWindowed(true);
    m_window->show();
    QVERIFY(m_desk->signIn());
}

void tst_CounterWindow::init()
{
    room.tidy();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_CounterWindow::cleanup()
{
    room.clearFaults();
    desk().lookup.close();
    display().hide();
}

void tst_CounterWindow::cleanupTestCase()
{
    m_window.reset();
    m_desk.reset();
}

void tst_CounterWindow::openSomebody(const QString& trait)
{
    m_person = room.person(trait);
    QVERIFY(m_desk->open(m_person));
}

void tst_CounterWindow::fillForm()
{
    press(window(), u"changeEmailButton"_s);
    QCOMPARE(window().focusWidget()->objectName(), u"newEmailField"_s);
    type(window(), u"newEmailField"_s, newAddress());
    type(window(), u"documentEndingField"_s, u"9999"_s);
    press(window(), u"identityCheckedBox"_s);
}

void tst_CounterWindow::showAddress()
{
    fillForm();
    part(window(), u"newEmailField"_s)->setFocus();
    enter(window());
    QCOMPARE(desk().emailChanges.state().kind, Kind::Confirming);
}

void tst_CounterWindow::askFor()
{
    showAddress();
    press(display(), u"addressRightButton"_s);
    QVERIFY(comesTo(EmailChangeState::AwaitingProof));
}

void tst_CounterWindow::aFailedLookUpLeadsBackToTheFieldOnce()
{
    type(window(), u"lookupField"_s, u"12"_s);
    enter(window());
    QCOMPARE(desk().lookup.state().kind, desk::CitizenLookup::Kind::Failed);
    QCOMPARE(window().focusWidget()->objectName(), u"lookupField"_s);
    auto* bar = part<ui::MessageBar>(window(), u"messageBar"_s);
    QVERIFY(bar->hasMessage());
    part(window(), u"caseReferenceField"_s)->setFocus();
    emit desk().connection.stateChanged();
    emit desk().approvals.stateChanged();
    QCOMPARE(window().focusWidget()->objectName(), u"caseReferenceField"_s);
    // Closed is closed, however often it is rendered.
    bar->findChild<QToolButton*>()->click();
    emit desk().connection.stateChanged();
    QVERIFY(!bar->hasMessage());
    type(window(), u"lookupField"_s, u"123"_s);
    enter(window());
    QVERIFY(bar->hasMessage());
}

void tst_CounterWindow::escGoesThroughFieldAndWindow()
{
    openSomebody();
    type(window(), u"lookupField"_s, u"012"_s);
    auto* field = part<QLineEdit>(window(), u"lookupField"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(field->text(), QString());
    press(window(), u"changeEmailButton"_s);
    QTest::keyClick(window().focusWidget(), Qt::Key_Escape);
    QVERIFY(field->hasFocus());
    QCOMPARE(desk().emailChanges.state().kind, Kind::Drafting); // nothing is lost by it
}

void tst_CounterWindow::aBouncedEnterSendsNoAddressThatNobodyRead()
{
    openSomebody();
    QSignalSpy changed(&desk().emailChanges, &desk::EmailChanges::stateChanged);
    showAddress();
    QVERIFY(display().isVisible()); // by itself
    QVERIFY(!qobject_cast<QAbstractButton*>(window().focusWidget()));
    QVERIFY(!qobject_cast<QAbstractButton*>(display().focusWidget()));
    for (int times = 0; times < 3; ++times) {
        enter(window());
        enter(display());
    }
    QCOMPARE(desk().emailChanges.state().kind, Kind::Confirming);
    QVERIFY(!part<ui::ActionButton>(window(), u"confirmAddressButton"_s)->isInert());
    // Tab leads the citizen to the answers.
    display().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&display()));
    QTest::keyClick(&display(), Qt::Key_Tab);
    QVERIFY(qobject_cast<QAbstractButton*>(display().focusWidget()));
}

void tst_CounterWindow::theTickThatIsMissingIsSaid()
{
    openSomebody();
    press(window(), u"changeEmailButton"_s);
    type(window(), u"newEmailField"_s, newAddress());
    enter(window());
    QCOMPARE(desk().emailChanges.state().kind, Kind::Drafting);
    auto* box = part<QCheckBox>(window(), u"identityCheckedBox"_s);
    QVERIFY(box->hasFocus());
    QVERIFY(!box->accessibleDescription().isEmpty());
    QCOMPARE(part<QLineEdit>(window(), u"identityNoteField"_s)->maxLength(), 500);
}

void tst_CounterWindow::theCodeIsSentByTheButtonAndTheKeyboardGivenBack()
{
    openSomebody();
    askFor();
    QVERIFY(waitUntil([this] { return !room.newestCode(m_address, u"proof-code"_s).isEmpty(); }));
    auto* entry = part<ui::BigCodeEntry>(display(), u"codeEntry"_s);
    QVERIFY(waitUntil([&] { return entry->isVisible(); }));
    QVERIFY(QTest::qWaitForWindowActive(&display()));
    QVERIFY(entry->hasFocus());
    const QString code = room.newestCode(m_address, u"proof-code"_s);
    QTest::keyClicks(entry, code.left(5));
    press(display(), u"keypad."_s + code.right(1));
    QVERIFY(entry->isComplete());
    QVERIFY(!desk().emailChanges.state().busy); // not by itself
    QSignalSpy givenBack(&display(), &ui::CitizenDisplayWindow::givenBack);
    press(display(), u"codeSubmitButton"_s);
    QVERIFY(comesTo(EmailChangeState::Pending));
    QCOMPARE(givenBack.count(), 1);
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QCOMPARE(window().focusWidget()->objectName(), u"lookupField"_s);
}

void tst_CounterWindow::anotherCodeLeavesTheFocusAndWithdrawingAsks()
{
    openSomebody();
    askFor();
    auto* resend = part<ui::ActionButton>(window(), u"resendProofButton"_s);
    QVERIFY(waitUntil([&] { return resend->isVisible(); }));
    QVERIFY(resend->isInert()); // it has its waiting time
    room.advanceClock(120);
    desk().lookup.refresh();
    QVERIFY(waitUntil([&] { return !resend->isInert(); }));
    resend->setFocus();
    enter(window());
    QVERIFY(waitUntil([&] { return resend->isInert() && !desk().emailChanges.state().busy; }));
    QCOMPARE(window().focusWidget(), resend);
    for (int times = 0; times < 3; ++times)
        enter(window());
    QCOMPARE(desk().emailChanges.state().change->state, EmailChangeState::AwaitingProof);
    auto* withdraw = part<ui::ActionButton>(window(), u"withdrawButton"_s);
    withdraw->setFocus();
    for (int times = 0; times < 4; ++times) // asked, back, asked, back
        enter(window());
    QVERIFY(!desk().emailChanges.state().busy);
    enter(window());
    press(window(), u"dangerConfirmButton"_s);
    QVERIFY(comesTo(EmailChangeState::Withdrawn));
}

void tst_CounterWindow::theKeyboardCanAlwaysBeTakenBack_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("Esc") << int(Qt::Key_Escape);
    QTest::newRow("F2") << int(Qt::Key_F2);
    QTest::newRow("F6") << int(Qt::Key_F6);
}

void tst_CounterWindow::theKeyboardCanAlwaysBeTakenBack()
{
    QFETCH(const int, key);
    display().setWindowed(false); // the only screen: the display covers the counter's window
    openSomebody();
    askFor();
    auto* entry = part<ui::BigCodeEntry>(display(), u"codeEntry"_s);
    QVERIFY(waitUntil([&] { return entry->isVisible(); }));
    QTest::keyClick(entry, Qt::Key(key));
    QVERIFY(!display().isVisible());
    QCOMPARE(window().focusWidget()->objectName(), u"lookupField"_s);
    display().setWindowed(true);
}

void tst_CounterWindow::whatIsNotKnownKeepsItsPlace()
{
    openSomebody();
    askFor();
    room.setFault(u"withdrawEmailChange"_s, u"close-after-effect"_s, 2);
    press(window(), u"withdrawButton"_s);
    press(window(), u"dangerConfirmButton"_s);
    part(window(), u"lookupField"_s)->setFocus(); // the member has gone on
    QVERIFY(waitUntil([this] { return desk().emailChanges.state().kind == Kind::NotKnown; }));
    QVERIFY(isShown(window(), u"emailSteps"_s));
    QVERIFY(!isShown(window(), u"confirmAddressButton"_s));
    QVERIFY(comesTo(EmailChangeState::Withdrawn));
    QCOMPARE(window().focusWidget()->objectName(), u"lookupField"_s);
}

void tst_CounterWindow::aConflictIsShownAtOnce()
{
    openSomebody();
    showAddress();
    room.touch(m_person.id);
    press(window(), u"confirmAddressButton"_s);
    QVERIFY(waitUntil([this] { return desk().emailChanges.state().failure.has_value(); }));
    QVERIFY(isShown(window(), u"acceptNewerButton"_s));
    QVERIFY(part<ui::ActionButton>(window(), u"showToCitizenButton"_s)->isInert());
    QCOMPARE(part<QLineEdit>(window(), u"newEmailField"_s)->text(), m_address);
    QVERIFY(waitUntil([this] { return desk().emailChanges.state().newerCitizen.has_value(); }));
    press(window(), u"acceptNewerButton"_s);
    QVERIFY(!isShown(window(), u"acceptNewerButton"_s));
    QVERIFY(!part<ui::ActionButton>(window(), u"showToCitizenButton"_s)->isInert());
}

ui::ActionButton* tst_CounterWindow::messageButton(const QString& bar)
{
    for (auto* button : part(window(), bar)->findChildren<ui::ActionButton*>()) {
        if (button->isVisible())
            return button;
    }
    return nullptr;
}

void tst_CounterWindow::whatIsNotKnownCanBeLeft()
{
    openSomebody();
    askFor();
    room.setFault(u"withdrawEmailChange"_s, u"close-before"_s, 100);
    press(window(), u"withdrawButton"_s);
    press(window(), u"dangerConfirmButton"_s);
    QVERIFY(waitUntil([this] { return desk().emailChanges.state().kind == Kind::NotKnown; }));
    auto* leave = messageButton(u"emailMessage"_s);
    QVERIFY(leave);
    QTest::mouseClick(leave, Qt::LeftButton);
    QVERIFY(waitUntil([this] { return desk().emailChanges.state().left == desk::LeftOpen::Read; }));
    QVERIFY(part<ui::MessageBar>(window(), u"emailMessage"_s)->hasMessage()); // said in words
    QVERIFY(!messageButton(u"emailMessage"_s));
    QVERIFY(isShown(window(), u"withdrawButton"_s));
    // Who closes the case while something is open is told.
    press(window(), u"withdrawButton"_s);
    press(window(), u"dangerConfirmButton"_s);
    QVERIFY(waitUntil([this] { return desk().emailChanges.state().kind == Kind::NotKnown; }));
    auto* bar = part<ui::MessageBar>(window(), u"messageBar"_s);
    QVERIFY(!bar->hasMessage());
    press(window(), u"closeCaseButton"_s);
    QVERIFY(bar->hasMessage());
    type(window(), u"lookupField"_s, m_person.insuranceNumber);
    enter(window());
    QVERIFY(!bar->hasMessage());
    QVERIFY(waitUntil([this] { return desk().emailChanges.state().kind == Kind::Following; }));
}

void tst_CounterWindow::changeElsewhere(TrainingDesk& other, const QString& email)
{
    QVERIFY(other.signIn());
    QVERIFY(other.open(m_person));
    auto& changes = other.desk.emailChanges;
    desk::EmailChanges::Draft draft;
    draft.email = email;
    draft.paperDate = other.desk.session.now().date();
    draft.identityChecked = true;
    changes.startDraft();
    changes.edit(draft);
    changes.showToCitizen();
    changes.confirm();
    QVERIFY(waitUntil([&] { return changes.state().change.has_value(); }));
    changes.prove(*domain::OneTimeCode::parse(room.newestCode(email, u"proof-code"_s), 6));
    QVERIFY(waitUntil([&] { return changes.state().change->state == EmailChangeState::Pending; }));
    TrainingDesk supervisor(room, u"mai"_s);
    QVERIFY(supervisor.signIn());
    auto& approvals = supervisor.desk.approvals;
    QVERIFY(waitUntil([&] { return approvals.state().loaded; }));
    approvals.select(changes.state().change->id);
    approvals.approve({});
    QVERIFY(waitUntil([&] { return changes.state().change->state == EmailChangeState::Approved; }));
}

void tst_CounterWindow::somebodyElsesAddressIsComparedSideBySide()
{
    openSomebody(u"proven"_s);
    const QString before = desk().lookup.state().citizen->email.masked;
    showAddress();
    const QString typed = m_address;
    TrainingDesk other(room, u"hung"_s);
    changeElsewhere(other, u"nhanhhon@example.com"_s);
    press(window(), u"confirmAddressButton"_s);
    QVERIFY(waitUntil([this] { return desk().emailChanges.state().newerCitizen.has_value(); }));
    QVERIFY(isShown(window(), u"recordComparison"_s));
    QStringList shown;
    for (const QLabel* label : part(window(), u"recordComparison"_s)->findChildren<QLabel*>()) {
        if (label->isVisible())
            shown << label->text();
    }
    const QString now = desk().emailChanges.state().newerCitizen->email.masked;
    QVERIFY(now != before);
    for (const QString& side : {before, now, typed})
        QVERIFY(shown.contains(side));
    QCOMPARE(part<QLineEdit>(window(), u"newEmailField"_s)->text(), typed);
    press(window(), u"acceptNewerButton"_s);
    QVERIFY(!isShown(window(), u"recordComparison"_s));
    QCOMPARE(part<QLineEdit>(window(), u"newEmailField"_s)->text(), typed);
}

void tst_CounterWindow::anotherOfficesRequestIsSaidBeforeAnyForm()
{
    m_person = room.person(u"no-email"_s);
    TrainingDesk other(room, u"binh"_s);
    QVERIFY(other.signIn());
    QVERIFY(other.open(m_person));
    auto& changes = other.desk.emailChanges;
    desk::EmailChanges::Draft draft;
    draft.email = u"noikhac@example.com"_s;
    draft.paperDate = other.desk.session.now().date();
    draft.identityChecked = true;
    changes.startDraft();
    changes.edit(draft);
    changes.showToCitizen();
    changes.confirm();
    QVERIFY(waitUntil([&] { return changes.state().change.has_value(); }));
    QVERIFY(m_desk->open(m_person));
    QVERIFY(!isShown(window(), u"changeEmailButton"_s));
    auto* bar = part<ui::MessageBar>(window(), u"emailMessage"_s);
    QVERIFY(waitUntil([&] { return bar->hasMessage(); }));
    changes.withdraw();
    QVERIFY(waitUntil([&] { return isShown(window(), u"changeEmailButton"_s); })); // noticed by itself
    QVERIFY(!bar->hasMessage());
}

void tst_CounterWindow::afterAFailedLookUpTheCaseNumberStays()
{
    openSomebody(u"proven"_s);
    const auto next = room.person(u"proven"_s);
    room.setFault(u"searchCitizens"_s, u"500"_s, 10);
    type(window(), u"caseReferenceField"_s, u"HS-2"_s);
    type(window(), u"lookupField"_s, next.insuranceNumber);
    enter(window());
    QVERIFY(waitUntil([this] { return desk().lookup.state().failure.has_value(); }, 30'000));
    QCOMPARE(desk().lookup.state().kind, desk::CitizenLookup::Kind::Open);
    QCOMPARE(part<QLineEdit>(window(), u"caseReferenceField"_s)->text(), u"HS-2"_s);
    QCOMPARE(part<QLineEdit>(window(), u"lookupField"_s)->text(), next.insuranceNumber);
    room.clearFaults();
    part(window(), u"lookupField"_s)->setFocus();
    enter(window());
    QVERIFY(waitUntil([&] { return desk().lookup.state().citizen->id.text() == next.id; }));
    QCOMPARE(part<QLineEdit>(window(), u"caseReferenceField"_s)->text(), QString());
}

void tst_CounterWindow::aWrongCodeIsSaidInTheColourForIt()
{
    openSomebody();
    askFor();
    const QString right = room.newestCode(m_address, u"proof-code"_s);
    desk().display.enterCode(right == u"111111"_s ? u"222222"_s : u"111111"_s);
    QVERIFY(waitUntil([this] { return desk().display.state().problem.has_value(); }));
    display().bringUp();
    auto* problem = part(display(), u"displayProblem"_s);
    QVERIFY(problem && problem->isVisible());
    const QImage image = problem->grab().toImage();
    const QRgb bad = ui::Theme::colour(ui::ColourRole::Bad).rgb();
    int left = image.width();
    int pixels = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != bad)
                continue;
            ++pixels;
            left = std::min(left, x);
        }
    }
    QVERIFY(pixels > 200);
    QVERIFY(left < image.width() / 2); // the icon stands before the words
}

void tst_CounterWindow::aCodeThatIsOverHasNoBoxes()
{
    openSomebody();
    askFor();
    display().bringUp();
    QVERIFY(isShown(display(), u"codeEntry"_s));
    room.advanceClock(601);
    desk().lookup.refresh(); // any reply tells the time
    QVERIFY(waitUntil([this] { return desk().display.state().kind == desk::CitizenDisplay::Kind::CodeIsOver; }));
    display().bringUp();
    QVERIFY(!isShown(display(), u"codeEntry"_s));
    QVERIFY(!isShown(display(), u"codeSubmitButton"_s));
}

void tst_CounterWindow::withoutAProofNoCodeIsPromised()
{
    const auto confirmWords = [this] {
        openSomebody();
        showAddress();
        return part<ui::ActionButton>(window(), u"confirmAddressButton"_s)->text();
    };
    const QString withProof = confirmWords();
    room.setPolicy({{u"emailProof"_s, u"off"_s}});
    desk().session.signOut();
    QVERIFY(m_desk->signIn());
    QVERIFY(confirmWords() != withProof);
    room.tidy();
    desk().session.signOut();
    QVERIFY(m_desk->signIn());
}

void tst_CounterWindow::theCaseLeavesNothingBehind()
{
    openSomebody(u"proven"_s);
    QVERIFY(desk().lookup.state().citizen);
    type(window(), u"caseReferenceField"_s, u"HS-1"_s);
    type(window(), u"lookupField"_s, m_person.insuranceNumber);
    enter(window());
    QVERIFY(waitUntil([this] { return desk().lookup.state().kind == desk::CitizenLookup::Kind::Open; }));
    QCOMPARE(part<QLineEdit>(window(), u"caseReferenceField"_s)->text(), QString());
    part<ui::NumberLabel>(window(), u"insuranceNumber"_s)->copy();
    QCOMPARE(QApplication::clipboard()->text(), m_person.insuranceNumber);
    press(window(), u"closeCaseButton"_s);
    QCOMPARE(QApplication::clipboard()->text(), QString());
    auto* field = part<QLineEdit>(window(), u"lookupField"_s);
    QCOMPARE(field->text(), QString());
    QVERIFY(!field->isUndoAvailable());
    part<QComboBox>(window(), u"purposeBox"_s)->setCurrentIndex(2);
    desk().session.signOut();
    QVERIFY(m_desk->signIn());
    QCOMPARE(part<QComboBox>(window(), u"purposeBox"_s)->currentIndex(), 0);
}

void tst_CounterWindow::noTwoThingsWantTheSameKey()
{
    for (const QString& language : {u"vi"_s, u"en"_s}) {
        m_translations.use(language);
        openSomebody(u"proven"_s);
        QCOMPARE(clashingMnemonics(window()), QStringList());
        press(window(), u"prepareResetButton"_s);
        press(window(), u"changeEmailButton"_s);
        QVERIFY(isShown(window(), u"sendCodeButton"_s));
        QCOMPARE(clashingMnemonics(window()), QStringList()); // both forms at once
        type(window(), u"newEmailField"_s, newAddress());
        press(window(), u"identityCheckedBox"_s);
        press(window(), u"showToCitizenButton"_s);
        QVERIFY(isShown(window(), u"confirmAddressButton"_s));
        QCOMPARE(clashingMnemonics(window()), QStringList());
        QCOMPARE(clashingMnemonics(display()), QStringList());
        press(display(), u"addressRightButton"_s);
        QVERIFY(comesTo(EmailChangeState::AwaitingProof));
        QCOMPARE(clashingMnemonics(window()), QStringList());
        QCOMPARE(clashingMnemonics(display()), QStringList());
        desk().lookup.close();
    }
    m_translations.use(u"en"_s);
}

QTEST_MAIN(tst_CounterWindow)
#include "tst_CounterWindow.moc"
