#include "support/FaultProxy.h"
#include "support/TrainingDesk.h"
#include <QTest>

using namespace bhxh;
using namespace Qt::StringLiterals;
using desk::Connection;
using domain::CitizenId;
using domain::EmailChange;
using domain::FailureCode;
using test::FaultProxy;
using test::TrainingDesk;
using test::TrainingRoom;
using test::waitUntil;
using Mode = FaultProxy::Mode;
using Codes = QList<FailureCode>;

Q_DECLARE_METATYPE(std::function<void()>)

namespace {

constexpr int longestCall = 45'000; ///< ms: half a minute until a call gives up, on a loaded machine
constexpr FailureCode none{};       ///< it succeeds

template <typename T>
bool isOver(const QFuture<T>& reply)
{
    return reply.isFinished() && reply.resultCount() > 0;
}

template <typename T>
QString whatIsWrong(const QFuture<T>& reply, const Codes& allowed)
{
    if (!isOver(reply))
        return u"it never ended"_s;
    const FailureCode code = reply.result() ? none : reply.result().error().code;
    return allowed.contains(code) ? QString() : u"it ended with %1"_s.arg(static_cast<int>(code));
}

/// The four kinds of operations, all asked at once: a search, a read of one, a read of many, a write.
struct Asked
{
    central::Reply<domain::CitizenMatches> search;
    central::Reply<central::Fresh<domain::Citizen>> citizen;
    central::Reply<domain::RegisterPage> page;
    central::Reply<EmailChange> write;

    [[nodiscard]] bool areOver() const { return isOver(search) && isOver(citizen) && isOver(page) && isOver(write); }
};

} // namespace

/// Whatever the line does: a read fails with a clear code, a write is never done twice, and the desk lives on.
class tst_Faults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void aBadLineLosesAndDoublesNothing_data();
    void aBadLineLosesAndDoublesNothing();

private:
    /// All that is needed for the write, read while the line is good.
    [[nodiscard]] std::optional<domain::NewEmailChange> prepare(const TrainingRoom::Person& person,
                                                                const QString& address);
    [[nodiscard]] Asked askEverything(const TrainingRoom::Person& person, const domain::NewEmailChange& change,
                                      const domain::IdempotencyKey& key);
    /// How many requests of this person's change the central has.
    [[nodiscard]] int effectsOf(const CitizenId& person);
    void faultOfTheCentral(const QString& fault);

    TrainingRoom room;
    std::unique_ptr<FaultProxy> line;
    std::unique_ptr<TrainingDesk> desk;
};

void tst_Faults::initTestCase()
{
    QVERIFY2(room.open(2000), qPrintable(room.whyNot()));
    line = std::make_unique<FaultProxy>(room.place().apiBase);
    room.setApiPort(line->port());
    desk = std::make_unique<TrainingDesk>(room);
    QVERIFY(desk->signIn());
}

void tst_Faults::init()
{
    line->set(Mode::Pass);
    line->cutAfter({});
    line->slowDown({});
    room.tidy();
    QVERIFY(waitUntil([&] { return desk->desk.connection.state().kind == Connection::Kind::Online; }));
}

std::optional<domain::NewEmailChange> tst_Faults::prepare(const TrainingRoom::Person& person, const QString& address)
{
    const auto id = CitizenId::parse(person.id);
    const auto email = domain::EmailAddress::parse(address);
    if (!id || !email)
        return {};
    const auto reply = desk->api.getCitizen(*id, domain::Purpose::EmailChange);
    if (!waitUntil([&] { return isOver(reply); }) || !reply.result())
        return {};
    return domain::NewEmailChange{.citizen = *id,
                                  .citizenVersion = reply.result()->version,
                                  .newEmail = *email,
                                  .identityCheck = {.documentEnding = u"0001"_s},
                                  .paper = {domain::PaperForm::Form02SdGd, u"12/2026"_s, desk->clock.now().date()}};
}

Asked tst_Faults::askEverything(const TrainingRoom::Person& person, const domain::NewEmailChange& change,
                                const domain::IdempotencyKey& key)
{
    const auto number = domain::CitizenNumber::parse(person.insuranceNumber);
    return {.search = desk->api.searchCitizens({.what = *number, .purpose = domain::Purpose::EmailChange}),
            .citizen = desk->api.getCitizen(change.citizen, domain::Purpose::EmailChange),
            .page = desk->api.getOfficeRegister({}, 50),
            .write = desk->api.requestEmailChange(change, key)};
}

int tst_Faults::effectsOf(const CitizenId& person)
{
    central::EmailChangeFilter mine;
    mine.mineOnly = true;
    const auto reply = desk->api.listEmailChanges(mine);
    if (!waitUntil([&] { return isOver(reply); }) || !reply.result() || !reply.result()->value)
        return -1;
    const QList<EmailChange> items = reply.result()->value->items;
    return static_cast<int>(
        std::ranges::count_if(items, [&](const EmailChange& one) { return one.citizen == person; }));
}

void tst_Faults::faultOfTheCentral(const QString& fault)
{
    for (const QString& operation :
         {u"searchCitizens"_s, u"getCitizen"_s, u"getOfficeRegister"_s, u"requestEmailChange"_s})
        room.setFault(operation, fault, 20); // Qt itself asks again where a connection was closed
}

void tst_Faults::aBadLineLosesAndDoublesNothing_data()
{
    QTest::addColumn<std::function<void()>>("spoil");
    QTest::addColumn<Codes>("reads");
    QTest::addColumn<Codes>("write");
    const auto row = [](const char* name, std::function<void()> spoil, const Codes& reads, const Codes& write) {
        QTest::newRow(name) << std::move(spoil) << reads << write;
    };
    using enum FailureCode;
    row("good", [] {}, {none}, {none});
    row("slow", [this] { line->slowDown(3'000); }, {none}, {none});
    // On a connection that was there it may have left; on a new one it has not. Qt may lose one of several calls that
    // are refused at once: our own patience ends it.
    row("nobody listens", [this] { line->set(Mode::Refuse); }, {LineDown, TimedOut}, {LineDown, OutcomeUnknown});
    row("swallowed", [this] { line->set(Mode::Swallow); }, {TimedOut}, {OutcomeUnknown});
    row("cut before the reply", [this] { line->cutAfter(0); }, {LineDown}, {OutcomeUnknown});
    row("cut in the reply's head", [this] { line->cutAfter(40); }, {LineDown}, {OutcomeUnknown});
    // Half of what is packed can't be unpacked.
    row("cut in the reply's body", [this] { line->cutAfter(500); }, {LineDown, ReplyNotUnderstood}, {OutcomeUnknown});
    row("captive portal", [this] { line->set(Mode::Html); }, {ReplyNotUnderstood}, {OutcomeUnknown});
    row("captive portal that redirects", [this] { line->set(Mode::Redirect); }, {Redirected}, {Redirected});
    row("gateway without its central", [this] { line->set(Mode::BadGateway); }, {CentralUnavailable}, {OutcomeUnknown});
    row("the central closes", [this] { faultOfTheCentral(u"close-before"_s); }, {LineDown}, {OutcomeUnknown});
    row("the central closes after the effect", [this] { faultOfTheCentral(u"close-after-effect"_s); }, {LineDown},
        {OutcomeUnknown});
    row("the central fails", [this] { faultOfTheCentral(u"500"_s); }, {CentralUnavailable}, {CentralUnavailable});
}

void tst_Faults::aBadLineLosesAndDoublesNothing()
{
    QFETCH(const std::function<void()>, spoil);
    QFETCH(const Codes, reads);
    QFETCH(const Codes, write);
    static int rows = 0;
    const QString address = u"duong.truyen.%1@example.vn"_s.arg(++rows);
    const TrainingRoom::Person person = room.person(u"proven"_s);
    const auto change = prepare(person, address);
    QVERIFY(change);
    const auto key = domain::IdempotencyKey::make();

    spoil();
    const Asked asked = askEverything(person, *change, key);
    QVERIFY(waitUntil([&] { return asked.areOver(); }, longestCall));
    QCOMPARE(whatIsWrong(asked.search, reads), QString());
    QCOMPARE(whatIsWrong(asked.citizen, reads), QString());
    QCOMPARE(whatIsWrong(asked.page, reads), QString());
    QCOMPARE(whatIsWrong(asked.write, write), QString());

    init(); // the line is good again, and the desk notices
    const Asked again = askEverything(person, *change, key);
    QVERIFY(waitUntil([&] { return again.areOver(); }, longestCall));
    QCOMPARE(whatIsWrong(again.search, {none}), QString());
    QCOMPARE(whatIsWrong(again.citizen, {none}), QString());
    QCOMPARE(whatIsWrong(again.page, {none}), QString());
    QCOMPARE(whatIsWrong(again.write, {none}), QString());
    QCOMPARE(effectsOf(change->citizen), 1);
    QCOMPARE(room.mails(address, u"proof-code"_s).size(), 1);
}

QTEST_GUILESS_MAIN(tst_Faults)
#include "tst_Faults.moc"
