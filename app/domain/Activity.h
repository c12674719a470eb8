#pragma once

#include "domain/Citizen.h"
#include "domain/Staff.h"

namespace bhxh::domain {

enum class ActivityAction {
    SignedIn,
    Searched,
    Viewed,
    EmailDisclosed,
    EmailChangeRequested,
    EmailChangeProven,
    EmailChangeApproved,
    EmailChangeRejected,
    EmailChangeWithdrawn,
    HoldReleased,
    OtpSent,
    OtpFailed,
    PasswordSent,
    ResetCancelled,
    RegisterSent,
    Unknown
};

/// One line of the office's activity log.
struct Activity
{
    QString id = {};
    QDateTime at = {};
    StaffReference staff;
    ActivityAction action = ActivityAction::Unknown;
    QString citizenMasked = {};         ///< all but the last three digits masked; empty where none
    std::optional<bool> succeeded = {}; ///< false: refused
    QString problem = {};
    std::optional<Purpose> purpose = {};
    QString deskId = {};
};

struct ActivityPage
{
    QList<Activity> items = {};
    QString nextCursor = {}; ///< empty: the last page
};

} // namespace bhxh::domain
