// In the place of vault/Sealing.cpp in one program, the control of the search for bytes: what is written without
// sealing must be found there, or the search finds nothing anywhere.
#include "vault/Sealing.h"
#include <algorithm>

namespace bhxh::vault {

using domain::Outcome;
using secret::SecretBytes;

void sealInto(const SecretBytes&, QByteArrayView plain, QByteArrayView, std::span<unsigned char> sealed)
{
    std::fill(sealed.begin(), sealed.end(), static_cast<unsigned char>(0));
    std::copy(plain.begin(), plain.end(), sealed.begin());
}

Outcome<qsizetype> openInto(const SecretBytes&, QByteArrayView sealed, QByteArrayView, std::span<unsigned char> plain)
{
    const qsizetype size = sealed.size() - sealOverhead;
    std::copy_n(sealed.begin(), size, plain.begin());
    return size;
}

QByteArray seal(const SecretBytes&, QByteArrayView plain, QByteArrayView)
{
    return plain.toByteArray() + QByteArray(sealOverhead, '\0');
}

Outcome<QByteArray> openSealed(const SecretBytes&, QByteArrayView sealed, QByteArrayView)
{
    return sealed.chopped(sealOverhead).toByteArray();
}

Outcome<SecretBytes> openSecret(const SecretBytes&, QByteArrayView sealed, QByteArrayView)
{
    return SecretBytes::copyOf(sealed.chopped(sealOverhead));
}

SecretBytes derived(const SecretBytes& key, QByteArrayView)
{
    return key;
}

void keyedHash(const SecretBytes&, QByteArrayView bytes, std::span<unsigned char> out)
{
    std::fill(out.begin(), out.end(), static_cast<unsigned char>(0));
    std::copy_n(bytes.begin(), std::min(static_cast<size_t>(bytes.size()), out.size()), out.begin());
}

} // namespace bhxh::vault
