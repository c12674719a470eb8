#include "WindowHands.h"
#include "support/TrainingDesk.h"
#include "ui/Translations.h"
#include "ui/citizendisplay/CitizenDisplayWindow.h"
#include "ui/shell/MainWindow.h"
#include "ui/style/Theme.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/NumberLabel.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/StatusStrip.h"
#include "vault/SessionKeychain.h"
#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace bhxh;
using namespace bhxh::test;
using namespace Qt::StringLiterals;
using Kind = desk::Session::Kind;
using desk::Session;

namespace {

const QString kPin = u"482913"_s;

/// Everything that a person or a screen reader could get at, in all windows of the program, hidden ones too.
QString allThatIsThere()
{
    QStringList found;
    const QWidgetList all = QApplication::allWidgets();
    for (QWidget* widget : all) {
        const QMetaObject* meta = widget->metaObject();
        for (const char* name : {"text", "plainText", "windowTitle", "toolTip", "title", "placeholderText"}) {
            if (meta->indexOfProperty(name) >= 0)
                found << widget->property(name).toString();
        }
        if (auto* accessible = QAccessible::queryAccessibleInterface(widget)) {
            for (const QAccessible::Text kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value})
                found << accessible->text(kind);
            for (int child = 0; child < accessible->childCount(); ++child) {
                if (QAccessibleInterface* part = accessible->child(child))
                    found << part->text(QAccessible::Name) << part->text(QAccessible::Value);
            }
        }
    }
    return found.join(u'\n');
}

} // namespace

/// A desk that is locked, opened again, handed over and opened without a line, as its window shows it.
class tst_LockedWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void byKeyboardAloneFromTheSignInToTheWork();
    void lockingHidesEverything();
    void unlockingBringsBackWhatWasTyped();
    void aWrongPinIsSaidAndTheFieldIsReady();
    void aForgottenPinIsAskedAboutFirst();
    void theCentralsWordComesBeforeThePin();
    void theCountdownShowsAndAKeyOnlyStopsIt();
    void theKeysWorkInEveryWindowOfTheDesk();
    void theNextMemberFindsTheSignIn();
    void whatWaitsIsOffered();
    void thePinIsChangedInPlace();
    void withoutALineTheDeskOpensByPin();
    void aBrowserThatDoesNotOpenEndsNothing();
    void noTwoThingsWantTheSameKey();
    void closingTheWindowSignsOut();

private:
    QWidget& window() { return *m_window; }
    desk::Desk& desk() { return m_desk->desk; }
    Session& session() { return m_desk->desk.session; }
    bool is(Kind kind)
    {
        return waitUntil([this, kind] { return session().state().kind == kind && !session().state().busy; });
    }
    QString focus() { return window().focusWidget() ? window().focusWidget()->objectName() : QString(); }
    void typePin(const QString& field, const QString& pin = kPin)
    {
        auto* secret = part<ui::SecretField>(window(), field);
        QVERIFY2(secret && secret->isVisible(), qPrintable(field));
        QTest::keyClicks(secret, pin);
    }
    void lock()
    {
        QTest::keyClick(&window(), Qt::Key_L, Qt::ControlModifier);
        QVERIFY(is(Kind::Locked));
        // What is deleted when the event is over.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    void open(std::unique_ptr<TrainingDesk> made);

    std::unique_ptr<TrainingRoom> m_room;
    std::unique_ptr<TrainingDesk> m_desk;
    std::unique_ptr<ui::MainWindow> m_window;
    ui::Translations m_translations;
};

void tst_LockedWindow::initTestCase()
{
    QAccessible::setActive(true);
    ui::Theme::install(*qApp, ui::ThemeChoice::Light);
    m_room = std::make_unique<TrainingRoom>();
    QVERIFY2(m_room->open(), qPrintable(m_room->whyNot()));
}

void tst_LockedWindow::open(std::unique_ptr<TrainingDesk> made)
{
    m_window.reset();
    m_desk = std::move(made);
    m_window = std::make_unique<ui::MainWindow>(desk());
    m_window->setDisplayWindowed(true);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_LockedWindow::init()
{
    m_room->tidy();
    open(std::make_unique<TrainingDesk>(*m_room));
}

void tst_LockedWindow::cleanup()
{
    m_window.reset();
    m_desk.reset();
    QApplication::clipboard()->clear();
}

void tst_LockedWindow::byKeyboardAloneFromTheSignInToTheWork()
{
    QCOMPARE(focus(), u"signInButton"_s);
    enter(window());
    QVERIFY(is(Kind::ChoosingPin));
    QCOMPARE(focus(), u"newPinField"_s);
    QTest::keyClicks(window().focusWidget(), kPin);
    enter(window());
    QCOMPARE(focus(), u"repeatedPinField"_s);
    QTest::keyClicks(window().focusWidget(), u"482914"_s);
    enter(window());
    QCOMPARE(session().state().kind, Kind::ChoosingPin);
    QVERIFY(part<ui::MessageBar>(window(), u"pinMessage"_s)->hasMessage());
    QCOMPARE(part<ui::SecretField>(window(), u"newPinField"_s)->filled(), 0);
    QCOMPARE(focus(), u"newPinField"_s);
    QTest::keyClicks(window().focusWidget(), kPin);
    QTest::keyClick(window().focusWidget(), Qt::Key_Tab);
    QCOMPARE(focus(), u"repeatedPinField"_s);
    QTest::keyClicks(window().focusWidget(), kPin);
    enter(window());
    QVERIFY(is(Kind::SignedIn));
    QCOMPARE(focus(), u"lookupField"_s);
    lock();
    QCOMPARE(focus(), u"lockPinField"_s);
    QTest::keyClicks(window().focusWidget(), kPin);
    enter(window());
    QVERIFY(is(Kind::SignedIn));
    QCOMPARE(focus(), u"lookupField"_s);
    session().signOut();
    QVERIFY(is(Kind::SignedOut));
    QCOMPARE(focus(), u"signInButton"_s);
    enter(window());
    QVERIFY(is(Kind::EnteringPin));
    QCOMPARE(focus(), u"pinField"_s);
    QTest::keyClicks(window().focusWidget(), kPin);
    enter(window());
    QVERIFY(is(Kind::SignedIn));
}

void tst_LockedWindow::lockingHidesEverything()
{
    QVERIFY(m_desk->signIn());
    const TrainingRoom::Person person = m_room->person(u"no-email"_s);
    QVERIFY(m_desk->open(person));
    type(window(), u"lookupField"_s, person.insuranceNumber);
    press(window(), u"changeEmailButton"_s);
    type(window(), u"newEmailField"_s, u"dia.chi.moi@example.com"_s);
    type(window(), u"documentEndingField"_s, u"9999"_s);
    press(window(), u"identityCheckedBox"_s);
    press(window(), u"showToCitizenButton"_s);
    QVERIFY(m_window->citizenDisplay()->isVisible());
    part<ui::NumberLabel>(window(), u"insuranceNumber"_s)->copy();
    const QString grouped = part<ui::NumberLabel>(window(), u"insuranceNumber"_s)->text();
    const QStringList personal{person.fullName, person.insuranceNumber, grouped, u"dia.chi.moi@example.com"_s};
    const QString before = allThatIsThere();
    for (const QString& one : personal)
        QVERIFY(before.contains(one)); // what is looked for can be found
    QPointer<QWidget> display(m_window->citizenDisplay());

    lock();
    const QString after = allThatIsThere();
    for (const QString& one : personal)
        QVERIFY(!after.contains(one));
    QVERIFY(!m_window->citizenDisplay());
    QVERIFY(display.isNull());
    QVERIFY(!part(window(), u"workView"_s));
    QCOMPARE(QApplication::clipboard()->text(), QString());
    QVERIFY(isShown(window(), u"lockPage"_s));
    QVERIFY(after.contains(session().state().member->name)); // whose desk it is
    QVERIFY(after.contains(session().state().member->office.name));
}

void tst_LockedWindow::unlockingBringsBackWhatWasTyped()
{
    QVERIFY(m_desk->signIn());
    QVERIFY(m_desk->open(m_room->person(u"no-email"_s), domain::Purpose::PasswordReset));
    press(window(), u"changeEmailButton"_s);
    type(window(), u"newEmailField"_s, u"dia.chi.moi@example.com"_s);
    type(window(), u"caseReferenceField"_s, u"HS-2026-7"_s);
    type(window(), u"lookupField"_s, u"Nguyen Van Mau 1990"_s);
    part<QComboBox>(window(), u"purposeBox"_s)->setCurrentIndex(1);
    lock();
    // The first digit goes into the field, wherever the focus is.
    part(window(), u"lockNextButton"_s)->setFocus();
    QTest::keyClick(window().focusWidget(), Qt::Key_4);
    QCOMPARE(focus(), u"lockPinField"_s);
    typePin(u"lockPinField"_s, kPin.mid(1));
    enter(window());
    QVERIFY(is(Kind::SignedIn));
    QVERIFY(waitUntil([this] { return isShown(window(), u"newEmailField"_s); }));
    QCOMPARE(part<QLineEdit>(window(), u"newEmailField"_s)->text(), u"dia.chi.moi@example.com"_s);
    QCOMPARE(part<QLineEdit>(window(), u"lookupField"_s)->text(), u"Nguyen Van Mau 1990"_s);
    QCOMPARE(part<QLineEdit>(window(), u"caseReferenceField"_s)->text(), u"HS-2026-7"_s);
    QCOMPARE(part<QComboBox>(window(), u"purposeBox"_s)->currentIndex(), 1);
    QVERIFY(!part<QLineEdit>(window(), u"lookupField"_s)->isUndoAvailable());
}

void tst_LockedWindow::aWrongPinIsSaidAndTheFieldIsReady()
{
    QVERIFY(m_desk->signIn());
    lock();
    typePin(u"lockPinField"_s, u"905172"_s);
    enter(window());
    QVERIFY(is(Kind::Locked));
    QVERIFY(part<ui::MessageBar>(window(), u"lockMessage"_s)->hasMessage());
    QCOMPARE(session().state().failure->code, domain::FailureCode::WrongPin);
    QCOMPARE(part<ui::SecretField>(window(), u"lockPinField"_s)->filled(), 0);
    QCOMPARE(focus(), u"lockPinField"_s);
    for (int times = 1; times < 5; ++times) {
        typePin(u"lockPinField"_s, u"905172"_s);
        enter(window());
        QVERIFY(is(Kind::Locked));
    }
    // The fifth took the key with it: no PIN is asked for any more.
    QVERIFY(session().state().needsSignIn);
    QVERIFY(!isShown(window(), u"lockPinField"_s));
    QCOMPARE(focus(), u"unlockButton"_s);
}

void tst_LockedWindow::aForgottenPinIsAskedAboutFirst()
{
    QVERIFY(m_desk->signIn());
    lock();
    press(window(), u"lockForgottenPinButton"_s);
    QVERIFY(isShown(window(), u"forgetPinConfirmButton"_s));
    QCOMPARE(focus(), u"forgetPinBackButton"_s);
    enter(window());
    QVERIFY(!isShown(window(), u"forgetPinConfirmButton"_s));
    QCOMPARE(focus(), u"lockPinField"_s);
    QVERIFY(!session().state().needsSignIn);
    press(window(), u"lockForgottenPinButton"_s);
    QTest::keyClick(window().focusWidget(), Qt::Key_Escape);
    QVERIFY(!isShown(window(), u"forgetPinConfirmButton"_s));
    press(window(), u"lockForgottenPinButton"_s);
    press(window(), u"forgetPinConfirmButton"_s);
    QVERIFY(waitUntil([this] { return session().state().needsSignIn; }));
    QCOMPARE(focus(), u"unlockButton"_s);
    enter(window());
    QVERIFY(is(Kind::ChoosingPin));
    QCOMPARE(focus(), u"newPinField"_s);
}

void tst_LockedWindow::theCentralsWordComesBeforeThePin()
{
    QVERIFY(m_desk->signIn());
    session().lock(Session::LockReason::EndedByCentral);
    QVERIFY(is(Kind::Locked));
    QVERIFY(!isShown(window(), u"lockPinField"_s));
    QCOMPARE(focus(), u"unlockButton"_s);
    QTest::keyClick(window().focusWidget(), Qt::Key_4); // goes nowhere
    enter(window());
    QVERIFY(is(Kind::EnteringPin));
    QCOMPARE(focus(), u"pinField"_s);
    typePin(u"pinField"_s);
    enter(window());
    QVERIFY(is(Kind::SignedIn));
}

void tst_LockedWindow::theCountdownShowsAndAKeyOnlyStopsIt()
{
    m_room->setPolicy({{u"idleLockSeconds"_s, 30}});
    QVERIFY(m_desk->signIn());
    auto* banner = part(window(), u"countdownBanner"_s);
    QVERIFY(!banner->isVisible());
    QVERIFY(waitUntil([banner] { return banner->isVisible(); }, 25'000));
    QVERIFY(part<QLabel>(window(), u"countdownWords"_s)->text().contains(u"0:1"_s));
    auto* signOut = part(window(), u"signOutButton"_s);
    signOut->setFocus();
    enter(window());
    QVERIFY(!banner->isVisible());
    QCOMPARE(session().state().kind, Kind::SignedIn); // and nothing was pressed by it
}

void tst_LockedWindow::theKeysWorkInEveryWindowOfTheDesk()
{
    QVERIFY(m_desk->signIn());
    press(window(), u"citizenDisplayButton"_s);
    QTest::keyClick(m_window->citizenDisplay(), Qt::Key_L, Qt::ControlModifier);
    QVERIFY(is(Kind::Locked));
    QVERIFY(m_desk->typePin());
    QWidget stranger;
    QTest::keyClick(&stranger, Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(session().state().kind, Kind::SignedIn);
    QWidget companion;
    m_window->addCompanion(&companion);
    QTest::keyClick(&companion, Qt::Key_L, Qt::ControlModifier);
    QVERIFY(is(Kind::Locked));
    QVERIFY(m_desk->typePin());
    press(window(), u"lockButton"_s);
    QVERIFY(is(Kind::Locked));
}

void tst_LockedWindow::theNextMemberFindsTheSignIn()
{
    QVERIFY(m_desk->signIn());
    const TrainingRoom::Person person = m_room->person(u"proven"_s);
    QVERIFY(m_desk->open(person));
    type(window(), u"lookupField"_s, person.insuranceNumber);
    const QString first = session().state().member->name;
    m_desk->setMember(u"hung"_s);
    QTest::keyClick(&window(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(is(Kind::ChoosingPin));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const QString there = allThatIsThere();
    for (const QString& one : {person.fullName, person.insuranceNumber, first})
        QVERIFY(!there.contains(one));
    QCOMPARE(focus(), u"newPinField"_s);
    QVERIFY(m_desk->typePin(u"739150"_s));
    QCOMPARE(part<QLineEdit>(window(), u"lookupField"_s)->text(), QString());
    QVERIFY(!part<ui::MessageBar>(window(), u"messageBar"_s)->hasMessage());
    // From the lock page too.
    lock();
    m_desk->setMember(u"lan"_s);
    press(window(), u"lockNextButton"_s);
    QVERIFY(is(Kind::EnteringPin));
}

void tst_LockedWindow::whatWaitsIsOffered()
{
    QVERIFY(m_desk->signIn());
    type(window(), u"lookupField"_s, u"Nguyen Van Mau 1990"_s);
    session().signOut();
    QVERIFY(m_desk->signIn());
    auto* bar = part<ui::MessageBar>(window(), u"messageBar"_s);
    QVERIFY(bar->hasMessage());
    QCOMPARE(part<QLineEdit>(window(), u"lookupField"_s)->text(), QString());
    emit bar->actionChosen(0);
    QCOMPARE(part<QLineEdit>(window(), u"lookupField"_s)->text(), u"Nguyen Van Mau 1990"_s);
    QVERIFY(!bar->hasMessage());
    session().signOut();
    QVERIFY(m_desk->signIn());
    bar = part<ui::MessageBar>(window(), u"messageBar"_s);
    emit bar->actionChosen(1);
    QVERIFY(!bar->hasMessage());
    session().signOut();
    QVERIFY(m_desk->signIn());
    QVERIFY(!part<ui::MessageBar>(window(), u"messageBar"_s)->hasMessage());
}

void tst_LockedWindow::thePinIsChangedInPlace()
{
    QVERIFY(m_desk->signIn());
    press(window(), u"changePinButton"_s);
    QCOMPARE(focus(), u"presentPinField"_s);
    typePin(u"presentPinField"_s, u"905172"_s);
    typePin(u"newPinField"_s, u"739150"_s);
    typePin(u"repeatedPinField"_s, u"739150"_s);
    enter(*part(window(), u"repeatedPinField"_s));
    auto* message = part<ui::MessageBar>(window(), u"changePinMessage"_s);
    QVERIFY(waitUntil([message] { return message->hasMessage(); }));
    QCOMPARE(focus(), u"presentPinField"_s);
    QCOMPARE(part<ui::SecretField>(window(), u"repeatedPinField"_s)->filled(), 0);
    typePin(u"presentPinField"_s);
    typePin(u"newPinField"_s, u"739150"_s);
    typePin(u"repeatedPinField"_s, u"739150"_s);
    press(window(), u"changePinConfirmButton"_s);
    QVERIFY(waitUntil([this] { return !isShown(window(), u"changePinPage"_s); }));
    QVERIFY(part<ui::MessageBar>(window(), u"messageBar"_s)->hasMessage());
    QCOMPARE(focus(), u"lookupField"_s);
    lock();
    QVERIFY(m_desk->typePin(u"739150"_s));
}

void tst_LockedWindow::withoutALineTheDeskOpensByPin()
{
    QTemporaryDir folder;
    const auto stands = [&folder] {
        return desk::DeskPlace{.keychain = std::make_unique<vault::SessionKeychain>(), .folder = folder.path()};
    };
    auto room = std::make_unique<TrainingRoom>();
    QVERIFY2(room->open(50), qPrintable(room->whyNot()));
    open(std::make_unique<TrainingDesk>(*room, u"lan"_s, stands()));
    QVERIFY(m_desk->signIn());
    const QString name = session().state().member->name;
    room.reset(); // the line is down
    for (int times = 0; times < 3; ++times) {
        desk().connection.tryNow();
        QVERIFY(waitUntil([this] { return desk().connection.state().kind != desk::Connection::Kind::Online; }));
    }
    QVERIFY(waitUntil(
        [this] {
            if (desk().connection.state().kind != desk::Connection::Kind::Offline)
                desk().connection.tryNow();
            return desk().connection.state().kind == desk::Connection::Kind::Offline;
        },
        60'000));
    session().signOut();
    QVERIFY(is(Kind::SignedOut));
    QVERIFY(waitUntil([this] { return isShown(window(), u"openByPinButton"_s); }));
    press(window(), u"openByPinButton"_s);
    QCOMPARE(part<QComboBox>(window(), u"offlineMemberBox"_s)->currentText(), name);
    QCOMPARE(focus(), u"offlinePinField"_s); // there is nobody else to choose
    typePin(u"offlinePinField"_s, u"905172"_s);
    enter(window());
    QVERIFY(waitUntil([this] { return !session().state().busy; }));
    QVERIFY(part<ui::MessageBar>(window(), u"signInMessage"_s)->hasMessage());
    QVERIFY(isShown(window(), u"offlinePinField"_s));
    QCOMPARE(focus(), u"offlinePinField"_s);
    typePin(u"offlinePinField"_s);
    enter(window());
    QVERIFY(is(Kind::SignedIn));
    QVERIFY(session().state().offline);
    QVERIFY(part<ui::StatusStrip>(window(), u"statusStrip"_s)->text(u"line"_s).contains(u"Offline"_s));
}

void tst_LockedWindow::aBrowserThatDoesNotOpenEndsNothing()
{
    m_desk->setMember({});
    m_desk->setBrowserOpens(false);
    enter(window());
    QVERIFY(waitUntil([this] { return session().state().browserFailed; }));
    QCOMPARE(session().state().kind, Kind::InBrowser);
    QVERIFY(part<ui::MessageBar>(window(), u"signInMessage"_s)->hasMessage());
    QCOMPARE(part<QLineEdit>(window(), u"signInLinkField"_s)->text(),
             session().browserUrl().toString(QUrl::FullyEncoded));
    press(window(), u"signInCopyLinkButton"_s);
    QCOMPARE(QApplication::clipboard()->text(), session().browserUrl().toString(QUrl::FullyEncoded));
    QTest::keyClick(window().focusWidget(), Qt::Key_Escape);
    QVERIFY(is(Kind::SignedOut));
    QVERIFY(!isShown(window(), u"signInLinkField"_s));
    QVERIFY(part<ui::MessageBar>(window(), u"signInMessage"_s)->hasMessage()); // cancelled, it says
    QCOMPARE(focus(), u"signInButton"_s);
}

void tst_LockedWindow::noTwoThingsWantTheSameKey()
{
    for (const QString& language : {u"vi"_s, u"en"_s}) {
        m_translations.use(language);
        open(std::make_unique<TrainingDesk>(*m_room));
        QCOMPARE(clashingMnemonics(window()), QStringList());
        QVERIFY(m_desk->signInUpToPin());
        QVERIFY(isShown(window(), u"newPinField"_s));
        QCOMPARE(clashingMnemonics(window()), QStringList());
        QVERIFY(m_desk->typePin());
        press(window(), u"changePinButton"_s);
        QVERIFY(isShown(window(), u"changePinPage"_s));
        QCOMPARE(clashingMnemonics(window()), QStringList());
        lock();
        press(window(), u"lockForgottenPinButton"_s);
        QCOMPARE(clashingMnemonics(window()), QStringList());
        session().signOut();
        QVERIFY(is(Kind::SignedOut));
        QVERIFY(m_desk->signInUpToPin());
        QVERIFY(isShown(window(), u"pinField"_s));
        QCOMPARE(clashingMnemonics(window()), QStringList());
    }
    m_translations.use(u"en"_s);
}

void tst_LockedWindow::closingTheWindowSignsOut()
{
    QVERIFY(m_desk->signIn());
    QVERIFY(m_desk->open(m_room->person(u"proven"_s)));
    QSignalSpy sealing(&session(), &Session::sealing); // drafts
    window().close();
    QVERIFY(!window().isVisible());
    QVERIFY(is(Kind::SignedOut));
    QCOMPARE(sealing.size(), 1);
    QVERIFY(m_desk->tokens.isEmpty());
    // A moment for the provider to hear of it; then it is really closed, and can be opened as ever.
    QVERIFY(!waitUntil([this] { return window().isVisible(); }, 1'500));
    window().show();
    QVERIFY(m_desk->signIn());
    QVERIFY(part<QWidget>(window(), u"lookupField"_s));
}

QTEST_MAIN(tst_LockedWindow)
#include "tst_LockedWindow.moc"
