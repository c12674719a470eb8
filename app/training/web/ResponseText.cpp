#include "training/web/ResponseText.h"

#include <algorithm>

namespace bhxh::training {

namespace {

std::string_view reason(int status)
{
    static constexpr std::pair<int, std::string_view> reasons[] = {
        {200, "OK"},
        {201, "Created"},
        {202, "Accepted"},
        {204, "No Content"},
        {302, "Found"},
        {303, "See Other"},
        {304, "Not Modified"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {409, "Conflict"},
        {410, "Gone"},
        {412, "Precondition Failed"},
        {413, "Content Too Large"},
        {415, "Unsupported Media Type"},
        {421, "Misdirected Request"},
        {422, "Unprocessable Content"},
        {428, "Precondition Required"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {503, "Service Unavailable"},
    };
    const auto found = std::ranges::find(reasons, status, &std::pair<int, std::string_view>::first);
    return found == std::end(reasons) ? std::string_view("Status") : found->second;
}

bool isToken(std::string_view name)
{
    static constexpr std::string_view others = "!#$%&'*+-.^_`|~";
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               others.find(c) != std::string_view::npos;
    });
}

bool isFraming(std::string_view name)
{
    return equalWithoutCase(name, "Content-Length") || equalWithoutCase(name, "Transfer-Encoding") ||
           equalWithoutCase(name, "Connection");
}

void addField(std::string& text, std::string_view name, std::string_view value)
{
    text.append(name).append(": ");
    std::ranges::copy_if(value, std::back_inserter(text),
                         [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; });
    text.append("\r\n");
}

} // namespace

std::string responseText(const HttpResponse& response, const ResponseFrame& frame)
{
    const int status = response.status >= 200 && response.status <= 599 ? response.status : 500;
    const bool mayHaveBody = status != 204 && status != 304;
    std::string text;
    text.reserve(512 + response.body.size());
    text.append("HTTP/1.1 ").append(std::to_string(status)).append(" ").append(reason(status)).append("\r\n");
    for (const auto& [name, value] : response.headers) {
        if (isToken(name) && !isFraming(name))
            addField(text, name, value);
    }
    if (!response.header("Date"))
        addField(text, "Date", frame.date);
    if (mayHaveBody)
        addField(text, "Content-Length", std::to_string(response.body.size()));
    if (!frame.isKeptAlive)
        addField(text, "Connection", "close");
    text.append("\r\n");
    if (mayHaveBody && !frame.isHead)
        text.append(response.body);
    return text;
}

} // namespace bhxh::training
