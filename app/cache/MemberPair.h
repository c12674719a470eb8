#pragma once

#include "secret/SecretBytes.h"
#include <QByteArray>
#include <optional>

namespace bhxh::cache {

/// A member's X25519 key pair, made of their desk key and so the same as long as that is: what is sealed to the public
/// key opens once they have entered their PIN. The public key is told to nobody but the keychain, so what is marked
/// with it (`markOf`) comes from somebody who could read there.
class MemberPair
{
public:
    static constexpr qsizetype publicKeySize = 32;

    explicit MemberPair(const secret::SecretBytes& deskKey);

    [[nodiscard]] const secret::SecretBytes& publicKey() const { return m_public; }
    /// Nothing where it wasn't sealed to this pair, or was changed.
    [[nodiscard]] std::optional<secret::SecretBytes> open(QByteArrayView sealed) const;

private:
    secret::SecretBytes m_public{publicKeySize};
    secret::SecretBytes m_secret;
};

/// For the holder of the pair only.
QByteArray sealedTo(const secret::SecretBytes& publicKey, const secret::SecretBytes& plain);
/// Tells who knows `publicKey` that it belongs to `bytes`, and nobody else anything.
QByteArray markOf(const secret::SecretBytes& publicKey, QByteArrayView bytes);

} // namespace bhxh::cache
