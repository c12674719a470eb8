#include "FailingDisk.h"
#include "ScriptedFeed.h"
#include "cache/SavedData.h"
#include <QSignalSpy>
#include <QTest>

#include <sched.h>
#include <sys/mount.h>

using namespace bhxh;
using namespace bhxh::tests;
using cache::SavedStore;
using domain::Done;
using domain::FailureCode;
using domain::Outcome;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(bhxh::tests::FailingDisk::Kind)

namespace {

/// The central's word, which puts right what was later.
const domain::ClockReading mondayByCentral(monday, true, {});

bool isOfTheDisk(FailureCode code)
{
    return code == FailureCode::SavedDataUnavailable || code == FailureCode::SavedDataDiskFull ||
           code == FailureCode::SavedDataInUse;
}

} // namespace

/// The disk lets the saved data down: whatever happens, what is kept is what the register was at some page, and the
/// feed goes on from there.
class tst_SavedFaults : public QObject
{
    Q_OBJECT

private slots:
    void everyCallOfTheDiskFailsOnce_data();
    void everyCallOfTheDiskFailsOnce();
    void everyCallOfALifeFailsOnce_data() { everyCallOfTheDiskFailsOnce_data(); }
    void everyCallOfALifeFailsOnce();
    void theDiskIsFull();
    void anotherProgramHasIt();
    void namesAreReadOnWhenTheDiskWorksAgain();

private:
    Outcome<Done> syncOnce(const StoreDesk& desk, QString& acknowledged) const;
    QString whatIsLeft(const StoreDesk& desk, const QString& acknowledged) const;
    void makeFileOfTheFirstVersion(const StoreDesk& desk) const;
    Outcome<Done> liveThrough(const StoreDesk& desk, QString& acknowledged) const;

    const ScriptedFeed m_feed{3, 5};
};

/// From nothing: opens, reads the feed, fills the index, looks somebody up, closes, opens again.
Outcome<Done> tst_SavedFaults::syncOnce(const StoreDesk& desk, QString& acknowledged) const
{
    SavedStore store = desk.store();
    for (int time = 0; time < 2; ++time) {
        if (auto done = store.open(lan, desk.lansKey, monday); !done)
            return done;
        if (auto done = store.serve(office, keepDays); !done)
            return done;
        while (const domain::RegisterPage* page = m_feed.after(acknowledged)) {
            if (auto done = store.apply(*page, acknowledged, monday); !done)
                return done;
            acknowledged = page->cursor;
        }
        if (auto filled = store.fillIndex(1000); !filled)
            return domain::failed(filled.error());
        if (auto found = store.find(inventedCitizen(3).insuranceNumber->number(), monday); !found)
            return domain::failed(found.error());
        store.close();
    }
    return Done{};
}

/// With the whole register in it.
void tst_SavedFaults::makeFileOfTheFirstVersion(const StoreDesk& desk) const
{
    {
        SavedStore store = desk.store();
        QVERIFY(store.open(lan, desk.lansKey, monday) && store.serve(office, keepDays) && m_feed.readOn(store));
    }
    const auto database = cache::Database::open(desk.file());
    for (const char* sql :
         {"DROP TABLE key_offer", "ALTER TABLE member_key DROP COLUMN mark", "PRAGMA user_version = 1"})
        (*database)->run(sql);
    QVERIFY((*database)->outcome());
}

/// Everything that happens to saved data beside being read and looked up, up to its end. @param acknowledged the cursor
/// that must not be lost: none from when somebody asked for everything to be forgotten.
Outcome<Done> tst_SavedFaults::liveThrough(const StoreDesk& desk, QString& acknowledged) const
{
    const auto forgetting = [&acknowledged](auto work) {
        return [&acknowledged, work](Done) -> Outcome<Done> {
            acknowledged.clear();
            return work();
        };
    };
    SavedStore store = desk.store();
    const auto read = [&](Done) {
        return m_feed.readOn(store).map([&](Done done) {
            acknowledged = m_feed.end();
            return done;
        });
    };
    const auto removeMinh = [&](Done) { return store.removeMember(minh).map([](bool) { return Done{}; }); };
    return store
        .open(lan, desk.lansKey, monday) // and brings it to today's form
        .and_then([&](Done) { return store.offer({desk.minhAsColleague()}); })
        .and_then(removeMinh)
        .and_then(forgetting([&] { return store.startOver(); }))
        .and_then(read)
        .and_then(forgetting([&] { return store.serve(u"7902"_s, keepDays); }))
        .and_then(read)
        .and_then(forgetting([&] { return store.forgetExpired(monday.addDays(keepDays)); }))
        .and_then(read)
        .and_then(
            forgetting([&] { return store.beginAnew(lan, desk.lansKey, mondayByCentral, {desk.minhAsColleague()}); }))
        .and_then([&](Done) { return store.serve(office, keepDays); })
        .and_then(read)
        .and_then([&](Done) {
            store.close();
            return removeMinh(Done{});
        })
        .and_then(forgetting([&] { return store.destroy(); }));
}

/// Now that the disk works again: at least what was acknowledged, all of it right, and the feed can be read to its end.
QString tst_SavedFaults::whatIsLeft(const StoreDesk& desk, const QString& acknowledged) const
{
    SavedStore store = desk.store();
    if (auto done = store.open(lan, desk.lansKey, mondayByCentral); !done)
        return u"doesn't open: %1"_s.arg(static_cast<int>(done.error().code));
    if (!store.serve(office, keepDays))
        return u"doesn't serve"_s;
    if (const QString wrong = m_feed.whatIsWrongIn(store); !wrong.isEmpty())
        return wrong;
    if (store.summary()->cursor < acknowledged)
        return u"a page is missing that was acknowledged"_s;
    if (!m_feed.readOn(store) || store.summary()->cursor != m_feed.end())
        return u"the feed can't be read to its end"_s;
    return m_feed.whatIsWrongIn(store);
}

void tst_SavedFaults::everyCallOfTheDiskFailsOnce_data()
{
    QTest::addColumn<FailingDisk::Kind>("kind");
    QTest::newRow("once") << FailingDisk::Kind::Once;
    QTest::newRow("and never works again") << FailingDisk::Kind::Gone;
    QTest::newRow("is full") << FailingDisk::Kind::Full;
}

void tst_SavedFaults::everyCallOfTheDiskFailsOnce()
{
    QFETCH(const FailingDisk::Kind, kind);
    FailingDisk::install();
    int call = 0;
    int failures = 0;
    for (bool wasReached = true; wasReached; ++call) {
        const StoreDesk desk;
        QString acknowledged;
        FailingDisk::failAt(call, kind);
        const Outcome<Done> done = syncOnce(desk, acknowledged);
        wasReached = FailingDisk::heal();
        failures += done ? 0 : 1;
        if (!done)
            QVERIFY2(isOfTheDisk(done.error().code),
                     qPrintable(u"call %1: %2"_s.arg(call).arg(static_cast<int>(done.error().code))));
        const QString wrong = whatIsLeft(desk, acknowledged);
        QVERIFY2(wrong.isEmpty(), qPrintable(u"call %1: %2"_s.arg(call).arg(wrong)));
    }
    QVERIFY(call > 20);
    QVERIFY(failures > call / 3); // it isn't that nobody noticed
}

void tst_SavedFaults::everyCallOfALifeFailsOnce()
{
    QFETCH(const FailingDisk::Kind, kind);
    FailingDisk::install();
    StoreDesk first;
    makeFileOfTheFirstVersion(first);
    int call = 0;
    int failures = 0;
    for (bool wasReached = true; wasReached; ++call) {
        StoreDesk desk;
        desk.lansKey = first.lansKey;
        QVERIFY(QDir().mkpath(desk.path()) && QFile::copy(first.file(), desk.file()));
        QString acknowledged = m_feed.end();
        FailingDisk::failAt(call, kind);
        const Outcome<Done> done = liveThrough(desk, acknowledged);
        wasReached = FailingDisk::heal();
        failures += done ? 0 : 1;
        if (!done)
            QVERIFY2(isOfTheDisk(done.error().code),
                     qPrintable(u"call %1: %2"_s.arg(call).arg(static_cast<int>(done.error().code))));
        else
            QVERIFY2(QDir(desk.path()).isEmpty(), qPrintable(u"call %1: not destroyed"_s.arg(call)));
        const QString wrong = whatIsLeft(desk, acknowledged);
        QVERIFY2(wrong.isEmpty(), qPrintable(u"call %1: %2"_s.arg(call).arg(wrong)));
    }
    QVERIFY(call > 50);
    QVERIFY(failures > call / 3);
}

void tst_SavedFaults::theDiskIsFull()
{
    StoreDesk desk;
    const QByteArray place = desk.folder.path().toUtf8();
    if (unshare(CLONE_NEWNS) != 0 || mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        mount("tmpfs", place.constData(), "tmpfs", 0, "size=600k,mode=700") != 0)
        QSKIP("mounting a small disk needs root");
    const ScriptedFeed feed(20, 100);
    SavedStore store = desk.store();
    QVERIFY(store.open(lan, desk.lansKey, monday));
    QVERIFY(store.serve(office, keepDays));
    const Outcome<Done> full = feed.readOn(store);
    const QString wrongWhileFull = feed.whatIsWrongIn(store);
    store.close();
    const auto again = store.open(lan, desk.lansKey, monday.addDays(1)); // and can't write down how late it is
    const QString wrongAfterwards = again ? feed.whatIsWrongIn(store) : u"doesn't open"_s;
    const bool hasRoom = mount("tmpfs", place.constData(), "tmpfs", MS_REMOUNT, "size=100m,mode=700") == 0;
    const Outcome<Done> rest = feed.readOn(store);
    const QString wrongAtTheEnd = feed.whatIsWrongIn(store);
    store.close();
    umount2(place.constData(), MNT_DETACH);

    QVERIFY(!full);
    QCOMPARE(full.error().code, FailureCode::SavedDataDiskFull);
    QCOMPARE(wrongWhileFull, QString());
    QCOMPARE(wrongAfterwards, QString());
    QVERIFY(hasRoom && rest);
    QCOMPARE(wrongAtTheEnd, QString());
}

void tst_SavedFaults::anotherProgramHasIt()
{
    const StoreDesk desk;
    SavedStore one = desk.store();
    QVERIFY(one.open(lan, desk.lansKey, monday));
    SavedStore other = desk.store();
    const auto refused = other.open(lan, desk.lansKey, monday);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, FailureCode::SavedDataInUse);
    QVERIFY(one.serve(office, keepDays)); // which nobody disturbed
}

void tst_SavedFaults::namesAreReadOnWhenTheDiskWorksAgain()
{
    FailingDisk::install();
    const StoreDesk desk;
    const ScriptedFeed feed(20, 100);
    {
        SavedStore store = desk.store();
        QVERIFY(store.open(lan, desk.lansKey, monday));
        QVERIFY(store.serve(office, keepDays));
        QVERIFY(feed.readOn(store));
    }
    cache::SavedData data(desk.path(), "desk-1");
    QSignalSpy indexed(&data, &cache::SavedData::indexed);
    FailingDisk::failAt(60, FailingDisk::Kind::Once); // opening takes fewer
    const auto opened = data.open(lan, desk.lansKey, monday);
    const auto isDone = [&] {
        const auto last =
            indexed.isEmpty() ? domain::IndexProgress() : indexed.last().first().value<domain::IndexProgress>();
        return last.total > 0 && last.done == last.total;
    };
    const bool isIndexed = QTest::qWaitFor(isDone, 20'000);
    const bool wasReached = FailingDisk::heal();
    QVERIFY(opened.isFinished() && opened.result());
    QVERIFY(wasReached);
    QVERIFY(isIndexed);
}

QTEST_GUILESS_MAIN(tst_SavedFaults)
#include "tst_SavedFaults.moc"
