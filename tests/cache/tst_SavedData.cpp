#include "StoreDesk.h"
#include "cache/SavedData.h"
#include <QFile>
#include <QSignalSpy>
#include <QTest>

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
