#include "Await.h"
#include "ScriptedServer.h"
#include "central/Line.h"
#include "central/Proxies.h"
#include <QNetworkProxy>
#include <QSemaphore>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>
#include <atomic>

using namespace bhxh;
using namespace bhxh::test;
using namespace Qt::StringLiterals;
using domain::FailureCode;

namespace {

const QUrl Central(u"https://central.example.vn/v1/me?x=1"_s);

/// The system's answer, under the test's hand: how often it was asked, of what, where, and when it answers.
struct System
{
    std::atomic<int> asked = 0;
    std::atomic<bool> wasInGuiThread = false;
    QSemaphore mayAnswer{1'000};
    QNetworkProxy proxy{QNetworkProxy::HttpProxy, u"127.0.0.1"_s, 1};
    QUrl askedOf;

    central::Proxies::LookUp lookUp()
    {
        return [this](const QNetworkProxyQuery& query) {
            ++asked;
            if (QThread::currentThread() == qApp->thread())
                wasInGuiThread = true;
            askedOf = query.url();
            (void)mayAnswer.tryAcquire(1, 10'000);
            return QList<QNetworkProxy>{proxy};
        };
    }
    /// Until `release`, a look-up hangs.
    void hold() { mayAnswer.acquire(mayAnswer.available()); }
    void release() { mayAnswer.release(1'000); }
};

central::Ask askOf(const QUrl& url, int milliseconds = 10'000)
{
    central::Ask ask;
    ask.url = url;
    ask.totalMilliseconds = milliseconds;
    return ask;
}

} // namespace

class TestProxies : public QObject
{
    Q_OBJECT

private slots:
    void theSystemIsAskedInAWorkerAndOnce();
    void theWindowLivesOnMeanwhile();
    void loopbackNeedsNone();
    void aLookUpThatHangsEndsByTheDeadline();
    void cancellingDoesNotWaitForIt();
    void theEndOfTheLineDoesNotWaitForIt();
    void aFailureAsksTheSystemAgain();
    void theLastKnownWayIsGoodEnoughForWhoDoesNotWait();
    void theRequestTakesTheSystemsWay();
};

void TestProxies::theSystemIsAskedInAWorkerAndOnce()
{
    System system;
    central::Proxies proxies(system.lookUp());
    QList<QFuture<bool>> all;
    for (int at = 0; at < 20; ++at)
        all.append(proxies.find(Central));
    for (const auto& one : all)
        QVERIFY(ended(one));
    QCOMPARE(system.asked, 1);
    QVERIFY(!system.wasInGuiThread);
    QCOMPARE(system.askedOf, QUrl(u"https://central.example.vn"_s)); // no path, no query
    QCOMPARE(proxies.queryProxy(QNetworkProxyQuery(Central)), QList<QNetworkProxy>{system.proxy});
    QVERIFY(proxies.find(QUrl(u"https://central.example.vn/other"_s)).isFinished()); // known
    QCOMPARE(system.asked, 1);
    QVERIFY(ended(proxies.find(QUrl(u"https://login.example.vn"_s))));
    QCOMPARE(system.asked, 2);
}

void TestProxies::theWindowLivesOnMeanwhile()
{
    System system;
    system.hold();
    central::Proxies proxies(system.lookUp());
    int ticks = 0;
    QTimer ticking;
    QObject::connect(&ticking, &QTimer::timeout, &ticking, [&ticks] { ++ticks; });
    ticking.start(10);
    const auto found = proxies.find(Central);
    QTest::qWait(300);
    QVERIFY(!found.isFinished());
    QVERIFY(ticks >= 10);
    system.release();
    QVERIFY(ended(found));
}

void TestProxies::loopbackNeedsNone()
{
    System system;
    central::Proxies proxies(system.lookUp());
    const QUrl here(u"http://127.0.0.1:1/x"_s);
    QVERIFY(proxies.find(here).isFinished());
    QCOMPARE(proxies.queryProxy(QNetworkProxyQuery(here)).constFirst().type(), QNetworkProxy::NoProxy);
    QCOMPARE(system.asked, 0);
}

void TestProxies::aLookUpThatHangsEndsByTheDeadline()
{
    System system;
    system.hold();
    central::Line line(false, std::make_unique<central::Proxies>(system.lookUp()));
    const auto result = line.send(askOf(Central, 300));
    QVERIFY(ended(result, 5'000));
    QCOMPARE(result.result().error().failure.code, FailureCode::TimedOut);
    QVERIFY(!result.result().error().mayHaveLeft);
    system.release();
    QTest::qWait(50); // the late answer finds nobody
}

void TestProxies::cancellingDoesNotWaitForIt()
{
    System system;
    system.hold();
    central::Line line(false, std::make_unique<central::Proxies>(system.lookUp()));
    auto result = line.send(askOf(Central));
    QVERIFY(QTest::qWaitFor([&] { return system.asked == 1; }, 5'000));
    result.cancel();
    QVERIFY(ended(result, 1'000));
    system.release();
    QTest::qWait(50);
}

void TestProxies::theEndOfTheLineDoesNotWaitForIt()
{
    System system;
    system.hold();
    auto line = std::make_unique<central::Line>(false, std::make_unique<central::Proxies>(system.lookUp()));
    const auto result = line->send(askOf(Central));
    QVERIFY(QTest::qWaitFor([&] { return system.asked == 1; }, 5'000));
    line.reset();
    QVERIFY(result.isFinished());
    QCOMPARE(result.result().error().failure.code, FailureCode::Cancelled);
    QVERIFY(!result.result().error().mayHaveLeft);
    system.release();
    QTest::qWait(50);
}

void TestProxies::aFailureAsksTheSystemAgain()
{
    System system;
    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost, 0));
    system.proxy.setPort(gone.serverPort());
    gone.close();
    central::Line line(false, std::make_unique<central::Proxies>(system.lookUp()));
    const auto first = line.send(askOf(Central));
    QVERIFY(ended(first));
    QVERIFY(!first.result());
    QVERIFY(ended(line.send(askOf(Central))));
    QCOMPARE(system.asked, 2);
}

void TestProxies::theLastKnownWayIsGoodEnoughForWhoDoesNotWait()
{
    System system;
    central::Proxies proxies(system.lookUp());
    using Known = central::Proxies::Known;
    system.hold();
    const auto first = proxies.find(Central, Known::Once);
    QTest::qWait(100);
    QVERIFY(!first.isFinished()); // nothing is known yet
    system.release();
    QVERIFY(ended(first));
    system.hold();
    proxies.forget(Central);
    QVERIFY(proxies.find(Central, Known::Once).isFinished());
    QCOMPARE(proxies.queryProxy(QNetworkProxyQuery(Central)), QList<QNetworkProxy>{system.proxy});
    const auto waits = proxies.find(Central);
    QTest::qWait(100);
    QVERIFY(!waits.isFinished());
    QCOMPARE(system.asked, 2); // one for both
    system.proxy.setPort(2);
    system.release();
    QVERIFY(ended(waits));
    QCOMPARE(proxies.queryProxy(QNetworkProxyQuery(Central)), QList<QNetworkProxy>{system.proxy});
}

void TestProxies::theRequestTakesTheSystemsWay()
{
    System system;
    ScriptedServer proxy;
    proxy.on("CONNECT central.example.vn:443", {ScriptedServer::raw("HTTP/1.1 403 Forbidden\r\n\r\n", true)});
    system.proxy.setPort(static_cast<quint16>(proxy.url().port()));
    central::Line line(false, std::make_unique<central::Proxies>(system.lookUp()));
    const auto result = line.send(askOf(Central));
    QVERIFY(ended(result));
    QVERIFY(!result.result());
    QCOMPARE(proxy.seen().constFirst().target, "central.example.vn:443");
}

QTEST_GUILESS_MAIN(TestProxies)
#include "tst_Proxies.moc"
