#include "training/web/HttpMessage.h"

#include <algorithm>
#include <cstdint>

namespace bhxh::training {

namespace {

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char low = lowered(c);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

/// How many continuation bytes follow a leading byte, or -1.
int continuationCount(std::uint8_t lead)
{
    if (lead < 0x80)
        return 0;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 1;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 2;
    return lead >= 0xF0 && lead <= 0xF4 ? 3 : -1;
}

/// The second byte is where overlong forms, surrogates and values over U+10FFFF are told apart (Unicode, table 3-7).
bool fitsSecondByte(std::uint8_t lead, std::uint8_t second)
{
    switch (lead) {
    case 0xE0:
        return second >= 0xA0 && second <= 0xBF;
    case 0xED:
        return second >= 0x80 && second <= 0x9F;
    case 0xF0:
        return second >= 0x90 && second <= 0xBF;
    case 0xF4:
        return second >= 0x80 && second <= 0x8F;
    default:
        return second >= 0x80 && second <= 0xBF;
    }
}

const std::string* firstValue(const HttpFields& fields, std::string_view name)
{
    const auto found =
        std::ranges::find_if(fields, [name](const auto& field) { return equalWithoutCase(field.first, name); });
    return found == fields.end() ? nullptr : &found->second;
}

} // namespace

std::optional<std::string> HttpRequest::header(std::string_view name) const
{
    const std::string* value = firstValue(headers, name);
    return value ? std::optional(*value) : std::nullopt;
}

std::size_t HttpRequest::headerCount(std::string_view name) const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(headers, [name](const auto& field) { return equalWithoutCase(field.first, name); }));
}

std::optional<HttpItems> HttpRequest::queryItems() const
{
    return decodedItems(query);
}

std::optional<HttpItems> HttpRequest::formItems() const
{
    const auto type = header("Content-Type");
    if (!type || headerCount("Content-Type") != 1)
        return std::nullopt;
    std::string_view kind = *type;
    kind = kind.substr(0, kind.find(';'));
    while (!kind.empty() && (kind.back() == ' ' || kind.back() == '\t'))
        kind.remove_suffix(1);
    if (!equalWithoutCase(kind, "application/x-www-form-urlencoded"))
        return std::nullopt;
    return decodedItems(body);
}

HttpResponse& HttpResponse::with(std::string name, std::string value)
{
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
}

std::optional<std::string> HttpResponse::header(std::string_view name) const
{
    const std::string* value = firstValue(headers, name);
    return value ? std::optional(*value) : std::nullopt;
}

std::optional<std::string> percentDecoded(std::string_view text, bool plusIsBlank)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plusIsBlank) {
            decoded += ' ';
        } else if (text[i] == '%') {
            const int high = i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hexValue(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return std::nullopt;
            decoded += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            decoded += text[i];
        }
    }
    if (decoded.find('\0') != std::string::npos || !isUtf8(decoded))
        return std::nullopt;
    return decoded;
}

std::string percentEncoded(std::string_view text)
{
    static constexpr std::string_view unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char c : text) {
        if (unreserved.find(c) != std::string_view::npos) {
            encoded += c;
        } else {
            const auto byte = static_cast<std::uint8_t>(c);
            encoded += {'%', digits[byte >> 4U], digits[byte & 15U]};
        }
    }
    return encoded;
}

std::optional<HttpItems> decodedItems(std::string_view text)
{
    HttpItems items;
    while (!text.empty()) {
        const std::size_t end = text.find('&');
        const std::string_view part = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (part.empty())
            continue;
        const std::size_t equals = part.find('=');
        auto name = percentDecoded(part.substr(0, equals), true);
        auto value =
            percentDecoded(equals == std::string_view::npos ? std::string_view{} : part.substr(equals + 1), true);
        if (!name || !value)
            return std::nullopt;
        items.emplace_back(std::move(*name), std::move(*value));
    }
    return items;
}

bool equalWithoutCase(std::string_view left, std::string_view right)
{
    return std::ranges::equal(left, right, [](char a, char b) { return lowered(a) == lowered(b); });
}

bool isUtf8(std::string_view bytes)
{
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto lead = static_cast<std::uint8_t>(bytes[i]);
        const int more = continuationCount(lead);
        if (more < 0 || i + static_cast<std::size_t>(more) >= bytes.size())
            return false;
        for (int k = 1; k <= more; ++k) {
            const auto byte = static_cast<std::uint8_t>(bytes[i + static_cast<std::size_t>(k)]);
            if (k == 1 ? !fitsSecondByte(lead, byte) : (byte & 0xC0U) != 0x80U)
                return false;
        }
        i += static_cast<std::size_t>(more);
    }
    return true;
}

} // namespace bhxh::training
