#pragma once

#include "training/web/HttpMessage.h"

#include <QByteArray>

#include <optional>

namespace bhxh::training {

/// The form that /token and /revoke are asked by: each parameter once (RFC 6749 §3.2).
class TokenForm
{
public:
    static constexpr std::size_t sizeLimit = std::size_t{16} * 1024; ///< bytes; no honest form comes near it

    /// Nothing where the body is no such form, is too long, or has a parameter twice.
    [[nodiscard]] static std::optional<TokenForm> read(const HttpRequest& request);

    /// A parameter's value; empty where it is missing.
    [[nodiscard]] QByteArray operator[](std::string_view name) const;

private:
    explicit TokenForm(HttpItems items) : m_items(std::move(items)) {}
    HttpItems m_items;
};

/// 43 to 128 of the unreserved characters (RFC 7636 §4.1).
[[nodiscard]] bool isCodeVerifier(const QByteArray& text);

} // namespace bhxh::training
