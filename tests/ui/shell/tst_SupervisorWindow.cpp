#include "WindowHands.h"
#include "support/FaultProxy.h"
#include "support/TrainingDesk.h"
#include "ui/shell/MainWindow.h"
#include "ui/style/Theme.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/TwoLineList.h"
#include <QComboBox>

using namespace bhxh;
using namespace bhxh::test;
using namespace Qt::StringLiterals;
using domain::EmailChangeState;

/// A supervisor's queue, while a member of counter staff asks and withdraws at another desk; the line of the
/// supervisor's desk can be cut.
class tst_SupervisorWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void theChosenRequestLeavesAndNoOtherIsChosen();
    void theOutcomeIsTold();
    void theQueueAndTheDecisionEachTellTheirOwnFailure();
    void aDecisionThatIsNotKnownCanBeLeft();
    void aBouncedProofIsSeen();
    void anAmpersandOfTheAddressIsShown();
    void signingOutLeavesNoRejectionBehind();
    void aRejectionThatIsWrittenComesBackAfterALock();
    void theReasonForLiftingAHoldOutlivesTheLine();

private:
    QWidget& window() { return *m_window; }
    desk::Approvals& approvals() { return m_supervisor->desk.approvals; }
    void ask(const QString& email);
    ui::TwoLineList& list() { return *part<ui::TwoLineList>(window(), u"approvalsList"_s); }
    void choose(const QString& changeId);
    bool queued(const QString& changeId)
    {
        return waitUntil([this, changeId] {
            const auto items = list().items();
            return std::any_of(items.begin(), items.end(), [&](const auto& item) { return item.id == changeId; });
        });
    }

    TrainingRoom room;
    std::unique_ptr<FaultProxy> m_line;
    std::unique_ptr<TrainingDesk> m_counter;
    std::unique_ptr<TrainingDesk> m_supervisor;
    std::unique_ptr<ui::MainWindow> m_window;
    QString m_id;
    int m_addresses = 0;
};

void tst_SupervisorWindow::initTestCase()
{
    ui::Theme::install(*qApp, ui::ThemeChoice::Light);
    QVERIFY2(room.open(), qPrintable(room.whyNot()));
    room.setPolicy({{u"emailProof"_s, u"off"_s}});
    m_counter = std::make_unique<TrainingDesk>(room);
    m_line = std::make_unique<FaultProxy>(room.place().apiBase);
    room.setApiPort(m_line->port());
    m_supervisor = std::make_unique<TrainingDesk>(room, u"mai"_s);
    room.setApiPort(0);
    m_window = std::make_unique<ui::MainWindow>(m_supervisor->desk);
    m_window->show();
    QVERIFY(m_counter->signIn());
    QVERIFY(m_supervisor->signIn());
}

void tst_SupervisorWindow::init()
{
    room.tidy();
    room.setPolicy({{u"emailProof"_s, u"off"_s}});
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    press(window(), u"rail.approvals"_s);
    QVERIFY(waitUntil([this] { return approvals().state().loaded; }));
}

void tst_SupervisorWindow::cleanup()
{
    approvals().unselect();
}

void tst_SupervisorWindow::cleanupTestCase()
{
    m_window.reset();
    m_supervisor.reset();
    m_counter.reset();
}

void tst_SupervisorWindow::ask(const QString& email)
{
    QVERIFY(m_counter->open(room.person(u"no-email"_s)));
    auto& changes = m_counter->desk.emailChanges;
    changes.startDraft();
    desk::EmailChanges::Draft draft;
    draft.email = email;
    draft.paperDate = m_counter->desk.session.now().date().addDays(-1);
    draft.identityChecked = true;
    changes.edit(draft);
    changes.showToCitizen();
    changes.confirm();
    QVERIFY(waitUntil([&] { return changes.state().change.has_value(); }));
    m_id = changes.state().change->id.text();
    QVERIFY(queued(m_id));
}

void tst_SupervisorWindow::choose(const QString& changeId)
{
    const auto items = list().items();
    for (int row = 0; row < items.size(); ++row) {
        if (items[row].id != changeId)
            continue;
        const QModelIndex index = list().model()->index(row, 0);
        list().scrollTo(index);
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, list().visualRect(index).center());
    }
    QVERIFY(approvals().state().selected);
    QCOMPARE(approvals().state().selected->id.text(), changeId);
}

void tst_SupervisorWindow::theChosenRequestLeavesAndNoOtherIsChosen()
{
    ask(u"mot@example.com"_s);
    ask(u"hai@example.com"_s);
    const QString last = m_id;
    choose(last);
    list().setFocus();
    m_counter->desk.emailChanges.withdraw();
    QVERIFY(waitUntil([&] { return approvals().state().selected->state == EmailChangeState::Withdrawn; }));
    QCOMPARE(approvals().state().selected->id.text(), last); // stays before the eyes
    QCOMPARE(list().currentId(), QString());
    enter(window());
    enter(window());
    QCOMPARE(approvals().state().selected->id.text(), last);
    QVERIFY(!approvals().state().deciding);
    QVERIFY(!isShown(window(), u"approveButton"_s));
}

void tst_SupervisorWindow::theOutcomeIsTold()
{
    ask(u"ba@example.com"_s);
    choose(m_id);
    press(window(), u"approveButton"_s);
    QVERIFY(waitUntil([this] { return approvals().state().justDecided.has_value(); }));
    auto* bar = part<ui::MessageBar>(window(), u"messageBar"_s);
    QVERIFY(bar->hasMessage());
    QCOMPARE(bar->tone(), ui::Tone::Good);
    QVERIFY(!bar->text().contains(u'@'));
}

void tst_SupervisorWindow::theQueueAndTheDecisionEachTellTheirOwnFailure()
{
    ask(u"hailoi@example.com"_s);
    choose(m_id);
    room.setFault(u"decideEmailChange"_s, u"503-retry-after"_s);
    press(window(), u"approveButton"_s);
    QVERIFY(waitUntil([this] { return approvals().state().failure && !approvals().state().deciding; }));
    room.setFault(u"listEmailChanges"_s, u"403"_s);
    approvals().refresh();
    QVERIFY(waitUntil([this] { return approvals().state().queueFailure.has_value(); }));
    auto* queue = part<ui::MessageBar>(window(), u"queueMessage"_s);
    auto* decision = part<ui::MessageBar>(window(), u"decisionMessage"_s);
    QVERIFY(queue->hasMessage());
    QVERIFY(decision->hasMessage());
    QVERIFY(queue->text() != decision->text());
    emit queue->actionChosen(0); // try again
    QVERIFY(waitUntil([this] { return !approvals().state().queueFailure; }));
    QVERIFY(!queue->hasMessage());
    QVERIFY(decision->hasMessage());
    press(window(), u"approveButton"_s);
    QVERIFY(waitUntil([this] { return approvals().state().justDecided.has_value(); }));
}

void tst_SupervisorWindow::aDecisionThatIsNotKnownCanBeLeft()
{
    ask(u"khongdoi@example.com"_s);
    choose(m_id);
    room.setFault(u"decideEmailChange"_s, u"close-before"_s, 100);
    press(window(), u"approveButton"_s);
    QVERIFY(waitUntil([this] { return approvals().state().notKnown; }));
    auto* message = part<ui::MessageBar>(window(), u"decisionMessage"_s);
    const QString asking = message->text();
    emit message->actionChosen(0); // stop asking
    QVERIFY(waitUntil([this] { return approvals().state().left == desk::LeftOpen::Read; }));
    QVERIFY(message->hasMessage());
    QVERIFY(message->text() != asking);
    room.clearFaults();
    press(window(), u"approveButton"_s); // it still waits, and can be decided on
    QVERIFY(waitUntil([this] { return approvals().state().justDecided.has_value(); }));
    QVERIFY(!message->hasMessage());
}

void tst_SupervisorWindow::aBouncedProofIsSeen()
{
    room.setPolicy({{u"emailProof"_s, u"required"_s}});
    m_counter->desk.session.signOut();
    QVERIFY(m_counter->signIn());
    room.setMailOutcome(u"bon@example.com"_s, u"bounced"_s);
    ask(u"bon@example.com"_s);
    choose(m_id);
    QVERIFY(waitUntil([this] { return approvals().state().selected->proof.delivery == domain::Delivery::Bounced; }));
    const auto labels = part(window(), u"decisionCard"_s)->findChildren<ui::TextLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const ui::TextLabel* label) {
        return label->isVisible() && label->role() == ui::ColourRole::Bad && label->text().contains(u"came back"_s);
    }));
}

void tst_SupervisorWindow::anAmpersandOfTheAddressIsShown()
{
    ask(u"nam&con@example.com"_s);
    choose(m_id);
    const auto* approve = part<ui::ActionButton>(window(), u"approveButton"_s);
    QVERIFY(approve->text().contains(u"nam&&con@"_s));
}

void tst_SupervisorWindow::signingOutLeavesNoRejectionBehind()
{
    ask(u"sau@example.com"_s);
    choose(m_id);
    press(window(), u"rejectButton"_s);
    QVERIFY(isShown(window(), u"decisionNoteField"_s));
    QCOMPARE(clashingMnemonics(window()), QStringList());
    type(window(), u"decisionNoteField"_s, u"chua ro"_s);
    part<QComboBox>(window(), u"rejectionReasonBox"_s)->setCurrentIndex(3);
    m_supervisor->desk.session.signOut();
    QVERIFY(m_supervisor->signIn());
    m_supervisor->desk.keptWork.drop();
    press(window(), u"rail.approvals"_s);
    QVERIFY(queued(m_id));
    choose(m_id);
    auto* note = part<QLineEdit>(window(), u"decisionNoteField"_s);
    auto* reason = part<QComboBox>(window(), u"rejectionReasonBox"_s);
    QVERIFY(!note->isVisible());
    QCOMPARE(note->text(), QString());
    QCOMPARE(reason->currentIndex(), 0);
    // Esc leaves the question, and only that.
    press(window(), u"rejectButton"_s);
    QTest::keyClick(reason, Qt::Key_Escape);
    QVERIFY(!note->isVisible());
    QVERIFY(!approvals().state().deciding);
}

void tst_SupervisorWindow::aRejectionThatIsWrittenComesBackAfterALock()
{
    ask(u"bay@example.com"_s);
    choose(m_id);
    press(window(), u"rejectButton"_s);
    type(window(), u"decisionNoteField"_s, u"chua ro"_s);
    part<QComboBox>(window(), u"rejectionReasonBox"_s)->setCurrentIndex(3);
    m_supervisor->desk.session.lock(desk::Session::LockReason::ByHand);
    QVERIFY(!isShown(window(), u"approvalsPage"_s));
    QVERIFY(m_supervisor->typePin());
    QVERIFY(waitUntil([this] { return isShown(window(), u"decisionNoteField"_s); }));
    QCOMPARE(approvals().state().selected->id.text(), m_id);
    QCOMPARE(part<QLineEdit>(window(), u"decisionNoteField"_s)->text(), u"chua ro"_s);
    QCOMPARE(part<QComboBox>(window(), u"rejectionReasonBox"_s)->currentIndex(), 3);
}

void tst_SupervisorWindow::theReasonForLiftingAHoldOutlivesTheLine()
{
    ask(u"tam@example.com"_s);
    TrainingRoom::Person person;
    person.id = m_counter->desk.lookup.state().citizen->id.text();
    TrainingDesk other(room, u"duc"_s); // who approves has a part in it
    QVERIFY(other.signIn());
    QVERIFY(waitUntil([&] { return other.desk.approvals.state().loaded; }));
    other.desk.approvals.select(m_counter->desk.emailChanges.state().change->id);
    other.desk.approvals.approve({});
    QVERIFY(waitUntil([&] { return other.desk.approvals.state().justDecided.has_value(); }));
    auto& desk = m_supervisor->desk;
    QVERIFY(m_supervisor->open(person, domain::Purpose::Review));
    press(window(), u"rail.lookup"_s);
    type(window(), u"releaseHoldReasonField"_s, u"dang cho tai quay"_s);
    const auto* reason = part<QLineEdit>(window(), u"releaseHoldReasonField"_s);
    const auto* lift = part<ui::ActionButton>(window(), u"releaseHoldButton"_s);
    QVERIFY(!lift->isInert());
    m_line->set(FaultProxy::Mode::Refuse);
    desk.connection.tryNow();
    QVERIFY(waitUntil([&] { return !desk.lookup.canAct(); }));
    QVERIFY(lift->isVisible() && lift->isInert());
    enter(window());
    QVERIFY(!desk.passwordResets.state().releasing);
    m_line->set(FaultProxy::Mode::Pass);
    desk.connection.tryNow();
    QVERIFY(waitUntil([&] { return desk.lookup.canAct(); }));
    QVERIFY(!lift->isInert());
    QVERIFY(reason->hasFocus());
    QCOMPARE(reason->text(), u"dang cho tai quay"_s);
    QVERIFY(m_supervisor->open(room.person(u"no-email"_s), domain::Purpose::Review));
    QVERIFY(m_supervisor->open(person, domain::Purpose::Review));
    QVERIFY(reason->isVisible());
    QCOMPARE(reason->text(), QString()); // it was about the citizen before
    type(window(), u"releaseHoldReasonField"_s, u"dang cho tai quay"_s);
    press(window(), u"releaseHoldButton"_s);
    QVERIFY(waitUntil([&] { return !reason->isVisible(); }));
    QCOMPARE(reason->text(), QString()); // done
}

QTEST_MAIN(tst_SupervisorWindow)
#include "tst_SupervisorWindow.moc"
