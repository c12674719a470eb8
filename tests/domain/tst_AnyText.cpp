// Whatever comes from keyboards, clipboards and scanners: nothing falls over, and what was accepted once is accepted
// again unchanged.
#include "domain/EmailAddress.h"
#include "domain/LookupText.h"
#include "domain/Notes.h"
#include "domain/OneTimeCode.h"
#include <QRandomGenerator>
#include <QTest>

using namespace bhxh::domain;
using namespace Qt::StringLiterals;

class AnyTextTest : public QObject
{
    Q_OBJECT

private slots:
    void anyTextIsReadWithoutHarm_data();
    void anyTextIsReadWithoutHarm();

private:
    static QString randomText(QRandomGenerator& random);
    const QDate today{2026, 11, 23};
};

void AnyTextTest::anyTextIsReadWithoutHarm_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

/// Pieces that mean something to the rules, in any order, with now and then any UTF-16 unit: lone surrogates, controls,
/// NUL.
QString AnyTextTest::randomText(QRandomGenerator& random)
{
    static const QStringList pieces = {u"0123456789"_s,
                                       u"001090999999"_s,
                                       u"DN4797999999999"_s,
                                       u"1"_s,
                                       u"9"_s,
                                       u"1990"_s,
                                       u"/"_s,
                                       u"-"_s,
                                       u"."_s,
                                       u"@"_s,
                                       u"|"_s,
                                       u" "_s,
                                       u"\u00A0"_s,
                                       u"\u200B"_s,
                                       u"Nguyễn"_s,
                                       u"Đ"_s,
                                       u"ð"_s,
                                       u"e\u0302\u0303"_s,
                                       u"\u0301"_s,
                                       u"'"_s,
                                       u"gmail.com"_s,
                                       u"xn--"_s,
                                       u"\uFF10"_s,
                                       u"\uFF20"_s,
                                       u"ươ"_s};
    QString text;
    const int count = random.bounded(12);
    for (int i = 0; i < count; ++i) {
        if (random.bounded(8) == 0)
            text += QChar(static_cast<char16_t>(random.bounded(0x10000)));
        else
            text += pieces[random.bounded(static_cast<int>(pieces.size()))];
    }
    return text;
}

void AnyTextTest::anyTextIsReadWithoutHarm()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    for (int i = 0; i < 2000; ++i) {
        const QString text = randomText(random);
        if (const auto number = CitizenNumber::parse(text)) {
            QCOMPARE(CitizenNumber::parse(number->clearText()), number);
            QCOMPARE(number->masked().size(), number->clearText().size());
        }
        if (const auto name = PersonName::parse(text))
            QCOMPARE(PersonName::parse(name->clearText()), name);
        if (const auto birth = BirthDate::parse(text, today))
            QCOMPARE(BirthDate::fromIso(birth->iso()), birth);
        if (const auto address = EmailAddress::parse(text)) {
            QCOMPARE(EmailAddress::parse(address->clearText()), address);
            QCOMPARE(EmailAddress::parse(address->display()), address);
            QVERIFY(address->clearText().size() <= 254);
            if (const auto meant = likelyMeant(*address))
                QCOMPARE(meant->localPart(), address->localPart());
        }
        if (const auto keys = telexKeystrokes(text))
            QVERIFY(!telexKeystrokes(*keys));
        QCOMPARE(foldForSearch(foldForSearch(text)), foldForSearch(text));
        if (const auto code = OneTimeCode::parse(text, 6))
            QCOMPARE(code->clearText().size(), 6);
        const LookupText read = LookupText::read(text, today);
        QCOMPARE(read.failure.has_value(), read.kind == LookupText::Kind::NotReadable);
    }
}

QTEST_APPLESS_MAIN(AnyTextTest)
#include "tst_AnyText.moc"
