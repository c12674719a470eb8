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

QTEST_GUILESS_MAIN(tst_CitizenLookup)
#include "tst_CitizenLookup.moc"
