#include "vault/PinRecord.h"

#include "vault/Formats.h"
#include "vault/Sealing.h"
#include <QtEndian>

namespace bhxh::vault {

using domain::failed;
using domain::FailureCode;
using domain::Outcome;
using secret::SecretBytes;

namespace {

constexpr char currentVersion = 1;
constexpr char argon2id13 = 2; // libsodium's number of it
constexpr qsizetype operationsAt = 2;
constexpr qsizetype kibibytesAt = 6;
constexpr qsizetype saltAt = 10;
constexpr qsizetype attemptsAt = 26;
constexpr qsizetype wrappedAt = 27;
constexpr qsizetype checksumAt = wrappedAt + keySize + sealOverhead;
constexpr qsizetype recordSize = checksumAt + checksumSize;

void appendNumber(QByteArray& bytes, quint32 number)
{
    const quint32 little = qToLittleEndian(number);
    bytes.append(reinterpret_cast<const char*>(&little), sizeof little);
}

QByteArray sumOf(QByteArrayView fields, QByteArrayView place)
{
    return checksumOf(fields.toByteArray() + place.toByteArray());
}

/// Of every version: the checksum of all that is before it stands at the end.
bool isSound(QByteArrayView bytes, QByteArrayView place)
{
    return bytes.size() > checksumSize && sumOf(bytes.chopped(checksumSize), place) == bytes.last(checksumSize);
}

bool isOurs(QByteArrayView bytes)
{
    return bytes.size() == recordSize && bytes[0] == currentVersion && bytes[1] == argon2id13;
}

bool isAffordable(const StretchCost& cost)
{
    return cost.covers(StretchCost::least()) && StretchCost::most().covers(cost);
}

PinRecord recordOf(QByteArrayView bytes)
{
    PinRecord record;
    record.stretch.cost = {qFromLittleEndian<quint32>(bytes.data() + operationsAt),
                           qFromLittleEndian<quint32>(bytes.data() + kibibytesAt)};
    record.stretch.salt = bytes.sliced(saltAt, PinStretch::saltSize()).toByteArray();
    record.attempts = static_cast<unsigned char>(bytes[attemptsAt]);
    record.wrapped = bytes.sliced(wrappedAt, checksumAt - wrappedAt).toByteArray();
    return record;
}

} // namespace

SecretBytes PinRecord::stored(QByteArrayView place) const
{
    QByteArray bytes;
    bytes.append(currentVersion).append(argon2id13);
    appendNumber(bytes, stretch.cost.operations);
    appendNumber(bytes, stretch.cost.kibibytes);
    bytes.append(stretch.salt);
    bytes.append(static_cast<char>(attempts));
    bytes.append(wrapped);
    bytes.append(sumOf(bytes, place));
    Q_ASSERT(bytes.size() == recordSize);
    return SecretBytes::copyOf(bytes);
}

Outcome<PinRecord> PinRecord::parse(QByteArrayView bytes, QByteArrayView place)
{
    PinRecord record;
    if (isSound(bytes, place)) {
        if (static_cast<unsigned char>(bytes[0]) > currentVersion)
            return failed(writtenByNewerProgram());
        if (isOurs(bytes))
            record = recordOf(bytes);
    }
    if (!isAffordable(record.stretch.cost))
        return failed(FailureCode::PinRecordDamaged);
    return record;
}

} // namespace bhxh::vault
