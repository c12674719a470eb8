#include "central/SignatureCheck.h"

#include "central/JwkSet.h"
#include "central/Jwt.h"
#include <memory>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

namespace bhxh::central {

using namespace Qt::StringLiterals;

namespace {

template <auto Free>
struct FreedBy
{
    template <typename T>
    void operator()(T* pointer) const
    {
        Free(pointer);
    }
};
using KeyPointer = std::unique_ptr<EVP_PKEY, FreedBy<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, FreedBy<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, FreedBy<EVP_MD_CTX_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, FreedBy<OSSL_PARAM_free>>;
using ParameterBuilder = std::unique_ptr<OSSL_PARAM_BLD, FreedBy<OSSL_PARAM_BLD_free>>;
using Number = std::unique_ptr<BIGNUM, FreedBy<BN_free>>;
using EcSignature = std::unique_ptr<ECDSA_SIG, FreedBy<ECDSA_SIG_free>>;

constexpr int SmallestRsaBits = 2048;
constexpr qsizetype CoordinateBytes = 32; // P-256 and Ed25519

const unsigned char* raw(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

Number number(const QByteArray& bytes)
{
    return Number(BN_bin2bn(raw(bytes), static_cast<int>(bytes.size()), nullptr));
}

KeyPointer keyFrom(const char* type, OSSL_PARAM_BLD* builder)
{
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY* key = nullptr;
    if (parameters && context && EVP_PKEY_fromdata_init(context.get()) == 1)
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get());
    return KeyPointer(key);
}

KeyPointer rsaKey(const Jwk& jwk)
{
    const Number n = number(jwk.n);
    const Number e = number(jwk.e);
    const ParameterBuilder builder(OSSL_PARAM_BLD_new());
    if (!n || !e || !builder || BN_num_bits(n.get()) < SmallestRsaBits)
        return nullptr;
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
    return keyFrom("RSA", builder.get());
}

KeyPointer ecKey(const Jwk& jwk)
{
    const ParameterBuilder builder(OSSL_PARAM_BLD_new());
    if (jwk.x.size() != CoordinateBytes || jwk.y.size() != CoordinateBytes || !builder)
        return nullptr;
    const QByteArray point = '\x04' + jwk.x + jwk.y; // SEC 1, 2.3.3: uncompressed
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.constData(),
                                     static_cast<size_t>(point.size()));
    return keyFrom("EC", builder.get());
}

KeyPointer edKey(const Jwk& jwk)
{
    if (jwk.x.size() != CoordinateBytes)
        return nullptr;
    return KeyPointer(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(jwk.x), static_cast<size_t>(jwk.x.size())));
}

/// JOSE writes r and s side by side (RFC 7518, 3.4); OpenSSL wants them as DER.
QByteArray derOf(const QByteArray& signature)
{
    const EcSignature ec(ECDSA_SIG_new());
    if (signature.size() != 2 * CoordinateBytes || !ec)
        return {};
    ECDSA_SIG_set0(ec.get(), number(signature.first(CoordinateBytes)).release(),
                   number(signature.last(CoordinateBytes)).release());
    unsigned char* der = nullptr;
    const int length = i2d_ECDSA_SIG(ec.get(), &der);
    const QByteArray bytes = length > 0 ? QByteArray(reinterpret_cast<const char*>(der), length) : QByteArray();
    OPENSSL_free(der);
    return bytes;
}

bool verifies(EVP_PKEY* key, const EVP_MD* digest, const QByteArray& signature, const QByteArray& text)
{
    const DigestContext context(EVP_MD_CTX_new());
    return key != nullptr && context && !signature.isEmpty() &&
           EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, key) == 1 &&
           EVP_DigestVerify(context.get(), raw(signature), static_cast<size_t>(signature.size()), raw(text),
                            static_cast<size_t>(text.size())) == 1;
}

} // namespace

bool signatureHolds(const Jwt& token, const Jwk& key)
{
    if (!key.fits(token.algorithm))
        return false;
    if (token.algorithm == "RS256"_L1)
        return verifies(rsaKey(key).get(), EVP_sha256(), token.signature, token.signedText);
    if (token.algorithm == "ES256"_L1)
        return verifies(ecKey(key).get(), EVP_sha256(), derOf(token.signature), token.signedText);
    return verifies(edKey(key).get(), nullptr, token.signature, token.signedText);
}

} // namespace bhxh::central
