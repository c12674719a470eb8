#include "cache/MemberPair.h"

#include "vault/Sealing.h"
#include <array>
#include <sodium.h>

namespace bhxh::cache {

using secret::SecretBytes;

static_assert(MemberPair::publicKeySize == crypto_box_PUBLICKEYBYTES);
static_assert(vault::keySize == crypto_box_SEEDBYTES);

MemberPair::MemberPair(const SecretBytes& deskKey) : m_secret(crypto_box_SECRETKEYBYTES)
{
    const SecretBytes seed = vault::derived(deskKey, "saved data: pair of the member");
    crypto_box_seed_keypair(m_public.data(), m_secret.data(), seed.data());
}

std::optional<SecretBytes> MemberPair::open(QByteArrayView sealed) const
{
    if (sealed.size() <= qsizetype(crypto_box_SEALBYTES))
        return std::nullopt;
    SecretBytes plain(sealed.size() - qsizetype(crypto_box_SEALBYTES));
    const bool opens = crypto_box_seal_open(plain.data(), reinterpret_cast<const unsigned char*>(sealed.data()),
                                            static_cast<size_t>(sealed.size()), m_public.data(), m_secret.data()) == 0;
    return opens ? std::optional(plain) : std::nullopt;
}

QByteArray sealedTo(const SecretBytes& publicKey, const SecretBytes& plain)
{
    QByteArray sealed(plain.size() + qsizetype(crypto_box_SEALBYTES), '\0');
    crypto_box_seal(reinterpret_cast<unsigned char*>(sealed.data()), plain.data(), static_cast<size_t>(plain.size()),
                    publicKey.data());
    return sealed;
}

QByteArray markOf(const SecretBytes& publicKey, QByteArrayView bytes)
{
    std::array<unsigned char, crypto_generichash_blake2b_BYTES> mark{};
    vault::keyedHash(publicKey, bytes, mark);
    return {reinterpret_cast<const char*>(mark.data()), qsizetype(mark.size())};
}

} // namespace bhxh::cache
