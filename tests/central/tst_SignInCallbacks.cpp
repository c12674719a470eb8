#include "Await.h"
#include "LoginDesk.h"
#include <memory>

using namespace bhxh;
using namespace bhxh::test;
using namespace Qt::StringLiterals;
using domain::FailureCode;

namespace {

/// What one row of the table sends: each act on one of its connections, which is opened by its first act.
struct Act
{
    int connection = 0;
    QByteArray bytes = {}; ///< STATE, PORT and ISS stand for the real ones
    int pauseMilliseconds = 0;
    qsizetype segment = 10'000; ///< bytes that go at once, each followed by the pause
};
using Acts = QList<Act>;

/// How the sign-in stands after a row.
constexpr int GoesOn = -1;
const QByteArray ClosedSilently = "closed";
const QByteArray ConnectionRefused = "refused";

const QByteArray Good = "/callback?code=code-1&state=STATE&iss=ISS";
const QByteArray Host = "Host: 127.0.0.1:PORT\r\n";

QByteArray get(const QByteArray& target)
{
    return "GET " + target + " HTTP/1.1\r\n" + Host + "\r\n";
}

int number(FailureCode code)
{
    return static_cast<int>(code);
}

void send(Visitor& visitor, const Act& act)
{
    for (qsizetype at = 0; at < act.bytes.size() && visitor.isOpen(); at += act.segment) {
        visitor.send(act.bytes.mid(at, act.segment));
        if (act.pauseMilliseconds > 0)
            QTest::qWait(act.pauseMilliseconds);
    }
}

} // namespace

/// Whatever is on this computer, and every page in the browser, may send something to the listener.
class TestSignInCallbacks : public QObject
{
    Q_OBJECT

private slots:
    void everyCallbackEndsAsItShould_data();
    void everyCallbackEndsAsItShould();
    void theProvidersErrorsAreTold_data();
    void theProvidersErrorsAreTold();
    void timeRunsOutForEverybody();
    void theBrowserHearsWhenTimeRunsOutBehindItsBack();
    void aCrowdIsSentAway();
    void nobodyListensOnceItIsOver();

private:
    static void honest();
    static void hostile();
};

void TestSignInCallbacks::everyCallbackEndsAsItShould_data()
{
    QTest::addColumn<Acts>("acts");
    QTest::addColumn<QList<QByteArray>>("replies"); // one a connection: a status, or how it was closed without one
    QTest::addColumn<int>("end");                   // a code, 0, or GoesOn: then the real callback must still work
    honest();
    hostile();
}

/// What browsers do.
void TestSignInCallbacks::honest()
{
    const auto row = [](const char* name, const Acts& acts, const QList<QByteArray>& replies, int end) {
        QTest::newRow(name) << acts << replies << end;
    };
    row("in one segment", {{0, get(Good)}}, {"200"}, 0);
    row("split over several segments", {{0, get(Good), 10, 40}}, {"200"}, 0);
    row("byte by byte", {{0, get(Good), 1, 1}}, {"200"}, 0);
    row("split within the blank line", {{0, get(Good).chopped(2), 50}, {0, "\r\n"}}, {"200"}, 0);
    // The answer closes the connection; what was sent behind is never read, so the code is redeemed once.
    row("pipelined requests", {{0, get(Good) + get("/favicon.ico") + get(Good)}}, {"200"}, 0);
    // No callback: answered as not there, and forgotten.
    row("favicon first", {{0, get("/favicon.ico"), 50}, {1, get(Good)}}, {"404", "200"}, 0);
    // The first one that brings the state is the one; whoever comes behind is told that it isn't theirs.
    row("replayed at once", {{0}, {1}, {0, get(Good)}, {1, get(Good)}}, {"200", "400"}, 0);
    row("two browsers", {{0}, {1}, {0, get(Good)}, {1, get("/callback?code=code-2&state=STATE&iss=ISS")}},
        {"200", "400"}, 0);
    // After the end nobody listens: the code of a replay reaches nobody.
    row("replayed after the end", {{0, get(Good), 500}, {1, get(Good)}}, {"200", ConnectionRefused}, 0);
    // The person said no: that ends it, and the page says so.
    row("access_denied", {{0, get("/callback?error=access_denied&state=STATE&iss=ISS")}}, {"200"},
        number(FailureCode::SignInDenied));
    // A browser that opens a connection ahead and says nothing is in nobody's way.
    row("a silent connection beside", {{0}, {1, get(Good)}}, {ClosedSilently, "200"}, 0);
    row("half a request beside", {{0, "GET /call", 50}, {1, get(Good)}}, {ClosedSilently, "200"}, 0);
}

/// What others may try. Each is turned away, and the sign-in goes on as if it hadn't been: else anybody could end it.
void TestSignInCallbacks::hostile()
{
    const auto row = [](const char* name, const QByteArray& bytes, const QByteArray& reply) {
        QTest::newRow(name) << Acts{{0, bytes}} << QList<QByteArray>{reply} << GoesOn;
    };
    row("wrong state", get("/callback?code=x&state=guess&iss=ISS"), "400");
    row("no state", get("/callback?code=x"), "400");
    row("empty state", get("/callback?code=x&state="), "400");
    row("state twice", get(Good + "&state=STATE"), "400");
    row("error without the state", get("/callback?error=access_denied&state=guess"), "400");
    row("longer path", get("/callback/x?code=x&state=STATE"), "404");
    row("POST", "POST " + Good + " HTTP/1.1\r\n" + Host + "Content-Length: 0\r\n\r\n", "405");
    // DNS rebinding: a page of a name that was made to point here.
    row("other host", "GET " + Good + " HTTP/1.1\r\nHost: evil.example:PORT\r\n\r\n", "400");
    row("localhost", "GET " + Good + " HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n", "400");
    row("other port", "GET " + Good + " HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n", "400");
    row("two hosts", "GET " + Good + " HTTP/1.1\r\n" + Host + "Host: x\r\n\r\n", "400");
    row("no host", "GET " + Good + " HTTP/1.0\r\n\r\n", "400");
    row("HTTP/0.9", "GET " + Good + "\r\n", "400");
    row("HTTP/0.9, bare line feed", "GET " + Good + "\n", "400");
    row("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "400");
    row("absolute form", "GET http://127.0.0.1:PORT" + Good + " HTTP/1.1\r\n" + Host + "\r\n", "400");
    row("TLS", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15), "400");
    row("huge line", "GET /callback?x=" + QByteArray(20'000, 'x'), "400");
    row("huge header", "GET " + Good + " HTTP/1.1\r\n" + Host + "X: " + QByteArray(20'000, 'x'), "431");
    // Its time is up after ten seconds, however many bytes keep coming.
    QTest::newRow("slow sender") << Acts{{0, get(Good), 400, 2}} << QList<QByteArray>{ClosedSilently} << GoesOn;
}

void TestSignInCallbacks::everyCallbackEndsAsItShould()
{
    QFETCH(Acts, acts);
    QFETCH(QList<QByteArray>, replies);
    QFETCH(int, end);
    LoginDesk desk;
    const auto signedIn = desk.begin();
    const quint16 port = desk.provider.port();
    QList<std::shared_ptr<Visitor>> visitors;
    for (Act& act : acts) {
        if (act.connection >= visitors.size())
            visitors.append(std::make_shared<Visitor>(port));
        act.bytes.replace("STATE", desk.provider.asked(u"state"_s).toLatin1());
        act.bytes.replace("PORT", QByteArray::number(port));
        act.bytes.replace("ISS", desk.provider.server.url().toString().toLatin1().toPercentEncoding());
        send(*visitors[act.connection], act);
    }
    if (end == GoesOn) {
        QVERIFY(visitors.constFirst()->isClosed());
        QVERIFY(!signedIn.isFinished());
        QVERIFY(desk.provider.server.seen("/token").isEmpty());
        visitors.append(std::make_shared<Visitor>(port));
        visitors.last()->send(desk.provider.get(desk.provider.goodTarget()));
        replies.append("200");
    }
    QCOMPARE(codeOf(signedIn), end == GoesOn ? 0 : end);
    QCOMPARE(desk.provider.server.seen("/token").size(), end > 0 ? 0 : 1);

    for (qsizetype at = 0; at < visitors.size(); ++at) {
        Visitor& visitor = *visitors[at];
        QVERIFY(visitor.isClosed());
        const bool hasReply = replies[at] != ClosedSilently && replies[at] != ConnectionRefused;
        QCOMPARE(visitor.wasRefused(), replies[at] == ConnectionRefused);
        QCOMPARE(visitor.received.isEmpty(), !hasReply);
        if (!hasReply)
            continue;
        QCOMPARE(visitor.status(), replies[at]);
        QCOMPARE(visitor.received.count("HTTP/1.1"), 1);
        QVERIFY(visitor.received.contains("Content-Type: text/html; charset=utf-8\r\n"));
        QCOMPARE(visitor.page(), replies[at] == "200" && end <= 0 ? WelcomePage : RefusedPage);
    }
    Visitor late(port);
    QVERIFY(late.wasRefused());
}

void TestSignInCallbacks::theProvidersErrorsAreTold_data()
{
    QTest::addColumn<QByteArray>("query"); // before &state=…
    QTest::addColumn<bool>("announced");
    QTest::addColumn<FailureCode>("code");
    QTest::newRow("denied") << QByteArray("error=access_denied&iss=ISS") << true << FailureCode::SignInDenied;
    QTest::newRow("another error") << QByteArray("error=server_error&iss=ISS") << true
                                   << FailureCode::ProviderNotUnderstood;
    QTest::newRow("neither code nor error") << QByteArray("iss=ISS") << true << FailureCode::ProviderNotUnderstood;
    QTest::newRow("error beside a code") << QByteArray("code=x&error=access_denied&iss=ISS") << true
                                         << FailureCode::SignInDenied;
    QTest::newRow("wrong issuer") << QByteArray("code=x&iss=http%3A%2F%2Fevil.example") << true
                                  << FailureCode::SignInNotConfirmed;
    QTest::newRow("issuer promised, not there") << QByteArray("code=x") << true << FailureCode::SignInNotConfirmed;
    QTest::newRow("wrong issuer, not promised")
        << QByteArray("code=x&iss=http%3A%2F%2Fevil.example") << false << FailureCode::SignInNotConfirmed;
    QTest::newRow("denied by a stranger")
        << QByteArray("error=access_denied&iss=http%3A%2F%2Fevil.example") << true << FailureCode::SignInNotConfirmed;
}

void TestSignInCallbacks::theProvidersErrorsAreTold()
{
    QFETCH(QByteArray, query);
    QFETCH(bool, announced);
    QFETCH(FailureCode, code);
    LoginDesk desk;
    if (!announced)
        desk.provider.discovery.remove(u"authorization_response_iss_parameter_supported"_s);
    const auto signedIn = desk.begin();
    query.replace("ISS", desk.provider.server.url().toString().toLatin1().toPercentEncoding());
    Visitor browser(desk.provider.port());
    browser.send(desk.provider.get("/callback?" + query + "&state=" + desk.provider.asked(u"state"_s).toLatin1()));
    QCOMPARE(codeOf(signedIn), number(code));
    QVERIFY(browser.isClosed());
    QVERIFY(browser.received.endsWith(RefusedPage));
    QVERIFY(desk.provider.server.seen("/token").isEmpty());
    QVERIFY(desk.tokens.isEmpty());
}

void TestSignInCallbacks::timeRunsOutForEverybody()
{
    LoginDesk desk;
    const auto signedIn =
        desk.begin({.promptLogin = false, .maxAgeSeconds = {}, .expected = {}, .limitMilliseconds = 400});
    const quint16 port = desk.provider.port();
    Visitor slow(port);
    slow.send("GET /callback?code=code-1");
    QCOMPARE(codeOf(signedIn), number(FailureCode::SignInTimedOut));
    QVERIFY(desk.login.url().isEmpty());
    QVERIFY(slow.isClosed());
    QVERIFY(slow.received.isEmpty());
    Visitor late(port);
    QVERIFY(late.wasRefused());
    QVERIFY(desk.provider.server.seen("/token").isEmpty());
}

void TestSignInCallbacks::theBrowserHearsWhenTimeRunsOutBehindItsBack()
{
    LoginDesk desk;
    desk.provider.server.on("POST /token", {ScriptedServer::hang()});
    const auto signedIn =
        desk.begin({.promptLogin = false, .maxAgeSeconds = {}, .expected = {}, .limitMilliseconds = 600});
    Visitor browser(desk.provider.port());
    browser.send(desk.provider.get(desk.provider.goodTarget()));
    QCOMPARE(codeOf(signedIn), number(FailureCode::SignInTimedOut));
    QVERIFY(browser.isClosed());
    QCOMPARE(browser.page(), RefusedPage);
    QVERIFY(desk.tokens.isEmpty());
}

void TestSignInCallbacks::aCrowdIsSentAway()
{
    LoginDesk desk;
    const auto signedIn = desk.begin();
    QList<std::shared_ptr<Visitor>> crowd;
    for (int at = 0; at < 40; ++at) {
        crowd.append(std::make_shared<Visitor>(desk.provider.port()));
        crowd.last()->send("GET /callback?x=1 HTTP/1.1\r\nX: ");
    }
    // More than the listener takes at once: the first ones wait for their time, the last ones are sent away.
    QVERIFY(crowd.last()->isClosed());
    crowd.clear();
    QTest::qWait(100);
    Visitor browser(desk.provider.port());
    browser.send(desk.provider.get(desk.provider.goodTarget()));
    QCOMPARE(codeOf(signedIn), 0);
}

void TestSignInCallbacks::nobodyListensOnceItIsOver()
{
    LoginDesk desk;
    const auto signedIn = desk.begin();
    Visitor browser(desk.provider.port());
    browser.send(desk.provider.get(desk.provider.goodTarget()));
    QCOMPARE(codeOf(signedIn), 0);
    QTcpSocket late;
    late.connectToHost(QHostAddress(QHostAddress::LocalHost), desk.provider.port());
    QVERIFY(QTest::qWaitFor([&] { return late.error() == QAbstractSocket::ConnectionRefusedError; }, 5'000));
}

QTEST_GUILESS_MAIN(TestSignInCallbacks)
#include "tst_SignInCallbacks.moc"
