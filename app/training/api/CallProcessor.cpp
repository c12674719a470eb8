#include "training/api/CallProcessor.h"

#include "training/api/CallReader.h"
#include "training/api/Gzip.h"
#include "training/api/Ledger.h"
#include "training/api/Operation.h"
#include "training/api/ProblemJson.h"
#include "training/signin/StaffRoster.h"

#include <QCryptographicHash>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// Equal for the same operation, path and JSON value.
QByteArray fingerprint(const Call& call)
{
    QByteArray text = QByteArray(call.operation->id.data()) + '\n' + call.path.toUtf8() + '\n';
    if (call.hasBody)
        text += call.body ? canonicalJson(*call.body) : QByteArrayLiteral("unreadable");
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

HttpResponse withVersion(HttpResponse response, const QString& etag, const QString& location)
{
    if (!etag.isEmpty())
        response.with("ETag", '"' + etag.toStdString() + '"');
    if (!location.isEmpty())
        response.with("Location", location.toStdString());
    return response;
}

HttpResponse responseOf(const Call& call, const Answer& answer)
{
    if (!answer)
        return problemResponse(answer.error(), call.requestId);
    if (answer->isNotModified()) {
        HttpResponse response;
        response.status = answer->status;
        response.with("Cache-Control", "no-store").with("X-Request-Id", call.requestId.toStdString());
        return withVersion(std::move(response), answer->etag, {});
    }
    HttpResponse response = jsonResponse(answer->status, compact(answer->body), call.requestId);
    if (answer->isCompressible && call.acceptsGzip) {
        if (auto packed = gzipped(response.body)) {
            response.body = std::move(*packed);
            response.with("Content-Encoding", "gzip");
        }
    }
    if (answer->isCompressible)
        response.with("Vary", "Accept-Encoding");
    return withVersion(std::move(response), answer->etag, answer->location);
}

std::optional<Refusal> refuseRole(const Call& call)
{
    const Operation& operation = *call.operation;
    if (operation.role == Operation::Role::Counter && !call.member->isCounter)
        return refusal::forbidden(u"This takes the role counter."_s);
    if (operation.role == Operation::Role::Supervisor && !call.member->isSupervisor)
        return refusal::forbidden(u"This takes the role supervisor."_s);
    return operation.refuseByPolicy ? operation.refuseByPolicy(call) : std::nullopt;
}

/// What can be said of query, headers and body without knowing the operation's schema.
std::optional<Refusal> refuseUnreadable(const Call& call)
{
    const Operation& operation = *call.operation;
    if (!call.query)
        return refusal::unreadable(u"The query is not readable."_s);
    if (operation.needsVersion && !call.isIfMatchReadable)
        return refusal::unreadable(u"If-Match is not exactly one strong tag."_s);
    if (operation.isConditional && !call.isIfNoneMatchReadable)
        return refusal::unreadable(u"If-None-Match is not exactly one strong tag."_s);
    if (operation.method == "GET"_L1)
        return std::nullopt;
    if (call.hasBody && !call.isBodyJson)
        return refusal::unsupportedMediaType();
    const bool isMissing = operation.body == Operation::Body::Json && !call.hasBody;
    if (isMissing || (call.hasBody && !call.body))
        return refusal::unreadable(u"The body is no JSON in UTF-8."_s);
    return std::nullopt;
}

/// What the log calls it before the operation has looked at it.
std::optional<Action> firstAction(const Call& call)
{
    const auto action = call.operation->action;
    const bool isRejection =
        call.body && call.body->toObject().value("verdict"_L1).toString() == word(Verdict::Rejected);
    return action == Action::EmailChangeApproved && isRejection ? Action::EmailChangeRejected : action;
}

/// A refusal that isn't about what was to be done, but about how it was asked.
bool isWorthLogging(const Refusal& refusal)
{
    constexpr std::array<const char*, 6> not_{"invalid-input",           "precondition-required",  "unavailable",
                                              "idempotency-key-missing", "idempotency-key-reused", "still-running"};
    return refusal.status != 401 &&
           std::ranges::none_of(not_, [&](const char* type) { return refusal.type == QLatin1String(type); });
}

} // namespace

bool RunningKeys::add(const QString& member, const QString& key)
{
    const std::scoped_lock lock(m_mutex);
    return m_keys.emplace(member, key).second;
}

void RunningKeys::remove(const QString& member, const QString& key)
{
    const std::scoped_lock lock(m_mutex);
    m_keys.erase({member, key});
}

bool RunningKeys::has(const QString& member, const QString& key) const
{
    const std::scoped_lock lock(m_mutex);
    return m_keys.contains({member, key});
}

std::optional<HttpResponse> CallProcessor::process(Call call, const Hold& hold)
{
    Result result;
    QSet<QString> topics;
    {
        const std::scoped_lock lock(m_store.mutex);
        call.now = m_clock.now();
        Ledger ledger(m_store, m_composer, call.now);
        Transaction transaction(m_store.database);
        ledger.passTime();
        call.policy = m_store.settings.policy();
        call.note.action = firstAction(call);
        result = judge(call, ledger);
        if (!result.kept)
            log(call, result.answer);
        if (transaction.commit())
            topics = ledger.topics();
        else
            result = {.answer = tl::unexpected(refusal::unavailable(500)), .kept = {}};
        const bool isUnchanged = !result.kept && result.answer && result.answer->isNotModified();
        if (isUnchanged && call.wait > 0 && call.operation->topic && hold && hold(call.operation->topic(call)))
            return std::nullopt;
    }
    if (!topics.isEmpty() && m_onChanged)
        m_onChanged(topics);
    return result.kept ? std::move(result.kept) : responseOf(call, result.answer);
}

CallProcessor::Result CallProcessor::judge(Call& call, Ledger& ledger)
{
    const auto refused = [](const Refusal& refusal) { return Result{.answer = tl::unexpected(refusal), .kept = {}}; };
    if (const auto refusal = refuseRole(call))
        return refused(*refusal);
    const bool isKeyed = call.operation->key == Operation::Key::Required;
    if (isKeyed) {
        if (auto early = answerByKey(call))
            return std::move(*early);
    }
    if (const auto refusal = refuseUnreadable(call))
        return refused(*refusal);
    Answer answer = call.operation->run(call, ledger);
    if (isKeyed && (answer || refusal::isKept(answer.error())))
        keep(call, answer);
    return {.answer = std::move(answer), .kept = {}};
}

std::optional<CallProcessor::Result> CallProcessor::answerByKey(const Call& call)
{
    const auto refused = [](const Refusal& refusal) { return Result{.answer = tl::unexpected(refusal), .kept = {}}; };
    if (call.key.isEmpty())
        return refused(call.isKeyReadable ? refusal::keyMissing()
                                          : refusal::unreadable(u"Idempotency-Key is empty."_s));
    if (!call.isKeyReadable)
        return refused(refusal::unreadable(u"Idempotency-Key is not one bare UUID."_s));
    const auto kept = m_store.answers.find(call.member->id, call.key);
    if (!kept)
        return m_runningKeys.has(call.member->id, call.key) ? std::optional(refused(refusal::stillRunning()))
                                                            : std::nullopt;
    if (kept->call != fingerprint(call))
        return refused(refusal::keyReused());
    constexpr int firstProblem = 400;
    const QByteArray body = kept->body.toUtf8();
    HttpResponse response = kept->status < firstProblem
                                ? jsonResponse(kept->status, body, call.requestId)
                                : problemResponse(kept->status, QJsonDocument::fromJson(body).object(), call.requestId);
    return Result{.answer = tl::unexpected(Refusal()),
                  .kept = withVersion(std::move(response), kept->etag, kept->location)};
}

void CallProcessor::keep(const Call& call, const Answer& answer)
{
    const QJsonObject body = answer ? answer->body : problemJson(answer.error());
    m_store.answers.keep(call.member->id, call.key,
                         {.call = fingerprint(call),
                          .status = answer ? answer->status : answer.error().status,
                          .body = QString::fromUtf8(compact(body)),
                          .etag = answer ? answer->etag : QString(),
                          .location = answer ? answer->location : QString()},
                         call.now);
}

void CallProcessor::log(const Call& call, const Answer& answer)
{
    if (!call.note.action || (!answer && !isWorthLogging(answer.error())))
        return;
    m_store.activity.add({.row = 0,
                          .at = call.now,
                          .office = call.member->office.code,
                          .staff = {call.member->id, call.member->name},
                          .action = *call.note.action,
                          .citizen = call.note.citizen,
                          .problem = answer ? QString() : QString(answer.error().type),
                          .purpose = call.note.purpose,
                          .desk = call.deskId});
}

bool CallProcessor::change(const std::function<void(Ledger&)>& work)
{
    QSet<QString> topics;
    {
        const std::scoped_lock lock(m_store.mutex);
        Ledger ledger(m_store, m_composer, m_clock.now());
        Transaction transaction(m_store.database);
        ledger.passTime();
        work(ledger);
        if (!transaction.commit())
            return false;
        topics = ledger.topics();
    }
    if (!topics.isEmpty() && m_onChanged)
        m_onChanged(topics);
    return true;
}

} // namespace bhxh::training
