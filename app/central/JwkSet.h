#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>
#include <optional>

namespace bhxh::central {

/// One public key of a provider (RFC 7517), its numbers decoded and not yet looked at.
struct Jwk
{
    QString type;      ///< kty: RSA, EC, OKP
    QString keyId;     ///< kid
    QString algorithm; ///< alg; empty: any that fits the type
    QString curve;     ///< crv
    QByteArray n;      ///< RSA modulus
    QByteArray e;      ///< RSA exponent
    QByteArray x;      ///< EC, OKP
    QByteArray y;      ///< EC

    /// RS256 for RSA, ES256 for EC P-256, EdDSA for OKP Ed25519: nothing else.
    [[nodiscard]] bool fits(const QString& wantedAlgorithm) const;
};

/// The keys that a provider signs with. Keys for encryption and keys of unknown kinds are left out.
class JwkSet
{
public:
    explicit JwkSet(const QJsonObject& object);

    /// The key of that id for that algorithm. Without an id the only one that fits; several are ambiguous: nothing.
    [[nodiscard]] std::optional<Jwk> find(const QString& keyId, const QString& algorithm) const;

private:
    QList<Jwk> m_keys;
};

} // namespace bhxh::central
