#include "training/rules/EmailText.h"
#include "training/rules/PersonName.h"

#include <QTest>

using namespace bhxh::training;
using namespace Qt::StringLiterals;

class TestEmailText : public QObject
{
    Q_OBJECT

private slots:
    void knowsAnAddress_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isAddress");
        const auto row = [](const char* name, const QString& text, bool isAddress) {
            QTest::newRow(name) << text << isAddress;
        };
        row("plain", u"an.nguyen+bhxh@example.org"_s, true);
        row("A-label", u"an@xn--bnh-fna.example"_s, true);
        row("64 before the at", QString(64, u'a') + u"@example.org"_s, true);
        row("65 before the at", QString(65, u'a') + u"@example.org"_s, false);
        row("U-label", u"an@bình.example"_s, false);
        row("marks in the local part", u"ân@example.org"_s, false);
        row("no domain", u"an@"_s, false);
        row("no local part", u"@example.org"_s, false);
        row("one label", u"an@localhost"_s, false);
        row("dots in a row", u"an..b@example.org"_s, false);
        row("two ats", u"an@b@example.org"_s, false);
        row("blank", u"an @example.org"_s, false);
        row("line break", u"an@example.org\r\nBcc: b@example.org"_s, false);
        row("two addresses", u"an@example.org,b@example.org"_s, false);
        row("hyphen at the end of a label", u"an@example-.org"_s, false);
        row("label of 64", u"an@"_s + QString(64, u'a') + u".org"_s, false);
        row("digits for a top level", u"an@10.0.0.1"_s, false);
        row("quoted", u"\"an b\"@example.org"_s, false);
    }
    void knowsAnAddress()
    {
        QFETCH(QString, text);
        QFETCH(bool, isAddress);
        QCOMPARE(isEmailAddress(text), isAddress);
    }

    void masks()
    {
        QCOMPARE(maskedEmail(u"lan.tran@gmail.com"_s), u"l***n@g***.com"_s);
        QCOMPARE(maskedEmail(u"ab@yahoo.com.vn"_s), u"a***@y***.vn"_s);
        QCOMPARE(maskedEmail({}), QString());
        QCOMPARE(loggedNumber(u"0123456789"_s), u"*******789"_s);
    }

    void knowsDomains()
    {
        QVERIFY(isUndeliverable(u"a@b.INVALID"_s));
        QVERIFY(!isUndeliverable(u"a@invalid.example"_s));
        QVERIFY(isDisposable(u"a@Sub.Yopmail.com"_s));
        QVERIFY(!isDisposable(u"a@notyopmail.com"_s));
    }

    void foldsNames()
    {
        QCOMPARE(foldedName(u"  Đặng \u00A0 Thị  ÐÀO "_s), u"dang thi dao"_s);
        QCOMPARE(foldedName(u"Nguyễn Văn Đức"_s.normalized(QString::NormalizationForm_D)), u"nguyen van duc"_s);
        QVERIFY(markedName(u"NGUYỄN  văn Đức"_s) ==
                markedName(u"Nguyễn Văn Đức"_s.normalized(QString::NormalizationForm_D)));
        QVERIFY(markedName(u"Hoa"_s) != markedName(u"Hòa"_s));
    }
};

QTEST_APPLESS_MAIN(TestEmailText)
#include "tst_EmailText.moc"
