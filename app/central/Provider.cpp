#include "central/Provider.h"

#include "central/Address.h"
#include "central/CentralClock.h"
#include "central/LineFailures.h"
#include "central/SignInFailures.h"
#include "central/Then.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace bhxh::central {

using namespace Qt::StringLiterals;
using domain::Outcome;

namespace {

constexpr qint64 KeepSeconds = 3600;
constexpr int AssumedLifeSeconds = 300; ///< of an access token whose life isn't told (RFC 6749, 5.1: it needn't be)

bool isYoung(const QDateTime& since)
{
    const qint64 age = since.secsTo(QDateTime::currentDateTimeUtc());
    return age >= 0 && age < KeepSeconds;
}

template <typename T>
QFuture<T> ready(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

/// The JSON object of a 200, or why there is none.
Outcome<QJsonObject> objectOf(const Answer& answer, const QString& fact)
{
    if (answer.status >= 500)
        return domain::failed(centralUnavailable(answer.status));
    if (answer.status >= 300 && answer.status < 400)
        return domain::failed(redirected(answer.status));
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    if (answer.status != 200 || !document.isObject())
        return domain::failed(providerNotUnderstood(fact, answer.status));
    return document.object();
}

/// A list that discovery may leave out: then nobody knows, and it is tried.
bool allows(const QJsonObject& discovery, QLatin1StringView list, const QString& value)
{
    return discovery[list].isUndefined() || discovery[list].toArray().contains(value);
}

} // namespace

Provider::Provider(Place place, CentralClock& clock, QObject* parent)
    : QObject(parent), m_place(std::move(place)), m_clock(clock), m_line(m_place.http2)
{}

Provider::~Provider() = default;

QString Provider::issuer() const
{
    return m_place.issuer.toString(QUrl::FullyEncoded);
}

void Provider::learn(const Answer& answer)
{
    // The contract judges tokens by the central's clock. Before its first answer the provider's is the best there is;
    // in training both are one.
    if (!m_clock.isLearned() || sameOrigin(m_place.apiBase, m_place.issuer))
        m_clock.learn(answer.date());
}

Provider::Result<Endpoints> Provider::endpoints()
{
    if (m_known && isYoung(m_knownSince))
        return ready<Outcome<Endpoints>>(*m_known);
    Ask ask;
    ask.url = m_place.issuer.adjusted(QUrl::StripTrailingSlash);
    ask.url.setPath(ask.url.path() + u"/.well-known/openid-configuration"_s);
    ask.headers = {{"Accept", "application/json"}};
    return then(m_line.send(ask), this, [this](const Line::Result& result) -> Outcome<Endpoints> {
        if (!result)
            return domain::failed(result.error().failure);
        learn(*result);
        Outcome<Endpoints> endpoints = readEndpoints(*result);
        if (endpoints) {
            m_known = *endpoints;
            m_knownSince = QDateTime::currentDateTimeUtc();
        }
        return endpoints;
    });
}

Outcome<Endpoints> Provider::readEndpoints(const Answer& answer) const
{
    const Outcome<QJsonObject> object = objectOf(answer, u"discovery"_s);
    if (!object)
        return domain::failed(object.error());
    if ((*object)["issuer"_L1].toString() != issuer()) // exactly as in the settings (Discovery, 4.3)
        return domain::failed(providerNotUnderstood(u"issuer"_s, answer.status));
    Endpoints endpoints;
    const QList<std::tuple<QLatin1StringView, QUrl*, bool>> wanted{
        {"authorization_endpoint"_L1, &endpoints.authorization, true},
        {"token_endpoint"_L1, &endpoints.token, true},
        {"jwks_uri"_L1, &endpoints.keys, true},
        {"revocation_endpoint"_L1, &endpoints.revocation, false},
        {"end_session_endpoint"_L1, &endpoints.endSession, false}};
    for (const auto& [name, target, isNeeded] : wanted) {
        const QString text = (*object)[name].toString();
        *target = QUrl(text, QUrl::StrictMode);
        if ((isNeeded || !text.isEmpty()) && !mayCarrySecrets(*target))
            return domain::failed(providerNotUnderstood(name, answer.status));
    }
    if (!allows(*object, "code_challenge_methods_supported"_L1, u"S256"_s))
        return domain::failed(providerNotUnderstood(u"code_challenge_methods_supported"_s, answer.status));
    endpoints.knowsConsent = allows(*object, "prompt_values_supported"_L1, u"consent"_s);
    endpoints.namesItself = (*object)["authorization_response_iss_parameter_supported"_L1].toBool();
    return endpoints;
}

Provider::Result<KnownKeys> Provider::keys(bool mayBeKept)
{
    if (mayBeKept && m_keys && isYoung(m_keysSince))
        return ready<Outcome<KnownKeys>>(KnownKeys{*m_keys, false});
    auto sent = then(endpoints(), this, [this](const Outcome<Endpoints>& endpoints) {
        if (!endpoints)
            return ready<Line::Result>(tl::unexpected(LineFailure{endpoints.error(), false}));
        Ask ask;
        ask.url = endpoints->keys;
        ask.headers = {{"Accept", "application/json"}};
        return m_line.send(ask);
    });
    return then(sent.unwrap(), this, [this](const Line::Result& result) -> Outcome<KnownKeys> {
        if (!result)
            return domain::failed(result.error().failure);
        return objectOf(*result, u"jwks"_s).map([this](const QJsonObject& object) {
            m_keys = JwkSet(object);
            m_keysSince = QDateTime::currentDateTimeUtc();
            return KnownKeys{*m_keys, true};
        });
    });
}

QFuture<Line::Result> Provider::post(const QUrl& url, const Form& form)
{
    Ask ask;
    ask.verb = "POST";
    ask.url = url;
    ask.headers = {{"Accept", "application/json"}, {"Content-Type", "application/x-www-form-urlencoded"}};
    for (const auto& [name, value] : form.fields)
        ask.body += name + '=' + value.toPercentEncoding() + '&';
    QByteArray secret = QByteArray::fromRawData(form.secret.view().data(), form.secret.size()).toPercentEncoding();
    ask.body += form.secretName + '=' + secret;
    secret::overwrite(secret);
    return m_line.send(ask);
}

Provider::Result<Granted> Provider::grant(const Form& form)
{
    auto sent = then(endpoints(), this, [this, form](const Outcome<Endpoints>& endpoints) {
        if (!endpoints)
            return ready<Line::Result>(tl::unexpected(LineFailure{endpoints.error(), false}));
        return post(endpoints->token, form);
    });
    return then(sent.unwrap(), this, [this](const Line::Result& result) -> Outcome<Granted> {
        if (!result)
            return domain::failed(result.error().failure);
        return readGrant(*result);
    });
}

Outcome<Granted> Provider::readGrant(const Answer& answer)
{
    learn(answer);
    if (answer.status == 400 &&
        QJsonDocument::fromJson(answer.body).object()["error"_L1].toString() == "invalid_grant"_L1)
        return Granted();
    const Outcome<QJsonObject> object = objectOf(answer, u"token"_s);
    if (!object)
        return domain::failed(object.error());
    const int lifetime = (*object)["expires_in"_L1].toInt(object->contains("expires_in"_L1) ? 0 : AssumedLifeSeconds);
    const bool isBearer = (*object)["token_type"_L1].toString().compare("bearer"_L1, Qt::CaseInsensitive) == 0;
    const auto kept = [&](QLatin1StringView name) { return secret::SecretBytes::utf8((*object)[name].toString()); };
    Grant grant{.access = kept("access_token"_L1),
                .refresh = kept("refresh_token"_L1),
                .idToken = kept("id_token"_L1),
                .expiresAt = m_clock.now().addSecs(lifetime)};
    if (!isBearer || grant.access.isEmpty() || lifetime <= 0)
        return domain::failed(providerNotUnderstood(u"token"_s, answer.status));
    return Granted(std::move(grant));
}

Provider::Result<Granted> Provider::redeem(const QByteArray& code, const secret::SecretBytes& verifier,
                                           const QString& redirect)
{
    return grant({.fields = {{"grant_type", "authorization_code"},
                             {"code", code},
                             {"redirect_uri", redirect.toUtf8()},
                             {"client_id", m_place.clientId.toUtf8()}},
                  .secretName = "code_verifier",
                  .secret = verifier});
}

Provider::Result<Granted> Provider::refresh(const secret::SecretBytes& refreshToken)
{
    return grant({.fields = {{"grant_type", "refresh_token"}, {"client_id", m_place.clientId.toUtf8()}},
                  .secretName = "refresh_token",
                  .secret = refreshToken});
}

void Provider::revoke(const secret::SecretBytes& token)
{
    if (token.isEmpty())
        return;
    then(endpoints(), this, [this, token](const Outcome<Endpoints>& endpoints) {
        if (endpoints && !endpoints->revocation.isEmpty())
            post(endpoints->revocation,
                 {.fields = {{"token_type_hint", "refresh_token"}, {"client_id", m_place.clientId.toUtf8()}},
                  .secretName = "token",
                  .secret = token});
    });
}

} // namespace bhxh::central
