#pragma once

#include "domain/Outcome.h"
#include "secret/SecretBytes.h"
#include "vault/Pin.h"
#include <QByteArray>

namespace bhxh::vault {

/// What one try of a PIN costs (Argon2id).
struct StretchCost
{
    quint32 operations = 0;
    quint32 kibibytes = 0;

    /// What a PIN is chosen with today.
    static StretchCost today();
    /// The least that is taken from a record: less would be somebody's tampering.
    static StretchCost least();
    /// The most that is taken from a record: more would be damage, and would take the machine's memory.
    static StretchCost most();

    /// Neither passes is less, nor memory.
    [[nodiscard]] bool covers(const StretchCost& other) const;
    friend bool operator==(const StretchCost&, const StretchCost&) = default;
};

/// How a key is made of a PIN, stored beside what the key has wrapped.
struct PinStretch
{
    StretchCost cost;
    QByteArray salt;

    /// Of that cost, with a new salt.
    static PinStretch fresh(StretchCost cost);
    static qsizetype saltSize();

    /// Takes some tenths of a second: not in the GUI thread. Failure: PinNotComputable (no memory left).
    [[nodiscard]] domain::Outcome<secret::SecretBytes> keyOf(const Pin& pin) const;
};

} // namespace bhxh::vault
