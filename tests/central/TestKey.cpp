#include "TestKey.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <functional>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace bhxh::test {

using namespace Qt::StringLiterals;

namespace {

QString base64(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QByteArray numberOf(EVP_PKEY* key, const char* name, int width = 0)
{
    BIGNUM* number = nullptr;
    EVP_PKEY_get_bn_param(key, name, &number);
    QByteArray bytes(width > 0 ? width : BN_num_bytes(number), '\0');
    BN_bn2binpad(number, reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    BN_free(number);
    return bytes;
}

QByteArray pem(const std::function<void(BIO*)>& write)
{
    BIO* memory = BIO_new(BIO_s_mem());
    write(memory);
    char* text = nullptr;
    const auto length = BIO_get_mem_data(memory, &text);
    const QByteArray bytes(text, length);
    BIO_free(memory);
    return bytes;
}

} // namespace

TestKey::TestKey(Kind kind, QString keyId) : m_kind(kind), m_keyId(std::move(keyId))
{
    switch (kind) {
    case Kind::Rsa:
        m_key = EVP_RSA_gen(2048U);
        break;
    case Kind::SmallRsa:
        m_key = EVP_RSA_gen(1024U);
        break;
    case Kind::Ec:
        m_key = EVP_EC_gen("P-256");
        break;
    case Kind::Ed:
        m_key = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
        break;
    }
}

TestKey::~TestKey()
{
    EVP_PKEY_free(m_key);
}

QString TestKey::algorithm() const
{
    return m_kind == Kind::Ec ? u"ES256"_s : m_kind == Kind::Ed ? u"EdDSA"_s : u"RS256"_s;
}

QJsonObject TestKey::jwk() const
{
    QJsonObject jwk{{u"kid"_s, m_keyId}, {u"use"_s, u"sig"_s}};
    if (m_kind == Kind::Ec) {
        jwk.insert(u"kty"_s, u"EC"_s);
        jwk.insert(u"crv"_s, u"P-256"_s);
        jwk.insert(u"x"_s, base64(numberOf(m_key, OSSL_PKEY_PARAM_EC_PUB_X, 32)));
        jwk.insert(u"y"_s, base64(numberOf(m_key, OSSL_PKEY_PARAM_EC_PUB_Y, 32)));
    } else if (m_kind == Kind::Ed) {
        QByteArray raw(32, '\0');
        size_t length = 32;
        EVP_PKEY_get_raw_public_key(m_key, reinterpret_cast<unsigned char*>(raw.data()), &length);
        jwk.insert(u"kty"_s, u"OKP"_s);
        jwk.insert(u"crv"_s, u"Ed25519"_s);
        jwk.insert(u"x"_s, base64(raw));
    } else {
        jwk.insert(u"kty"_s, u"RSA"_s);
        jwk.insert(u"n"_s, base64(numberOf(m_key, OSSL_PKEY_PARAM_RSA_N)));
        jwk.insert(u"e"_s, base64(numberOf(m_key, OSSL_PKEY_PARAM_RSA_E)));
    }
    return jwk;
}

QByteArray TestKey::jwks() const
{
    return QJsonDocument(QJsonObject{{u"keys"_s, QJsonArray{jwk()}}}).toJson();
}

QByteArray TestKey::signature(const QByteArray& text) const
{
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    EVP_DigestSignInit(context, nullptr, m_kind == Kind::Ed ? nullptr : EVP_sha256(), nullptr, m_key);
    size_t length = 512;
    QByteArray bytes(512, '\0');
    EVP_DigestSign(context, reinterpret_cast<unsigned char*>(bytes.data()), &length,
                   reinterpret_cast<const unsigned char*>(text.constData()), static_cast<size_t>(text.size()));
    EVP_MD_CTX_free(context);
    bytes.resize(static_cast<qsizetype>(length));
    if (m_kind != Kind::Ec)
        return bytes;
    const auto* der = reinterpret_cast<const unsigned char*>(bytes.constData());
    ECDSA_SIG* ec = d2i_ECDSA_SIG(nullptr, &der, static_cast<long>(length));
    QByteArray joined(64, '\0');
    auto* out = reinterpret_cast<unsigned char*>(joined.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(ec), out, 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(ec), out + 32, 32);
    ECDSA_SIG_free(ec);
    return joined;
}

QByteArray TestKey::sign(const QJsonObject& claims, const QJsonObject& header) const
{
    QJsonObject whole{{u"alg"_s, algorithm()}, {u"kid"_s, m_keyId}, {u"typ"_s, u"JWT"_s}};
    for (auto member = header.begin(); member != header.end(); ++member)
        whole.insert(member.key(), member.value());
    const QByteArray text = (base64(QJsonDocument(whole).toJson(QJsonDocument::Compact)) + u'.' +
                             base64(QJsonDocument(claims).toJson(QJsonDocument::Compact)))
                                .toLatin1();
    return text + '.' + base64(signature(text)).toLatin1();
}

QByteArray TestKey::keyPem() const
{
    return pem([this](BIO* bio) { PEM_write_bio_PrivateKey(bio, m_key, nullptr, nullptr, 0, nullptr, nullptr); });
}

QByteArray TestKey::selfSignedPem() const
{
    X509* certificate = X509_new();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, m_key);
    X509_NAME* name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("127.0.0.1"), -1, -1,
                               0);
    X509_set_issuer_name(certificate, name);
    X509_sign(certificate, m_key, EVP_sha256());
    const QByteArray text = pem([certificate](BIO* bio) { PEM_write_bio_X509(bio, certificate); });
    X509_free(certificate);
    return text;
}

} // namespace bhxh::test
