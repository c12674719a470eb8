#include "domain/LookupText.h"
#include <QTest>

using namespace bhxh::domain;
using namespace Qt::StringLiterals;
using Kind = LookupText::Kind;

class LookupTextTest : public QObject
{
    Q_OBJECT

private slots:
    void anEmptyFieldIsNothing();
    void aNumberIsRecognised_data();
    void aNumberIsRecognised();
    void aNameWithABirthDateIsRecognised_data();
    void aNameWithABirthDateIsRecognised();
    void aNameAloneStillWantsItsDate_data();
    void aNameAloneStillWantsItsDate();
    void whatCannotBeReadSaysWhy_data();
    void whatCannotBeReadSaysWhy();
    void everyPrefixOfAnInputIsReadWithoutSurprise();

private:
    const QDate today{2026, 11, 23};
};

void LookupTextTest::anEmptyFieldIsNothing()
{
    for (const QString& typed : {QString(), u" \t\u00A0\u200B\r\n"_s}) {
        const LookupText read = LookupText::read(typed, today);
        QCOMPARE(read.kind, Kind::Nothing);
        QVERIFY(!read.number && !read.name && !read.birth && !read.failure);
    }
}

void LookupTextTest::aNumberIsRecognised_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<NumberKind>("kind");
    QTest::newRow("insurance") << u"0123456789"_s << NumberKind::Insurance;
    QTest::newRow("insurance, grouped") << u" 012 345 6789 "_s << NumberKind::Insurance;
    QTest::newRow("insurance, full-width") << u"\uFF10\uFF1123456789"_s << NumberKind::Insurance;
    QTest::newRow("personal id, dotted") << u"001.090.999.999"_s << NumberKind::PersonalId;
    QTest::newRow("old id") << u"123-456-789"_s << NumberKind::OldId;
    QTest::newRow("card") << u"DN4797999999999"_s << NumberKind::HealthCard;
    QTest::newRow("card, lower case, grouped") << u"dn 4 79 7999999999"_s << NumberKind::HealthCard;
}

void LookupTextTest::aNumberIsRecognised()
{
    QFETCH(QString, typed);
    const LookupText read = LookupText::read(typed, today);
    QCOMPARE(read.kind, Kind::Number);
    QVERIFY(read.number && !read.name && !read.birth && !read.failure);
    QTEST(read.number->kind(), "kind");
}

void LookupTextTest::aNameWithABirthDateIsRecognised_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("iso");
    const auto row = [](const QString& typed, const QString& name, const QString& iso) {
        QTest::newRow(typed.toUtf8().constData()) << typed << name << iso;
    };
    row(u"nguyen van an 1957"_s, u"nguyen van an"_s, u"1957"_s);
    row(u"1957 nguyen van an"_s, u"nguyen van an"_s, u"1957"_s);
    row(u"Nguyễn Văn Mẫu 02/01/1990"_s, u"Nguyễn Văn Mẫu"_s, u"1990-01-02"_s);
    row(u"02-01-1990 Nguyễn Văn Mẫu"_s, u"Nguyễn Văn Mẫu"_s, u"1990-01-02"_s);
    row(u"Nguyễn Văn Mẫu 02011990"_s, u"Nguyễn Văn Mẫu"_s, u"1990-01-02"_s);
    row(u"Nguyễn Văn Mẫu 01/1990"_s, u"Nguyễn Văn Mẫu"_s, u"1990-01"_s);
    row(u"Nguyễn Văn Mẫu 011990"_s, u"Nguyễn Văn Mẫu"_s, u"1990-01"_s);
    row(u"Nguyễn Văn Mẫu 2 1 1990"_s, u"Nguyễn Văn Mẫu"_s, u"1990-01-02"_s);
    row(u"Nguyễn Văn Mẫu 2 / 1 / 1990"_s, u"Nguyễn Văn Mẫu"_s, u"1990-01-02"_s);
    row(u"Nguyễn Văn Mẫu, 02.01.1990"_s, u"Nguyễn Văn Mẫu"_s, u"1990-01-02"_s);
    row(u"Nguyễn Văn Mẫu (1990)"_s, u"Nguyễn Văn Mẫu"_s, u"1990"_s);
    row(u"Nguyễn Văn Mẫu - 1990"_s, u"Nguyễn Văn Mẫu"_s, u"1990"_s);
    row(u"Nguyễn Văn Mẫu 1990-01-02"_s, u"Nguyễn Văn Mẫu"_s, u"1990-01-02"_s);
    row(u"An 1957"_s, u"An"_s, u"1957"_s);
    row(u"An 02011990"_s, u"An"_s, u"1990-01-02"_s);
    row(u"Đặng Thử 1990"_s, u"Đặng Thử"_s, u"1990"_s);
    row(u"H'Mẫu Êban 1990"_s, u"H'Mẫu Êban"_s, u"1990"_s);
    QTest::newRow("NBSP and zero-width") << u"Nguyễn\u00A0An\u200B\u00A01990"_s << u"Nguyễn An"_s << u"1990"_s;
    QTest::newRow("full-width digits") << u"Nguyễn An \uFF11\uFF19\uFF19\uFF10"_s << u"Nguyễn An"_s << u"1990"_s;
    QTest::newRow("decomposed") << u"Nguyễn Mẫu 1990"_s.normalized(QString::NormalizationForm_D) << u"Nguyễn Mẫu"_s
                                << u"1990"_s;
}

void LookupTextTest::aNameWithABirthDateIsRecognised()
{
    QFETCH(QString, typed);
    const LookupText read = LookupText::read(typed, today);
    QCOMPARE(read.kind, Kind::NameAndBirth);
    QVERIFY(read.name && read.birth && !read.number && !read.failure);
    QTEST(read.name->clearText(), "name");
    QTEST(read.birth->iso(), "iso");
}

void LookupTextTest::aNameAloneStillWantsItsDate_data()
{
    QTest::addColumn<QString>("typed");
    for (const QString& name :
         {u"Nguyễn Văn Mẫu"_s, u"nguyen van mau"_s, u"An"_s, u"DN"_s, u"H'Mẫu"_s, u"Lê-Mẫu Thử"_s})
        QTest::newRow(name.toUtf8().constData()) << name;
}

void LookupTextTest::aNameAloneStillWantsItsDate()
{
    QFETCH(QString, typed);
    const LookupText read = LookupText::read(typed, today);
    QCOMPARE(read.kind, Kind::NameOnly);
    QVERIFY(read.name && !read.birth && !read.number && !read.failure);
    QCOMPARE(read.name->clearText(), typed);
}

void LookupTextTest::whatCannotBeReadSaysWhy_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<FailureCode>("code");
    QTest::addColumn<QString>("fact");
    using enum FailureCode;
    const auto row = [](const QString& typed, FailureCode code, const QString& fact = {}) {
        QTest::newRow(typed.toUtf8().constData()) << typed << code << fact;
    };
    row(u"02011990"_s, NumberLengthUnknown, u"8"_s);
    row(u"1957"_s, NumberLengthUnknown, u"4"_s);
    row(u"01234567890"_s, NumberLengthUnknown, u"11"_s);
    row(u"02/01/1990"_s, NumberHasOddCharacters, u"/"_s);
    row(u"DN479799"_s, NumberLengthUnknown, u"8"_s);
    row(u"DN 4 79 79999"_s, NumberLengthUnknown, u"10"_s);
    row(u"O12 345 6789"_s, NumberHasOddCharacters, u"O"_s);
    row(u"0l23456789"_s, NumberHasOddCharacters, u"l"_s);
    row(u"BHXH 0123456789"_s, NumberHasOddCharacters, u"B"_s);
    row(u"001090999999||Nguyễn Văn Mẫu|02011990|Nam|Phố Thử|15082021"_s, NumberHasOddCharacters, u"|"_s);
    row(u"Nguyễn Văn Mẫu|1990"_s, NumberHasOddCharacters, u"|"_s);
    row(u"An|"_s, NumberHasOddCharacters, u"|"_s);
    row(u"Nguyễn Văn Mẫu 31/02/1990"_s, BirthDateImpossible);
    row(u"Nguyễn Văn Mẫu 2027"_s, BirthDateImpossible);
    row(u"Nguyễn Văn Mẫu 02/01"_s, BirthDateUnreadable);
    row(u"Nguyễn Văn Mẫu 90"_s, BirthDateUnreadable);
    row(u"1990 Nguyễn Văn Mẫu 1991"_s, BirthDateUnreadable);
    row(u"Nguyễn 1990 Mẫu"_s, NameHasOddCharacters, u"1"_s);
    row(u"Nguyễn Văn M?u 1990"_s, NameHasOddCharacters, u"?"_s);
    row(u"mau@gmail.com"_s, NameHasOddCharacters, u"@"_s);
    row(u"Y 1990"_s, NameTooShort);
    row(u"Y"_s, NameTooShort);
    row(u"?"_s, NumberHasOddCharacters, u"?"_s);
}

void LookupTextTest::whatCannotBeReadSaysWhy()
{
    QFETCH(QString, typed);
    const LookupText read = LookupText::read(typed, today);
    QCOMPARE(read.kind, Kind::NotReadable);
    QVERIFY(read.failure && !read.number && !read.name && !read.birth);
    QTEST(read.failure->code, "code");
    QTEST(read.failure->fact, "fact");
}

void LookupTextTest::everyPrefixOfAnInputIsReadWithoutSurprise()
{
    for (const QString& whole : {u"DN 4 79 7999999999"_s, u"001 090 999 999"_s, u"Nguyễn Văn Mẫu 02/01/1990"_s,
                                 u"1990-01-02 H'Mẫu Êban"_s, u"001090999999||Nguyễn Văn Mẫu|02011990"_s}) {
        for (qsizetype length = 0; length <= whole.size(); ++length) {
            const LookupText read = LookupText::read(whole.left(length), today);
            QCOMPARE(read.failure.has_value(), read.kind == Kind::NotReadable);
            QCOMPARE(read.number.has_value(), read.kind == Kind::Number);
            QCOMPARE(read.name.has_value(), read.kind == Kind::NameOnly || read.kind == Kind::NameAndBirth);
            QCOMPARE(read.birth.has_value(), read.kind == Kind::NameAndBirth);
        }
    }
}

QTEST_APPLESS_MAIN(LookupTextTest)
#include "tst_LookupText.moc"
