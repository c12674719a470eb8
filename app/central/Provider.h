#pragma once

#include "central/JwkSet.h"
#include "central/Line.h"
#include "central/Place.h"
#include "secret/SecretBytes.h"
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
    QUrl revocation;           ///< empty: none
    QUrl endSession;           ///< empty: none (RP-Initiated Logout 1.0)
    bool namesItself = false;  ///< `iss` stands in every callback (RFC 9207)
    bool knowsConsent = false; ///< `prompt=consent` may be asked: it names it, or names no prompts at all
};

/// What the token endpoint handed out.
struct Grant
{
    secret::SecretBytes access;
    secret::SecretBytes refresh; ///< empty: none (or, on refresh, the one before stays good)
    secret::SecretBytes idToken; ///< empty: none
    QDateTime expiresAt;         ///< on the central's clock
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
    /// What it said last, however old; nothing: it wasn't asked yet.
    [[nodiscard]] const std::optional<Endpoints>& lastEndpoints() const { return m_known; }
    /// `mayBeKept`: those of the last hour will do.
    Result<KnownKeys> keys(bool mayBeKept);
    Result<Granted> redeem(const QByteArray& code, const secret::SecretBytes& verifier, const QString& redirect);
    Result<Granted> refresh(const secret::SecretBytes& refreshToken);
    /// Nobody waits for it: the token is worth nothing to us whatever becomes of this.
    void revoke(const secret::SecretBytes& token);

private:
    struct Form
    {
        QList<QPair<QByteArray, QByteArray>> fields;
        QByteArray secretName;
        secret::SecretBytes secret; ///< its value, put into the body only when that is sent
    };
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
