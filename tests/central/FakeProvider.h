#pragma once

#include "ScriptedServer.h"
#include "TestKey.h"
#include "central/Place.h"
#include <QJsonObject>
#include <QUrlQuery>

namespace bhxh::test {

/// A scripted OpenID provider and the browser before it. What it says can be bent, member by member, before a sign-in
/// begins.
class FakeProvider
{
public:
    explicit FakeProvider(TestKey::Kind kind = TestKey::Kind::Ec);

    ScriptedServer server;
    TestKey key;
    QJsonObject discovery;
    QJsonObject claims; ///< put over the good ones; a null takes one away
    QJsonObject header; ///< of the ID token
    QJsonObject token;  ///< put over the token reply; a null takes one away
    QByteArray jwks;
    QByteArray idToken; ///< instead of a signed one, where not empty
    QUrl authorization; ///< the last one that the browser was sent to

    [[nodiscard]] central::Place place() const;
    /// To be given to SignIn.
    std::function<bool(const QUrl&)> browser();
    /// A query that was in the authorization URL.
    [[nodiscard]] QString asked(const QString& name) const;
    /// The redirect back that a provider would make: code and state, `extra` behind.
    [[nodiscard]] QByteArray goodTarget(const QByteArray& extra = {}) const;
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QByteArray hostHeader() const;
    /// "GET <target> HTTP/1.1" with the right Host, and its blank line.
    [[nodiscard]] QByteArray get(const QByteArray& target) const;
    void serve();

private:
    [[nodiscard]] QByteArray signedIdToken() const;
};

} // namespace bhxh::test
