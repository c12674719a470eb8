#pragma once

#include "central/Place.h"
#include "domain/Outcome.h"
#include <QDateTime>
#include <QFuture>
#include <QObject>
#include <memory>

namespace bhxh::central {

class CentralClock;

/// The tokens of who is signed in, in memory only, overwritten when forgotten. Hands out an access token that is still
/// good, refreshing it ahead of its expiry, once at a time however many requests wait (RFC 9700: rotation). Never
/// logged, never printed. GUI thread.
class Tokens : public QObject
{
    Q_OBJECT

public:
    struct Set
    {
        QByteArray access;
        QByteArray refresh;
        QDateTime expiresAt; ///< on the central's clock
    };

    /// `clock` outlives this.
    Tokens(Place place, CentralClock& clock, QObject* parent = nullptr);
    ~Tokens() override;

    void take(Set set);
    void forget();
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] QByteArray refreshToken() const;

    /// An access token with at least 30 seconds of life. Failures: NotSignedIn (none, or the refresh was refused: then
    /// all are forgotten), and those of the line.
    QFuture<domain::Outcome<QByteArray>> access();
    /// The central refused this access token: the next access() refreshes, whatever its age. Called with one that is
    /// not current it does nothing.
    void distrust(const QByteArray& accessToken);

private:
    class Refresh;
    [[nodiscard]] bool isGoodFor(int seconds) const;
    void refresh();
    void serve(const domain::Outcome<QByteArray>& outcome);

    Place m_place;
    CentralClock& m_clock;
    Set m_set;
    std::unique_ptr<Refresh> m_refresh;
};

} // namespace bhxh::central
