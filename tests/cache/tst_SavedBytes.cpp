#include "ByteSearch.h"
#include "StoreDesk.h"
#include <QFile>
#include <QTest>

using namespace bhxh;
using namespace bhxh::tests;
using cache::SavedStore;
using domain::Citizen;
using namespace Qt::StringLiterals;

namespace {

#ifdef SEALING_IS_OFF
constexpr bool isSealed = false;
#else
constexpr bool isSealed = true;
#endif

/// What must not be found: names, numbers, ids, and what belongs to them.
const QStringList markers = {u"Ngvyễn Thị Mẫvđơn"_s, u"Mẫvđơn"_s,         u"7909876543"_s,
                             u"079190987654"_s,      u"098765432"_s,      u"citizen-marker"_s,
                             u"q***q@q***.vn"_s,     u"version-marker"_s, u"9876"_s,
                             u"cursor-marker"_s,     u"staff-marker"_s};
/// Not written in any case: no sealing is needed to keep what isn't there.
const QString address = u"1 Đường Thửmarker"_s;

Citizen markedCitizen()
{
    Citizen citizen{.id = *domain::CitizenId::parse(u"citizen-marker"_s),
                    .version = {u"version-marker"_s},
                    .insuranceNumber = *domain::InsuranceNumber::parse(u"7909876543"_s),
                    .personalId = *domain::PersonalId::parse(u"079190987654"_s),
                    .formerNumbers = {u"098765432"_s},
                    .name = domain::PersonName::fromRecord(markers.first()),
                    .birthDate = *domain::BirthDate::fromIso(u"1990"_s),
                    .address = address,
                    .office = u"9876"_s};
    citizen.email.masked = u"q***q@q***.vn"_s;
    return citizen;
}

} // namespace

/// The search for bytes over everything below the folder: the data, its log, and where temporary files would be.
class tst_SavedBytes : public QObject
{
    Q_OBJECT

private slots:
    void nothingLiesInClear();
};

void tst_SavedBytes::nothingLiesInClear()
{
    StoreDesk desk;
    qputenv("TMPDIR", desk.folder.path().toUtf8());
    qputenv("SQLITE_TMPDIR", desk.folder.path().toUtf8());
    const domain::StaffId staff = *domain::StaffId::parse(u"staff-marker"_s);
    SavedStore store = desk.store();
    QVERIFY(store.open(staff, desk.lansKey, monday));
    QVERIFY(store.serve(u"9876"_s, keepDays));
    for (quint32 page = 0; page < 4; ++page)
        QVERIFY(follow(store, inventedPage(page * 200, 200, true)));
    domain::RegisterPage marked{.items = {markedCitizen()}, .cursor = u"cursor-marker"_s, .more = true};
    QVERIFY(follow(store, marked));
    fillIndex(store);
    QCOMPARE(store.search(u"ngvyen"_s, monday)->items.size(), 1);

    const QStringList expected = isSealed ? QStringList() : markers.first(markers.size() - 1); // the member is hashed
    const QByteArray inUse = everyByteIn(desk.folder.path());
    QVERIFY(QFile(desk.file() + u"-wal"_s).size() > 0);
    QCOMPARE(foundIn(inUse, markers), expected);
    QCOMPARE(foundIn(inUse, {address}), QStringList());
    QVERIFY(!inUse.contains(desk.lansKey.view().toByteArray()));

    store.close();
    QCOMPARE(foundIn(everyByteIn(desk.folder.path()), markers), expected);

    QVERIFY(store.open(staff, desk.lansKey, monday));
    QVERIFY(follow(store, {.items = {markedCitizen().id}, .cursor = u"after"_s}));
    const QStringList left = isSealed ? QStringList() : QStringList{u"9876"_s}; // the office's code
    QCOMPARE(foundIn(everyByteIn(desk.folder.path()), markers), left);          // removed is removed, sealed or not
}

QTEST_GUILESS_MAIN(tst_SavedBytes)
#include "tst_SavedBytes.moc"
