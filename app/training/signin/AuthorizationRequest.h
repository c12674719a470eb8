#pragma once

#include "training/web/HttpMessage.h"

#include <optional>
#include <string>
#include <vector>

namespace bhxh::training {

/// What a client asked for at /authorize, checked.
struct AuthorizationRequest
{
    std::string clientId;
    std::string redirectUri;
    std::string state;
    std::string nonce;
    std::string challenge;
    std::string scope; ///< of what was asked, what is known here: "openid" or "openid offline_access"
    std::string loginHint;
    std::optional<long long> maxAge; ///< seconds
    bool isPromptNone = false;
    bool isPromptLogin = false;
    bool isPromptChoice = false; ///< `select_account`: the page, whatever the hint says
    bool isDenied = false;       ///< "Từ chối" was chosen on the page
    HttpItems items;             ///< all of it as it came, for the links of the page

    /// An error for the client, by redirect; empty where all is well.
    std::string error;
    std::string errorDescription;
};

/// The page's own parameter, beside those of the standard.
inline constexpr std::string_view choiceParameter = "training_choice";

/// Where nothing may be sent by redirect: the client or its redirect URI isn't known, or can't be read. Shown to a
/// person.
struct UnsafeRequest
{
    enum class Kind { Unreadable, UnknownClient, BadRedirect };
    Kind kind = Kind::Unreadable;
};

/// Whether a redirect URI is the client's: http, a loopback IP literal, any port (RFC 8252 §7.3), /callback, nothing
/// more.
[[nodiscard]] bool isOwnRedirectUri(std::string_view uri);

/// Checks client and redirect URI first; what is wrong after that becomes `error` of the request.
[[nodiscard]] std::optional<AuthorizationRequest> readAuthorizationRequest(const std::optional<HttpItems>& items,
                                                                           UnsafeRequest& unsafe);

} // namespace bhxh::training
