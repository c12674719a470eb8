// The day of a shared desk in front of a real Secret Service. CMakeLists.txt runs it by with-keyring.sh in each
// situation, with the functions that are about that situation.
#include "support/TrainingDesk.h"
#include "vault/SystemKeychain.h"
#include <QDir>
#include <QElapsedTimer>
#include <QMetaEnum>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bhxh;
using namespace Qt::StringLiterals;
using desk::Session;
using domain::FailureCode;
using test::TrainingDesk;
using test::waitUntil;
using Kind = Session::Kind;

namespace {

const QString pin = u"482913"_s; // what TrainingDesk types
constexpr auto patience = std::chrono::seconds(4);

} // namespace

class tst_SharedDesk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(room.open(), qPrintable(room.whyNot())); }
    void init()
    {
        room.tidy();
        installation = QUuid::createUuid();
        folder = std::make_unique<QTemporaryDir>();
    }

    void thePinLastsAndSoDoesTheKey();
    void aDraftWaitsForItsOwnerOverAHandOver();
    void aCrashWhileLockedLosesNothing();
    void withoutTheLineTheDeskOpensByPin();
    void signingOutLeavesNoTokenInTheKeychain();
    void anOrderToWipeDestroysTheKeysOfAllMembers();
    void withoutAKeychainTheDeskWorksForTheSession();
    void aPromptThatNobodyAnswersEndsByItself();
    void aPromptThatNobodyAnswersIsPassedOver();

private:
    desk::DeskPlace stands(std::chrono::milliseconds wait = patience) const
    {
        return {.keychain = std::make_unique<vault::SystemKeychain>(u"vn.bhxh.counter.test"_s, installation, wait),
                .folder = folder->path()};
    }
    bool startDraft(TrainingDesk& desk, const test::TrainingRoom::Person& person, const QString& address);

    test::TrainingRoom room;
    QUuid installation;
    std::unique_ptr<QTemporaryDir> folder;
};

bool tst_SharedDesk::startDraft(TrainingDesk& desk, const test::TrainingRoom::Person& person, const QString& address)
{
    if (!desk.open(person))
        return false;
    desk.desk.emailChanges.startDraft();
    auto draft = desk.desk.emailChanges.state().draft;
    draft.email = address;
    desk.desk.emailChanges.edit(draft);
    return desk.desk.emailChanges.state().kind == desk::EmailChanges::Kind::Drafting;
}

void tst_SharedDesk::thePinLastsAndSoDoesTheKey()
{
    QByteArray key;
    {
        TrainingDesk desk(room, u"lan"_s, stands());
        QVERIFY(desk.signInUpToPin());
        QCOMPARE(desk.desk.session.state().kind, Kind::ChoosingPin);
        QVERIFY(!desk.desk.session.state().keychain);
        QVERIFY(desk.typePin());
        key = desk.desk.session.deskKey().view().toByteArray();
        desk.desk.session.lock(Session::LockReason::ByHand);
        QVERIFY(desk.typePin());
        QCOMPARE(desk.desk.session.deskKey().view().toByteArray(), key);
        desk.desk.session.signOut();
    }
    TrainingDesk next(room, u"lan"_s, stands()); // the program was started anew
    QVERIFY(next.signInUpToPin());
    QCOMPARE(next.desk.session.state().kind, Kind::EnteringPin);
    QVERIFY(next.typePin());
    QCOMPARE(next.desk.session.deskKey().view().toByteArray(), key);
}

void tst_SharedDesk::aDraftWaitsForItsOwnerOverAHandOver()
{
    const auto person = room.person(u"proven"_s);
    const QString address = u"ban.nhap@example.com"_s;
    TrainingDesk desk(room, u"lan"_s, stands());
    QVERIFY(desk.signIn());
    QVERIFY(startDraft(desk, person, address));
    desk.setMember(u"hung"_s);
    desk.desk.session.handOver();
    QVERIFY(waitUntil([&] { return desk.desk.session.state().kind == Kind::ChoosingPin; }));
    QVERIFY(desk.typePin(u"730564"_s));
    QVERIFY(!desk.desk.keptWork.state().waitingSince);
    QVERIFY(!desk.desk.keptWork.state().lost);
    for (const QString& name : QDir(folder->path()).entryList(QDir::Files)) {
        QFile file(folder->filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains(address.toUtf8()) && !bytes.contains(person.id.toUtf8()));
        QVERIFY(!name.contains(u"lan"_s));
    }

    desk.setMember(u"lan"_s);
    desk.desk.session.handOver();
    QVERIFY(waitUntil([&] { return desk.desk.session.state().kind == Kind::EnteringPin; }));
    QVERIFY(desk.typePin());
    QVERIFY(desk.desk.keptWork.state().waitingSince); // offered, not forced
    QVERIFY(!desk.desk.lookup.state().citizen);
    desk.desk.keptWork.takeUp();
    QVERIFY(waitUntil([&] { return desk.desk.emailChanges.state().kind == desk::EmailChanges::Kind::Drafting; }));
    QCOMPARE(desk.desk.emailChanges.state().draft.email, address);
}

void tst_SharedDesk::aCrashWhileLockedLosesNothing()
{
    const auto person = room.person(u"proven"_s);
    {
        TrainingDesk desk(room, u"lan"_s, stands());
        QVERIFY(desk.signIn());
        QVERIFY(startDraft(desk, person, u"ban.nhap@example.com"_s));
        desk.desk.session.lock(Session::LockReason::Idle);
    } // and nobody signs out
    TrainingDesk next(room, u"lan"_s, stands());
    QVERIFY(next.signIn());
    QVERIFY(next.desk.keptWork.state().waitingSince);
    next.desk.keptWork.drop();
    QVERIFY(!next.desk.keptWork.state().waitingSince);
    next.desk.session.lock(Session::LockReason::ByHand);
    QVERIFY(next.typePin());
    QCOMPARE(next.desk.emailChanges.state().kind, desk::EmailChanges::Kind::None);
}

void tst_SharedDesk::withoutTheLineTheDeskOpensByPin()
{
    {
        TrainingDesk desk(room, u"lan"_s, stands());
        QVERIFY(desk.signIn());
        QVERIFY(waitUntil([&] { // the keychain takes its time
            auto known = desk.desk.keys.knownMembers();
            return waitUntil([&] { return known.isFinished(); }) && known.result() && !known.result()->isEmpty();
        }));
    }
    TrainingDesk desk(room, u"lan"_s, stands());
    QVERIFY(waitUntil([&] { return !desk.desk.session.state().known.isEmpty(); }));
    const auto known = desk.desk.session.state().known.first();
    QCOMPARE(known.name, room.nameOf(u"lan"_s));
    room.setFault(u"getStaffMember"_s, u"hang"_s, 50);
    desk.desk.session.openOffline(known.id, u"905172"_s);
    QVERIFY(waitUntil([&] { return !desk.desk.session.state().busy; }));
    QCOMPARE(desk.desk.session.state().failure->code, FailureCode::WrongPin);
    desk.desk.session.openOffline(known.id, pin);
    QVERIFY(waitUntil([&] { return desk.desk.session.isSignedIn(); }));
    QVERIFY(desk.desk.session.state().offline);
    QVERIFY(desk.desk.session.has(domain::Role::Counter));
    room.clearFaults();
    desk.desk.session.readAgain();
    QVERIFY(waitUntil([&] { return !desk.desk.session.state().offline; }, 40'000));
}

void tst_SharedDesk::signingOutLeavesNoTokenInTheKeychain()
{
    TrainingDesk desk(room, u"lan"_s, stands());
    QVERIFY(desk.signIn());
    vault::SystemKeychain keychain(u"vn.bhxh.counter.test"_s, installation, patience);
    const auto stored = [&] {
        auto read = keychain.read(u"refresh-token"_s);
        return waitUntil([&] { return read.isFinished(); }) && read.result() && read.result()->has_value();
    };
    QVERIFY(waitUntil(stored));
    desk.desk.session.signOut();
    QVERIFY(waitUntil([&] { return !stored(); }));
}

void tst_SharedDesk::anOrderToWipeDestroysTheKeysOfAllMembers()
{
    const auto isEmpty = [&] { return QDir(folder->path()).entryList({u"*.sealed"_s}, QDir::Files).isEmpty(); };
    {
        TrainingDesk desk(room, u"lan"_s, stands());
        QVERIFY(desk.signIn());
        QVERIFY(startDraft(desk, room.person(u"proven"_s), u"ban.nhap@example.com"_s));
        desk.setMember(u"hung"_s);
        desk.desk.session.handOver();
        QVERIFY(waitUntil([&] { return desk.desk.session.state().kind == Kind::ChoosingPin; }));
        QVERIFY(desk.typePin());
        QVERIFY(!isEmpty());
        QVERIFY(waitUntil([&] { // both are known
            auto known = desk.desk.keys.knownMembers();
            return waitUntil([&] { return known.isFinished(); }) && known.result() && known.result()->size() == 2;
        }));
        room.setPolicy({{u"cache"_s, u"wipe"_s}});
        desk.desk.session.readAgain();
        QVERIFY(waitUntil([&] { return desk.desk.session.state().kind == Kind::SignedOut; }));
        QCOMPARE(desk.desk.session.state().failure->code, FailureCode::DeskWiped);
        QVERIFY(isEmpty());
        QVERIFY(waitUntil([&] {
            vault::SystemKeychain keychain(u"vn.bhxh.counter.test"_s, installation, patience);
            auto members = keychain.read(u"members"_s);
            return waitUntil([&] { return members.isFinished(); }) && members.result() &&
                   !members.result()->has_value();
        }));
    }
    room.setPolicy({{u"cache"_s, u"allowed"_s}});
    for (const QString& member : {u"lan"_s, u"hung"_s}) {
        TrainingDesk desk(room, member, stands());
        QVERIFY(desk.signInUpToPin());
        QCOMPARE(desk.desk.session.state().kind, Kind::ChoosingPin); // the key is gone
        QVERIFY(!desk.desk.session.state().keychain);
    }
}

void tst_SharedDesk::withoutAKeychainTheDeskWorksForTheSession()
{
    TrainingDesk desk(room, u"lan"_s, stands());
    QVERIFY(desk.signInUpToPin());
    QCOMPARE(desk.desk.session.state().kind, Kind::ChoosingPin);
    QVERIFY(desk.desk.session.state().keychain); // and says why
    const QByteArray expected = qgetenv("EXPECTED_FAILURE");
    QCOMPARE(QByteArray(QMetaEnum::fromType<FailureCode>().valueToKey(int(desk.desk.session.state().keychain->code))),
             expected);
    desk.desk.session.retryKeychain();
    QVERIFY(waitUntil([&] { return desk.desk.session.state().kind == Kind::ChoosingPin; }));
    QVERIFY(desk.desk.session.state().keychain);
    QVERIFY(desk.typePin());
    const auto person = room.person(u"proven"_s);
    QVERIFY(startDraft(desk, person, u"ban.nhap@example.com"_s));
    desk.desk.session.lock(Session::LockReason::ByHand);
    QVERIFY(desk.typePin());
    QVERIFY(waitUntil([&] { return desk.desk.emailChanges.state().kind == desk::EmailChanges::Kind::Drafting; }));
    QVERIFY(QDir(folder->path()).entryList(QDir::Files).isEmpty()); // nothing is saved
    QVERIFY(desk.desk.session.state().known.isEmpty());
}

void tst_SharedDesk::aPromptThatNobodyAnswersEndsByItself()
{
    TrainingDesk desk(room, u"lan"_s, stands());
    QElapsedTimer since;
    since.start();
    QVERIFY(desk.signInUpToPin());
    QVERIFY(since.elapsed() < 20'000);
    QCOMPARE(desk.desk.session.state().keychain->code, FailureCode::KeychainTimedOut);
    QVERIFY(desk.typePin());
}

void tst_SharedDesk::aPromptThatNobodyAnswersIsPassedOver()
{
    TrainingDesk desk(room, u"lan"_s, stands(std::chrono::minutes(10)));
    desk.desk.session.signIn();
    QVERIFY(waitUntil([&] { return desk.desk.session.state().kind == Kind::OpeningKeys; }));
    QTest::qWait(1'000);
    QCOMPARE(desk.desk.session.state().kind, Kind::OpeningKeys);
    desk.desk.session.goOnWithoutKeychain();
    QVERIFY(waitUntil([&] { return desk.desk.session.state().kind == Kind::ChoosingPin; }, 5'000));
    QCOMPARE(desk.desk.session.state().keychain->code, FailureCode::KeychainCancelled);
    QVERIFY(desk.typePin());
}

QTEST_GUILESS_MAIN(tst_SharedDesk)
#include "tst_SharedDesk.moc"
