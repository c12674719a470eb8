#include "ScriptedServer.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <memory>

namespace bhxh::test {

ScriptedServer::ScriptedServer()
{
    connect(&m_server, &QTcpServer::newConnection, this, &ScriptedServer::welcome);
    m_server.listen(QHostAddress::LocalHost, 0);
}

QUrl ScriptedServer::url(const QString& path) const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_server.serverPort());
    url.setPath(path);
    return url;
}

void ScriptedServer::on(const QByteArray& verbAndPath, const QList<Step>& steps)
{
    m_steps[verbAndPath] = steps;
}

QList<ScriptedServer::Seen> ScriptedServer::seen(const QByteArray& path) const
{
    QList<Seen> found;
    for (const Seen& one : m_seen) {
        if (one.target.split('?').constFirst() == path)
            found.append(one);
    }
    return found;
}

void ScriptedServer::welcome()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        ++m_open;
        auto received = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            --m_open;
            socket->deleteLater();
        });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, received] { read(socket, *received); });
    }
}

void ScriptedServer::read(QTcpSocket* socket, QByteArray& received)
{
    received += socket->readAll();
    const qsizetype headEnd = received.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    const QList<QByteArray> lines = received.first(headEnd).split('\n');
    const QList<QByteArray> first = lines.constFirst().trimmed().split(' ');
    Seen seen{first.value(0), first.value(1), {}, {}};
    for (const QByteArray& line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        seen.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    const qsizetype length = seen.headers.value("content-length").toLongLong();
    if (received.size() < headEnd + 4 + length)
        return;
    seen.body = received.mid(headEnd + 4, length);
    received.remove(0, headEnd + 4 + length);
    m_seen.append(seen);

    QList<Step>& steps = m_steps[seen.verb + ' ' + seen.target.split('?').constFirst()];
    if (steps.isEmpty())
        return problem(404, "not-found")(*socket, seen);
    const Step step = steps.size() > 1 ? steps.takeFirst() : steps.constFirst();
    step(*socket, seen);
}

ScriptedServer::Step ScriptedServer::reply(int status, const QByteArray& type, const QByteArray& body,
                                           const QByteArray& moreHeaders)
{
    return raw("HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Type: " + type +
                   "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + moreHeaders + "\r\n" + body,
               false);
}

ScriptedServer::Step ScriptedServer::json(int status, const QByteArray& body, const QByteArray& moreHeaders)
{
    return reply(status, "application/json", body, moreHeaders);
}

ScriptedServer::Step ScriptedServer::problem(int status, const QByteArray& type, const QByteArray& moreMembers,
                                             const QByteArray& moreHeaders)
{
    const QByteArray body = R"({"type":")" + type + R"(","title":"t","status":)" + QByteArray::number(status) +
                            (moreMembers.isEmpty() ? QByteArray() : "," + moreMembers) + "}";
    return reply(status, "application/problem+json", body, moreHeaders);
}

ScriptedServer::Step ScriptedServer::raw(const QByteArray& bytes, bool thenClose)
{
    return [bytes, thenClose](QTcpSocket& socket, const Seen&) {
        socket.write(bytes);
        if (thenClose)
            socket.disconnectFromHost();
    };
}

ScriptedServer::Step ScriptedServer::closeWithoutAnswer()
{
    return [](QTcpSocket& socket, const Seen&) { socket.abort(); };
}

ScriptedServer::Step ScriptedServer::hang()
{
    return [](QTcpSocket&, const Seen&) {};
}

} // namespace bhxh::test
