#include "RawClient.h"

#include "training/web/HttpServer.h"

#include <QElapsedTimer>
#include <QTest>

#include <deque>
#include <mutex>
#include <thread>

using namespace bhxh::training;
using namespace std::chrono_literals;

namespace {

constexpr auto hostLine = "Host: 127.0.0.1\r\n";

std::string get(const std::string& path, const std::string& more = {})
{
    return "GET " + path + " HTTP/1.1\r\n" + hostLine + more + "\r\n";
}

/// Answers by path: /echo, /held (until `release`), /slow (from another thread), /forgotten, /closed, /big.
class Room
{
public:
    explicit Room(HttpServerOptions options = {})
        : server(std::move(options),
                 [this](HttpRequest request, Respond respond) { handle(std::move(request), respond); })
    {
        port = server.listen(0).value_or(0);
    }
    ~Room()
    {
        server.stop();
        for (std::thread& thread : threads)
            thread.join();
    }

    void handle(HttpRequest request, const Respond& respond)
    {
        HttpResponse response;
        if (request.path == "/held") {
            const std::scoped_lock lock(mutex);
            held.push_back(respond);
            respond.onClientGone([this] { ++gone; });
        } else if (request.path == "/slow") {
            const std::scoped_lock lock(mutex);
            threads.emplace_back([respond, request] {
                std::this_thread::sleep_for(50ms);
                HttpResponse late;
                late.body = request.query;
                respond(late);
                respond(late); // the second one doesn't count
            });
        } else if (request.path == "/closed") {
            respond.closeWithoutAnswer();
        } else if (request.path == "/big") {
            response.body.assign(8U * 1024 * 1024, 'x');
            respond(std::move(response));
        } else if (request.path == "/split") {
            response.with("X-One", "a\r\nX-Two: b").with("X Bad", "c").with("Content-Length", "1");
            response.body = "whole";
            respond(std::move(response));
        } else if (request.path != "/forgotten") {
            response.body = request.method + " " + request.path + " " + request.query + " " + request.body;
            respond(std::move(response));
        }
    }

    std::size_t heldCount()
    {
        const std::scoped_lock lock(mutex);
        return held.size();
    }

    void release()
    {
        std::deque<Respond> all;
        {
            const std::scoped_lock lock(mutex);
            all.swap(held);
        }
        HttpResponse response;
        response.body = "released";
        for (const Respond& respond : all)
            respond(response);
    }

    std::mutex mutex;
    std::deque<Respond> held;
    std::vector<std::thread> threads;
    std::atomic<int> gone = 0;
    std::uint16_t port = 0;
    HttpServer server;
};

HttpServerOptions quickLimits()
{
    HttpServerOptions options;
    options.requestTime = 300ms;
    options.idleTime = 300ms;
    options.writeTime = 300ms;
    return options;
}

} // namespace

class TestHttpServer : public QObject
{
    Q_OBJECT

private slots:
    void answersAndKeepsTheConnection()
    {
        Room room;
        QVERIFY(room.port != 0);
        RawClient client(room.port);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(client.send(get("/echo?a=1")));
            const std::string answer = client.answer();
            QCOMPARE(statusOf(answer), 200);
            QCOMPARE(bodyOf(answer), std::string("GET /echo a=1 "));
            QVERIFY(answer.find("\r\nDate: ") != std::string::npos);
            QVERIFY(answer.find("Connection: close") == std::string::npos);
        }
    }

    void aPortThatIsTakenIsAFailure()
    {
        Room room;
        HttpServer second({}, [](const HttpRequest&, const Respond&) {});
        QVERIFY(!second.listen(room.port));
    }

    void answersPipelinedRequestsInOrder()
    {
        Room room;
        RawClient client(room.port);
        QVERIFY(client.send(get("/slow?first") + get("/echo?second") + get("/slow?third") + get("/echo?fourth")));
        QCOMPARE(bodyOf(client.answer()), std::string("first"));
        QCOMPARE(bodyOf(client.answer()), std::string("GET /echo second "));
        QCOMPARE(bodyOf(client.answer()), std::string("third"));
        QCOMPARE(bodyOf(client.answer()), std::string("GET /echo fourth "));
    }

    void headHasLengthButNoBody()
    {
        Room room;
        RawClient client(room.port);
        QVERIFY(client.send("HEAD /echo HTTP/1.1\r\nHost: localhost:1\r\n\r\n" + get("/echo?next")));
        const std::string answer = client.answer(true);
        QVERIFY(answer.find("Content-Length: 12\r\n") != std::string::npos);
        QCOMPARE(bodyOf(client.answer()), std::string("GET /echo next "));
    }

    void waitsForTheBodyAfterContinue()
    {
        Room room;
        RawClient client(room.port);
        QVERIFY(client.send(
            "POST /echo HTTP/1.1\r\nHost: [::1]:8410\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n"));
        QCOMPARE(statusOf(client.answer(true)), 100);
        QVERIFY(client.send("body"));
        QCOMPARE(bodyOf(client.answer()), std::string("POST /echo  body"));
    }

    void readsChunkedBodiesByteByByte()
    {
        Room room;
        RawClient client(room.port);
        const std::string request =
            std::string("POST /echo HTTP/1.1\r\n") + hostLine +
            "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nX-Trailer: t\r\n\r\n";
        for (const char byte : request)
            QVERIFY(client.send({&byte, 1}));
        QCOMPARE(bodyOf(client.answer()), std::string("POST /echo  abcde"));
        QVERIFY(client.send(get("/echo?after")));
        QCOMPARE(bodyOf(client.answer()), std::string("GET /echo after "));
    }

    void takesAMebibyteAndNoMore()
    {
        Room room;
        const std::string whole(1024 * 1024, 'b');
        RawClient fits(room.port);
        QVERIFY(
            fits.send(std::string("POST /echo HTTP/1.1\r\n") + hostLine + "Content-Length: 1048576\r\n\r\n" + whole));
        QCOMPARE(bodyOf(fits.answer()).size(), whole.size() + 12);

        RawClient declared(room.port);
        QVERIFY(declared.send(std::string("POST /echo HTTP/1.1\r\n") + hostLine + "Content-Length: 1048577\r\n\r\n" +
                              whole));
        std::string answer = declared.answer();
        QCOMPARE(statusOf(answer), 413);
        QVERIFY(answer.find("application/problem+json") != std::string::npos);
        QVERIFY(answer.find("Connection: close") != std::string::npos);
        declared.finishSending();
        QVERIFY(declared.isEnded());

        RawClient chunked(room.port);
        QVERIFY(chunked.send(std::string("POST /echo HTTP/1.1\r\n") + hostLine +
                             "Transfer-Encoding: chunked\r\n\r\n100001\r\n" + whole + "x\r\n0\r\n\r\n"));
        QCOMPARE(statusOf(chunked.answer()), 413);
    }

    void refusesLongHeaders()
    {
        Room room;
        RawClient client(room.port);
        QVERIFY(client.send(get("/echo", "X-Long: " + std::string(20'000, 'y') + "\r\n")));
        QCOMPARE(statusOf(client.answer()), 431);
        client.finishSending();
        QVERIFY(client.isEnded());
        RawClient fits(room.port);
        QVERIFY(fits.send(get("/echo", "X-Long: " + std::string(15'000, 'y') + "\r\n")));
        QCOMPARE(statusOf(fits.answer()), 200);
    }

    void refusesBrokenRequests_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, const std::string& request, int status = 400) {
            QTest::newRow(name) << QByteArray::fromStdString(request) << status;
        };
        const std::string host = hostLine;
        row("no HTTP", "hello there\r\n\r\n");
        row("binary", std::string("\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 11));
        row("HTTP/2.0", "GET / HTTP/2.0\r\n" + host + "\r\n");
        row("no host", "GET / HTTP/1.1\r\n\r\n");
        row("two hosts", "GET / HTTP/1.1\r\n" + host + host + "\r\n");
        row("foreign host", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421);
        row("foreign host with a loopback beginning", "GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example\r\n\r\n", 421);
        row("foreign host before a loopback port", "GET / HTTP/1.1\r\nHost: localhost:80@evil.example\r\n\r\n", 421);
        row("foreign authority", "GET http://evil.example/ HTTP/1.1\r\n" + host + "\r\n", 421);
        row("two lengths", "POST / HTTP/1.1\r\n" + host + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab");
        row("length and chunks",
            "POST / HTTP/1.1\r\n" + host + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        row("unknown coding", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip\r\n\r\n");
        row("coding twice",
            "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        row("length is no number", "POST / HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n");
        row("bad chunk", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nzz\r\n");
        row("blank before colon", "GET / HTTP/1.1\r\n" + host + "X-A : b\r\n\r\n");
        row("no path", "GET echo HTTP/1.1\r\n" + host + "\r\n");
        row("fragment", "GET /a#b HTTP/1.1\r\n" + host + "\r\n");
        row("raw UTF-8 in the target", "GET /\xC3\xA9 HTTP/1.1\r\n" + host + "\r\n");
        row("connect", "CONNECT 127.0.0.1:80 HTTP/1.1\r\n" + host + "\r\n");
        row("good after bad is never read", "GET echo HTTP/1.1\r\n" + host + "\r\n" + get("/echo"));
    }
    void refusesBrokenRequests()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        Room room;
        RawClient client(room.port);
        QVERIFY(client.send(request.toStdString()));
        const std::string answer = client.answer();
        QCOMPARE(statusOf(answer), status);
        QVERIFY(answer.find("application/problem+json") != std::string::npos);
        client.finishSending();
        QVERIFY(client.isEnded());
        RawClient next(room.port);
        QVERIFY(next.send(get("/echo")));
        QCOMPARE(statusOf(next.answer()), 200);
    }

    void takesTheAbsoluteFormAndHttp10()
    {
        Room room;
        RawClient client(room.port);
        QVERIFY(client.send(std::string("GET http://localhost:8410/echo?x HTTP/1.1\r\n") + hostLine + "\r\n"));
        QCOMPARE(bodyOf(client.answer()), std::string("GET /echo x "));
        QVERIFY(client.send("GET /echo HTTP/1.0\r\n\r\n"));
        QCOMPARE(statusOf(client.answer()), 200);
        QVERIFY(client.isEnded());
    }

    void aForgottenRequestIsA500()
    {
        Room room;
        RawClient client(room.port);
        QVERIFY(client.send(get("/forgotten") + get("/echo")));
        QCOMPARE(statusOf(client.answer()), 500);
        QCOMPARE(statusOf(client.answer()), 200);
    }

    void closesWithoutAnAnswer()
    {
        Room room;
        RawClient client(room.port);
        QVERIFY(client.send(get("/closed")));
        QCOMPARE(client.answer(), std::string());
    }

    void nobodySmugglesAHeaderIntoAnAnswer()
    {
        Room room;
        RawClient client(room.port);
        QVERIFY(client.send(get("/split")));
        const std::string answer = client.answer();
        QCOMPARE(bodyOf(answer), std::string("whole"));
        QVERIFY(answer.find("\r\nX-Two") == std::string::npos);
        QVERIFY(answer.find("X Bad") == std::string::npos);
        QVERIFY(answer.find("Content-Length: 1\r\n") == std::string::npos);
    }

    void closesSlowAndIdleClients()
    {
        Room room(quickLimits());
        RawClient slowHeader(room.port);
        RawClient slowBody(room.port);
        RawClient idle(room.port);
        QVERIFY(slowHeader.send("GET / HT"));
        QVERIFY(slowBody.send(std::string("POST / HTTP/1.1\r\n") + hostLine + "Content-Length: 9\r\n\r\nabc"));
        QVERIFY(idle.send(get("/echo")));
        QCOMPARE(statusOf(idle.answer()), 200);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(slowHeader.isEnded());
        QVERIFY(slowBody.isEnded());
        QVERIFY(idle.isEnded());
        QVERIFY(timer.elapsed() < 2000);
        QTRY_COMPARE_WITH_TIMEOUT(room.server.connectionCount(), std::size_t{0}, 2000);
    }

    void aClientThatDoesNotReadIsClosedInTheEnd()
    {
        Room room(quickLimits());
        RawClient client(room.port, 4096);
        QVERIFY(client.send(get("/big")));
        QTRY_COMPARE_WITH_TIMEOUT(room.server.connectionCount(), std::size_t{1}, 2000);
        QTRY_COMPARE_WITH_TIMEOUT(room.server.connectionCount(), std::size_t{0}, 3000);
    }

    void heldAnswersAreNotCutByTheIdleLimit()
    {
        Room room(quickLimits());
        RawClient client(room.port);
        QVERIFY(client.send(get("/held")));
        QTest::qWait(900);
        QCOMPARE(room.gone.load(), 0);
        room.release();
        QCOMPARE(bodyOf(client.answer()), std::string("released"));
    }

    void noticesAClientThatLeavesAHeldAnswer()
    {
        Room room;
        RawClient leaves(room.port);
        RawClient killed(room.port);
        QVERIFY(leaves.send(get("/held")));
        QVERIFY(killed.send(get("/held")));
        QTRY_COMPARE_WITH_TIMEOUT(room.heldCount(), std::size_t{2}, 3000);
        leaves.close();
        QTRY_COMPARE_WITH_TIMEOUT(room.gone.load(), 1, 3000);
        killed.reset();
        QTRY_COMPARE_WITH_TIMEOUT(room.gone.load(), 2, 3000);
        QVERIFY(room.held.front().isClientGone());
        bool isCalled = false;
        room.held.front().onClientGone([&isCalled] { isCalled = true; });
        QVERIFY(isCalled);
        room.release(); // harmless
        RawClient next(room.port);
        QVERIFY(next.send(get("/echo")));
        QCOMPARE(statusOf(next.answer()), 200);
    }

    void answersAClientThatOnlyStoppedSending()
    {
        Room room;
        RawClient client(room.port);
        QVERIFY(client.send(get("/slow?half")));
        client.finishSending();
        QCOMPARE(bodyOf(client.answer()), std::string("half"));
        QVERIFY(client.isEnded());
    }

    void answersThatComeAfterTheServerAreHarmless()
    {
        std::deque<Respond> late;
        {
            Room room;
            RawClient client(room.port);
            QVERIFY(client.send(get("/held")));
            QTRY_COMPARE_WITH_TIMEOUT(room.heldCount(), std::size_t{1}, 3000);
            room.server.stop();
            QCOMPARE(room.gone.load(), 1);
            late.swap(room.held);
        }
        late.front()({});
        QVERIFY(late.front().isClientGone());
    }

    void holdsAThousandAnswersAtOnce()
    {
        Room room;
        std::vector<RawClient> clients;
        for (int i = 0; i < 1000; ++i) {
            clients.emplace_back(room.port);
            QVERIFY(clients.back().isConnected());
            QVERIFY(clients.back().send(get("/held")));
        }
        QTRY_COMPARE_WITH_TIMEOUT(room.heldCount(), std::size_t{1000}, 10'000);
        RawClient other(room.port); // the others are served as ever
        QVERIFY(other.send(get("/echo")));
        QCOMPARE(statusOf(other.answer()), 200);
        QElapsedTimer timer;
        timer.start();
        room.release();
        for (RawClient& client : clients)
            QCOMPARE(bodyOf(client.answer()), std::string("released"));
        QVERIFY2(timer.elapsed() < 5000, "a thousand held answers took too long to go out");
    }

    void closesConnectionsOverTheLimit()
    {
        HttpServerOptions options;
        options.connectionLimit = 2;
        Room room(options);
        RawClient first(room.port);
        RawClient second(room.port);
        QVERIFY(first.send(get("/echo")));
        QVERIFY(second.send(get("/echo")));
        QCOMPARE(statusOf(first.answer()), 200);
        QCOMPARE(statusOf(second.answer()), 200);
        RawClient third(room.port);
        third.send(get("/echo"));
        QCOMPARE(third.answer(), std::string());
        first.close();
        QTRY_COMPARE_WITH_TIMEOUT(room.server.connectionCount(), std::size_t{1}, 3000);
        RawClient fourth(room.port);
        QVERIFY(fourth.send(get("/echo")));
        QCOMPARE(statusOf(fourth.answer()), 200);
    }

    void servesThousandsOfRequestsASecond()
    {
        Room room;
        std::atomic<int> answered = 0;
        std::vector<std::thread> clients;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 4; ++i) {
            clients.emplace_back([&room, &answered] {
                RawClient client(room.port);
                for (int k = 0; k < 1000 && client.send(get("/echo")); ++k)
                    answered += statusOf(client.answer()) == 200 ? 1 : 0;
            });
        }
        for (std::thread& client : clients)
            client.join();
        QCOMPARE(answered.load(), 4000);
        qInfo("%lld requests a second (this build)", 4'000'000LL / std::max<qint64>(1, timer.elapsed()));
        QVERIFY(timer.elapsed() < 20'000);
    }

    void survivesANoiseOfRandomBytes()
    {
        Room room;
        std::uint32_t state = 12345;
        const auto next = [&state] { return state = state * 1664525U + 1013904223U; };
        for (int i = 0; i < 300; ++i) {
            RawClient client(room.port);
            std::string noise = i % 2 == 0 ? get("/echo", "X-A: b\r\n")
                                           : std::string("POST /echo HTTP/1.1\r\n") + hostLine +
                                                 "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
            for (int k = 0; k < 4; ++k)
                noise[next() % noise.size()] = static_cast<char>(next() >> 24U);
            client.send(noise);
            client.finishSending();
            client.answer();
        }
        RawClient client(room.port);
        QVERIFY(client.send(get("/echo")));
        QCOMPARE(statusOf(client.answer()), 200);
    }
};

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_HttpServer.moc"
