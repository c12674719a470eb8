#include "central/IdToken.h"

#include "central/Jwt.h"
#include "central/SignInFailures.h"
#include "central/SignatureCheck.h"
#include <QCryptographicHash>
#include <QJsonArray>

namespace bhxh::central {

using namespace Qt::StringLiterals;
using domain::Outcome;

namespace {

constexpr qint64 LeewaySeconds = 120; // central-api.yaml, "Identity"

std::optional<qint64> seconds(const QJsonObject& claims, QLatin1StringView name)
{
    const QJsonValue value = claims[name];
    constexpr double Sane = 1e12;
    if (!value.isDouble() || value.toDouble() < 0 || value.toDouble() > Sane)
        return std::nullopt;
    return static_cast<qint64>(value.toDouble());
}

bool isForUs(const QJsonObject& claims, const QString& clientId)
{
    const QJsonValue audience = claims["aud"_L1];
    const QJsonArray all = audience.isArray() ? audience.toArray() : QJsonArray{audience};
    if (!all.contains(clientId))
        return false;
    const QJsonValue party = claims["azp"_L1];
    if (all.size() > 1 && party.isUndefined())
        return false;
    return party.isUndefined() || party.toString() == clientId;
}

/// The left half of the hash of the access token (Core, 3.1.3.6); EdDSA with Ed25519 hashes by SHA-512.
bool hashHolds(const Jwt& token, const secret::SecretBytes& accessToken)
{
    const QJsonValue claim = token.claims["at_hash"_L1];
    if (claim.isUndefined())
        return true;
    const auto kind = token.algorithm == "EdDSA"_L1 ? QCryptographicHash::Sha512 : QCryptographicHash::Sha256;
    const QByteArray hash = QCryptographicHash::hash(accessToken.view(), kind);
    return claim.toString().toLatin1() ==
           hash.first(hash.size() / 2).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// The first claim about time that doesn't hold; empty: all do.
QString wrongTime(const QJsonObject& claims, const IdTokenTerms& terms)
{
    const qint64 now = terms.now.toSecsSinceEpoch();
    const auto expires = seconds(claims, "exp"_L1);
    if (!expires || *expires + LeewaySeconds <= now)
        return u"exp"_s;
    const auto issued = seconds(claims, "iat"_L1);
    if (!issued || *issued > now + LeewaySeconds)
        return u"iat"_s;
    const auto authenticated = seconds(claims, "auth_time"_L1);
    const bool isAskedFor = terms.maxAgeSeconds.has_value() || terms.notAuthenticatedBefore.isValid();
    if (!authenticated && !isAskedFor && claims["auth_time"_L1].isUndefined())
        return {};
    if (!authenticated || *authenticated > now + LeewaySeconds)
        return u"auth_time"_s;
    if (terms.maxAgeSeconds && *authenticated + *terms.maxAgeSeconds + LeewaySeconds < now)
        return u"auth_time"_s;
    if (terms.notAuthenticatedBefore.isValid() &&
        *authenticated + LeewaySeconds < terms.notAuthenticatedBefore.toSecsSinceEpoch())
        return u"auth_time"_s;
    return {};
}

/// The first claim that doesn't hold; empty: all do.
QString wrongClaim(const Jwt& token, const IdTokenTerms& terms)
{
    const QJsonObject& claims = token.claims;
    if (claims["iss"_L1].toString() != terms.issuer)
        return u"iss"_s;
    if (!isForUs(claims, terms.clientId))
        return u"aud"_s;
    if (!(secret::SecretBytes::utf8(claims["nonce"_L1].toString()) == terms.nonce))
        return u"nonce"_s;
    if (!hashHolds(token, terms.accessToken))
        return u"at_hash"_s;
    return wrongTime(claims, terms);
}

} // namespace

Outcome<SignedIn> checkIdToken(const secret::SecretBytes& text, const JwkSet& keys, const IdTokenTerms& terms)
{
    const auto refuse = [](const QString& fact) { return domain::failed(signInNotConfirmed(fact)); };
    const std::optional<Jwt> token = Jwt::parse(text.view());
    if (!token)
        return refuse(u"id_token"_s);
    static const QStringList Accepted{u"RS256"_s, u"ES256"_s, u"EdDSA"_s};
    if (!Accepted.contains(token->algorithm))
        return refuse(u"alg"_s);
    const std::optional<Jwk> key = keys.find(token->keyId, token->algorithm);
    if (!key)
        return refuse(u"kid"_s);
    if (!signatureHolds(*token, *key))
        return refuse(u"signature"_s);
    const QString wrong = wrongClaim(*token, terms);
    if (!wrong.isEmpty())
        return refuse(wrong);
    const auto subject = domain::StaffId::parse(token->claims["sub"_L1].toString());
    if (!subject)
        return refuse(u"sub"_s);
    SignedIn who{.subject = *subject, .authenticatedAt = {}};
    if (const auto authenticated = seconds(token->claims, "auth_time"_L1))
        who.authenticatedAt = QDateTime::fromSecsSinceEpoch(*authenticated, Qt::UTC);
    return who;
}

QString sessionOf(const secret::SecretBytes& text)
{
    const std::optional<Jwt> token = Jwt::parse(text.view());
    return token ? token->claims["sid"_L1].toString() : QString();
}

} // namespace bhxh::central
