#pragma once

#include "domain/Outcome.h"
#include <QString>

namespace bhxh::domain {

/// A free note as central-api.yaml takes it: blanks at the ends dropped, line ends kept, at most 500 characters; may be
/// empty. Failure: NoteTooLong.
Outcome<QString> checkedNote(const QString& typed);

/// Why a supervisor lifts the hold on password resets: 5 to 500 characters (releaseResetHold). Failures:
/// ReasonTooShort, NoteTooLong.
Outcome<QString> checkedReleaseReason(const QString& typed);

} // namespace bhxh::domain
