#include "ScriptedFeed.h"
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace bhxh;
using namespace bhxh::tests;
using cache::SavedStore;
using domain::FailureCode;
using namespace Qt::StringLiterals;

namespace {

/// Files as they lay there, by their ending; so that they can be put back and damaged again.
using Files = QMap<QString, QByteArray>;

Files filesIn(const StoreDesk& desk)
{
    Files files;
    for (const QString& ending : {u""_s, u"-wal"_s}) {
        QFile file(desk.file() + ending);
        if (file.open(QIODevice::ReadOnly))
            files.insert(ending, file.readAll());
    }
    return files;
}

void putBack(const StoreDesk& desk, const Files& files)
{
    QDir(desk.path()).removeRecursively();
    QDir().mkpath(desk.path());
    for (auto file = files.cbegin(); file != files.cend(); ++file) {
        QFile out(desk.file() + file.key());
        if (!out.open(QIODevice::WriteOnly) || out.write(*file) != file->size())
            qFatal("can't put the files back");
    }
}

bool mayBe(FailureCode code)
{
    return code == FailureCode::SavedDataDamaged || code == FailureCode::SavedDataNotOpen ||
           code == FailureCode::SavedDataOtherKey || code == FailureCode::SavedDataNoKey ||
           code == FailureCode::SavedDataNewer || code == FailureCode::SavedDataUnavailable;
}

constexpr quint32 people = 40;

} // namespace

/// The file is damaged, a byte here and a byte there: no crash, nobody wrong is ever shown, and afterwards it can be
/// used again or begun anew.
class tst_SavedDamage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void oneByte_data();
    void oneByte();
    void cutShort_data();
    void cutShort();
    void rowsInEachOthersPlaces();

private:
    [[nodiscard]] QString whatIsShown(const StoreDesk& desk) const;
    [[nodiscard]] QString whatFollows(const StoreDesk& desk) const;
    [[nodiscard]] QString whatIsWrong(SavedStore& store) const;

    StoreDesk m_desk;
    Files m_closed = {}; ///< everything in the file itself
    Files m_open = {};   ///< the last pages in the log only
};

void tst_SavedDamage::initTestCase()
{
    SavedStore store = m_desk.store();
    QVERIFY(store.open(lan, m_desk.lansKey, monday));
    QVERIFY(store.serve(office, keepDays));
    QVERIFY(follow(store, inventedPage(0, people / 2, true)));
    store.close();
    QVERIFY(store.open(lan, m_desk.lansKey, monday));
    QVERIFY(follow(store, inventedPage(people / 2, people / 2, true)));
    m_open = filesIn(m_desk);
    store.close();
    m_closed = filesIn(m_desk);
    QVERIFY(m_open.value(u"-wal"_s).size() > 0);
    QVERIFY(m_closed.value(u"-wal"_s).isEmpty());
}

/// Whoever is shown is who was asked for, as they were.
QString tst_SavedDamage::whatIsWrong(SavedStore& store) const
{
    for (quint32 person = 0; person < people; ++person) {
        const auto citizen = inventedCitizen(person);
        const auto found = store.find(citizen.insuranceNumber->number(), monday);
        if (!found)
            return mayBe(found.error().code) ? QString() : u"an odd failure"_s;
        for (const auto& saved : *found) {
            if (saved.citizen != keptOf(citizen))
                return u"somebody else is shown"_s;
        }
    }
    fillIndex(store);
    const auto matches = store.search(inventedName(7), monday);
    for (const auto& saved : matches ? matches->items : QList<domain::SavedCitizen>()) {
        if (saved.citizen.name.folded() != domain::foldForSearch(inventedName(7)))
            return u"somebody of another name is shown"_s;
    }
    return {};
}

QString tst_SavedDamage::whatIsShown(const StoreDesk& desk) const
{
    SavedStore store = desk.store();
    const auto done = store.open(lan, desk.lansKey, monday);
    if (!done)
        return mayBe(done.error().code) ? QString() : u"doesn't open, oddly: %1"_s.arg(int(done.error().code));
    if (const QString wrong = whatIsWrong(store); !wrong.isEmpty())
        return wrong;
    // And it can be written to, or says that it can't.
    const auto page = follow(store, inventedPage(people, 3, false));
    return page || mayBe(page.error().code) ? QString() : u"an odd failure of a page"_s;
}

/// Either it opens, or what was damaged can be taken away and begun anew.
QString tst_SavedDamage::whatFollows(const StoreDesk& desk) const
{
    SavedStore store = desk.store();
    if (!store.open(lan, desk.lansKey, monday) && !store.open(lan, desk.lansKey, monday) &&
        (!store.destroy() || !store.open(lan, desk.lansKey, monday)))
        return u"can't be begun anew"_s;
    return whatIsWrong(store);
}

void tst_SavedDamage::oneByte_data()
{
    QTest::addColumn<bool>("hasLog");
    QTest::addColumn<QString>("ending");
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<int>("tries");
    constexpr qint64 page = 4096;
    const auto whole = m_closed.value(QString()).size();
    const auto log = m_open.value(u"-wal"_s).size();
    QTest::newRow("header") << false << QString() << qint64(0) << qint64(100) << 100;
    QTest::newRow("tables") << false << QString() << qint64(100) << page << 60;
    QTest::newRow("small tables") << false << QString() << page << 5 * page << 60;
    QTest::newRow("rows and hashes") << false << QString() << 3 * page << whole << 150;
    QTest::newRow("header of the log") << true << u"-wal"_s << qint64(0) << qint64(32) << 32;
    QTest::newRow("frame of the log") << true << u"-wal"_s << qint64(32) << qint64(56) << 24;
    QTest::newRow("pages in the log") << true << u"-wal"_s << qint64(56) << log << 60;
    QTest::newRow("file beside a log") << true << QString() << qint64(0) << m_open.value(QString()).size() << 60;
}

void tst_SavedDamage::oneByte()
{
    QFETCH(const bool, hasLog);
    QFETCH(const QString, ending);
    QFETCH(const qint64, from);
    QFETCH(const qint64, to);
    QFETCH(const int, tries);
    QRandomGenerator dice(42);
    for (int i = 0; i < tries; ++i) {
        const qint64 at = to - from == tries ? from + i : from + dice.bounded(to - from);
        Files files = hasLog ? m_open : m_closed;
        QByteArray& bytes = files[ending];
        const auto damage = static_cast<char>(i % 3 == 0 ? 0xff : 1 << dice.bounded(8));
        bytes[at] = static_cast<char>(bytes[at] ^ damage);
        putBack(m_desk, files);
        QString wrong = whatIsShown(m_desk);
        if (wrong.isEmpty())
            wrong = whatFollows(m_desk);
        QVERIFY2(wrong.isEmpty(), qPrintable(u"byte %1: %2"_s.arg(at).arg(wrong)));
    }
}

void tst_SavedDamage::cutShort_data()
{
    QTest::addColumn<qint64>("size");
    for (const qint64 size : {qint64(0), qint64(1), qint64(99), qint64(100), qint64(4096), qint64(5000), qint64(8192)})
        QTest::addRow("to %lld", size) << size;
    QTest::newRow("by a page") << m_closed.value(QString()).size() - 4096;
    QTest::newRow("by a byte") << m_closed.value(QString()).size() - 1;
}

void tst_SavedDamage::cutShort()
{
    QFETCH(const qint64, size);
    Files files = m_closed;
    files[QString()].truncate(size);
    putBack(m_desk, files);
    QCOMPARE(whatIsShown(m_desk), QString());
    QCOMPARE(whatFollows(m_desk), QString());
}

/// By somebody who knows SQLite and not the key.
void tst_SavedDamage::rowsInEachOthersPlaces()
{
    for (const char* sql : {"UPDATE person SET sealed = (SELECT sealed FROM person WHERE row = 2) WHERE row = 1",
                            "UPDATE lookup SET row = 2 WHERE row = 1", "UPDATE person SET row = 99 WHERE row = 1",
                            "DELETE FROM person WHERE row = 1", "UPDATE person SET sealed = x'00'",
                            "UPDATE person SET sealed = 'text'", "UPDATE note SET sealed = x''", "DROP TABLE lookup",
                            "INSERT INTO person SELECT 77, sealed FROM person WHERE row = 1", "DELETE FROM note"}) {
        putBack(m_desk, m_closed);
        {
            const auto database = cache::Database::open(m_desk.file());
            (*database)->run(sql);
            QVERIFY2((*database)->outcome(), sql);
        }
        QVERIFY2(whatIsShown(m_desk).isEmpty(), sql);
        QVERIFY2(whatFollows(m_desk).isEmpty(), sql);
    }
}

QTEST_GUILESS_MAIN(tst_SavedDamage)
#include "tst_SavedDamage.moc"
