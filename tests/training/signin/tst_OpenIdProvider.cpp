#include "training/signin/OpenIdProvider.h"
#include "training/signin/StaffRoster.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <thread>

using namespace bhxh::training;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const std::string issuer = "http://127.0.0.1:8410";
const std::string callback = "http://127.0.0.1:51234/callback";
const std::string verifier = "dBjftJeZ4CVP-mBOBz7Y8QeVW1JMRMNxV0dSxhKq7xw";

std::string challengeOf(const std::string& text)
{
    return QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
        .toStdString();
}

QByteArray decoded(const QString& text)
{
    return QByteArray::fromBase64(text.toLatin1(), QByteArray::Base64UrlEncoding);
}

QJsonObject objectOf(const HttpResponse& response)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(response.body)).object();
}

std::string encoded(const HttpItems& items)
{
    std::string text;
    for (const auto& [name, value] : items)
        text += (text.empty() ? "" : "&") + name + "=" + percentEncoded(value);
    return text;
}

/// Whether a JWT is signed by a key of a JWK set; a second opinion, with the public numbers alone.
bool isSignedBy(const QString& token, const QJsonObject& jwk)
{
    const QByteArray modulus = decoded(jwk[u"n"].toString());
    const QByteArray exponent = decoded(jwk[u"e"].toString());
    BIGNUM* n =
        BN_bin2bn(reinterpret_cast<const unsigned char*>(modulus.data()), static_cast<int>(modulus.size()), nullptr);
    BIGNUM* e =
        BN_bin2bn(reinterpret_cast<const unsigned char*>(exponent.data()), static_cast<int>(exponent.size()), nullptr);
    OSSL_PARAM_BLD* builder = OSSL_PARAM_BLD_new();
    OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_N, n);
    OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_E, e);
    OSSL_PARAM* parameters = OSSL_PARAM_BLD_to_param(builder);
    EVP_PKEY_CTX* context = EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr);
    EVP_PKEY* key = nullptr;
    EVP_PKEY_fromdata_init(context);
    EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, parameters);
    EVP_MD_CTX* digest = EVP_MD_CTX_new();
    EVP_DigestVerifyInit(digest, nullptr, EVP_sha256(), nullptr, key);
    const QByteArray text = token.left(token.lastIndexOf(u'.')).toLatin1();
    const QByteArray signature = decoded(token.section(u'.', 2));
    const bool isGood = EVP_DigestVerify(digest, reinterpret_cast<const unsigned char*>(signature.data()),
                                         static_cast<std::size_t>(signature.size()),
                                         reinterpret_cast<const unsigned char*>(text.data()),
                                         static_cast<std::size_t>(text.size())) == 1;
    EVP_MD_CTX_free(digest);
    EVP_PKEY_free(key);
    EVP_PKEY_CTX_free(context);
    OSSL_PARAM_free(parameters);
    OSSL_PARAM_BLD_free(builder);
    BN_free(n);
    BN_free(e);
    return isGood && modulus.size() == 256;
}

QJsonObject claimsOf(const QString& token)
{
    return QJsonDocument::fromJson(decoded(token.section(u'.', 1, 1))).object();
}

} // namespace

class TestOpenIdProvider : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    TrainingClock m_clock;
    StaffRoster m_roster;
    std::unique_ptr<OpenIdProvider> m_provider;
    QStringList m_signedIn;

    void open()
    {
        m_provider.reset();
        auto opened = OpenIdProvider::open(m_folder.path(), m_clock, m_roster);
        QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error()));
        m_provider = std::move(*opened);
        m_provider->setIssuer(issuer);
        m_provider->setOnSignedIn([this](const QString& id) { m_signedIn << id; });
    }

    HttpResponse ask(HttpRequest request)
    {
        HttpResponse answer;
        answer.status = 0;
        m_provider->handle(request,
                           Respond::calling([&answer](HttpResponse response) { answer = std::move(response); }));
        return answer;
    }

    HttpResponse get(const std::string& path, const std::string& query = {}, HttpFields headers = {})
    {
        HttpRequest request;
        request.method = "GET";
        request.path = path;
        request.query = query;
        request.headers = std::move(headers);
        return ask(request);
    }

    HttpResponse post(const std::string& path, const HttpItems& items,
                      const std::string& type = "application/x-www-form-urlencoded")
    {
        HttpRequest request;
        request.method = "POST";
        request.path = path;
        request.headers = {{"Content-Type", type}};
        request.body = encoded(items);
        return ask(request);
    }

    /// The items of a good request, each of which may be replaced, added or (with "") taken away.
    static HttpItems asked(const HttpItems& changes = {})
    {
        HttpItems items = {{"response_type", "code"},
                           {"client_id", "bhxh-counter"},
                           {"redirect_uri", callback},
                           {"scope", "openid offline_access"},
                           {"state", "a state&=%"},
                           {"nonce", "n-1"},
                           {"code_challenge", challengeOf(verifier)},
                           {"code_challenge_method", "S256"},
                           {"login_hint", "lan"}};
        for (const auto& change : changes) {
            std::erase_if(items, [&change](const auto& item) { return item.first == change.first; });
            if (!change.second.empty())
                items.push_back(change);
        }
        return items;
    }

    HttpResponse authorize(const HttpItems& changes = {}, const std::string& cookie = {})
    {
        return get("/authorize", encoded(asked(changes)),
                   cookie.empty() ? HttpFields{} : HttpFields{{"Cookie", cookie}});
    }

    /// What a redirect says to the client.
    static std::map<std::string, std::string> said(const HttpResponse& response)
    {
        const std::string target = response.header("Location").value_or("");
        std::map<std::string, std::string> members;
        const auto items = decodedItems(target.substr(std::min(target.find('?') + 1, target.size())));
        for (const auto& [name, value] : items.value_or(HttpItems{}))
            members[name] = value;
        members["to"] = target.substr(0, target.find('?'));
        return members;
    }

    std::string code(const HttpItems& changes = {}) { return said(authorize(changes))["code"]; }

    HttpResponse exchange(const std::string& code, const HttpItems& changes = {})
    {
        HttpItems items = {{"grant_type", "authorization_code"},
                           {"client_id", "bhxh-counter"},
                           {"code", code},
                           {"redirect_uri", callback},
                           {"code_verifier", verifier}};
        for (const auto& change : changes) {
            std::erase_if(items, [&change](const auto& item) { return item.first == change.first; });
            if (!change.second.empty())
                items.push_back(change);
        }
        return post("/token", items);
    }

    HttpResponse refresh(const QString& token, const HttpItems& more = {})
    {
        HttpItems items = {
            {"grant_type", "refresh_token"}, {"client_id", "bhxh-counter"}, {"refresh_token", token.toStdString()}};
        items.insert(items.end(), more.begin(), more.end());
        return post("/token", items);
    }

    bool isAccepted(const QJsonObject& tokens)
    {
        return m_provider->verify(tokens[u"access_token"].toString().toStdString()).has_value();
    }

    static QString errorOf(const HttpResponse& response) { return objectOf(response)[u"error"].toString(); }

private slots:
    void init()
    {
        QVERIFY(m_folder.isValid());
        m_signedIn.clear();
        open();
    }

    void announcesWhatItIs()
    {
        const HttpResponse response = get("/.well-known/openid-configuration");
        QCOMPARE(response.status, 200);
        const QJsonObject discovery = objectOf(response);
        QCOMPARE(discovery[u"issuer"].toString(), QString::fromStdString(issuer));
        QCOMPARE(discovery[u"token_endpoint"].toString(), u"http://127.0.0.1:8410/token"_s);
        QCOMPARE(discovery[u"code_challenge_methods_supported"].toArray(), QJsonArray{u"S256"_s});
        QCOMPARE(discovery[u"response_types_supported"].toArray(), QJsonArray{u"code"_s});
        QVERIFY(discovery[u"authorization_response_iss_parameter_supported"].toBool());
        QVERIFY(!discovery[u"request_uri_parameter_supported"].toBool(true));
        QVERIFY(!response.header("Access-Control-Allow-Origin"));
    }

    void signsInByAHint()
    {
        const HttpResponse response = authorize();
        QCOMPARE(response.status, 303);
        auto members = said(response);
        QCOMPARE(members["to"], callback);
        QCOMPARE(members["state"], std::string("a state&=%"));
        QCOMPARE(members["iss"], issuer);
        const HttpResponse answer = exchange(members["code"]);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Cache-Control").value_or(""), std::string("no-store"));
        const QJsonObject tokens = objectOf(answer);
        QCOMPARE(tokens[u"token_type"].toString(), u"Bearer"_s);
        QCOMPARE(tokens[u"expires_in"].toInt(), 600);
        QVERIFY(!tokens[u"refresh_token"].toString().isEmpty());
        QCOMPARE(m_signedIn, QStringList{u"nv-lan"_s});

        const auto signedIn = m_provider->verify(tokens[u"access_token"].toString().toStdString());
        QVERIFY(signedIn);
        QCOMPARE(signedIn->staffId, u"nv-lan"_s);
        QCOMPARE(signedIn->clientId, std::string("bhxh-counter"));
        QVERIFY(!m_provider->verify(tokens[u"refresh_token"].toString().toStdString()));
        QVERIFY(!m_provider->verify("made-up"));
        QVERIFY(!m_provider->verify(""));
    }

    void signsAnIdTokenWithAllItsClaims()
    {
        const QJsonObject tokens = objectOf(exchange(code()));
        const QString token = tokens[u"id_token"].toString();
        const QJsonObject jwk = objectOf(get("/jwks"))[u"keys"].toArray().first().toObject();
        QVERIFY(isSignedBy(token, jwk));
        QString broken = token;
        broken[broken.indexOf(u'.') + 5] = broken[broken.indexOf(u'.') + 5] == u'A' ? u'B' : u'A';
        QVERIFY(!isSignedBy(broken, jwk));
        QCOMPARE(QJsonDocument::fromJson(decoded(token.section(u'.', 0, 0))).object()[u"kid"], jwk[u"kid"]);
        QVERIFY(!jwk.contains(u"d"_s));
        const QJsonObject claims = claimsOf(token);
        QCOMPARE(claims[u"sub"].toString(), u"nv-lan"_s);
        QCOMPARE(claims[u"iss"].toString(), QString::fromStdString(issuer));
        QCOMPARE(claims[u"aud"].toString(), u"bhxh-counter"_s);
        QCOMPARE(claims[u"nonce"].toString(), u"n-1"_s);
        QCOMPARE(claims[u"exp"].toInteger() - claims[u"iat"].toInteger(), 600);
        QVERIFY(claims[u"auth_time"].toInteger() > 1'500'000'000);
        const QByteArray hash =
            QCryptographicHash::hash(tokens[u"access_token"].toString().toLatin1(), QCryptographicHash::Sha256);
        QCOMPARE(decoded(claims[u"at_hash"].toString()), hash.first(16));
    }

    void showsThePageWithoutAKnownHint()
    {
        for (const std::string& hint : {std::string(), std::string("nobody"), std::string("<script>")}) {
            const HttpResponse page = authorize({{"login_hint", hint}});
            QCOMPARE(page.status, 200);
            QVERIFY(page.body.find("Trần Thị Ngọc Lan") != std::string::npos);
            QVERIFY(page.body.find("Từ chối") != std::string::npos);
            QVERIFY(page.body.find("<script") == std::string::npos);
            QVERIFY(page.header("Content-Security-Policy").value_or("").find("frame-ancestors 'none'") !=
                    std::string::npos);
            QCOMPARE(page.header("X-Frame-Options").value_or(""), std::string("DENY"));
        }
        QCOMPARE(authorize({{"prompt", "select_account"}}).status, 200);
    }

    void theLinksOfThePageSignInOrRefuse()
    {
        const HttpResponse page = authorize({{"login_hint", ""}, {"prompt", "login select_account"}});
        const QString html = QString::fromStdString(page.body);
        QStringList links;
        auto matches = QRegularExpression(u"href=\"(/authorize\\?[^\"]*)\""_s).globalMatch(html);
        while (matches.hasNext())
            links << matches.next().captured(1).replace(u"&amp;"_s, u"&"_s);
        QCOMPARE(links.size(), 8);
        for (const QString& link : links.first(7)) {
            const HttpResponse answer = get("/authorize", link.section(u'?', 1).toStdString());
            QCOMPARE(answer.status, 303);
            QCOMPARE(exchange(said(answer)["code"]).status, 200);
            QCOMPARE(said(answer)["state"], std::string("a state&=%"));
        }
        QCOMPARE(m_signedIn.size(), 7);
        auto refused = said(get("/authorize", links.last().section(u'?', 1).toStdString()));
        QCOMPARE(refused["error"], std::string("access_denied"));
        QCOMPARE(refused["state"], std::string("a state&=%"));
        QCOMPARE(refused["iss"], issuer);
        QVERIFY(!refused.contains("code"));
    }

    void neverRedirectsToAStranger_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("no client") << QByteArray("client_id") << QByteArray();
        QTest::newRow("another client") << QByteArray("client_id") << QByteArray("other");
        for (const char* uri :
             {"", "http://localhost:5000/callback", "https://127.0.0.1:5000/callback", "http://127.0.0.1/callback",
              "http://127.0.0.1:/callback", "http://127.0.0.1:0/callback", "http://127.0.0.1:65536/callback",
              "http://127.0.0.1:05000/callback", "http://127.0.0.1:5000/callback/", "http://127.0.0.1:5000/callback?x",
              "http://127.0.0.1:5000/other", "http://127.0.0.1:5000@evil.example/callback",
              "http://127.0.0.1.evil.example:5000/callback", "http://[::2]:5000/callback",
              "http://127.0.0.2:5000/callback", "http://127.0.0.1:+5000/callback",
              "http://127.0.0.1:5000/x/../callback", "javascript:alert(1)//callback"})
            QTest::newRow(*uri != 0 ? uri : "none") << QByteArray("redirect_uri") << QByteArray(uri);
    }
    void neverRedirectsToAStranger()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        const HttpResponse response = authorize({{name.toStdString(), value.toStdString()}});
        QCOMPARE(response.status, 400);
        QVERIFY(!response.header("Location"));
        QVERIFY(response.header("Content-Type").value_or("").starts_with("text/html"));
    }

    void takesAnyLoopbackPort()
    {
        for (const std::string& uri :
             {std::string("http://127.0.0.1:1/callback"), std::string("http://127.0.0.1:65535/callback"),
              std::string("http://[::1]:40000/callback")}) {
            const HttpResponse response = authorize({{"redirect_uri", uri}});
            QCOMPARE(said(response)["to"], uri);
            QCOMPARE(exchange(said(response)["code"], {{"redirect_uri", uri}}).status, 200);
        }
    }

    void tellsTheClientWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("error");
        const auto row = [](const char* title, const char* name, const char* value, const char* error) {
            QTest::newRow(title) << QByteArray(name) << QByteArray(value) << QByteArray(error);
        };
        row("no response type", "response_type", "", "invalid_request");
        row("token", "response_type", "token", "unsupported_response_type");
        row("hybrid", "response_type", "code id_token", "unsupported_response_type");
        row("plain", "code_challenge_method", "plain", "invalid_request");
        row("no method", "code_challenge_method", "", "invalid_request");
        row("no challenge", "code_challenge", "", "invalid_request");
        row("short challenge", "code_challenge", "abc", "invalid_request");
        row("no scope", "scope", "", "invalid_scope");
        row("no openid", "scope", "offline_access", "invalid_scope");
        row("request object", "request", "x.y.z", "request_not_supported");
        row("request by reference", "request_uri", "http://127.0.0.1/x", "request_uri_not_supported");
        row("fragment", "response_mode", "fragment", "invalid_request");
        row("unknown prompt", "prompt", "shout", "invalid_request");
        row("none and login", "prompt", "none login", "invalid_request");
        row("age in words", "max_age", "ten", "invalid_request");
        row("negative age", "max_age", "-1", "invalid_request");
        row("nobody signed in", "prompt", "none", "login_required");
    }
    void tellsTheClientWhatIsWrong()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, error);
        const HttpResponse response = authorize({{name.toStdString(), value.toStdString()}});
        QCOMPARE(response.status, 303);
        auto members = said(response);
        QCOMPARE(members["error"], error.toStdString());
        QCOMPARE(members["state"], std::string("a state&=%"));
        QCOMPARE(members["iss"], issuer);
        QVERIFY(!members.contains("code"));
    }

    void refusesParametersThatComeTwice()
    {
        const std::string query = encoded(asked());
        QCOMPARE(said(get("/authorize", query + "&scope=openid"))["error"], std::string("invalid_request"));
        QCOMPARE(get("/authorize", query + "&redirect_uri=" + percentEncoded(callback)).status, 400);
        QCOMPARE(get("/authorize", query + "&x=%zz").status, 400);
    }

    void authorizesByPostToo()
    {
        QCOMPARE(post("/authorize", asked()).status, 303);
        QCOMPARE(post("/authorize", asked(), "text/plain").status, 400);
    }

    void aCodeCountsOnceAndItsReplayEndsWhatItGave()
    {
        const std::string secret = code();
        const QJsonObject tokens = objectOf(exchange(secret));
        QVERIFY(isAccepted(tokens));
        const HttpResponse again = exchange(secret);
        QCOMPARE(again.status, 400);
        QCOMPARE(errorOf(again), u"invalid_grant"_s);
        QVERIFY(!isAccepted(tokens));
        QCOMPARE(errorOf(refresh(tokens[u"refresh_token"].toString())), u"invalid_grant"_s);
    }

    void aCodeLivesSixtySeconds()
    {
        const std::string first = code();
        m_clock.advance(59s);
        QCOMPARE(exchange(first).status, 200);
        const std::string second = code();
        m_clock.advance(61s);
        QCOMPARE(errorOf(exchange(second)), u"invalid_grant"_s);
    }

    void aCodeBelongsToItsRequest()
    {
        const std::string secret = code();
        const std::string otherVerifier(43, 'x');
        QCOMPARE(errorOf(exchange(secret, {{"code_verifier", otherVerifier}})), u"invalid_grant"_s);
        QCOMPARE(errorOf(exchange(secret, {{"redirect_uri", "http://127.0.0.1:1/callback"}})), u"invalid_grant"_s);
        QCOMPARE(errorOf(exchange(secret, {{"code_verifier", ""}})), u"invalid_request"_s);
        QCOMPARE(errorOf(exchange(secret, {{"code_verifier", "short"}})), u"invalid_request"_s);
        QCOMPARE(errorOf(exchange(secret, {{"redirect_uri", ""}})), u"invalid_request"_s);
        const HttpResponse stranger = exchange(secret, {{"client_id", "other"}});
        QCOMPARE(stranger.status, 401);
        QCOMPARE(errorOf(stranger), u"invalid_client"_s);
        QCOMPARE(errorOf(exchange("made-up")), u"invalid_grant"_s);
        QCOMPARE(exchange(secret).status, 200);
    }

    void theTokenEndpointTakesFormsOnly()
    {
        QCOMPARE(post("/token", {{"grant_type", "authorization_code"}}, "application/json").status, 400);
        QCOMPARE(errorOf(exchange(code(), {{"grant_type", "password"}})), u"unsupported_grant_type"_s);
        QCOMPARE(errorOf(exchange(code(), {{"grant_type", ""}})), u"invalid_request"_s);
        QCOMPARE(errorOf(post("/token", {{"client_id", "bhxh-counter"}, {"a", "1"}, {"a", "2"}})),
                 u"invalid_request"_s);
        QCOMPARE(errorOf(post("/token", {{"client_id", "bhxh-counter"}, {"long", std::string(20'000, 'x')}})),
                 u"invalid_request"_s);
        HttpRequest request;
        request.method = "POST";
        request.path = "/token";
        request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Authorization", "Basic eDp5"}};
        QCOMPARE(ask(request).status, 401);
    }

    void otherMethodsAreRefusedWithAllow()
    {
        QCOMPARE(get("/token").status, 405);
        QCOMPARE(get("/token").header("Allow").value_or(""), std::string("POST"));
        QCOMPARE(get("/revoke").status, 405);
        QCOMPARE(post("/jwks", {}).status, 405);
        QCOMPARE(post("/jwks", {}).header("Allow").value_or(""), std::string("GET, HEAD"));
        for (const char* path : {"/authorize", "/token", "/revoke", "/jwks", "/.well-known/openid-configuration"})
            QVERIFY(OpenIdProvider::handles(path));
        QVERIFY(!OpenIdProvider::handles("/counter/v1/me"));
        QVERIFY(!OpenIdProvider::handles("/authorize/"));
    }

    void anAccessTokenLivesTenMinutesOfTheTrainingClock()
    {
        const QJsonObject tokens = objectOf(exchange(code()));
        m_clock.advance(599s);
        QVERIFY(isAccepted(tokens));
        m_clock.advance(2s);
        QVERIFY(!isAccepted(tokens));
    }

    void refreshRotatesAndKeepsTheAuthTime()
    {
        const QJsonObject first = objectOf(exchange(code()));
        m_clock.advance(3600s);
        const HttpResponse answer = refresh(first[u"refresh_token"].toString());
        QCOMPARE(answer.status, 200);
        const QJsonObject second = objectOf(answer);
        QVERIFY(isAccepted(second));
        QVERIFY(second[u"refresh_token"] != first[u"refresh_token"]);
        const QJsonObject before = claimsOf(first[u"id_token"].toString());
        const QJsonObject after = claimsOf(second[u"id_token"].toString());
        QCOMPARE(after[u"auth_time"], before[u"auth_time"]);
        QCOMPARE(after[u"sub"], before[u"sub"]);
        QVERIFY(after[u"iat"].toInteger() >= before[u"iat"].toInteger() + 3600);
        QVERIFY(!after.contains(u"nonce"_s));
        QCOMPARE(m_signedIn.size(), 1); // no second sign-in
        const auto signedIn = m_provider->verify(second[u"access_token"].toString().toStdString());
        QCOMPARE(signedIn->authenticatedAt.time_since_epoch() / 1s, before[u"auth_time"].toInteger());
    }

    void anOldRefreshTokenEndsTheFamily()
    {
        const QJsonObject first = objectOf(exchange(code()));
        const QJsonObject second = objectOf(refresh(first[u"refresh_token"].toString()));
        const QJsonObject other = objectOf(exchange(code()));
        QVERIFY(isAccepted(second));
        QCOMPARE(errorOf(refresh(first[u"refresh_token"].toString())), u"invalid_grant"_s);
        QVERIFY(!isAccepted(first));
        QVERIFY(!isAccepted(second));
        QCOMPARE(errorOf(refresh(second[u"refresh_token"].toString())), u"invalid_grant"_s);
        QVERIFY(isAccepted(other)); // another sign-in of the same person goes on
    }

    void twoWhoRefreshAtOnceGetOneRotation()
    {
        const QString token = objectOf(exchange(code()))[u"refresh_token"].toString();
        std::atomic<int> taken = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&] { taken += refresh(token).status == 200 ? 1 : 0; });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(taken.load(), 1);
    }

    void noRefreshTokenWithoutOfflineAccess()
    {
        const QJsonObject tokens = objectOf(exchange(code({{"scope", "openid profile"}})));
        QVERIFY(isAccepted(tokens));
        QVERIFY(!tokens.contains(u"refresh_token"_s));
        QCOMPARE(tokens[u"scope"].toString(), u"openid"_s);
    }

    void refreshCanNotWidenItsScope()
    {
        const QString token = objectOf(exchange(code()))[u"refresh_token"].toString();
        QCOMPARE(errorOf(refresh(token, {{"scope", "openid admin"}})), u"invalid_scope"_s);
        QCOMPARE(refresh(token, {{"scope", "openid"}}).status, 200);
        QCOMPARE(errorOf(refresh(u"made-up"_s)), u"invalid_grant"_s);
    }

    void revokes()
    {
        const QJsonObject byAccess = objectOf(exchange(code()));
        const auto revoke = [this](const QJsonValue& token) {
            return post("/revoke", {{"client_id", "bhxh-counter"}, {"token", token.toString().toStdString()}}).status;
        };
        QCOMPARE(revoke(byAccess[u"access_token"]), 200);
        QVERIFY(!isAccepted(byAccess));
        QCOMPARE(refresh(byAccess[u"refresh_token"].toString()).status, 200);

        const QJsonObject byRefresh = objectOf(exchange(code()));
        QCOMPARE(revoke(byRefresh[u"refresh_token"]), 200);
        QVERIFY(!isAccepted(byRefresh));
        QCOMPARE(errorOf(refresh(byRefresh[u"refresh_token"].toString())), u"invalid_grant"_s);
        QCOMPARE(revoke(QJsonValue(u"made-up"_s)), 200);
        QCOMPARE(post("/revoke", {{"client_id", "bhxh-counter"}}).status, 400);
        QCOMPARE(post("/revoke", {{"client_id", "other"}, {"token", "x"}}).status, 401);

        const QJsonObject byCall = objectOf(exchange(code()));
        m_provider->revoke(byCall[u"access_token"].toString().toStdString());
        QVERIFY(!isAccepted(byCall));
    }

    void loginAndMaxAgeGiveANewAuthTime()
    {
        const auto authTime = [this](const HttpItems& changes) {
            return claimsOf(objectOf(exchange(code(changes)))[u"id_token"].toString())[u"auth_time"].toInteger();
        };
        const qint64 first = authTime({});
        m_clock.advance(400s);
        QVERIFY(authTime({{"prompt", "login"}}) >= first + 400);
        m_clock.advance(400s);
        QVERIFY(authTime({{"max_age", "300"}}) >= first + 800);
        QVERIFY(authTime({{"max_age", "0"}}) >= first + 800);
    }

    void silentlyByTheSessionOfTheBrowserOnly()
    {
        const HttpResponse signedIn = authorize();
        const std::string cookie = signedIn.header("Set-Cookie").value_or("");
        QVERIFY(cookie.find("HttpOnly") != std::string::npos);
        QVERIFY(cookie.find("SameSite=Lax") != std::string::npos);
        const std::string pair = "other=1; " + cookie.substr(0, cookie.find(';'));
        const qint64 first =
            claimsOf(objectOf(exchange(said(signedIn)["code"]))[u"id_token"].toString())[u"auth_time"].toInteger();
        m_clock.advance(100s);

        auto silent = said(authorize({{"prompt", "none"}, {"login_hint", ""}}, pair));
        const QString token = objectOf(exchange(silent["code"]))[u"id_token"].toString();
        QCOMPARE(claimsOf(token)[u"auth_time"].toInteger(), first);
        QVERIFY(!said(authorize({{"prompt", "none"}, {"max_age", "200"}}, pair))["code"].empty());
        QCOMPARE(said(authorize({{"prompt", "none"}, {"max_age", "50"}}, pair))["error"],
                 std::string("login_required"));
        QCOMPARE(said(authorize({{"prompt", "none"}, {"login_hint", "hung"}}, pair))["error"],
                 std::string("login_required"));
        QCOMPARE(said(authorize({{"prompt", "none"}}, "bhxh_training_session=made-up"))["error"],
                 std::string("login_required"));
        m_clock.advance(13h);
        QCOMPARE(said(authorize({{"prompt", "none"}}, pair))["error"], std::string("login_required"));
    }

    void whatItAnsweredOutlivesIt()
    {
        const std::string used = code();
        const QJsonObject tokens = objectOf(exchange(used));
        const std::string pending = code();
        const HttpResponse keys = get("/jwks");
        open();
        QCOMPARE(get("/jwks").body, keys.body);
        QVERIFY(isAccepted(tokens));
        QCOMPARE(exchange(pending).status, 200);
        QCOMPARE(errorOf(exchange(used)), u"invalid_grant"_s);
        QVERIFY(!isAccepted(tokens));
    }

    void keepsNoSecretInTheClearAndNothingForOthersToRead()
    {
        const std::string secret = code();
        const QJsonObject tokens = objectOf(exchange(secret));
        m_provider.reset();
        const QStringList files = QDir(m_folder.path()).entryList(QDir::Files);
        QVERIFY(files.contains(u"signin-key.pem"_s));
        for (const QString& name : files) {
            QFile file(m_folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY(!bytes.contains(QByteArray::fromStdString(secret)));
            QVERIFY(!bytes.contains(tokens[u"access_token"].toString().toLatin1()));
            QVERIFY(!bytes.contains(tokens[u"refresh_token"].toString().toLatin1()));
        }
        QCOMPARE(QFile::permissions(m_folder.filePath(u"signin-key.pem"_s)) & ~(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner);
    }

    void aBrokenKeyIsAFailureAndNotANewKey()
    {
        m_provider.reset();
        QTemporaryDir folder;
        QFile file(folder.filePath(u"signin-key.pem"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("nonsense");
        file.close();
        QVERIFY(!OpenIdProvider::open(folder.path(), m_clock, m_roster));
        QVERIFY(!OpenIdProvider::open(folder.filePath(u"missing"_s), m_clock, m_roster));
    }
};

QTEST_GUILESS_MAIN(TestOpenIdProvider)
#include "tst_OpenIdProvider.moc"
