#pragma once

#include "training/web/TrainingClock.h"

#include <string>

namespace bhxh::training {

/// IMF-fixdate of RFC 9110 §5.6.7, as in `Date`: "Sun, 06 Nov 1994 08:49:37 GMT".
[[nodiscard]] std::string httpDate(TrainingClock::TimePoint at);

/// RFC 5322 §3.3, as in a mail's `Date`, in UTC: "Sun, 06 Nov 1994 08:49:37 +0000".
[[nodiscard]] std::string mailDate(TrainingClock::TimePoint at);

} // namespace bhxh::training
