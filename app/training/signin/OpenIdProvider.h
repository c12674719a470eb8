#pragma once

#include "training/web/HttpMessage.h"
#include "training/web/Respond.h"
#include "training/web/TrainingClock.h"

#include <QString>

#include <tl/expected.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace bhxh::training {

class StaffRoster;

/// Who stands behind an access token.
struct SignedIn
{
    QString staffId;                          ///< a member of the roster
    TrainingClock::TimePoint authenticatedAt; ///< `auth_time`, whole seconds
    TrainingClock::TimePoint expiresAt;       ///< of the access token
    std::string clientId;
};

/// The training central's OpenID provider (OpenID Connect Core; RFC 6749, 7009, 7636, 8252 §7.3, 9207, 9700): the
/// public client `bhxh-counter`, code with PKCE S256, opaque access tokens of ten minutes, rotated refresh tokens. What
/// it issues is kept as SHA-256 hashes in `signin.sqlite` of its data folder, committed before the answer goes out; its
/// RSA key in `signin-key.pem` (0600). Any thread may call it.
class OpenIdProvider
{
public:
    static constexpr std::string_view clientId = "bhxh-counter";

    /// Opens or makes store and key in `dataFolder` (which exists). Clock and roster must outlive it. Or why it can't.
    [[nodiscard]] static tl::expected<std::unique_ptr<OpenIdProvider>, QString>
    open(const QString& dataFolder, const TrainingClock& clock, const StaffRoster& roster);
    ~OpenIdProvider();
    OpenIdProvider(const OpenIdProvider&) = delete;
    OpenIdProvider& operator=(const OpenIdProvider&) = delete;

    /// "http://127.0.0.1:8410": set once the port is known, before the first request.
    void setIssuer(std::string issuer);
    /// Called after a code was exchanged, before the tokens are answered, on the thread of the request; set before the
    /// first request. For the activity log's `signed-in`.
    void setOnSignedIn(std::function<void(const QString& staffId)> callback);

    /// Whether a path is one of the provider's: discovery, /authorize, /token, /revoke, /jwks.
    [[nodiscard]] static bool handles(std::string_view path);
    /// Answers a request whose path it handles, always at once; other methods with 405 and `Allow`.
    void handle(const HttpRequest& request, const Respond& respond);

    /// The member behind an access token (bare, without "Bearer "), or nothing where it is unknown, over or revoked.
    [[nodiscard]] std::optional<SignedIn> verify(std::string_view accessToken) const;
    /// Ends a token: an access token by itself, a refresh token with its whole family. Unknown ones are ignored.
    void revoke(std::string_view token);

private:
    struct Parts;
    explicit OpenIdProvider(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace bhxh::training
