#include "Codes.h"
#include "domain/PersonName.h"
#include <QTest>

using namespace bhxh::domain;
using namespace Qt::StringLiterals;

class PersonNameTest : public QObject
{
    Q_OBJECT

private slots:
    void namesOfAllKindsAreFine_data();
    void namesOfAllKindsAreFine();
    void whatIsNoNameSaysWhy_data();
    void whatIsNoNameSaysWhy();
    void theLimitsAreTwoLettersAndAHundredCharacters();
    void composedAndDecomposedAreTheSameName();
    void blanksAreOneSpaceAndZeroWidthIsNothing();
    void spellingsFoldAlike_data();
    void spellingsFoldAlike();
    void aRecordIsShownWhateverItHolds();
    void aNameIsMaskedByItsFirstLetters_data();
    void aNameIsMaskedByItsFirstLetters();
};

void PersonNameTest::namesOfAllKindsAreFine_data()
{
    QTest::addColumn<QString>("typed");
    for (const QString& name : {u"Nguyễn Văn Mẫu"_s,
                                u"NGUYỄN THỊ THỬ"_s,
                                u"nguyen van mau"_s,
                                u"An"_s,
                                u"Ý Nhi"_s,
                                u"Y Thử Niê"_s,
                                u"H'Mẫu Êban"_s,
                                u"H’Mẫu"_s,
                                u"H\u02BCMẫu Ksor"_s,
                                u"H`Mẫu"_s,
                                u"K' Thử"_s,
                                u"Lê-Mẫu Thử"_s,
                                u"Lê\u2011Mẫu"_s,
                                u"Ng. V. Mẫu"_s,
                                u"Đặng Thử"_s,
                                u"Ðặng Thử"_s,
                                u"Jean-Luc d'Essai"_s,
                                u"Müller Prüfer"_s,
                                u"Øystein Prøve"_s,
                                u"陳試"_s,
                                u"Тест Проба"_s,
                                u"Hoàng Phủ Ngọc Mẫu Thử An Vy"_s})
        QTest::newRow(name.toUtf8().constData()) << name;
}

void PersonNameTest::namesOfAllKindsAreFine()
{
    QFETCH(QString, typed);
    QCOMPARE(codeOf(PersonName::parse(typed)), none);
    QCOMPARE(PersonName::parse(typed)->clearText(), typed);
}

void PersonNameTest::whatIsNoNameSaysWhy_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<FailureCode>("code");
    QTest::addColumn<QString>("fact");
    using enum FailureCode;
    QTest::newRow("nothing") << QString() << NameTooShort << QString();
    QTest::newRow("blanks") << u" \u00A0\u200B "_s << NameTooShort << QString();
    QTest::newRow("one letter") << u"Y"_s << NameTooShort << QString();
    QTest::newRow("one letter with all its marks, decomposed") << u"E\u0302\u0303"_s << NameTooShort << QString();
    QTest::newRow("one letter and an apostrophe") << u"K'"_s << NameTooShort << QString();
    QTest::newRow("one letter and a letter-like apostrophe") << u"K\u02BC"_s << NameTooShort << QString();
    QTest::newRow("a digit") << u"Nguyễn Văn M4u"_s << NameHasOddCharacters << u"4"_s;
    QTest::newRow("a full-width digit") << u"An\uFF11"_s << NameHasOddCharacters << u"\uFF11"_s;
    QTest::newRow("a symbol") << u"An@Thử"_s << NameHasOddCharacters << u"@"_s;
    QTest::newRow("a comma") << u"Mẫu, An"_s << NameHasOddCharacters << u","_s;
    QTest::newRow("a control character") << u"An\u0007Thử"_s << NameHasOddCharacters << u"\u0007"_s;
    QTest::newRow("a lost letter") << u"Nguy\uFFFDn"_s << NameHasOddCharacters << u"\uFFFD"_s;
    QTest::newRow("a question mark") << u"Nguy?n"_s << NameHasOddCharacters << u"?"_s;
    QTest::newRow("a scan") << u"An|Thử"_s << NameHasOddCharacters << u"|"_s;
    QTest::newRow("an emoji") << u"An \U0001F600"_s << NameHasOddCharacters << u"\U0001F600"_s;
}

void PersonNameTest::whatIsNoNameSaysWhy()
{
    QFETCH(QString, typed);
    const auto name = PersonName::parse(typed);
    QTEST(codeOf(name), "code");
    QTEST(factOf(name), "fact");
}

void PersonNameTest::theLimitsAreTwoLettersAndAHundredCharacters()
{
    QCOMPARE(codeOf(PersonName::parse(u"A"_s)), FailureCode::NameTooShort);
    QCOMPARE(codeOf(PersonName::parse(u"An"_s)), none);
    QCOMPARE(codeOf(PersonName::parse(QString(99, u'a'))), none);
    QCOMPARE(codeOf(PersonName::parse(QString(100, u'a'))), none);
    QCOMPARE(codeOf(PersonName::parse(QString(101, u'a'))), FailureCode::NameTooLong);
    // 300 code points as typed, 100 characters as kept
    QCOMPARE(codeOf(PersonName::parse(u"e\u0302\u0303"_s.repeated(100))), none);
    QCOMPARE(codeOf(PersonName::parse(u"e\u0302\u0303"_s.repeated(101))), FailureCode::NameTooLong);
    QCOMPARE(codeOf(PersonName::parse(QString(100, u'a') + u"   "_s)), none);
}

void PersonNameTest::composedAndDecomposedAreTheSameName()
{
    const QString composed = u"Nguyễn Thị Thử Hường"_s.normalized(QString::NormalizationForm_C);
    const QString decomposed = composed.normalized(QString::NormalizationForm_D);
    QVERIFY(composed != decomposed);
    QCOMPARE(PersonName::parse(decomposed), PersonName::parse(composed));
    QCOMPARE(PersonName::parse(decomposed)->clearText(), composed);
    QCOMPARE(PersonName::fromRecord(decomposed), PersonName::fromRecord(composed));
    const auto kept = PersonName::fromRecord(decomposed);
    QCOMPARE(PersonName::fromClearText(kept.clearText()), kept);
}

void PersonNameTest::blanksAreOneSpaceAndZeroWidthIsNothing()
{
    QCOMPARE(PersonName::parse(u"  Nguyễn \u00A0 Văn\t\u3000Mẫu\r\n"_s)->clearText(), u"Nguyễn Văn Mẫu"_s);
    QCOMPARE(PersonName::parse(u"\uFEFFNgu\u200Byễn\u00AD An"_s)->clearText(), u"Nguyễn An"_s);
}

void PersonNameTest::spellingsFoldAlike_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");
    QTest::newRow("marks") << u"Nguyễn Thị Hường"_s << u"nguyen thi huong"_s;
    QTest::newRow("decomposed") << u"Nguyễn Thị Hường"_s.normalized(QString::NormalizationForm_D)
                                << u"nguyen thi huong"_s;
    QTest::newRow("every letter of the alphabet")
        << u"AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY"_s << u"aaabcddeeghiklmnooopqrstuuvxy"_s;
    QTest::newRow("new tone place") << u"hoà khoẻ thuỷ"_s << u"hoa khoe thuy"_s;
    QTest::newRow("old tone place") << u"hòa khỏe thủy"_s << u"hoa khoe thuy"_s;
    QTest::newRow("d with stroke") << u"Đỗ đ"_s << u"do d"_s;
    QTest::newRow("eth instead") << u"Ðỗ ð"_s << u"do d"_s;
    QTest::newRow("apostrophes") << u"H'Mẫu H’Mẫu H\u02BCMẫu H\u2018Mẫu H`Mẫu H\u00B4Mẫu"_s
                                 << u"hmau hmau hmau hmau hmau hmau"_s;
    QTest::newRow("blanks") << u" Y \u00A0\u3000 Thử\u200B \n"_s << u"y thu"_s;
    QTest::newRow("a lone apostrophe leaves no blank behind") << u"K ' Thử"_s << u"k thu"_s;
    QTest::newRow("a hyphen stays") << u"Lê-Mẫu"_s << u"le-mau"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void PersonNameTest::spellingsFoldAlike()
{
    QFETCH(QString, text);
    QTEST(foldForSearch(text), "folded");
    QTEST(PersonName::fromRecord(text).folded(), "folded");
    QCOMPARE(foldForSearch(foldForSearch(text)), foldForSearch(text));
}

void PersonNameTest::aRecordIsShownWhateverItHolds()
{
    QCOMPARE(PersonName::fromRecord(u" Nguy?n  V\uFFFDn 2 "_s).clearText(), u"Nguy?n V\uFFFDn 2"_s);
    QCOMPARE(PersonName::fromRecord(QString()).clearText(), QString());
    QCOMPARE(PersonName::fromRecord(QString()).masked(), QString());
}

void PersonNameTest::aNameIsMaskedByItsFirstLetters_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("masked");
    QTest::newRow("three words") << u"Nguyễn Văn Mẫu"_s << u"N*** V*** M***"_s;
    QTest::newRow("a marked first letter") << u"Ấn Đỗ"_s << u"Ấ*** Đ***"_s;
    QTest::newRow("one letter") << u"Y Thử"_s << u"Y*** T***"_s;
    QTest::newRow("beyond the first plane") << u"\U00020000\U00020001"_s << u"\U00020000***"_s;
}

void PersonNameTest::aNameIsMaskedByItsFirstLetters()
{
    QFETCH(QString, name);
    QTEST(PersonName::fromRecord(name).masked(), "masked");
}

QTEST_APPLESS_MAIN(PersonNameTest)
#include "tst_PersonName.moc"
