#include "vault/PinStretch.h"

#include "vault/Sealing.h"
#include <sodium.h>

namespace bhxh::vault {

using domain::failed;
using domain::FailureCode;
using domain::Outcome;
using secret::SecretBytes;

StretchCost StretchCost::today()
{
    return {3, 128 * 1'024}; // a quarter of a second on two slow cores; MODERATE (256 MiB) takes half a second and more
}

StretchCost StretchCost::least()
{
    return {crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE, crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE / 1'024};
}

StretchCost StretchCost::most()
{
    return {16, 1'024 * 1'024};
}

bool StretchCost::covers(const StretchCost& other) const
{
    return operations >= other.operations && kibibytes >= other.kibibytes;
}

PinStretch PinStretch::fresh(StretchCost cost)
{
    return {cost, SecretBytes::random(saltSize()).view().toByteArray()};
}

qsizetype PinStretch::saltSize()
{
    return crypto_pwhash_argon2id_SALTBYTES;
}

Outcome<SecretBytes> PinStretch::keyOf(const Pin& pin) const
{
    SecretBytes key(keySize);
    const QByteArrayView digits = pin.clearText();
    if (crypto_pwhash_argon2id(key.data(), static_cast<unsigned long long>(key.size()), digits.data(),
                               static_cast<unsigned long long>(digits.size()),
                               reinterpret_cast<const unsigned char*>(salt.constData()), cost.operations,
                               static_cast<size_t>(cost.kibibytes) * 1'024, crypto_pwhash_argon2id_ALG_ARGON2ID13) != 0)
        return failed(FailureCode::PinNotComputable);
    return key;
}

} // namespace bhxh::vault
