#pragma once

#include "FakeProvider.h"
#include "central/CentralClock.h"
#include "central/SignIn.h"
#include "central/Tokens.h"
#include <QTcpSocket>
#include <QTest>

namespace bhxh::test {

inline const QByteArray WelcomePage = "<p>Đã đăng nhập</p>";
inline const QByteArray RefusedPage = "<p>Chưa đăng nhập được</p>";

/// A desk that signs in at a scripted provider.
struct LoginDesk
{
    explicit LoginDesk(TestKey::Kind kind = TestKey::Kind::Ec) : provider(kind) {}

    FakeProvider provider;
    central::CentralClock clock;
    central::Tokens tokens{provider.place(), clock};
    central::SignIn login{provider.place(), provider.browser(), {WelcomePage, RefusedPage}, clock, tokens};

    /// Up to the moment when the browser was sent to the provider, or the sign-in ended.
    QFuture<domain::Outcome<central::SignedIn>> begin(const central::SignInRequest& request = {})
    {
        provider.authorization.clear();
        auto future = login.begin(request);
        (void)QTest::qWaitFor([&] { return !provider.authorization.isEmpty() || future.isFinished(); }, 5'000);
        return future;
    }
};

/// What somebody on this computer sends to the listener, and what comes back until it closes.
struct Visitor
{
    QTcpSocket socket;
    QByteArray received;

    explicit Visitor(quint16 port)
    {
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [this] { received += socket.readAll(); });
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        (void)QTest::qWaitFor([this] { return socket.state() != QAbstractSocket::ConnectingState; }, 5'000);
    }
    void send(const QByteArray& bytes)
    {
        if (!isOpen())
            return;
        socket.write(bytes);
        socket.flush();
    }
    [[nodiscard]] bool isOpen() const { return socket.state() == QAbstractSocket::ConnectedState; }
    bool isClosed(int milliseconds = 5'000)
    {
        return QTest::qWaitFor([this] { return socket.state() == QAbstractSocket::UnconnectedState; }, milliseconds);
    }
    [[nodiscard]] bool wasRefused() const { return socket.error() == QAbstractSocket::ConnectionRefusedError; }
    [[nodiscard]] QByteArray status() const { return received.mid(9, 3); }
    [[nodiscard]] QByteArray page() const { return received.mid(received.indexOf("\r\n\r\n") + 4); }
};

} // namespace bhxh::test
