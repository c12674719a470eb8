#include "Codes.h"
#include "domain/BirthDate.h"
#include "domain/CitizenNumber.h"
#include <QTest>

using namespace bhxh::domain;
using namespace Qt::StringLiterals;

class CitizenNumberTest : public QObject
{
    Q_OBJECT

private slots:
    void aNumberIsCleanedAndRecognised_data();
    void aNumberIsCleanedAndRecognised();
    void whatIsNoNumberSaysWhy_data();
    void whatIsNoNumberSaysWhy();
    void aNumberIsGroupedForReadingAndMaskedForOthers_data();
    void aNumberIsGroupedForReadingAndMaskedForOthers();
    void everyLengthButTheKnownOnesIsRefused();
    void aNumberOfOneKindTakesNoOther();
    void aStrangePlaceIsWorthASecondLook_data();
    void aStrangePlaceIsWorthASecondLook();
    void allSixtyThreeProvincesAreKnownInBothForms();
    void yearAndSexDigitsAreHeldAgainstThePerson_data();
    void yearAndSexDigitsAreHeldAgainstThePerson();
    void aBirthYearThatLiesAheadIsUnusual();
    void aWarningNeverRefuses();
};

void CitizenNumberTest::aNumberIsCleanedAndRecognised_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<NumberKind>("kind");
    QTest::addColumn<QString>("clear");
    QTest::newRow("insurance") << u"0123456789"_s << NumberKind::Insurance << u"0123456789"_s;
    QTest::newRow("leading zeros stay") << u"0000000001"_s << NumberKind::Insurance << u"0000000001"_s;
    QTest::newRow("personal id") << u"001090999999"_s << NumberKind::PersonalId << u"001090999999"_s;
    QTest::newRow("old id") << u"012345678"_s << NumberKind::OldId << u"012345678"_s;
    QTest::newRow("health card") << u"DN4797999999999"_s << NumberKind::HealthCard << u"DN4797999999999"_s;
    QTest::newRow("lower-case card") << u"dn 4 79 7999999999"_s << NumberKind::HealthCard << u"DN4797999999999"_s;
    QTest::newRow("blanks") << u"  012 345\t6789\r\n"_s << NumberKind::Insurance << u"0123456789"_s;
    QTest::newRow("NBSP, thin, ideographic blanks")
        << u"012\u00A0345\u2009678\u30009"_s << NumberKind::Insurance << u"0123456789"_s;
    QTest::newRow("zero-width, BOM, soft hyphen, direction marks")
        << u"\uFEFF01\u200B23\u200D45\u00AD67\u200E89\u2060"_s << NumberKind::Insurance << u"0123456789"_s;
    QTest::newRow("dots") << u"001.090.999.999"_s << NumberKind::PersonalId << u"001090999999"_s;
    QTest::newRow("hyphens and dashes") << u"001-090\u2013999\u2011999"_s << NumberKind::PersonalId
                                        << u"001090999999"_s;
    QTest::newRow("full-width digits") << u"\uFF10\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF17\uFF18\uFF19"_s
                                       << NumberKind::Insurance << u"0123456789"_s;
    QTest::newRow("full-width letters and dot")
        << u"\uFF24\uFF4E\uFF0E4797999999999"_s << NumberKind::HealthCard << u"DN4797999999999"_s;
    QTest::newRow("a scanner's NUL") << u"001090999999"_s + QChar(u'\0') << NumberKind::PersonalId << u"001090999999"_s;
}

void CitizenNumberTest::aNumberIsCleanedAndRecognised()
{
    QFETCH(QString, typed);
    const auto number = CitizenNumber::parse(typed);
    QVERIFY(number);
    QTEST(number->kind(), "kind");
    QTEST(number->clearText(), "clear");
    QCOMPARE(CitizenNumber::parse(number->grouped()), number);
}

void CitizenNumberTest::whatIsNoNumberSaysWhy_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<FailureCode>("code");
    QTest::addColumn<QString>("fact");
    using enum FailureCode;
    QTest::newRow("nothing") << QString() << NumberEmpty << QString();
    QTest::newRow("only what is cleaned") << u" \u200B.-\u00A0"_s << NumberEmpty << QString();
    QTest::newRow("a letter O") << u"O123456789"_s << NumberHasOddCharacters << u"O"_s;
    QTest::newRow("an l inside") << u"0l23456789"_s << NumberHasOddCharacters << u"l"_s;
    QTest::newRow("a slash") << u"02/01/1990"_s << NumberHasOddCharacters << u"/"_s;
    QTest::newRow("a plus") << u"+84912345678"_s << NumberHasOddCharacters << u"+"_s;
    QTest::newRow("Arabic digits") << u"\u0660123456789"_s << NumberHasOddCharacters << u"\u0660"_s;
    QTest::newRow("a scan") << u"001090999999||Nguyễn Văn Mẫu|02011990|Nam||"_s << NumberHasOddCharacters << u"|"_s;
    QTest::newRow("a scan of a card") << u"DN4797999999999|4e67|"_s << NumberHasOddCharacters << u"|"_s;
    QTest::newRow("a decomposed letter") << u"0o\u0302123"_s << NumberHasOddCharacters << u"ô"_s;
    QTest::newRow("a mark that composes with nothing") << u"012\u0323"_s << NumberHasOddCharacters << u"2\u0323"_s;
    QTest::newRow("beyond the first plane") << u"012\U0001F600"_s << NumberHasOddCharacters << u"\U0001F600"_s;
    QTest::newRow("three letters") << u"DNA797999999999"_s << NumberHasOddCharacters << u"D"_s;
    QTest::newRow("one letter") << u"D47979999999999"_s << NumberHasOddCharacters << u"D"_s;
    QTest::newRow("letters at the end") << u"4797999999999DN"_s << NumberHasOddCharacters << u"D"_s;
    QTest::newRow("a crossed D") << u"ĐN4797999999999"_s << NumberHasOddCharacters << u"Đ"_s;
    QTest::newRow("eight digits") << u"02011990"_s << NumberLengthUnknown << u"8"_s;
    QTest::newRow("eleven digits") << u"01234567890"_s << NumberLengthUnknown << u"11"_s;
    QTest::newRow("a card too short") << u"DN479799999999"_s << NumberLengthUnknown << u"14"_s;
    QTest::newRow("a card too long") << u"DN47979999999990"_s << NumberLengthUnknown << u"16"_s;
    QTest::newRow("a card of ten characters is no insurance number")
        << u"DN47979999"_s << NumberLengthUnknown << u"10"_s;
    QTest::newRow("fifteen digits are no card") << u"124797999999999"_s << NumberLengthUnknown << u"15"_s;
}

void CitizenNumberTest::whatIsNoNumberSaysWhy()
{
    QFETCH(QString, typed);
    const auto number = CitizenNumber::parse(typed);
    QTEST(codeOf(number), "code");
    QTEST(factOf(number), "fact");
}

void CitizenNumberTest::aNumberIsGroupedForReadingAndMaskedForOthers_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("grouped");
    QTest::addColumn<QString>("masked");
    QTest::newRow("insurance") << u"0123456789"_s << u"012 345 6789"_s << u"*******789"_s;
    QTest::newRow("personal id") << u"001090999999"_s << u"001 090 999 999"_s << u"*********999"_s;
    QTest::newRow("old id") << u"123456789"_s << u"123 456 789"_s << u"******789"_s;
    QTest::newRow("card") << u"DN4797999999123"_s << u"DN 4 79 7999999123"_s << u"************123"_s;
}

void CitizenNumberTest::aNumberIsGroupedForReadingAndMaskedForOthers()
{
    QFETCH(QString, typed);
    const auto number = CitizenNumber::parse(typed);
    QVERIFY(number);
    QTEST(number->grouped(), "grouped");
    QTEST(number->masked(), "masked");
}

void CitizenNumberTest::everyLengthButTheKnownOnesIsRefused()
{
    for (int length = 1; length <= 20; ++length) {
        const auto number = CitizenNumber::parse(QString(length, u'1'));
        const bool known = length == 9 || length == 10 || length == 12;
        QCOMPARE(codeOf(number), known ? none : FailureCode::NumberLengthUnknown);
        QCOMPARE(factOf(number), known ? QString() : QString::number(length));
    }
}

void CitizenNumberTest::aNumberOfOneKindTakesNoOther()
{
    QCOMPARE(InsuranceNumber::parse(u"012 345 6789"_s).value().clearText(), u"0123456789"_s);
    QCOMPARE(PersonalId::parse(u"001090999999"_s).value().grouped(), u"001 090 999 999"_s);
    QCOMPARE(PersonalId::parse(u"001090999999"_s).value().masked(), u"*********999"_s);

    const auto tooLong = InsuranceNumber::parse(u"001090999999"_s);
    QCOMPARE(codeOf(tooLong), FailureCode::NumberLengthUnknown);
    QCOMPARE(factOf(tooLong), u"12"_s);
    QCOMPARE(factOf(PersonalId::parse(u"0123456789"_s)), u"10"_s);
    QCOMPARE(codeOf(InsuranceNumber::parse(u"DN4797999999999"_s)), FailureCode::NumberLengthUnknown);
    QCOMPARE(codeOf(PersonalId::parse(u""_s)), FailureCode::NumberEmpty);
    QCOMPARE(codeOf(PersonalId::parse(u"x"_s)), FailureCode::NumberHasOddCharacters);
}

void CitizenNumberTest::aStrangePlaceIsWorthASecondLook_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("known");
    QTest::newRow("Hà Nội") << u"0123456789"_s << true;
    QTest::newRow("03 is no province") << u"0323456789"_s << false;
    QTest::newRow("00 is no province") << u"0023456789"_s << false;
    QTest::newRow("army") << u"9723456789"_s << true;
    QTest::newRow("police") << u"9823456789"_s << true;
    QTest::newRow("99 is nobody's") << u"9923456789"_s << false;
    QTest::newRow("personal id, a province merged in 2025") << u"017090999999"_s << true;
    QTest::newRow("personal id, 003") << u"003090999999"_s << false;
    QTest::newRow("personal id, 000") << u"000090999999"_s << false;
    QTest::newRow("personal id, 097 is no birth place") << u"097090999999"_s << false;
    QTest::newRow("personal id, 099") << u"099090999999"_s << false;
    QTest::newRow("personal id, born abroad") << u"100090999999"_s << true;
    QTest::newRow("personal id, far abroad") << u"999090999999"_s << true;
    QTest::newRow("card") << u"DN4797999999999"_s << true;
    QTest::newRow("card of the army") << u"QN5977999999999"_s << true;
    QTest::newRow("card, its province unknown") << u"DN4037999999999"_s << false;
    QTest::newRow("card, its number's province unknown") << u"DN4790399999999"_s << false;
    QTest::newRow("a CMND has a numbering of its own") << u"032345678"_s << true;
}

void CitizenNumberTest::aStrangePlaceIsWorthASecondLook()
{
    QFETCH(QString, typed);
    QFETCH(bool, known);
    const auto number = CitizenNumber::parse(typed);
    QVERIFY(number);
    QCOMPARE(number->warnings().contains(NumberWarning::UnknownProvince), !known);
}

void CitizenNumberTest::allSixtyThreeProvincesAreKnownInBothForms()
{
    int asPrefix = 0;
    int asPlace = 0;
    for (int code = 0; code < 97; ++code) {
        const QString two = u"%1"_s.arg(code, 2, 10, QChar(u'0'));
        const bool prefixKnown = CitizenNumber::parse(two + u"12345678"_s)->warnings().isEmpty();
        const bool placeKnown = CitizenNumber::parse(u"0"_s + two + u"090123456"_s)->warnings().isEmpty();
        QCOMPARE(prefixKnown, placeKnown);
        asPrefix += prefixKnown ? 1 : 0;
        asPlace += placeKnown ? 1 : 0;
    }
    QCOMPARE(asPrefix, 63);
    QCOMPARE(asPlace, 63);
}

void CitizenNumberTest::yearAndSexDigitsAreHeldAgainstThePerson_data()
{
    using Warnings = QList<NumberWarning>;
    using enum NumberWarning;
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("birth");
    QTest::addColumn<Sex>("sex");
    QTest::addColumn<Warnings>("expected");
    QTest::newRow("a man of 1990") << u"001090000001"_s << u"1990-01-02"_s << Sex::Male << Warnings{};
    QTest::newRow("a woman of 1990") << u"001190000001"_s << u"1990-01-02"_s << Sex::Female << Warnings{};
    QTest::newRow("a man of 2005") << u"001205000001"_s << u"2005"_s << Sex::Male << Warnings{};
    QTest::newRow("a woman of 2005") << u"001305000001"_s << u"2005-07"_s << Sex::Female << Warnings{};
    QTest::newRow("only a year is known, and it fits") << u"001057000001"_s << u"1957"_s << Sex::Male << Warnings{};
    QTest::newRow("only a year is known, and differs")
        << u"001057000001"_s << u"1958"_s << Sex::Male << Warnings{BirthYearDiffers};
    QTest::newRow("the century differs") << u"001005000001"_s << u"2005-01-02"_s << Sex::Male
                                         << Warnings{BirthYearDiffers};
    QTest::newRow("the sex differs") << u"001190000001"_s << u"1990-01-02"_s << Sex::Male << Warnings{SexDiffers};
    QTest::newRow("another sex is no contradiction")
        << u"001190000001"_s << u"1990-01-02"_s << Sex::Other << Warnings{};
    QTest::newRow("an unknown sex is none either")
        << u"001190000001"_s << u"1990-01-02"_s << Sex::Unknown << Warnings{};
    QTest::newRow("nothing fits") << u"003590000001"_s << u"1990"_s << Sex::Male
                                  << Warnings{UnknownProvince, BirthYearDiffers, SexDiffers, CenturyUnusual};
    QTest::newRow("an insurance number tells neither") << u"0123456789"_s << u"1990"_s << Sex::Male << Warnings{};
}

void CitizenNumberTest::yearAndSexDigitsAreHeldAgainstThePerson()
{
    QFETCH(QString, id);
    QFETCH(QString, birth);
    QFETCH(Sex, sex);
    const auto date = BirthDate::fromIso(birth);
    QVERIFY(date);
    QTEST(CitizenNumber::parse(id)->warnings(&*date, &sex), "expected");
}

void CitizenNumberTest::aBirthYearThatLiesAheadIsUnusual()
{
    const auto warns = [](const QString& id, QDate today = {}) {
        return CitizenNumber::parse(id)->warnings(nullptr, nullptr, today).contains(NumberWarning::CenturyUnusual);
    };
    QVERIFY(!warns(u"001399000001"_s));
    QVERIFY(warns(u"001400000001"_s));
    QVERIFY(warns(u"001999000001"_s));
    const QDate today(2026, 11, 23);
    QVERIFY(!warns(u"001226000001"_s, today));
    QVERIFY(warns(u"001227000001"_s, today));
}

void CitizenNumberTest::aWarningNeverRefuses()
{
    const auto number = CitizenNumber::parse(u"000999000001"_s);
    QVERIFY(number);
    QVERIFY(!number->warnings().isEmpty());
}

QTEST_APPLESS_MAIN(CitizenNumberTest)
#include "tst_CitizenNumber.moc"
