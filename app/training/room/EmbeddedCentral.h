#pragma once

#include <QFuture>
#include <QJsonDocument>
#include <QObject>
#include <QProcess>
#include <QTimer>
#include <QUrl>

class QNetworkAccessManager;

namespace bhxh::training {

/// A training central of this program's own: a process that is started, asked, and ended with it. Its store is a
/// temporary folder of its own, gone with it. GUI thread.
class EmbeddedCentral : public QObject
{
    Q_OBJECT

public:
    /// What the ready line says (shared notes "training central").
    struct Place
    {
        QUrl api;
        QUrl issuer;
        QUrl training;
        QString clientId;
    };

    explicit EmbeddedCentral(QObject* parent = nullptr);
    /// Ends the process: asks, waits two seconds at the most, kills.
    ~EmbeddedCentral() override;

    /// `program` is the path of bhxh-training-central; `citizens` how many it invents, which takes its time: a million
    /// about 20 seconds, under a sanitizer some times that. Ends in ready() or failed(), within half a minute and 0.1
    /// seconds for every thousand.
    void start(const QString& program, int citizens);
    /// Uses a training central that somebody else started, told by its ready line; it is not ended with this. Ends as
    /// start() does.
    void attach(const QByteArray& readyLine);
    [[nodiscard]] const Place& place() const { return m_place; }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

    /// One of the loopback extras ("/training/…"): GET without a body, otherwise `method` with it. A null document
    /// where there was no answer or no JSON.
    QFuture<QJsonDocument> ask(const QByteArray& method, const QString& path, const QJsonDocument& body = {});

signals:
    void ready();
    /// `why` for a person at the console; nothing personal in it.
    void failed(const QString& why);

private:
    void readOutput();
    /// Nothing happens for a line that is no ready line.
    void takeLine(const QByteArray& line);

    QProcess m_process;
    QTimer m_limit;
    Place m_place;
    QNetworkAccessManager* m_network;
};

} // namespace bhxh::training
