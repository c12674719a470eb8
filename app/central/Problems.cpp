#include "central/Problems.h"

#include "central/LineFailures.h"
#include "central/SignInFailures.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <algorithm>
#include <array>
#include <span>

namespace bhxh::central {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::FailureCode;

namespace {

struct Row
{
    QLatin1StringView type;
    std::array<int, 5> statuses;
    FailureCode code;
};

// The table at `Problem` in central-api.yaml. `unauthenticated`, `still-running` and `unavailable` have a reaction of
// their own below.
constexpr std::array Table{
    Row{"step-up-required"_L1, {401}, FailureCode::StepUpRequired},
    Row{"forbidden"_L1, {403}, FailureCode::Forbidden},
    Row{"own-request"_L1, {403}, FailureCode::OwnRequest},
    Row{"not-found"_L1, {404}, FailureCode::NotFound},
    Row{"version-conflict"_L1, {412}, FailureCode::VersionConflict},
    Row{"already-pending"_L1, {409}, FailureCode::AlreadyPending},
    Row{"already-decided"_L1, {409}, FailureCode::AlreadyDecided},
    Row{"not-proven"_L1, {409}, FailureCode::NotProven},
    Row{"same-email"_L1, {409}, FailureCode::SameEmail},
    Row{"undeliverable-email"_L1, {409, 422}, FailureCode::UndeliverableEmail},
    Row{"no-email"_L1, {409}, FailureCode::NoEmail},
    Row{"no-account"_L1, {409}, FailureCode::NoAccount},
    Row{"account-locked"_L1, {409}, FailureCode::AccountLocked},
    Row{"vneid-only"_L1, {409}, FailureCode::VneidOnly},
    Row{"reset-on-hold"_L1, {409}, FailureCode::ResetOnHold},
    Row{"otp-mismatch"_L1, {422}, FailureCode::OtpMismatch},
    Row{"otp-expired"_L1, {410}, FailureCode::OtpExpired},
    Row{"otp-locked"_L1, {429}, FailureCode::OtpLocked},
    Row{"too-many-requests"_L1, {429}, FailureCode::TooManyRequests},
    Row{"cursor-expired"_L1, {410}, FailureCode::CursorExpired},
    Row{"still-running"_L1, {409}, FailureCode::StillRunning},
    Row{"invalid-input"_L1, {400, 405, 413, 415, 422}, FailureCode::InvalidInput},
};

struct Broken
{
    QLatin1StringView type;
    int status;
};
// What only a fault of this program can bring about.
constexpr std::array OurFaults{Broken{"idempotency-key-missing"_L1, 400}, Broken{"idempotency-key-reused"_L1, 422},
                               Broken{"precondition-required"_L1, 428}};

FailureCode codeOf(const QString& type, int status)
{
    const auto row = std::ranges::find_if(Table, [&](const Row& candidate) {
        return candidate.type == type && std::ranges::find(candidate.statuses, status) != candidate.statuses.end();
    });
    if (row != Table.end())
        return row->code;
    const bool ourFault = std::ranges::any_of(
        OurFaults, [&](const Broken& fault) { return fault.type == type && fault.status == status; });
    return ourFault ? FailureCode::ContractBroken : FailureCode::UnknownProblem;
}

/// `type` is a relative reference; an absolute one of the same name means the same.
QString lastSegment(const QString& type)
{
    return type.section(u'/', -1).section(u'#', -1);
}

/// RFC 9470: Bearer error="insufficient_user_authentication", max_age=N
std::optional<int> maxAge(const Answer& answer)
{
    static const QRegularExpression wanted(uR"(\bmax_age\s*=\s*"?([0-9]{1,9})\b)"_s);
    const auto match = wanted.match(QString::fromLatin1(answer.header("WWW-Authenticate")));
    return match.hasMatch() ? std::optional(match.captured(1).toInt()) : std::nullopt;
}

void readMembers(const QJsonObject& body, Failure& failure)
{
    if (const QJsonValue left = body["attemptsLeft"_L1]; left.isDouble())
        failure.attemptsLeft = left.toInt();
    failure.currentVersion = body["currentVersion"_L1].toString();
    failure.openResetId = body["openResetId"_L1].toString();
    failure.pendingChangeId = body["pendingChangeId"_L1].toString();
    failure.availableAt = QDateTime::fromString(body["availableAt"_L1].toString(), Qt::ISODateWithMs).toUTC();
    failure.fact = body["errors"_L1].toArray().at(0).toObject()["pointer"_L1].toString();
}

} // namespace

bool isProblem(const Answer& answer)
{
    return answer.mediaType() == "application/problem+json";
}

std::optional<int> retryAfter(const Answer& answer, const QDateTime& now)
{
    const QByteArray text = answer.header("Retry-After").trimmed();
    if (text.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const int seconds = text.toInt(&isNumber);
    if (isNumber)
        return std::max(0, seconds);
    const QDateTime date = httpDate(text);
    if (!date.isValid())
        return std::nullopt;
    return static_cast<int>(std::clamp<qint64>(now.secsTo(date), 0, 7LL * 24 * 3600));
}

Problem readProblem(const Answer& answer, const QDateTime& now)
{
    const QJsonObject body = QJsonDocument::fromJson(answer.body).object();
    const QString type = lastSegment(body["type"_L1].toString());
    Problem problem;
    if (answer.status >= 500) {
        problem = {Reaction::BackOff, centralUnavailable(answer.status)};
    } else if (type == "unauthenticated"_L1 && answer.status == 401) {
        problem = {Reaction::RefreshToken, notSignedIn()};
    } else {
        problem.failure.code = codeOf(type, answer.status);
        if (type == "still-running"_L1)
            problem.reaction = Reaction::AskAgainSoon;
    }
    Failure& failure = problem.failure;
    readMembers(body, failure);
    failure.httpStatus = answer.status;
    failure.requestId = body["requestId"_L1].toString();
    if (failure.requestId.isEmpty())
        failure.requestId = QString::fromLatin1(answer.header("X-Request-Id"));
    failure.retryAfterSeconds = retryAfter(answer, now);
    failure.maxAgeSeconds = maxAge(answer);
    return problem;
}

} // namespace bhxh::central
