#pragma once

#include "central/JsonReader.h"
#include "domain/Register.h"

/// RegisterPage of central-api.yaml.
namespace bhxh::central {

std::optional<domain::RegisterPage> readRegisterPage(JsonReader& reader);

} // namespace bhxh::central
