#pragma once

#include "training/store/ActivityTable.h"

#include <QJsonObject>

namespace bhxh::training {

struct TrainingStaffMember;

/// The records as the contract shows them.
[[nodiscard]] QJsonObject citizenJson(const Citizen& citizen);
/// As one member sees it: the new address in full for the maker and the office's supervisors.
[[nodiscard]] QJsonObject changeJson(const EmailChange& change, const Citizen& citizen,
                                     const TrainingStaffMember& viewer);
[[nodiscard]] QJsonObject resetJson(const PasswordReset& reset);
[[nodiscard]] QJsonObject activityJson(const ActivityTable::Entry& entry);
[[nodiscard]] QJsonObject policyJson(const Policy& policy);
[[nodiscard]] QJsonObject deskJson(const Policy& policy);

} // namespace bhxh::training
