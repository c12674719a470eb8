#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QUrl>

class QNetworkAccessManager;
class QNetworkReply;

namespace bhxh::training {

/// Stands for the system browser in a class room: shows the training staff to choose from, then goes the way that a
/// browser would go: authorization URL (with the chosen person as login_hint) → redirect → the client's loopback
/// listener → result page. The client can't tell it from a browser. GUI thread.
class TrainingBrowser : public QObject
{
    Q_OBJECT

public:
    struct Person
    {
        QString loginHint;
        QString name;
        QString office;
        QStringList roles; ///< "counter", "supervisor"
    };

    /// `training` is the base of the loopback extras (…/training).
    explicit TrainingBrowser(QUrl training, QObject* parent = nullptr);

    /// What SignIn calls in place of the system browser. Always true: what goes wrong shows as in a browser, by nobody
    /// coming back.
    bool open(const QUrl& authorizationUrl);
    /// The person in front of it chose.
    void choose(const QString& loginHint);

signals:
    /// Show these people to choose from.
    void peopleKnown(const QList<bhxh::training::TrainingBrowser::Person>& people);
    /// The client's listener answered: the window may go.
    void finished();

private:
    void follow(const QUrl& url, int redirectsLeft);
    QNetworkReply* get(const QUrl& url);

    QUrl m_training;
    QUrl m_authorization;
    QNetworkAccessManager* m_network;
};

} // namespace bhxh::training
