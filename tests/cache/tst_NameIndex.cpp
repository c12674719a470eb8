#include "cache/LockedHeap.h"
#include "cache/NameIndex.h"
#include <QTest>

using bhxh::cache::NameIndex;
using bhxh::cache::NameQuery;
using bhxh::cache::packed;
using bhxh::domain::BirthDate;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2026, 11, 25);

BirthDate born(const QString& iso)
{
    return *BirthDate::fromIso(iso);
}

} // namespace

class tst_NameIndex : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void wordsComeInAnyOrderAndAreOnlyBegun();
    void marksMayBeLeftOut();
    void marksThatFitComeFirst();
    void marksMayBeHalfTyped();
    void oldAndNewPlaceOfATone();
    void exactWordsComeBeforeBegunOnes();
    void otherSpellingComesLast();
    void eachTypedWordNeedsAWordOfItsOwn();
    void namesOfAllKinds_data();
    void namesOfAllKinds();
    void birthNarrows_data();
    void birthNarrows();
    void lessExactBirthComesLater();
    void atMostFifty();
    void whoIsReplacedIsNotFoundByTheOldName();
    void whoIsForgottenIsNotFound();
    void aRowThatWasFreeIsUsedAgain();
    void wipedIsEmpty();
    void wipedHoldsNothing();
    void strangeNamesAndQueriesEnd();

private:
    void put(const QString& name, const QString& birth = u"1990-01-02"_s);
    QStringList found(const QString& typed) const;

    NameIndex m_index;
    QStringList m_names;
};

void tst_NameIndex::init()
{
    m_index.wipe();
    m_names = {QString()};
}

void tst_NameIndex::put(const QString& name, const QString& birth)
{
    m_index.put(static_cast<NameIndex::Row>(m_names.size()), name.toUtf8(), packed(born(birth)));
    m_names << name;
}

QStringList tst_NameIndex::found(const QString& typed) const
{
    QStringList names;
    for (const NameIndex::Hit& hit : m_index.search(NameQuery::read(typed, today)).best)
        names << m_names.at(hit.row);
    return names;
}

void tst_NameIndex::wordsComeInAnyOrderAndAreOnlyBegun()
{
    put(u"Nguyễn Văn Mẫu"_s);
    put(u"Trần Thị Thử"_s);
    for (const QString& typed : {u"nguyen"_s, u"mau nguyen"_s, u"m v n"_s, u"ng"_s, u"NGUYEN  VAN MAU"_s})
        QCOMPARE(found(typed), QStringList{u"Nguyễn Văn Mẫu"_s});
    QCOMPARE(found(u"guyen"_s), QStringList());
    QCOMPARE(found(u"nguyen thi"_s), QStringList());
    QCOMPARE(found(u""_s), QStringList());
    QCOMPARE(found(u"1990"_s), QStringList());
}

void tst_NameIndex::marksMayBeLeftOut()
{
    put(u"Đặng Đức Ưng"_s);
    put(u"DANG DUC UNG"_s);
    QCOMPARE(found(u"dang duc ung"_s).size(), 2);
    QCOMPARE(found(u"ðặng"_s).size(), 2);
}

void tst_NameIndex::marksThatFitComeFirst()
{
    put(u"Trần Thi Anh"_s);
    put(u"Trần Thị Ánh"_s);
    put(u"Trần Thị Anh"_s);
    QCOMPARE(found(u"trần thị ánh"_s), QStringList({u"Trần Thị Ánh"_s, u"Trần Thi Anh"_s, u"Trần Thị Anh"_s}));
    QCOMPARE(found(u"đ"_s), QStringList());
    put(u"Lê Dung"_s);
    put(u"Lê Đông"_s);
    QCOMPARE(found(u"đ"_s), QStringList({u"Lê Đông"_s, u"Lê Dung"_s}));
}

void tst_NameIndex::marksMayBeHalfTyped()
{
    put(u"Nguyen A"_s);
    put(u"Nguyễn B"_s);
    QCOMPARE(found(u"nguyê"_s), QStringList({u"Nguyễn B"_s, u"Nguyen A"_s}));
    QCOMPARE(found(u"nguyẽn"_s), QStringList({u"Nguyễn B"_s, u"Nguyen A"_s})); // Telex, before the second e
    QCOMPARE(found(u"nguye\u0302\u0303n"_s).first(), u"Nguyễn B"_s);
}

void tst_NameIndex::oldAndNewPlaceOfATone()
{
    put(u"Lê Hoa"_s);
    put(u"Lê Hoà"_s);
    put(u"Lê Hòa"_s);
    QCOMPARE(found(u"hòa"_s), QStringList({u"Lê Hoà"_s, u"Lê Hòa"_s, u"Lê Hoa"_s}));
}

void tst_NameIndex::exactWordsComeBeforeBegunOnes()
{
    put(u"Lê Anh"_s);
    put(u"Lê Thị An"_s);
    put(u"Lê An"_s);
    QCOMPARE(found(u"le an"_s), QStringList({u"Lê An"_s, u"Lê Thị An"_s, u"Lê Anh"_s}));
}

void tst_NameIndex::otherSpellingComesLast()
{
    put(u"Lê Mĩ"_s);
    put(u"Lê Mỹ Linh"_s);
    put(u"Lê Mỹ"_s);
    put(u"Lê Quí"_s);
    put(u"Lê Thúy"_s);
    QCOMPARE(found(u"lê mỹ"_s), QStringList({u"Lê Mỹ"_s, u"Lê Mỹ Linh"_s, u"Lê Mĩ"_s}));
    QCOMPARE(found(u"quy"_s), QStringList{u"Lê Quí"_s});
    QCOMPARE(found(u"thui"_s), QStringList()); // there only y is written
}

void tst_NameIndex::eachTypedWordNeedsAWordOfItsOwn()
{
    put(u"Nguyễn An"_s);
    QCOMPARE(found(u"nguyen nguyen"_s), QStringList());
    QCOMPARE(found(u"n ng"_s), QStringList());
    put(u"Nguyễn Thị Nguyên"_s);
    QCOMPARE(found(u"ng n"_s), QStringList{u"Nguyễn Thị Nguyên"_s});
    QCOMPARE(found(u"nguyên nguyễn"_s), QStringList{u"Nguyễn Thị Nguyên"_s});
}

void tst_NameIndex::namesOfAllKinds_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("typed");
    QTest::newRow("apostrophe") << u"H’Hen Niê"_s << u"h'hen"_s;
    QTest::newRow("apostrophe left out") << u"H'Hen Niê"_s << u"hhen nie"_s;
    QTest::newRow("apostrophe and blank") << u"K' Brêu"_s << u"breu k"_s;
    QTest::newRow("one letter") << u"Y Moan"_s << u"y"_s;
    QTest::newRow("one word") << u"Hơn"_s << u"hơn"_s;
    QTest::newRow("hyphen") << u"Kim Min-ji"_s << u"ji"_s;
    QTest::newRow("hyphen typed") << u"Kim Min-ji"_s << u"min-ji kim"_s;
    QTest::newRow("breve") << u"Ayŭn"_s << u"ayun"_s;
    QTest::newRow("foreign") << u"José Muestra"_s << u"jose mue"_s;
    QTest::newRow("seven words") << u"Công Tằng Tôn Nữ Thị Mẫu Đơn"_s << u"đơn mẫu thị nữ tôn tằng công"_s;
    QTest::newRow("list marks") << u"Nguyễn Văn Mẫu"_s << u"Mẫu, Nguyễn (Văn)"_s;
    QTest::newRow("decomposed") << u"Nguyễn"_s.normalized(QString::NormalizationForm_D) << u"nguyễn"_s;
    QTest::newRow("emoji") << u"Mẫu 🙂"_s << u"mau"_s;
}

void tst_NameIndex::namesOfAllKinds()
{
    QFETCH(const QString, name);
    QFETCH(const QString, typed);
    put(name);
    put(u"Bùi Xa"_s);
    QCOMPARE(found(typed), QStringList{name});
}

void tst_NameIndex::birthNarrows_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("births");
    QTest::newRow("year") << u"lan 1990"_s << QStringList({u"1990-01-02"_s, u"1990-01"_s, u"1990"_s, u"1990-05-02"_s});
    QTest::newRow("year in front") << u"1957 lan"_s << QStringList{u"1957"_s};
    QTest::newRow("month") << u"lan 1/1990"_s << QStringList({u"1990-01-02"_s, u"1990-01"_s, u"1990"_s});
    QTest::newRow("date") << u"02/01/1990 lan"_s << QStringList({u"1990-01-02"_s, u"1990-01"_s, u"1990"_s});
    QTest::newRow("date with blanks") << u"lan 2 5 1990"_s << QStringList({u"1990-05-02"_s, u"1990"_s});
    QTest::newRow("digits") << u"lan 02051990"_s << QStringList({u"1990-05-02"_s, u"1990"_s});
    QTest::newRow("begun") << u"lan 199"_s
                           << QStringList({u"1990-01-02"_s, u"1990-01"_s, u"1990"_s, u"1990-05-02"_s, u"1957"_s});
    QTest::newRow("nobody") << u"lan 1991"_s << QStringList();
}

void tst_NameIndex::birthNarrows()
{
    QFETCH(const QString, typed);
    QFETCH(const QStringList, births);
    const QStringList all = {QString(), u"1990-01-02"_s, u"1990-01"_s, u"1990"_s, u"1990-05-02"_s, u"1957"_s};
    for (const QString& birth : all.mid(1))
        put(u"Lê Lan"_s, birth);
    QStringList found;
    for (const NameIndex::Hit& hit : m_index.search(NameQuery::read(typed, today)).best)
        found << all.at(hit.row);
    QCOMPARE(found, births);
}

void tst_NameIndex::lessExactBirthComesLater()
{
    put(u"Lê Lan"_s, u"1990"_s);
    put(u"Trần Lan"_s, u"1990-01-02"_s);
    QCOMPARE(found(u"lan 02/01/1990"_s), QStringList({u"Trần Lan"_s, u"Lê Lan"_s}));
}

void tst_NameIndex::atMostFifty()
{
    for (int i = 0; i < 50; ++i)
        put(u"Lê Lan"_s);
    QVERIFY(!m_index.search(NameQuery::read(u"lan"_s, today)).more);
    put(u"Lê Lan Anh"_s);
    put(u"Lan"_s);
    const NameIndex::Hits hits = m_index.search(NameQuery::read(u"lan"_s, today));
    QVERIFY(hits.more);
    QCOMPARE(hits.best.size(), NameIndex::mostHits);
    QCOMPARE(m_names.at(hits.best.first().row), u"Lan"_s); // the best, though it came last
}

void tst_NameIndex::whoIsReplacedIsNotFoundByTheOldName()
{
    put(u"Lê Lan"_s);
    m_index.put(1, "Trần Cúc", packed(born(u"1957"_s)));
    QCOMPARE(m_index.people(), 1);
    QCOMPARE(found(u"lan"_s), QStringList());
    QCOMPARE(m_index.search(NameQuery::read(u"cúc 1957"_s, today)).best.size(), 1);
}

void tst_NameIndex::whoIsForgottenIsNotFound()
{
    put(u"Lê Lan"_s);
    put(u"Lê Cúc"_s);
    m_index.forget(1);
    m_index.forget(1);
    m_index.forget(9);
    QCOMPARE(m_index.people(), 1);
    QCOMPARE(found(u"le"_s), QStringList{u"Lê Cúc"_s});
}

void tst_NameIndex::aRowThatWasFreeIsUsedAgain()
{
    put(u"Lê Lan"_s);
    put(u"Lê Cúc"_s);
    m_index.forget(2);
    m_index.put(2, "Lê Mai", packed(born(u"1990"_s)));
    m_index.put(9, "Lê Sen", packed(born(u"1990"_s)));
    m_index.put(5, "Lê Trúc", packed(born(u"1990"_s)));
    QCOMPARE(m_index.people(), 4);
    const auto hits = m_index.search(NameQuery::read(u"le"_s, today)).best;
    QCOMPARE(hits.size(), 4);
    QCOMPARE(hits.at(2).row, 5U);
}

void tst_NameIndex::wipedIsEmpty()
{
    put(u"Lê Lan"_s);
    m_index.wipe();
    QCOMPARE(m_index.people(), 0);
    QCOMPARE(found(u"lan"_s), QStringList());
    put(u"Lê Lan"_s);
    QCOMPARE(m_index.people(), 1);
}

/// Not emptied only: its memory was overwritten and given back.
void tst_NameIndex::wipedHoldsNothing()
{
    m_index.wipe();
    const size_t before = bhxh::cache::LockedHeap::shared().amount().held;
    m_index.expect(200'000);
    for (int i = 0; i < 5000; ++i)
        put(u"Lê Văn Rấtdài%1"_s.arg(i));
    QVERIFY(bhxh::cache::LockedHeap::shared().amount().held > before + 3 * 800'000);
    m_index.wipe();
    QVERIFY(bhxh::cache::LockedHeap::shared().amount().held <= before);
}

void tst_NameIndex::strangeNamesAndQueriesEnd()
{
    put(QString());
    put(u"'"_s);
    put(u"-- -"_s);
    put(u"a "_s.repeated(300));
    put(QString(QChar(0xd800)) + u"x"_s);
    QCOMPARE(found(u"a "_s.repeated(16)).size(), 1);
    QCOMPARE(found(u"a "_s.repeated(17)).size(), 0);
    QCOMPARE(found(u"a "_s.repeated(15) + u"b"_s).size(), 0);
    for (const QString& typed : {u"'"_s, u"-"_s, u"./-"_s, u"12/"_s, u"ậ̃"_s, QString(QChar(0xdc00)), u"\u0302"_s})
        QVERIFY(found(typed).size() <= 5);
}

QTEST_APPLESS_MAIN(tst_NameIndex)
#include "tst_NameIndex.moc"
