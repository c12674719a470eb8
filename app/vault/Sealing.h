#pragma once

#include "domain/Outcome.h"
#include "secret/SecretBytes.h"
#include <QByteArray>
#include <QByteArrayView>
#include <span>

/// Sealed bytes can be read and changed by nobody who hasn't the key: XChaCha20-Poly1305-IETF with a random nonce in
/// front. `associated` is not in them, but must be the same when they are opened: it says what they are and where they
/// belong, so that sealed bytes that were moved elsewhere don't open. A key is `keySize` bytes; sealing with another
/// (one that was wiped) ends the program, as the bytes would lie open. Everything here may be called in any thread.
namespace bhxh::vault {

inline constexpr qsizetype keySize = 32;
/// By how much sealed bytes are longer: 24 of nonce, 16 of tag.
inline constexpr qsizetype sealOverhead = 40;

QByteArray seal(const secret::SecretBytes& key, QByteArrayView plain, QByteArrayView associated);

/// The plain bytes lie in ordinary memory and are the caller's to overwrite (secret::overwrite).
/// Failure: SealBroken (another key, other associated bytes, or changed since).
domain::Outcome<QByteArray> openSealed(const secret::SecretBytes& key, QByteArrayView sealed,
                                       QByteArrayView associated);

/// Straight into locked pages, for keys and their like. Failure: SealBroken.
domain::Outcome<secret::SecretBytes> openSecret(const secret::SecretBytes& key, QByteArrayView sealed,
                                                QByteArrayView associated);

/// Without allocating, for a million rows. `sealed` is exactly plain.size() + sealOverhead, and lies elsewhere.
void sealInto(const secret::SecretBytes& key, QByteArrayView plain, QByteArrayView associated,
              std::span<unsigned char> sealed);

/// Without allocating. `plain` is at least sealed.size() - sealOverhead, and lies elsewhere; of a failure it holds
/// nothing. Returns how many bytes are plain. Failure: SealBroken.
domain::Outcome<qsizetype> openInto(const secret::SecretBytes& key, QByteArrayView sealed, QByteArrayView associated,
                                    std::span<unsigned char> plain);

/// A key for one purpose ("cache rows"): from it neither `key` nor the key of another purpose can be found.
secret::SecretBytes derived(const secret::SecretBytes& key, QByteArrayView purpose);

/// Keyed BLAKE2b: the same for the same bytes, telling nothing about them without the key. `out` is 16 to 64 bytes.
void keyedHash(const secret::SecretBytes& key, QByteArrayView bytes, std::span<unsigned char> out);

} // namespace bhxh::vault
