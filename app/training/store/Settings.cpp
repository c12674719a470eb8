#include "training/store/Settings.h"

#include "training/store/Counters.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace bhxh::training {

Policy Settings::policy()
{
    const Policy standard;
    Policy policy;
    policy.emailProof = static_cast<EmailProof>(number(u"emailProof"_s, static_cast<int>(standard.emailProof)));
    policy.otpEntry = static_cast<OtpEntry>(number(u"otpEntry"_s, static_cast<int>(standard.otpEntry)));
    policy.otpLength = static_cast<int>(number(u"otpLength"_s, standard.otpLength));
    policy.offlineDays = static_cast<int>(number(u"offlineDays"_s, standard.offlineDays));
    policy.idleLockSeconds = static_cast<int>(number(u"idleLockSeconds"_s, standard.idleLockSeconds));
    policy.stepUpSeconds = static_cast<int>(number(u"stepUpSeconds"_s, standard.stepUpSeconds));
    policy.cache = static_cast<CacheOrder>(number(u"cache"_s, static_cast<int>(standard.cache)));
    return policy;
}

void Settings::setPolicy(const Policy& policy)
{
    setNumber(u"emailProof"_s, static_cast<int>(policy.emailProof));
    setNumber(u"otpEntry"_s, static_cast<int>(policy.otpEntry));
    setNumber(u"otpLength"_s, policy.otpLength);
    setNumber(u"offlineDays"_s, policy.offlineDays);
    setNumber(u"idleLockSeconds"_s, policy.idleLockSeconds);
    setNumber(u"stepUpSeconds"_s, policy.stepUpSeconds);
    setNumber(u"cache"_s, static_cast<int>(policy.cache));
}

std::chrono::seconds Settings::clockOffset()
{
    return std::chrono::seconds(number(u"clockOffset"_s, 0));
}

void Settings::setClockOffset(std::chrono::seconds offset)
{
    setNumber(u"clockOffset"_s, offset.count());
}

quint64 Settings::seed()
{
    return static_cast<quint64>(number(u"seed"_s, 0));
}

int Settings::citizenCount()
{
    return static_cast<int>(number(u"citizens"_s, 0));
}

void Settings::setPopulation(quint64 seed, int count)
{
    setNumber(u"seed"_s, static_cast<qint64>(seed));
    setNumber(u"citizens"_s, count);
}

qint64 Settings::cursorGeneration()
{
    return number(u"cursorGeneration"_s, 0);
}

void Settings::expireCursors()
{
    setNumber(u"cursorGeneration"_s, cursorGeneration() + 1);
}

QByteArray Settings::cursorSecret()
{
    Statement query(m_database, "SELECT value FROM settings WHERE name = 'cursorSecret'");
    return query.next() ? query.bytes(0) : QByteArray();
}

void Settings::makeCursorSecret()
{
    constexpr int size = 32;
    QByteArray secret(size, Qt::Uninitialized);
    for (char& byte : secret)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    Statement(m_database, "INSERT OR REPLACE INTO settings(name, value) VALUES('cursorSecret', ?)").with(secret).run();
}

qint64 Settings::number(const QString& name, qint64 otherwise)
{
    Statement query(m_database, "SELECT value FROM settings WHERE name = ?");
    return query.with(name).next() ? query.integer(0) : otherwise;
}

void Settings::setNumber(const QString& name, qint64 value)
{
    Statement(m_database, "INSERT OR REPLACE INTO settings(name, value) VALUES(?,?)").with(name, value).run();
}

} // namespace bhxh::training
