#include "WebBrowser.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QRegularExpression>
#include <QUrlQuery>

namespace bhxh::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostSteps = 20;

QNetworkRequest to(const QUrl& url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("Accept", "text/html");
    request.setTransferTimeout(20'000);
    return request;
}

QString attribute(const QString& tag, const QString& name)
{
    const QRegularExpression pattern(u"\\b%1=\"([^\"]*)\""_s.arg(name));
    return pattern.match(tag).captured(1).replace(u"&amp;"_s, u"&"_s);
}

} // namespace

WebBrowser::WebBrowser(QString login) : m_login(std::move(login)) {}

bool WebBrowser::open(const QUrl& url)
{
    m_atRest = false;
    m_stepsLeft = MostSteps;
    QNetworkReply* reply = m_network.get(to(url));
    connect(reply, &QNetworkReply::finished, this, [this, reply] { look(reply); });
    return true;
}

void WebBrowser::look(QNetworkReply* reply)
{
    reply->deleteLater();
    const QByteArray page = reply->readAll();
    // Not the cooked header, which knows no relative address.
    const QUrl target = QUrl::fromEncoded(reply->rawHeader("Location"));
    if (--m_stepsLeft <= 0)
        return stop("too many steps");
    if (target.isEmpty())
        return fillIn(reply->url(), page);
    QNetworkReply* next = m_network.get(to(reply->url().resolved(target)));
    connect(next, &QNetworkReply::finished, this, [this, next] { look(next); });
}

void WebBrowser::fillIn(const QUrl& base, const QByteArray& page)
{
    const QString text = QString::fromUtf8(page);
    static const QRegularExpression form(u"<form\\b[^>]*>"_s);
    static const QRegularExpression field(u"<(?:input|button)\\b[^>]*\\bname=\"[^>]*>"_s);
    const QString opening = form.match(text).captured();
    if (opening.isEmpty())
        return stop(page);
    QUrlQuery answers;
    for (const QRegularExpressionMatch& one : field.globalMatch(text)) {
        const QString name = attribute(one.captured(), u"name"_s);
        const bool isAsked = name == u"login" || name == u"password";
        m_logins += name == u"login" ? 1 : 0;
        answers.addQueryItem(name, isAsked ? m_login : attribute(one.captured(), u"value"_s));
    }
    QNetworkRequest request = to(base.resolved(QUrl(attribute(opening, u"action"_s))));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
    QNetworkReply* next = m_network.post(request, answers.toString(QUrl::FullyEncoded).toLatin1());
    connect(next, &QNetworkReply::finished, this, [this, next] { look(next); });
}

void WebBrowser::stop(const QByteArray& page)
{
    m_page = page;
    m_atRest = true;
}

} // namespace bhxh::test
