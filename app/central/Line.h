#pragma once

#include "domain/Outcome.h"
#include <QByteArray>
#include <QDateTime>
#include <QFuture>
#include <QList>
#include <QObject>
#include <QPair>
#include <QUrl>
#include <functional>
#include <memory>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace bhxh::central {

class Proxies;

/// One HTTP request as it goes out. Nothing of it is ever logged.
struct Ask
{
    QByteArray verb = "GET";
    QUrl url;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    int connectMilliseconds = 10'000; ///< until the request has left
    int totalMilliseconds = 30'000;   ///< until the whole reply is here
    /// Something more of the reply is here, which is JSON by its head; not all of it yet.
    std::function<void()> arriving = {};
    bool lastKnownWay = false; ///< a proxy that was known is good enough while the system is asked anew
};

/// One HTTP reply, whole, whatever its status.
struct Answer
{
    int status = 0;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body; ///< decoded; at most 8 MiB

    [[nodiscard]] QByteArray
    header(const QByteArray& name) const;       ///< the first of that name, any case; empty where none
    [[nodiscard]] QByteArray mediaType() const; ///< of Content-Type, lower case, without parameters
    [[nodiscard]] QDateTime date() const;       ///< of Date, UTC; invalid where none
};

/// RFC 9110, 5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT"; UTC; invalid where it is something else.
QDateTime httpDate(const QByteArray& text);

/// No whole answer came.
struct LineFailure
{
    domain::Failure failure;
    bool mayHaveLeft = true; ///< false: certainly nobody received it
};

/// One HTTP exchange at a time and nothing more: no redirects followed, no cookies, no cache, no repetition, own
/// deadlines, bounded replies, and plain http on loopback only. Goes by the system's proxy. Every future ends exactly
/// once; cancelling it aborts the exchange, and so does the end of the Line. GUI thread.
class Line : public QObject
{
    Q_OBJECT

public:
    using Result = tl::expected<Answer, LineFailure>;

    explicit Line(bool http2, QObject* parent = nullptr);
    Line(bool http2, std::unique_ptr<Proxies> proxies, QObject* parent = nullptr);
    ~Line() override;

    QFuture<Result> send(const Ask& ask);

private:
    class Exchange;
    [[nodiscard]] QNetworkRequest prepared(const Ask& ask) const;

    QNetworkAccessManager* m_network;
    Proxies* m_proxies; ///< the network's
    bool m_http2;
};

} // namespace bhxh::central
