#include "central/StaffJson.h"

#include <array>

namespace bhxh::central {

using namespace Qt::StringLiterals;
using namespace domain;

namespace {

constexpr std::array RoleWords{Word{"counter"_L1, Role::Counter}, Word{"supervisor"_L1, Role::Supervisor}};
constexpr std::array ProofWords{Word{"required"_L1, EmailProofPolicy::Required},
                                Word{"optional"_L1, EmailProofPolicy::Optional}, Word{"off"_L1, EmailProofPolicy::Off}};
constexpr std::array EntryWords{Word{"own-device"_L1, OtpEntry::OwnDevice}, Word{"at-counter"_L1, OtpEntry::AtCounter}};
constexpr std::array CacheWords{Word{"allowed"_L1, DeskCache::Allowed}, Word{"none"_L1, DeskCache::None},
                                Word{"wipe"_L1, DeskCache::Wipe}};

Policy readPolicy(JsonReader reader)
{
    return {.emailProof = reader.word("emailProof"_L1, ProofWords),
            .otpEntry = reader.word("otpEntry"_L1, EntryWords),
            .otpLength = reader.number("otpLength"_L1),
            .offlineDays = reader.number("offlineDays"_L1),
            .idleLockSeconds = reader.number("idleLockSeconds"_L1),
            .stepUpSeconds = reader.number("stepUpSeconds"_L1)};
}

} // namespace

std::optional<StaffReference> readStaffReference(JsonReader reader)
{
    const auto id = reader.parsed<StaffId>("id"_L1);
    const QString name = reader.text("name"_L1);
    return id ? std::optional(StaffReference{*id, name}) : std::nullopt;
}

std::optional<StaffMember> readStaffMember(JsonReader& reader)
{
    const auto id = reader.parsed<StaffId>("id"_L1);
    if (!id)
        return std::nullopt;
    JsonReader office = reader.object("office"_L1);
    if (!reader.has("roles"_L1))
        reader.refuse("roles"_L1);
    StaffMember member{.id = *id,
                       .name = reader.text("name"_L1),
                       .office = {office.text("code"_L1), office.text("name"_L1)},
                       .roles = reader.wordsOf("roles"_L1, RoleWords),
                       .authenticatedAt = reader.timeIfAny("authenticatedAt"_L1),
                       .cache = DeskCache::Unknown,
                       .policy = readPolicy(reader.object("policy"_L1))};
    if (reader.has("desk"_L1))
        member.cache = reader.object("desk"_L1).word("cache"_L1, CacheWords);
    return reader.failed() ? std::nullopt : std::optional(std::move(member));
}

} // namespace bhxh::central
