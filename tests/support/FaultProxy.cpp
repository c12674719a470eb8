#include "support/FaultProxy.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bhxh::test {

namespace {

constexpr int tick = 20; // ms

/// A bound socket that never listens: connecting is refused, and nobody else is given the port. Others may listen on it
/// who also allow the address to be used again, as QTcpServer does.
int reservePort(quint16& port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    if (::bind(socket, plain, size) != 0 || ::getsockname(socket, plain, &size) != 0)
        qFatal("no port of 127.0.0.1");
    port = ntohs(address.sin_port);
    return socket;
}

/// Closes it with a RST, whatever was still to be sent or read.
void reset(QTcpSocket* socket)
{
    const linger atOnce{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    socket->abort();
}

} // namespace

/// One connection of a desk, and the one to the central behind it.
class FaultProxy::Pair : public QObject
{
public:
    Pair(FaultProxy& proxy, QTcpSocket* desk) : QObject(&proxy), m_proxy(proxy), m_desk(desk)
    {
        m_desk->setParent(this);
        m_desk->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_tick.setInterval(tick);
        connect(&m_tick, &QTimer::timeout, this, [this] { sendReply(); });
        connect(m_desk, &QTcpSocket::readyRead, this, [this] { readRequest(); });
        connect(m_desk, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        connect(&m_central, &QTcpSocket::readyRead, this, [this] { readReply(); });
        connect(&m_central, &QTcpSocket::disconnected, this, [this] { centralClosed(); });
        connect(&m_central, &QTcpSocket::errorOccurred, this, [this] {
            if (m_central.state() != QAbstractSocket::ConnectedState)
                centralClosed();
        });
    }

    ~Pair() override { m_proxy.m_waiting.removeAll(this); }

    void cutNow()
    {
        m_desk->disconnect(this);
        m_central.disconnect(this);
        reset(m_desk);
        m_central.abort();
        deleteLater();
    }

    void countFromHere() { m_sent = 0; }

    [[nodiscard]] qsizetype hasToSend() const { return m_reply.size(); }

    void send(qsizetype bytes)
    {
        m_desk->write(m_reply.first(bytes));
        m_sent += bytes;
        m_proxy.m_sent += bytes;
        m_reply.remove(0, bytes);
        if (m_isOver && m_reply.isEmpty())
            m_desk->disconnectFromHost();
    }

    /// From here on nothing is heard of it.
    void swallow()
    {
        m_isSwallowed = true;
        m_tick.stop();
        m_central.disconnect(this);
        m_central.abort();
    }

private:
    void readRequest()
    {
        const QByteArray bytes = m_desk->readAll();
        if (m_isSwallowed)
            return;
        if (m_proxy.m_mode == Mode::Swallow)
            return swallow();
        const bool isSpoiled = !m_proxy.m_spoiled.isEmpty() && bytes.contains(m_proxy.m_spoiled);
        if (isSpoiled)
            ++m_proxy.m_spoiledCount;
        if (m_proxy.m_mode != Mode::Pass || isSpoiled)
            return answerInstead(bytes);
        if (m_central.state() == QAbstractSocket::UnconnectedState)
            m_central.connectToHost(QHostAddress(m_proxy.m_central.host()),
                                    static_cast<quint16>(m_proxy.m_central.port()));
        m_central.write(bytes); // waits in its buffer until it is connected
    }

    void readReply()
    {
        m_reply += m_central.readAll();
        sendReply();
    }

    void sendReply()
    {
        if (m_proxy.m_cutAfter && m_sent + m_reply.size() > *m_proxy.m_cutAfter) {
            m_desk->write(m_reply.first(std::max<qint64>(0, *m_proxy.m_cutAfter - m_sent)));
            m_desk->flush();
            return cutNow();
        }
        if (m_proxy.m_full.isActive()) {
            if (!m_reply.isEmpty() && !m_proxy.m_waiting.contains(this))
                m_proxy.m_waiting.append(this);
            return;
        }
        qsizetype now = m_reply.size();
        if (m_proxy.m_pace)
            now = std::min<qsizetype>(now, std::max(1, *m_proxy.m_pace * tick / 1'000));
        if (now == m_reply.size())
            m_tick.stop();
        else
            m_tick.start();
        send(now);
    }

    void centralClosed()
    {
        m_isOver = true;
        if (m_reply.isEmpty())
            m_desk->disconnectFromHost();
    }

    void answerInstead(const QByteArray& bytes)
    {
        m_request += bytes;
        if (!m_request.contains("\r\n\r\n"))
            return;
        m_request.clear();
        m_desk->write(m_proxy.m_mode == Mode::Pass && !m_proxy.m_instead.isEmpty() ? m_proxy.m_instead : instead());
        m_desk->disconnectFromHost();
    }

    [[nodiscard]] QByteArray instead() const
    {
        const QByteArray page = "<!doctype html><title>Wi-Fi</title><p>Please accept our terms.";
        QByteArray first = "200 OK";
        QByteArray more;
        if (m_proxy.m_mode == Mode::Redirect) {
            first = "302 Found";
            more = "Location: http://127.0.0.1/terms\r\n";
        } else if (m_proxy.m_mode == Mode::BadGateway) {
            first = "503 Service Unavailable";
            if (m_proxy.m_retryAfter > 0)
                more = "Retry-After: " + QByteArray::number(m_proxy.m_retryAfter) + "\r\n";
        }
        return "HTTP/1.1 " + first +
               "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + QByteArray::number(page.size()) +
               "\r\nConnection: close\r\n" + more + "\r\n" + page;
    }

    FaultProxy& m_proxy;
    QTcpSocket* m_desk;
    QTcpSocket m_central;
    QTimer m_tick;
    QByteArray m_request;
    QByteArray m_reply; ///< what has not been sent yet
    qint64 m_sent = 0;
    bool m_isSwallowed = false;
    bool m_isOver = false; ///< the central closed its side
};

FaultProxy::FaultProxy(const QUrl& central, QObject* parent) : QObject(parent), m_central(central)
{
    m_reserved = reservePort(m_port);
    m_full.setInterval(tick);
    connect(&m_full, &QTimer::timeout, this, &FaultProxy::sendInTurn);
    connect(&m_server, &QTcpServer::newConnection, this, &FaultProxy::welcome);
    listen();
}

FaultProxy::~FaultProxy()
{
    for (Pair* pair : pairs())
        delete pair;
    ::close(m_reserved);
}

/// Nothing else is a child of this.
QList<FaultProxy::Pair*> FaultProxy::pairs() const
{
    QList<Pair*> all;
    for (QObject* child : children())
        all.append(static_cast<Pair*>(child));
    return all;
}

void FaultProxy::listen()
{
    if (!m_server.isListening() && !m_server.listen(QHostAddress::LocalHost, m_port))
        qFatal("the proxy can't listen again: %s", qPrintable(m_server.errorString()));
}

void FaultProxy::set(Mode mode)
{
    m_mode = mode;
    if (mode == Mode::Refuse)
        m_server.close();
    else
        listen();
    if (mode == Mode::Refuse || mode == Mode::Reset)
        cut();
    if (mode == Mode::Swallow) {
        for (Pair* pair : pairs())
            pair->swallow();
    }
}

void FaultProxy::spoil(const QByteArray& path, int status, const QByteArray& json)
{
    m_spoiled = path;
    m_instead.clear();
    if (status == 0)
        return;
    const QByteArray type = status < 400 ? "application/json" : "application/problem+json";
    m_instead = "HTTP/1.1 " + QByteArray::number(status) + " Said\r\nContent-Type: " + type +
                "\r\nContent-Length: " + QByteArray::number(json.size()) + "\r\nConnection: close\r\n\r\n" + json;
}

void FaultProxy::fill(std::optional<int> bytesASecond)
{
    m_together = std::max(1, bytesASecond.value_or(0) * tick / 1'000);
    if (bytesASecond)
        return m_full.start();
    m_full.stop();
    for (Pair* pair : std::exchange(m_waiting, {}))
        pair->send(pair->hasToSend());
}

void FaultProxy::sendInTurn()
{
    for (qsizetype left = m_together; left > 0 && !m_waiting.isEmpty();) {
        Pair* pair = m_waiting.first();
        const qsizetype now = std::min(left, pair->hasToSend());
        left -= now;
        if (now == pair->hasToSend())
            m_waiting.removeFirst();
        pair->send(now);
    }
}

void FaultProxy::cut()
{
    for (Pair* pair : pairs())
        pair->cutNow();
}

void FaultProxy::cutAfter(std::optional<qint64> bytesOfReply)
{
    m_cutAfter = bytesOfReply;
    for (Pair* pair : pairs())
        pair->countFromHere();
}

void FaultProxy::welcome()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        ++m_accepted;
        auto* pair = new Pair(*this, socket);
        if (m_mode == Mode::Reset)
            pair->cutNow();
    }
}

} // namespace bhxh::test
