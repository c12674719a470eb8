#include "Codes.h"
#include "domain/EmailAddress.h"
#include <QTest>

using namespace bhxh::domain;
using namespace Qt::StringLiterals;

class EmailAddressTest : public QObject
{
    Q_OBJECT

private slots:
    void anAddressInFormIsTaken_data();
    void anAddressInFormIsTaken();
    void whatIsNoAddressSaysWhy_data();
    void whatIsNoAddressSaysWhy();
    void theLimitsAreInOctets();
    void anInternationalDomainTravelsInAscii();
    void aLookAlikeInAnotherScriptIsShownAsItTravels_data();
    void aLookAlikeInAnotherScriptIsShownAsItTravels();
    void oneInternationalDomainHasOneSpelling();
    void anAddressIsMaskedAsTheCentralDoes_data();
    void anAddressIsMaskedAsTheCentralDoes();
};

void EmailAddressTest::anAddressInFormIsTaken_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("clear");
    const auto same = [](const QString& text) { QTest::newRow(qPrintable(text)) << text << text; };
    same(u"mau.thu@gmail.com"_s);
    same(u"m@example.vn"_s);
    same(u"mau+bhxh_1990-x@thu.example.vn"_s);
    same(u"!#$%&'*+-/=?^_`{|}~@example.vn"_s);
    same(u"1990@123.vn"_s);
    same(u"a@b.c"_s);
    QTest::newRow("the domain is lower case, the rest as typed") << u"Mau.Thu@GMail.COM"_s << u"Mau.Thu@gmail.com"_s;
    QTest::newRow("blanks around") << u" \u00A0mau@example.vn\r\n"_s << u"mau@example.vn"_s;
    QTest::newRow("full-width domain, as IDNA reads it") << u"mau@\uFF47mail\u3002com"_s << u"mau@gmail.com"_s;
    QTest::newRow("zero-width around") << u"\uFEFFmau@example.vn\u200B"_s << u"mau@example.vn"_s;
}

void EmailAddressTest::anAddressInFormIsTaken()
{
    QFETCH(QString, typed);
    const auto address = EmailAddress::parse(typed);
    QCOMPARE(codeOf(address), none);
    QTEST(address->clearText(), "clear");
    QCOMPARE(address->localPart() + u'@' + address->domain(), address->clearText());
    QCOMPARE(EmailAddress::parse(address->clearText()), address);
}

void EmailAddressTest::whatIsNoAddressSaysWhy_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<FailureCode>("code");
    QTest::addColumn<QString>("fact");
    using enum FailureCode;
    const auto row = [](const char* name, const QString& typed, FailureCode code, const QString& fact = {}) {
        QTest::newRow(name) << typed << code << fact;
    };
    row("nothing", QString(), EmailEmpty);
    row("blanks", u" \u00A0\u200B"_s, EmailEmpty);
    row("no @", u"mau.gmail.com"_s, EmailNotOneAddress);
    row("two @", u"mau@thu@gmail.com"_s, EmailNotOneAddress);
    row("a list", u"mau@gmail.com, thu@gmail.com"_s, EmailNotOneAddress);
    row("a list with semicolon", u"mau@gmail.com;thu@gmail.com"_s, EmailNotOneAddress);
    row("a full-width @", u"mau\uFF20gmail.com"_s, EmailNotOneAddress);
    row("a full-width @ beside a real one", u"mau\uFF20thu@gmail.com"_s, EmailNotOneAddress);
    row("a small @", u"mau\uFE6Bgmail.com"_s, EmailNotOneAddress);

    row("marks", u"nguyễn.mau@gmail.com"_s, EmailHasMarks, u"ễ"_s);
    row("decomposed marks", u"nguyễn.mau@gmail.com"_s.normalized(QString::NormalizationForm_D), EmailHasMarks, u"ễ"_s);
    row("the first of several", u"đặng@gmail.com"_s, EmailHasMarks, u"đ"_s);
    row("a mark that composes with nothing", u"mx\u0302@gmail.com"_s, EmailHasMarks, u"x\u0302"_s);
    row("marks win over a second @", u"mẫu@@gmail.com"_s, EmailHasMarks, u"ẫ"_s);
    row("marks win over a missing @", u"mẫu.gmail.com"_s, EmailHasMarks, u"ẫ"_s);
    row("marks win over blanks", u"mẫu thu@gmail.com"_s, EmailHasMarks, u"ẫ"_s);
    row("marks win over dots", u".mẫu.@gmail"_s, EmailHasMarks, u"ẫ"_s);
    row("marks win over length", u"ẫ"_s.repeated(300) + u"@gmail.com"_s, EmailHasMarks, u"ẫ"_s);
    row("a curly apostrophe", u"o’mau@gmail.com"_s, EmailHasMarks, u"’"_s);
    row("a full-width letter", u"\uFF4Dau@gmail.com"_s, EmailHasMarks, u"\uFF4D"_s);
    row("an emoji", u"mau\U0001F600@gmail.com"_s, EmailHasMarks, u"\U0001F600"_s);

    row("a blank inside", u"mau thu@gmail.com"_s, EmailHasSpaces);
    row("a blank before the @", u"mau @gmail.com"_s, EmailHasSpaces);
    row("NBSP in the domain", u"mau@gmail\u00A0.com"_s, EmailHasSpaces);
    row("zero-width inside", u"mau\u200Bthu@gmail.com"_s, EmailHasSpaces);

    row("no local part", u"@gmail.com"_s, EmailLocalPartInvalid);
    row("leading dot", u".mau@gmail.com"_s, EmailLocalPartInvalid);
    row("trailing dot", u"mau.@gmail.com"_s, EmailLocalPartInvalid);
    row("double dot", u"mau..thu@gmail.com"_s, EmailLocalPartInvalid);
    row("quoted", u"\"mau\"@gmail.com"_s, EmailLocalPartInvalid);
    row("a comma for a dot", u"mau,thu@gmail.com"_s, EmailLocalPartInvalid);
    row("angle brackets", u"<mau@gmail.com>"_s, EmailLocalPartInvalid);
    row("mailto", u"mailto:mau@gmail.com"_s, EmailLocalPartInvalid);
    row("a control character", u"mau\u0007@gmail.com"_s, EmailLocalPartInvalid);

    row("no domain", u"mau@"_s, EmailDomainInvalid);
    row("one label", u"mau@gmail"_s, EmailDomainInvalid, u"gmail"_s);
    row("trailing dot in the domain", u"mau@gmail.com."_s, EmailDomainInvalid, u"gmail.com."_s);
    row("leading dot in the domain", u"mau@.gmail.com"_s, EmailDomainInvalid, u".gmail.com"_s);
    row("empty label", u"mau@gmail..com"_s, EmailDomainInvalid, u"gmail..com"_s);
    row("a comma in the domain", u"mau@gmail,com"_s, EmailDomainInvalid, u"gmail,com"_s);
    row("leading hyphen", u"mau@-thu.vn"_s, EmailDomainInvalid, u"-thu.vn"_s);
    row("trailing hyphen", u"mau@thu-.vn"_s, EmailDomainInvalid, u"thu-.vn"_s);
    row("underscore", u"mau@th_u.vn"_s, EmailDomainInvalid, u"th_u.vn"_s);
    row("IP address", u"mau@192.0.2.1"_s, EmailDomainInvalid, u"192.0.2.1"_s);
    row("IP literal", u"mau@[192.0.2.1]"_s, EmailDomainInvalid, u"[192.0.2.1]"_s);
    row("digits as the last label", u"mau@thu.123"_s, EmailDomainInvalid, u"thu.123"_s);
    row("no A-label", u"mau@xn--a\u0062-.vn"_s, EmailDomainInvalid, u"xn--ab-.vn"_s);
    row("A-label of nothing", u"mau@xn--99999999.vn"_s, EmailDomainInvalid, u"xn--99999999.vn"_s);
    row("a scheme", u"mau@https://gmail.com"_s, EmailDomainInvalid, u"https://gmail.com"_s);
}

void EmailAddressTest::whatIsNoAddressSaysWhy()
{
    QFETCH(QString, typed);
    const auto address = EmailAddress::parse(typed);
    QTEST(codeOf(address), "code");
    QTEST(factOf(address), "fact");
}

void EmailAddressTest::theLimitsAreInOctets()
{
    const auto local = [](int length) { return QString(length, u'a'); };
    QCOMPARE(codeOf(EmailAddress::parse(local(64) + u"@example.vn"_s)), none);
    QCOMPARE(codeOf(EmailAddress::parse(local(65) + u"@example.vn"_s)), FailureCode::EmailTooLong);

    const QString label63(63, u'b');
    QCOMPARE(codeOf(EmailAddress::parse(u"a@"_s + label63 + u".vn"_s)), none);
    QCOMPARE(codeOf(EmailAddress::parse(u"a@"_s + label63 + u"b.vn"_s)), FailureCode::EmailDomainInvalid);

    const QString three = label63 + u'.' + label63 + u'.' + label63; // 191
    const QString whole255 = local(60) + u'@' + three + u".vn"_s;
    QCOMPARE(whole255.size(), 255);
    QCOMPARE(codeOf(EmailAddress::parse(whole255)), FailureCode::EmailTooLong);
    QCOMPARE(codeOf(EmailAddress::parse(whole255.sliced(1))), none);
    QCOMPARE(codeOf(EmailAddress::parse(u"a@"_s + QString(300, u'b') + u".vn"_s)), FailureCode::EmailTooLong);
    // Short as it is read, too long as it travels.
    QCOMPARE(codeOf(EmailAddress::parse(u"a@"_s + u"ấ"_s.repeated(60) + u".vn"_s)), FailureCode::EmailDomainInvalid);
}

void EmailAddressTest::anInternationalDomainTravelsInAscii()
{
    const auto address = EmailAddress::parse(u"mau@Thử-Nghiệm.VN"_s);
    QCOMPARE(codeOf(address), none);
    QVERIFY(address->domain().startsWith("xn--"_L1));
    QVERIFY(address->domain().endsWith(".vn"_L1));
    QCOMPARE(address->display(), u"mau@thử-nghiệm.vn"_s);
    QCOMPARE(EmailAddress::parse(u"mau@gmail.com"_s)->display(), u"mau@gmail.com"_s);
}

void EmailAddressTest::aLookAlikeInAnotherScriptIsShownAsItTravels_data()
{
    QTest::addColumn<QString>("domain");
    QTest::newRow("one Cyrillic letter") << u"gm\u0430il.com"_s;
    QTest::newRow("all Cyrillic") << u"\u0440\u0430\u0443\u0440\u0430.com"_s;
    QTest::newRow("one Greek letter") << u"gmail\u03BF.com"_s;
    QTest::newRow("a symbol") << u"\u2603.net"_s;
}

void EmailAddressTest::aLookAlikeInAnotherScriptIsShownAsItTravels()
{
    QFETCH(QString, domain);
    const auto address = EmailAddress::parse(u"mau@"_s + domain);
    QCOMPARE(codeOf(address), none);
    QCOMPARE(address->display(), address->clearText());
    QVERIFY(address->display().contains("xn--"_L1));
}

void EmailAddressTest::oneInternationalDomainHasOneSpelling()
{
    const QString composed = u"mau@thử.vn"_s.normalized(QString::NormalizationForm_C);
    const QString decomposed = composed.normalized(QString::NormalizationForm_D);
    QVERIFY(composed != decomposed);
    QCOMPARE(EmailAddress::parse(decomposed), EmailAddress::parse(composed));
    QCOMPARE(EmailAddress::parse(EmailAddress::parse(composed)->clearText()), EmailAddress::parse(composed));
}

void EmailAddressTest::anAddressIsMaskedAsTheCentralDoes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("masked");
    QTest::newRow("the contract's example") << u"lan@gmail.com"_s << u"l***n@g***.com"_s;
    QTest::newRow("long") << u"mau.thu.nghiem@example.com.vn"_s << u"m***m@e***.vn"_s;
    QTest::newRow("one letter") << u"l@gmail.com"_s << u"l***@g***.com"_s;
    QTest::newRow("two letters would be all of it") << u"la@gmail.com"_s << u"l***@g***.com"_s;
    QTest::newRow("short domain") << u"lan@q.vn"_s << u"l***n@q***.vn"_s;
}

void EmailAddressTest::anAddressIsMaskedAsTheCentralDoes()
{
    QFETCH(QString, typed);
    QTEST(EmailAddress::parse(typed)->masked(), "masked");
}

QTEST_APPLESS_MAIN(EmailAddressTest)
#include "tst_EmailAddress.moc"
