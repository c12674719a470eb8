#pragma once

#include "central/JsonReader.h"
#include "domain/PasswordReset.h"

/// PasswordReset and the bodies of startPasswordReset and releaseResetHold of central-api.yaml.
namespace bhxh::central {

std::optional<domain::PasswordReset> readPasswordReset(JsonReader& reader);
QJsonObject toJson(const domain::NewPasswordReset& reset);

} // namespace bhxh::central
