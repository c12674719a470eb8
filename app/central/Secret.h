#pragma once

#include <QByteArray>

namespace bhxh::central {

/// Overwrites the bytes and empties the array. Copies that share nothing with it are not reached: hand out `ownCopy`.
void overwrite(QByteArray& secret);

/// A copy with memory of its own, so that overwriting one leaves the other.
QByteArray ownCopy(const QByteArray& secret);

/// `bytes` bytes of the system's random source as base64url text without padding (RFC 7636, 4.1).
QByteArray randomText(int bytes);

/// Equal, told in a time that doesn't depend on where they differ.
bool sameSecret(const QByteArray& one, const QByteArray& other);

} // namespace bhxh::central
