// The saved data answers where the central doesn't, and the central's word takes its place.
#include "LookupDesk.h"
#include <QElapsedTimer>
#include <QSignalSpy>

using namespace bhxh;
using namespace Qt::StringLiterals;
using desk::CitizenLookup;
using desk::Connection;
using domain::Citizen;
using domain::CitizenId;
using domain::FailureCode;
using domain::Purpose;
using test::FaultProxy;
using test::TrainingDesk;
using test::waitUntil;

class tst_LookupFallback : public test::LookupDesk
{
    Q_OBJECT

private slots:
    void afterTheDeadlineTheSavedDataAnswersAndTheCentralTakesItsPlace();
    void aFailureOfTheLineIsAnsweredFromTheSavedData();
    void whatTheCentralItselfRefusesIsNot();
    void whereTheLineIsKnownToBeDownTheSavedDataAnswersAtOnce();
    void anEndpointThatAlwaysFailsIsAskedEverMoreSeldom();
    void whenTheLineIsBackTheRecordIsTheCentralsAgain();
    void whatWasDifferentIsKeptToBeMarked();
    void whatChangedWhileTheLineWasDownIsKeptToBeMarked();
    void whoIsNotSavedIsNotNobody();
    void theCentralsNobodyTakesThePlaceOfNotSaved();
    void severalAreChosenFrom();
    void aSearchByNameIsAskedAgainAndNobodyIsForced();
    void onlyWhoIsNamedExactlySoIsOpenedAtOnce();
    void ofAYearNobodyIsOpenedAtOnce();
    void whatIsShownFromTheSavedDataIsAskedAgainAtOnce();
    void whoIsNotSavedIsAskedAgainAtOnce();
    void aRefusalThatNobodyAskedForLeavesWhatStandsThere();
    void aNameAloneIsListedFromTheSavedData();
    void aFormerNumberIsToldWithoutTheCentralToo();
    void byIdItWorksToo();
    void whatWasReadStaysTheCentralsWhileTheLineIsDown();
    void theReturnOfTheLineDisturbsNoLookUpThatWasBegun();
    void aReplyToTheLookUpBeforeIsDropped();
    void aSlipOfTheHandLeavesTheSavedRecord();
    void withoutSavedDataItIsAsItWas();
    void afterAnUnlockWithoutTheCentralTheWorkIsBack();
};

void tst_LookupFallback::afterTheDeadlineTheSavedDataAnswersAndTheCentralTakesItsPlace()
{
    const auto person = room.person(u"proven"_s);
    // Each alone is in time (2 s); the two together are not.
    room.setFault(u"searchCitizens"_s, u"slow"_s);
    room.setFault(u"getCitizen"_s, u"slow"_s);
    QElapsedTimer waited;
    waited.start();
    lookUp(person.insuranceNumber);
    QVERIFY(comesTo(Kind::Open));
    QVERIFY2(waited.elapsed() >= 2400 && waited.elapsed() < 3600, qPrintable(QString::number(waited.elapsed())));
    QVERIFY(state().saved);
    QVERIFY(state().saved->stillAsking);
    QVERIFY(state().saved->confirmedAt.isValid());
    QCOMPARE(state().receivedAt, state().saved->confirmedAt);
    QCOMPARE(state().citizen->id.text(), person.id);
    QVERIFY(state().citizen->address.isEmpty());
    QVERIFY(!lookup().canAct());
    QSignalSpy changed(&lookup(), &CitizenLookup::citizenChanged);
    QVERIFY(isLive(5000));
    QVERIFY(waited.elapsed() < 6000);
    QCOMPARE(state().citizen->id.text(), person.id);
    QVERIFY(!state().citizen->address.isEmpty());
    QVERIFY(!state().before);
    QVERIFY(lookup().canAct());
    QCOMPARE(changed.size(), 0); // the same citizen: what was begun on them goes on
}

void tst_LookupFallback::aFailureOfTheLineIsAnsweredFromTheSavedData()
{
    const auto person = room.person(u"proven"_s);
    room.setFault(u"searchCitizens"_s, u"500"_s, 1);
    room.setFault(u"getCitizen"_s, u"500"_s, 1);
    QElapsedTimer waited;
    waited.start();
    lookUp(person.insuranceNumber);
    QVERIFY(comesTo(Kind::Open));
    QVERIFY(waited.elapsed() < 2000);
    QVERIFY(state().saved);
    QVERIFY(!state().saved->stillAsking);
    QVERIFY(!state().failure);
    // Nobody does anything, the line wasn't down: its word is asked for until it comes.
    QVERIFY(isLive(25'000));
}

void tst_LookupFallback::whatTheCentralItselfRefusesIsNot()
{
    const auto person = room.person(u"proven"_s);
    room.setFault(u"searchCitizens"_s, u"429"_s, 5);
    lookUp(person.insuranceNumber);
    QVERIFY(waitUntil([&] { return state().failure.has_value(); }));
    QCOMPARE(state().kind, Kind::Failed);
    QCOMPARE(state().failure->code, FailureCode::TooManyRequests);
}

void tst_LookupFallback::whereTheLineIsKnownToBeDownTheSavedDataAnswersAtOnce()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(cutLine());
    QElapsedTimer waited;
    waited.start();
    lookUp(person.personalId);
    QVERIFY(comesTo(Kind::Open));
    QVERIFY2(waited.elapsed() < 700, qPrintable(QString::number(waited.elapsed())));
    QVERIFY(state().saved && !state().saved->stillAsking);
    QCOMPARE(state().askedNumber->clearText(), person.personalId);
    QVERIFY(!lookup().canAct());
}

/// The central is there, but a gateway answers for one of its endpoints: each answer makes the line doubtful and good
/// again.
void tst_LookupFallback::anEndpointThatAlwaysFailsIsAskedEverMoreSeldom()
{
    const auto person = room.person(u"proven"_s);
    m_proxy->spoil("/citizens/");
    lookup().open(*CitizenId::parse(person.id), Purpose::AnswerQuestion);
    QVERIFY(comesTo(Kind::Open));
    QVERIFY(state().saved);
    const int before = m_proxy->spoiled();
    QTest::qWait(10'000);
    const int asked = m_proxy->spoiled() - before;
    m_proxy->spoil({});
    QVERIFY2(asked >= 1 && asked <= 4, qPrintable(QString::number(asked)));
    QVERIFY(state().saved);
    QVERIFY(isLive(20'000)); // and not given up
}

void tst_LookupFallback::whenTheLineIsBackTheRecordIsTheCentralsAgain()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(cutLine());
    lookup().lookUp(person.insuranceNumber, Purpose::EmailChange, {});
    QVERIFY(comesTo(Kind::Open));
    QSignalSpy citizens(&lookup(), &CitizenLookup::citizenChanged);
    mendLine();
    QVERIFY(isLive());
    QVERIFY(lookup().canAct());
    QVERIFY(!state().before);
    QCOMPARE(lookup().purpose(), Purpose::EmailChange);
    QCOMPARE(citizens.size(), 0);
}

void tst_LookupFallback::whatWasDifferentIsKeptToBeMarked()
{
    const auto person = room.person(u"proven"_s);
    auto other = asTheCentralHas(person);
    QVERIFY(other);
    const QString masked = other->email.masked;
    other->email.masked = u"c***@example.com"_s;
    QVERIFY(m_desk->save({*other}));
    QVERIFY(cutLine());
    lookUp(person.insuranceNumber);
    QVERIFY(comesTo(Kind::Open));
    QCOMPARE(state().citizen->email.masked, u"c***@example.com"_s);
    mendLine();
    QVERIFY(isLive());
    QVERIFY(state().before);
    QCOMPARE(state().before->email.masked, u"c***@example.com"_s);
    QCOMPARE(state().citizen->email.masked, masked);
    const QDateTime received = state().receivedAt;
    QTest::qWait(1100);
    lookup().refresh();
    QVERIFY(waitUntil([&] { return state().receivedAt > received; }));
    QVERIFY(state().before); // until the case is done
    QVERIFY(m_desk->open(room.person(u"proven"_s)));
    QVERIFY(!state().before);
}

/// The record was the central's, and so it is again.
void tst_LookupFallback::whatChangedWhileTheLineWasDownIsKeptToBeMarked()
{
    const auto person = room.person(u"unproven"_s);
    QVERIFY(m_desk->open(person));
    const QString first = move(person.id);
    QVERIFY(!first.isEmpty());
    lookup().refresh();
    QVERIFY(waitUntil([&] { return state().citizen->office != first; }));
    QVERIFY(!state().before); // with the line up
    const QString second = state().citizen->office;
    QVERIFY(cutLine());
    QVERIFY(!move(person.id, first).isEmpty());
    mendLine();
    QVERIFY(waitUntil([&] { return state().before.has_value(); }));
    QCOMPARE(state().before->office, second);
    QCOMPARE(state().citizen->office, first);
    QVERIFY(!state().saved);
    // What was marked is of that outage alone.
    QVERIFY(m_desk->open(room.person(u"unproven"_s)));
    QVERIFY(!state().before);
    QVERIFY(!move(state().citizen->id.text()).isEmpty());
    lookup().refresh();
    QVERIFY(waitUntil([&] { return state().citizen->office != first; }));
    QVERIFY(!state().before);
}

void tst_LookupFallback::whoIsNotSavedIsNotNobody()
{
    const auto person = room.person(u"other-office"_s);
    QVERIFY(cutLine());
    lookUp(numberOf(person));
    QVERIFY(comesTo(Kind::NotSaved));
    QVERIFY(state().saved && !state().saved->nameOnly);
    QVERIFY(state().saved->confirmedAt.isValid());
    QVERIFY(!state().failure && !state().citizen);
    mendLine();
    QVERIFY(isLive()); // asked again by itself
    QCOMPARE(state().citizen->id.text(), person.id);
}

void tst_LookupFallback::theCentralsNobodyTakesThePlaceOfNotSaved()
{
    room.setFault(u"searchCitizens"_s, u"hang"_s, 1);
    QVERIFY(cutLine());
    lookUp(u"0000000000"_s);
    QVERIFY(comesTo(Kind::NotSaved));
    room.clearFaults();
    mendLine();
    QVERIFY(comesTo(Kind::NobodyFound));
    QVERIFY(!state().saved);
}

void tst_LookupFallback::severalAreChosenFrom()
{
    const auto like = asTheCentralHas(room.person(u"proven"_s));
    QVERIFY(like);
    QVERIFY(m_desk->save(
        {invented(*like, u"several-1"_s, u"Nguyễn Thị Đôi"_s), invented(*like, u"several-2"_s, u"Nguyễn Thị Đôi"_s)}));
    QVERIFY(cutLine());
    lookUp(u"nguyen thi doi 1931"_s);
    QVERIFY(comesTo(Kind::Several));
    QVERIFY(state().saved && state().saved->confirmedAt.isValid());
    QCOMPARE(state().matches.size(), 2);
    lookup().choose(*CitizenId::parse(u"several-2"_s));
    QVERIFY(comesTo(Kind::Open));
    QVERIFY(state().saved);
    QCOMPARE(state().citizen->id.text(), u"several-2"_s);
}

void tst_LookupFallback::aSearchByNameIsAskedAgainAndNobodyIsForced()
{
    QVERIFY(cutLine());
    lookUp(u"nguyen thi doi 1931"_s);
    QVERIFY(comesTo(Kind::Several));
    mendLine();
    QVERIFY(comesTo(Kind::NobodyFound)); // the central knows none of the two
    QVERIFY(!state().saved && state().matches.isEmpty());
}

void tst_LookupFallback::onlyWhoIsNamedExactlySoIsOpenedAtOnce()
{
    QVERIFY(saveTwoAlike());
    QVERIFY(cutLine());
    lookUp(u"pham quynh thu 01/03/1931"_s);
    QVERIFY(comesTo(Kind::Open));
    QCOMPARE(state().citizen->id.text(), u"exact-1"_s);
    lookUp(u"pham quynh th 01/03/1931"_s);
    QVERIFY(comesTo(Kind::Several));
    QCOMPARE(state().matches.size(), 2);
    lookUp(u"pham quynh thuo 01/03/1931"_s); // one alone, but is it the one?
    QVERIFY(waitUntil([&] { return state().matches.size() == 1; }));
    QCOMPARE(state().kind, Kind::Several);
}

/// Namesakes in other offices aren't in the saved data.
void tst_LookupFallback::ofAYearNobodyIsOpenedAtOnce()
{
    QVERIFY(cutLine());
    lookUp(u"pham quynh thu 1931"_s); // one is named exactly so
    QVERIFY(comesTo(Kind::Several));
    lookUp(u"pham quynh thuong 03/1931"_s);
    QVERIFY(waitUntil([&] { return state().kind == Kind::Several && state().matches.size() == 1; }));
}

void tst_LookupFallback::whatIsShownFromTheSavedDataIsAskedAgainAtOnce()
{
    const auto person = room.person(u"proven"_s);
    room.setFault(u"searchCitizens"_s, u"500"_s, 1);
    lookUp(person.insuranceNumber);
    QVERIFY(comesTo(Kind::Open));
    QVERIFY(state().saved && !state().saved->stillAsking);
    lookup().askNow();
    QVERIFY(state().saved->stillAsking);
    QVERIFY(isLive(1500)); // by itself it would be seconds later
    const QDateTime received = state().receivedAt;
    QTest::qWait(1100);
    lookup().askNow(); // of the central's own it is a refresh
    QVERIFY(waitUntil([&] { return state().receivedAt > received; }, 5000));
}

void tst_LookupFallback::whoIsNotSavedIsAskedAgainAtOnce()
{
    const auto person = room.person(u"other-office"_s);
    room.setFault(u"searchCitizens"_s, u"500"_s, 1);
    lookUp(numberOf(person));
    QVERIFY(comesTo(Kind::NotSaved));
    lookup().askNow();
    QVERIFY(state().saved->stillAsking);
    QVERIFY(isLive(1500));
    QCOMPARE(state().citizen->id.text(), person.id);
}

void tst_LookupFallback::aRefusalThatNobodyAskedForLeavesWhatStandsThere()
{
    room.setFault(u"searchCitizens"_s, u"500"_s, 1);
    lookUp(u"0000000000"_s);
    QVERIFY(comesTo(Kind::NotSaved));
    room.setFault(u"searchCitizens"_s, u"429"_s, 5);
    lookup().askNow();
    QVERIFY(waitUntil([&] { return state().failure.has_value(); }));
    QCOMPARE(state().kind, Kind::NotSaved);
    QCOMPARE(state().failure->code, FailureCode::TooManyRequests);
    QVERIFY(state().unasked);
    QVERIFY(state().saved);
    lookUp(u"0000000000"_s); // what was just asked for is told as ever
    QVERIFY(waitUntil([&] { return state().kind == Kind::Failed; }));
    QVERIFY(!state().unasked);
    room.clearFaults();
    QVERIFY(cutLine());
    lookUp(room.person(u"unproven"_s).insuranceNumber);
    QVERIFY(comesTo(Kind::Open));
    room.setFault(u"getCitizen"_s, u"429"_s, 5);
    mendLine();
    QVERIFY(waitUntil([&] { return state().failure.has_value(); }));
    QCOMPARE(state().kind, Kind::Open);
    QVERIFY(state().saved && state().unasked);
}

void tst_LookupFallback::aNameAloneIsListedFromTheSavedData()
{
    lookUp(u"pham quynh thuong"_s); // while the line is up
    QVERIFY(comesTo(Kind::Several));
    QVERIFY(state().saved && !state().saved->stillAsking && state().saved->nameOnly);
    QCOMPARE(state().matches.size(), 1);
    lookUp(u"Xyz Qwertz"_s);
    QVERIFY(comesTo(Kind::NotSaved));
    QVERIFY(state().saved->nameOnly);
    QVERIFY(state().failure); // what the central would need
    QCOMPARE(state().failure->code, FailureCode::BirthDateUnreadable);
}

void tst_LookupFallback::aFormerNumberIsToldWithoutTheCentralToo()
{
    const auto person = room.person(u"merged"_s);
    QVERIFY(cutLine());
    lookUp(person.formerNumbers.first());
    QVERIFY(comesTo(Kind::Open));
    QVERIFY(state().saved);
    QCOMPARE(state().citizen->id.text(), person.id);
    QVERIFY(state().foundByFormerNumber());
}

void tst_LookupFallback::byIdItWorksToo()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(cutLine());
    lookup().open(*CitizenId::parse(person.id), Purpose::EmailChange);
    QVERIFY(comesTo(Kind::Open));
    QVERIFY(state().saved);
    QCOMPARE(lookup().purpose(), Purpose::EmailChange);
    lookup().open(*CitizenId::parse(u"nobody-like-that"_s), Purpose::Review);
    QVERIFY(waitUntil([&] { return state().notice.has_value(); }));
    QCOMPARE(state().kind, Kind::Open);
    QCOMPARE(state().citizen->id.text(), person.id);
    QVERIFY(state().saved);
    QCOMPARE(lookup().purpose(), Purpose::EmailChange);
    lookup().close();
    lookup().open(*CitizenId::parse(u"nobody-like-that"_s), Purpose::Review);
    QVERIFY(comesTo(Kind::NotSaved));
}

void tst_LookupFallback::whatWasReadStaysTheCentralsWhileTheLineIsDown()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person));
    const QDateTime received = state().receivedAt;
    QVERIFY(lookup().canAct());
    bool wasTold = false;
    QObject listening;
    connect(&lookup(), &CitizenLookup::stateChanged, &listening, [&] { wasTold = wasTold || !lookup().canAct(); });
    QTest::qWait(1100);
    QVERIFY(cutLine());
    QVERIFY(wasTold);
    QVERIFY(!lookup().canAct());
    QVERIFY(!state().saved);
    QCOMPARE(state().receivedAt, received);
    lookUp(person.insuranceNumber); // what is kept is less than what was read
    QVERIFY(comesTo(Kind::Open));
    QVERIFY(!state().saved);
    QVERIFY(!state().citizen->address.isEmpty());
    QCOMPARE(state().receivedAt, received);
    mendLine();
    QVERIFY(waitUntil([&] { return lookup().canAct(); }));
    QVERIFY(waitUntil([&] { return state().receivedAt > received; }));
}

void tst_LookupFallback::theReturnOfTheLineDisturbsNoLookUpThatWasBegun()
{
    const auto first = room.person(u"proven"_s);
    const auto second = room.person(u"unproven"_s);
    room.advanceClock(100); // the central's clock isn't the desk's
    QVERIFY(m_desk->open(first));
    lookup().close();
    QVERIFY(cutLine());
    lookUp(first.insuranceNumber);
    QVERIFY(comesTo(Kind::Open));
    room.setFault(u"searchCitizens"_s, u"slow"_s);
    // In the very moment in which the line is found to be back.
    QObject listening;
    connect(&m_desk->desk.connection, &Connection::stateChanged, &listening, [&] {
        if (m_desk->desk.connection.state().kind == Connection::Kind::Online && state().kind == Kind::Open)
            lookUp(second.insuranceNumber);
    });
    mendLine();
    QVERIFY(comesTo(Kind::Searching));
    QTest::qWait(1000); // the refresh of the first one would be here by now
    QCOMPARE(state().kind, Kind::Searching);
    QVERIFY(waitUntil([&] { return state().kind == Kind::Open; }));
    QCOMPARE(state().citizen->id.text(), second.id);
    QVERIFY(isLive());
}

void tst_LookupFallback::aReplyToTheLookUpBeforeIsDropped()
{
    const auto first = room.person(u"proven"_s);
    const auto second = room.person(u"unproven"_s);
    room.setFault(u"searchCitizens"_s, u"slow"_s);
    room.setFault(u"getCitizen"_s, u"slow"_s);
    lookUp(first.insuranceNumber);
    QVERIFY(comesTo(Kind::Open));
    QVERIFY(state().saved->stillAsking);
    lookup().open(*CitizenId::parse(second.id), Purpose::Review);
    QVERIFY(waitUntil([&] { return state().kind == Kind::Open && state().citizen->id.text() == second.id; }));
    QTest::qWait(3000); // the first one's record would be here by now
    QCOMPARE(state().citizen->id.text(), second.id);
}

void tst_LookupFallback::aSlipOfTheHandLeavesTheSavedRecord()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(cutLine());
    lookUp(person.insuranceNumber);
    QVERIFY(comesTo(Kind::Open));
    lookUp(u"123"_s);
    QCOMPARE(state().kind, Kind::Open);
    QVERIFY(state().saved);
    QCOMPARE(state().failure->code, FailureCode::NumberLengthUnknown);
    mendLine();
    QVERIFY(isLive());
    QCOMPARE(state().failure->code, FailureCode::NumberLengthUnknown); // nobody asked: what was told stays told
}

void tst_LookupFallback::withoutSavedDataItIsAsItWas()
{
    TrainingDesk bare(room, u"hung"_s);
    QVERIFY(bare.signIn());
    m_proxy->set(FaultProxy::Mode::Refuse);
    bare.desk.lookup.lookUp(room.person(u"proven"_s).insuranceNumber, Purpose::AnswerQuestion, {});
    QVERIFY(waitUntil([&] { return bare.desk.lookup.state().kind == Kind::Failed; }, 20'000));
    QCOMPARE(bare.desk.lookup.state().failure->code, FailureCode::LineDown);
    bare.desk.lookup.lookUp(u"Nguyễn Văn Mẫu"_s, Purpose::AnswerQuestion, {});
    QCOMPARE(bare.desk.lookup.state().failure->code, FailureCode::BirthDateUnreadable);
}

void tst_LookupFallback::afterAnUnlockWithoutTheCentralTheWorkIsBack()
{
    using Session = desk::Session;
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person));
    m_desk->desk.emailChanges.startDraft();
    desk::EmailChanges::Draft draft;
    draft.email = u"moi@example.com"_s;
    m_desk->desk.emailChanges.edit(draft);
    QVERIFY(cutLine());
    m_desk->desk.session.lock(Session::LockReason::ByHand);
    QVERIFY(waitUntil([&] {
        return m_desk->desk.session.state().kind == Session::Kind::Locked && !m_desk->desk.session.state().busy;
    }));
    QCOMPARE(state().kind, Kind::Ready);
    QVERIFY(m_desk->typePin());
    QVERIFY(m_desk->desk.session.state().offline);
    QVERIFY(comesTo(Kind::Open)); // the saved data is opened only now: it is waited for
    QVERIFY(state().saved);
    QCOMPARE(state().citizen->id.text(), person.id);
    QCOMPARE(m_desk->desk.emailChanges.state().kind, desk::EmailChanges::Kind::Drafting);
    QCOMPARE(m_desk->desk.emailChanges.state().draft.email, u"moi@example.com"_s);
    mendLine();
    QVERIFY(isLive(20'000));
    QCOMPARE(m_desk->desk.emailChanges.state().kind, desk::EmailChanges::Kind::Drafting);
}

QTEST_GUILESS_MAIN(tst_LookupFallback)
#include "tst_LookupFallback.moc"
