#pragma once

#include "central/JsonReader.h"
#include "domain/Activity.h"

/// Activity of central-api.yaml.
namespace bhxh::central {

std::optional<domain::ActivityPage> readActivities(JsonReader& reader);

} // namespace bhxh::central
