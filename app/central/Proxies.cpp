#include "central/Proxies.h"

#include "central/Address.h"
#include <QCoreApplication>
#include <QFutureWatcher>
#include <QNetworkProxy>
#include <QPromise>
#include <QThreadPool>
#include <QtConcurrentRun>
#include <utility>
#include <vector>

namespace bhxh::central {

namespace {

constexpr int KeepMilliseconds = 5 * 60 * 1000;
constexpr int MostLookUps = 4;

/// Their own threads: a look-up that takes its minute keeps nobody else's work waiting.
QThreadPool& workers()
{
    static QThreadPool pool;
    pool.setMaxThreadCount(MostLookUps);
    return pool;
}

QUrl originOf(const QUrl& url)
{
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setHost(url.host());
    origin.setPort(url.port());
    return origin;
}

void finish(QPromise<bool>& promise)
{
    promise.addResult(true);
    promise.finish();
}

} // namespace

/// A look-up under way, and who waits for it.
struct Proxies::Asked
{
    QFutureWatcher<QList<QNetworkProxy>> watcher;
    std::vector<QPromise<bool>> waiting;
};

Proxies::Proxies(LookUp lookUp) : m_lookUp(std::move(lookUp)) {}

Proxies::~Proxies() = default; // a look-up that goes on finds nobody to tell; who waits is cancelled

QFuture<bool> Proxies::find(const QUrl& url, Known enough)
{
    QPromise<bool> promise;
    promise.start();
    QFuture<bool> future = promise.future();
    const QUrl origin = originOf(url);
    const auto known = m_known.constFind(origin);
    if (isLoopback(url) || (known != m_known.constEnd() && !known->until.hasExpired())) {
        finish(promise);
        return future;
    }
    std::shared_ptr<Asked>& asked = m_asked[origin];
    const bool isFirst = !asked;
    if (isFirst)
        asked = std::make_shared<Asked>();
    if (enough == Known::Once && known != m_known.constEnd())
        finish(promise);
    else
        asked->waiting.push_back(std::move(promise));
    if (isFirst) {
        QObject::connect(&asked->watcher, &QFutureWatcherBase::finished, &asked->watcher,
                         [this, origin] { learn(origin); });
        asked->watcher.setFuture(
            QtConcurrent::run(&workers(), [lookUp = m_lookUp, origin] { return lookUp(QNetworkProxyQuery(origin)); }));
    }
    return future;
}

void Proxies::learn(const QUrl& origin)
{
    // Kept until the end: it is the sender of the signal that brought us here.
    const std::shared_ptr<Asked> asked = m_asked.take(origin);
    m_known.insert(origin, {asked->watcher.result(), QDeadlineTimer(KeepMilliseconds)});
    auto waiting = std::exchange(asked->waiting, {});
    asked->watcher.disconnect();
    for (auto& promise : waiting)
        finish(promise);
    // Its last words are still being said: it goes when they are.
    QMetaObject::invokeMethod(
        qApp, [asked] {}, Qt::QueuedConnection);
}

void Proxies::forget(const QUrl& url)
{
    const auto known = m_known.find(originOf(url));
    if (known != m_known.end())
        known->until = QDeadlineTimer(0);
}

QList<QNetworkProxy> Proxies::queryProxy(const QNetworkProxyQuery& query)
{
    const QList<QNetworkProxy> none{QNetworkProxy(QNetworkProxy::NoProxy)};
    if (isLoopback(query.url()))
        return none;
    const QList<QNetworkProxy> known = m_known.value(originOf(query.url())).proxies;
    return known.isEmpty() ? none : known;
}

} // namespace bhxh::central
