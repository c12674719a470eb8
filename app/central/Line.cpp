#include "central/Line.h"

#include "central/Address.h"
#include "central/LineFailures.h"
#include "central/Proxies.h"
#include "central/Then.h"
#include <QFutureWatcher>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPromise>
#include <QTimer>

namespace bhxh::central {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LargestReply = 8LL * 1024 * 1024; // central-api.yaml, "Transport"

/// QNetworkReply calls a 404 an error too: it is an answer like any other.
bool isWholeAnswer(QNetworkReply::NetworkError error, int status)
{
    if (error == QNetworkReply::NoError)
        return status > 0;
    const bool byStatus =
        (error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError) ||
        error == QNetworkReply::ProtocolInvalidOperationError ||
        (error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError);
    return status >= 400 && byStatus;
}

} // namespace

QByteArray Answer::header(const QByteArray& name) const
{
    for (const auto& [key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QByteArray Answer::mediaType() const
{
    return header("Content-Type").split(';').constFirst().trimmed().toLower();
}

QDateTime httpDate(const QByteArray& text)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    date.setTimeSpec(Qt::UTC);
    return date;
}

QDateTime Answer::date() const
{
    return httpDate(header("Date"));
}

/// One request under way. `finished` of Qt may never come, so this has its own end: whatever happens first.
class Line::Exchange : public QObject
{
public:
    Exchange(Line& line, Ask ask, QPromise<Result> promise)
        : QObject(&line), m_line(line), m_ask(std::move(ask)), m_promise(std::move(promise))
    {
        connect(&m_cancelled, &QFutureWatcherBase::canceled, this,
                [this] { giveUp(QNetworkReply::OperationCanceledError); });
        m_cancelled.setFuture(m_promise.future());
        for (QTimer* timer : {&m_connecting, &m_deadline}) {
            timer->setSingleShot(true);
            connect(timer, &QTimer::timeout, this, [this] { giveUp(QNetworkReply::TimeoutError); });
        }
        m_connecting.start(m_ask.connectMilliseconds);
        m_deadline.start(m_ask.totalMilliseconds);
    }

    /// Once the way is known. Both deadlines count from before that.
    void begin()
    {
        then(m_line.m_proxies->find(m_ask.url, wanted()), this, [this](bool) {
            if (!m_ended)
                depart();
        });
    }

    ~Exchange() override
    {
        if (!m_ended)
            end(tl::unexpected(LineFailure{lineFailure(QNetworkReply::OperationCanceledError), m_left}));
    }

private:
    void depart()
    {
        const QNetworkRequest request = m_line.prepared(m_ask);
        m_reply = m_ask.verb == "GET" ? m_line.m_network->get(request) : m_line.m_network->post(request, m_ask.body);
        // Qt has its own copies now; ours held the tokens.
        m_ask.headers.clear();
        m_ask.body.clear();
        m_reply->setParent(this);
        connect(m_reply, &QNetworkReply::requestSent, this, [this] { leave(); });
        connect(m_reply, &QNetworkReply::metaDataChanged, this, [this] { leave(); });
        connect(m_reply, &QNetworkReply::readyRead, this, [this] { readWhatIsHere(); });
        connect(m_reply, &QNetworkReply::finished, this, [this] { conclude(); });
    }

    [[nodiscard]] Proxies::Known wanted() const
    {
        return m_ask.lastKnownWay ? Proxies::Known::Once : Proxies::Known::Lately;
    }

    [[nodiscard]] int status() const { return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }

    void leave()
    {
        m_left = true;
        m_connecting.stop();
    }

    void readWhatIsHere()
    {
        m_body += m_reply->read(LargestReply + 1 - m_body.size());
        if (m_body.size() > LargestReply)
            return end(tl::unexpected(LineFailure{replyTooLarge(status()), true}));
        // Who hears of it may do what they like, as at the end.
        if (m_ask.arriving && !m_reply->isFinished() && isJson())
            m_ask.arriving();
    }

    /// Not the page of a captive portal.
    [[nodiscard]] bool isJson() const
    {
        const QByteArray type = m_reply->rawHeader("Content-Type").split(';').constFirst().trimmed().toLower();
        return type == "application/json" || type == "application/problem+json";
    }

    void conclude()
    {
        if (m_ended)
            return;
        const QNetworkReply::NetworkError error = m_reply->error();
        if (!isWholeAnswer(error, status())) {
            if (error == QNetworkReply::ProtocolFailure || error == QNetworkReply::UnknownContentError)
                return end(tl::unexpected(LineFailure{replyNotUnderstood(status(), {}), true}));
            return giveUp(error);
        }
        readWhatIsHere();
        if (m_ended)
            return;
        Answer answer;
        answer.status = status();
        for (const auto& [name, value] : m_reply->rawHeaderPairs())
            answer.headers.emplaceBack(name, value);
        answer.body = std::move(m_body);
        end(std::move(answer));
    }

    void giveUp(QNetworkReply::NetworkError error)
    {
        // Without an answer the way may be another by now: a desk that was moved, a proxy that was changed.
        if (error != QNetworkReply::OperationCanceledError)
            m_line.m_proxies->forget(m_ask.url);
        const bool neverDeparted = m_reply == nullptr;
        end(tl::unexpected(LineFailure{lineFailure(error), !neverDeparted && (m_left || !diesBeforeSending(error))}));
    }

    /// The last thing that happens here: who hears of it may do what they like, even delete the Line.
    void end(Result result)
    {
        if (m_ended)
            return;
        m_ended = true;
        m_connecting.stop();
        m_deadline.stop();
        m_cancelled.disconnect(this);
        if (m_reply != nullptr) {
            m_reply->disconnect(this);
            if (!m_reply->isFinished())
                m_reply->abort();
        }
        deleteLater();
        QPromise<Result> promise = std::move(m_promise);
        promise.addResult(std::move(result));
        promise.finish();
    }

    Line& m_line;
    Ask m_ask;
    QNetworkReply* m_reply = nullptr;
    QPromise<Result> m_promise;
    QFutureWatcher<Result> m_cancelled;
    QTimer m_connecting;
    QTimer m_deadline;
    QByteArray m_body;
    bool m_left = false;
    bool m_ended = false;
};

Line::Line(bool http2, QObject* parent) : Line(http2, std::make_unique<Proxies>(), parent) {}

Line::Line(bool http2, std::unique_ptr<Proxies> proxies, QObject* parent)
    : QObject(parent), m_network(new QNetworkAccessManager(this)), m_proxies(proxies.get()), m_http2(http2)
{
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network->setProxyFactory(proxies.release());
}

Line::~Line()
{
    // Before the network goes, so that each exchange still ends by itself.
    const QObjectList all = children();
    for (QObject* child : all) {
        if (child != m_network)
            delete child;
    }
}

QNetworkRequest Line::prepared(const Ask& ask) const
{
    QNetworkRequest request(ask.url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, m_http2);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setTransferTimeout(ask.totalMilliseconds + 1'000); // our own deadline comes first
    for (const auto& [name, value] : ask.headers)
        request.setRawHeader(name, value);
    return request;
}

QFuture<Line::Result> Line::send(const Ask& ask)
{
    QPromise<Result> promise;
    promise.start();
    QFuture<Result> future = promise.future();
    if (!mayCarrySecrets(ask.url)) {
        promise.addResult(tl::unexpected(LineFailure{addressNotConfigured(), false}));
        promise.finish();
        return future;
    }
    (new Exchange(*this, ask, std::move(promise)))->begin();
    return future;
}

} // namespace bhxh::central
