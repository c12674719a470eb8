// The saved data answers where the central doesn't, and the central's word takes its place.
#include "support/FaultProxy.h"
#include "support/TrainingDesk.h"
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

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
using Kind = CitizenLookup::Kind;

class tst_LookupFallback : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void afterTheDeadlineTheSavedDataAnswersAndTheCentralTakesItsPlace();
    void aFailureOfTheLineIsAnsweredFromTheSavedData();
    void whatTheCentralItselfRefusesIsNot();
    void whereTheLineIsKnownToBeDownTheSavedDataAnswersAtOnce();
    void anEndpointThatAlwaysFailsIsAskedEverMoreSeldom();
    void whenTheLineIsBackTheRecordIsTheCentralsAgain();
    void whatWasDifferentIsKeptToBeMarked();
    void whoIsNotSavedIsNotNobody();
    void theCentralsNobodyTakesThePlaceOfNotSaved();
    void severalAreChosenFrom();
    void aSearchByNameIsAskedAgainAndNobodyIsForced();
    void onlyWhoIsNamedExactlySoIsOpenedAtOnce();
    void aNameAloneIsListedFromTheSavedData();
    void aFormerNumberIsToldWithoutTheCentralToo();
    void byIdItWorksToo();
    void whatWasReadStaysTheCentralsWhileTheLineIsDown();
    void theReturnOfTheLineDisturbsNoLookUpThatWasBegun();
    void aReplyToTheLookUpBeforeIsDropped();
    void aSlipOfTheHandLeavesTheSavedRecord();
    void withoutSavedDataItIsAsItWas();
    void afterAnUnlockWithoutTheCentralTheWorkIsBack();

private:
    [[nodiscard]] const CitizenLookup::State& state() const { return m_desk->desk.lookup.state(); }
    [[nodiscard]] CitizenLookup& lookup() { return m_desk->desk.lookup; }
    bool comesTo(Kind kind, int milliseconds = 15'000)
    {
        return waitUntil([&] { return state().kind == kind; }, milliseconds);
    }
    bool becomes(Connection::Kind kind)
    {
        return waitUntil([&] { return m_desk->desk.connection.state().kind == kind; }, 20'000);
    }
    bool isLive(int milliseconds = 15'000)
    {
        return waitUntil([&] { return state().kind == Kind::Open && !state().saved; }, milliseconds);
    }
    bool cutLine()
    {
        m_proxy->set(FaultProxy::Mode::Refuse);
        m_desk->desk.connection.tryNow(); // else it shows with the next call
        return becomes(Connection::Kind::Offline);
    }
    void mendLine() { m_proxy->set(FaultProxy::Mode::Pass); }
    void lookUp(const QString& typed) { lookup().lookUp(typed, Purpose::AnswerQuestion, {}); }
    /// As the central has this citizen now.
    std::optional<Citizen> asTheCentralHas(const test::TrainingRoom::Person& person);
    /// Somebody whom only the saved data knows.
    static Citizen invented(const Citizen& like, const QString& id, const QString& name);

    test::TrainingRoom room;
    QTemporaryDir m_folder;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<TrainingDesk> m_desk;
};

void tst_LookupFallback::initTestCase()
{
    QVERIFY2(room.open(), qPrintable(room.whyNot()));
    m_proxy = std::make_unique<FaultProxy>(room.place().apiBase);
    room.setApiPort(m_proxy->port());
    m_desk = std::make_unique<TrainingDesk>(
        room, u"lan"_s, desk::DeskPlace{.savedFolder = m_folder.filePath(u"saved"_s), .installation = "test"});
    QVERIFY(m_desk->signIn());
    QVERIFY(m_desk->fillSaved());
}

void tst_LookupFallback::init()
{
    room.tidy();
    QVERIFY(becomes(Connection::Kind::Online));
}

void tst_LookupFallback::cleanup()
{
    mendLine();
    m_proxy->spoil({});
    lookup().close();
}

void tst_LookupFallback::cleanupTestCase()
{
    m_desk.reset();
}

std::optional<Citizen> tst_LookupFallback::asTheCentralHas(const test::TrainingRoom::Person& person)
{
    if (!m_desk->open(person, Purpose::Review))
        return std::nullopt;
    const auto citizen = state().citizen;
    lookup().close();
    return citizen;
}

Citizen tst_LookupFallback::invented(const Citizen& like, const QString& id, const QString& name)
{
    Citizen citizen = like;
    citizen.id = *CitizenId::parse(id);
    citizen.name = domain::PersonName::fromRecord(name);
    citizen.birthDate = *domain::BirthDate::fromIso(u"1931-03-01"_s);
    citizen.insuranceNumber.reset();
    citizen.personalId.reset();
    citizen.formerNumbers.clear();
    return citizen;
}

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
    QVERIFY(state().saved->receivedAt.isValid() && state().saved->confirmedAt >= state().saved->receivedAt);
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

void tst_LookupFallback::whoIsNotSavedIsNotNobody()
{
    const auto person = room.person(u"other-office"_s);
    QVERIFY(cutLine());
    lookUp(person.insuranceNumber.isEmpty() ? person.personalId : person.insuranceNumber);
    QVERIFY(comesTo(Kind::NotSaved));
    QVERIFY(state().saved);
    QVERIFY(state().saved->confirmedAt.isValid());
    QVERIFY(!state().saved->receivedAt.isValid());
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
    const auto like = asTheCentralHas(room.person(u"proven"_s));
    QVERIFY(like);
    QVERIFY(m_desk->save(
        {invented(*like, u"exact-1"_s, u"Phạm Quỳnh Thu"_s), invented(*like, u"exact-2"_s, u"Phạm Quỳnh Thương"_s)}));
    QVERIFY(cutLine());
    lookUp(u"pham quynh thu 1931"_s);
    QVERIFY(comesTo(Kind::Open));
    QCOMPARE(state().citizen->id.text(), u"exact-1"_s);
    lookUp(u"pham quynh th 1931"_s);
    QVERIFY(comesTo(Kind::Several));
    QCOMPARE(state().matches.size(), 2);
    lookUp(u"pham quynh thuo 1931"_s); // one alone, but is it the one?
    QVERIFY(waitUntil([&] { return state().matches.size() == 1; }));
    QCOMPARE(state().kind, Kind::Several);
}

void tst_LookupFallback::aNameAloneIsListedFromTheSavedData()
{
    lookUp(u"pham quynh thuong"_s); // while the line is up
    QVERIFY(comesTo(Kind::Several));
    QVERIFY(state().saved && !state().saved->stillAsking);
    QCOMPARE(state().matches.size(), 1);
    lookUp(u"Xyz Qwertz"_s);
    QVERIFY(comesTo(Kind::NotSaved));
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
    lookup().open(*CitizenId::parse(u"nobody-like-that"_s), Purpose::EmailChange);
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
