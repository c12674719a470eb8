// What goes wrong with the saved data: damage, disks, keychains that fail (CMakeLists.txt runs it by with-keyring.sh).
#include "SavedPlace.h"
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>
#include <sched.h>
#include <sys/mount.h>

using namespace bhxh;
using namespace bhxh::test;
using namespace Qt::StringLiterals;
using desk::SavedRegister;
using desk::Session;
using domain::FailureCode;
using domain::Outcome;
using tests::inventedPage;
using Kind = SavedRegister::Kind;

class tst_SavedRegisterFaults : public QObject, private SavedPlace
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(room.open(), qPrintable(room.whyNot())); }
    void init() { begin(); }

    void damageIsForgottenAndBegunAnew();
    void damageTwiceIsAFailureThatHeals();
    void damageFoundWhileClosedCountsOnce();
    void whatFailedIsTriedAgain();
    void whatFailedIsTriedAgainByItself();
    void withoutAKeychainItGoesWithTheSession();
    void aSessionWithoutAKeychainTakesNothingFromTheOthers();
    void anOrderToWipeReachesBothFiles();
    void whatAKilledSessionLeftIsRemoved();
    void aFullDiskKeepsWhatWasRead(); // the last one: its thread sees another disk from then on

private:
    bool spoil(qsizetype from = 4096) const;
};

/// Every byte of the file from here on is another.
bool tst_SavedRegisterFaults::spoil(qsizetype from) const
{
    QFile spoiled(file());
    if (!spoiled.open(QIODevice::ReadWrite))
        return false;
    QByteArray bytes = spoiled.readAll();
    for (qsizetype at = from; at < bytes.size(); ++at)
        bytes[at] = static_cast<char>(bytes.at(at) ^ 0x5a);
    return bytes.size() > from && spoiled.seek(0) && spoiled.write(bytes) == bytes.size();
}

void tst_SavedRegisterFaults::damageIsForgottenAndBegunAnew()
{
    QuietDesk desk(room, u"lan"_s, stands());
    QVERIFY(signInAndOpen(desk));
    QVERIFY(readPage(desk, inventedPage(1, 200, false)));
    QVERIFY(desk.lock());
    QVERIFY(spoil());
    QSignalSpy emptied(&savedOf(desk), &SavedRegister::emptied);
    QVERIFY(desk.typePin());
    QVERIFY(waitUntil([&] { return emptied.size() == 1; }));
    QVERIFY(comesToHavePeople(desk, 0)); // open again, by itself
    QVERIFY(savedOf(desk).state().forgotten);
    QVERIFY(readPage(desk, inventedPage(1, 20, false)));
    QVERIFY(comesToHavePeople(desk, 20));
}

/// A disk that keeps nothing as it was written: what is damaged again before the register was read to its end isn't
/// begun anew for ever.
void tst_SavedRegisterFaults::damageTwiceIsAFailureThatHeals()
{
    QuietDesk desk(room, u"lan"_s, stands());
    QVERIFY(signInAndOpen(desk));
    QSignalSpy emptied(&savedOf(desk), &SavedRegister::emptied);
    for (int time = 1; time <= 2; ++time) {
        QVERIFY(readPage(desk, inventedPage(1, 200, true)));
        QVERIFY(desk.lock());
        QVERIFY(spoil());
        QVERIFY(desk.typePin());
        QVERIFY(waitUntil([&] { return emptied.size() == time; }));
        QVERIFY(becomes(desk, time == 1 ? Kind::Open : Kind::Failed));
    }
    QCOMPARE(savedOf(desk).state().failure->code, FailureCode::SavedDataDamaged);
    QVERIFY(savedOf(desk).state().forgotten);
    savedOf(desk).retry();
    QVERIFY(comesToHavePeople(desk, 0));
    QVERIFY(readPage(desk, inventedPage(1, 200, false))); // to the end: whatever it was is over
    QVERIFY(desk.lock());
    QVERIFY(spoil());
    QVERIFY(desk.typePin());
    QVERIFY(waitUntil([&] { return emptied.size() == 3; }));
    QVERIFY(comesToHavePeople(desk, 0));
}

void tst_SavedRegisterFaults::damageFoundWhileClosedCountsOnce()
{
    QuietDesk desk(room, u"lan"_s, stands());
    QVERIFY(signInAndOpen(desk));
    QVERIFY(readPage(desk, inventedPage(1, 200, true)));
    QVERIFY(desk.lock());
    QVERIFY(spoil(0));
    QSignalSpy emptied(&savedOf(desk), &SavedRegister::emptied);
    desk.desk.session.forgetPin();
    QVERIFY(waitUntil([&] { return emptied.size() == 1; }));
    QVERIFY(savedOf(desk).state().forgotten);
    QVERIFY(desk.signInUpToPin());
    QVERIFY(desk.typePin(hungsPin));
    QVERIFY(comesToHavePeople(desk, 0));
    QVERIFY(readPage(desk, inventedPage(1, 200, true)));
    QVERIFY(desk.lock());
    QVERIFY(spoil());
    QVERIFY(desk.typePin(hungsPin));
    QVERIFY(waitUntil([&] { return emptied.size() == 2; }));
    QVERIFY(comesToHavePeople(desk, 0));
}

void tst_SavedRegisterFaults::whatFailedIsTriedAgain()
{
    QFile inTheWay(savedFolder());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QuietDesk desk(room, u"lan"_s, stands());
    QVERIFY(desk.signIn());
    QVERIFY(becomes(desk, Kind::Failed));
    QCOMPARE(savedOf(desk).state().failure->code, FailureCode::SavedDataUnavailable);
    QVERIFY(inTheWay.remove());
    savedOf(desk).retry();
    QVERIFY(comesToHavePeople(desk, 0));
    QVERIFY(!savedOf(desk).state().failure);
}

void tst_SavedRegisterFaults::whatFailedIsTriedAgainByItself()
{
    QFile inTheWay(savedFolder());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QuietDesk desk(room, u"lan"_s, stands());
    savedOf(desk).setLookInterval(std::chrono::milliseconds(100));
    QVERIFY(desk.signIn());
    QVERIFY(becomes(desk, Kind::Failed));
    QVERIFY(inTheWay.remove());
    QVERIFY(comesToHavePeople(desk, 0));
}

void tst_SavedRegisterFaults::withoutAKeychainItGoesWithTheSession()
{
    {
        QuietDesk desk(room, u"lan"_s, standsWithoutKeychain());
        QVERIFY(signInAndOpen(desk));
        QVERIFY(savedOf(desk).state().sessionOnly);
        QVERIFY(readPage(desk, inventedPage(1, 20, false)));
        QVERIFY(desk.lock());
        QVERIFY(desk.typePin());
        QVERIFY(comesToHavePeople(desk, 20));
        QVERIFY(handOver(desk, u"hung"_s, hungsPin));
        QVERIFY(comesToBeOthersOnly(desk));
        QVERIFY(handOver(desk, u"lan"_s, lansPin));
        QVERIFY(comesToGiveTheKey(desk, 20));
        QVERIFY(handOver(desk, u"hung"_s, hungsPin));
        QVERIFY(comesToHavePeople(desk, 20));
        QVERIFY(QFile::exists(sessionFile()));
        QVERIFY(!QFile::exists(file()));
    }
    QVERIFY(nothingIsKept());
}

/// The keychain fails once; what it opens is untouched.
void tst_SavedRegisterFaults::aSessionWithoutAKeychainTakesNothingFromTheOthers()
{
    {
        QuietDesk desk(room, u"lan"_s, stands());
        QVERIFY(signInAndOpen(desk));
        QVERIFY(readPage(desk, inventedPage(1, 20, false)));
    }
    QVERIFY(QFile::exists(file()));
    {
        QuietDesk desk(room, u"lan"_s, standsWithoutKeychain());
        QVERIFY(desk.signIn());
        QVERIFY(comesToHavePeople(desk, 0));
        QVERIFY(savedOf(desk).state().sessionOnly);
        QVERIFY(readPage(desk, inventedPage(1, 5, false)));
        QVERIFY(comesToHavePeople(desk, 5));
        QVERIFY(!savedOf(desk).state().forgotten);
    }
    QVERIFY(!QFile::exists(sessionFile()));
    QuietDesk desk(room, u"lan"_s, stands());
    QVERIFY(desk.signIn());
    QVERIFY(comesToHavePeople(desk, 20));
    QVERIFY(!savedOf(desk).state().sessionOnly);
}

void tst_SavedRegisterFaults::anOrderToWipeReachesBothFiles()
{
    {
        QuietDesk desk(room, u"lan"_s, stands());
        QVERIFY(signInAndOpen(desk));
        QVERIFY(readPage(desk, inventedPage(1, 20, false)));
    }
    QuietDesk desk(room, u"hung"_s, standsWithoutKeychain());
    QVERIFY(signInAndOpen(desk));
    QVERIFY(readPage(desk, inventedPage(1, 5, false)));
    QVERIFY(QFile::exists(file()) && QFile::exists(sessionFile()));
    room.setPolicy({{u"cache"_s, u"wipe"_s}});
    desk.desk.session.readAgain();
    QVERIFY(waitUntil([&] { return nothingIsKept(); }));
}

void tst_SavedRegisterFaults::whatAKilledSessionLeftIsRemoved()
{
    QVERIFY(QDir().mkpath(savedFolder()));
    QFile left(sessionFile());
    QVERIFY(left.open(QIODevice::WriteOnly) && left.write(QByteArray(5'000, 'x')) == 5'000);
    left.close();
    const QuietDesk desk(room, u"lan"_s, stands());
    QVERIFY(waitUntil([&] { return nothingIsKept(); }));
}

/// On a disk of its own, which only what is begun from here on sees.
void tst_SavedRegisterFaults::aFullDiskKeepsWhatWasRead()
{
    QVERIFY(QDir().mkpath(savedFolder()));
    const QByteArray place = savedFolder().toUtf8();
    if (unshare(CLONE_NEWNS) != 0 || mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        mount("tmpfs", place.constData(), "tmpfs", 0, "size=600k,mode=700") != 0)
        QSKIP("mounting a small disk needs root");
    const auto unmounted = qScopeGuard([&] { umount2(place.constData(), MNT_DETACH); });
    QuietDesk desk(room, u"lan"_s, stands());
    QVERIFY(signInAndOpen(desk));
    QString cursor = awaited(savedOf(desk).beginReading()).value_or(u"none"_s);
    quint32 read = 0;
    Outcome<domain::Done> done = domain::Done{};
    for (; done && read < 10'000; read += done ? 100 : 0) {
        const domain::RegisterPage page = inventedPage(1 + read, 100, true);
        done = awaited(savedOf(desk).apply(page, cursor, desk.desk.session.now()));
        cursor = done ? page.cursor : cursor;
    }
    QCOMPARE(codeOf(done), FailureCode::SavedDataDiskFull);
    QVERIFY(read > 0);
    QVERIFY(comesToHavePeople(desk, read)); // still open, and answers
    QVERIFY(awaited(savedOf(desk).find(tests::inventedId(read)))->has_value());
    QVERIFY(!awaited(savedOf(desk).find(tests::inventedId(read + 1)))->has_value());
    QVERIFY(mount("tmpfs", place.constData(), "tmpfs", MS_REMOUNT, "size=100m,mode=700") == 0);
    QCOMPARE(awaited(savedOf(desk).beginReading()), Outcome<QString>(cursor));
    QVERIFY(awaited(savedOf(desk).apply(inventedPage(1 + read, 100, false), cursor, desk.desk.session.now())));
    QVERIFY(comesToHavePeople(desk, read + 100));
}

QTEST_GUILESS_MAIN(tst_SavedRegisterFaults)
#include "tst_SavedRegisterFaults.moc"
