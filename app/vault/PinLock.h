#pragma once

#include "domain/Identifiers.h"
#include "secret/SecretBytes.h"
#include "vault/Pin.h"
#include "vault/PinStretch.h"
#include "vault/Reply.h"
#include "vault/Turns.h"
#include <QObject>

namespace bhxh::vault {

class Keychain;
struct PinRecord;

/// A member's desk key (32 random bytes), wrapped by what Argon2id makes of the PIN, in one entry of the keychain
/// together with how often the PIN was wrong. An attempt is counted and stored before the PIN is tried, so a program
/// that is killed saves none; the fifth wrong PIN destroys the wrapped key, and the member signs in in full.
/// One thing after the other, whoever asks. In the GUI thread; Argon2id works in another. Whoever can write to the
/// keychain can put an earlier record back: the count stops a person at the desk, not the owner of the machine's
/// account.
///
/// Failures, besides the keychain's: PinNotChosen, WrongPin (with the attempts left), PinDestroyed, PinRecordDamaged,
/// PinNotComputable, WrittenByNewerProgram. Of a lock that ends: cancelled.
class PinLock : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostAttempts = 5;

    /// @param keychain outlives this
    /// @param cost of trying a PIN; one that was chosen for less is wrapped anew when it is next right
    explicit PinLock(Keychain& keychain, StretchCost cost = StretchCost::today(), QObject* parent = nullptr);

    /// Whether there is an entry, sound or damaged.
    Reply<bool> isChosen(const domain::StaffId& member);
    /// A new desk key; what an earlier one has sealed can't be opened any more.
    Reply<secret::SecretBytes> choose(const domain::StaffId& member, const Pin& pin);
    /// The desk key.
    Reply<secret::SecretBytes> open(const domain::StaffId& member, const Pin& pin);
    /// The desk key stays the same. A wrong `now` counts as it does in `open`.
    Reply<domain::Done> change(const domain::StaffId& member, const Pin& now, const Pin& next);
    /// No PIN and no desk key any more; of a member without one: done.
    Reply<domain::Done> destroy(const domain::StaffId& member);

private:
    struct Opened;

    Reply<Opened> tried(const domain::StaffId& member, const Pin& pin);
    Reply<PinRecord> counted(const domain::StaffId& member, PinRecord record);
    Reply<Opened> missed(const domain::StaffId& member, const PinRecord& record);
    Reply<secret::SecretBytes> reset(const domain::StaffId& member, const Pin& pin, const Opened& opened);
    Reply<domain::Done> wrap(const domain::StaffId& member, const Pin& pin, const secret::SecretBytes& deskKey);
    Reply<domain::Done> store(const domain::StaffId& member, const PinRecord& record);
    Reply<domain::Done> wreck(const domain::StaffId& member, PinRecord record);

    [[nodiscard]] QByteArray placeOf(const domain::StaffId& member) const;

    Keychain& m_keychain;
    const StretchCost m_cost;
    Turns m_turns{this};
};

} // namespace bhxh::vault
