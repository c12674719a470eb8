#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bhxh::training {

/// Names and values in their order; names keep the spelling of the sender and are compared without case.
using HttpFields = std::vector<std::pair<std::string, std::string>>;

/// Decoded name and value pairs of a query or of a form, in their order, repeats kept.
using HttpItems = std::vector<std::pair<std::string, std::string>>;

/// One request as it came, checked by the server for framing, size, `Host` and control characters only.
struct HttpRequest
{
    std::string method = {}; ///< as sent; `HEAD` comes as `HEAD`, and the server leaves the body of its answer away
    std::string path = {};   ///< raw (still percent-encoded), before '?'; begins with '/' (or is "*" for OPTIONS)
    std::string query = {};  ///< raw, after the first '?'; empty where there was none
    HttpFields headers = {}; ///< without trailers
    std::string body = {};   ///< de-chunked

    /// The first value of a header, or nothing.
    [[nodiscard]] std::optional<std::string> header(std::string_view name) const;
    /// How often a header came, so that a rule "exactly one" can be kept.
    [[nodiscard]] std::size_t headerCount(std::string_view name) const;
    /// The query decoded strictly: nothing on a broken %-escape, a NUL or text that is not UTF-8.
    [[nodiscard]] std::optional<HttpItems> queryItems() const;
    /// The body as application/x-www-form-urlencoded, as strictly; nothing also where Content-Type says otherwise.
    [[nodiscard]] std::optional<HttpItems> formItems() const;
};

/// One answer. The server adds `Content-Length`, `Connection`, and `Date` where it is missing.
struct HttpResponse
{
    int status = 200;
    HttpFields headers = {};
    std::string body = {};

    /// Adds a header; CR, LF and NUL in a value are dropped when it is sent.
    HttpResponse& with(std::string name, std::string value);
    [[nodiscard]] std::optional<std::string> header(std::string_view name) const;
};

/// %-decoding, strict: nothing on a broken escape, NUL or invalid UTF-8. `plusIsBlank` as in forms.
[[nodiscard]] std::optional<std::string> percentDecoded(std::string_view text, bool plusIsBlank);

/// %-encoding of everything but the unreserved characters of RFC 3986.
[[nodiscard]] std::string percentEncoded(std::string_view text);

/// `a=1&b=2` decoded as forms are; nothing where a part of it is broken.
[[nodiscard]] std::optional<HttpItems> decodedItems(std::string_view text);

/// Header names are compared like this.
[[nodiscard]] bool equalWithoutCase(std::string_view left, std::string_view right);

/// Whether bytes are well-formed UTF-8 (no overlong forms, no surrogates).
[[nodiscard]] bool isUtf8(std::string_view bytes);

} // namespace bhxh::training
