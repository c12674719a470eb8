#include "training/api/ProblemJson.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

struct Title
{
    const char* type;
    const char* title;
};

constexpr std::array titles{
    Title{"unauthenticated", "Not signed in"},
    Title{"step-up-required", "A fresh sign-in is needed"},
    Title{"forbidden", "Not allowed"},
    Title{"own-request", "Not on a request of one's own"},
    Title{"not-found", "Not found"},
    Title{"version-conflict", "It was changed meanwhile"},
    Title{"precondition-required", "The version is missing"},
    Title{"already-pending", "One is open already"},
    Title{"already-decided", "It is over already"},
    Title{"not-proven", "The address is not proven yet"},
    Title{"same-email", "The address is there already"},
    Title{"undeliverable-email", "The address takes no mail"},
    Title{"no-email", "There is no address"},
    Title{"no-account", "There is no account"},
    Title{"account-locked", "The account is locked"},
    Title{"vneid-only", "The account is for VNeID only"},
    Title{"reset-on-hold", "No reset before a time"},
    Title{"otp-mismatch", "The code is wrong"},
    Title{"otp-expired", "The code is over"},
    Title{"otp-locked", "Too many wrong codes"},
    Title{"too-many-requests", "Too many requests"},
    Title{"cursor-expired", "The cursor is over"},
    Title{"idempotency-key-missing", "The idempotency key is missing"},
    Title{"idempotency-key-reused", "The idempotency key was used for something else"},
    Title{"still-running", "The first call is still running"},
    Title{"unavailable", "The central can't answer now"},
    Title{"invalid-input", "The input is not valid"},
};

QString titleOf(QLatin1String type)
{
    const auto found =
        std::ranges::find_if(titles, [type](const Title& title) { return type == QLatin1String(title.type); });
    return QString::fromLatin1(found == titles.end() ? type.data() : found->title);
}

} // namespace

QJsonObject problemJson(const Refusal& refusal)
{
    QJsonObject problem = refusal.facts;
    problem["type"_L1] = refusal.type;
    problem["title"_L1] = titleOf(refusal.type);
    problem["status"_L1] = refusal.status;
    if (!refusal.detail.isEmpty())
        problem["detail"_L1] = refusal.detail;
    QJsonArray errors;
    for (const SchemaError& error : refusal.errors)
        errors += QJsonObject{{u"pointer"_s, error.pointer}, {u"message"_s, error.message}};
    if (!errors.isEmpty())
        problem["errors"_L1] = errors;
    return problem;
}

HttpResponse problemResponse(const Refusal& refusal, const QString& requestId)
{
    HttpResponse response = problemResponse(refusal.status, problemJson(refusal), requestId);
    if (refusal.retryAfter)
        response.with("Retry-After", std::to_string(*refusal.retryAfter));
    if (!refusal.authenticate.isEmpty())
        response.with("WWW-Authenticate", refusal.authenticate.toStdString());
    if (!refusal.allow.isEmpty())
        response.with("Allow", refusal.allow.toStdString());
    return response;
}

HttpResponse problemResponse(int status, QJsonObject body, const QString& requestId)
{
    body["requestId"_L1] = requestId;
    HttpResponse response = jsonResponse(status, QJsonDocument(body).toJson(QJsonDocument::Compact), requestId);
    response.headers.front().second = "application/problem+json";
    return response;
}

HttpResponse jsonResponse(int status, const QByteArray& body, const QString& requestId)
{
    HttpResponse response;
    response.status = status;
    response.with("Content-Type", "application/json")
        .with("Cache-Control", "no-store")
        .with("X-Request-Id", requestId.toStdString());
    response.body = body.toStdString();
    return response;
}

} // namespace bhxh::training
