// A counter whose line goes and comes back: in the middle of a look-up, of a sync, between the page and the action. The
// whole desk with its window, the real training central, and a proxy between them that spoils the line.
#include "../ui/shell/WindowHands.h"
#include "support/FaultProxy.h"
#include "support/TrainingDesk.h"
#include "ui/Translations.h"
#include "ui/shell/MainWindow.h"
#include "ui/style/Theme.h"
#include <QDirIterator>
#include <QElapsedTimer>
#include <QTemporaryDir>

using namespace bhxh;
using namespace bhxh::test;
using namespace Qt::StringLiterals;
using desk::CitizenLookup;
using desk::Connection;
using desk::EmailChanges;
using desk::PasswordResets;
using desk::RegisterSync;
using Mode = FaultProxy::Mode;

namespace {

constexpr int people = 1200;
/// Nothing by itself while a test looks, and everything at once when it is asked for.
constexpr RegisterSync::Pace quick{
    .firstAfterMost = 50, .regularly = 3'600'000, .againAfterFailure = 300, .pageSize = 200, .rest = 1};

} // namespace

class tst_LineDown : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cutInTheMiddleOfALookUp();
    void aCallThatHangsIsAskedAnew();
    void aLineThatIsKnownToBeDownIsNotWaitedFor();
    void notSavedIsNotNobody();
    void whatChangedMeanwhileIsMarked();
    void cutInTheMiddleOfASync();
    void cutBetweenThePageAndTheAction();
    void aDraftOfTheDarkHoursWaitsForItsPerson();
    void aCaptivePortalIsNoLine();

private:
    [[nodiscard]] desk::Desk& desk() { return m_desk->desk; }
    [[nodiscard]] const CitizenLookup::State& card() { return desk().lookup.state(); }
    bool isOpen() { return card().kind == CitizenLookup::Kind::Open; }
    bool isLive() { return isOpen() && !card().saved; }
    bool isOnline() { return desk().connection.state().kind == Connection::Kind::Online; }
    void goDark(Mode mode = Mode::Refuse);
    void lookUp(const QString& typed);
    /// In the whole register, as the central has it.
    qint64 peopleAtTheCentral();

    TrainingRoom m_room;
    std::unique_ptr<FaultProxy> m_line;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TrainingDesk> m_desk;
    std::unique_ptr<ui::MainWindow> m_window;
    ui::Translations m_translations;
};

void tst_LineDown::initTestCase()
{
    ui::Theme::install(*qApp, ui::ThemeChoice::Light);
    m_translations.use(u"vi"_s);
    QVERIFY2(m_room.open(people), qPrintable(m_room.whyNot()));
    m_line = std::make_unique<FaultProxy>(m_room.place().apiBase);
    m_room.setApiPort(m_line->port());
}

/// Each begins with a desk that has just read its register.
void tst_LineDown::init()
{
    m_room.tidy();
    m_line->set(Mode::Pass);
    m_folder = std::make_unique<QTemporaryDir>();
    m_desk = std::make_unique<TrainingDesk>(
        m_room, u"lan"_s, desk::DeskPlace{.savedFolder = m_folder->filePath(u"saved"_s), .installation = "journey"});
    desk().registerSync.setPace(quick);
    m_window = std::make_unique<ui::MainWindow>(desk());
    m_window->setDisplayWindowed(true);
    m_window->show();
    QVERIFY(m_desk->signIn());
    QVERIFY(waitUntil([this] { return desk().saved.state().summary.confirmedAt.isValid(); }, 60'000));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_LineDown::cleanup()
{
    m_window.reset();
    m_desk.reset();
    m_folder.reset();
    m_line->slowDown({});
    m_line->cutAfter({});
}

void tst_LineDown::goDark(Mode mode)
{
    m_line->set(mode);
    m_line->cut();
    desk().connection.tryNow(); // an idle desk has nothing to notice it by
    QVERIFY(waitUntil([this] { return desk().connection.state().kind == Connection::Kind::Offline; }, 20'000));
}

void tst_LineDown::lookUp(const QString& typed)
{
    type(*m_window, u"lookupField"_s, typed);
    QTest::keyClick(part(*m_window, u"lookupField"_s), Qt::Key_Return);
}

/// The line swallows what is asked: nothing tells the desk that it is down but its patience.
void tst_LineDown::cutInTheMiddleOfALookUp()
{
    const auto person = m_room.person(u"proven"_s);
    m_line->set(Mode::Swallow);
    QElapsedTimer waited;
    waited.start();
    lookUp(person.insuranceNumber);
    QVERIFY(waitUntil([this] { return isOpen(); }));
    // The deadline, and what a busy machine adds to it.
    QVERIFY2(waited.elapsed() >= CitizenLookup::deadlineMilliseconds - 100,
             qPrintable(QString::number(waited.elapsed())));
    QVERIFY2(waited.elapsed() < CitizenLookup::deadlineMilliseconds + 3000,
             qPrintable(QString::number(waited.elapsed())));
    QVERIFY(card().saved);
    QCOMPARE(card().citizen->id.text(), person.id);
    QVERIFY(!desk().lookup.canAct());
    QVERIFY(!part(*m_window, u"prepareResetButton"_s) || !part(*m_window, u"prepareResetButton"_s)->isEnabled() ||
            !isShown(*m_window, u"prepareResetButton"_s));

    QVERIFY(waitUntil([this] { return desk().connection.state().kind == Connection::Kind::Offline; }, 20'000));
    m_line->set(Mode::Pass);
    QVERIFY(waitUntil([this] { return isLive(); }, 20'000));
    QVERIFY(desk().lookup.canAct());
    QVERIFY(!card().before); // nobody changed anything
}

/// The line is good again before anybody knew that it was bad: only the call itself is lost, which would end after half
/// a minute.
void tst_LineDown::aCallThatHangsIsAskedAnew()
{
    const auto person = m_room.person(u"proven"_s);
    m_line->set(Mode::Swallow);
    lookUp(person.insuranceNumber);
    QVERIFY(waitUntil([this] { return isOpen(); }));
    QVERIFY(card().saved);
    m_line->set(Mode::Pass);
    QVERIFY(waitUntil([this] { return isLive(); }, 20'000));
    QVERIFY(!card().before);
}

void tst_LineDown::aLineThatIsKnownToBeDownIsNotWaitedFor()
{
    const auto person = m_room.person(u"proven"_s);
    goDark();
    QElapsedTimer waited;
    waited.start();
    lookUp(person.personalId);
    QVERIFY(waitUntil([this] { return isOpen(); }));
    QVERIFY2(waited.elapsed() < CitizenLookup::deadlineMilliseconds / 2, qPrintable(QString::number(waited.elapsed())));
    QVERIFY(card().saved && card().saved->confirmedAt.isValid());
    QCOMPARE(card().citizen->id.text(), person.id);
}

void tst_LineDown::notSavedIsNotNobody()
{
    goDark();
    lookUp(u"7999999999"_s);
    QVERIFY(waitUntil([this] { return card().kind == CitizenLookup::Kind::NotSaved; }));
    QVERIFY(isShown(*m_window, u"notSaved"_s));
    QVERIFY(!isShown(*m_window, u"nobodyFound"_s));
    m_line->set(Mode::Pass);
    QVERIFY(waitUntil([this] { return card().kind == CitizenLookup::Kind::NobodyFound; }, 20'000));
    QVERIFY(isShown(*m_window, u"nobodyFound"_s));
    QVERIFY(!isShown(*m_window, u"notSaved"_s));
}

void tst_LineDown::whatChangedMeanwhileIsMarked()
{
    const auto person = m_room.person(u"proven"_s);
    goDark();
    lookUp(person.insuranceNumber);
    QVERIFY(waitUntil([this] { return isOpen(); }));
    const QString officeBefore = card().citizen->office;
    QString elsewhere;
    for (const QJsonValue& member : m_room.call("GET", u"/staff"_s).body.array()) {
        const QString code = member["office"_L1]["code"_L1].toString();
        elsewhere = code == officeBefore ? elsewhere : code;
    }
    QCOMPARE(m_room.call("POST", u"/citizens/%1/move"_s.arg(person.id), {{u"office"_s, elsewhere}}).status, 200);
    m_line->set(Mode::Pass);
    QVERIFY(waitUntil([this] { return isLive(); }, 20'000));
    QVERIFY(card().before);
    QCOMPARE(card().before->office, officeBefore);
    QVERIFY(card().citizen->office != officeBefore);
    desk().lookup.close();
    QVERIFY(!card().before);
}

void tst_LineDown::cutInTheMiddleOfASync()
{
    m_room.call("POST", u"/register/expire-cursors"_s); // all of it again
    m_line->slowDown(100'000);
    desk().registerSync.syncNow();
    QVERIFY(waitUntil(
        [this] { return desk().registerSync.state().done >= 200 && desk().registerSync.state().done < people; },
        30'000));
    goDark();
    QVERIFY(
        waitUntil([this] { return desk().registerSync.state().kind == RegisterSync::Kind::WaitingForLine; }, 20'000));
    QVERIFY(desk().saved.state().summary.people < people);
    m_line->slowDown({});
    m_line->set(Mode::Pass);
    QVERIFY(waitUntil([this] { return desk().registerSync.state().kind == RegisterSync::Kind::Waiting; }, 60'000));
    QCOMPARE(desk().saved.state().summary.people, peopleAtTheCentral());
}

/// The form is filled in on a record of the central; then the line goes, and only then the button is pressed.
void tst_LineDown::cutBetweenThePageAndTheAction()
{
    const auto person = m_room.person(u"proven"_s);
    lookUp(person.insuranceNumber);
    QVERIFY(waitUntil([this] { return isLive(); }));
    desk().passwordResets.prepare();
    auto form = desk().passwordResets.state().form;
    form.documentEnding = u"1234"_s;
    form.identityChecked = true;
    desk().passwordResets.edit(form);
    m_line->set(Mode::Swallow); // nothing tells of it yet
    desk().passwordResets.start();
    QVERIFY(waitUntil([this] { return desk().passwordResets.state().kind == PasswordResets::Kind::NotKnown; }, 40'000));
    m_line->cut();
    m_line->set(Mode::Pass);
    QVERIFY(
        waitUntil([this] { return desk().passwordResets.state().kind == PasswordResets::Kind::Following; }, 40'000));
    QCOMPARE(m_room.mails(person.email, u"one-time-code"_s).size(), 1); // a second mail locks somebody out
}

void tst_LineDown::aDraftOfTheDarkHoursWaitsForItsPerson()
{
    const auto person = m_room.person(u"no-email"_s);
    const QString address = u"dem.toi@example.com"_s;
    goDark();
    lookUp(person.insuranceNumber);
    QVERIFY(waitUntil([this] { return isOpen(); }));
    desk().emailChanges.startDraft();
    auto draft = desk().emailChanges.state().draft;
    draft.email = address;
    draft.documentEnding = u"1234"_s;
    draft.identityChecked = true;
    desk().emailChanges.edit(draft);
    desk().emailChanges.showToCitizen();
    QCOMPARE(desk().emailChanges.state().kind, EmailChanges::Kind::Drafting); // nothing that can't be sent is confirmed
    press(*m_window, u"keepDraftButton"_s);
    QCOMPARE(desk().keptDrafts.state().items.size(), 1);
    QCOMPARE(desk().emailChanges.state().kind, EmailChanges::Kind::None);
    desk().lookup.close();
    QVERIFY(isShown(*m_window, u"keptDraftsList"_s));

    // Locked and unlocked while the line is down, and then it comes back: nothing goes by itself.
    desk().session.lock(desk::Session::LockReason::ByHand);
    QVERIFY(waitUntil([this] { return !desk().session.state().busy; }));
    QVERIFY(desk().keptDrafts.state().items.isEmpty());
    m_line->set(Mode::Pass);
    QVERIFY(m_desk->typePin());
    QVERIFY(waitUntil([this] { return isOnline() && !desk().session.state().offline; }, 20'000));
    QCOMPARE(desk().keptDrafts.state().items.size(), 1);
    QTest::qWait(1500);
    QVERIFY(m_room.mails(address).isEmpty());
    QCOMPARE(desk().keptDrafts.state().items.size(), 1);

    desk().keptDrafts.takeUp(desk().keptDrafts.state().items.first().id);
    QVERIFY(waitUntil([this] { return desk().emailChanges.state().kind == EmailChanges::Kind::Drafting; }));
    QVERIFY(isLive());
    QCOMPARE(desk().emailChanges.state().draft.email, address);
    draft = desk().emailChanges.state().draft;
    draft.identityChecked = true;
    desk().emailChanges.edit(draft);
    desk().emailChanges.showToCitizen();
    QCOMPARE(desk().emailChanges.state().kind, EmailChanges::Kind::Confirming);
    QVERIFY(m_room.mails(address).isEmpty());
    desk().emailChanges.confirm();
    QVERIFY(waitUntil([this] { return desk().emailChanges.state().change.has_value(); }));
    QVERIFY(waitUntil([this] { return desk().keptDrafts.state().items.isEmpty(); }));
    QVERIFY(waitUntil([&] { return m_room.mails(address, u"proof-code"_s).size() == 1; }));
}

void tst_LineDown::aCaptivePortalIsNoLine()
{
    const auto person = m_room.person(u"proven"_s);
    goDark(Mode::Html);
    lookUp(person.insuranceNumber);
    QVERIFY(waitUntil([this] { return isOpen(); }));
    QVERIFY(card().saved);
    QTest::qWait(3000); // its pages answer all the time
    QVERIFY(!isOnline());
    m_line->set(Mode::Pass);
    QVERIFY(waitUntil([this] { return isOnline() && isLive(); }, 20'000));
}

qint64 tst_LineDown::peopleAtTheCentral()
{
    qint64 count = 0;
    QString cursor;
    for (bool more = true; more;) {
        domain::Outcome<domain::RegisterPage> page = domain::failed(domain::FailureCode::TimedOut);
        const auto reply = m_desk->api.getOfficeRegister(cursor, 5000);
        if (!waitUntil([&] { return reply.isFinished(); }) || !reply.result())
            return -1;
        page = reply.result();
        for (const auto& item : page->items)
            count += std::holds_alternative<domain::Citizen>(item) ? 1 : 0;
        cursor = page->cursor;
        more = page->more;
    }
    return count;
}

QTEST_MAIN(tst_LineDown)
#include "tst_LineDown.moc"
