#include "Codes.h"
#include "domain/OneTimeCode.h"
#include <QTest>
#include <memory>

using namespace bhxh::domain;
using namespace Qt::StringLiterals;

class OneTimeCodeTest : public QObject
{
    Q_OBJECT

private slots:
    void aCodeIsExactlyItsDigits_data();
    void aCodeIsExactlyItsDigits();
    void theFailureNamesTheLengthAndNotTheCode();
    void theMemoryIsOverwrittenThoughSomebodySharesIt();
    void copiesAreDeepAndOutliveEachOther();
    void aMovedCodeLeavesNothingBehind();
    void anAssignedCodeOverwritesTheOldOne();
};

void OneTimeCodeTest::aCodeIsExactlyItsDigits_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("length");
    QTest::addColumn<QByteArray>("digits"); // empty: refused
    QTest::newRow("six") << u"012345"_s << 6 << "012345"_ba;
    QTest::newRow("eight") << u"01234567"_s << 8 << "01234567"_ba;
    QTest::newRow("blanks") << u" 012\u00A0345\u200B\r\n"_s << 6 << "012345"_ba;
    QTest::newRow("full-width") << u"\uFF10\uFF11\uFF12345"_s << 6 << "012345"_ba;
    QTest::newRow("nothing") << QString() << 6 << QByteArray();
    QTest::newRow("nothing, of no length") << QString() << 0 << QByteArray();
    QTest::newRow("a length below nothing") << u"1"_s << -1 << QByteArray();
    QTest::newRow("one short") << u"01234"_s << 6 << QByteArray();
    QTest::newRow("one long") << u"0123456"_s << 6 << QByteArray();
    QTest::newRow("a letter") << u"01234a"_s << 6 << QByteArray();
    QTest::newRow("a letter after all digits") << u"012345a"_s << 6 << QByteArray();
    QTest::newRow("a hyphen") << u"012-345"_s << 6 << QByteArray();
    QTest::newRow("Arabic digits") << u"\u0660\u0661\u0662\u0663\u0664\u0665"_s << 6 << QByteArray();
    QTest::newRow("beyond the first plane") << u"01234\U0001D7D8"_s << 6 << QByteArray();
}

void OneTimeCodeTest::aCodeIsExactlyItsDigits()
{
    QFETCH(QString, typed);
    QFETCH(int, length);
    QFETCH(QByteArray, digits);
    const auto code = OneTimeCode::parse(typed, length);
    QCOMPARE(codeOf(code), digits.isEmpty() ? FailureCode::CodeNotDigits : none);
    if (code)
        QCOMPARE(code->clearText(), digits);
}

void OneTimeCodeTest::theFailureNamesTheLengthAndNotTheCode()
{
    QCOMPARE(factOf(OneTimeCode::parse(u"98765"_s, 6)), u"6"_s);
}

void OneTimeCodeTest::theMemoryIsOverwrittenThoughSomebodySharesIt()
{
    auto code = std::make_unique<OneTimeCode>(*OneTimeCode::parse(u"012345"_s, 6));
    const QByteArray shared = code->clearText(); // keeps the memory, so that it may be looked at
    QCOMPARE(shared, "012345"_ba);
    code.reset();
    QCOMPARE(shared, QByteArray(6, '\0'));
}

void OneTimeCodeTest::copiesAreDeepAndOutliveEachOther()
{
    auto first = std::make_unique<OneTimeCode>(*OneTimeCode::parse(u"012345"_s, 6));
    const OneTimeCode second = *first;
    QVERIFY(second.clearText().constData() != first->clearText().constData());
    first.reset();
    QCOMPARE(second.clearText(), "012345"_ba);

    OneTimeCode third = *OneTimeCode::parse(u"987654"_s, 6);
    third = second;
    QVERIFY(third.clearText().constData() != second.clearText().constData());
    const OneTimeCode& itself = third;
    third = itself;
    QCOMPARE(third.clearText(), "012345"_ba);
}

void OneTimeCodeTest::aMovedCodeLeavesNothingBehind()
{
    OneTimeCode first = *OneTimeCode::parse(u"012345"_s, 6);
    const char* const memory = first.clearText().constData();
    const OneTimeCode second = std::move(first);
    QCOMPARE(second.clearText().constData(), memory);
    QCOMPARE(second.clearText(), "012345"_ba);
    QVERIFY(first.clearText().isEmpty()); // NOLINT(bugprone-use-after-move): that is what is tested
}

void OneTimeCodeTest::anAssignedCodeOverwritesTheOldOne()
{
    OneTimeCode code = *OneTimeCode::parse(u"012345"_s, 6);
    const QByteArray old = code.clearText();
    code = *OneTimeCode::parse(u"987654"_s, 6);
    QCOMPARE(old, QByteArray(6, '\0'));
    QCOMPARE(code.clearText(), "987654"_ba);

    const QByteArray older = code.clearText();
    const OneTimeCode other = *OneTimeCode::parse(u"555555"_s, 6);
    code = other;
    QCOMPARE(older, QByteArray(6, '\0'));
    QCOMPARE(code.clearText(), "555555"_ba);
}

QTEST_APPLESS_MAIN(OneTimeCodeTest)
#include "tst_OneTimeCode.moc"
