#include "training/room/TrainingBrowser.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

QList<TrainingBrowser::Person> peopleFrom(const QByteArray& json)
{
    QList<TrainingBrowser::Person> people;
    const QJsonArray items = QJsonDocument::fromJson(json).array();
    for (const QJsonValue& item : items) {
        QStringList roles;
        const QJsonArray roleItems = item["roles"_L1].toArray();
        for (const QJsonValue& role : roleItems)
            roles << role.toString();
        people.append({.loginHint = item["loginHint"_L1].toString(),
                       .name = item["name"_L1].toString(),
                       .office = item["office"_L1]["name"_L1].toString(),
                       .roles = roles});
    }
    return people;
}

} // namespace

TrainingBrowser::TrainingBrowser(QUrl training, QObject* parent)
    : QObject(parent), m_training(std::move(training)), m_network(new QNetworkAccessManager(this))
{
    m_network->setProxy(QNetworkProxy::NoProxy);
}

bool TrainingBrowser::open(const QUrl& authorizationUrl)
{
    m_authorization = authorizationUrl;
    QUrl staff = m_training;
    staff.setPath(staff.path() + "/staff"_L1);
    QNetworkReply* reply = get(staff);
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        emit peopleKnown(peopleFrom(reply->readAll()));
    });
    return true;
}

void TrainingBrowser::choose(const QString& loginHint)
{
    QUrlQuery query(m_authorization);
    query.removeQueryItem(u"login_hint"_s);
    query.addQueryItem(u"login_hint"_s, QString::fromLatin1(QUrl::toPercentEncoding(loginHint)));
    QUrl url = m_authorization;
    url.setQuery(query);
    follow(url, 3);
}

void TrainingBrowser::follow(const QUrl& url, int redirectsLeft)
{
    // Training lives on loopback only: this "browser" goes nowhere else.
    if (redirectsLeft == 0 || !QHostAddress(url.host()).isLoopback())
        return;
    QNetworkReply* reply = get(url);
    connect(reply, &QNetworkReply::finished, this, [this, reply, redirectsLeft] {
        reply->deleteLater();
        const QVariant target = reply->header(QNetworkRequest::LocationHeader);
        if (target.isValid())
            follow(reply->url().resolved(target.toUrl()), redirectsLeft - 1);
        else
            emit finished();
    });
}

QNetworkReply* TrainingBrowser::get(const QUrl& url)
{
    QNetworkRequest request(url);
    request.setTransferTimeout(10000);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("Accept", "text/html,application/json");
    return m_network->get(request);
}

} // namespace bhxh::training
