#include "central/JwkSet.h"

#include "central/Jwt.h"
#include <QJsonArray>

namespace bhxh::central {

using namespace Qt::StringLiterals;

bool Jwk::fits(const QString& wantedAlgorithm) const
{
    if (!algorithm.isEmpty() && algorithm != wantedAlgorithm)
        return false;
    if (wantedAlgorithm == "RS256"_L1)
        return type == "RSA"_L1;
    if (wantedAlgorithm == "ES256"_L1)
        return type == "EC"_L1 && curve == "P-256"_L1;
    return wantedAlgorithm == "EdDSA"_L1 && type == "OKP"_L1 && curve == "Ed25519"_L1;
}

JwkSet::JwkSet(const QJsonObject& object)
{
    for (const QJsonValue value : object["keys"_L1].toArray()) {
        const QJsonObject key = value.toObject();
        const QString use = key["use"_L1].toString();
        if (!use.isEmpty() && use != "sig"_L1)
            continue;
        const auto number = [&](QLatin1StringView name) {
            return fromBase64Url(key[name].toString().toLatin1()).value_or(QByteArray());
        };
        m_keys.append({.type = key["kty"_L1].toString(),
                       .keyId = key["kid"_L1].toString(),
                       .algorithm = key["alg"_L1].toString(),
                       .curve = key["crv"_L1].toString(),
                       .n = number("n"_L1),
                       .e = number("e"_L1),
                       .x = number("x"_L1),
                       .y = number("y"_L1)});
    }
}

std::optional<Jwk> JwkSet::find(const QString& keyId, const QString& algorithm) const
{
    std::optional<Jwk> found;
    for (const Jwk& key : m_keys) {
        if (!key.fits(algorithm) || (!keyId.isEmpty() && key.keyId != keyId))
            continue;
        if (found)
            return std::nullopt;
        found = key;
    }
    return found;
}

} // namespace bhxh::central
