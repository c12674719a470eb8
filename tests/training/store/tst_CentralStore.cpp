#include "training/people/InventedCitizens.h"
#include "training/rules/PersonName.h"
#include "training/store/CentralStore.h"
#include "training/store/FolderLock.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace bhxh::training;
using namespace Qt::StringLiterals;

class TestCentralStore : public QObject
{
    Q_OBJECT

private:
    static std::unique_ptr<CentralStore> opened(const QTemporaryDir& folder, int citizens = 300, quint64 seed = 7)
    {
        auto store = CentralStore::open(folder.path(), {.seed = seed, .citizens = citizens, .furnish = {}});
        return store ? std::move(*store) : nullptr;
    }

private slots:
    void anExistingStoreIsOpenedAndNotMadeAnew()
    {
        QTemporaryDir folder;
        const auto first = opened(folder);
        QVERIFY(first);
        {
            Transaction transaction(first->database);
            auto citizen = first->citizens.byRow(5);
            citizen->email = u"changed@example.org"_s;
            first->citizens.save(*citizen);
            first->settings.setClockOffset(std::chrono::hours(5));
            QVERIFY(transaction.commit());
        }
        const auto second = opened(folder, 10, 8); // while the first is still open, as after a kill
        QVERIFY(second);
        QCOMPARE(second->settings.citizenCount(), 300);
        QCOMPARE(second->settings.seed(), quint64{7});
        QCOMPARE(second->citizens.byRow(5)->email, u"changed@example.org"_s);
        QVERIFY(second->settings.clockOffset() == std::chrono::hours(5));
    }

    void whatIsLeftOfAHalfMadeStoreIsThrownAway()
    {
        QTemporaryDir folder;
        QFile half(folder.filePath(u"central.sqlite.new"_s));
        QVERIFY(half.open(QIODevice::WriteOnly));
        half.write("SQLite format 3, but no more than that");
        half.close();
        const auto store = opened(folder);
        QVERIFY(store);
        QVERIFY(!half.exists());
        QCOMPARE(store->settings.citizenCount(), 300);
    }

    void somethingElseIsNotTakenForAStore()
    {
        QTemporaryDir folder;
        QFile other(folder.filePath(u"central.sqlite"_s));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write(QByteArray(4096, 'x'));
        other.close();
        QVERIFY(!opened(folder));
    }

    void aTransactionThatFailedHasNoEffect()
    {
        QTemporaryDir folder;
        const auto store = opened(folder);
        const qint64 before = store->citizens.byRow(1)->revision;
        {
            Transaction transaction(store->database);
            auto citizen = store->citizens.byRow(1);
            store->citizens.save(*citizen);
            Statement(store->database, "INSERT INTO citizens(row) VALUES(1)").run();
            QVERIFY(!transaction.commit());
        }
        QCOMPARE(store->citizens.byRow(1)->revision, before);
        Transaction next(store->database);
        QVERIFY(next.commit());
    }

    void everyNumberOfAPersonFindsThem()
    {
        QTemporaryDir folder;
        const auto store = opened(folder);
        const InventedCitizens people(7, 300);
        int former = 0;
        for (int i = 0; i < people.count(); ++i) {
            const InventedCitizen person = people.citizen(i);
            QStringList numbers = person.formerNumbers;
            former += static_cast<int>(numbers.size());
            numbers << person.insuranceNumber << person.personalId;
            for (const QString& number : numbers) {
                if (number.isEmpty())
                    continue;
                const auto found = store->citizens.byNumber(number);
                QVERIFY(!found.empty());
                QCOMPARE(found.front().id, person.id);
            }
        }
        QVERIFY(former > 0);
        QVERIFY(store->citizens.byNumber(u"0000000000"_s).empty());
    }

    void aBirthDateFindsTheOneThatItBeginsAndTheOneThatBeginsIt()
    {
        QTemporaryDir folder;
        const auto store = opened(folder);
        const InventedCitizens people(7, 300);
        for (const CitizenTrait trait : {CitizenTrait::Proven, CitizenTrait::YearOnly}) {
            const InventedCitizen person = people.citizen(people.indicesWith(trait, 1).at(0));
            const QString folded = foldedName(person.fullName);
            const QString year = person.birthDate.left(4);
            const auto isFound = [&](const QString& birthDate) {
                const auto found = store->citizens.byName(folded, birthDate, 100);
                return std::ranges::any_of(found, [&](const Citizen& one) { return one.id == person.id; });
            };
            QVERIFY(isFound(person.birthDate));
            QVERIFY(isFound(year));
            QVERIFY(!isFound(u"1888"_s));
            const bool isYearOnly = person.birthDate.size() == 4;
            QCOMPARE(isFound(year + u"-02-29"_s), isYearOnly || person.birthDate == year + u"-02-29"_s);
        }
    }

    void theRegisterTellsWhatChangedAndWhoLeft()
    {
        QTemporaryDir folder;
        const auto store = opened(folder);
        const auto citizen = store->citizens.byRow(1);
        const QString office = citizen->office;
        const auto all = store->citizens.registerAfter(office, 0, 0, 1000);
        QCOMPARE(static_cast<qint64>(all.size()), store->citizens.registerTotal(office));
        const qint64 read = all.back().revision;
        Citizen moved = *citizen;
        store->citizens.move(moved, u"7902"_s);
        auto news = store->citizens.registerAfter(office, read, read, 1000);
        QCOMPARE(news.size(), std::size_t{1});
        QCOMPARE(news.front().removed, moved.id);
        QCOMPARE(static_cast<qint64>(all.size()) - 1, store->citizens.registerTotal(office));
        store->citizens.move(moved, office);
        news = store->citizens.registerAfter(office, read, read, 1000);
        QCOMPARE(news.size(), std::size_t{1});
        QVERIFY(news.front().citizen);
        QVERIFY(store->citizens.registerAfter(u"7902"_s, 0, 0, 1000).back().removed == moved.id);
    }

    void aFolderHasOneOwner()
    {
        QTemporaryDir folder;
        auto first = FolderLock::take(folder.path());
        QVERIFY(first);
        QVERIFY(!FolderLock::take(folder.path()));
        first.reset();
        QVERIFY(FolderLock::take(folder.path()));
    }

    void tenThousandAreMadeInGoodTime()
    {
        QTemporaryDir folder;
        QElapsedTimer timer;
        timer.start();
        QVERIFY(opened(folder, 10'000));
        QVERIFY2(timer.elapsed() < 30'000, "a second without sanitizers; this allows for them and for a busy machine");
    }
};

QTEST_APPLESS_MAIN(TestCentralStore)
#include "tst_CentralStore.moc"
