// Who is looked up while somebody is open: what the saved data and the central tell of them ends no case.
#include "LookupDesk.h"
#include <QSignalSpy>

using namespace bhxh;
using namespace Qt::StringLiterals;
using desk::CitizenLookup;
using domain::Citizen;
using domain::CitizenId;
using domain::FailureCode;
using domain::Purpose;
using test::waitUntil;

class tst_LookupBeside : public test::LookupDesk
{
    Q_OBJECT

private slots:
    void whoLooksForSomebodyElseWithoutTheLineKeepsTheCase();
    void whoIsNotSavedBesideACaseIsAskedAgainWhenTheLineIsBack();
    void whoIsNotSavedBesideACaseIsAskedAgainWithTheLineUp();
    void whatTheCentralRefusesToTellBesideACaseIsTold();
    void whoWasMeantIsOpenAlready();
    void aListWithoutTheLineKeepsTheCase();
    void aLateNobodyEndsNoCase();
    void aLateOtherEndsNoCase();
    void aLateAnswerOverAListIsAList();

private:
    /// Open beside `notice` that who was looked up isn't saved, though the line is up.
    void missBesideCase(const test::TrainingRoom::Person& open, const test::TrainingRoom::Person& lookedUp);
};

void tst_LookupBeside::whoLooksForSomebodyElseWithoutTheLineKeepsTheCase()
{
    const auto person = room.person(u"proven"_s);
    const auto other = room.person(u"other-office"_s);
    QVERIFY(m_desk->open(person));
    type(u"con-day@example.com"_s);
    QVERIFY(cutLine());
    lookup().lookUp(numberOf(other), Purpose::Review, {});
    QVERIFY(waitUntil([&] { return state().notice.has_value(); }));
    QCOMPARE(state().kind, Kind::Open);
    QCOMPARE(state().citizen->id.text(), person.id);
    QVERIFY(!state().saved); // as it was
    QCOMPARE(state().notice->kind, NoticeKind::NotSaved);
    QVERIFY(!state().notice->nameOnly && !state().notice->failure);
    QCOMPARE(lookup().purpose(), Purpose::EmailChange);
    QVERIFY(isTyped(u"con-day@example.com"_s));
    lookUp(u"Xyz Qwertz"_s); // a name alone
    QVERIFY(waitUntil([&] { return state().notice && state().notice->nameOnly; }));
    QCOMPARE(state().kind, Kind::Open);
    mendLine();
    QVERIFY(waitUntil([&] { return lookup().canAct(); }));
    QTest::qWait(600); // what is asked after the line's return would be
    QVERIFY(isTold(NoticeKind::NotSaved) && state().notice->nameOnly);
    lookup().dismissNotice();
    QVERIFY(!state().notice);
    QVERIFY(isTyped(u"con-day@example.com"_s));
}

void tst_LookupBeside::whoIsNotSavedBesideACaseIsAskedAgainWhenTheLineIsBack()
{
    const auto person = room.person(u"unproven"_s);
    const auto other = room.person(u"other-office"_s);
    QVERIFY(m_desk->open(person));
    const QDateTime received = state().receivedAt;
    QVERIFY(cutLine());
    lookUp(numberOf(other));
    QVERIFY(comesBeside(NoticeKind::NotSaved));
    type(u"van-cho@example.com"_s);
    mendLine();
    QVERIFY(comesBeside(NoticeKind::Found));
    QCOMPARE(state().notice->matches.first().id.text(), other.id);
    QVERIFY(waitUntil([&] { return state().receivedAt > received; })); // and the open one was read after it
    QCOMPARE(state().kind, Kind::Open);
    QCOMPARE(state().citizen->id.text(), person.id);
    QVERIFY(isTold(NoticeKind::Found));
    QVERIFY(isTyped(u"van-cho@example.com"_s));
}

void tst_LookupBeside::missBesideCase(const test::TrainingRoom::Person& open,
                                      const test::TrainingRoom::Person& lookedUp)
{
    QVERIFY(m_desk->open(open));
    room.setFault(u"searchCitizens"_s, u"500"_s, 1);
    lookUp(numberOf(lookedUp));
    QVERIFY(comesBeside(NoticeKind::NotSaved));
    QCOMPARE(state().citizen->id.text(), open.id);
    QVERIFY(!state().saved);
}

void tst_LookupBeside::whoIsNotSavedBesideACaseIsAskedAgainWithTheLineUp()
{
    const auto person = room.person(u"unproven"_s);
    const auto other = room.person(u"other-office"_s);
    missBesideCase(person, other);
    lookup().askNow();
    QVERIFY(comesBeside(NoticeKind::Found, 1500)); // by itself it would be later
    QCOMPARE(state().notice->matches.first().id.text(), other.id);
    QCOMPARE(state().citizen->id.text(), person.id);
    missBesideCase(person, other);
    QVERIFY(comesBeside(NoticeKind::Found, 10'000)); // nobody did anything
}

void tst_LookupBeside::whatTheCentralRefusesToTellBesideACaseIsTold()
{
    const auto person = room.person(u"unproven"_s);
    missBesideCase(person, room.person(u"other-office"_s));
    room.setFault(u"searchCitizens"_s, u"429"_s, 5);
    lookup().askNow();
    QVERIFY(waitUntil([&] { return state().notice && state().notice->failure; }));
    QCOMPARE(state().notice->failure->code, FailureCode::TooManyRequests);
    QCOMPARE(state().kind, Kind::Open);
    QVERIFY(!state().failure); // of the open one nothing was refused
    QCOMPARE(state().citizen->id.text(), person.id);
}

void tst_LookupBeside::whoWasMeantIsOpenAlready()
{
    const auto person = room.person(u"other-office"_s);
    missBesideCase(person, person);
    lookup().askNow();
    QVERIFY(waitUntil([&] { return !state().notice; }));
    QCOMPARE(state().kind, Kind::Open);
    QCOMPARE(state().citizen->id.text(), person.id);
    QVERIFY(!state().saved);
}

void tst_LookupBeside::aListWithoutTheLineKeepsTheCase()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(saveTwoAlike());
    QVERIFY(cutLine());
    lookUp(person.insuranceNumber);
    QVERIFY(comesTo(Kind::Open));
    const auto saved = state().saved;
    type(u"van-con@example.com"_s);
    lookUp(u"pham quynh th 1931"_s);
    QVERIFY(comesTo(Kind::Several));
    QCOMPARE(state().citizen->id.text(), person.id);
    QVERIFY(!lookup().canAct());
    QVERIFY(isTyped(u"van-con@example.com"_s));
    lookup().backToCase();
    QCOMPARE(state().kind, Kind::Open);
    QCOMPARE(state().saved, saved);
    QVERIFY(state().matches.isEmpty());
    QVERIFY(isTyped(u"van-con@example.com"_s));
    // The central, once it is back, knows none of the listed: that ends no case either.
    lookUp(u"pham quynh th 1931"_s);
    QVERIFY(comesTo(Kind::Several));
    mendLine();
    QVERIFY(waitUntil([&] { return state().notice.has_value(); }, 20'000));
    QCOMPARE(state().kind, Kind::Open);
    QCOMPARE(state().notice->kind, NoticeKind::NobodyFound);
    QCOMPARE(state().citizen->id.text(), person.id);
    QVERIFY(isLive());
    QVERIFY(isTyped(u"van-con@example.com"_s));
    lookUp(u"pham quynh th"_s);
    QVERIFY(comesTo(Kind::Several));
    room.setFault(u"getCitizen"_s, u"500"_s, 1);
    lookup().choose(*CitizenId::parse(u"exact-2"_s)); // who is chosen takes their place
    QVERIFY(waitUntil([&] { return state().kind == Kind::Open && state().citizen->id.text() == u"exact-2"_s; }));
}

void tst_LookupBeside::aLateNobodyEndsNoCase()
{
    auto other = asTheCentralHas(room.person(u"proven"_s));
    QVERIFY(other);
    other->name = domain::PersonName::fromRecord(u"Đỗ Muộn Màng"_s);
    other->birthDate = *domain::BirthDate::fromIso(u"1933-02-01"_s);
    QVERIFY(m_desk->save({*other}));
    holdNextSearch();
    lookUp(u"do muon mang 01/02/1933"_s);
    QVERIFY(comesTo(Kind::Open));
    QVERIFY(state().saved && state().saved->stillAsking);
    type(u"dang-go@example.com"_s);
    QSignalSpy citizens(&lookup(), &CitizenLookup::citizenChanged);
    QVERIFY(waitUntil([&] { return state().notice.has_value(); }));
    QCOMPARE(state().kind, Kind::Open);
    QCOMPARE(state().notice->kind, NoticeKind::NobodyFound);
    QVERIFY(isLive()); // who is shown was read
    QCOMPARE(state().citizen->id, other->id);
    QVERIFY(state().notice);
    QVERIFY(isTyped(u"dang-go@example.com"_s));
    QCOMPARE(citizens.size(), 0);
    lookUp(u"123"_s);
    QVERIFY(!state().notice);
}

void tst_LookupBeside::aLateOtherEndsNoCase()
{
    const auto person = room.person(u"proven"_s);
    auto other = asTheCentralHas(room.person(u"proven"_s));
    QVERIFY(other);
    const auto central = asTheCentralHas(person);
    QVERIFY(central);
    Citizen renamed = *central; // so that by the saved data it is the other one alone
    renamed.name = domain::PersonName::fromRecord(u"Đỗ Khác Hẳn"_s);
    other->name = central->name;
    other->birthDate = central->birthDate;
    QVERIFY(m_desk->save({*other, renamed}));
    holdNextSearch();
    lookUp(central->name.clearText() + u' ' + central->birthDate.display());
    QVERIFY(comesTo(Kind::Open));
    QCOMPARE(state().citizen->id, other->id);
    type(u"cua-ai@example.com"_s);
    QVERIFY(waitUntil([&] { return state().notice.has_value(); }));
    QCOMPARE(state().notice->kind, NoticeKind::Found);
    QCOMPARE(state().notice->matches.size(), 1);
    QCOMPARE(state().notice->matches.first().id, central->id);
    QVERIFY(isLive());
    QCOMPARE(state().citizen->id, other->id);
    QVERIFY(isTyped(u"cua-ai@example.com"_s));
    lookup().showNotice();
    QCOMPARE(state().kind, Kind::Several);
    QCOMPARE(state().citizen->id, other->id);
    lookup().choose(central->id);
    QVERIFY(waitUntil([&] { return state().kind == Kind::Open && state().citizen->id == central->id; }));
}

void tst_LookupBeside::aLateAnswerOverAListIsAList()
{
    const auto central = asTheCentralHas(room.person(u"proven"_s));
    QVERIFY(central);
    Citizen namesake = invented(*central, u"list-1"_s, central->name.clearText());
    namesake.birthDate = central->birthDate;
    QVERIFY(m_desk->save({namesake}));
    room.setFault(u"searchCitizens"_s, u"500"_s, 1);
    lookUp(central->name.clearText() + u' ' + central->birthDate.display());
    QVERIFY(comesTo(Kind::Several));
    QVERIFY(state().saved);
    lookup().askNow();
    QVERIFY(waitUntil([&] { return !state().saved; }, 5000));
    QCOMPARE(state().kind, Kind::Several);
    QCOMPARE(state().matches.size(), 1);
    QCOMPARE(state().matches.first().id, central->id);
}

QTEST_GUILESS_MAIN(tst_LookupBeside)
#include "tst_LookupBeside.moc"
