#pragma once

#include "seat/Source.h"
#include <memory>
#include <vector>

namespace bhxh::seat {

/// All sources of this operating system; none of them listens yet.
std::vector<std::unique_ptr<Source>> sources();

} // namespace bhxh::seat
