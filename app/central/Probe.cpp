#include "central/Probe.h"

#include "central/CentralClock.h"
#include "central/LineFailures.h"
#include "central/Problems.h"
#include "central/Then.h"
#include <QFutureWatcher>
#include <QJsonDocument>
#include <QUuid>

namespace bhxh::central {

using namespace Qt::StringLiterals;
using domain::Done;
using domain::Failure;
using domain::Outcome;

namespace {

constexpr int LimitMilliseconds = 5'000;

} // namespace

Probe::Probe(Place place, CentralClock& clock) : m_place(std::move(place)), m_clock(clock), m_line(m_place.http2) {}

Ask Probe::question() const
{
    Ask ask;
    ask.url = m_place.apiBase.adjusted(QUrl::StripTrailingSlash | QUrl::RemoveQuery | QUrl::RemoveFragment);
    ask.url.setPath(ask.url.path() + u"/me"_s);
    ask.headers = {{"Accept", "application/json, application/problem+json"},
                   {"Connection", "close"},
                   {"X-Request-Id", QUuid::createUuid().toByteArray(QUuid::WithoutBraces)}};
    ask.connectMilliseconds = LimitMilliseconds;
    ask.totalMilliseconds = LimitMilliseconds;
    ask.lastKnownWay = true; // where proxies are found by script, the system may hang for as long as the line is down
    return ask;
}

QFuture<Outcome<Done>> Probe::ask()
{
    auto promise = std::make_shared<QPromise<Outcome<Done>>>(); // dropped, it cancels
    promise->start();
    const QFuture<Outcome<Done>> answer = promise->future();
    QFuture<Line::Result> underway = m_line.send(question());
    auto* cancelled = new QFutureWatcher<Outcome<Done>>(&m_line);
    QObject::connect(cancelled, &QFutureWatcherBase::canceled, cancelled, [underway]() mutable { underway.cancel(); });
    QObject::connect(cancelled, &QFutureWatcherBase::finished, cancelled, &QObject::deleteLater);
    cancelled->setFuture(answer);
    then(underway, &m_line, [this, promise](const Line::Result& result) {
        promise->addResult(judge(result));
        promise->finish();
    });
    return answer;
}

Outcome<Done> Probe::judge(const Line::Result& result)
{
    if (!result)
        return domain::failed(result.error().failure);
    const bool isReadable = isProblem(*result) && QJsonDocument::fromJson(result->body).isObject();
    if (result->status >= 400 && isReadable) {
        m_clock.learn(result->date());
        return Done{};
    }
    if (result->status >= 300 && result->status < 400)
        return domain::failed(redirected(result->status));
    if (result->status < 500)
        return domain::failed(replyNotUnderstood(result->status, u"Content-Type"_s));
    Failure failure = centralUnavailable(result->status);
    failure.retryAfterSeconds = retryAfter(*result, m_clock.now());
    return domain::failed(failure);
}

} // namespace bhxh::central
