#pragma once

#include "domain/Outcome.h"
#include "secret/SecretBytes.h"
#include "vault/PinStretch.h"
#include <QByteArray>
#include <QByteArrayView>

namespace bhxh::vault {

/// What stands in the keychain of one member's PIN: 1 byte of version, 1 of the algorithm, 4 of passes, 4 of memory in
/// KiB (little-endian), 16 of salt, 1 of attempts, 72 of wrapped key, 16 of checksum. The checksum, which covers the
/// place (whose it is) too, tells a damaged record from a wrong PIN.
struct PinRecord
{
    int attempts = 0; ///< of wrong PINs since the last right one, and the one that is being tried
    PinStretch stretch;
    QByteArray wrapped; ///< the desk key, sealed

    /// @param place whose record it is: another's isn't taken
    [[nodiscard]] secret::SecretBytes stored(QByteArrayView place) const;
    /// Failures: PinRecordDamaged, WrittenByNewerProgram.
    static domain::Outcome<PinRecord> parse(QByteArrayView bytes, QByteArrayView place);
};

} // namespace bhxh::vault
