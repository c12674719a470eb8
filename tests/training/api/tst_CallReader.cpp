#include "training/api/CallReader.h"
#include "training/api/RegisterCursor.h"
#include "training/api/StrictJson.h"

#include <QTest>

using namespace bhxh::training;
using namespace Qt::StringLiterals;

class TestCallReader : public QObject
{
    Q_OBJECT

private:
    static Call read(const HttpFields& headers, const std::string& body = {}, const std::string& query = {})
    {
        HttpRequest request;
        request.headers = headers;
        request.body = body;
        request.query = query;
        Call call;
        readCall(request, call);
        return call;
    }

private slots:
    void readsJsonToTheLetter_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isJson");
        const auto row = [](const char* name, const QByteArray& text, bool isJson) {
            QTest::newRow(name) << text << isJson;
        };
        row("object", "{\"a\": [1, -0.5e+3, true, null, \"\\u00e2\\n\"]} ", true);
        row("scalar", " 12", true);
        row("string", "\"x\"", true);
        row("twice the same member", "{\"a\":1,\"a\":2}", true);
        row("nothing", "", false);
        row("two values", "1 2", false);
        row("two values as a list", "1,2", false);
        row("out of the list", "1],[2", false);
        row("comma at the end", "{\"a\":1,}", false);
        row("no quotes", "{a:1}", false);
        row("leading zero", "01", false);
        row("bare dot", "1.", false);
        row("plus", "+1", false);
        row("NaN", "NaN", false);
        row("raw line break", "\"a\nb\"", false);
        row("bad escape", "\"\\x41\"", false);
        row("short escape", "\"\\u12\"", false);
        row("open string", "\"abc", false);
        row("open object", "{\"a\":1", false);
        row("comment", "{} // no", false);
        row("byte order mark", "\xEF\xBB\xBF{}", false);
        row("invalid UTF-8", "\"\xC3\"", false);
        row("two hundred deep", QByteArray(200, '[') + QByteArray(200, ']'), true);
        row("a hundred thousand deep", QByteArray(100'000, '['), false);
    }
    void readsJsonToTheLetter()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isJson);
        QCOMPARE(readJson(text.toStdString()).has_value(), isJson);
    }

    void knowsEqualValues()
    {
        const auto canonical = [](const char* text) { return canonicalJson(readJson(text).value_or(QJsonValue())); };
        QCOMPARE(canonical("{\"a\":1,\"b\":[\"\\u0041\"]}"), canonical(" { \"b\" : [ \"A\" ], \"a\" : 1.0 } "));
        QVERIFY(canonical("[1,2]") != canonical("[2,1]"));
        QVERIFY(canonical("\"1\"") != canonical("1"));
        QVERIFY(canonical("[\"a\",\"b\"]") != canonical("[\"a,b\"]"));
        QVERIFY(canonical("{}") != canonical("null"));
    }

    void takesExactlyOneStrongTag()
    {
        QCOMPARE(strongTag(u"\"abc\""_s).value_or(u"-"_s), u"abc"_s);
        for (const QString& wrong :
             {u"*"_s, u"abc"_s, u"W/\"abc\""_s, u"\"a\", \"b\""_s, u"\"a\"b\""_s, u""_s, u"\""_s})
            QVERIFY2(!strongTag(wrong), qPrintable(wrong));
        QVERIFY(!read({{"If-Match", "\"a\""}, {"if-match", "\"a\""}}).isIfMatchReadable);
        QVERIFY(read({}).isIfMatchReadable);
        QVERIFY(!read({}).ifMatch);
    }

    void readsTheKeyBareOnly()
    {
        const std::string key = "0D9F3CE4-5E1C-4B0A-9A55-0F7B6E0B8D11";
        QCOMPARE(read({{"Idempotency-Key", key}}).key, QString::fromStdString(key).toLower());
        QVERIFY(!read({{"Idempotency-Key", '"' + key + '"'}}).isKeyReadable);
        QVERIFY(!read({{"Idempotency-Key", key}, {"Idempotency-Key", key}}).isKeyReadable);
        QVERIFY(!read({{"Idempotency-Key", "{" + key + "}"}}).isKeyReadable);
        QVERIFY(read({}).isKeyReadable);
        QVERIFY(read({{"X-Desk-Id", "no uuid"}}).deskId.isEmpty());
    }

    void readsTheWait()
    {
        QCOMPARE(read({{"Prefer", "wait=25"}}).wait, 25);
        QCOMPARE(read({{"Prefer", "respond-async, Wait = \"10\""}}).wait, 10);
        QCOMPARE(read({{"Prefer", "return=minimal"}, {"Prefer", "wait=600"}}).wait, 60);
        for (const char* odd : {"wait=-1", "wait=x", "wait", "waiting=5", "wait=1.5"})
            QCOMPARE(read({{"Prefer", odd}}).wait, 0);
    }

    void readsWhatTheClientUnpacks()
    {
        QVERIFY(read({{"Accept-Encoding", "br, gzip"}}).acceptsGzip);
        QVERIFY(read({{"Accept-Encoding", "*"}}).acceptsGzip);
        QVERIFY(!read({{"Accept-Encoding", "gzip;q=0, *"}}).acceptsGzip);
        QVERIFY(!read({{"Accept-Encoding", "identity"}}).acceptsGzip);
        QVERIFY(!read({}).acceptsGzip);
    }

    void readsTheToken()
    {
        HttpRequest request;
        request.headers = {{"Authorization", "bearer  abc "}};
        QCOMPARE(bearerTokenOf(request).value_or(""), std::string("abc"));
        request.headers = {{"Authorization", "Basic abc"}};
        QVERIFY(!bearerTokenOf(request));
        request.headers = {{"Authorization", "Bearer "}};
        QVERIFY(!bearerTokenOf(request));
    }

    void aCursorIsReadOnlyWhereItWasWritten()
    {
        const RegisterCursor cursor{.generation = 2, .office = u"0101"_s, .startedAt = 7, .position = 9};
        const QByteArray secret("secret of this store");
        const QString text = cursor.text(secret);
        const auto read = RegisterCursor::read(text, secret);
        QVERIFY(read);
        QCOMPARE(read->office, cursor.office);
        QCOMPARE(read->position, cursor.position);
        QVERIFY(!RegisterCursor::read(text, "another"));
        QVERIFY(!RegisterCursor::read(text.chopped(1), secret));
        QVERIFY(!RegisterCursor::read(u"..."_s, secret));
        QVERIFY(!RegisterCursor::read({}, secret));
    }
};

QTEST_APPLESS_MAIN(TestCallReader)
#include "tst_CallReader.moc"
