#include "support/Await.h"
#include "support/FaultProxy.h"
#include "support/TrainingDesk.h"
#include <QElapsedTimer>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace bhxh;
using namespace Qt::StringLiterals;
using desk::Connection;
using desk::RegisterSync;
using desk::SavedRegister;
using desk::Session;
using domain::Citizen;
using domain::CitizenId;
using domain::FailureCode;
using test::awaited;
using test::FaultProxy;
using test::TrainingDesk;
using test::waitUntil;
using Kind = RegisterSync::Kind;
using Mode = FaultProxy::Mode;

namespace {

/// Small pages, so that there are many moments between them; no jitter worth waiting for.
constexpr RegisterSync::Pace quick{.firstAfterMost = 0,
                                   .regularly = 3'600'000,
                                   .againAfterFailure = 200,
                                   .afterReturnMost = 200,
                                   .pageSize = 10,
                                   .rest = 5};

/// A desk that keeps its saved data in a folder of this test, for as long as it lives.
struct SyncDesk
{
    explicit SyncDesk(test::TrainingRoom& room, const RegisterSync::Pace& pace = quick)
        : desk(room, u"lan"_s,
               {.savedFolder = folder.filePath(u"saved"_s), .installation = QUuid::createUuid().toRfc4122()}),
          sync(desk.desk.registerSync), saved(desk.desk.saved)
    {
        sync.setPace(pace);
        QObject::connect(&sync, &RegisterSync::stateChanged, &desk.desk, [this] { seen.append(sync.state()); });
    }

    [[nodiscard]] bool becomes(Kind kind, int milliseconds = 30'000) const
    {
        return waitUntil([&] { return sync.state().kind == kind; }, milliseconds);
    }
    /// Some pages were read, and some are still to come.
    [[nodiscard]] bool isInTheMiddle() const
    {
        return waitUntil([&] { return sync.state().kind == Kind::Reading && sync.state().done >= 3 * quick.pageSize; });
    }
    [[nodiscard]] bool sawKind(Kind kind) const
    {
        return std::ranges::any_of(seen, [&](const auto& state) { return state.kind == kind; });
    }
    bool readToTheEnd()
    {
        sync.syncNow();
        return becomes(Kind::Waiting);
    }

    QTemporaryDir folder;
    TrainingDesk desk;
    RegisterSync& sync;
    SavedRegister& saved;
    QList<RegisterSync::State> seen;
};

} // namespace

/// The saved data follows the central's register, whatever comes in between.
class tst_RegisterSync : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void itReadsAfterASignIn();
    void whatChangesArrivesAndWhoIsRemovedIsGone();
    void itReadsRegularly();
    void expiredCursorsBeginAnew();
    void cursorsThatExpireAgainAndAgain();
    void aCentralThatOnlySaysExpired();
    void aPageThatLeadsToItselfFails();
    void whatIsKeptExpiresMeanwhile();
    void anotherOfficeMeanwhile();
    void anotherOfficeInBetween();
    void theLineGoesAndComesBack_data();
    void theLineGoesAndComesBack();
    void aLineThatIsFullIsNotDown();
    void aPersonPauses();
    void aPersonForgetsEverythingMeanwhile();
    void thePolicyForbidsIt();
    void aRefusalWithoutAReasonIsTold();
    void itHoldsWhileThePersonIsWaiting();
    void aLockEndsItAndTheNextSessionGoesOn();
    void anOfflineSessionDoesNotRead();
    void whoIsAtWorkIsAskedUntilItIsAnswered();
    void whatFailsIsTriedAgain();
    void howLongItTakesIsSane();

private:
    [[nodiscard]] QHash<CitizenId, Citizen> registerOf(TrainingDesk& desk);
    /// Whatever the central has, the desk hears that its member is of another office now. False: it couldn't be told.
    [[nodiscard]] bool moveToAnotherOffice(SyncDesk& desk);
    /// Everybody of the central's register is kept, as they are there, and nobody else; else what is wrong.
    [[nodiscard]] QString whatIsWrong(SyncDesk& desk);

    test::TrainingRoom room;
    std::unique_ptr<FaultProxy> line;
};

void tst_RegisterSync::initTestCase()
{
    QVERIFY2(room.open(600), qPrintable(room.whyNot()));
    line = std::make_unique<FaultProxy>(room.place().apiBase);
    room.setApiPort(line->port());
}

void tst_RegisterSync::init()
{
    line->set(Mode::Pass);
    line->cutAfter({});
    line->spoil({});
    line->fill({});
    room.tidy();
}

QHash<CitizenId, Citizen> tst_RegisterSync::registerOf(TrainingDesk& desk)
{
    QHash<CitizenId, Citizen> all;
    const auto page = awaited(desk.api.getOfficeRegister({}, 5000));
    if (!page || page->more)
        return all;
    for (const domain::RegisterPage::Item& item : page->items) {
        if (const auto* citizen = std::get_if<Citizen>(&item))
            all.insert(citizen->id, *citizen);
    }
    return all;
}

QString tst_RegisterSync::whatIsWrong(SyncDesk& desk)
{
    const auto right = registerOf(desk.desk);
    if (right.size() < 10 * quick.pageSize)
        return u"the central has too few people"_s;
    if (!waitUntil([&] { return desk.saved.state().summary.people == right.size(); }, 5'000))
        return u"%1 people are kept, not %2"_s.arg(desk.saved.state().summary.people).arg(right.size());
    for (const Citizen& citizen : right) {
        const auto kept = awaited(desk.saved.find(citizen.id));
        if (!kept || !*kept)
            return u"somebody isn't there"_s;
        if ((*kept)->citizen.version.tag != citizen.version.tag || (*kept)->citizen.name != citizen.name)
            return u"somebody isn't as the register has them"_s;
        if (!citizen.insuranceNumber)
            continue;
        const auto byNumber = awaited(desk.saved.find(citizen.insuranceNumber->number()));
        if (!byNumber || byNumber->size() != 1 || byNumber->first().citizen.id != citizen.id)
            return u"somebody isn't found by their number, or more than one is"_s;
    }
    return {};
}

void tst_RegisterSync::itReadsAfterASignIn()
{
    SyncDesk desk(room);
    QCOMPARE(desk.sync.state().kind, Kind::Off);
    QVERIFY(desk.desk.signIn());
    QVERIFY(desk.becomes(Kind::Reading));
    QVERIFY(desk.becomes(Kind::Waiting));
    QVERIFY(desk.sync.state().nextAt > desk.desk.desk.session.now().addSecs(2'000));
    QCOMPARE(desk.sync.state().done, desk.sync.state().total);
    QCOMPARE(whatIsWrong(desk), QString());
    const auto confirmed = desk.saved.state().summary.confirmedAt;
    QVERIFY(std::abs(confirmed.secsTo(desk.desk.desk.session.now())) < 60); // the central's own time
}

void tst_RegisterSync::whatChangesArrivesAndWhoIsRemovedIsGone()
{
    SyncDesk desk(room);
    QVERIFY(desk.desk.signIn());
    QVERIFY(desk.becomes(Kind::Reading) && desk.becomes(Kind::Waiting));
    const auto touched = room.person(u"proven"_s);
    const auto moved = room.person(u"proven"_s);
    const auto came = room.person(u"other-office"_s);
    const QString here = desk.saved.state().summary.office;
    const auto staff = room.call("GET", u"/staff"_s).body.array();
    QString other;
    for (const QJsonValue& one : staff) {
        const QString code = one["office"_L1]["code"_L1].toString();
        other = code == here ? other : code;
    }
    room.touch(touched.id);
    QCOMPARE(room.call("POST", u"/citizens/%1/move"_s.arg(moved.id), {{u"office"_s, other}}).status, 200);
    QCOMPARE(room.call("POST", u"/citizens/%1/move"_s.arg(came.id), {{u"office"_s, here}}).status, 200);
    desk.seen.clear();
    QVERIFY(desk.readToTheEnd());
    QCOMPARE(desk.sync.state().done, 2); // what only changed
    QVERIFY(!desk.sync.state().total);
    QCOMPARE(whatIsWrong(desk), QString());
    QVERIFY(!*awaited(desk.saved.find(*CitizenId::parse(moved.id))));
    QVERIFY(*awaited(desk.saved.find(*CitizenId::parse(came.id))));
}

void tst_RegisterSync::itReadsRegularly()
{
    RegisterSync::Pace pace = quick;
    pace.regularly = 800;
    pace.pageSize = 1000;
    SyncDesk desk(room, pace);
    QVERIFY(desk.desk.signIn());
    QVERIFY(desk.becomes(Kind::Reading) && desk.becomes(Kind::Waiting));
    const auto touched = room.person(u"proven"_s);
    const auto id = *CitizenId::parse(touched.id);
    const QJsonDocument told = room.call("POST", u"/citizens/%1/touch"_s.arg(touched.id)).body;
    const QString version = told.object()["version"_L1].toString();
    QVERIFY(!version.isEmpty());
    QVERIFY(waitUntil([&] {
        const auto kept = awaited(desk.saved.find(id));
        return kept && *kept && (*kept)->citizen.version.tag == version;
    }));
}

void tst_RegisterSync::expiredCursorsBeginAnew()
{
    SyncDesk desk(room);
    QVERIFY(desk.desk.signIn());
    QVERIFY(desk.isInTheMiddle());
    QCOMPARE(room.call("POST", u"/register/expire-cursors"_s).status, 204);
    QVERIFY(desk.becomes(Kind::Waiting));
    QCOMPARE(whatIsWrong(desk), QString());
    // And between two readings.
    QCOMPARE(room.call("POST", u"/register/expire-cursors"_s).status, 204);
    desk.seen.clear();
    QVERIFY(desk.readToTheEnd());
    QVERIFY(!desk.sawKind(Kind::Failed));
    QCOMPARE(whatIsWrong(desk), QString());
}

void tst_RegisterSync::cursorsThatExpireAgainAndAgain()
{
    SyncDesk desk(room);
    QVERIFY(desk.desk.signIn());
    for (int time = 0; time < 3; ++time) {
        QVERIFY(desk.isInTheMiddle());
        const qint64 stood = desk.sync.state().done;
        QCOMPARE(room.call("POST", u"/register/expire-cursors"_s).status, 204);
        QVERIFY(waitUntil([&] { return desk.sync.state().done < stood; })); // from the start
    }
    QVERIFY(desk.becomes(Kind::Waiting));
    QVERIFY(!desk.sawKind(Kind::Failed));
    QCOMPARE(whatIsWrong(desk), QString());
}

void tst_RegisterSync::aCentralThatOnlySaysExpired()
{
    SyncDesk desk(room);
    QVERIFY(desk.desk.signIn());
    QVERIFY(desk.isInTheMiddle());
    line->spoil("/office-register", 410, R"({"type":"problems/cursor-expired","title":"x","status":410})");
    QVERIFY(desk.becomes(Kind::Failed));
    QCOMPARE(desk.sync.state().failure->code, FailureCode::CursorExpired);
    QVERIFY(desk.sync.state().nextAt.isValid());
    const int before = line->spoiled();
    QTest::qWait(1'000);
    QVERIFY(line->spoiled() - before < 40); // two a reading, and ever more seldom
    line->spoil({});
    QVERIFY(desk.becomes(Kind::Waiting));
    QCOMPARE(whatIsWrong(desk), QString());
}

void tst_RegisterSync::aPageThatLeadsToItselfFails()
{
    SyncDesk desk(room);
    QVERIFY(desk.desk.signIn());
    QVERIFY(desk.isInTheMiddle());
    desk.seen.clear();
    line->spoil("/office-register", 200, R"({"items":[],"cursor":"round","more":true})");
    QVERIFY(desk.becomes(Kind::Failed));
    QCOMPARE(desk.sync.state().failure->code, FailureCode::ReplyNotUnderstood);
    QVERIFY(desk.sync.state().nextAt.isValid());
    QVERIFY(!desk.sawKind(Kind::Waiting)); // never as if it had been read
}

void tst_RegisterSync::whatIsKeptExpiresMeanwhile()
{
    SyncDesk desk(room);
    desk.saved.setLookInterval(std::chrono::milliseconds(300));
    QVERIFY(desk.desk.signIn());
    QVERIFY(desk.isInTheMiddle());
    QSignalSpy emptied(&desk.saved, &SavedRegister::emptied);
    const qint64 stood = desk.sync.state().done;
    room.advanceClock(7 * 24 * 60 * 60 + 60);
    QVERIFY(waitUntil([&] { return !emptied.isEmpty(); }));
    QVERIFY(waitUntil([&] { return desk.sync.state().done < stood; }));
    QVERIFY(waitUntil([&] {
        const auto& state = desk.sync.state();
        return state.kind == Kind::Waiting && state.done > stood; // to the end, not between the two
    }));
    QCOMPARE(whatIsWrong(desk), QString());
}

bool tst_RegisterSync::moveToAnotherOffice(SyncDesk& desk)
{
    const auto token = desk.desk.tokens.access();
    if (!waitUntil([&] { return token.isFinished(); }) || !token.result())
        return false;
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(room.place().apiBase.toString() + u"/me"_s));
    request.setRawHeader("Authorization", "Bearer " + token.result()->view().toByteArray());
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    if (!waitUntil([&] { return reply->isFinished(); }) || reply->error() != QNetworkReply::NoError)
        return false;
    QJsonObject me = QJsonDocument::fromJson(reply->readAll()).object();
    me["office"_L1] = QJsonObject{{u"code"_s, u"9999"_s}, {u"name"_s, u"BHXH Mẫu"_s}};
    line->spoil("/me ", 200, QJsonDocument(me).toJson());
    desk.desk.desk.session.readAgain();
    return waitUntil([&] { return desk.desk.desk.session.state().member->office.code == u"9999"_s; });
}

/// A page of the old office is on its way when that is told: nobody of before may be missing in the end, and the cursor
/// of the one is none of the other.
void tst_RegisterSync::anotherOfficeMeanwhile()
{
    RegisterSync::Pace pace = quick;
    pace.rest = 60;
    SyncDesk desk(room, pace);
    QVERIFY(desk.desk.signIn());
    QVERIFY(desk.isInTheMiddle());
    QSignalSpy emptied(&desk.saved, &SavedRegister::emptied);
    const qint64 stood = desk.sync.state().done;
    QVERIFY(moveToAnotherOffice(desk));
    QVERIFY(waitUntil([&] { return emptied.size() == 1; }));
    QVERIFY(waitUntil([&] { return desk.sync.state().done < stood || desk.sync.state().kind == Kind::Waiting; }));
    QVERIFY(waitUntil([&] {
        const auto& summary = desk.saved.state().summary;
        return desk.sync.state().kind == Kind::Waiting && summary.office == u"9999"_s && summary.confirmedAt.isValid();
    }));
    QCOMPARE(whatIsWrong(desk), QString());
}

void tst_RegisterSync::anotherOfficeInBetween()
{
    SyncDesk desk(room);
    QVERIFY(desk.desk.signIn());
    QVERIFY(desk.becomes(Kind::Reading) && desk.becomes(Kind::Waiting));
    QVERIFY(moveToAnotherOffice(desk));
    QVERIFY(desk.becomes(Kind::Reading, 10'000)); // not only at the next regular time
    QVERIFY(desk.becomes(Kind::Waiting));
    QCOMPARE(desk.saved.state().summary.office, u"9999"_s);
    QCOMPARE(whatIsWrong(desk), QString());
}

void tst_RegisterSync::theLineGoesAndComesBack_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::newRow("nobody listens") << Mode::Refuse;
    QTest::newRow("swallowed") << Mode::Swallow;
    QTest::newRow("captive portal") << Mode::Html;
}

void tst_RegisterSync::theLineGoesAndComesBack()
{
    QFETCH(const Mode, mode);
    SyncDesk desk(room);
    QVERIFY(desk.desk.signIn());
    QVERIFY(desk.isInTheMiddle());
    line->set(mode);
    QVERIFY(desk.becomes(Kind::WaitingForLine, 15'000));
    const qint64 stood = desk.sync.state().done;
    QVERIFY(stood > 0);
    QTest::qWait(500);
    QCOMPARE(desk.sync.state().kind, Kind::WaitingForLine);
    desk.seen.clear();
    line->set(Mode::Pass);
    QVERIFY(desk.becomes(Kind::Reading));
    QVERIFY(desk.becomes(Kind::Waiting));
    const auto first = std::ranges::find_if(desk.seen, [](const auto& state) { return state.total.has_value(); });
    QVERIFY(first != desk.seen.end());
    QVERIFY(first->done >= stood); // on from the cursor, not from the start
    const auto isLess = [&](const auto& state) { return state.done < stood || !state.total; };
    QVERIFY(std::none_of(desk.seen.begin(), desk.seen.end(), isLess)); // and the bar never steps back, or goes
    QCOMPARE(whatIsWrong(desk), QString());
}

/// A page takes five seconds, and whatever else is asked waits behind it: it still comes to its end, and nobody is told
/// that the line is down.
void tst_RegisterSync::aLineThatIsFullIsNotDown()
{
    RegisterSync::Pace pace = quick;
    pace.pageSize = 80;
    pace.firstAfterMost = 60'000; // syncNow begins it
    SyncDesk desk(room, pace);
    QVERIFY(desk.desk.signIn());
    const auto isOpen = [&] { return desk.saved.state().kind == SavedRegister::Kind::Open; };
    QVERIFY(waitUntil(isOpen) && waitUntil([&] { return desk.sync.state().kind == Kind::Waiting; }));
    const qint64 before = line->sent();
    QVERIFY(awaited(desk.desk.api.getOfficeRegister({}, pace.pageSize)));
    const auto pageBytes = static_cast<int>(line->sent() - before);
    line->fill(pageBytes / 5);
    QList<Connection::Kind> lines;
    connect(&desk.desk.desk.connection, &Connection::stateChanged, &desk.desk.desk,
            [&] { lines.append(desk.desk.desk.connection.state().kind); });
    QTimer asking; // as a person at the counter, or a poll, would
    connect(&asking, &QTimer::timeout, &desk.desk.desk, [&] { emit desk.desk.api.lineDoubted(); });
    asking.start(700);
    desk.seen.clear();
    desk.sync.syncNow();
    QVERIFY(desk.becomes(Kind::Reading));
    QVERIFY(desk.becomes(Kind::Waiting, 90'000));
    asking.stop();
    line->fill({});
    QVERIFY(!desk.sawKind(Kind::WaitingForLine) && !desk.sawKind(Kind::Failed));
    QVERIFY(!lines.contains(Connection::Kind::Offline));
    QCOMPARE(whatIsWrong(desk), QString());
}

void tst_RegisterSync::aPersonPauses()
{
    SyncDesk desk(room);
    QVERIFY(desk.desk.signIn());
    QVERIFY(desk.isInTheMiddle());
    desk.sync.pause();
    QCOMPARE(desk.sync.state().kind, Kind::Paused);
    const qint64 stood = desk.sync.state().done;
    QVERIFY(stood > 0);
    QVERIFY(desk.sync.state().total > stood);
    QTest::qWait(700);
    QCOMPARE(desk.sync.state().kind, Kind::Paused);
    QVERIFY(desk.saved.state().summary.people <= stood + quick.pageSize);
    desk.sync.resume();
    QCOMPARE(desk.sync.state().kind, Kind::Reading);
    QVERIFY(desk.becomes(Kind::Waiting));
    QCOMPARE(whatIsWrong(desk), QString());
    desk.sync.pause(); // also what would begin by itself
    QCOMPARE(desk.sync.state().kind, Kind::Paused);
    desk.sync.syncNow();
    QCOMPARE(desk.sync.state().kind, Kind::Reading);
    QVERIFY(desk.becomes(Kind::Waiting));
}

void tst_RegisterSync::aPersonForgetsEverythingMeanwhile()
{
    SyncDesk desk(room);
    QVERIFY(desk.desk.signIn());
    QVERIFY(desk.isInTheMiddle());
    desk.saved.forgetEverything();
    QCOMPARE(desk.sync.state().kind, Kind::Off);
    QVERIFY(desk.becomes(Kind::Paused)); // who forgets everything wants it to stay so
    QCOMPARE(desk.sync.state().done, 0);
    QTest::qWait(1'000);
    QCOMPARE(desk.sync.state().kind, Kind::Paused);
    QCOMPARE(desk.saved.state().summary.people, 0);
    desk.sync.syncNow();
    QVERIFY(desk.becomes(Kind::Waiting));
    QCOMPARE(whatIsWrong(desk), QString());
    desk.saved.forgetEverything();
    QVERIFY(desk.becomes(Kind::Paused));
    QVERIFY(desk.desk.lock());
    QVERIFY(desk.desk.typePin());
    QVERIFY(desk.becomes(Kind::Paused)); // a desk that locked itself meanwhile is no reason to fill it again
    QTest::qWait(1'000);
    QCOMPARE(desk.saved.state().summary.people, 0);
    desk.desk.desk.session.signOut();
    QVERIFY(waitUntil([&] { return desk.desk.desk.session.state().kind == Session::Kind::SignedOut; }));
    QVERIFY(desk.desk.signIn()); // whoever comes next works with what is read again
    QVERIFY(desk.becomes(Kind::Reading));
}

void tst_RegisterSync::thePolicyForbidsIt()
{
    SyncDesk desk(room);
    QVERIFY(desk.desk.signIn());
    QVERIFY(desk.isInTheMiddle());
    room.setPolicy({{u"cache"_s, u"none"_s}});
    QVERIFY(desk.becomes(Kind::Off));
    QVERIFY(waitUntil([&] { return desk.saved.state().kind == SavedRegister::Kind::NotAllowed; }));
    QTest::qWait(300);
    QCOMPARE(desk.sync.state().kind, Kind::Off);
    desk.sync.syncNow();
    QCOMPARE(desk.sync.state().kind, Kind::Off);
    room.setPolicy({{u"cache"_s, u"allowed"_s}});
    desk.desk.desk.session.readAgain();
    QVERIFY(desk.becomes(Kind::Reading));
    QVERIFY(desk.becomes(Kind::Waiting));
    QCOMPARE(whatIsWrong(desk), QString());
}

void tst_RegisterSync::aRefusalWithoutAReasonIsTold()
{
    SyncDesk desk(room);
    QVERIFY(desk.desk.signIn());
    QVERIFY(desk.isInTheMiddle());
    room.setFault(u"getOfficeRegister"_s, u"403"_s);
    QVERIFY(desk.becomes(Kind::Failed));
    QCOMPARE(desk.sync.state().failure->code, FailureCode::Forbidden);
    QVERIFY(desk.sync.state().nextAt > desk.desk.desk.session.now().addSecs(2'000));
    QTest::qWait(1'000); // the policy has been read again by now, and is as it was
    QCOMPARE(desk.sync.state().kind, Kind::Failed);
    QVERIFY(desk.readToTheEnd());
    QCOMPARE(whatIsWrong(desk), QString());
}

void tst_RegisterSync::itHoldsWhileThePersonIsWaiting()
{
    SyncDesk desk(room);
    bool isBusy = false;
    desk.sync.setBusy([&] { return isBusy; });
    QVERIFY(desk.desk.signIn());
    QVERIFY(desk.isInTheMiddle());
    isBusy = true;
    QTest::qWait(300); // the page that is on its way may come
    const qint64 stood = desk.sync.state().done;
    QTest::qWait(800);
    QCOMPARE(desk.sync.state().kind, Kind::Reading);
    QCOMPARE(desk.sync.state().done, stood);
    isBusy = false;
    QVERIFY(desk.becomes(Kind::Waiting));
    QCOMPARE(whatIsWrong(desk), QString());
}

void tst_RegisterSync::aLockEndsItAndTheNextSessionGoesOn()
{
    SyncDesk desk(room);
    QVERIFY(desk.desk.signIn());
    QVERIFY(desk.isInTheMiddle());
    desk.desk.desk.session.lock(Session::LockReason::ByHand);
    QCOMPARE(desk.sync.state(), RegisterSync::State{}); // at once
    QVERIFY(desk.desk.waitUntilClosed());
    desk.seen.clear();
    QVERIFY(desk.desk.typePin());
    QVERIFY(desk.becomes(Kind::Reading));
    QVERIFY(desk.becomes(Kind::Waiting));
    const auto first = std::ranges::find_if(desk.seen, [](const auto& state) { return state.total.has_value(); });
    QVERIFY(first != desk.seen.end());
    QVERIFY(first->done >= 3 * quick.pageSize);
    QCOMPARE(whatIsWrong(desk), QString());
}

void tst_RegisterSync::anOfflineSessionDoesNotRead()
{
    SyncDesk desk(room);
    QVERIFY(desk.desk.signIn());
    QVERIFY(desk.isInTheMiddle());
    QVERIFY(desk.desk.lock());
    line->set(Mode::Swallow);
    QVERIFY(desk.desk.typePin());
    QVERIFY(desk.desk.desk.session.state().offline);
    QVERIFY(desk.becomes(Kind::WaitingForLine));
    desk.sync.syncNow();
    QTest::qWait(500);
    QCOMPARE(desk.sync.state().kind, Kind::WaitingForLine);
    line->set(Mode::Pass);
    QVERIFY(desk.becomes(Kind::Reading)); // by itself
    QVERIFY(!desk.desk.desk.session.state().offline);
    QVERIFY(desk.becomes(Kind::Waiting));
    QCOMPARE(whatIsWrong(desk), QString());
}

/// The line is back, but the one answer that would end the offline session fails a few times.
void tst_RegisterSync::whoIsAtWorkIsAskedUntilItIsAnswered()
{
    SyncDesk desk(room);
    QVERIFY(desk.desk.signIn());
    QVERIFY(desk.isInTheMiddle());
    QVERIFY(desk.desk.lock());
    line->set(Mode::Swallow);
    QVERIFY(desk.desk.typePin());
    QVERIFY(desk.desk.desk.session.state().offline);
    line->spoil("/me ", 500, R"({"type":"about:blank","title":"x","status":500})");
    line->set(Mode::Pass);
    QVERIFY(desk.becomes(Kind::WaitingForLine));
    QVERIFY(waitUntil([&] { return desk.desk.desk.connection.state().kind == Connection::Kind::Online; }));
    const int before = line->spoiled(); // from here on it is no longer asked whether the central is there
    QVERIFY(waitUntil([&] { return line->spoiled() >= before + 3; }, 30'000));
    QVERIFY(desk.desk.desk.session.state().offline);
    QCOMPARE(desk.sync.state().kind, Kind::WaitingForLine);
    line->spoil({});
    QVERIFY(desk.becomes(Kind::Reading));
    QVERIFY(desk.becomes(Kind::Waiting));
}

void tst_RegisterSync::whatFailsIsTriedAgain()
{
    SyncDesk desk(room);
    QVERIFY(desk.desk.signIn());
    QVERIFY(desk.isInTheMiddle());
    room.setFault(u"getOfficeRegister"_s, u"500"_s, 3);
    QVERIFY(desk.becomes(Kind::Failed));
    QCOMPARE(desk.sync.state().failure->code, FailureCode::CentralUnavailable);
    QVERIFY(desk.sync.state().nextAt.isValid());
    QVERIFY(desk.becomes(Kind::Reading)); // by itself
    QVERIFY(desk.becomes(Kind::Waiting));
    QCOMPARE(std::ranges::count_if(desk.seen, [](const auto& state) { return state.kind == Kind::Failed; }), 3);
    QCOMPARE(whatIsWrong(desk), QString());
}

/// Half-way the guess is good to a factor of two and a half, on whatever machine.
void tst_RegisterSync::howLongItTakesIsSane()
{
    RegisterSync::Pace pace = quick;
    pace.rest = 100;
    SyncDesk desk(room, pace);
    QVERIFY(desk.desk.signIn());
    QVERIFY(waitUntil([&] {
        const auto& state = desk.sync.state();
        return state.kind == Kind::Reading && state.total && 2 * state.done > *state.total;
    }));
    QVERIFY(desk.sync.state().secondsLeft);
    const int guessed = *desk.sync.state().secondsLeft;
    QElapsedTimer since;
    since.start();
    QVERIFY(desk.becomes(Kind::Waiting));
    QVERIFY(!desk.sync.state().secondsLeft);
    const double took = static_cast<double>(since.elapsed()) / 1'000;
    QVERIFY2(guessed <= 2.5 * took + 1 && guessed + 1 >= took / 2.5,
             qPrintable(u"guessed %1 s, took %2 s"_s.arg(guessed).arg(took)));
}

QTEST_GUILESS_MAIN(tst_RegisterSync)
#include "tst_RegisterSync.moc"
