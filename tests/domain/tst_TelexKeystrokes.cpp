#include "domain/EmailAddress.h"
#include <QTest>

using namespace bhxh::domain;
using namespace Qt::StringLiterals;

class TelexKeystrokesTest : public QObject
{
    Q_OBJECT

private slots:
    void marksBecomeTheKeysThatMadeThem_data();
    void marksBecomeTheKeysThatMadeThem();
    void everyVietnameseLetterHasItsKeys();
    void whereThereIsNoMarkThereIsNothing_data();
    void whereThereIsNoMarkThereIsNothing();
    void whatTelexCannotMakeIsNotGuessed_data();
    void whatTelexCannotMakeIsNotGuessed();
};

void TelexKeystrokesTest::marksBecomeTheKeysThatMadeThem_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("keys");
    const auto row = [](const QString& typed, const QString& keys) {
        QTest::newRow(typed.toUtf8().constData()) << typed << keys;
    };
    row(u"nguyễn@gmail.com"_s, u"nguyeenx@gmail.com"_s);
    row(u"nguyễn.văn.mẫu@gmail.com"_s, u"nguyeenx.vawn.maaux@gmail.com"_s);
    row(u"đặng"_s, u"ddawngj"_s);
    row(u"ðặng"_s, u"ddawngj"_s);
    row(u"ĐẶNG"_s, u"DDAWNGJ"_s);
    row(u"hồ"_s, u"hoof"_s);
    row(u"dương"_s, u"duowng"_s);
    row(u"hường"_s, u"huowngf"_s);
    row(u"hưng"_s, u"huwng"_s);
    row(u"hòa"_s, u"hoaf"_s);
    row(u"hoà"_s, u"hoaf"_s);
    row(u"thủy"_s, u"thuyr"_s);
    row(u"thuỷ"_s, u"thuyr"_s);
    row(u"tháng"_s, u"thangs"_s);
    row(u"mẫu1990"_s, u"maaux1990"_s);
    row(u"hànam"_s, u"hafnam"_s);
    row(u"hoàngan"_s, u"hoangfan"_s);
    row(u"nguyễnvăn"_s, u"nguyeenxvawn"_s);
    row(u"áà"_s, u"asaf"_s);
    row(u"Ấn"_s, u"AAns"_s);
    row(u"mau@gmaíl.com"_s, u"mau@gmaisl.com"_s);
    QTest::newRow("decomposed") << u"nguyễn"_s.normalized(QString::NormalizationForm_D) << u"nguyeenx"_s;
}

void TelexKeystrokesTest::marksBecomeTheKeysThatMadeThem()
{
    QFETCH(QString, typed);
    const auto keys = telexKeystrokes(typed);
    QVERIFY(keys);
    QTEST(*keys, "keys");
}

void TelexKeystrokesTest::everyVietnameseLetterHasItsKeys()
{
    const QString letters = u"àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"_s;
    QCOMPARE(letters.size(), 67);
    QSet<QString> seen;
    for (const QString& text : {letters, letters.toUpper()}) {
        for (const QChar letter : text) {
            const auto keys = telexKeystrokes(letter);
            QVERIFY(keys);
            QVERIFY(
                std::all_of(keys->cbegin(), keys->cend(), [](QChar c) { return c.isLetter() && c.unicode() < 0x80; }));
            QCOMPARE(keys->at(0).isUpper(), letter.isUpper());
            QVERIFY(!seen.contains(*keys));
            seen << *keys;
        }
    }
}

void TelexKeystrokesTest::whereThereIsNoMarkThereIsNothing_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("plain") << u"nguyeenx@gmail.com"_s;
    QTest::newRow("signs") << u"a+b_c-1@x.vn"_s;
}

void TelexKeystrokesTest::whereThereIsNoMarkThereIsNothing()
{
    QFETCH(QString, typed);
    QVERIFY(!telexKeystrokes(typed));
}

void TelexKeystrokesTest::whatTelexCannotMakeIsNotGuessed_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("an umlaut") << u"müller"_s;
    QTest::newRow("a cedilla") << u"çễ"_s;
    QTest::newRow("a toned consonant") << u"\u01F9ễ"_s;
    QTest::newRow("another alphabet") << u"мễ"_s;
    QTest::newRow("an emoji") << u"ễ\U0001F600"_s;
    QTest::newRow("two tones on one letter") << u"a\u0301\u0300"_s;
    QTest::newRow("a full-width letter") << u"\uFF41ễ"_s;
}

void TelexKeystrokesTest::whatTelexCannotMakeIsNotGuessed()
{
    QFETCH(QString, typed);
    QVERIFY(!telexKeystrokes(typed));
}

QTEST_APPLESS_MAIN(TelexKeystrokesTest)
#include "tst_TelexKeystrokes.moc"
