#pragma once

#include "training/rules/Records.h"

#include <QJsonObject>

#include <tl/expected.hpp>

#include <algorithm>
#include <vector>

namespace bhxh::training {

/// Where a body breaks its schema or a rule: a JSON Pointer and why.
struct SchemaError
{
    QString pointer;
    QString message;
};

/// A "no" of the central, as the contract's `Problem` names it.
struct Refusal
{
    QLatin1String type;
    int status = 500;
    QString detail;
    QJsonObject facts;                ///< attemptsLeft, currentVersion, availableAt, openResetId, pendingChangeId
    std::optional<qint64> retryAfter; ///< seconds
    std::vector<SchemaError> errors;
    QString authenticate; ///< the value of WWW-Authenticate
    QString allow;        ///< the value of Allow
};

/// One named factory for each problem of the contract.
namespace refusal {

[[nodiscard]] Refusal unauthenticated(bool isTokenGiven);
[[nodiscard]] Refusal stepUpRequired(int maximumAge);
[[nodiscard]] Refusal forbidden(const QString& detail = {});
[[nodiscard]] Refusal ownRequest();
[[nodiscard]] Refusal notFound();
[[nodiscard]] Refusal versionConflict(qint64 currentRevision);
[[nodiscard]] Refusal preconditionRequired();
[[nodiscard]] Refusal alreadyPending(const QString& member, const QString& id);
[[nodiscard]] Refusal alreadyDecided();
[[nodiscard]] Refusal notProven();
[[nodiscard]] Refusal sameEmail();
/// 422 for a new address, 409 for the registered one.
[[nodiscard]] Refusal undeliverableEmail(int status);
[[nodiscard]] Refusal noEmail();
[[nodiscard]] Refusal noAccount();
[[nodiscard]] Refusal accountLocked();
[[nodiscard]] Refusal vneidOnly();
[[nodiscard]] Refusal resetOnHold(TimePoint availableAt);
[[nodiscard]] Refusal otpMismatch(int attemptsLeft);
[[nodiscard]] Refusal otpExpired();
[[nodiscard]] Refusal otpLocked();
/// Retry-After is what is left until then, in whole seconds, at least one.
[[nodiscard]] Refusal tooManyRequests(TimePoint now, TimePoint until);
[[nodiscard]] Refusal cursorExpired();
[[nodiscard]] Refusal keyMissing();
[[nodiscard]] Refusal keyReused();
[[nodiscard]] Refusal stillRunning();
[[nodiscard]] Refusal unavailable(int status);
/// 400: not readable.
[[nodiscard]] Refusal unreadable(const QString& detail);
/// 422: readable, but breaks the schema or a rule.
[[nodiscard]] Refusal invalid(std::vector<SchemaError> errors);
[[nodiscard]] Refusal methodNotAllowed(const QString& allow);
[[nodiscard]] Refusal unsupportedMediaType();
[[nodiscard]] Refusal tooLarge();

/// Whether an idempotency key keeps this answer (contract, "Idempotency").
[[nodiscard]] bool isKept(const Refusal& refusal);

} // namespace refusal

/// The opaque tag of a revision.
[[nodiscard]] QString versionOf(qint64 revision);

/// RFC 3339 in UTC, to the millisecond.
[[nodiscard]] QString timeText(TimePoint at);

} // namespace bhxh::training
