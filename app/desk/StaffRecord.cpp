#include "desk/StaffRecord.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <array>

namespace bhxh::desk {

using namespace Qt::StringLiterals;
using domain::StaffId;

namespace {

constexpr int formatVersion = 1;

/// Names of our own: the record outlives versions of this program, an enumerator's number may not.
template <typename Enum, size_t N>
QString nameOf(Enum value, const std::array<std::pair<Enum, const char*>, N>& names)
{
    for (const auto& [known, name] : names) {
        if (known == value)
            return QString::fromLatin1(name);
    }
    return {};
}

template <typename Enum, size_t N>
Enum valueOf(const QJsonValue& name, const std::array<std::pair<Enum, const char*>, N>& names)
{
    for (const auto& [value, known] : names) {
        if (name.toString() == QLatin1StringView(known))
            return value;
    }
    return Enum::Unknown;
}

constexpr std::array<std::pair<domain::Role, const char*>, 2> roleNames{
    {{domain::Role::Counter, "counter"}, {domain::Role::Supervisor, "supervisor"}}};
constexpr std::array<std::pair<domain::EmailProofPolicy, const char*>, 3> proofNames{
    {{domain::EmailProofPolicy::Required, "required"},
     {domain::EmailProofPolicy::Optional, "optional"},
     {domain::EmailProofPolicy::Off, "off"}}};
constexpr std::array<std::pair<domain::OtpEntry, const char*>, 2> entryNames{
    {{domain::OtpEntry::OwnDevice, "own-device"}, {domain::OtpEntry::AtCounter, "at-counter"}}};
constexpr std::array<std::pair<domain::DeskCache, const char*>, 3> cacheNames{
    {{domain::DeskCache::Allowed, "allowed"}, {domain::DeskCache::None, "none"}, {domain::DeskCache::Wipe, "wipe"}}};

QJsonObject policyObject(const domain::Policy& policy)
{
    return {{u"emailProof"_s, nameOf(policy.emailProof, proofNames)},
            {u"otpEntry"_s, nameOf(policy.otpEntry, entryNames)},
            {u"otpLength"_s, policy.otpLength},
            {u"offlineDays"_s, policy.offlineDays},
            {u"idleLockSeconds"_s, policy.idleLockSeconds},
            {u"stepUpSeconds"_s, policy.stepUpSeconds}};
}

domain::Policy readPolicy(const QJsonObject& object)
{
    return {.emailProof = valueOf(object["emailProof"_L1], proofNames),
            .otpEntry = valueOf(object["otpEntry"_L1], entryNames),
            .otpLength = object["otpLength"_L1].toInt(6),
            .offlineDays = object["offlineDays"_L1].toInt(),
            .idleLockSeconds = object["idleLockSeconds"_L1].toInt(300),
            .stepUpSeconds = object["stepUpSeconds"_L1].toInt(30)};
}

} // namespace

QByteArray staffRecord(const StaffKeys::KeptMember& kept)
{
    const domain::StaffMember& member = kept.member;
    QJsonArray roles;
    for (const domain::Role role : member.roles)
        roles.append(nameOf(role, roleNames));
    const QJsonObject object{{u"format"_s, formatVersion},
                             {u"id"_s, member.id.text()},
                             {u"name"_s, member.name},
                             {u"officeCode"_s, member.office.code},
                             {u"officeName"_s, member.office.name},
                             {u"roles"_s, roles},
                             {u"cache"_s, nameOf(member.cache, cacheNames)},
                             {u"policy"_s, policyObject(member.policy)},
                             {u"signedInAt"_s, kept.signedInAt.toUTC().toString(Qt::ISODateWithMs)},
                             {u"lastSeen"_s, kept.lastSeen.toUTC().toString(Qt::ISODateWithMs)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<StaffKeys::KeptMember> readStaffRecord(QByteArrayView record)
{
    const QJsonObject object = QJsonDocument::fromJson(record.toByteArray()).object();
    const auto id = StaffId::parse(object["id"_L1].toString());
    const auto time = [&](QLatin1StringView key) {
        return QDateTime::fromString(object[key].toString(), Qt::ISODateWithMs).toUTC();
    };
    if (object["format"_L1].toInt() != formatVersion || !id || !time("signedInAt"_L1).isValid() ||
        !time("lastSeen"_L1).isValid())
        return {};
    QList<domain::Role> roles;
    for (const QJsonValue& role : object["roles"_L1].toArray())
        roles.append(valueOf(role, roleNames));
    domain::StaffMember member{.id = *id,
                               .name = object["name"_L1].toString(),
                               .office = {object["officeCode"_L1].toString(), object["officeName"_L1].toString()},
                               .roles = roles,
                               .authenticatedAt = {},
                               .cache = valueOf(object["cache"_L1], cacheNames),
                               .policy = readPolicy(object["policy"_L1].toObject())};
    return StaffKeys::KeptMember{std::move(member), time("signedInAt"_L1), time("lastSeen"_L1)};
}

QByteArray knownMembersRecord(const QList<StaffKeys::KnownMember>& members)
{
    QJsonArray list;
    for (const auto& member : members)
        list.append(QJsonObject{{u"id"_s, member.id.text()}, {u"name"_s, member.name.left(80)}});
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

QList<StaffKeys::KnownMember> readKnownMembers(QByteArrayView record)
{
    QList<StaffKeys::KnownMember> members;
    for (const QJsonValue& item : QJsonDocument::fromJson(record.toByteArray()).array()) {
        const auto id = StaffId::parse(item["id"_L1].toString());
        if (id)
            members.append({*id, item["name"_L1].toString()});
    }
    return members;
}

} // namespace bhxh::desk
