#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>
#include <functional>

class QTcpSocket;

namespace bhxh::test {

/// A server whose whole behaviour stands in the test: what arrives is kept, and each path answers by its list of steps,
/// one a request; the last one goes on for ever. 127.0.0.1, a port of the system's.
class ScriptedServer : public QObject
{
    Q_OBJECT

public:
    struct Seen
    {
        QByteArray verb;
        QByteArray target;
        QHash<QByteArray, QByteArray> headers; ///< names in lower case
        QByteArray body;
    };
    using Step = std::function<void(QTcpSocket&, const Seen&)>;

    ScriptedServer();

    [[nodiscard]] QUrl url(const QString& path = {}) const;
    /// "GET /me"; the query doesn't count.
    void on(const QByteArray& verbAndPath, const QList<Step>& steps);
    [[nodiscard]] const QList<Seen>& seen() const { return m_seen; }
    [[nodiscard]] QList<Seen> seen(const QByteArray& path) const;
    [[nodiscard]] int connectionsOpen() const { return m_open; }

    static Step json(int status, const QByteArray& body, const QByteArray& moreHeaders = {});
    static Step problem(int status, const QByteArray& type, const QByteArray& moreMembers = {},
                        const QByteArray& moreHeaders = {});
    static Step reply(int status, const QByteArray& type, const QByteArray& body, const QByteArray& moreHeaders = {});
    static Step raw(const QByteArray& bytes, bool thenClose);
    static Step closeWithoutAnswer();
    static Step hang();

private:
    void welcome();
    void read(QTcpSocket* socket, QByteArray& received);

    QTcpServer m_server;
    QHash<QByteArray, QList<Step>> m_steps;
    QList<Seen> m_seen;
    int m_open = 0;
};

} // namespace bhxh::test
