#include "training/web/HtmlPage.h"
#include "training/web/HttpDate.h"
#include "training/web/HttpMessage.h"

#include <QTest>

using namespace bhxh::training;
using namespace Qt::StringLiterals;

class TestHttpMessage : public QObject
{
    Q_OBJECT

private slots:
    void findsHeadersWithoutCase()
    {
        HttpRequest request;
        request.headers = {{"If-Match", "\"a\""}, {"IF-MATCH", "\"b\""}, {"X", ""}};
        QCOMPARE(request.header("if-match").value_or(""), std::string("\"a\""));
        QCOMPARE(request.headerCount("If-Match"), std::size_t{2});
        QVERIFY(request.header("x").has_value());
        QVERIFY(!request.header("y"));
    }

    void decodesStrictly()
    {
        QCOMPARE(percentDecoded("a%20b+c", true).value_or(""), std::string("a b c"));
        QCOMPARE(percentDecoded("a+b%2F", false).value_or(""), std::string("a+b/"));
        QCOMPARE(percentDecoded("%C3%A2", true).value_or(""), std::string("\xC3\xA2"));
        for (const char* broken : {"%", "%2", "%2g", "%zz", "%00", "%ff", "%C3", "%ED%A0%80", "%C0%80", "%F4%90%80%80"})
            QVERIFY2(!percentDecoded(broken, true), broken);
    }

    void encodesWhatItDecodes()
    {
        const std::string text = "Nguy\xE1\xBB\x85n & b=c/?#+%~";
        QCOMPARE(percentDecoded(percentEncoded(text), true).value_or(""), text);
    }

    void splitsItemsAndKeepsRepeats()
    {
        const auto items = decodedItems("a=1&b=&c&a=2=3&&%61=4");
        QVERIFY(items);
        const HttpItems expected = {{"a", "1"}, {"b", ""}, {"c", ""}, {"a", "2=3"}, {"a", "4"}};
        QVERIFY(*items == expected);
        QVERIFY(!decodedItems("a=1&b=%"));
        QVERIFY(decodedItems("")->empty());
    }

    void takesAFormByItsContentTypeOnly()
    {
        HttpRequest request;
        request.body = "a=b";
        QVERIFY(!request.formItems());
        request.headers = {{"Content-Type", "application/x-www-form-urlencoded ; charset=UTF-8"}};
        QVERIFY(request.formItems());
        request.headers = {{"Content-Type", "application/json"}};
        QVERIFY(!request.formItems());
    }

    void writesDates()
    {
        const TrainingClock::TimePoint at{std::chrono::milliseconds(784111777'999)};
        QCOMPARE(httpDate(at), std::string("Sun, 06 Nov 1994 08:49:37 GMT"));
        QCOMPARE(mailDate(at), std::string("Sun, 06 Nov 1994 08:49:37 +0000"));
    }

    void pagesEscapeAndAllowNoScript()
    {
        QCOMPARE(escapedHtml(u"<a href=\"x\" title='y'>&\x01"),
                 u"&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;"_s);
        const HttpResponse page = htmlResponse(200, {.title = u"<%3> %1"_s, .body = u"%1 %2"_s});
        QVERIFY(page.body.find("<title>&lt;%3&gt; %1</title>") != std::string::npos);
        QVERIFY(page.body.find("\n%1 %2\n") != std::string::npos);
        const std::string policy = page.header("Content-Security-Policy").value_or("");
        QVERIFY(policy.find("default-src 'none'") != std::string::npos);
        QVERIFY(policy.find("form-action 'none'") != std::string::npos);
        QVERIFY(policy.find("script-src") == std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestHttpMessage)
#include "tst_HttpMessage.moc"
