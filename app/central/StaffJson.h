#pragma once

#include "central/JsonReader.h"
#include "domain/Staff.h"

/// StaffMember and StaffReference of central-api.yaml.
namespace bhxh::central {

std::optional<domain::StaffMember> readStaffMember(JsonReader& reader);
std::optional<domain::StaffReference> readStaffReference(JsonReader reader);

} // namespace bhxh::central
