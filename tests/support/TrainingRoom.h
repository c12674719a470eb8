#pragma once

#include "central/Place.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QProcess>
#include <QUrl>
#include <optional>

namespace bhxh::test {

/// A real training central as a process of its own on a free port of 127.0.0.1, and what a test does with the world
/// behind it: time, mailbox, faults, policy. All calls wait for their answer (10 s at most) and turn the event loop
/// meanwhile, so a desk in the same thread goes on living.
class TrainingRoom
{
public:
    /// An invented citizen, in clear.
    struct Person
    {
        QString id;
        QString insuranceNumber;
        QString personalId;
        QStringList formerNumbers;
        QString fullName;
        QString birthDate;
        QString email;
    };

    struct Mail
    {
        QString id;
        QString to;
        QString kind; ///< "proof-code", "one-time-code", "password", "notice-old", "notice-new"
        QByteArray raw;
        /// Of a mail that holds a code; empty for all others.
        [[nodiscard]] QString code() const;
    };

    TrainingRoom() = default;
    ~TrainingRoom();
    Q_DISABLE_COPY_MOVE(TrainingRoom)

    /// Starts it and waits for its ready line, 60 s at the most. False: it didn't come (whyNot() tells).
    bool open(int citizens = 5000);
    [[nodiscard]] const QString& whyNot() const { return m_whyNot; }
    [[nodiscard]] central::Place place() const;
    /// The API of every place() from now on is reached by this port of 127.0.0.1, a FaultProxy's; 0: directly. The
    /// provider stays where it is, as its tokens name it.
    void setApiPort(quint16 port) { m_apiPort = port; }
    [[nodiscard]] QUrl training(const QString& path) const;
    /// As after opening: no faults, the default policy. Time and records stay as they are.
    void tidy();

    /// The next citizen of a kind; one is never handed out twice (of 5000 there are about 28 of each kind).
    Person person(const QString& trait);
    void advanceClock(int seconds);
    void setPolicy(const QJsonObject& members);
    /// "delivered", "bounced", "held"
    void setMailOutcome(const QString& to, const QString& outcome);
    /// The next `times` calls of an operation of the contract.
    void setFault(const QString& operationId, const QString& fault, int times = 1);
    void clearFaults();
    /// Somebody else changes the record.
    void touch(const QString& citizenId);
    QList<Mail> mails(const QString& to, const QString& kind = {});
    /// The code of the newest mail of this kind; empty where there is none.
    QString newestCode(const QString& to, const QString& kind);
    QString smartOtp(const QString& citizenId);
    /// The citizen types the code on the portal; the HTTP status.
    int typeOnPortal(const QString& number, const QString& code);

    /// Of a member of the training staff.
    QString nameOf(const QString& loginHint);
    /// Whether the provider no longer takes this refresh token (asking with a good one uses it up).
    bool isRefused(const QByteArray& refreshToken);

    struct Answer
    {
        int status = 0;
        QJsonDocument body;
    };
    Answer call(const QByteArray& method, const QString& path, const QJsonObject& body = {});

private:
    Answer answerTo(QNetworkRequest request, const QByteArray& method, const QByteArray& body);

    QProcess m_process;
    QNetworkAccessManager m_network;
    QJsonObject m_ready;
    QString m_whyNot;
    quint16 m_apiPort = 0;
    QMap<QString, int> m_handedOut;
};

} // namespace bhxh::test
