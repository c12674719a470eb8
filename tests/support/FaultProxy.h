#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QTimer>
#include <QUrl>
#include <optional>

class QTcpSocket;

namespace bhxh::test {

/// A line that can be spoiled: TCP between a desk and a central, on a port of 127.0.0.1 that the system gives and that
/// stays this proxy's while it is closed. Lives in the thread of its test, whose event loop has to turn. What has been
/// done to a connection stays done to it: the central's return is seen by new ones.
class FaultProxy : public QObject
{
    Q_OBJECT

public:
    enum class Mode {
        Pass,
        Refuse,     ///< nobody listens; what is there is reset
        Reset,      ///< every new connection is accepted and reset; what is there is reset
        Swallow,    ///< everything is accepted, nothing is ever answered, neither on connections that are there
        Html,       ///< a captive portal: 200 text/html to everything
        Redirect,   ///< the other kind of captive portal: 302 to a page of its own
        BadGateway, ///< a gateway whose central is down: 503 text/html, with Retry-After (setRetryAfter)
    };

    /// @param central where it leads: its host and port
    explicit FaultProxy(const QUrl& central, QObject* parent = nullptr);
    ~FaultProxy() override;

    [[nodiscard]] quint16 port() const { return m_port; }
    void set(Mode mode);
    /// Of BadGateway, in seconds; 0: none.
    void setRetryAfter(int seconds) { m_retryAfter = seconds; }
    /// Resets every connection now; new ones pass as the mode says.
    void cut();
    /// From now on a connection is reset once this many bytes of replies went through it, the rest of the reply unsent;
    /// 0: as soon as the central has answered at all. Nothing: never.
    void cutAfter(std::optional<qint64> bytesOfReply);
    /// From now on a request whose first lines hold this gets this JSON with this status, or (0) a page of HTML from a
    /// gateway, while everything else passes. An empty path: none.
    void spoil(const QByteArray& path, int status = 0, const QByteArray& json = {});
    /// Requests that were spoiled so far.
    [[nodiscard]] int spoiled() const { return m_spoiledCount; }
    /// From now on replies come at this pace on each connection. Nothing: as fast as can be.
    void slowDown(std::optional<int> bytesASecond) { m_pace = bytesASecond; }
    /// From now on all replies together come at this pace, and the one that began first goes first: a line that is
    /// full. Nothing: as fast as can be.
    void fill(std::optional<int> bytesASecond);
    /// Bytes of replies that went through so far.
    [[nodiscard]] qint64 sent() const { return m_sent; }

    /// Connections that were accepted so far.
    [[nodiscard]] int accepted() const { return m_accepted; }

private:
    class Pair;
    [[nodiscard]] QList<Pair*> pairs() const;
    void listen();
    void sendInTurn();
    void welcome();

    QUrl m_central;
    QTcpServer m_server;
    int m_reserved = -1; ///< a socket that holds the port, and never listens
    quint16 m_port = 0;
    Mode m_mode = Mode::Pass;
    int m_retryAfter = 0;
    int m_accepted = 0;
    std::optional<qint64> m_cutAfter;
    std::optional<int> m_pace;
    QTimer m_full;          ///< while the line is full
    int m_together = 0;     ///< bytes a tick, then
    QList<Pair*> m_waiting; ///< who has something to send, then; first come, first served
    qint64 m_sent = 0;
    QByteArray m_spoiled;
    QByteArray m_instead; ///< of what is spoiled
    int m_spoiledCount = 0;
};

} // namespace bhxh::test
