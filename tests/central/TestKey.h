#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <openssl/evp.h>

namespace bhxh::test {

/// A key pair made for one test.
class TestKey
{
public:
    enum class Kind { Rsa, SmallRsa, Ec, Ed };

    explicit TestKey(Kind kind, QString keyId = QStringLiteral("k1"));
    ~TestKey();
    Q_DISABLE_COPY_MOVE(TestKey)

    [[nodiscard]] QJsonObject jwk() const;
    [[nodiscard]] QByteArray jwks() const;
    /// A compact JWS; members of `header` win over alg and kid of this key.
    [[nodiscard]] QByteArray sign(const QJsonObject& claims, const QJsonObject& header = {}) const;
    /// A certificate of its own name for 127.0.0.1, PEM, and its key: one that nobody trusts.
    [[nodiscard]] QByteArray selfSignedPem() const;
    [[nodiscard]] QByteArray keyPem() const;

private:
    [[nodiscard]] QString algorithm() const;
    [[nodiscard]] QByteArray signature(const QByteArray& text) const;

    Kind m_kind;
    QString m_keyId;
    EVP_PKEY* m_key = nullptr;
};

} // namespace bhxh::test
