#include "FakeProvider.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTcpSocket>

namespace bhxh::test {

using namespace Qt::StringLiterals;

namespace {

QJsonObject over(QJsonObject good, const QJsonObject& bent)
{
    for (auto member = bent.begin(); member != bent.end(); ++member) {
        if (member->isNull())
            good.remove(member.key());
        else
            good.insert(member.key(), member.value());
    }
    return good;
}

QByteArray text(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

FakeProvider::FakeProvider(TestKey::Kind kind) : key(kind), jwks(key.jwks())
{
    const auto at = [this](const QString& path) { return server.url(path).toString(); };
    discovery = {{u"issuer"_s, at({})},
                 {u"authorization_endpoint"_s, at(u"/authorize"_s)},
                 {u"token_endpoint"_s, at(u"/token"_s)},
                 {u"jwks_uri"_s, at(u"/jwks"_s)},
                 {u"revocation_endpoint"_s, at(u"/revoke"_s)},
                 {u"authorization_response_iss_parameter_supported"_s, true}};
    serve();
}

void FakeProvider::serve()
{
    server.on("GET /.well-known/openid-configuration", {[this](QTcpSocket& socket, const ScriptedServer::Seen& seen) {
                  ScriptedServer::json(200, text(discovery))(socket, seen);
              }});
    server.on("GET /jwks", {[this](QTcpSocket& socket, const ScriptedServer::Seen& seen) {
                  ScriptedServer::json(200, jwks)(socket, seen);
              }});
    server.on("POST /token", {[this](QTcpSocket& socket, const ScriptedServer::Seen& seen) {
                  const QJsonObject good{{u"access_token"_s, u"access-new"_s},
                                         {u"refresh_token"_s, u"refresh-new"_s},
                                         {u"token_type"_s, u"Bearer"_s},
                                         {u"expires_in"_s, 600},
                                         {u"id_token"_s, QString::fromLatin1(signedIdToken())}};
                  ScriptedServer::json(200, text(over(good, token)))(socket, seen);
              }});
    server.on("POST /revoke", {ScriptedServer::json(200, "{}")});
}

QByteArray FakeProvider::signedIdToken() const
{
    if (!idToken.isEmpty())
        return idToken;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const QJsonObject good{{u"iss"_s, server.url().toString()},
                           {u"aud"_s, u"desk"_s},
                           {u"sub"_s, u"nv-1"_s},
                           {u"nonce"_s, asked(u"nonce"_s)},
                           {u"iat"_s, now},
                           {u"exp"_s, now + 600},
                           {u"auth_time"_s, now}};
    return key.sign(over(good, claims), header);
}

central::Place FakeProvider::place() const
{
    return {server.url(u"/v1"_s), server.url(), u"desk"_s, QUuid::createUuid()};
}

std::function<bool(const QUrl&)> FakeProvider::browser()
{
    return [this](const QUrl& url) {
        authorization = url;
        return true;
    };
}

QString FakeProvider::asked(const QString& name) const
{
    return QUrlQuery(authorization).queryItemValue(name, QUrl::FullyDecoded);
}

QByteArray FakeProvider::goodTarget(const QByteArray& extra) const
{
    return "/callback?code=code-1&state=" + asked(u"state"_s).toLatin1() +
           "&iss=" + server.url().toString().toLatin1().toPercentEncoding() + extra;
}

quint16 FakeProvider::port() const
{
    return static_cast<quint16>(QUrl(asked(u"redirect_uri"_s)).port());
}

QByteArray FakeProvider::hostHeader() const
{
    return "Host: 127.0.0.1:" + QByteArray::number(port()) + "\r\n";
}

QByteArray FakeProvider::get(const QByteArray& target) const
{
    return "GET " + target + " HTTP/1.1\r\n" + hostHeader() + "\r\n";
}

} // namespace bhxh::test
