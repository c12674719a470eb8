#pragma once

#include "domain/Citizen.h"
#include "ui/widgets/TwoLineList.h"

namespace bhxh::ui {

/// One person in a list to choose from: name and numbers; sex, birth date and, where it is known, the address.
[[nodiscard]] TwoLineItem personRow(const domain::Citizen& citizen);

} // namespace bhxh::ui
