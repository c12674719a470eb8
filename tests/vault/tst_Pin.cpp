#include "vault/Pin.h"
#include <QTest>

using namespace bhxh;
using domain::FailureCode;
using vault::Pin;
using namespace Qt::StringLiterals;

class tst_Pin : public QObject
{
    Q_OBJECT

private slots:
    void takesOnlyWhatIsNotTriedFirst_data();
    void takesOnlyWhatIsNotTriedFirst();
    void inputMethodsDigitsAreDigits();
    void refusesOnlyASmallPartOfAllPins();
    void isComparedByItsDigits();
};

namespace {

constexpr int taken = 0;
constexpr int notDigits = static_cast<int>(FailureCode::PinNotDigits);
constexpr int wrongLength = static_cast<int>(FailureCode::PinLengthWrong);
constexpr int tooEasy = static_cast<int>(FailureCode::PinTooEasy);

int codeOf(const QString& typed)
{
    const auto pin = Pin::parse(typed);
    return pin ? taken : static_cast<int>(pin.error().code);
}

} // namespace

void tst_Pin::takesOnlyWhatIsNotTriedFirst_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("code");
    QTest::newRow("six") << u"482915"_s << taken;
    QTest::newRow("a nought in front") << u"082913"_s << taken;
    QTest::newRow("seven") << u"4829156"_s << taken;
    QTest::newRow("twelve") << u"482915607318"_s << taken;
    QTest::newRow("a pair in it") << u"488291"_s << taken;
    QTest::newRow("three of a row in it") << u"912375"_s << taken;
    QTest::newRow("no such day") << u"320190"_s << taken;
    QTest::newRow("no such month") << u"021390"_s << taken;
    QTest::newRow("eight, of no such year") << u"02013190"_s << taken;

    QTest::newRow("nothing") << QString() << wrongLength;
    QTest::newRow("five") << u"48291"_s << wrongLength;
    QTest::newRow("thirteen") << u"4829156073184"_s << wrongLength;
    QTest::newRow("a letter") << u"48291a"_s << notDigits;
    QTest::newRow("a blank") << u"482 915"_s << notDigits;
    QTest::newRow("a sign") << u"-482915"_s << notDigits;
    QTest::newRow("beside the digits") << u"48291:"_s << notDigits;
    QTest::newRow("beside the digits, below") << u"48291/"_s << notDigits;
    QTest::newRow("beside the full-width digits") << u"48291\uFF1A"_s << notDigits;
    QTest::newRow("Arabic digits") << u"\u0664\u0668\u0662\u0669\u0661\u0665"_s << notDigits;
    QTest::newRow("beyond the first plane") << u"48291\U0001D7D8"_s << notDigits;

    QTest::newRow("all the same") << u"777777"_s << tooEasy;
    QTest::newRow("up") << u"123456"_s << tooEasy;
    QTest::newRow("up, twelve") << u"012345678901"_s << tooEasy;
    QTest::newRow("up over nine") << u"890123"_s << tooEasy;
    QTest::newRow("down") << u"987654"_s << tooEasy;
    QTest::newRow("down below nought") << u"210987"_s << tooEasy;
    QTest::newRow("up by two") << u"135791"_s << tooEasy;
    QTest::newRow("pairs") << u"484848"_s << tooEasy;
    QTest::newRow("pairs, broken off") << u"4848484"_s << tooEasy;
    QTest::newRow("triples") << u"482482"_s << tooEasy;
    QTest::newRow("fours") << u"48294829"_s << tooEasy;
    QTest::newRow("mirrored") << u"482284"_s << tooEasy;
    QTest::newRow("mirrored, odd") << u"4829284"_s << tooEasy;
    QTest::newRow("two blocks") << u"444888"_s << tooEasy;
    QTest::newRow("three blocks") << u"448822"_s << tooEasy;
    QTest::newRow("five and one") << u"000007"_s << tooEasy;
    QTest::newRow("two rows") << u"123789"_s << tooEasy;
    QTest::newRow("a row and a stay") << u"456999"_s << tooEasy;
    QTest::newRow("four rows") << u"123789456321"_s << tooEasy;
    QTest::newRow("a birthday") << u"020190"_s << tooEasy;
    QTest::newRow("a leap day") << u"290200"_s << tooEasy;
    QTest::newRow("a birthday in full") << u"17051984"_s << tooEasy;
    QTest::newRow("a birthday, year first") << u"19840517"_s << tooEasy;
    QTest::newRow("columns of the keypad") << u"147258"_s << tooEasy;
    QTest::newRow("diagonals of the keypad") << u"159357"_s << tooEasy;
    QTest::newRow("emergency numbers") << u"113114115"_s << tooEasy;
}

void tst_Pin::takesOnlyWhatIsNotTriedFirst()
{
    QFETCH(QString, typed);
    QFETCH(int, code);
    QCOMPARE(codeOf(typed), code);
    if (code == taken)
        QCOMPARE(Pin::parse(typed)->clearText().toByteArray(), typed.toLatin1());
}

void tst_Pin::inputMethodsDigitsAreDigits()
{
    QCOMPARE(Pin::parse(u"\uFF14\uFF1829\uFF11\uFF15"_s)->clearText().toByteArray(), "482915"_ba);
    QCOMPARE(codeOf(u"\uFF11\uFF12\uFF13456"_s), tooEasy);
}

/// A rule that refuses much would make the rest easier to guess.
void tst_Pin::refusesOnlyASmallPartOfAllPins()
{
    int tried = 0;
    int refused = 0;
    for (int number = 0; number < 1'000'000; number += 97) {
        ++tried;
        refused += codeOf(QString::number(number).rightJustified(6, u'0')) == taken ? 0 : 1;
    }
    QVERIFY2(refused < tried / 12, qPrintable(u"%1 of %2"_s.arg(refused).arg(tried)));
}

void tst_Pin::isComparedByItsDigits()
{
    QVERIFY(Pin::parse(u"482915"_s) == Pin::parse(u"482915"_s));
    QVERIFY(Pin::parse(u"482915"_s) != Pin::parse(u"482916"_s));
    QVERIFY(Pin::parse(u"482915"_s) != Pin::parse(u"4829150"_s));
}

QTEST_APPLESS_MAIN(tst_Pin)
#include "tst_Pin.moc"
