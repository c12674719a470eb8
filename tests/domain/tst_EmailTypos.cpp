#include "domain/EmailAddress.h"
#include <QTest>

using namespace bhxh::domain;
using namespace Qt::StringLiterals;

class EmailTyposTest : public QObject
{
    Q_OBJECT

private slots:
    void aLikelyTypoIsProposed_data();
    void aLikelyTypoIsProposed();
    void aFineDomainIsLeftAlone_data();
    void aFineDomainIsLeftAlone();
    void theLocalPartStaysAsTyped();
};

void EmailTyposTest::aLikelyTypoIsProposed_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("meant");
    const auto rows = [](const QString& meant, const QStringList& domains) {
        for (const QString& domain : domains)
            QTest::newRow(domain.toUtf8().constData()) << domain << meant;
    };
    rows(u"gmail.com"_s,
         {u"gamil.com"_s,  u"gmil.com"_s,       u"gmail.con"_s,    u"gmai.com"_s,   u"gmail.co"_s,  u"gmali.com"_s,
          u"gnail.com"_s,  u"gmail.vn"_s,       u"gmail.com.vn"_s, u"gmall.com"_s,  u"gmal.com"_s,  u"gmal.vn"_s,
          u"gmail.vom"_s,  u"gmail.cim"_s,      u"gmail.c"_s,      u"g-mail.com"_s, u"gmial.com"_s, u"gmail.cmo"_s,
          u"gmaill.com"_s, u"ggmail.com"_s,     u"gmail.cm"_s,     u"gmal.vom"_s,   u"gmaíl.com"_s, u"gmail.cóm"_s,
          u"gamil.con"_s,  u"gm\u0430il.com"_s, u"gmail.comm"_s});
    rows(u"yahoo.com"_s,
         {u"yahoo.con"_s, u"yhaoo.com"_s, u"yaho.com"_s, u"yahooo.com"_s, u"yahoo.co"_s, u"yahô.com"_s});
    rows(u"yahoo.com.vn"_s, {u"yahoo.com.vm"_s, u"yhaoo.com.vn"_s, u"yahoo.co.vn"_s, u"yahoo.vn"_s, u"yahoo.comvn"_s});
    rows(u"icloud.com"_s, {u"icluod.com"_s, u"iclud.com"_s, u"icoud.com"_s, u"icloud.cmo"_s});
    rows(u"hotmail.com"_s, {u"hotmil.com"_s, u"hotmai.com"_s, u"hotmial.com"_s, u"homail.com"_s, u"hotmail.vom"_s});
    rows(u"outlook.com"_s, {u"outlok.com"_s, u"outloook.com"_s, u"oulook.com"_s, u"outlook.con"_s});
    rows(u"live.com"_s, {u"lvie.com"_s, u"live.con"_s});
    rows(u"gso.gov.vn"_s, {u"gsogov.vn"_s});
    rows(u"congty-mau.com"_s, {u"congty-mau.con"_s, u"congty-mau.cmo"_s});
}

void EmailTyposTest::aLikelyTypoIsProposed()
{
    QFETCH(QString, domain);
    const auto typed = EmailAddress::parse(u"mau.thu@"_s + domain);
    QVERIFY(typed);
    const auto meant = likelyMeant(*typed);
    QVERIFY(meant);
    QTEST(meant->domain(), "meant");
    QVERIFY(!likelyMeant(*meant));
}

void EmailTyposTest::aFineDomainIsLeftAlone_data()
{
    QTest::addColumn<QString>("domain");
    for (const QString& domain : {u"gmail.com"_s,         u"yahoo.com"_s,       u"yahoo.com.vn"_s,
                                  u"icloud.com"_s,        u"outlook.com"_s,     u"hotmail.com"_s,
                                  u"live.com"_s,          u"mail.com"_s,        u"ymail.com"_s,
                                  u"gmx.com"_s,           u"email.com"_s,       u"googlemail.com"_s,
                                  u"yahoo.co.uk"_s,       u"yahoo.com.au"_s,    u"outlook.com.vn"_s,
                                  u"vss.gov.vn"_s,        u"hcmut.edu.vn"_s,    u"fpt.com.vn"_s,
                                  u"viettel.com.vn"_s,    u"example.com"_s,     u"congty-mau.com"_s,
                                  u"congty-mau.com.vn"_s, u"proton.me"_s,       u"me.com"_s,
                                  u"aol.com"_s,           u"vnn.vn"_s,          u"thử.vn"_s,
                                  u"mail.gmail.com"_s,    u"gmail.example.vn"_s})
        QTest::newRow(domain.toUtf8().constData()) << domain;
}

void EmailTyposTest::aFineDomainIsLeftAlone()
{
    QFETCH(QString, domain);
    const auto typed = EmailAddress::parse(u"mau.thu@"_s + domain);
    QVERIFY(typed);
    QVERIFY(!likelyMeant(*typed));
}

void EmailTyposTest::theLocalPartStaysAsTyped()
{
    const auto meant = likelyMeant(*EmailAddress::parse(u"Mau.Gamil+X@GMIAL.com"_s));
    QVERIFY(meant);
    QCOMPARE(meant->clearText(), u"Mau.Gamil+X@gmail.com"_s);
}

QTEST_APPLESS_MAIN(EmailTyposTest)
#include "tst_EmailTypos.moc"
