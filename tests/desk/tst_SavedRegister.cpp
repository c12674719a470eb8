// The saved data of a shared desk, and who opens it (CMakeLists.txt runs it by with-keyring.sh).
#include "SavedPlace.h"
#include "vault/Then.h"
#include <QSignalSpy>
#include <QTest>

using namespace bhxh;
using namespace bhxh::test;
using namespace Qt::StringLiterals;
using desk::SavedRegister;
using desk::Session;
using domain::FailureCode;
using domain::Outcome;
using tests::inventedPage;
using Kind = SavedRegister::Kind;

namespace {

constexpr int day = 86'400;

/// The system's, of which nothing can be read for a while.
class UnreadableKeychain : public vault::Keychain
{
public:
    UnreadableKeychain(std::unique_ptr<vault::Keychain> real, const bool& isReadable)
        : Keychain(real->installation(), nullptr), m_real(std::move(real)), m_isReadable(isReadable)
    {}
    void cancelWaiting() override { m_real->cancelWaiting(); }
    [[nodiscard]] bool isLasting() const override { return m_real->isLasting(); }

private:
    vault::Reply<std::optional<secret::SecretBytes>> readSecret(const QString& name) override
    {
        if (m_isReadable)
            return m_real->read(name);
        return vault::ready<std::optional<secret::SecretBytes>>(domain::failed(FailureCode::KeychainLocked));
    }
    vault::Reply<domain::Done> writeSecret(const QString& name, const secret::SecretBytes& secret) override
    {
        return m_real->write(name, secret);
    }
    vault::Reply<domain::Done> eraseSecret(const QString& name) override { return m_real->erase(name); }

    std::unique_ptr<vault::Keychain> m_real;
    const bool& m_isReadable;
};

} // namespace

class tst_SavedRegister : public QObject, private SavedPlace
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(room.open(), qPrintable(room.whyNot())); }
    void init() { begin(); }

    void answersWhileItIsOpen();
    void theNamesAreToldAsTheyAreRead();
    void withoutAPlaceNothingIsKept();
    void aColleagueGivesTheKey();
    void whoComesFirstBeginsAnewForAll();
    void withTheLastKeyEverythingGoes();
    void aNewPinAmongOthersLosesNothing();
    void anotherOfficeFindsNothingAndDestroysNothing();
    void aChangeOfOfficeEndsTheReading();
    void whereTheColleaguesKeysCantBeReadNothingBeginsAnew();
    void whereNothingMayBeKeptItGoes_data();
    void whereNothingMayBeKeptItGoes();
    void byARuleOfTomorrowNothingIsOpenedAndNothingDestroyed();
    void whatThePolicySaysHoldsAtOnce();
    void anOrderToWipeReachesAnOpenDesk();
    void anOrderToWipeReachesAClosedDesk();
    void whatIsKeptForTooLongIsForgotten();
    void aPersonForgetsEverything();

private:
    bool hasPublicKey(const QString& member) const;
};

/// Of the member by the training central's own id.
bool tst_SavedRegister::hasPublicKey(const QString& member) const
{
    const auto asked = keychain();
    const auto id = domain::StaffId::parse(member);
    const auto found = awaited(asked->read(u"saved-data."_s + desk::StaffKeys::fileStem(*id)));
    return found && found->has_value();
}

void tst_SavedRegister::answersWhileItIsOpen()
{
    QuietDesk desk(room, u"lan"_s, stands());
    SavedRegister& saved = savedOf(desk);
    const auto citizen = tests::inventedCitizen(1);
    const domain::CitizenNumber number = *domain::CitizenNumber::parse(citizen.insuranceNumber->clearText());
    QCOMPARE(saved.state().kind, Kind::Closed);
    QCOMPARE(codeOf(awaited(saved.find(number))), FailureCode::SavedDataNotOpen);
    QVERIFY(signInAndOpen(desk));
    QVERIFY(!saved.state().sessionOnly);
    QVERIFY(!saved.canAnswer()); // nobody yet
    QVERIFY(readPage(desk, inventedPage(1, 20, false)));
    QVERIFY(comesToHavePeople(desk, 20));
    QCOMPARE(saved.state().summary.office, desk.desk.session.state().member->office.code);
    QVERIFY(saved.canAnswer());
    QCOMPARE(awaited(saved.find(number))->size(), 1);
    QCOMPARE(awaited(saved.find(citizen.id))->value().citizen.id, citizen.id);
    QVERIFY(!awaited(saved.find(tests::inventedId(21)))->has_value());
    QVERIFY(!awaited(saved.search(tests::inventedName(1)))->items.isEmpty());

    QSignalSpy wiped(&desk.desk.session, &Session::wiped);
    bool wasClosing = true;
    connect(&desk.desk.session, &Session::wiped, &saved, [&] { wasClosing = saved.isClosing(); });
    desk.desk.session.lock(Session::LockReason::ByHand);
    QCOMPARE(saved.state().kind, Kind::Closed);
    QCOMPARE(saved.state().summary, domain::SavedSummary());
    QCOMPARE(codeOf(awaited(saved.find(number))), FailureCode::SavedDataNotOpen);
    QCOMPARE(codeOf(awaited(saved.find(citizen.id))), FailureCode::SavedDataNotOpen);
    QCOMPARE(codeOf(awaited(saved.search(u"n"_s))), FailureCode::SavedDataNotOpen);
    QCOMPARE(codeOf(awaited(saved.beginReading())), FailureCode::SavedDataNotOpen);
    QVERIFY(waitUntil([&] { return wiped.size() == 1; }));
    QVERIFY(!wasClosing); // the lock is complete once keys and names are overwritten
    QVERIFY(desk.typePin());
    QVERIFY(comesToHavePeople(desk, 20));
    QCOMPARE(awaited(saved.find(number))->size(), 1);
    QVERIFY(!saved.state().forgotten);
}

void tst_SavedRegister::theNamesAreToldAsTheyAreRead()
{
    QuietDesk desk(room, u"lan"_s, stands());
    QVERIFY(signInAndOpen(desk));
    QVERIFY(readPage(desk, inventedPage(1, 10'000, false)));
    QVERIFY(desk.lock());
    QVERIFY(desk.typePin());
    QSignalSpy told(&savedOf(desk), &SavedRegister::stateChanged);
    QVERIFY(waitUntil([&] { return savedOf(desk).state().names == domain::IndexProgress{10'000, 10'000}; }));
    QElapsedTimer since;
    since.start();
    QVERIFY(awaited(savedOf(desk).apply(inventedPage(10'001, 1, true), *awaited(savedOf(desk).beginReading()),
                                        desk.desk.session.now())));
    told.clear();
    for (quint32 i = 10'002; i < 10'042; ++i)
        QVERIFY(awaited(savedOf(desk).apply(inventedPage(i, 1, true), u"after-%1"_s.arg(i), desk.desk.session.now())));
    QVERIFY(comesToHavePeople(desk, 10'041));
    QVERIFY2(told.size() <= 2 + since.elapsed() / 200, qPrintable(QString::number(told.size())));
}

void tst_SavedRegister::withoutAPlaceNothingIsKept()
{
    QuietDesk desk(room, u"lan"_s, {});
    QVERIFY(desk.signIn());
    QCOMPARE(savedOf(desk).state().kind, Kind::NotKept);
    QVERIFY(!savedOf(desk).canAnswer());
    QCOMPARE(codeOf(awaited(savedOf(desk).beginReading())), FailureCode::SavedDataNotOpen);
    savedOf(desk).forgetEverything();
    savedOf(desk).retry();
    QCOMPARE(savedOf(desk).state().kind, Kind::NotKept);
}

void tst_SavedRegister::aColleagueGivesTheKey()
{
    QuietDesk desk(room, u"lan"_s, stands());
    QVERIFY(signInAndOpen(desk));
    QVERIFY(readPage(desk, inventedPage(1, 20, false)));
    QVERIFY(handOver(desk, u"hung"_s, hungsPin));
    QVERIFY(comesToBeOthersOnly(desk));
    QVERIFY(!savedOf(desk).canAnswer());
    QVERIFY(handOver(desk, u"lan"_s, lansPin));
    QVERIFY(comesToGiveTheKey(desk, 20));
    QVERIFY(handOver(desk, u"hung"_s, hungsPin));
    QVERIFY(comesToHavePeople(desk, 20));
    QVERIFY(handOver(desk, u"lan"_s, lansPin)); // and takes nothing from anybody
    QVERIFY(comesToHavePeople(desk, 20));
    QVERIFY(!savedOf(desk).state().forgotten);
}

void tst_SavedRegister::whoComesFirstBeginsAnewForAll()
{
    QuietDesk desk(room, u"lan"_s, stands());
    QVERIFY(signInAndOpen(desk));
    QVERIFY(readPage(desk, inventedPage(1, 20, false)));
    QVERIFY(handOver(desk, u"hung"_s, hungsPin));
    QVERIFY(comesToBeOthersOnly(desk));
    QCOMPARE(awaited(savedOf(desk).beginReading()), Outcome<QString>(QString()));
    QVERIFY(handOver(desk, u"lan"_s, lansPin)); // no page came: nothing was lost
    QVERIFY(comesToHavePeople(desk, 20));
    savedOf(desk).forgetEverything();
    QVERIFY(comesToHavePeople(desk, 0)); // and what hung was offered with it
    QVERIFY(readPage(desk, inventedPage(1, 7, false)));
    QVERIFY(handOver(desk, u"thao"_s, hungsPin));
    QVERIFY(comesToBeOthersOnly(desk));
    QCOMPARE(codeOf(awaited(savedOf(desk).apply(inventedPage(1, 5, true), {}, desk.desk.session.now()))),
             FailureCode::SavedDataNotOpen); // nobody began to read
    QVERIFY(awaited(savedOf(desk).beginReading()));
    QVERIFY(awaited(savedOf(desk).startOver()));
    QVERIFY(awaited(savedOf(desk).apply(inventedPage(1, 5, true), {}, desk.desk.session.now())));
    QVERIFY(comesToHavePeople(desk, 5));
    QVERIFY(awaited(savedOf(desk).apply(inventedPage(6, 5, false), u"after-6"_s, desk.desk.session.now())));
    for (const QString& member : {u"lan"_s, u"hung"_s, u"thao"_s}) {
        QVERIFY(handOver(desk, member, member == u"lan"_s ? lansPin : hungsPin));
        QVERIFY2(comesToHavePeople(desk, 10), qPrintable(member));
    }
    QVERIFY(!savedOf(desk).state().forgotten);
}

void tst_SavedRegister::withTheLastKeyEverythingGoes()
{
    QuietDesk desk(room, u"lan"_s, stands());
    QVERIFY(signInAndOpen(desk));
    QVERIFY(readPage(desk, inventedPage(1, 20, false)));
    QVERIFY(desk.lock());
    QVERIFY(QFile::exists(file()));
    QSignalSpy emptied(&savedOf(desk), &SavedRegister::emptied);
    desk.desk.session.forgetPin();
    QVERIFY(waitUntil([&] { return emptied.size() == 1; }));
    QVERIFY(nothingIsKept());
    QVERIFY(savedOf(desk).state().forgotten);
    QVERIFY(desk.signInUpToPin());
    QVERIFY(desk.typePin(hungsPin));
    QVERIFY(comesToHavePeople(desk, 0));
    QVERIFY(savedOf(desk).state().forgotten); // until somebody has read it
    savedOf(desk).acknowledge();
    QVERIFY(!savedOf(desk).state().forgotten);
}

/// Two members have a wrap each; one forgets the PIN.
void tst_SavedRegister::aNewPinAmongOthersLosesNothing()
{
    QuietDesk desk(room, u"hung"_s, stands());
    QVERIFY(desk.signInUpToPin());
    QVERIFY(desk.typePin(hungsPin));
    QVERIFY(becomes(desk, Kind::Open));
    QVERIFY(handOver(desk, u"lan"_s, lansPin));
    QVERIFY(comesToBeOthersOnly(desk));
    QVERIFY(readPage(desk, inventedPage(1, 20, false)));
    QVERIFY(handOver(desk, u"hung"_s, hungsPin));
    QVERIFY(comesToHavePeople(desk, 20));
    QVERIFY(desk.lock());
    desk.desk.session.forgetPin();
    QVERIFY(waitUntil([&] { return desk.desk.session.state().needsSignIn; }));
    QVERIFY(desk.signInUpToPin());
    QVERIFY(desk.typePin(u"905172"_s));
    QVERIFY(comesToBeOthersOnly(desk));
    QVERIFY(handOver(desk, u"lan"_s, lansPin));
    QVERIFY(comesToGiveTheKey(desk, 20));
    QVERIFY(handOver(desk, u"hung"_s, u"905172"_s));
    QVERIFY(comesToHavePeople(desk, 20));
    QVERIFY(!savedOf(desk).state().forgotten);
}

void tst_SavedRegister::anotherOfficeFindsNothingAndDestroysNothing()
{
    QuietDesk desk(room, u"binh"_s, stands());
    QVERIFY(signInAndOpen(desk));
    const QString office = desk.desk.session.state().member->office.code;
    QVERIFY(handOver(desk, u"lan"_s, lansPin));
    QVERIFY(comesToBeOthersOnly(desk)); // binh's wrap is there, of a file that holds nobody
    QVERIFY(readPage(desk, inventedPage(1, 20, false)));
    QVERIFY(comesToGiveTheKey(desk, 20));
    QVERIFY(handOver(desk, u"binh"_s, lansPin));
    QVERIFY(comesToBeOthersOnly(desk)); // no key was offered to another office
    QCOMPARE(codeOf(awaited(savedOf(desk).find(tests::inventedId(1)))), FailureCode::SavedDataNotOpen);
    QVERIFY(handOver(desk, u"lan"_s, lansPin));
    QVERIFY(comesToHavePeople(desk, 20)); // they only passed by
    QVERIFY(handOver(desk, u"binh"_s, lansPin));
    QVERIFY(comesToBeOthersOnly(desk));
    QVERIFY(readPage(desk, inventedPage(1, 7, false)));
    QVERIFY(comesToGiveTheKey(desk, 7));
    QCOMPARE(savedOf(desk).state().summary.office, office);
    QVERIFY(handOver(desk, u"lan"_s, lansPin));
    QVERIFY(comesToBeOthersOnly(desk));
    QVERIFY(!savedOf(desk).state().forgotten);
}

/// The desk opens by what the member was the last time, and then hears from the central.
void tst_SavedRegister::aChangeOfOfficeEndsTheReading()
{
    std::optional<domain::StaffId> lan;
    {
        QuietDesk desk(room, u"lan"_s, stands());
        QVERIFY(signInAndOpen(desk));
        QVERIFY(waitUntil([&] { // the keychain takes its time
            const auto known = awaited(desk.desk.keys.knownMembers());
            return known && !known->isEmpty();
        }));
        const desk::Session& session = desk.desk.session;
        domain::StaffMember member = *session.state().member;
        lan = member.id;
        member.office.code = u"0000"_s;
        desk.desk.keys.keepMember({member, session.now(), session.now()}, session.deskKey());
    }
    room.setFault(u"getStaffMember"_s, u"hang"_s, 20);
    QuietDesk desk(room, u"lan"_s, stands());
    QVERIFY(waitUntil([&] { return !desk.desk.session.state().known.isEmpty(); }));
    desk.desk.session.openOffline(*lan, lansPin);
    QVERIFY(becomes(desk, Kind::Open));
    QVERIFY(readPage(desk, inventedPage(1, 20, true)));
    QVERIFY(comesToHavePeople(desk, 20));
    QSignalSpy emptied(&savedOf(desk), &SavedRegister::emptied);
    room.clearFaults();
    desk.desk.session.readAgain();
    QVERIFY(becomes(desk, Kind::OthersOnly));
    QCOMPARE(emptied.size(), 1);
    const QDateTime now = desk.desk.session.now();
    for (const QString& askedWith : {u"after-21"_s, QString()}) { // of the office before, and still on their way
        QCOMPARE(codeOf(awaited(savedOf(desk).apply(inventedPage(21, 20, false), askedWith, now))),
                 FailureCode::SavedDataNotOpen);
    }
    QCOMPARE(codeOf(awaited(savedOf(desk).find(tests::inventedId(1)))), FailureCode::SavedDataNotOpen);
    QVERIFY(readPage(desk, inventedPage(1, 7, true)));
    QVERIFY(comesToHavePeople(desk, 7));
    QCOMPARE(codeOf(awaited(savedOf(desk).apply(inventedPage(21, 20, false), u"after-21"_s, now))),
             FailureCode::SavedDataNotOpen);
    QVERIFY(awaited(savedOf(desk).apply(inventedPage(8, 7, false), u"after-8"_s, now)));
    QVERIFY(comesToHavePeople(desk, 14));
    QCOMPARE(savedOf(desk).state().summary.office, desk.desk.session.state().member->office.code);
}

void tst_SavedRegister::whereTheColleaguesKeysCantBeReadNothingBeginsAnew()
{
    bool isReadable = true;
    desk::DeskPlace place = stands();
    place.keychain = std::make_unique<UnreadableKeychain>(keychain(), isReadable);
    QuietDesk desk(room, u"lan"_s, std::move(place));
    QVERIFY(signInAndOpen(desk));
    QVERIFY(readPage(desk, inventedPage(1, 20, false)));
    QVERIFY(handOver(desk, u"hung"_s, hungsPin));
    QVERIFY(becomes(desk, Kind::OthersOnly));
    QVERIFY(awaited(savedOf(desk).beginReading()));
    isReadable = false;
    QCOMPARE(codeOf(awaited(savedOf(desk).apply(inventedPage(1, 5, true), {}, desk.desk.session.now()))),
             FailureCode::KeychainLocked);
    QCOMPARE(savedOf(desk).state().kind, Kind::OthersOnly);
    isReadable = true;
    QVERIFY(handOver(desk, u"lan"_s, lansPin));
    QVERIFY(comesToHavePeople(desk, 20));
}

void tst_SavedRegister::whereNothingMayBeKeptItGoes_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("nothing is allowed") << u"cache"_s << QJsonValue(u"none"_s);
    QTest::newRow("for no day") << u"offlineDays"_s << QJsonValue(0);
}

void tst_SavedRegister::whereNothingMayBeKeptItGoes()
{
    QFETCH(const QString, rule);
    QFETCH(const QJsonValue, value);
    {
        QuietDesk desk(room, u"lan"_s, stands());
        QVERIFY(signInAndOpen(desk));
        QVERIFY(readPage(desk, inventedPage(1, 20, false)));
    }
    QVERIFY(QFile::exists(file()));
    room.setPolicy({{rule, value}});
    QuietDesk desk(room, u"lan"_s, stands());
    QVERIFY(desk.signIn());
    QCOMPARE(savedOf(desk).state().kind, Kind::NotAllowed);
    QVERIFY(waitUntil([&] { return nothingIsKept(); }));
    QCOMPARE(codeOf(awaited(savedOf(desk).beginReading())), FailureCode::SavedDataNotOpen);
    QVERIFY(nothingIsKept());
}

void tst_SavedRegister::byARuleOfTomorrowNothingIsOpenedAndNothingDestroyed()
{
    std::optional<domain::StaffId> lan;
    {
        QuietDesk desk(room, u"lan"_s, stands());
        QVERIFY(signInAndOpen(desk));
        QVERIFY(readPage(desk, inventedPage(1, 20, false)));
        QVERIFY(waitUntil([&] { // the keychain takes its time
            const auto known = awaited(desk.desk.keys.knownMembers());
            return known && !known->isEmpty();
        }));
        const desk::Session& session = desk.desk.session;
        domain::StaffMember member = *session.state().member;
        lan = member.id;
        member.cache = domain::DeskCache::Unknown;
        desk.desk.keys.keepMember({member, session.now(), session.now()}, session.deskKey());
    }
    room.setFault(u"getStaffMember"_s, u"hang"_s, 20);
    QuietDesk desk(room, u"lan"_s, stands());
    QVERIFY(waitUntil([&] { return !desk.desk.session.state().known.isEmpty(); }));
    desk.desk.session.openOffline(*lan, lansPin);
    QVERIFY(waitUntil([&] { return desk.desk.session.isSignedIn(); }));
    QCOMPARE(savedOf(desk).state().kind, Kind::NotAllowed);
    QCOMPARE(codeOf(awaited(savedOf(desk).beginReading())), FailureCode::SavedDataNotOpen);
    QVERIFY(QFile::exists(file()));
    room.clearFaults();
    desk.desk.session.readAgain();
    QVERIFY(comesToHavePeople(desk, 20));
}

void tst_SavedRegister::whatThePolicySaysHoldsAtOnce()
{
    QuietDesk desk(room, u"lan"_s, stands());
    QVERIFY(signInAndOpen(desk));
    QVERIFY(readPage(desk, inventedPage(1, 20, false)));
    QVERIFY(comesToHavePeople(desk, 20));
    const QDateTime end = savedOf(desk).state().summary.expiresAt;
    room.setPolicy({{u"offlineDays"_s, 3}});
    desk.desk.session.readAgain();
    QVERIFY(waitUntil([&] { return savedOf(desk).state().summary.expiresAt == end.addDays(-4); }));
    room.setPolicy({{u"cache"_s, u"none"_s}});
    desk.desk.session.readAgain();
    QVERIFY(becomes(desk, Kind::NotAllowed));
    QCOMPARE(codeOf(awaited(savedOf(desk).find(tests::inventedId(1)))), FailureCode::SavedDataNotOpen);
    QVERIFY(waitUntil([&] { return nothingIsKept(); }));
    room.setPolicy({{u"cache"_s, u"allowed"_s}});
    desk.desk.session.readAgain();
    QVERIFY(comesToHavePeople(desk, 0));
    QVERIFY(!savedOf(desk).state().forgotten);
}

void tst_SavedRegister::anOrderToWipeReachesAnOpenDesk()
{
    QuietDesk desk(room, u"lan"_s, stands());
    QVERIFY(signInAndOpen(desk));
    QVERIFY(readPage(desk, inventedPage(1, 20, false)));
    const QString lan = desk.desk.session.state().member->id.text();
    QVERIFY(waitUntil([&] { return hasPublicKey(lan); }));
    room.setPolicy({{u"cache"_s, u"wipe"_s}});
    desk.desk.session.readAgain();
    QVERIFY(waitUntil([&] { return desk.desk.session.state().kind == Session::Kind::SignedOut; }));
    QCOMPARE(savedOf(desk).state().kind, Kind::Closed);
    QVERIFY(waitUntil([&] { return nothingIsKept(); }));
    QVERIFY(waitUntil([&] { return !hasPublicKey(lan); }));
    QVERIFY(desk.signIn()); // the desk goes on, without
    QCOMPARE(savedOf(desk).state().kind, Kind::NotAllowed);
    QVERIFY(desk.waitUntilClosed());
    QVERIFY(nothingIsKept());
}

void tst_SavedRegister::anOrderToWipeReachesAClosedDesk()
{
    QStringList members;
    {
        QuietDesk desk(room, u"hung"_s, stands());
        QVERIFY(desk.signInUpToPin());
        QVERIFY(desk.typePin(hungsPin));
        members << desk.desk.session.state().member->id.text();
        QVERIFY(handOver(desk, u"lan"_s, lansPin));
        members << desk.desk.session.state().member->id.text();
        QVERIFY(becomes(desk, Kind::OthersOnly));
        QVERIFY(readPage(desk, inventedPage(1, 20, false)));
    }
    for (const QString& member : members)
        QVERIFY(hasPublicKey(member));
    room.setPolicy({{u"cache"_s, u"wipe"_s}});
    QuietDesk desk(room, u"lan"_s, stands());
    QVERIFY(desk.signInUpToPin()); // and no PIN
    QVERIFY(waitUntil([&] { return nothingIsKept(); }));
    for (const QString& member : members)
        QVERIFY(waitUntil([&] { return !hasPublicKey(member); }));
}

void tst_SavedRegister::whatIsKeptForTooLongIsForgotten()
{
    QuietDesk desk(room, u"lan"_s, stands());
    QVERIFY(signInAndOpen(desk));
    QVERIFY(readPage(desk, inventedPage(1, 20, false)));
    QVERIFY(comesToHavePeople(desk, 20));
    QSignalSpy emptied(&savedOf(desk), &SavedRegister::emptied);
    room.advanceClock(7 * day + 60);
    desk.desk.session.readAgain(); // the central's clock goes on with its next answer
    QVERIFY(waitUntil([&] { return !savedOf(desk).canAnswer(); }));
    savedOf(desk).setLookInterval(std::chrono::milliseconds(50));
    QVERIFY(comesToHavePeople(desk, 0));
    QCOMPARE(emptied.size(), 1);
    QVERIFY(!savedOf(desk).state().forgotten); // as it should be
}

void tst_SavedRegister::aPersonForgetsEverything()
{
    QuietDesk desk(room, u"lan"_s, stands());
    QVERIFY(signInAndOpen(desk));
    QVERIFY(readPage(desk, inventedPage(1, 20, false)));
    QVERIFY(comesToHavePeople(desk, 20));
    QSignalSpy emptied(&savedOf(desk), &SavedRegister::emptied);
    savedOf(desk).forgetEverything();
    QVERIFY(savedOf(desk).state().destroying);
    QVERIFY(!savedOf(desk).canAnswer());
    QVERIFY(waitUntil([&] { return emptied.size() == 1; }));
    QVERIFY(!savedOf(desk).state().destroying);
    QVERIFY(!savedOf(desk).state().forgotten); // they know
    QVERIFY(comesToHavePeople(desk, 0));
    QVERIFY(readPage(desk, inventedPage(1, 20, false)));
    QVERIFY(comesToHavePeople(desk, 20));
}

QTEST_GUILESS_MAIN(tst_SavedRegister)
#include "tst_SavedRegister.moc"
