#include "support/TrainingDesk.h"
#include <QSignalSpy>
#include <QTest>

using namespace bhxh;
using namespace Qt::StringLiterals;
using desk::CitizenLookup;
using domain::FailureCode;
using domain::Purpose;
using test::TrainingDesk;
using test::waitUntil;
using Kind = CitizenLookup::Kind;

class tst_CitizenLookup : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { room.tidy(); }
    void cleanup() { m_desk->desk.lookup.close(); }
    void cleanupTestCase() { m_desk.reset(); }
    void aNumberOpensItsHolderAtOnce();
    void aFormerNumberLeadsToWhoHoldsItNowAndSaysSo();
    void aNameWithBirthDateFinds();
    void whatIsNoNumberAndNoNameFailsInPlace_data();
    void whatIsNoNumberAndNoNameFailsInPlace();
    void aSlipOfTheHandDoesNotEndTheOpenCase();
    void nobodyFoundIsNoFailure();
    void aNewSearchEndsTheOneBefore();
    void refreshIsConditional();
    void aFaultWhileRefreshingKeepsTheCitizen();
    void aReplyOfTheOneBeforeIsNotShown();
    void takeIsForTheOpenOneOnly();
    void theOpenCitizenStaysWhileAnotherLookUpRuns();
    void afterAFailedSearchAllIsThatOfTheOpenCitizen();
    void whoeverIsOpenStaysUntilTheChosenOneWasRead();
    void aSearchWhoseLineIsTakenAwayClosesNobody();
    void whatSomebodyElseMayMoveIsReadAgainByItself();

private:
    const CitizenLookup::State& state() const { return m_desk->desk.lookup.state(); }
    bool comesTo(Kind kind)
    {
        return waitUntil([&] { return state().kind == kind; });
    }
    test::TrainingRoom room;
    std::unique_ptr<TrainingDesk> m_desk;
};

void tst_CitizenLookup::initTestCase()
{
    QVERIFY2(room.open(), qPrintable(room.whyNot()));
    m_desk = std::make_unique<TrainingDesk>(room);
    QVERIFY(m_desk->signIn());
}

void tst_CitizenLookup::aNumberOpensItsHolderAtOnce()
{
    const auto person = room.person(u"proven"_s);
    QSignalSpy changed(&m_desk->desk.lookup, &CitizenLookup::citizenChanged);
    m_desk->desk.lookup.lookUp(person.insuranceNumber, Purpose::PasswordReset, u"HS-1"_s);
    QCOMPARE(state().kind, Kind::Searching);
    QVERIFY(state().askedNumber);
    QVERIFY(comesTo(Kind::Open));
    QCOMPARE(state().citizen->id.text(), person.id);
    QVERIFY(!state().foundByFormerNumber());
    QVERIFY(state().receivedAt.isValid());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_desk->desk.lookup.purpose(), Purpose::PasswordReset);
    m_desk->desk.lookup.close();
    QCOMPARE(changed.size(), 2);
    QCOMPARE(state().kind, Kind::Ready);
    m_desk->desk.lookup.lookUp(person.personalId, Purpose::PasswordReset, {});
    QVERIFY(comesTo(Kind::Open));
    QCOMPARE(state().citizen->id.text(), person.id);
}

void tst_CitizenLookup::aFormerNumberLeadsToWhoHoldsItNowAndSaysSo()
{
    const auto person = room.person(u"merged"_s);
    QVERIFY(!person.formerNumbers.isEmpty());
    m_desk->desk.lookup.lookUp(person.formerNumbers.first(), Purpose::AnswerQuestion, {});
    QVERIFY(comesTo(Kind::Open));
    QCOMPARE(state().citizen->id.text(), person.id);
    QVERIFY(state().foundByFormerNumber());
}

void tst_CitizenLookup::aNameWithBirthDateFinds()
{
    const auto person = room.person(u"proven"_s);
    m_desk->desk.lookup.lookUp(person.fullName + u' ' + person.birthDate, Purpose::AnswerQuestion, {});
    QVERIFY(waitUntil([&] { return state().kind == Kind::Open || state().kind == Kind::Several; }));
    if (state().kind == Kind::Several) {
        m_desk->desk.lookup.choose(*domain::CitizenId::parse(person.id));
        QVERIFY(comesTo(Kind::Open));
    }
    QCOMPARE(state().citizen->name.clearText(), person.fullName);
}

void tst_CitizenLookup::whatIsNoNumberAndNoNameFailsInPlace_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("reference");
    QTest::addColumn<FailureCode>("code");
    QTest::newRow("nothing") << QString() << QString() << FailureCode::NumberEmpty;
    QTest::newRow("short number") << u"12345"_s << QString() << FailureCode::NumberLengthUnknown;
    QTest::newRow("name only") << u"Nguyễn Văn Mẫu"_s << QString() << FailureCode::BirthDateUnreadable;
    QTest::newRow("reference") << u"0123456789"_s << QString(41, u'x') << FailureCode::CaseReferenceTooLong;
}

void tst_CitizenLookup::whatIsNoNumberAndNoNameFailsInPlace()
{
    QFETCH(QString, typed);
    QFETCH(QString, reference);
    QFETCH(FailureCode, code);
    m_desk->desk.lookup.lookUp(typed, Purpose::AnswerQuestion, reference);
    QCOMPARE(state().kind, Kind::Failed);
    QCOMPARE(state().failure->code, code);
}

void tst_CitizenLookup::aSlipOfTheHandDoesNotEndTheOpenCase()
{
    QVERIFY(m_desk->open(room.person(u"proven"_s)));
    m_desk->desk.emailChanges.startDraft();
    m_desk->desk.lookup.lookUp(u"123"_s, Purpose::AnswerQuestion, {});
    QCOMPARE(state().kind, Kind::Open);
    QCOMPARE(state().failure->code, FailureCode::NumberLengthUnknown);
    QCOMPARE(m_desk->desk.emailChanges.state().kind, desk::EmailChanges::Kind::Drafting);
}

void tst_CitizenLookup::nobodyFoundIsNoFailure()
{
    m_desk->desk.lookup.lookUp(u"0000000000"_s, Purpose::AnswerQuestion, {});
    QVERIFY(comesTo(Kind::NobodyFound));
    QVERIFY(!state().failure);
}

void tst_CitizenLookup::aNewSearchEndsTheOneBefore()
{
    const auto first = room.person(u"proven"_s);
    const auto second = room.person(u"proven"_s);
    room.setFault(u"searchCitizens"_s, u"slow"_s);
    m_desk->desk.lookup.lookUp(first.insuranceNumber, Purpose::AnswerQuestion, {});
    QTest::qWait(300);
    m_desk->desk.lookup.lookUp(second.insuranceNumber, Purpose::AnswerQuestion, {});
    QVERIFY(comesTo(Kind::Open));
    QTest::qWait(2500); // the first one's reply would be here by now
    QCOMPARE(state().citizen->id.text(), second.id);
}

void tst_CitizenLookup::refreshIsConditional()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person));
    const domain::Version before = state().citizen->version;
    QSignalSpy changed(&m_desk->desk.lookup, &CitizenLookup::stateChanged);
    m_desk->desk.lookup.refresh();
    QVERIFY(waitUntil([&] { return changed.size() == 1; }));
    QCOMPARE(state().citizen->version, before);
    room.touch(person.id);
    m_desk->desk.lookup.refresh();
    QVERIFY(waitUntil([&] { return state().citizen->version != before; }));
    QCOMPARE(state().kind, Kind::Open);
}

void tst_CitizenLookup::aFaultWhileRefreshingKeepsTheCitizen()
{
    QVERIFY(m_desk->open(room.person(u"proven"_s)));
    room.setFault(u"getCitizen"_s, u"500"_s, 10);
    m_desk->desk.lookup.refresh();
    QVERIFY(waitUntil([&] { return state().failure.has_value(); }, 30'000));
    QCOMPARE(state().kind, Kind::Open);
    QVERIFY(state().citizen);
    room.clearFaults();
    m_desk->desk.lookup.refresh();
    QVERIFY(waitUntil([&] { return !state().failure; }));
}

void tst_CitizenLookup::aReplyOfTheOneBeforeIsNotShown()
{
    const auto first = room.person(u"proven"_s);
    const auto second = room.person(u"proven"_s);
    room.setFault(u"getCitizen"_s, u"slow"_s);
    m_desk->desk.lookup.open(*domain::CitizenId::parse(first.id), Purpose::Review);
    QTest::qWait(300);
    m_desk->desk.lookup.open(*domain::CitizenId::parse(second.id), Purpose::Review);
    QVERIFY(comesTo(Kind::Open));
    QTest::qWait(2500);
    QCOMPARE(state().citizen->id.text(), second.id);
}

void tst_CitizenLookup::takeIsForTheOpenOneOnly()
{
    QVERIFY(m_desk->open(room.person(u"proven"_s)));
    const domain::Citizen first = *state().citizen;
    QVERIFY(m_desk->open(room.person(u"unproven"_s)));
    m_desk->desk.lookup.take(first);
    QVERIFY(state().citizen->id != first.id);
}

void tst_CitizenLookup::theOpenCitizenStaysWhileAnotherLookUpRuns()
{
    const auto first = room.person(u"proven"_s);
    const auto second = room.person(u"proven"_s);
    QVERIFY(m_desk->open(first));
    m_desk->desk.emailChanges.startDraft();
    QSignalSpy changed(&m_desk->desk.lookup, &CitizenLookup::citizenChanged);
    room.setFault(u"searchCitizens"_s, u"slow"_s);
    m_desk->desk.lookup.lookUp(second.insuranceNumber, Purpose::AnswerQuestion, {});
    QCOMPARE(state().kind, Kind::Searching);
    QTest::qWait(500);
    m_desk->desk.lookup.refresh(); // from the background: it doesn't end what the person waits for
    QCOMPARE(state().kind, Kind::Searching);
    QCOMPARE(state().citizen->id.text(), first.id);
    QCOMPARE(m_desk->desk.emailChanges.state().kind, desk::EmailChanges::Kind::Drafting);
    QCOMPARE(changed.size(), 0);
    QVERIFY(comesTo(Kind::Open));
    QCOMPARE(state().citizen->id.text(), second.id);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_desk->desk.emailChanges.state().kind, desk::EmailChanges::Kind::None);
}

void tst_CitizenLookup::afterAFailedSearchAllIsThatOfTheOpenCitizen()
{
    const auto first = room.person(u"merged"_s);
    const auto second = room.person(u"proven"_s);
    m_desk->desk.lookup.lookUp(first.formerNumbers.first(), Purpose::PasswordReset, {});
    QVERIFY(comesTo(Kind::Open));
    QVERIFY(state().foundByFormerNumber());
    room.setFault(u"searchCitizens"_s, u"500"_s, 10);
    m_desk->desk.lookup.lookUp(second.insuranceNumber, Purpose::AnswerQuestion, {});
    QVERIFY(waitUntil([&] { return state().failure.has_value(); }, 30'000));
    QCOMPARE(state().kind, Kind::Open);
    QCOMPARE(state().citizen->id.text(), first.id);
    QVERIFY(state().foundByFormerNumber());
    QCOMPARE(m_desk->desk.lookup.purpose(), Purpose::PasswordReset);
    room.clearFaults();
    m_desk->desk.lookup.lookUp(second.insuranceNumber, Purpose::AnswerQuestion, {});
    QVERIFY(comesTo(Kind::Open));
    QCOMPARE(state().askedNumber->clearText(), second.insuranceNumber);
    QCOMPARE(m_desk->desk.lookup.purpose(), Purpose::AnswerQuestion);
}

void tst_CitizenLookup::whoeverIsOpenStaysUntilTheChosenOneWasRead()
{
    const auto first = room.person(u"proven"_s);
    const auto second = room.person(u"proven"_s);
    QVERIFY(m_desk->open(first, Purpose::EmailChange));
    QSignalSpy changed(&m_desk->desk.lookup, &CitizenLookup::citizenChanged);
    room.setFault(u"getCitizen"_s, u"500"_s, 10);
    m_desk->desk.lookup.lookUp(second.insuranceNumber, Purpose::Review, {}); // found, but not to be read
    QVERIFY(comesTo(Kind::Opening));
    QCOMPARE(state().citizen->id.text(), first.id);
    QVERIFY(waitUntil([&] { return state().failure.has_value(); }, 30'000));
    QCOMPARE(state().kind, Kind::Open);
    QCOMPARE(state().citizen->id.text(), first.id);
    QCOMPARE(m_desk->desk.lookup.purpose(), Purpose::EmailChange);
    m_desk->desk.lookup.open(*domain::CitizenId::parse(second.id), Purpose::Review); // from the queue
    QCOMPARE(state().citizen->id.text(), first.id);
    QVERIFY(waitUntil([&] { return state().kind == Kind::Open; }, 30'000));
    QCOMPARE(state().citizen->id.text(), first.id);
    QCOMPARE(changed.size(), 0);
}

void tst_CitizenLookup::aSearchWhoseLineIsTakenAwayClosesNobody()
{
    const auto first = room.person(u"proven"_s);
    const auto second = room.person(u"proven"_s);
    auto api = std::make_unique<central::CentralApi>(room.place(), m_desk->clock, m_desk->tokens);
    CitizenLookup lookup(*api, m_desk->desk.session, m_desk->desk.connection, m_desk->desk.saved);
    lookup.open(*domain::CitizenId::parse(first.id), Purpose::Review);
    QVERIFY(waitUntil([&] { return lookup.state().kind == Kind::Open; }));
    lookup.lookUp(second.insuranceNumber, Purpose::Review, {});
    QCOMPARE(lookup.state().kind, Kind::Searching);
    api.reset();
    QVERIFY(waitUntil([&] { return lookup.state().kind != Kind::Searching; }, 5000));
    QCOMPARE(lookup.state().kind, Kind::Open);
    QCOMPARE(lookup.state().citizen->id.text(), first.id);
}

void tst_CitizenLookup::whatSomebodyElseMayMoveIsReadAgainByItself()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person, Purpose::PasswordReset));
    m_desk->desk.passwordResets.prepare();
    desk::PasswordResets::Form form;
    form.identityChecked = true;
    m_desk->desk.passwordResets.edit(form);
    m_desk->desk.passwordResets.start();
    QVERIFY(waitUntil([&] { return state().citizen->account.openReset.has_value(); }));
    m_desk->desk.lookup.lookUp(u"123"_s, Purpose::PasswordReset, {});
    QVERIFY(state().failure);
    const domain::Version before = state().citizen->version;
    room.touch(person.id);
    QVERIFY(waitUntil([&] { return state().citizen->version != before; }, 12'000));
    QCOMPARE(state().failure->code, FailureCode::NumberLengthUnknown); // nobody asked: what was told stays told
    room.setFault(u"getCitizen"_s, u"500"_s, 3);
    m_desk->desk.lookup.lookUp(u"123"_s, Purpose::PasswordReset, {});
    QTest::qWait(12'000);
    QCOMPARE(state().failure->code, FailureCode::NumberLengthUnknown); // nor is a failure told
}

QTEST_GUILESS_MAIN(tst_CitizenLookup)
#include "tst_CitizenLookup.moc"
