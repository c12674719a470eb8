#include "training/rules/Refusal.h"

#include <QDateTime>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace refusal {

namespace {

Refusal plain(QLatin1String type, int status, const QString& detail = {})
{
    Refusal refusal;
    refusal.type = type;
    refusal.status = status;
    refusal.detail = detail;
    return refusal;
}

} // namespace

Refusal unauthenticated(bool isTokenGiven)
{
    Refusal refusal = plain("unauthenticated"_L1, 401);
    refusal.authenticate = isTokenGiven ? u"Bearer error=\"invalid_token\""_s : u"Bearer"_s;
    return refusal;
}

Refusal stepUpRequired(int maximumAge)
{
    Refusal refusal = plain("step-up-required"_L1, 401, u"The sign-in is too old for this."_s);
    refusal.authenticate =
        u"Bearer error=\"insufficient_user_authentication\", max_age=%1"_s.arg(maximumAge); // RFC 9470
    return refusal;
}

Refusal forbidden(const QString& detail)
{
    return plain("forbidden"_L1, 403, detail);
}

Refusal ownRequest()
{
    return plain("own-request"_L1, 403, u"Somebody who had no part in it has to do this."_s);
}

Refusal notFound()
{
    return plain("not-found"_L1, 404);
}

Refusal versionConflict(qint64 currentRevision)
{
    Refusal refusal = plain("version-conflict"_L1, 412);
    refusal.facts["currentVersion"_L1] = versionOf(currentRevision);
    return refusal;
}

Refusal preconditionRequired()
{
    return plain("precondition-required"_L1, 428, u"If-Match is required."_s);
}

Refusal alreadyPending(const QString& member, const QString& id)
{
    Refusal refusal = plain("already-pending"_L1, 409);
    refusal.facts[member] = id;
    return refusal;
}

Refusal alreadyDecided()
{
    return plain("already-decided"_L1, 409);
}

Refusal notProven()
{
    return plain("not-proven"_L1, 409);
}

Refusal sameEmail()
{
    return plain("same-email"_L1, 409);
}

Refusal undeliverableEmail(int status)
{
    Refusal refusal = plain("undeliverable-email"_L1, status);
    if (status == 422)
        refusal.errors.push_back({u"/newEmail"_s, u"takes no mail"_s});
    return refusal;
}

Refusal noEmail()
{
    return plain("no-email"_L1, 409);
}

Refusal noAccount()
{
    return plain("no-account"_L1, 409);
}

Refusal accountLocked()
{
    return plain("account-locked"_L1, 409);
}

Refusal vneidOnly()
{
    return plain("vneid-only"_L1, 409);
}

Refusal resetOnHold(TimePoint availableAt)
{
    Refusal refusal = plain("reset-on-hold"_L1, 409);
    refusal.facts["availableAt"_L1] = timeText(availableAt);
    return refusal;
}

Refusal otpMismatch(int attemptsLeft)
{
    Refusal refusal = plain("otp-mismatch"_L1, 422);
    refusal.facts["attemptsLeft"_L1] = attemptsLeft;
    refusal.errors.push_back({u"/code"_s, u"is not the code that was sent"_s});
    return refusal;
}

Refusal otpExpired()
{
    return plain("otp-expired"_L1, 410);
}

Refusal otpLocked()
{
    Refusal refusal = plain("otp-locked"_L1, 429);
    refusal.facts["attemptsLeft"_L1] = 0;
    return refusal;
}

Refusal tooManyRequests(TimePoint now, TimePoint until)
{
    Refusal refusal = plain("too-many-requests"_L1, 429);
    refusal.retryAfter = std::max<qint64>(1, std::chrono::ceil<std::chrono::seconds>(until - now).count());
    return refusal;
}

Refusal cursorExpired()
{
    return plain("cursor-expired"_L1, 410, u"Start over without a cursor."_s);
}

Refusal keyMissing()
{
    return plain("idempotency-key-missing"_L1, 400);
}

Refusal keyReused()
{
    return plain("idempotency-key-reused"_L1, 422, u"The key was used for something else."_s);
}

Refusal stillRunning()
{
    return plain("still-running"_L1, 409);
}

Refusal unavailable(int status)
{
    return plain("unavailable"_L1, status);
}

Refusal unreadable(const QString& detail)
{
    return plain("invalid-input"_L1, 400, detail);
}

Refusal invalid(std::vector<SchemaError> errors)
{
    Refusal refusal = plain("invalid-input"_L1, 422);
    refusal.errors = std::move(errors);
    return refusal;
}

Refusal methodNotAllowed(const QString& allow)
{
    Refusal refusal = plain("invalid-input"_L1, 405);
    refusal.allow = allow;
    return refusal;
}

Refusal unsupportedMediaType()
{
    return plain("invalid-input"_L1, 415, u"A body is application/json."_s);
}

Refusal tooLarge()
{
    return plain("invalid-input"_L1, 413, u"A body is at most 1 MiB."_s);
}

bool isKept(const Refusal& refusal)
{
    constexpr std::array notKept{"forbidden",         "not-found",     "invalid-input", "precondition-required",
                                 "too-many-requests", "still-running", "unavailable"};
    if (refusal.status == 401 || refusal.status >= 500)
        return false;
    return std::ranges::none_of(notKept, [&](const char* type) { return refusal.type == QLatin1String(type); });
}

} // namespace refusal

QString versionOf(qint64 revision)
{
    return u"r"_s + QString::number(revision, 36);
}

QString timeText(TimePoint at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC)
        .toString(u"yyyy-MM-dd'T'HH:mm:ss.zzz'Z'"_s);
}

} // namespace bhxh::training
