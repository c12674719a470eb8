#pragma once

#include "central/Callback.h"
#include "secret/SecretBytes.h"
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <functional>

class QTcpSocket;

namespace bhxh::central {

/// The loopback listener of one sign-in (RFC 8252, 7.3): 127.0.0.1, a port of the system's, GET /callback only.
/// Everything else is answered and forgotten. The browser's connection that brought the right `state` is kept open
/// until the sign-in is over, so that its page tells the truth.
class Listener : public QObject
{
    Q_OBJECT

public:
    /// `refused` is the page for whatever isn't the callback that is waited for.
    Listener(secret::SecretBytes state, QByteArray refused, QObject* parent = nullptr);
    ~Listener() override;

    /// False: no port to be had.
    bool listen();
    [[nodiscard]] QString redirect() const; ///< http://127.0.0.1:port/callback

    /// The last word to the browser that waits: a whole HTML page.
    void answer(const QByteArray& page);

signals:
    /// Once, with the state that was asked for.
    void arrived(const bhxh::central::Callback& callback);

private:
    void welcome();
    void read(QTcpSocket* socket, QByteArray& received);
    void reply(QTcpSocket* socket, const QByteArray& status, const QByteArray& page, const QByteArray& more = {});
    [[nodiscard]] QByteArray host() const;

    secret::SecretBytes m_state;
    QByteArray m_refused;
    QTcpServer m_server;
    QPointer<QTcpSocket> m_browser;
    bool m_arrived = false;
    int m_open = 0;
};

} // namespace bhxh::central
