#include "central/Listener.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>
#include <memory>

namespace bhxh::central {

using namespace Qt::StringLiterals;

namespace {
constexpr int MostConnections = 32;
constexpr qsizetype LargestRequest = 16 * 1024;
constexpr int RequestMilliseconds = 10'000;
constexpr int CloseMilliseconds = 2'000;
} // namespace

Listener::Listener(secret::SecretBytes state, QByteArray refused, QObject* parent)
    : QObject(parent), m_state(std::move(state)), m_refused(std::move(refused))
{
    connect(&m_server, &QTcpServer::newConnection, this, &Listener::welcome);
}

Listener::~Listener()
{
    answer(m_refused);
}

bool Listener::listen()
{
    return m_server.listen(QHostAddress(QHostAddress::LocalHost), 0);
}

QByteArray Listener::host() const
{
    return "127.0.0.1:" + QByteArray::number(m_server.serverPort());
}

QString Listener::redirect() const
{
    return u"http://"_s + QString::fromLatin1(host()) + u"/callback"_s;
}

void Listener::welcome()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        if (m_open >= MostConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_open;
        socket->setReadBufferSize(LargestRequest + 1);
        auto received = std::make_shared<QByteArray>();
        auto* patience = new QTimer(socket);
        patience->setSingleShot(true);
        connect(patience, &QTimer::timeout, socket, [socket] { socket->abort(); });
        connect(socket, &QTcpSocket::disconnected, this, [this] { --m_open; });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, received] { read(socket, *received); });
        connect(this, &Listener::arrived, patience, [this, socket, patience] {
            if (m_browser == socket)
                patience->stop();
        });
        patience->start(RequestMilliseconds);
    }
}

void Listener::read(QTcpSocket* socket, QByteArray& received)
{
    const QByteArray piece = socket->readAll();
    if (m_browser == socket || socket->property("answered").toBool())
        return;
    received += piece;
    const Callback callback = Callback::read(received, host());
    switch (callback.kind) {
    case Callback::Kind::Incomplete:
        if (received.size() > LargestRequest)
            reply(socket, "431 Request Header Fields Too Large", m_refused);
        return;
    case Callback::Kind::Malformed:
        return reply(socket, "400 Bad Request", m_refused);
    case Callback::Kind::NotGet:
        return reply(socket, "405 Method Not Allowed", m_refused, "Allow: GET\r\n");
    case Callback::Kind::ElsewherePath:
        return reply(socket, "404 Not Found", m_refused);
    case Callback::Kind::Arrived:
        break;
    }
    if (m_arrived || !(secret::SecretBytes::copyOf(callback.state) == m_state))
        return reply(socket, "400 Bad Request", m_refused);
    m_arrived = true;
    m_browser = socket;
    emit arrived(callback);
}

void Listener::reply(QTcpSocket* socket, const QByteArray& status, const QByteArray& page, const QByteArray& more)
{
    socket->setProperty("answered", true);
    socket->write("HTTP/1.1 " + status +
                  "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + QByteArray::number(page.size()) +
                  "\r\nCache-Control: no-store\r\nConnection: close\r\nReferrer-Policy: no-referrer\r\n"
                  "X-Content-Type-Options: nosniff\r\n"
                  "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
                  "form-action 'none'; frame-ancestors 'none'\r\n" +
                  more + "\r\n" + page);
    socket->flush();
    socket->disconnectFromHost();
    // Who doesn't close from their side is closed.
    QTimer::singleShot(CloseMilliseconds, socket, [socket] { socket->abort(); });
}

void Listener::answer(const QByteArray& page)
{
    if (QTcpSocket* socket = m_browser.data()) {
        m_browser.clear();
        // Outlives the listener, which goes with its sign-in, by the moment that the page takes.
        socket->disconnect(this);
        socket->setParent(nullptr);
        reply(socket, "200 OK", page);
    }
}

} // namespace bhxh::central
