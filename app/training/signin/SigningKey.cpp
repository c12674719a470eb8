#include "training/signin/SigningKey.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

using Bio = std::unique_ptr<BIO, decltype(&BIO_free_all)>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

QString bigNumber(evp_pkey_st* key, const char* name)
{
    BIGNUM* number = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &number) != 1)
        return {};
    QByteArray bytes(BN_num_bytes(number), '\0');
    BN_bn2bin(number, reinterpret_cast<unsigned char*>(bytes.data()));
    BN_free(number);
    return QString::fromLatin1(base64Url(bytes));
}

/// Whole, flushed, and readable by nobody else from its first moment on.
bool writePrivately(const QString& path, const char* bytes, std::size_t size)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return false;
    const bool isWritten = ::write(file, bytes, size) == static_cast<ssize_t>(size) && ::fsync(file) == 0;
    return ::close(file) == 0 && isWritten;
}

} // namespace

QByteArray base64Url(const QByteArray& bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray sha256(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

void SigningKey::Free::operator()(evp_pkey_st* key) const
{
    EVP_PKEY_free(key);
}

SigningKey::SigningKey(Key key)
    : m_key(std::move(key)), m_modulus(bigNumber(m_key.get(), OSSL_PKEY_PARAM_RSA_N)),
      m_exponent(bigNumber(m_key.get(), OSSL_PKEY_PARAM_RSA_E))
{
    // RFC 7638: the required members in this order, without blanks.
    const QString canonical = uR"({"e":"%1","kty":"RSA","n":"%2"})"_s.arg(m_exponent, m_modulus);
    m_keyId = QString::fromLatin1(base64Url(sha256(canonical.toLatin1())));
}

SigningKey::Key SigningKey::read(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    const QByteArray pem = file.readAll();
    const Bio bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())), &BIO_free_all);
    Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
    const bool isFit = key && EVP_PKEY_is_a(key.get(), "RSA") == 1 && EVP_PKEY_get_bits(key.get()) >= 2048;
    return isFit ? std::move(key) : nullptr;
}

bool SigningKey::write(evp_pkey_st* key, const QString& path)
{
    const Bio bio(BIO_new(BIO_s_mem()), &BIO_free_all);
    if (PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return false;
    char* bytes = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &bytes);
    // By way of another name: a process that dies halfway leaves no half key behind.
    const QString fresh = path + u".new"_s;
    QFile::remove(fresh);
    return writePrivately(fresh, bytes, static_cast<std::size_t>(size)) && QFile::rename(fresh, path);
}

tl::expected<SigningKey, QString> SigningKey::open(const QString& path)
{
    Key key;
    if (QFile::exists(path)) {
        key = read(path);
        if (!key)
            return tl::unexpected(u"the signing key can't be read"_s);
    } else {
        key.reset(EVP_RSA_gen(2048));
        if (!key || !write(key.get(), path))
            return tl::unexpected(u"the signing key can't be written"_s);
    }
    return SigningKey(std::move(key));
}

QJsonObject SigningKey::publicJwk() const
{
    return {{u"kty"_s, u"RSA"_s}, {u"use"_s, u"sig"_s}, {u"alg"_s, u"RS256"_s},
            {u"kid"_s, m_keyId},  {u"n"_s, m_modulus},  {u"e"_s, m_exponent}};
}

QByteArray SigningKey::signedToken(const QJsonObject& claims) const
{
    const QJsonObject header{{u"alg"_s, u"RS256"_s}, {u"typ"_s, u"JWT"_s}, {u"kid"_s, m_keyId}};
    const QByteArray text = base64Url(QJsonDocument(header).toJson(QJsonDocument::Compact)) + '.' +
                            base64Url(QJsonDocument(claims).toJson(QJsonDocument::Compact));
    const DigestContext context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    const auto* input = reinterpret_cast<const unsigned char*>(text.constData());
    const auto inputSize = static_cast<std::size_t>(text.size());
    std::size_t size = 0;
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) != 1 ||
        EVP_DigestSign(context.get(), nullptr, &size, input, inputSize) != 1)
        return {};
    QByteArray signature(static_cast<qsizetype>(size), '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, input, inputSize) != 1)
        return {};
    signature.resize(static_cast<qsizetype>(size));
    return text + '.' + base64Url(signature);
}

} // namespace bhxh::training
