#include "training/room/EmbeddedCentral.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QPromise>
#include <chrono>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bhxh::training {

EmbeddedCentral::EmbeddedCentral(QObject* parent) : QObject(parent), m_network(new QNetworkAccessManager(this))
{
    m_network->setProxy(QNetworkProxy::NoProxy);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_limit.setSingleShot(true);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &EmbeddedCentral::readOutput);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            emit failed(u"bhxh-training-central could not be started"_s);
    });
    connect(&m_process, &QProcess::finished, this, [this] { emit failed(u"bhxh-training-central ended"_s); });
    connect(&m_limit, &QTimer::timeout, this,
            [this] { emit failed(u"bhxh-training-central was not ready in time"_s); });
}

EmbeddedCentral::~EmbeddedCentral()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(2000)) {
        m_process.kill();
        m_process.waitForFinished(1000);
    }
}

void EmbeddedCentral::start(const QString& program, int citizens)
{
    m_limit.start(30s + citizens / 1000 * 100ms);
    m_process.start(program, {u"--port"_s, u"0"_s, u"--citizens"_s, QString::number(citizens)});
    m_process.closeWriteChannel();
}

void EmbeddedCentral::attach(const QByteArray& readyLine)
{
    m_limit.start(1s);
    QTimer::singleShot(0, this, [this, readyLine] { takeLine(readyLine); });
}

void EmbeddedCentral::readOutput()
{
    while (m_process.canReadLine())
        takeLine(m_process.readLine());
}

void EmbeddedCentral::takeLine(const QByteArray& line)
{
    const QJsonObject facts = QJsonDocument::fromJson(line).object();
    if (!facts.value("ready"_L1).toBool())
        return;
    m_limit.stop();
    m_place = {.api = QUrl(facts.value("api"_L1).toString()),
               .issuer = QUrl(facts.value("issuer"_L1).toString()),
               .training = QUrl(facts.value("training"_L1).toString()),
               .clientId = facts.value("clientId"_L1).toString()};
    emit ready();
}

QFuture<QJsonDocument> EmbeddedCentral::ask(const QByteArray& method, const QString& path, const QJsonDocument& body)
{
    QUrl url = m_place.training;
    const qsizetype mark = path.indexOf(u'?');
    url.setPath(mark < 0 ? path : path.left(mark));
    if (mark >= 0)
        url.setQuery(path.mid(mark + 1));
    QNetworkRequest request(url);
    request.setTransferTimeout(10000);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("Accept", "application/json");
    if (!body.isNull())
        request.setRawHeader("Content-Type", "application/json");

    auto promise = std::make_shared<QPromise<QJsonDocument>>();
    promise->start();
    QNetworkReply* reply = m_network->sendCustomRequest(request, method, body.isNull() ? QByteArray() : body.toJson());
    connect(reply, &QNetworkReply::finished, this, [reply, promise] {
        promise->addResult(QJsonDocument::fromJson(reply->readAll()));
        promise->finish();
        reply->deleteLater();
    });
    return promise->future();
}

} // namespace bhxh::training
