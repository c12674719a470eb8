#pragma once

#include "central/JwkSet.h"
#include "central/Line.h"
#include "central/Place.h"
#include <QFuture>
#include <QObject>
#include <QPromise>

namespace bhxh::central {

class CentralClock;

/// What the provider says of itself (OpenID Connect Discovery 1.0).
struct Endpoints
{
    QUrl authorization;
    QUrl token;
    QUrl keys;
    QUrl revocation;          ///< empty: none
    bool namesItself = false; ///< `iss` stands in every callback (RFC 9207)
};

/// What the token endpoint handed out.
struct Grant
{
    QByteArray access;
    QByteArray refresh;  ///< empty: none (or, on refresh, the one before stays good)
    QByteArray idToken;  ///< empty: none
    QDateTime expiresAt; ///< on the central's clock
    void forget();
};

/// The provider's keys, and whether they were fetched just now.
struct KnownKeys
{
    JwkSet set;
    bool isNew = true;
};

/// A grant, or nothing: the code or the refresh token was refused (`invalid_grant`).
using Granted = std::optional<Grant>;

/// The OpenID provider, as far as a public client talks to it: discovery (kept for an hour), keys, token endpoint,
/// revocation. Every address it names must be https, or http on loopback. Failures: those of the line,
/// CentralUnavailable for a 5xx, ProviderNotUnderstood for the rest. GUI thread.
class Provider : public QObject
{
    Q_OBJECT

public:
    template <typename T>
    using Result = QFuture<domain::Outcome<T>>;

    Provider(Place place, CentralClock& clock, QObject* parent = nullptr);
    ~Provider() override;

    [[nodiscard]] QString issuer() const;
    Result<Endpoints> endpoints();
    /// `mayBeKept`: those of the last hour will do.
    Result<KnownKeys> keys(bool mayBeKept);
    Result<Granted> redeem(const QByteArray& code, const QByteArray& verifier, const QString& redirect);
    Result<Granted> refresh(const QByteArray& refreshToken);
    /// Nobody waits for it: the token is worth nothing to us whatever becomes of this.
    void revoke(const QByteArray& token);

private:
    using Form = QList<QPair<QByteArray, QByteArray>>;
    Result<Granted> grant(const Form& form);
    QFuture<Line::Result> post(const QUrl& url, const Form& form);
    domain::Outcome<Endpoints> readEndpoints(const Answer& answer) const;
    domain::Outcome<Granted> readGrant(const Answer& answer);
    void learn(const Answer& answer);

    Place m_place;
    CentralClock& m_clock;
    std::optional<Endpoints> m_known;
    QDateTime m_knownSince;
    std::optional<JwkSet> m_keys;
    QDateTime m_keysSince;
    Line m_line; ///< last, so first to go: what is under way ends while the rest still stands
};

} // namespace bhxh::central
