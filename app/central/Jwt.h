#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>
#include <optional>

namespace bhxh::central {

/// A signed token in its compact form (RFC 7519, RFC 7515), taken apart and not yet believed.
struct Jwt
{
    QString algorithm; ///< `alg`
    QString keyId;     ///< `kid`; empty where none
    QJsonObject claims;
    QByteArray signedText; ///< what the signature stands for
    QByteArray signature;

    /// Nothing where it isn't three parts of base64url, or names extensions (`crit`) that must be understood and
    /// aren't.
    static std::optional<Jwt> parse(QByteArrayView text);
};

/// base64url without padding, strictly.
std::optional<QByteArray> fromBase64Url(const QByteArray& text);

} // namespace bhxh::central
