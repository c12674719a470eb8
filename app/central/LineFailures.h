#pragma once

#include "domain/Outcome.h"
#include <QNetworkReply>

/// Every failure of the 2xx group is made here and nowhere else (see domain/Failure.h).
namespace bhxh::central {

/// What a request without a whole answer died of. Our own deadline counts as QNetworkReply::TimeoutError, our own abort
/// as OperationCanceledError.
domain::Failure lineFailure(QNetworkReply::NetworkError error);
/// A 3xx that the contract doesn't know: something stands between us and the central.
domain::Failure redirected(int httpStatus);
domain::Failure replyTooLarge(int httpStatus);
/// `fact`: the JSON pointer or the header that was missing or wrong; never a value.
domain::Failure replyNotUnderstood(int httpStatus, const QString& fact);
/// The central, the provider or a gateway before them says of itself that it can't.
domain::Failure centralUnavailable(int httpStatus);
/// A write that may or may not have had its effect.
domain::Failure outcomeUnknown();
/// The settings name no address that may carry tokens.
domain::Failure addressNotConfigured();

/// Did the request certainly not reach anybody? Only where Qt never said that it was sent.
bool diesBeforeSending(QNetworkReply::NetworkError error);

} // namespace bhxh::central
