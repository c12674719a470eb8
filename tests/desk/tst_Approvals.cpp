#include "domain/Clock.h"
#include "support/TrainingDesk.h"
#include <QElapsedTimer>
#include <QTest>

using namespace bhxh;
using namespace Qt::StringLiterals;
using desk::Approvals;
using domain::EmailChangeState;
using domain::FailureCode;
using test::TrainingDesk;
using test::waitUntil;
using Obstacle = Approvals::Obstacle;

class tst_Approvals : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { room.tidy(); }
    void cleanup() { m_supervisor->desk.approvals.unselect(); }
    void cleanupTestCase();
    void aNewRequestIsInTheQueueWithinTwoSeconds();
    void theOldestStandsFirst();
    void aCounterMemberHasNoQueue();
    void whatIsNotProvenCanOnlyBeRejected();
    void nobodyDecidesOnTheirOwnRequest();
    void approvingTakesAFreshSignIn();
    void somebodyElseInTheStepUpDecidesNothing();
    void whatTheOtherSupervisorDecidedShows();
    void aChangeThatMovedSinceTheLookIsAConflict();
    void anOverlongNoteIsNotSent();
    void withoutAnAnswerThereIsOneDecision();
    void aHangIsNotKnownAndThenKnown();
    void aFaultOfTheCentralLosesNothing();
    void nothingStaysWhenTheSupervisorLeaves();
    void aDecisionThatIsLeftIsNotSentAnew();
    void aDecisionThatDidArriveIsFoundAfterLeaving();
    void aQueueThatIsRefusedHidesNoDecisionThatFailed();
    void aLongQueueIsReadToItsEnd();

private:
    Approvals& approvals() { return m_supervisor->desk.approvals; }
    const Approvals::State& state() const { return m_supervisor->desk.approvals.state(); }
    /// Asked for by this desk's member; the change's id. Proven by its citizen where wanted.
    domain::EmailChangeId request(TrainingDesk& desk, bool proven = true);
    bool isQueued(const domain::EmailChangeId& id, EmailChangeState in)
    {
        return waitUntil([&] {
            return std::any_of(state().items.begin(), state().items.end(),
                               [&](const auto& item) { return item.id == id && item.state == in; });
        });
    }
    bool select(const domain::EmailChangeId& id)
    {
        if (!isQueued(id, EmailChangeState::Pending))
            return false;
        approvals().select(id);
        return state().selected.has_value();
    }
    bool failsWith(FailureCode code)
    {
        return waitUntil([&] { return state().failure && state().failure->code == code && !state().deciding; });
    }

    test::TrainingRoom room;
    std::unique_ptr<TrainingDesk> m_counter;
    std::unique_ptr<TrainingDesk> m_supervisor;
    QString m_email;
    int m_addresses = 0;
};

void tst_Approvals::initTestCase()
{
    QVERIFY2(room.open(), qPrintable(room.whyNot()));
    m_counter = std::make_unique<TrainingDesk>(room, u"lan"_s);
    QVERIFY(m_counter->signIn());
    m_supervisor = std::make_unique<TrainingDesk>(room, u"mai"_s);
    QVERIFY(m_supervisor->signIn());
    QVERIFY(waitUntil([&] { return state().loaded; }));
}

void tst_Approvals::cleanupTestCase()
{
    m_counter.reset();
    m_supervisor.reset();
}

domain::EmailChangeId tst_Approvals::request(TrainingDesk& desk, bool proven)
{
    auto& changes = desk.desk.emailChanges;
    desk.open(room.person(u"no-email"_s));
    m_email = u"duyet%1@example.com"_s.arg(++m_addresses);
    desk::EmailChanges::Draft draft;
    draft.email = m_email;
    draft.paperDate = desk.desk.session.now().date();
    draft.identityChecked = true;
    changes.startDraft();
    changes.edit(draft);
    changes.showToCitizen();
    changes.confirm();
    if (!waitUntil([&] { return changes.state().change.has_value(); }))
        qFatal("the request was not taken");
    if (proven) {
        changes.prove(*domain::OneTimeCode::parse(room.newestCode(m_email, u"proof-code"_s), 6));
        if (!waitUntil([&] { return changes.state().change->state == EmailChangeState::Pending; }))
            qFatal("the proof was not taken");
    }
    return changes.state().change->id;
}

void tst_Approvals::aNewRequestIsInTheQueueWithinTwoSeconds()
{
    const int before = approvals().waitingCount();
    const auto id = request(*m_counter);
    QElapsedTimer since;
    since.start();
    QVERIFY(isQueued(id, EmailChangeState::Pending));
    QVERIFY2(since.elapsed() < 2000, qPrintable(QString::number(since.elapsed())));
    QCOMPARE(approvals().waitingCount(), before + 1);
}

void tst_Approvals::theOldestStandsFirst()
{
    const auto first = request(*m_counter, false);
    const auto second = request(*m_counter, false);
    QVERIFY(isQueued(second, EmailChangeState::AwaitingProof));
    QList<domain::EmailChangeId> ids;
    for (const auto& item : state().items)
        ids << item.id;
    QVERIFY(ids.indexOf(first) < ids.indexOf(second));
}

void tst_Approvals::aCounterMemberHasNoQueue()
{
    QVERIFY(!m_counter->desk.approvals.state().loaded);
    QCOMPARE(m_counter->desk.approvals.obstacle(), Obstacle::NotSupervisor);
}

void tst_Approvals::whatIsNotProvenCanOnlyBeRejected()
{
    const auto id = request(*m_counter, false);
    QVERIFY(isQueued(id, EmailChangeState::AwaitingProof));
    approvals().select(id);
    QCOMPARE(approvals().obstacle(), Obstacle::NotProven);
    approvals().approve({});
    QVERIFY(!state().deciding);
    approvals().reject(domain::RejectionReason::CitizenWithdrew, u"đi mất"_s);
    QVERIFY(waitUntil([&] { return state().justDecided.has_value(); }));
    QCOMPARE(state().justDecided->state, EmailChangeState::Rejected);
    QCOMPARE(state().justDecided->decision->reason, domain::RejectionReason::CitizenWithdrew);
    QVERIFY(
        waitUntil([&] { return m_counter->desk.emailChanges.state().change->state == EmailChangeState::Rejected; }));
}

void tst_Approvals::nobodyDecidesOnTheirOwnRequest()
{
    TrainingDesk both(room, u"thao"_s);
    QVERIFY(both.signIn());
    const auto id = request(both);
    auto& theirs = both.desk.approvals;
    QVERIFY(waitUntil([&] {
        return std::any_of(theirs.state().items.begin(), theirs.state().items.end(),
                           [&](const auto& item) { return item.id == id && item.state == EmailChangeState::Pending; });
    }));
    theirs.select(id);
    QCOMPARE(theirs.obstacle(), Obstacle::OwnRequest);
    theirs.approve({});
    theirs.reject(domain::RejectionReason::Other, {});
    QVERIFY(!theirs.state().deciding);
    QVERIFY(isQueued(id, EmailChangeState::Pending));
}

void tst_Approvals::approvingTakesAFreshSignIn()
{
    const auto id = request(*m_counter);
    QVERIFY(select(id));
    room.advanceClock(400);
    const int before = m_supervisor->browserOpened();
    approvals().approve(u"đủ hồ sơ"_s);
    QVERIFY(state().deciding);
    QVERIFY(waitUntil([&] { return state().justDecided.has_value(); }));
    QCOMPARE(m_supervisor->browserOpened(), before + 1);
    QCOMPARE(state().justDecided->state, EmailChangeState::Approved);
    QVERIFY(!state().deciding);
    QCOMPARE(approvals().obstacle(), Obstacle::Over);
    QVERIFY(std::none_of(state().items.begin(), state().items.end(), [&](const auto& item) { return item.id == id; }));
    QCOMPARE(room.mails(m_email, u"notice-new"_s).size(), 1);
}

void tst_Approvals::somebodyElseInTheStepUpDecidesNothing()
{
    const auto id = request(*m_counter);
    QVERIFY(select(id));
    room.advanceClock(400);
    m_supervisor->setMember(u"duc"_s);
    approvals().approve({});
    QVERIFY(failsWith(FailureCode::OtherMemberSignedIn));
    m_supervisor->setMember(u"mai"_s);
    QVERIFY(isQueued(id, EmailChangeState::Pending));
    QVERIFY(state().selected->isOpen()); // nothing lost: once more
    approvals().approve({});
    QVERIFY(waitUntil([&] { return state().justDecided.has_value(); }));
}

void tst_Approvals::whatTheOtherSupervisorDecidedShows()
{
    const auto id = request(*m_counter);
    QVERIFY(select(id));
    TrainingDesk other(room, u"duc"_s);
    QVERIFY(other.signIn());
    auto& others = other.desk.approvals;
    QVERIFY(waitUntil([&] { return others.state().loaded; }));
    others.select(id);
    others.reject(domain::RejectionReason::PaperMissing, {});
    QVERIFY(waitUntil([&] { return !state().selected->isOpen(); }));
    QCOMPARE(state().selected->state, EmailChangeState::Rejected);
    QCOMPARE(approvals().obstacle(), Obstacle::Over);
    approvals().approve({});
    QVERIFY(!state().deciding);
}

void tst_Approvals::aChangeThatMovedSinceTheLookIsAConflict()
{
    room.setPolicy({{u"emailProof"_s, u"optional"_s}});
    const auto id = request(*m_counter, false); // pending at once, its code still open
    QVERIFY(select(id));
    room.setFault(u"decideEmailChange"_s, u"slow"_s);
    approvals().approve({});
    // While the decision is held up, the citizen proves the address: not what was looked at any more.
    m_counter->desk.emailChanges.prove(*domain::OneTimeCode::parse(room.newestCode(m_email, u"proof-code"_s), 6));
    QVERIFY(failsWith(FailureCode::VersionConflict));
    QVERIFY(waitUntil([&] { return state().selected->proof.state == domain::ChallengeState::Proven; }));
    QVERIFY(state().failure);
    approvals().approve({});
    QVERIFY(waitUntil([&] { return state().justDecided.has_value(); }));
}

void tst_Approvals::anOverlongNoteIsNotSent()
{
    const auto id = request(*m_counter);
    QVERIFY(select(id));
    approvals().reject(domain::RejectionReason::Other, QString(501, u'x'));
    QCOMPARE(state().failure->code, FailureCode::NoteTooLong);
    QVERIFY(!state().deciding);
}

void tst_Approvals::withoutAnAnswerThereIsOneDecision()
{
    const auto id = request(*m_counter);
    QVERIFY(select(id));
    room.setFault(u"decideEmailChange"_s, u"close-after-effect"_s, 2);
    approvals().approve({});
    QVERIFY(waitUntil([&] { return state().justDecided.has_value(); }));
    QVERIFY(!state().failure);
    QVERIFY(!state().notKnown);
    QCOMPARE(room.mails(m_email, u"notice-new"_s).size(), 1);
}

void tst_Approvals::aHangIsNotKnownAndThenKnown()
{
    const auto id = request(*m_counter);
    QVERIFY(select(id));
    room.setFault(u"decideEmailChange"_s, u"hang"_s);
    approvals().approve({});
    QVERIFY(waitUntil([&] { return state().notKnown; }, 60'000));
    QVERIFY(state().deciding);
    approvals().approve({}); // not a second one
    QVERIFY(waitUntil([&] { return state().justDecided.has_value(); }, 60'000));
    QVERIFY(!state().notKnown);
    QCOMPARE(room.mails(m_email, u"notice-new"_s).size(), 1);
}

void tst_Approvals::aFaultOfTheCentralLosesNothing()
{
    const auto id = request(*m_counter);
    QVERIFY(select(id));
    room.setFault(u"decideEmailChange"_s, u"503-retry-after"_s);
    approvals().approve({});
    QVERIFY(failsWith(FailureCode::CentralUnavailable));
    QVERIFY(state().selected->isOpen());
    approvals().approve({});
    QVERIFY(waitUntil([&] { return state().justDecided.has_value(); }));
}

void tst_Approvals::nothingStaysWhenTheSupervisorLeaves()
{
    TrainingDesk other(room, u"duc"_s);
    QVERIFY(other.signIn());
    auto& others = other.desk.approvals;
    QVERIFY(waitUntil([&] { return others.state().loaded; }));
    other.desk.session.signOut();
    QVERIFY(!others.state().loaded);
    QVERIFY(others.state().items.isEmpty());
    other.setMember(u"hung"_s);
    QVERIFY(other.signIn());
    QTest::qWait(500);
    QVERIFY(!others.state().loaded);
}

void tst_Approvals::aDecisionThatIsLeftIsNotSentAnew()
{
    const auto id = request(*m_counter);
    QVERIFY(select(id));
    room.setFault(u"decideEmailChange"_s, u"close-before"_s, 100);
    approvals().approve({});
    QVERIFY(approvals().hasOpenWrite());
    QVERIFY(waitUntil([&] { return state().notKnown; }));
    approvals().leave();
    QVERIFY(!approvals().hasOpenWrite());
    QCOMPARE(state().left, desk::LeftOpen::Reading);
    QVERIFY(waitUntil([&] { return state().left == desk::LeftOpen::Read; }));
    QVERIFY(!state().deciding);
    QVERIFY(!state().notKnown);
    QVERIFY(!state().justDecided);
    QCOMPARE(state().selected->state, EmailChangeState::Pending);
    room.clearFaults();
    QTest::qWait(3000);
    QVERIFY(isQueued(id, EmailChangeState::Pending)); // it still waits
    approvals().approve({});
    QVERIFY(waitUntil([&] { return state().justDecided.has_value(); }));
    QCOMPARE(state().left, desk::LeftOpen::No);
}

void tst_Approvals::aDecisionThatDidArriveIsFoundAfterLeaving()
{
    const auto id = request(*m_counter);
    QVERIFY(select(id));
    room.setFault(u"decideEmailChange"_s, u"close-after-effect"_s, 100);
    approvals().approve({});
    QVERIFY(waitUntil([&] { return state().notKnown; }));
    approvals().leave();
    QVERIFY(waitUntil([&] { return state().justDecided.has_value(); }));
    QCOMPARE(state().justDecided->id, id);
    QCOMPARE(state().justDecided->state, EmailChangeState::Approved);
    QCOMPARE(state().left, desk::LeftOpen::No); // its outcome is known
    QVERIFY(!state().deciding);
    QVERIFY(!state().failure);
}

void tst_Approvals::aQueueThatIsRefusedHidesNoDecisionThatFailed()
{
    const auto id = request(*m_counter);
    QVERIFY(select(id));
    room.setFault(u"decideEmailChange"_s, u"503-retry-after"_s);
    approvals().approve({});
    QVERIFY(failsWith(FailureCode::CentralUnavailable));
    room.setFault(u"listEmailChanges"_s, u"403"_s);
    approvals().refresh();
    QVERIFY(waitUntil([&] { return state().queueFailure.has_value(); }));
    QCOMPARE(state().queueFailure->code, FailureCode::Forbidden);
    QCOMPARE(state().failure->code, FailureCode::CentralUnavailable);
    approvals().approve({}); // decided well: the queue is as it was
    QVERIFY(waitUntil([&] { return state().justDecided.has_value(); }));
    QVERIFY(!state().failure);
    QVERIFY(state().queueFailure);
    approvals().refresh();
    QVERIFY(waitUntil([&] { return !state().queueFailure; }));
}

void tst_Approvals::aLongQueueIsReadToItsEnd()
{
    room.setPolicy({{u"emailProof"_s, u"off"_s}});
    auto page = m_counter->api.getOfficeRegister({});
    QVERIFY(waitUntil([&] { return page.isFinished(); }));
    const domain::RegisterPage citizens = page.result().value();
    const auto identity = domain::IdentityCheck::make({}, {}, {}, {});
    const QDate today = domain::inVietnam(m_counter->clock.now()).date();
    const auto paper = domain::Paper::make({}, {}, today, today);
    int asked = 0;
    for (const auto& item : citizens.items) {
        const auto* citizen = std::get_if<domain::Citizen>(&item);
        if (!citizen || citizen->email.pendingChange)
            continue;
        const auto address = domain::EmailAddress::parse(u"dai%1@example.com"_s.arg(++asked));
        auto reply = m_counter->api.requestEmailChange({.citizen = citizen->id,
                                                        .citizenVersion = citizen->version,
                                                        .newEmail = *address,
                                                        .identityCheck = *identity,
                                                        .paper = *paper},
                                                       domain::IdempotencyKey::make());
        QVERIFY(waitUntil([&] { return reply.isFinished(); }));
        QVERIFY(reply.result().has_value());
        if (asked == 210)
            break;
    }
    QCOMPARE(asked, 210);
    QVERIFY(waitUntil([&] { return state().items.size() > 210; }, 30'000)); // those of the tests before, too
    QVERIFY(!state().more);
    QVERIFY(std::is_sorted(state().items.begin(), state().items.end(),
                           [](const auto& a, const auto& b) { return a.requestedAt < b.requestedAt; }));
}

QTEST_GUILESS_MAIN(tst_Approvals)
#include "tst_Approvals.moc"
