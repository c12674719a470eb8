#pragma once

#include "domain/Outcome.h"

/// Every failure of the 3xx group but StepUpRequired (which is a refusal by the central) is made here and nowhere else
/// (see domain/Failure.h).
namespace bhxh::central {

domain::Failure notSignedIn();
domain::Failure signInDenied();
domain::Failure signInTimedOut();
domain::Failure signInCancelled();
/// `fact`: which check did not hold ("state", "iss", "nonce", …); never a value.
domain::Failure signInNotConfirmed(const QString& fact);
/// `fact`: which part of the provider's answer can't be used.
domain::Failure providerNotUnderstood(const QString& fact, std::optional<int> httpStatus = {});
domain::Failure listenerUnavailable();
domain::Failure browserNotOpened();
domain::Failure otherMemberSignedIn();

} // namespace bhxh::central
