#include "training/api/CounterApi.h"

#include "training/api/CallReader.h"
#include "training/api/Operation.h"
#include "training/api/ProblemJson.h"
#include "training/signin/OpenIdProvider.h"
#include "training/signin/StaffRoster.h"

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

/// The path below the root, decoded; empty where it is not readable (then there is no such path).
QString pathBelowRoot(const HttpRequest& request)
{
    const std::string_view raw(request.path);
    QStringList parts;
    for (const QString& part : QString::fromUtf8(raw.substr(CounterApi::root.size())).split(u'/')) {
        const auto decoded = percentDecoded(part.toStdString(), false);
        if (!decoded || decoded->find('/') != std::string::npos)
            return {};
        parts += QString::fromStdString(*decoded);
    }
    return parts.join(u'/');
}

/// Equal for polls that are answered alike: the same member asks the same, knows the same and waits as long.
QString likenessOf(const Call& call)
{
    QStringList parts{call.member->id, call.path, *call.ifNoneMatch, QString::number(call.wait)};
    for (const auto& [name, value] : *call.query)
        parts += QString::fromStdString(percentEncoded(name) + '=' + percentEncoded(value));
    return parts.join(u'\n');
}

Route routeOfRequest(const HttpRequest& request)
{
    return routeOf(pathBelowRoot(request), QString::fromStdString(request.method));
}

} // namespace

bool CounterApi::handles(std::string_view path)
{
    return path == root || (path.starts_with(root) && path.substr(root.size()).starts_with('/'));
}

void CounterApi::handle(const HttpRequest& request, const Respond& respond)
{
    const QString requestId = requestIdOf(request);
    const Route route = routeOfRequest(request);
    const auto fault = route.operation ? m_faults.take(route.operation->id) : std::nullopt;
    if (!fault || !take(*fault, request, requestId, respond))
        answer(request, requestId, respond);
}

bool CounterApi::take(Fault fault, const HttpRequest& request, const QString& requestId, const Respond& respond)
{
    constexpr qint64 retryAfter = 2; // seconds
    constexpr std::chrono::seconds slowness{2};
    constexpr std::chrono::hours ever{24};
    const auto refuse = [&](Refusal refusal) {
        if (refusal.status == 503 || refusal.status == 429)
            refusal.retryAfter = retryAfter;
        respond(problemResponse(refusal, requestId));
        return true;
    };
    switch (fault) {
    case Fault::InternalError:
        return refuse(refusal::unavailable(500));
    case Fault::Unavailable:
        return refuse(refusal::unavailable(503));
    case Fault::TooMany:
        return refuse(refusal::tooManyRequests({}, {}));
    case Fault::Forbidden:
        return refuse(refusal::forbidden(u"As ordered."_s));
    case Fault::CloseBefore:
        respond.closeWithoutAnswer();
        return true;
    case Fault::CloseAfterEffect:
        answer(request, requestId,
               Respond::calling([respond](const HttpResponse&) { respond.closeWithoutAnswer(); },
                                std::make_shared<const Respond>(respond)));
        return true;
    case Fault::Hang:
        holdBack(request, requestId, respond, {.span = ever, .endsWithClient = true},
                 [](const Respond& late) { late.closeWithoutAnswer(); });
        return true;
    case Fault::Slow:
        holdBack(request, requestId, respond, {.span = slowness, .endsWithClient = false},
                 [this, request, requestId](const Respond& late) { answer(request, requestId, late); });
        return true;
    }
    return false;
}

void CounterApi::holdBack(const HttpRequest& request, const QString& requestId, const Respond& respond, Delay delay,
                          std::function<void(const Respond&)> afterwards)
{
    // While it is held the call is running, as its key says to whoever comes with the same one.
    std::shared_ptr<void> reservation;
    const auto call = read(request, requestId);
    if (call && call->operation->key == Operation::Key::Required && !call->key.isEmpty() &&
        m_processor.runningKeys().add(call->member->id, call->key)) {
        reservation = std::shared_ptr<void>(nullptr, [this, member = call->member->id, key = call->key](void*) {
            m_processor.runningKeys().remove(member, key);
        });
    }
    auto held = std::make_shared<std::shared_ptr<void>>(std::move(reservation));
    m_polls.hold({.topic = {},
                  .respond = respond,
                  .until = LongPolls::Clock::now() + delay.span,
                  .look = [] { return std::nullopt; },
                  .giveUp = [held, respond, afterwards = std::move(afterwards)]() -> std::optional<HttpResponse> {
                      held->reset();
                      afterwards(respond);
                      return std::nullopt;
                  },
                  .endsWithClient = delay.endsWithClient});
}

tl::expected<Call, Refusal> CounterApi::read(const HttpRequest& request, const QString& requestId) const
{
    const auto token = bearerTokenOf(request);
    const auto signedIn = token ? m_provider.verify(*token) : std::nullopt;
    const TrainingStaffMember* member = signedIn ? m_roster.byId(signedIn->staffId) : nullptr;
    if (!member)
        return tl::unexpected(refusal::unauthenticated(token.has_value()));
    const Route route = routeOfRequest(request);
    if (!route.operation)
        return tl::unexpected(route.allowed.isEmpty() ? refusal::notFound() : refusal::methodNotAllowed(route.allowed));
    Call call;
    call.operation = route.operation;
    call.path = pathBelowRoot(request);
    call.ids = route.ids;
    call.member = member;
    call.authenticatedAt = signedIn->authenticatedAt;
    call.requestId = requestId;
    readCall(request, call);
    return call;
}

void CounterApi::answer(const HttpRequest& request, const QString& requestId, const Respond& respond)
{
    const auto call = read(request, requestId);
    if (call)
        answer(*call, respond);
    else
        respond(problemResponse(call.error(), requestId));
}

void CounterApi::answer(const Call& call, const Respond& respond)
{
    const auto applied = [wait = call.wait](HttpResponse response) {
        return response.with("Preference-Applied", "wait=" + std::to_string(wait));
    };
    const auto look = [this, call, applied]() -> std::optional<HttpResponse> {
        auto response = m_processor.process(call, [](const QString&) { return true; });
        return response ? std::optional(applied(std::move(*response))) : std::nullopt;
    };
    const auto giveUp = [this, call, applied]() -> std::optional<HttpResponse> {
        auto response = m_processor.process(call);
        return response ? std::optional(applied(std::move(*response))) : std::nullopt;
    };
    auto response = m_processor.process(call, [&](const QString& topic) {
        m_polls.hold({.topic = topic,
                      .respond = respond,
                      .until = LongPolls::Clock::now() + std::chrono::seconds(call.wait),
                      .look = look,
                      .giveUp = giveUp,
                      .likeness = likenessOf(call),
                      .adapt = [id = call.requestId.toStdString()](HttpResponse& shared) {
                          for (auto& [name, value] : shared.headers) {
                              if (name == "X-Request-Id")
                                  value = id;
                          }
                      }});
        return true;
    });
    if (response)
        respond(std::move(*response));
}

} // namespace bhxh::training
