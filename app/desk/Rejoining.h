#pragma once

#include <QObject>
#include <QTimer>

namespace bhxh::desk {

class Connection;
class Session;

/// A desk that was opened by PIN alone asks the central who is at work here as soon as it can be asked, and again, at
/// longer and longer intervals, until it is answered: the session is no longer offline then. Where the member has no
/// token that the central could be asked with it comes to nothing, and nothing is sent. GUI thread.
class Rejoining : public QObject
{
    Q_OBJECT

public:
    /// Both outlive this.
    Rejoining(Session& session, Connection& connection, QObject* parent = nullptr);
    ~Rejoining() override;

private:
    [[nodiscard]] bool isDue() const;
    void look();
    void ask();

    Session& m_session;
    Connection& m_connection;
    QTimer m_next;
    int m_asked = 0; ///< since the line is back
};

} // namespace bhxh::desk
