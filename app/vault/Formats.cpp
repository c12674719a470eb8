#include "vault/Formats.h"

#include <sodium.h>

namespace bhxh::vault {

QByteArray checksumOf(QByteArrayView bytes)
{
    QByteArray sum(checksumSize, Qt::Uninitialized);
    crypto_generichash_blake2b(reinterpret_cast<unsigned char*>(sum.data()), static_cast<size_t>(sum.size()),
                               reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<size_t>(bytes.size()),
                               nullptr, 0);
    return sum;
}

domain::Failure writtenByNewerProgram()
{
    return {domain::FailureCode::WrittenByNewerProgram};
}

} // namespace bhxh::vault
