#include "vault/PinLock.h"

#include "vault/Keychain.h"
#include "vault/PinRecord.h"
#include "vault/Sealing.h"
#include "vault/Then.h"
#include <QtConcurrentRun>

namespace bhxh::vault {

using domain::Done;
using domain::failed;
using domain::Failure;
using domain::FailureCode;
using domain::Outcome;
using domain::StaffId;
using secret::SecretBytes;

struct PinLock::Opened
{
    SecretBytes deskKey;
    PinRecord record;
};

namespace {

QString entryOf(const StaffId& member)
{
    return QStringLiteral("pin/") + member.text();
}

Failure wrongPin(int attemptsLeft)
{
    Failure failure{FailureCode::WrongPin};
    failure.attemptsLeft = attemptsLeft;
    return failure;
}

/// In a worker thread, as Argon2id takes its time.
Reply<SecretBytes> keyOf(const PinStretch& stretch, const Pin& pin)
{
    return QtConcurrent::run([stretch, pin] { return stretch.keyOf(pin); });
}

} // namespace

PinLock::PinLock(Keychain& keychain, StretchCost cost, QObject* parent)
    : QObject(parent), m_keychain(keychain), m_cost(cost)
{
    Q_ASSERT(cost.covers(StretchCost::least()) && StretchCost::most().covers(cost));
}

Reply<bool> PinLock::isChosen(const StaffId& member)
{
    return m_turns.inTurn<bool>([this, member] {
        return then(m_keychain.read(entryOf(member)), this,
                    [](const std::optional<SecretBytes>& found) { return ready<bool>(found.has_value()); });
    });
}

Reply<SecretBytes> PinLock::choose(const StaffId& member, const Pin& pin)
{
    return m_turns.inTurn<SecretBytes>([this, member, pin] {
        const SecretBytes deskKey = SecretBytes::random(keySize);
        return then(wrap(member, pin, deskKey), this, [deskKey](Done) { return ready<SecretBytes>(deskKey); });
    });
}

Reply<SecretBytes> PinLock::open(const StaffId& member, const Pin& pin)
{
    return m_turns.inTurn<SecretBytes>([this, member, pin] {
        return then(tried(member, pin), this,
                    [this, member, pin](const Opened& opened) { return reset(member, pin, opened); });
    });
}

Reply<Done> PinLock::change(const StaffId& member, const Pin& now, const Pin& next)
{
    return m_turns.inTurn<Done>([this, member, now, next] {
        return then(tried(member, now), this,
                    [this, member, next](const Opened& opened) { return wrap(member, next, opened.deskKey); });
    });
}

Reply<Done> PinLock::destroy(const StaffId& member)
{
    return m_turns.inTurn<Done>([this, member] { return m_keychain.erase(entryOf(member)); });
}

/// The record with this attempt counted and stored, then the PIN tried.
Reply<PinLock::Opened> PinLock::tried(const StaffId& member, const Pin& pin)
{
    const auto read = then(m_keychain.read(entryOf(member)), this, [this, member](const auto& found) {
        return ready<PinRecord>(found ? PinRecord::parse(found->view(), placeOf(member))
                                      : Outcome<PinRecord>(failed(FailureCode::PinNotChosen)));
    });
    const auto paid = then(read, this, [this, member](const PinRecord& record) { return counted(member, record); });
    return then(paid, this, [this, member, pin](const PinRecord& record) {
        return then(keyOf(record.stretch, pin), this, [this, member, record](const SecretBytes& key) {
            const auto deskKey = openSecret(key, record.wrapped, placeOf(member));
            return deskKey ? ready<Opened>(Opened{*deskKey, record}) : missed(member, record);
        });
    });
}

Reply<PinRecord> PinLock::counted(const StaffId& member, PinRecord record)
{
    // All attempts are gone, and the program ended before it had destroyed the key.
    if (record.attempts >= mostAttempts)
        return then(missed(member, record), this, [](const Opened& opened) { return ready<PinRecord>(opened.record); });
    ++record.attempts;
    return then(store(member, record), this, [record](Done) { return ready<PinRecord>(record); });
}

/// A wrong PIN, which is counted already.
Reply<PinLock::Opened> PinLock::missed(const StaffId& member, const PinRecord& record)
{
    if (record.attempts < mostAttempts)
        return ready<Opened>(failed(wrongPin(mostAttempts - record.attempts)));
    return then(wreck(member, record), this, [](Done) { return ready<Opened>(failed(FailureCode::PinDestroyed)); });
}

/// The right PIN starts the count anew. Where that, or wrapping for a higher cost, can't be stored the PIN was right
/// all the same.
Reply<SecretBytes> PinLock::reset(const StaffId& member, const Pin& pin, const Opened& opened)
{
    PinRecord record = opened.record;
    record.attempts = 0;
    const SecretBytes deskKey = opened.deskKey;
    const auto stored = then(store(member, record), this, [this, member, pin, deskKey, record](Done) {
        return record.stretch.cost.covers(m_cost) ? ready<Done>({}) : wrap(member, pin, deskKey);
    });
    return afterwards(stored, this, [deskKey](const Outcome<Done>&) { return ready<SecretBytes>(deskKey); });
}

Reply<Done> PinLock::wrap(const StaffId& member, const Pin& pin, const SecretBytes& deskKey)
{
    const PinStretch stretch = PinStretch::fresh(m_cost);
    return then(keyOf(stretch, pin), this, [this, member, stretch, deskKey](const SecretBytes& key) {
        return store(member, {0, stretch, seal(key, deskKey.view(), placeOf(member))});
    });
}

Reply<Done> PinLock::store(const StaffId& member, const PinRecord& record)
{
    return m_keychain.write(entryOf(member), record.stored(placeOf(member)));
}

/// First overwritten, so that a keychain that won't erase holds no key either.
Reply<Done> PinLock::wreck(const StaffId& member, PinRecord record)
{
    record.wrapped.fill('\0');
    return afterwards(store(member, record), this,
                      [this, member](const Outcome<Done>&) { return m_keychain.erase(entryOf(member)); });
}

/// What the record and the wrapped key are bound to.
QByteArray PinLock::placeOf(const StaffId& member) const
{
    return "bhxh pin 1/" + m_keychain.installation().toByteArray(QUuid::WithoutBraces) + '/' + member.text().toUtf8();
}

} // namespace bhxh::vault
