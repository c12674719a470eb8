#pragma once

#include "domain/Identifiers.h"
#include <QDateTime>
#include <QList>
#include <QString>

namespace bhxh::domain {

enum class Role { Counter, Supervisor, Unknown };
enum class EmailProofPolicy { Required, Optional, Off, Unknown };
enum class OtpEntry { OwnDevice, AtCounter, Unknown };
enum class DeskCache { Allowed, None, Wipe, Unknown };

struct Office
{
    QString code = {};
    QString name = {};
    friend bool operator==(const Office&, const Office&) = default;
};

/// What the central lets a desk do (StaffMember.policy).
struct Policy
{
    EmailProofPolicy emailProof = EmailProofPolicy::Unknown;
    OtpEntry otpEntry = OtpEntry::Unknown;
    int otpLength = 6;
    int offlineDays = 0;
    int idleLockSeconds = 300;
    int stepUpSeconds = 300;
    friend bool operator==(const Policy&, const Policy&) = default;
};

struct StaffReference
{
    StaffId id;
    QString name = {};
    friend bool operator==(const StaffReference&, const StaffReference&) = default;
};

struct StaffMember
{
    StaffId id;
    QString name = {};
    Office office = {};
    QList<Role> roles = {};
    QDateTime authenticatedAt = {}; ///< UTC; invalid where not told
    DeskCache cache = DeskCache::Unknown;
    Policy policy = {};

    [[nodiscard]] bool has(Role role) const { return roles.contains(role); }
    friend bool operator==(const StaffMember&, const StaffMember&) = default;
};

} // namespace bhxh::domain
