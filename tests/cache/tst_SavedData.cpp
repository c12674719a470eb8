#include "FailingDisk.h"
#include "StoreDesk.h"
#include "cache/SavedData.h"
#include <QFile>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <unistd.h>

using namespace bhxh;
using namespace bhxh::tests;
using cache::SavedData;
using domain::CitizenNumber;
using domain::FailureCode;
using domain::IndexProgress;
using domain::Outcome;
using namespace Qt::StringLiterals;

namespace {

/// What the future ends with; the test fails where it takes too long.
template <typename T>
Outcome<T> awaited(QFuture<Outcome<T>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20000) || future.resultCount() == 0)
        qFatal("a future without an end");
    return future.result();
}

const CitizenNumber first = *CitizenNumber::parse(u"7900000001"_s);

} // namespace

class tst_SavedData : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keepsFindsAndSearches();
    void fillsItsIndexByItself();
    void isEmptyToSomebodyWhoLocked();
    void damageIsToldAndBegunAnew();
    void damageThatTheIndexMeetsIsTold();
    void aSearchThatWasTypedOverIsNotDone();
    void itsEndCancelsWhatWaits();
    void itsEndDestroysWhatWasToBeDestroyed();
    void whatLivesAsLongAsTheProcessIsBesideWhatLasts();
    void closingCutsShortWhatIsBeingKept();
    void closingCutsShortAForgettingOfEverybody();
    void theCounterIsNotKeptWaitingForTheLog();

private:
    void open(SavedData& data);
    void spoilTheRows() const;
    std::unique_ptr<StoreDesk> m_desk;
};

void tst_SavedData::init()
{
    qRegisterMetaType<IndexProgress>();
    m_desk = std::make_unique<StoreDesk>();
}

void tst_SavedData::open(SavedData& data)
{
    QVERIFY(awaited(data.open(lan, m_desk->lansKey, monday)));
    QVERIFY(awaited(data.serve(office, keepDays)));
}

void tst_SavedData::keepsFindsAndSearches()
{
    SavedData data(m_desk->path(), "desk-1");
    open(data);
    QVERIFY(awaited(data.apply(inventedPage(1, 50, false), {}, monday)));
    QCOMPARE(awaited(data.find(first, monday))->first().citizen, keptOf(inventedCitizen(1)));
    const auto matches = awaited(data.search(inventedName(1), monday));
    QVERIFY(!matches->items.isEmpty());
    QCOMPARE(awaited(data.summary())->people, 50);
    QVERIFY(awaited(data.offer({m_desk->minhAsColleague()})));
    QCOMPARE(awaited(data.removeMember(minh)), Outcome<bool>(false));
    QVERIFY(awaited(data.forgetExpired(monday.addDays(keepDays))));
    QVERIFY(awaited(data.find(first, monday))->isEmpty());
    QVERIFY(awaited(data.startOver()));
    QVERIFY(awaited(data.destroy()));
    QVERIFY(QDir(m_desk->path()).isEmpty());
}

void tst_SavedData::fillsItsIndexByItself()
{
    {
        SavedData data(m_desk->path(), "desk-1");
        open(data);
        QVERIFY(awaited(data.apply(inventedPage(1, 5000, false), {}, monday)));
    }
    SavedData data(m_desk->path(), "desk-1");
    QSignalSpy indexed(&data, &SavedData::indexed);
    open(data);
    const auto isDone = [&] {
        const auto last = indexed.isEmpty() ? IndexProgress() : indexed.last().first().value<IndexProgress>();
        return last == IndexProgress{5000, 5000};
    };
    QVERIFY(QTest::qWaitFor(isDone, 20000));
    QVERIFY(indexed.size() >= 3);
}

void tst_SavedData::isEmptyToSomebodyWhoLocked()
{
    SavedData data(m_desk->path(), "desk-1");
    open(data);
    QVERIFY(awaited(data.apply(inventedPage(1, 50, false), {}, monday)));
    QVERIFY(awaited(data.close()));
    QCOMPARE(awaited(data.find(first, monday)).error().code, FailureCode::SavedDataNotOpen);
    QCOMPARE(awaited(data.open(lan, m_desk->minhsKey, monday)).error().code, FailureCode::SavedDataOtherKey);
    open(data);
    QCOMPARE(awaited(data.find(first, monday))->size(), 1);
}

/// The rows as nobody sealed them; the file itself is sound.
void tst_SavedData::spoilTheRows() const
{
    const auto database = cache::Database::open(m_desk->file());
    (*database)->run("UPDATE person SET sealed = randomblob(length(sealed))");
    QVERIFY((*database)->outcome());
}

void tst_SavedData::damageIsToldAndBegunAnew()
{
    {
        SavedData data(m_desk->path(), "desk-1");
        open(data);
        QVERIFY(awaited(data.apply(inventedPage(1, 1, false), {}, monday)));
    }
    QFile file(m_desk->file());
    QVERIFY(file.open(QIODevice::ReadWrite) && file.write(QByteArray(200, '\x55')) == 200);
    file.close();
    SavedData data(m_desk->path(), "desk-1");
    QSignalSpy forgotten(&data, &SavedData::forgotten);
    QCOMPARE(awaited(data.open(lan, m_desk->lansKey, monday)).error().code, FailureCode::SavedDataDamaged);
    QTRY_COMPARE(forgotten.size(), 1);
    open(data);
    QCOMPARE(awaited(data.summary())->people, 0);
}

void tst_SavedData::damageThatTheIndexMeetsIsTold()
{
    {
        SavedData data(m_desk->path(), "desk-1");
        open(data);
        QVERIFY(awaited(data.apply(inventedPage(1, 10, false), {}, monday)));
    }
    spoilTheRows();
    SavedData data(m_desk->path(), "desk-1");
    QSignalSpy forgotten(&data, &SavedData::forgotten);
    QVERIFY(awaited(data.open(lan, m_desk->lansKey, monday)));
    QTRY_COMPARE(forgotten.size(), 1);
    QVERIFY(QDir(m_desk->path()).isEmpty());
    QCOMPARE(awaited(data.find(first, monday)).error().code, FailureCode::SavedDataNotOpen);
    open(data);
}

void tst_SavedData::aSearchThatWasTypedOverIsNotDone()
{
    SavedData data(m_desk->path(), "desk-1");
    open(data);
    auto page = data.apply(inventedPage(1, 500, false), {}, monday);
    QList<QFuture<Outcome<domain::SavedMatches>>> searches;
    for (const QString& typed : {u"n"_s, u"ng"_s, u"ngu"_s}) {
        if (!searches.isEmpty())
            searches.last().cancel();
        searches << data.search(typed, monday);
    }
    QVERIFY(awaited(searches.last())->items.size() > 0 || awaited(page));
    QVERIFY(QTest::qWaitFor([&] { return searches.first().isFinished(); }, 20000));
    QVERIFY(searches.last().isFinished() && !searches.last().isCanceled());
}

void tst_SavedData::itsEndDestroysWhatWasToBeDestroyed()
{
    const QString link = m_desk->folder.filePath(u"link.db"_s); // the same file, by another name
    {
        SavedData data(m_desk->path(), "desk-1");
        open(data);
        QVERIFY(awaited(data.apply(inventedPage(1, 50, false), {}, monday)));
        QVERIFY(awaited(data.close()));
        QVERIFY(::link(QFile::encodeName(m_desk->file()).constData(), QFile::encodeName(link).constData()) == 0);
        data.destroy();
    }
    QVERIFY(QDir(m_desk->path()).isEmpty());
    const auto rest = cache::Database::open(link);
    QVERIFY(rest.has_value());
    QCOMPARE(cache::MemberKeys(**rest, "desk-1").count(), 0); // what is left of it opens no more
}

void tst_SavedData::whatLivesAsLongAsTheProcessIsBesideWhatLasts()
{
    const QString file = m_desk->path() + u"/session.db"_s;
    {
        SavedData lasting(m_desk->path(), "desk-1");
        open(lasting);
        QVERIFY(awaited(lasting.apply(inventedPage(1, 5, false), {}, monday)));
        QFile left(file);
        QVERIFY(left.open(QIODevice::WriteOnly) && left.write("of a process that was killed") > 0);
        left.close();
        SavedData data(m_desk->path(), "desk-1", SavedData::Life::Process);
        open(data);
        QCOMPARE(awaited(data.summary())->people, 0);
        QVERIFY(awaited(data.apply(inventedPage(1, 3, false), {}, monday)));
        QVERIFY(QFile::exists(file));
    }
    QCOMPARE(QDir(m_desk->path()).entryList(QDir::Files), QStringList{u"saved.db"_s});
    SavedData lasting(m_desk->path(), "desk-1");
    open(lasting);
    QCOMPARE(awaited(lasting.summary())->people, 5);
}

/// What takes seconds is over soon, and nothing of it was done.
void tst_SavedData::closingCutsShortWhatIsBeingKept()
{
    const domain::RegisterPage page = inventedPage(1, 30'000, false);
    SavedData data(m_desk->path(), "desk-1");
    open(data);
    const auto kept = data.apply(page, {}, monday);
    QTest::qWait(200);
    QVERIFY(!kept.isFinished());
    QVERIFY(awaited(data.close()));
    QCOMPARE(awaited(kept).error().code, FailureCode::SavedDataUnavailable);
    open(data);
    QCOMPARE(awaited(data.summary())->people, 0);
    QVERIFY(awaited(data.apply(inventedPage(1, 10, false), {}, monday))); // nothing stays cut short
    QCOMPARE(awaited(data.summary())->people, 10);
}

void tst_SavedData::closingCutsShortAForgettingOfEverybody()
{
    constexpr quint32 people = 10'000;
    SavedData data(m_desk->path(), "desk-1");
    IndexProgress indexed;
    connect(&data, &SavedData::indexed, this, [&](IndexProgress progress) { indexed = progress; });
    open(data);
    int timesCutShort = 0;
    for (int round = 0; round < 40 && timesCutShort < 3; ++round) {
        if (awaited(data.summary())->people == 0)
            QVERIFY(awaited(data.apply(inventedPage(1, people, false), {}, monday)));
        else // else closing overtakes what waits for a piece of the index
            QTRY_COMPARE_WITH_TIMEOUT(indexed, (IndexProgress{people, people}), 20000);
        const auto forgotten = data.startOver();
        QThread::msleep(round % 8); // wherever it has got to
        QVERIFY(awaited(data.close()));
        const auto outcome = awaited(forgotten);
        timesCutShort += !outcome && outcome.error().code == FailureCode::SavedDataUnavailable ? 1 : 0;
        indexed = {};
        open(data);
        QCOMPARE(awaited(data.summary())->people, outcome ? 0 : people);
    }
    QVERIFY(timesCutShort > 0);
}

/// The end of the feed is brought into the file when nobody waits. The disk stops at its first page: somebody who asks
/// now is answered before there is a second one, and then it is tried again.
void tst_SavedData::theCounterIsNotKeptWaitingForTheLog()
{
    std::atomic_bool stops = false;
    QSemaphore stopped;
    QSemaphore goesOn;
    FailingDisk::install();
    FailingDisk::beforeEachPage([&] {
        if (!stops.exchange(false))
            return;
        stopped.release();
        goesOn.acquire();
    });
    {
        SavedData data(m_desk->path(), "desk-1");
        open(data);
        stops = true;
        QVERIFY(awaited(data.apply(inventedPage(1, 500, false), {}, monday)));
        QVERIFY(stopped.tryAcquire(1, 20000));
        const auto found = data.find(first, monday);
        stops = true;
        goesOn.release();
        QCOMPARE(awaited(found)->size(), 1);
        QVERIFY(stopped.tryAcquire(1, 20000));
        goesOn.release();
        QTRY_COMPARE_WITH_TIMEOUT(QFile(m_desk->log()).size(), 0, 20000);
    }
    FailingDisk::beforeEachPage({});
}

void tst_SavedData::itsEndCancelsWhatWaits()
{
    QList<QFuture<Outcome<domain::Done>>> pages;
    {
        SavedData data(m_desk->path(), "desk-1");
        open(data);
        for (quint32 page = 0; page < 50; ++page)
            pages << data.apply(inventedPage(page * 100, 100, true),
                                page == 0 ? QString() : u"after-%1"_s.arg(page * 100), monday);
    }
    QVERIFY(pages.last().isFinished());
    QCOMPARE(pages.last().resultCount(), 0);
    SavedData data(m_desk->path(), "desk-1"); // and nothing is half done
    open(data);
    const auto summary = awaited(data.summary());
    QCOMPARE(summary->people % 100, 0);
    QCOMPARE(summary->cursor, summary->people == 0 ? QString() : u"after-%1"_s.arg(summary->people));
}

QTEST_GUILESS_MAIN(tst_SavedData)
#include "tst_SavedData.moc"
