#include "Codes.h"
#include "domain/BirthDate.h"
#include <QTest>

using namespace bhxh::domain;
using namespace Qt::StringLiterals;

class BirthDateTest : public QObject
{
    Q_OBJECT

private slots:
    void aDateIsReadAsItIsTyped_data();
    void aDateIsReadAsItIsTyped();
    void whatIsNoBirthDateSaysWhy_data();
    void whatIsNoBirthDateSaysWhy();
    void theContractsFormIsReadAsItStands_data();
    void theContractsFormIsReadAsItStands();
    void missingPartsAreNotInvented();
    void itsPartsMakeItAgain();
    void todayIsTheLastDay();

private:
    static constexpr int year = 2026;
    const QDate today{year, 11, 23};
};

void BirthDateTest::aDateIsReadAsItIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("iso");
    QTest::addColumn<QString>("display");
    const auto full = [](const char* name, const QString& typed) {
        QTest::newRow(name) << typed << u"1990-01-02"_s << u"02/01/1990"_s;
    };
    full("slashes", u"02/01/1990"_s);
    full("short", u"2/1/1990"_s);
    full("hyphens", u"2-1-1990"_s);
    full("dots", u"02.01.1990"_s);
    full("blanks", u"2 1 1990"_s);
    full("blanks around", u"\u00A0 2 / 1 / 1990\u200B "_s);
    full("dashes", u"02\u201301\u20131990"_s);
    full("digits only", u"02011990"_s);
    full("full-width", u"\uFF10\uFF12\uFF0F\uFF10\uFF11\uFF0F\uFF11\uFF19\uFF19\uFF10"_s);
    full("ISO", u"1990-01-02"_s);
    full("ISO with slashes", u"1990/1/2"_s);
    QTest::newRow("month") << u"01/1990"_s << u"1990-01"_s << u"01/1990"_s;
    QTest::newRow("short month") << u"1/1990"_s << u"1990-01"_s << u"01/1990"_s;
    QTest::newRow("month, digits only") << u"011990"_s << u"1990-01"_s << u"01/1990"_s;
    QTest::newRow("ISO month") << u"1990-01"_s << u"1990-01"_s << u"01/1990"_s;
    QTest::newRow("year") << u"1957"_s << u"1957"_s << u"1957"_s;
    QTest::newRow("leap day") << u"29/02/2000"_s << u"2000-02-29"_s << u"29/02/2000"_s;
    QTest::newRow("first day") << u"01/01/1880"_s << u"1880-01-01"_s << u"01/01/1880"_s;
    QTest::newRow("first year") << u"1880"_s << u"1880"_s << u"1880"_s;
}

void BirthDateTest::aDateIsReadAsItIsTyped()
{
    QFETCH(QString, typed);
    const auto date = BirthDate::parse(typed, today);
    QCOMPARE(codeOf(date), none);
    QTEST(date->iso(), "iso");
    QTEST(date->display(), "display");
    QCOMPARE(BirthDate::fromIso(date->iso()), date);
    QCOMPARE(BirthDate::parse(date->display(), today), date);
}

void BirthDateTest::whatIsNoBirthDateSaysWhy_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<FailureCode>("code");
    using enum FailureCode;
    QTest::newRow("nothing") << QString() << BirthDateUnreadable;
    QTest::newRow("words") << u"tháng giêng"_s << BirthDateUnreadable;
    QTest::newRow("two-digit year") << u"02/01/90"_s << BirthDateUnreadable;
    QTest::newRow("three digits") << u"199"_s << BirthDateUnreadable;
    QTest::newRow("five digits") << u"19900"_s << BirthDateUnreadable;
    QTest::newRow("seven digits") << u"2011990"_s << BirthDateUnreadable;
    QTest::newRow("unfinished") << u"02/01/"_s << BirthDateUnreadable;
    QTest::newRow("four parts") << u"2/1/1990/1"_s << BirthDateUnreadable;
    QTest::newRow("month 13") << u"01/13/1990"_s << BirthDateImpossible;
    QTest::newRow("month 0") << u"01/00/1990"_s << BirthDateImpossible;
    QTest::newRow("day 0") << u"00/01/1990"_s << BirthDateImpossible;
    QTest::newRow("day and month 0, digits only") << u"00001990"_s << BirthDateImpossible;
    QTest::newRow("31 April") << u"31/04/1990"_s << BirthDateImpossible;
    QTest::newRow("no leap year") << u"29/02/1900"_s << BirthDateImpossible;
    QTest::newRow("before 1880") << u"31/12/1879"_s << BirthDateImpossible;
    QTest::newRow("year before 1880") << u"1879"_s << BirthDateImpossible;
    QTest::newRow("year 0") << u"0000"_s << BirthDateImpossible;
    QTest::newRow("next year") << u"2027"_s << BirthDateImpossible;
    QTest::newRow("next month") << u"12/2026"_s << BirthDateImpossible;
    QTest::newRow("ISO without hyphens is read by day") << u"19900102"_s << BirthDateImpossible;
}

void BirthDateTest::whatIsNoBirthDateSaysWhy()
{
    QFETCH(QString, typed);
    QTEST(codeOf(BirthDate::parse(typed, today)), "code");
}

void BirthDateTest::theContractsFormIsReadAsItStands_data()
{
    QTest::addColumn<QString>("iso");
    QTest::addColumn<bool>("readable");
    for (const QString& iso : {u"1990-04-30"_s, u"1990-04"_s, u"1957"_s, u"2000-02-29"_s, u"1850"_s})
        QTest::newRow(qPrintable(iso)) << iso << true;
    for (const QString& iso :
         {u""_s, u"1990-4-30"_s, u"1990-13"_s, u"1990-00"_s, u"1990-04-31"_s, u"1990-04-00"_s, u"30/04/1990"_s,
          u"1990-04-30T00:00"_s, u" 1990"_s, u"1990\n"_s, u"19900430"_s, u"1990-04-"_s, u"0000"_s})
        QTest::newRow(qPrintable(u"not "_s + iso)) << iso << false;
}

void BirthDateTest::theContractsFormIsReadAsItStands()
{
    QFETCH(QString, iso);
    QFETCH(bool, readable);
    const auto date = BirthDate::fromIso(iso);
    QCOMPARE(codeOf(date), readable ? none : FailureCode::BirthDateUnreadable);
    if (readable)
        QCOMPARE(date->iso(), iso);
}

void BirthDateTest::missingPartsAreNotInvented()
{
    const auto byYear = BirthDate::fromIso(u"1957"_s);
    QCOMPARE(byYear->precision(), BirthDate::Precision::Year);
    QCOMPARE(byYear->year(), 1957);
    QCOMPARE(byYear->month(), 0);
    QCOMPARE(byYear->day(), 0);
    const auto byMonth = BirthDate::fromIso(u"1957-03"_s);
    QCOMPARE(byMonth->precision(), BirthDate::Precision::Month);
    QCOMPARE(byMonth->day(), 0);
    QCOMPARE(BirthDate::fromIso(u"1957-01-01"_s)->precision(), BirthDate::Precision::Day);
    QVERIFY(*byYear != *BirthDate::fromIso(u"1957-01-01"_s));
}

void BirthDateTest::itsPartsMakeItAgain()
{
    for (const QString& iso : {u"1957"_s, u"1957-03"_s, u"1957-03-09"_s, u"2000-02-29"_s}) {
        const auto date = BirthDate::fromIso(iso);
        QVERIFY2(BirthDate::fromParts(date->year(), date->month(), date->day()) == *date, qPrintable(iso));
    }
    QVERIFY(!BirthDate::fromParts(0, 0, 0));
    QVERIFY(!BirthDate::fromParts(1990, 13, 0));
    QVERIFY(!BirthDate::fromParts(1990, 0, 1));
    QVERIFY(!BirthDate::fromParts(1990, 4, 31));
    QVERIFY(!BirthDate::fromParts(1900, 2, 29));
    QVERIFY(!BirthDate::fromParts(1990, -1, 1));
}

void BirthDateTest::todayIsTheLastDay()
{
    QCOMPARE(codeOf(BirthDate::parse(u"22/11/2026"_s, today)), none);
    QCOMPARE(codeOf(BirthDate::parse(u"23/11/2026"_s, today)), none);
    QCOMPARE(codeOf(BirthDate::parse(u"24/11/2026"_s, today)), FailureCode::BirthDateImpossible);
    QCOMPARE(codeOf(BirthDate::parse(u"11/2026"_s, today)), none);
    QCOMPARE(codeOf(BirthDate::parse(u"2026"_s, today)), none);
}

QTEST_APPLESS_MAIN(BirthDateTest)
#include "tst_BirthDate.moc"
