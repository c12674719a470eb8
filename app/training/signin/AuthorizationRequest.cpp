#include "training/signin/AuthorizationRequest.h"

#include "training/signin/OpenIdProvider.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace bhxh::training {

namespace {

std::string value(const HttpItems& items, std::string_view name)
{
    const auto found = std::ranges::find(items, name, &HttpItems::value_type::first);
    return found == items.end() ? std::string() : found->second;
}

std::size_t count(const HttpItems& items, std::string_view name)
{
    return static_cast<std::size_t>(std::ranges::count(items, name, &HttpItems::value_type::first));
}

std::set<std::string> words(const std::string& text)
{
    std::set<std::string> found;
    std::size_t start = 0;
    while (start < text.size()) {
        const std::size_t end = std::min(text.find(' ', start), text.size());
        if (end > start)
            found.insert(text.substr(start, end - start));
        start = end + 1;
    }
    return found;
}

bool isChallenge(const std::string& text)
{
    // SHA-256 in base64url without padding is 43 characters long (RFC 7636 §4.2).
    return text.size() == 43 && std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                      c == '_';
           });
}

void fail(AuthorizationRequest& request, std::string error, std::string description)
{
    if (!request.error.empty())
        return; // the first one counts
    request.error = std::move(error);
    request.errorDescription = std::move(description);
}

void checkResponse(AuthorizationRequest& request)
{
    const HttpItems& items = request.items;
    const std::string type = value(items, "response_type");
    if (type.empty())
        fail(request, "invalid_request", "response_type is missing");
    else if (type != "code")
        fail(request, "unsupported_response_type", "response_type must be code");
    const std::string mode = value(items, "response_mode");
    if (!mode.empty() && mode != "query")
        fail(request, "invalid_request", "response_mode must be query");
    if (count(items, "request") > 0)
        fail(request, "request_not_supported", "request objects aren't supported");
    if (count(items, "request_uri") > 0)
        fail(request, "request_uri_not_supported", "request objects aren't supported");
}

void checkScope(AuthorizationRequest& request)
{
    const std::set<std::string> scopes = words(value(request.items, "scope"));
    if (!scopes.contains("openid"))
        fail(request, "invalid_scope", "scope must have openid");
    request.scope = scopes.contains("offline_access") ? "openid offline_access" : "openid";
}

void checkProofKey(AuthorizationRequest& request)
{
    request.challenge = value(request.items, "code_challenge");
    if (value(request.items, "code_challenge_method") != "S256")
        fail(request, "invalid_request", "code_challenge_method must be S256");
    else if (!isChallenge(request.challenge))
        fail(request, "invalid_request", "code_challenge must be 43 characters of base64url");
}

void checkPrompt(AuthorizationRequest& request)
{
    for (const std::string& word : words(value(request.items, "prompt"))) {
        if (word == "none")
            request.isPromptNone = true;
        else if (word == "login")
            request.isPromptLogin = true;
        else if (word == "select_account")
            request.isPromptChoice = true;
        else if (word != "consent")
            fail(request, "invalid_request", "prompt isn't known");
    }
    if (request.isPromptNone && words(value(request.items, "prompt")).size() > 1)
        fail(request, "invalid_request", "prompt none stands alone");
}

void checkMaxAge(AuthorizationRequest& request)
{
    if (count(request.items, "max_age") == 0)
        return;
    const std::string text = value(request.items, "max_age");
    long long seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc() || end != text.data() + text.size() || seconds < 0)
        fail(request, "invalid_request", "max_age must be a number of seconds");
    else
        request.maxAge = seconds;
}

} // namespace

bool isOwnRedirectUri(std::string_view uri)
{
    static constexpr std::string_view path = "/callback";
    for (const std::string_view start : {"http://127.0.0.1:", "http://[::1]:"}) {
        if (!uri.starts_with(start) || !uri.ends_with(path) || uri.size() < start.size() + path.size())
            continue;
        const std::string_view port = uri.substr(start.size(), uri.size() - start.size() - path.size());
        unsigned number = 0;
        const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
        return error == std::errc() && end == port.data() + port.size() && port.front() != '0' && number <= 65535;
    }
    return false;
}

std::optional<AuthorizationRequest> readAuthorizationRequest(const std::optional<HttpItems>& items,
                                                             UnsafeRequest& unsafe)
{
    unsafe.kind = UnsafeRequest::Kind::Unreadable;
    if (!items || count(*items, "client_id") > 1 || count(*items, "redirect_uri") > 1)
        return std::nullopt;
    AuthorizationRequest request;
    request.items = *items;
    request.clientId = value(*items, "client_id");
    request.redirectUri = value(*items, "redirect_uri");
    if (request.clientId != OpenIdProvider::clientId) {
        unsafe.kind = UnsafeRequest::Kind::UnknownClient;
        return std::nullopt;
    }
    if (!isOwnRedirectUri(request.redirectUri)) {
        unsafe.kind = UnsafeRequest::Kind::BadRedirect;
        return std::nullopt;
    }
    if (count(*items, "state") == 1)
        request.state = value(*items, "state");
    for (const auto& item : *items) {
        if (count(*items, item.first) > 1) // RFC 6749 §3.1
            fail(request, "invalid_request", "a parameter came more than once");
    }
    request.nonce = value(*items, "nonce");
    request.loginHint = value(*items, "login_hint");
    request.isDenied = value(*items, choiceParameter) == "denied";
    checkResponse(request);
    checkProofKey(request);
    checkScope(request);
    checkPrompt(request);
    checkMaxAge(request);
    return request;
}

} // namespace bhxh::training
