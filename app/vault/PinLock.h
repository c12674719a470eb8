#pragma once

#include "domain/Identifiers.h"
#include "secret/SecretBytes.h"
#include "vault/Pin.h"
#include "vault/PinStretch.h"
#include "vault/Reply.h"
#include <QObject>
#include <deque>
#include <functional>
#include <optional>

namespace bhxh::vault {

class Keychain;
struct PinRecord;

/// A member's desk key (32 random bytes), wrapped by what Argon2id makes of the PIN, in one entry of the keychain
/// together with how often the PIN was wrong. An attempt is counted and stored before the PIN is tried, so a program
/// that is killed saves none; the fifth wrong PIN destroys the wrapped key and the member signs in in full.
/// One thing after the other, whoever asks. In the GUI thread; Argon2id works in another.
///
/// Failures, besides the keychain's: PinNotChosen, WrongPin (with the attempts left), PinDestroyed, PinRecordDamaged,
/// PinNotComputable, WrittenByNewerProgram.
class PinLock : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostAttempts = 5;

    /// @param keychain outlives this
    /// @param cost what a PIN costs to try; one that was chosen for less is wrapped anew when it is next right
    explicit PinLock(Keychain& keychain, StretchCost cost = StretchCost::today(), QObject* parent = nullptr);

    Reply<bool> isChosen(const domain::StaffId& member);
    /// A new desk key; what an earlier one has sealed can't be opened any more.
    Reply<secret::SecretBytes> choose(const domain::StaffId& member, const Pin& pin);
    /// The desk key.
    Reply<secret::SecretBytes> open(const domain::StaffId& member, const Pin& pin);
    /// The desk key stays the same. A wrong `now` counts.
    Reply<domain::Done> change(const domain::StaffId& member, const Pin& now, const Pin& next);
    /// No PIN and no desk key any more; of a member without one: done.
    Reply<domain::Done> destroy(const domain::StaffId& member);

private:
    struct Opened;

    template <typename T>
    Reply<T> inTurn(std::function<Reply<T>()> work);
    void nextTurn();

    Reply<Opened> tried(const domain::StaffId& member, const Pin& pin);
    Reply<PinRecord> counted(const domain::StaffId& member, const std::optional<secret::SecretBytes>& stored);
    Reply<Opened> compared(const domain::StaffId& member, const Pin& pin, const PinRecord& record);
    Reply<Opened> wrong(const domain::StaffId& member, const PinRecord& record);
    Reply<domain::Done> wrapped(const domain::StaffId& member, const Pin& pin, const secret::SecretBytes& deskKey);
    Reply<secret::SecretBytes> settled(const domain::StaffId& member, const Pin& pin, const Opened& opened);
    Reply<domain::Done> stored(const domain::StaffId& member, const PinRecord& record);
    Reply<domain::Done> destroyed(const domain::StaffId& member);
    [[nodiscard]] QByteArray placeOf(const domain::StaffId& member) const;

    Keychain& m_keychain;
    const StretchCost m_cost;
    std::deque<std::function<void()>> m_turns;
};

} // namespace bhxh::vault
