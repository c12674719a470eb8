#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <tl/expected.hpp>

#include <memory>

struct evp_pkey_st;

namespace bhxh::training {

/// The RSA key (2048 bits) that signs ID tokens, kept in a file of its own so that it lives as long as the store does.
class SigningKey
{
public:
    /// Reads the key at `path` (PEM), or makes one there with mode 0600. Or why it can't, in words.
    [[nodiscard]] static tl::expected<SigningKey, QString> open(const QString& path);

    /// A JSON Web Key (RFC 7517) of the public half.
    [[nodiscard]] QJsonObject publicJwk() const;
    /// A signed JWT (RS256) of these claims; empty where OpenSSL failed.
    [[nodiscard]] QByteArray signedToken(const QJsonObject& claims) const;

private:
    struct Free
    {
        void operator()(evp_pkey_st* key) const;
    };
    using Key = std::unique_ptr<evp_pkey_st, Free>;

    explicit SigningKey(Key key);
    [[nodiscard]] static Key read(const QString& path);
    [[nodiscard]] static bool write(evp_pkey_st* key, const QString& path);

    Key m_key;
    QString m_keyId; ///< thumbprint (RFC 7638)
    QString m_modulus;
    QString m_exponent;
};

/// base64url without padding (RFC 7515).
[[nodiscard]] QByteArray base64Url(const QByteArray& bytes);
[[nodiscard]] QByteArray sha256(const QByteArray& bytes);

} // namespace bhxh::training
