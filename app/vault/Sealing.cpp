#include "vault/Sealing.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <sodium.h>

namespace bhxh::vault {

using domain::failed;
using domain::FailureCode;
using domain::Outcome;
using secret::SecretBytes;

namespace {

constexpr qsizetype nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
static_assert(keySize == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(sealOverhead == nonceSize + crypto_aead_xchacha20poly1305_ietf_ABYTES);

const unsigned char* bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char*>(view.data());
}

std::span<unsigned char> spanOf(QByteArray& bytes)
{
    return {reinterpret_cast<unsigned char*>(bytes.data()), static_cast<size_t>(bytes.size())};
}

/// Nothing goes on without a key, or beyond the memory that was given.
void mustBe(bool right)
{
    if (!right)
        std::abort();
}

} // namespace

void sealInto(const SecretBytes& key, QByteArrayView plain, QByteArrayView associated, std::span<unsigned char> sealed)
{
    mustBe(key.size() == keySize);
    mustBe(static_cast<qsizetype>(sealed.size()) == plain.size() + sealOverhead);
    randombytes_buf(sealed.data(), nonceSize);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        sealed.data() + nonceSize, nullptr, bytesOf(plain), static_cast<size_t>(plain.size()), bytesOf(associated),
        static_cast<size_t>(associated.size()), nullptr, sealed.data(), key.data());
}

Outcome<qsizetype> openInto(const SecretBytes& key, QByteArrayView sealed, QByteArrayView associated,
                            std::span<unsigned char> plain)
{
    const qsizetype size = sealed.size() - sealOverhead;
    mustBe(static_cast<qsizetype>(plain.size()) >= size);
    if (size < 0 || key.size() != keySize ||
        crypto_aead_xchacha20poly1305_ietf_decrypt(
            plain.data(), nullptr, nullptr, bytesOf(sealed) + nonceSize, static_cast<size_t>(sealed.size() - nonceSize),
            bytesOf(associated), static_cast<size_t>(associated.size()), bytesOf(sealed), key.data()) != 0)
        return failed(FailureCode::SealBroken);
    return size;
}

QByteArray seal(const SecretBytes& key, QByteArrayView plain, QByteArrayView associated)
{
    QByteArray sealed(plain.size() + sealOverhead, Qt::Uninitialized);
    sealInto(key, plain, associated, spanOf(sealed));
    return sealed;
}

Outcome<QByteArray> openSealed(const SecretBytes& key, QByteArrayView sealed, QByteArrayView associated)
{
    QByteArray plain(std::max<qsizetype>(sealed.size() - sealOverhead, 0), Qt::Uninitialized);
    return openInto(key, sealed, associated, spanOf(plain)).map([&plain](qsizetype) { return plain; });
}

Outcome<SecretBytes> openSecret(const SecretBytes& key, QByteArrayView sealed, QByteArrayView associated)
{
    SecretBytes plain(std::max<qsizetype>(sealed.size() - sealOverhead, 0));
    return openInto(key, sealed, associated, {plain.data(), static_cast<size_t>(plain.size())})
        .map([&plain](qsizetype) { return plain; });
}

SecretBytes derived(const SecretBytes& key, QByteArrayView purpose)
{
    // The personal value keeps a derived key apart from every keyedHash, whatever was hashed.
    constexpr std::array<unsigned char, crypto_generichash_blake2b_PERSONALBYTES> personal{'b', 'h', 'x', 'h',
                                                                                           ' ', 'k', 'e', 'y'};
    mustBe(key.size() == keySize);
    SecretBytes result(keySize);
    crypto_generichash_blake2b_salt_personal(result.data(), static_cast<size_t>(result.size()), bytesOf(purpose),
                                             static_cast<size_t>(purpose.size()), key.data(),
                                             static_cast<size_t>(key.size()), nullptr, personal.data());
    return result;
}

void keyedHash(const SecretBytes& key, QByteArrayView bytes, std::span<unsigned char> out)
{
    mustBe(key.size() == keySize);
    mustBe(out.size() >= crypto_generichash_blake2b_BYTES_MIN && out.size() <= crypto_generichash_blake2b_BYTES_MAX);
    crypto_generichash_blake2b(out.data(), out.size(), bytesOf(bytes), static_cast<size_t>(bytes.size()), key.data(),
                               static_cast<size_t>(key.size()));
}

} // namespace bhxh::vault
