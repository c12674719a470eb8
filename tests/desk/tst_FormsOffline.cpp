// What the two forms and the citizen's display do while the central can't be asked (CitizenLookup::canAct).
#include "support/FaultProxy.h"
#include "support/TrainingDesk.h"
#include <QTemporaryDir>
#include <QTest>

using namespace bhxh;
using namespace Qt::StringLiterals;
using desk::CitizenDisplay;
using desk::CitizenLookup;
using desk::Connection;
using desk::EmailChanges;
using desk::PasswordResets;
using desk::Session;
using domain::EmailChangeState;
using domain::Purpose;
using test::FaultProxy;
using test::TrainingDesk;
using test::waitUntil;
using Changing = EmailChanges::Kind;
using Resetting = PasswordResets::Kind;

class tst_FormsOffline : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { m_desk.reset(); }
    void onASavedRecordADraftIsWrittenAndNotSent();
    void whereTheCentralHasTheSameTheDraftGoesOn();
    void whereTheCentralHasAnotherAddressItIsCompared();
    void anOpenChangeThatTheSavedDataCannotKnowIsFollowedAndTheDraftKept();
    void nothingIsAskedOfAChangeWithoutTheLine();
    void nothingIsAskedOfAResetWithoutTheLine();
    void aYesWhileTheLineIsDownIsNotSent();
    void noResetIsStartedWithoutTheLine();
    void aResetFormThatIsOpenStaysAndIsNotSent();
    void aResetUnderWayIsShownWithoutTheLine();
    void aResetFormIsOfferedAgainAfterAnUnlockWithoutTheLine();
    void aResetThatWasSentIsOfferedAgainAsOneThatWas();
    void aFormWhoseRecordIsNotThereIsOfferedAgain();

private:
    [[nodiscard]] desk::Desk& desk() { return m_desk->desk; }
    [[nodiscard]] EmailChanges& changes() { return m_desk->desk.emailChanges; }
    [[nodiscard]] PasswordResets& resets() { return m_desk->desk.passwordResets; }
    bool cutLine()
    {
        m_proxy->set(FaultProxy::Mode::Refuse);
        m_desk->desk.connection.tryNow(); // else it shows with the next call
        return waitUntil([&] { return desk().connection.state().kind == Connection::Kind::Offline; }, 20'000);
    }
    bool mendLine()
    {
        m_proxy->set(FaultProxy::Mode::Pass);
        return waitUntil([&] { return desk().lookup.canAct(); }, 20'000);
    }
    bool lockAndUnlock()
    {
        desk().session.lock(Session::LockReason::ByHand);
        const auto isLocked = [this] {
            return desk().session.state().kind == Session::Kind::Locked && !desk().session.state().busy;
        };
        return waitUntil(isLocked, 60'000) && m_desk->typePin();
    }
    bool isNotSaved()
    {
        return waitUntil([&] { return desk().lookup.state().kind == CitizenLookup::Kind::NotSaved; });
    }
    QString newAddress() { return u"moi%1@example.com"_s.arg(++m_addresses); }
    void startDesk(const QString& folder);
    void type(const QString& email);
    bool asks(TrainingDesk& other, const test::TrainingRoom::Person& person, const QString& email);

    test::TrainingRoom room;
    QTemporaryDir m_folder;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<TrainingDesk> m_desk;
    int m_addresses = 0;
};

void tst_FormsOffline::initTestCase()
{
    QVERIFY2(room.open(), qPrintable(room.whyNot()));
    m_proxy = std::make_unique<FaultProxy>(room.place().apiBase);
    room.setApiPort(m_proxy->port());
    startDesk(u"saved"_s);
}

void tst_FormsOffline::startDesk(const QString& folder)
{
    m_desk.reset();
    m_desk = std::make_unique<TrainingDesk>(
        room, u"lan"_s, desk::DeskPlace{.savedFolder = m_folder.filePath(folder), .installation = "test"});
    QVERIFY(m_desk->signIn());
    QVERIFY(m_desk->fillSaved());
}

void tst_FormsOffline::init()
{
    room.tidy();
    QVERIFY(waitUntil([&] { return desk().connection.state().kind == Connection::Kind::Online; }, 20'000));
}

void tst_FormsOffline::cleanup()
{
    m_proxy->set(FaultProxy::Mode::Pass);
    desk().lookup.close();
    desk().keptWork.drop();
    while (!desk().keptDrafts.state().items.isEmpty())
        desk().keptDrafts.drop(desk().keptDrafts.state().items.first().id);
}

void tst_FormsOffline::type(const QString& email)
{
    EmailChanges::Draft draft;
    draft.email = email;
    draft.documentEnding = u"123"_s;
    draft.paperDate = desk().session.now().date().addDays(-1);
    draft.identityChecked = true;
    changes().startDraft();
    changes().edit(draft);
    QCOMPARE(changes().state().kind, Changing::Drafting);
}

bool tst_FormsOffline::asks(TrainingDesk& other, const test::TrainingRoom::Person& person, const QString& email)
{
    EmailChanges::Draft draft;
    draft.email = email;
    draft.paperDate = other.desk.session.now().date().addDays(-1);
    draft.identityChecked = true;
    if (!other.signIn() || !other.open(person))
        return false;
    other.desk.emailChanges.startDraft();
    other.desk.emailChanges.edit(draft);
    other.desk.emailChanges.showToCitizen();
    other.desk.emailChanges.confirm();
    return waitUntil([&] { return other.desk.emailChanges.state().change.has_value(); });
}

void tst_FormsOffline::onASavedRecordADraftIsWrittenAndNotSent()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(cutLine());
    QVERIFY(m_desk->open(person));
    QVERIFY(desk().lookup.state().saved);
    QVERIFY(changes().mayDraft());
    type(newAddress());
    QVERIFY(changes().review(changes().state().draft).isComplete());
    changes().showToCitizen();
    QCOMPARE(changes().state().kind, Changing::Drafting);
    QCOMPARE(desk().display.state().kind, CitizenDisplay::Kind::Welcome);
}

void tst_FormsOffline::whereTheCentralHasTheSameTheDraftGoesOn()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(cutLine());
    QVERIFY(m_desk->open(person));
    const QString email = newAddress();
    type(email);
    QVERIFY(mendLine());
    QCOMPARE(changes().state().kind, Changing::Drafting);
    QCOMPARE(changes().state().draft.email, email);
    QVERIFY(!changes().state().newerCitizen);
    changes().showToCitizen();
    QCOMPARE(changes().state().kind, Changing::Confirming);
    changes().confirm();
    QVERIFY(waitUntil([&] { return changes().state().change || changes().state().failure; }));
    QVERIFY(changes().state().change);
    QCOMPARE(changes().state().change->state, EmailChangeState::AwaitingProof);
}

void tst_FormsOffline::whereTheCentralHasAnotherAddressItIsCompared()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person, Purpose::Review));
    domain::Citizen older = *desk().lookup.state().citizen;
    const QString masked = older.email.masked;
    desk().lookup.close();
    older.email.masked = u"x***@example.com"_s;
    QVERIFY(m_desk->save({older}));
    QVERIFY(cutLine());
    QVERIFY(m_desk->open(person));
    const QString email = newAddress();
    type(email);
    QVERIFY(mendLine());
    QVERIFY(changes().state().newerCitizen);
    QCOMPARE(changes().state().newerCitizen->email.masked, masked);
    QCOMPARE(changes().state().begunOn->email.masked, u"x***@example.com"_s);
    QCOMPARE(changes().state().draft.email, email);
    changes().showToCitizen(); // not before it was compared
    QCOMPARE(changes().state().kind, Changing::Drafting);
    changes().acceptNewerCitizen();
    QVERIFY(!changes().state().newerCitizen);
    QCOMPARE(changes().state().draft.email, email);
    changes().showToCitizen();
    changes().confirm();
    QVERIFY(waitUntil([&] { return changes().state().change || changes().state().failure; }));
    QVERIFY(changes().state().change);
}

void tst_FormsOffline::anOpenChangeThatTheSavedDataCannotKnowIsFollowedAndTheDraftKept()
{
    const auto person = room.person(u"proven"_s);
    TrainingDesk other(room, u"hung"_s);
    QVERIFY(asks(other, person, newAddress()));
    QVERIFY(cutLine());
    QVERIFY(m_desk->open(person));
    const QString email = newAddress();
    type(email);
    QVERIFY(mendLine());
    QVERIFY(waitUntil([&] { return changes().state().kind == Changing::Following; }));
    QCOMPARE(changes().state().change->id, other.desk.emailChanges.state().change->id);
    QVERIFY(!changes().state().newerCitizen && !changes().state().failure);
    const auto& drafts = desk().keptDrafts.state();
    QCOMPARE(drafts.items.size(), 1);
    QCOMPARE(drafts.items.first().citizen.text(), person.id);
    QCOMPARE(drafts.items.first().draft.email, email);
    QCOMPARE(drafts.items.first().draft.documentEnding, u"123"_s);
    QCOMPARE(drafts.setAside, drafts.items.first().id); // told
    desk().keptDrafts.acknowledge();
    QVERIFY(!drafts.setAside);
    QCOMPARE(drafts.items.size(), 1);
}

void tst_FormsOffline::nothingIsAskedOfAChangeWithoutTheLine()
{
    QVERIFY(m_desk->open(room.person(u"proven"_s)));
    type(newAddress());
    changes().showToCitizen();
    changes().confirm();
    QVERIFY(waitUntil([&] { return changes().state().change.has_value(); }));
    QCOMPARE(desk().display.state().kind, CitizenDisplay::Kind::EnterProof);
    QVERIFY(!desk().display.state().busy);
    QVERIFY(cutLine());
    changes().withdraw();
    QVERIFY(!changes().hasOpenWrite() && !changes().state().busy);
    changes().resendProof();
    QVERIFY(!changes().hasOpenWrite() && !changes().state().busy);
    QVERIFY(desk().display.state().busy); // no code is typed in vain
    QCOMPARE(changes().state().kind, Changing::Following);
    QVERIFY(mendLine());
    QVERIFY(!desk().display.state().busy);
    QTest::qWait(500);
    QCOMPARE(changes().state().change->state, EmailChangeState::AwaitingProof); // nothing was sent later either
    changes().withdraw();
    QVERIFY(waitUntil([&] { return changes().state().change->state == EmailChangeState::Withdrawn; }));
}

void tst_FormsOffline::nothingIsAskedOfAResetWithoutTheLine()
{
    QVERIFY(m_desk->open(room.person(u"proven"_s), Purpose::PasswordReset));
    resets().prepare();
    PasswordResets::Form form = resets().state().form;
    form.identityChecked = true;
    resets().edit(form);
    resets().start();
    QVERIFY(waitUntil([&] { return resets().state().reset.has_value(); }));
    QVERIFY(cutLine());
    resets().cancel();
    resets().resend();
    QVERIFY(!resets().hasOpenWrite() && !resets().state().busy);
    QVERIFY(mendLine());
    QTest::qWait(500);
    QVERIFY(resets().state().reset->isOpen());
    resets().cancel();
    QVERIFY(waitUntil([&] { return !resets().state().reset->isOpen(); }));
}

void tst_FormsOffline::aYesWhileTheLineIsDownIsNotSent()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person));
    type(newAddress());
    changes().showToCitizen();
    QCOMPARE(desk().display.state().kind, CitizenDisplay::Kind::ConfirmAddress);
    QVERIFY(!desk().display.state().busy);
    QVERIFY(cutLine());
    // The citizen is reading: it isn't torn away.
    QCOMPARE(desk().display.state().kind, CitizenDisplay::Kind::ConfirmAddress);
    QVERIFY(desk().display.state().busy);
    desk().display.addressIsRight();
    changes().confirm();
    QCOMPARE(changes().state().kind, Changing::Confirming);
    QVERIFY(!changes().hasOpenWrite());
    QVERIFY(mendLine());
    QTest::qWait(500);
    QCOMPARE(changes().state().kind, Changing::Confirming); // nothing is sent by itself
    QVERIFY(!desk().display.state().busy);
    desk().display.addressIsRight();
    QVERIFY(waitUntil([&] { return changes().state().change.has_value(); }));
}

void tst_FormsOffline::noResetIsStartedWithoutTheLine()
{
    QVERIFY(cutLine());
    QVERIFY(m_desk->open(room.person(u"no-account"_s), Purpose::PasswordReset)); // told first
    QCOMPARE(resets().obstacle(), PasswordResets::Obstacle::NoLine);
    resets().prepare();
    QCOMPARE(resets().state().kind, Resetting::None);
    bool wasTold = false;
    QObject listening;
    connect(&resets(), &PasswordResets::stateChanged, &listening, [&] { wasTold = true; });
    QVERIFY(mendLine());
    QVERIFY(wasTold);
    QCOMPARE(resets().obstacle(), PasswordResets::Obstacle::NoAccount);
    QVERIFY(m_desk->open(room.person(u"proven"_s), Purpose::PasswordReset));
    QCOMPARE(resets().obstacle(), PasswordResets::Obstacle::None);
    QVERIFY(cutLine());
    QVERIFY(!desk().lookup.state().saved); // read, but the line is down
    QCOMPARE(resets().obstacle(), PasswordResets::Obstacle::NoLine);
}

void tst_FormsOffline::aResetFormThatIsOpenStaysAndIsNotSent()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person, Purpose::PasswordReset));
    resets().prepare();
    PasswordResets::Form form = resets().state().form;
    form.identityChecked = true;
    resets().edit(form);
    QVERIFY(cutLine());
    QCOMPARE(resets().state().kind, Resetting::Preparing);
    resets().start();
    QCOMPARE(resets().state().kind, Resetting::Preparing);
    QVERIFY(!resets().hasOpenWrite());
    QVERIFY(mendLine());
    resets().start();
    QVERIFY(waitUntil([&] { return resets().state().reset.has_value(); }));
}

void tst_FormsOffline::aResetUnderWayIsShownWithoutTheLine()
{
    QVERIFY(m_desk->open(room.person(u"proven"_s), Purpose::PasswordReset));
    resets().prepare();
    PasswordResets::Form form = resets().state().form;
    form.identityChecked = true;
    resets().edit(form);
    resets().start();
    QVERIFY(waitUntil([&] { return resets().state().reset.has_value(); }));
    QVERIFY(cutLine());
    QCOMPARE(resets().state().kind, Resetting::Following);
    QVERIFY(resets().obstacle() != PasswordResets::Obstacle::NoLine);
}

void tst_FormsOffline::aResetFormIsOfferedAgainAfterAnUnlockWithoutTheLine()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person, Purpose::PasswordReset));
    resets().prepare();
    PasswordResets::Form form = resets().state().form;
    form.note = u"ghi chú"_s;
    resets().edit(form);
    QVERIFY(cutLine());
    QVERIFY(lockAndUnlock());
    QVERIFY(waitUntil([&] { return desk().lookup.state().saved.has_value(); }));
    QCOMPARE(resets().state().kind, Resetting::None);
    QVERIFY(!desk().keptWork.state().waitingSince); // it can't be opened yet
    QVERIFY(mendLine());
    QVERIFY(waitUntil([&] { return desk().keptWork.state().waitingSince.has_value(); })); // not lost: offered
    desk().keptWork.takeUp();
    QVERIFY(waitUntil([&] { return resets().state().kind == Resetting::Preparing; }));
    QCOMPARE(resets().state().form.note, u"ghi chú"_s);
    QVERIFY(!desk().keptWork.state().waitingSince);
}

void tst_FormsOffline::aResetThatWasSentIsOfferedAgainAsOneThatWas()
{
    startDesk(u"saved-anew"_s); // the one before was unlocked without the line: it can't send anything
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person, Purpose::PasswordReset));
    resets().prepare();
    PasswordResets::Form form = resets().state().form;
    form.identityChecked = true;
    resets().edit(form);
    room.setFault(u"startPasswordReset"_s, u"close-after-effect"_s, 50);
    resets().start();
    QVERIFY(waitUntil([&] { return resets().state().kind == Resetting::NotKnown; }));
    QVERIFY(cutLine());
    QVERIFY(lockAndUnlock());
    QVERIFY(waitUntil([&] { return desk().lookup.state().saved.has_value(); }));
    QVERIFY(desk().keptWork.state().outcomeWasOpen);
    desk().keptWork.acknowledge();
    room.clearFaults();
    QVERIFY(mendLine());
    QVERIFY(waitUntil([&] { return desk().keptWork.state().waitingSince.has_value(); }));
    desk().keptWork.takeUp();
    QVERIFY(desk().keptWork.state().outcomeWasOpen);                        // still said
    QVERIFY(waitUntil([&] { return resets().state().reset.has_value(); })); // it had come through
}

/// Another office's citizen isn't in the saved data.
void tst_FormsOffline::aFormWhoseRecordIsNotThereIsOfferedAgain()
{
    startDesk(u"saved-of-one-office"_s);
    const auto& kept = desk().keptWork.state();
    const auto person = room.person(u"other-office"_s);
    QVERIFY(m_desk->open(person));
    const QString email = newAddress();
    type(email);
    QVERIFY(cutLine());
    QVERIFY(lockAndUnlock());
    QVERIFY(isNotSaved());
    QVERIFY(kept.waitingSince);
    QVERIFY(m_desk->open(room.person(u"proven"_s)));
    desk().keptWork.takeUp();
    QVERIFY(!kept.waitingSince);
    QVERIFY(waitUntil([&] { return kept.waitingSince.has_value(); })); // that one is still not there
    QVERIFY(mendLine());
    QVERIFY(waitUntil([&] { return !desk().session.state().offline; })); // else the saved data answers first
    QVERIFY(kept.waitingSince);
    desk().keptWork.takeUp();
    QVERIFY(waitUntil([&] { return changes().state().kind == Changing::Drafting; }));
    QCOMPARE(desk().lookup.state().citizen->id.text(), person.id);
    QCOMPARE(changes().state().draft.email, email);
    QVERIFY(!kept.waitingSince);
    // Where the record comes by itself, so does the form.
    QVERIFY(cutLine());
    QVERIFY(lockAndUnlock());
    QVERIFY(isNotSaved());
    QVERIFY(kept.waitingSince);
    m_proxy->set(FaultProxy::Mode::Pass);
    QVERIFY(waitUntil([&] { return changes().state().kind == Changing::Drafting; }, 20'000));
    QCOMPARE(changes().state().draft.email, email);
    QVERIFY(!kept.waitingSince);
}

QTEST_GUILESS_MAIN(tst_FormsOffline)
#include "tst_FormsOffline.moc"
