#pragma once

#include "domain/Failure.h"

namespace bhxh::central {

/// For whoever waits for the central no longer than a person does: as if the line itself had given up (TimedOut).
domain::Failure notInTime();

} // namespace bhxh::central
