#include "training/api/TrainingApi.h"

#include "training/api/BodyReader.h"
#include "training/api/CallProcessor.h"
#include "training/api/CallReader.h"
#include "training/api/Faults.h"
#include "training/api/Ledger.h"
#include "training/api/Operation.h"
#include "training/api/ProblemJson.h"
#include "training/api/QueryReader.h"
#include "training/api/RecordJson.h"
#include "training/api/StrictJson.h"
#include "training/signin/StaffRoster.h"
#include "training/web/HtmlPage.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

constexpr std::string_view root = "/training";
using Need = BodyReader::Need;

HttpResponse json(const QJsonDocument& document)
{
    return jsonResponse(200, document.toJson(QJsonDocument::Compact), requestIdOf({}));
}

HttpResponse nothing()
{
    HttpResponse response;
    response.status = 204;
    response.with("Cache-Control", "no-store");
    return response;
}

/// A number of six to eight digits that the citizen's app shows while nothing waits for one.
QString idleCode(const Citizen& citizen, TimePoint now, int length)
{
    constexpr std::chrono::seconds step{30};
    const QByteArray text = citizen.id.toUtf8() + QByteArray::number(qint64{now.time_since_epoch() / step});
    const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256);
    QString code;
    for (int i = 0; i < length; ++i)
        code += QChar(u'0' + static_cast<unsigned char>(hash[i]) % 10);
    return code;
}

} // namespace

struct TrainingApi::Place
{
    QLatin1String path; ///< below /training; "{}" is a citizen's id
    QLatin1String method;
    Reply (TrainingApi::*answer)(const HttpRequest&, const QString&);
};

const std::vector<TrainingApi::Place>& TrainingApi::places()
{
    static const std::vector<Place> all{
        {""_L1, "GET"_L1, &TrainingApi::index},
        {"/staff"_L1, "GET"_L1, &TrainingApi::staff},
        {"/citizens"_L1, "GET"_L1, &TrainingApi::citizens},
        {"/citizens/{}/touch"_L1, "POST"_L1, &TrainingApi::touch},
        {"/citizens/{}/move"_L1, "POST"_L1, &TrainingApi::move},
        {"/mailbox"_L1, "GET"_L1, &TrainingApi::mailbox},
        {"/portal"_L1, "GET"_L1, &TrainingApi::portalForm},
        {"/portal"_L1, "POST"_L1, &TrainingApi::portalSubmit},
        {"/portal/codes"_L1, "POST"_L1, &TrainingApi::portalCode},
        {"/clock"_L1, "GET"_L1, &TrainingApi::clock},
        {"/clock"_L1, "POST"_L1, &TrainingApi::advanceClock},
        {"/mail-delivery"_L1, "POST"_L1, &TrainingApi::mailDelivery},
        {"/policy"_L1, "PATCH"_L1, &TrainingApi::changePolicy},
        {"/register/expire-cursors"_L1, "POST"_L1, &TrainingApi::expireCursors},
        {"/smart-otp"_L1, "GET"_L1, &TrainingApi::smartOtp},
        {"/faults"_L1, "POST"_L1, &TrainingApi::orderFault},
        {"/faults"_L1, "DELETE"_L1, &TrainingApi::clearFaults},
    };
    return all;
}

bool TrainingApi::handles(std::string_view path)
{
    return path == "/" || path == root || (path.starts_with(root) && path[root.size()] == '/');
}

void TrainingApi::handle(const HttpRequest& request, const Respond& respond)
{
    Reply reply = answer(request);
    const QString requestId = requestIdOf(request);
    if (!reply) {
        respond(problemResponse(reply.error(), requestId));
        return;
    }
    std::erase_if(reply->headers, [](const auto& header) { return header.first == "X-Request-Id"; });
    reply->with("X-Request-Id", requestId.toStdString());
    respond(std::move(*reply));
}

TrainingApi::Reply TrainingApi::answer(const HttpRequest& request)
{
    const QString path = request.path == "/" ? QString() : QString::fromStdString(request.path.substr(root.size()));
    const QStringList parts = path.split(u'/');
    QStringList allowed;
    for (const Place& place : places()) {
        QStringList wanted = QString(place.path).split(u'/');
        QString id;
        constexpr qsizetype idPart = 2;
        if (wanted.size() == parts.size() && wanted.value(idPart) == "{}"_L1)
            wanted[idPart] = id = parts[idPart];
        if (wanted != parts)
            continue;
        if (QString::fromStdString(request.method) == place.method)
            return (this->*place.answer)(request, id);
        allowed += QString(place.method);
    }
    return tl::unexpected(allowed.isEmpty() ? refusal::notFound() : refusal::methodNotAllowed(allowed.join(u", ")));
}

tl::expected<QJsonValue, Refusal> TrainingApi::bodyOf(const HttpRequest& request)
{
    // Asking for the type also keeps web pages of other origins out: theirs would need a preflight.
    if (!request.body.empty() && !isJsonType(request.header("Content-Type")))
        return tl::unexpected(refusal::unsupportedMediaType());
    const auto body = readJson(request.body);
    if (!body)
        return tl::unexpected(refusal::unreadable(u"The body is no JSON in UTF-8."_s));
    return *body;
}

TrainingApi::Reply TrainingApi::index(const HttpRequest&, const QString&)
{
    return htmlResponse(200, {.title = u"Trung tâm tập huấn"_s,
                              .body = u"<h1>Trung tâm tập huấn</h1><ul>"
                                      "<li><a href=\"/training/mailbox\">Hộp thư của người dân</a></li>"
                                      "<li><a href=\"/training/portal\">Cổng dịch vụ công (tập huấn)</a></li></ul>"_s});
}

TrainingApi::Reply TrainingApi::staff(const HttpRequest&, const QString&)
{
    QJsonArray list;
    for (const TrainingStaffMember& member : m_roster.members()) {
        QJsonArray roles;
        if (member.isCounter)
            roles += u"counter"_s;
        if (member.isSupervisor)
            roles += u"supervisor"_s;
        list +=
            QJsonObject{{u"loginHint"_s, member.loginHint},
                        {u"name"_s, member.name},
                        {u"office"_s, QJsonObject{{u"code"_s, member.office.code}, {u"name"_s, member.office.name}}},
                        {u"roles"_s, roles}};
    }
    return json(QJsonDocument(list));
}

TrainingApi::Reply TrainingApi::clock(const HttpRequest&, const QString&)
{
    return json(QJsonDocument(QJsonObject{{u"now"_s, timeText(m_clock.now())}}));
}

TrainingApi::Reply TrainingApi::advanceClock(const HttpRequest& request, const QString&)
{
    constexpr qint64 tenYears = 10LL * 366 * 86'400;
    return bodyOf(request).and_then([&](const QJsonValue& value) -> Reply {
        BodyReader body(value);
        const auto seconds = body.integer("advanceSeconds"_L1, Need::Required, 0, tenYears);
        if (auto refusal = body.refusal())
            return tl::unexpected(*refusal);
        const auto offset = m_clock.offset() + std::chrono::seconds(*seconds);
        if (offset > std::chrono::seconds(10 * tenYears))
            return tl::unexpected(refusal::invalid({{u"/advanceSeconds"_s, u"goes too far"_s}}));
        m_clock.advance(std::chrono::seconds(*seconds));
        const bool isKept = m_processor.change([&](Ledger& ledger) {
            ledger.store().settings.setClockOffset(m_clock.offset());
            ledger.store().answers.purge(ledger.now());
        });
        return isKept ? clock(request, {}) : Reply(tl::unexpected(refusal::unavailable(500)));
    });
}

TrainingApi::Reply TrainingApi::mailDelivery(const HttpRequest& request, const QString&)
{
    constexpr int longest = 254;
    return bodyOf(request).and_then([&](const QJsonValue& value) -> Reply {
        BodyReader body(value);
        const QString to = body.text("to"_L1, Need::Required, longest, 1).trimmed();
        const QString outcome = body.oneOf("outcome"_L1, Need::Required, {u"delivered"_s, u"bounced"_s, u"held"_s});
        if (auto refusal = body.refusal())
            return tl::unexpected(*refusal);
        const Delivery delivery = fromWord<Delivery>(outcome).value_or(Delivery::Sent); // held stays sent
        const bool isKept = m_processor.change([&](Ledger& ledger) { ledger.orderDelivery(to, delivery); });
        return isKept ? Reply(nothing()) : Reply(tl::unexpected(refusal::unavailable(500)));
    });
}

TrainingApi::Reply TrainingApi::changePolicy(const HttpRequest& request, const QString&)
{
    constexpr int most = 10'000'000;
    return bodyOf(request).and_then([&](const QJsonValue& value) -> Reply {
        BodyReader body(value);
        const auto proof = body.word<EmailProof>("emailProof"_L1, Need::Optional);
        const auto entry = body.word<OtpEntry>("otpEntry"_L1, Need::Optional);
        const auto cache = body.word<CacheOrder>("cache"_L1, Need::Optional);
        const auto length = body.integer("otpLength"_L1, Need::Optional, 6, 8);
        const auto days = body.integer("offlineDays"_L1, Need::Optional, 0, most);
        const auto idle = body.integer("idleLockSeconds"_L1, Need::Optional, 30, most);
        const auto stepUp = body.integer("stepUpSeconds"_L1, Need::Optional, 30, most);
        static const QStringList known{u"emailProof"_s,  u"otpEntry"_s,        u"cache"_s,        u"otpLength"_s,
                                       u"offlineDays"_s, u"idleLockSeconds"_s, u"stepUpSeconds"_s};
        for (const QString& name : value.toObject().keys()) {
            if (!known.contains(name))
                body.refuse({}, u"has a member that the policy doesn't have"_s);
        }
        if (auto refusal = body.refusal())
            return tl::unexpected(*refusal);
        Policy policy;
        const bool isKept = m_processor.change([&](Ledger& ledger) {
            policy = ledger.store().settings.policy();
            policy.emailProof = proof.value_or(policy.emailProof);
            policy.otpEntry = entry.value_or(policy.otpEntry);
            policy.cache = cache.value_or(policy.cache);
            policy.otpLength = static_cast<int>(length.value_or(policy.otpLength));
            policy.offlineDays = static_cast<int>(days.value_or(policy.offlineDays));
            policy.idleLockSeconds = static_cast<int>(idle.value_or(policy.idleLockSeconds));
            policy.stepUpSeconds = static_cast<int>(stepUp.value_or(policy.stepUpSeconds));
            ledger.store().settings.setPolicy(policy);
        });
        if (!isKept)
            return tl::unexpected(refusal::unavailable(500));
        return json(QJsonDocument(QJsonObject{{u"policy"_s, policyJson(policy)}, {u"desk"_s, deskJson(policy)}}));
    });
}

TrainingApi::Reply TrainingApi::expireCursors(const HttpRequest&, const QString&)
{
    const bool isKept = m_processor.change([](Ledger& ledger) { ledger.store().settings.expireCursors(); });
    return isKept ? Reply(nothing()) : Reply(tl::unexpected(refusal::unavailable(500)));
}

TrainingApi::Reply TrainingApi::smartOtp(const HttpRequest& request, const QString&)
{
    QueryReader query(request.queryItems());
    const auto id = query.text("citizenId"_L1);
    if (!id)
        query.refuse("citizenId"_L1);
    if (auto refusal = query.refusal())
        return tl::unexpected(*refusal);
    std::optional<QString> code;
    const bool isRead = m_processor.change([&](Ledger& ledger) {
        const auto citizen = ledger.store().citizens.byId(*id);
        if (!citizen || !citizen->hasChannel(Channel::SmartOtp))
            return;
        const auto reset = ledger.store().resets.byId(citizen->openResetId);
        const bool isAwaited =
            reset && reset->channel == Channel::SmartOtp && reset->challenge.state == ChallengeState::Sent;
        code = isAwaited ? reset->challenge.code
                         : idleCode(*citizen, ledger.now(), ledger.store().settings.policy().otpLength);
    });
    if (!isRead)
        return tl::unexpected(refusal::unavailable(500));
    if (!code)
        return tl::unexpected(refusal::notFound());
    return json(QJsonDocument(QJsonObject{{u"code"_s, *code}}));
}

TrainingApi::Reply TrainingApi::orderFault(const HttpRequest& request, const QString&)
{
    constexpr int longest = 100;
    constexpr int mostTimes = 1'000'000;
    return bodyOf(request).and_then([&](const QJsonValue& value) -> Reply {
        BodyReader body(value);
        const QString operation = body.text("operationId"_L1, Need::Required, longest);
        const auto fault = body.word<Fault>("fault"_L1, Need::Required);
        const auto times = body.integer("times"_L1, Need::Required, 1, mostTimes);
        if (!operation.isEmpty() && !operationNamed(operation))
            body.refuse("operationId"_L1, u"is none of the contract"_s);
        if (auto refusal = body.refusal())
            return tl::unexpected(*refusal);
        m_faults.order(operation, *fault, static_cast<int>(*times));
        return nothing();
    });
}

TrainingApi::Reply TrainingApi::clearFaults(const HttpRequest&, const QString&)
{
    m_faults.clear();
    return nothing();
}

} // namespace bhxh::training
