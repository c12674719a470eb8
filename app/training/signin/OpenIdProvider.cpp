#include "training/signin/OpenIdProvider.h"

#include "training/signin/AuthorizationRequest.h"
#include "training/signin/SignInPage.h"
#include "training/signin/SigningKey.h"
#include "training/signin/StaffRoster.h"
#include "training/signin/TokenForm.h"
#include "training/signin/TokenStore.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

constexpr std::string_view discoveryPath = "/.well-known/openid-configuration";
constexpr std::array paths = {discoveryPath, std::string_view("/authorize"), std::string_view("/token"),
                              std::string_view("/revoke"), std::string_view("/jwks")};
constexpr std::string_view cookieName = "bhxh_training_session";

HttpResponse jsonResponse(int status, const QJsonObject& object)
{
    HttpResponse response;
    response.status = status;
    response.with("Content-Type", "application/json").with("Cache-Control", "no-store").with("Pragma", "no-cache");
    response.with("X-Content-Type-Options", "nosniff");
    response.body = QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
    return response;
}

/// RFC 6749 §5.2.
HttpResponse tokenError(const char* error, const char* description, int status = 400)
{
    return jsonResponse(
        status, {{u"error"_s, QString::fromLatin1(error)}, {u"error_description"_s, QString::fromLatin1(description)}});
}

HttpResponse refused(GrantRefusal refusal)
{
    switch (refusal) {
    case GrantRefusal::StoreFailed:
        return tokenError("server_error", "the store can't be written", 500);
    case GrantRefusal::Expired:
        return tokenError("invalid_grant", "it has expired");
    case GrantRefusal::UsedBefore:
        return tokenError("invalid_grant", "it was used before; what came from it has ended");
    case GrantRefusal::Unknown:
    case GrantRefusal::Mismatch:
        break;
    }
    return tokenError("invalid_grant", "it isn't valid for this request");
}

HttpResponse methodRefused(const char* allowed)
{
    HttpResponse response;
    response.status = 405;
    response.with("Allow", allowed).with("Cache-Control", "no-store").with("Content-Type", "application/problem+json");
    response.body = R"({"type":"invalid-input","title":"Method not allowed","status":405})";
    return response;
}

QByteArray cookieOf(const HttpRequest& request)
{
    const std::string cookies = "; " + request.header("Cookie").value_or("");
    const std::string start = "; " + std::string(cookieName) + "=";
    const std::size_t at = cookies.find(start);
    if (at == std::string::npos)
        return {};
    const std::string rest = cookies.substr(at + start.size());
    return QByteArray::fromStdString(rest.substr(0, rest.find(';')));
}

qint64 wholeSeconds(TrainingClock::TimePoint at)
{
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
}

QJsonArray list(std::initializer_list<const char*> words)
{
    QJsonArray array;
    for (const char* word : words)
        array.append(QString::fromLatin1(word));
    return array;
}

} // namespace

struct OpenIdProvider::Parts
{
    const TrainingClock& clock;
    const StaffRoster& roster;
    std::unique_ptr<TokenStore> store;
    SigningKey key;
    std::string issuer;
    std::function<void(const QString&)> onSignedIn;

    [[nodiscard]] HttpResponse discovery() const;
    [[nodiscard]] HttpResponse authorize(const HttpRequest& request) const;
    [[nodiscard]] HttpResponse answerSilently(const AuthorizationRequest& asked, const QByteArray& cookie) const;
    [[nodiscard]] HttpResponse grantCode(const AuthorizationRequest& asked, const TokenStore::Session& session) const;
    [[nodiscard]] HttpResponse redirect(const AuthorizationRequest& asked, const HttpItems& items) const;
    [[nodiscard]] HttpResponse redirectError(const AuthorizationRequest& asked, std::string error,
                                             std::string description) const;
    [[nodiscard]] HttpResponse token(const HttpRequest& request) const;
    [[nodiscard]] HttpResponse exchange(const TokenForm& form) const;
    [[nodiscard]] HttpResponse refresh(const TokenForm& form) const;
    [[nodiscard]] HttpResponse tokens(const IssuedTokens& issued) const;
    [[nodiscard]] HttpResponse revocation(const HttpRequest& request) const;
    [[nodiscard]] QByteArray idToken(const IssuedTokens& issued) const;
};

OpenIdProvider::OpenIdProvider(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
OpenIdProvider::~OpenIdProvider() = default;

tl::expected<std::unique_ptr<OpenIdProvider>, QString>
OpenIdProvider::open(const QString& dataFolder, const TrainingClock& clock, const StaffRoster& roster)
{
    auto store = TokenStore::open(dataFolder + u"/signin.sqlite"_s, clock);
    if (!store)
        return tl::unexpected(store.error());
    auto key = SigningKey::open(dataFolder + u"/signin-key.pem"_s);
    if (!key)
        return tl::unexpected(key.error());
    auto parts = std::unique_ptr<Parts>(new Parts{clock, roster, std::move(*store), std::move(*key), {}, {}});
    return std::unique_ptr<OpenIdProvider>(new OpenIdProvider(std::move(parts)));
}

void OpenIdProvider::setIssuer(std::string issuer)
{
    m_parts->issuer = std::move(issuer);
}

void OpenIdProvider::setOnSignedIn(std::function<void(const QString&)> callback)
{
    m_parts->onSignedIn = std::move(callback);
}

bool OpenIdProvider::handles(std::string_view path)
{
    return std::ranges::find(paths, path) != paths.end();
}

void OpenIdProvider::handle(const HttpRequest& request, const Respond& respond)
{
    const bool isGet = request.method == "GET" || request.method == "HEAD";
    const bool isPost = request.method == "POST";
    if (request.path == "/authorize")
        respond(isGet || isPost ? m_parts->authorize(request) : methodRefused("GET, HEAD, POST"));
    else if (request.path == "/token")
        respond(isPost ? m_parts->token(request) : methodRefused("POST"));
    else if (request.path == "/revoke")
        respond(isPost ? m_parts->revocation(request) : methodRefused("POST"));
    else if (!isGet)
        respond(methodRefused("GET, HEAD"));
    else if (request.path == "/jwks")
        respond(jsonResponse(200, {{u"keys"_s, QJsonArray{m_parts->key.publicJwk()}}}));
    else
        respond(m_parts->discovery());
}

std::optional<SignedIn> OpenIdProvider::verify(std::string_view accessToken) const
{
    const auto grant =
        m_parts->store->accessGrant(QByteArray(accessToken.data(), static_cast<qsizetype>(accessToken.size())));
    if (!grant || m_parts->roster.byId(grant->staffId) == nullptr)
        return std::nullopt;
    return SignedIn{.staffId = grant->staffId,
                    .authenticatedAt = grant->authenticatedAt,
                    .expiresAt = grant->expiresAt,
                    .clientId = grant->client.toStdString()};
}

void OpenIdProvider::revoke(std::string_view token)
{
    m_parts->store->revoke(QByteArray(token.data(), static_cast<qsizetype>(token.size())));
}

HttpResponse OpenIdProvider::Parts::discovery() const
{
    const QString base = QString::fromStdString(issuer);
    return jsonResponse(
        200, {{u"issuer"_s, base},
              {u"authorization_endpoint"_s, base + u"/authorize"_s},
              {u"token_endpoint"_s, base + u"/token"_s},
              {u"revocation_endpoint"_s, base + u"/revoke"_s},
              {u"jwks_uri"_s, base + u"/jwks"_s},
              {u"response_types_supported"_s, list({"code"})},
              {u"response_modes_supported"_s, list({"query"})},
              {u"grant_types_supported"_s, list({"authorization_code", "refresh_token"})},
              {u"subject_types_supported"_s, list({"public"})},
              {u"id_token_signing_alg_values_supported"_s, list({"RS256"})},
              {u"scopes_supported"_s, list({"openid", "offline_access"})},
              {u"token_endpoint_auth_methods_supported"_s, list({"none"})},
              {u"revocation_endpoint_auth_methods_supported"_s, list({"none"})},
              {u"code_challenge_methods_supported"_s, list({"S256"})},
              {u"prompt_values_supported"_s, list({"none", "login", "select_account", "consent"})},
              {u"claims_supported"_s, list({"sub", "iss", "aud", "exp", "iat", "auth_time", "nonce", "at_hash"})},
              {u"authorization_response_iss_parameter_supported"_s, true},
              {u"claims_parameter_supported"_s, false},
              {u"request_parameter_supported"_s, false},
              {u"request_uri_parameter_supported"_s, false}});
}

HttpResponse OpenIdProvider::Parts::authorize(const HttpRequest& request) const
{
    const bool isPost = request.method == "POST";
    const bool isTooLong = isPost && request.body.size() > TokenForm::sizeLimit;
    UnsafeRequest unsafe;
    const auto asked = readAuthorizationRequest(isTooLong ? std::nullopt
                                                : isPost  ? request.formItems()
                                                          : request.queryItems(),
                                                unsafe);
    if (!asked)
        return unsafeRequestPage(unsafe.kind);
    if (!asked->error.empty())
        return redirectError(*asked, asked->error, asked->errorDescription);
    if (asked->isDenied)
        return redirectError(*asked, "access_denied", "the person refused");
    if (asked->isPromptNone)
        return answerSilently(*asked, cookieOf(request));
    const TrainingStaffMember* member = roster.byLoginHint(QString::fromStdString(asked->loginHint));
    if (member == nullptr || asked->isPromptChoice)
        return signInPage(*asked, roster);

    const TokenStore::Session fresh{.staffId = member->id,
                                    .authenticatedAt = std::chrono::floor<std::chrono::seconds>(clock.now())};
    HttpResponse response = grantCode(*asked, fresh);
    const QByteArray secret = store->addSession(fresh.staffId, fresh.authenticatedAt);
    if (!secret.isEmpty())
        response.with("Set-Cookie", std::string(cookieName) + "=" + secret.toStdString() +
                                        "; Path=/authorize; HttpOnly; SameSite=Lax");
    return response;
}

/// `prompt=none`: without a person, so only by the sign-in that this browser already made (OpenID Connect Core
/// §3.1.2.1).
HttpResponse OpenIdProvider::Parts::answerSilently(const AuthorizationRequest& asked, const QByteArray& cookie) const
{
    const auto session = cookie.isEmpty() ? std::nullopt : store->session(cookie);
    const TrainingStaffMember* member = session ? roster.byId(session->staffId) : nullptr;
    const TrainingStaffMember* hinted = roster.byLoginHint(QString::fromStdString(asked.loginHint));
    const bool isTooOld =
        session && asked.maxAge &&
        clock.now() - session->authenticatedAt > std::chrono::seconds(std::min(*asked.maxAge, 1'000'000'000LL));
    if (member == nullptr || isTooOld || (hinted != nullptr && hinted != member))
        return redirectError(asked, "login_required", "nobody is signed in here");
    return grantCode(asked, *session);
}

HttpResponse OpenIdProvider::Parts::grantCode(const AuthorizationRequest& asked,
                                              const TokenStore::Session& session) const
{
    const QByteArray code = store->addCode({.client = QByteArray::fromStdString(asked.clientId),
                                            .redirectUri = QByteArray::fromStdString(asked.redirectUri),
                                            .challenge = QByteArray::fromStdString(asked.challenge),
                                            .nonce = QByteArray::fromStdString(asked.nonce),
                                            .scope = QByteArray::fromStdString(asked.scope),
                                            .staffId = session.staffId,
                                            .authenticatedAt = session.authenticatedAt});
    if (code.isEmpty())
        return redirectError(asked, "server_error", "the store can't be written");
    return redirect(asked, {{"code", code.toStdString()}});
}

HttpResponse OpenIdProvider::Parts::redirect(const AuthorizationRequest& asked, const HttpItems& items) const
{
    std::string target = asked.redirectUri;
    char separator = '?';
    const auto add = [&target, &separator](std::string_view name, std::string_view text) {
        target.append(1, separator).append(name).append("=").append(percentEncoded(text));
        separator = '&';
    };
    for (const auto& [name, text] : items)
        add(name, text);
    if (!asked.state.empty())
        add("state", asked.state);
    add("iss", issuer); // RFC 9207
    HttpResponse response;
    response.status = 303; // not 307: a form's members never go on to the client (RFC 9700 §4.12)
    response.with("Location", target).with("Cache-Control", "no-store").with("Referrer-Policy", "no-referrer");
    return response;
}

HttpResponse OpenIdProvider::Parts::redirectError(const AuthorizationRequest& asked, std::string error,
                                                  std::string description) const
{
    return redirect(asked, {{"error", std::move(error)}, {"error_description", std::move(description)}});
}

HttpResponse OpenIdProvider::Parts::token(const HttpRequest& request) const
{
    if (request.headerCount("Authorization") > 0) { // a public client has no secret to show
        HttpResponse response = tokenError("invalid_client", "the client authenticates by none", 401);
        response.with("WWW-Authenticate", "Basic realm=\"token\"");
        return response;
    }
    const auto form = TokenForm::read(request);
    if (!form)
        return tokenError("invalid_request", "one form with each parameter once is needed");
    if ((*form)["client_id"] != QByteArray(clientId.data(), clientId.size()))
        return tokenError("invalid_client", "the client isn't known", 401);
    const QByteArray type = (*form)["grant_type"];
    if (type == "authorization_code")
        return exchange(*form);
    if (type == "refresh_token")
        return refresh(*form);
    return type.isEmpty() ? tokenError("invalid_request", "grant_type is missing")
                          : tokenError("unsupported_grant_type", "the grant type isn't offered");
}

HttpResponse OpenIdProvider::Parts::exchange(const TokenForm& form) const
{
    if (form["code"].isEmpty() || form["redirect_uri"].isEmpty() || !isCodeVerifier(form["code_verifier"]))
        return tokenError("invalid_request", "code, redirect_uri and code_verifier are needed");
    const auto issued = store->exchange(form["code"], form["client_id"], form["redirect_uri"], form["code_verifier"]);
    if (!issued)
        return refused(issued.error());
    if (onSignedIn)
        onSignedIn(issued->grant.staffId);
    return tokens(*issued);
}

HttpResponse OpenIdProvider::Parts::refresh(const TokenForm& form) const
{
    const QByteArray secret = form["refresh_token"];
    if (secret.isEmpty())
        return tokenError("invalid_request", "refresh_token is needed");
    const auto grant = store->refreshGrant(secret);
    if (!grant)
        return refused(GrantRefusal::Unknown);
    const QByteArrayList granted = grant->scope.split(' ');
    const QByteArrayList wanted = form["scope"].split(' ');
    const auto isWider = [&granted](const QByteArray& word) { return !word.isEmpty() && !granted.contains(word); };
    if (std::ranges::any_of(wanted, isWider)) // RFC 6749 §6: nothing that wasn't granted
        return tokenError("invalid_scope", "the scope is wider than what was granted");
    const auto issued = store->rotate(secret, form["client_id"]);
    return issued ? tokens(*issued) : refused(issued.error());
}

HttpResponse OpenIdProvider::Parts::tokens(const IssuedTokens& issued) const
{
    const QByteArray id = idToken(issued);
    if (id.isEmpty())
        return tokenError("server_error", "the ID token can't be signed", 500);
    QJsonObject answer{{u"access_token"_s, QString::fromLatin1(issued.accessToken)},
                       {u"token_type"_s, u"Bearer"_s},
                       {u"expires_in"_s, static_cast<qint64>(TokenStore::accessLife.count())},
                       {u"scope"_s, QString::fromLatin1(issued.grant.scope)},
                       {u"id_token"_s, QString::fromLatin1(id)}};
    if (!issued.refreshToken.isEmpty())
        answer[u"refresh_token"_s] = QString::fromLatin1(issued.refreshToken);
    return jsonResponse(200, answer);
}

QByteArray OpenIdProvider::Parts::idToken(const IssuedTokens& issued) const
{
    const qint64 now = wholeSeconds(clock.now());
    QJsonObject claims{{u"iss"_s, QString::fromStdString(issuer)},
                       {u"sub"_s, issued.grant.staffId},
                       {u"aud"_s, QString::fromLatin1(issued.grant.client)},
                       {u"iat"_s, now},
                       {u"exp"_s, now + static_cast<qint64>(TokenStore::accessLife.count())},
                       {u"auth_time"_s, wholeSeconds(issued.grant.authenticatedAt)},
                       {u"at_hash"_s, QString::fromLatin1(base64Url(sha256(issued.accessToken).first(16)))}};
    if (!issued.nonce.isEmpty())
        claims[u"nonce"_s] = QString::fromUtf8(issued.nonce);
    return key.signedToken(claims);
}

HttpResponse OpenIdProvider::Parts::revocation(const HttpRequest& request) const
{
    const auto form = TokenForm::read(request);
    if (!form || (*form)["token"].isEmpty())
        return tokenError("invalid_request", "one form with a token is needed");
    if ((*form)["client_id"] != QByteArray(clientId.data(), clientId.size()))
        return tokenError("invalid_client", "the client isn't known", 401);
    store->revoke((*form)["token"]); // unknown ones too are a 200 (RFC 7009 §2.2)
    HttpResponse response;
    response.with("Cache-Control", "no-store");
    return response;
}

} // namespace bhxh::training
