#include "central/Secret.h"

#include <QRandomGenerator>
#include <openssl/crypto.h>
#include <vector>

namespace bhxh::central {

void overwrite(QByteArray& secret)
{
    if (!secret.isEmpty())
        OPENSSL_cleanse(secret.data(), static_cast<size_t>(secret.size()));
    secret.clear();
}

QByteArray ownCopy(const QByteArray& secret)
{
    return QByteArray(secret.constData(), secret.size());
}

QByteArray randomText(int bytes)
{
    std::vector<quint32> words((static_cast<size_t>(bytes) + sizeof(quint32) - 1) / sizeof(quint32));
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    QByteArray raw(bytes, Qt::Uninitialized);
    memcpy(raw.data(), words.data(), static_cast<size_t>(bytes));
    return raw.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

bool sameSecret(const QByteArray& one, const QByteArray& other)
{
    return one.size() == other.size() &&
           CRYPTO_memcmp(one.constData(), other.constData(), static_cast<size_t>(one.size())) == 0;
}

} // namespace bhxh::central
