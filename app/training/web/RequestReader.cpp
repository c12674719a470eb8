#include "training/web/RequestReader.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>

namespace bhxh::training {

namespace http = boost::beast::http;

struct RequestReader::Parser
{
    http::request_parser<http::string_body> parser;
};

namespace {

std::string_view view(boost::beast::string_view text)
{
    return {text.data(), text.size()};
}

/// The names by which this machine calls itself. Any other host is a page of elsewhere that had its name resolved to
/// us.
bool isLoopbackHost(std::string_view host)
{
    std::string_view name = host;
    const std::size_t nameEnd = host.starts_with('[') ? host.find(']') : std::string_view::npos;
    const std::size_t colon = host.find(':', nameEnd == std::string_view::npos ? 0 : nameEnd);
    if (colon != std::string_view::npos) {
        const std::string_view port = host.substr(colon + 1);
        if (port.size() > 5 || !std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; }))
            return false;
        name = host.substr(0, colon);
    }
    return name == "127.0.0.1" || name == "[::1]" || equalWithoutCase(name, "localhost");
}

} // namespace

RequestReader::RequestReader(std::size_t headerLimit, std::size_t bodyLimit)
    : m_headerLimit(headerLimit), m_bodyLimit(bodyLimit)
{
    reset();
}

RequestReader::~RequestReader() = default;

void RequestReader::reset()
{
    m_parser = std::make_unique<Parser>();
    m_parser->parser.header_limit(static_cast<std::uint32_t>(m_headerLimit));
    m_parser->parser.body_limit(m_bodyLimit);
    m_request = {};
    m_hasBegun = m_hasHeader = m_hasTakenContinue = false;
    m_isKeptAlive = true;
}

RequestReader::State RequestReader::refuse(int status, std::string detail)
{
    m_refusalStatus = status;
    m_refusalDetail = std::move(detail);
    m_isKeptAlive = false;
    return State::IsRefused;
}

RequestReader::State RequestReader::feed(std::string& buffer)
{
    if (!m_hasBegun) // empty lines between requests are allowed (RFC 9112 §2.2)
        buffer.erase(0, std::min(buffer.find_first_not_of("\r\n"), buffer.size()));
    while (!buffer.empty()) {
        m_hasBegun = true;
        boost::system::error_code error;
        const std::size_t used = m_parser->parser.put(boost::asio::const_buffer(buffer.data(), buffer.size()), error);
        buffer.erase(0, used);
        if (error == http::error::need_more)
            break;
        if (error == http::error::body_limit)
            return refuse(413, "The body is larger than is taken here.");
        if (error == http::error::header_limit)
            return refuse(431, "The header is larger than is taken here.");
        if (error)
            return refuse(400, "This is no HTTP/1.1 request.");
        if (m_parser->parser.is_header_done() && !m_hasHeader) {
            if (!takeHeader())
                return State::IsRefused;
            m_parser->parser.eager(true); // from here on all of the body that is there
        }
        if (m_parser->parser.is_done()) {
            m_request.body = std::move(m_parser->parser.get().body());
            return State::IsComplete;
        }
    }
    return State::NeedsMore;
}

bool RequestReader::takesContinue()
{
    if (!m_hasHeader || m_hasTakenContinue || m_version < 11)
        return false;
    m_hasTakenContinue = true;
    const auto expects = m_request.header("Expect");
    return expects && equalWithoutCase(*expects, "100-continue");
}

bool RequestReader::takeHeader()
{
    m_hasHeader = true;
    const auto& message = m_parser->parser.get();
    m_version = static_cast<int>(message.version());
    m_isKeptAlive = message.keep_alive();
    m_request.method.assign(view(message.method_string()));
    for (const auto& field : message)
        m_request.headers.emplace_back(view(field.name_string()), view(field.value()));

    const auto coding = m_request.header("Transfer-Encoding");
    if (coding &&
        (m_version < 11 || m_request.headerCount("Transfer-Encoding") != 1 || !equalWithoutCase(*coding, "chunked"))) {
        refuse(400, "The transfer coding isn't known here.");
        return false;
    }
    return takeTarget(view(message.target())) && checkHost();
}

bool RequestReader::takeTarget(std::string_view target)
{
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!target.starts_with(scheme))
            continue; // absolute form, as to a proxy: its authority is checked like a Host (RFC 9112 §3.2.2)
        const std::string_view rest = target.substr(scheme.size());
        const std::size_t end = std::min(rest.find_first_of("/?"), rest.size());
        if (!isLoopbackHost(rest.substr(0, end))) {
            refuse(421, "This host isn't served here.");
            return false;
        }
        target = rest.substr(end);
        break;
    }
    const bool isClean = std::ranges::all_of(target, [](char c) { return c > 0x20 && c < 0x7F && c != '#'; });
    const bool isPath = target.starts_with('/') || (target == "*" && m_request.method == "OPTIONS");
    if (!isClean || !isPath) {
        refuse(400, "The request target can't be read.");
        return false;
    }
    const std::size_t question = target.find('?');
    m_request.path = target.substr(0, question);
    m_request.query = question == std::string_view::npos ? std::string() : std::string(target.substr(question + 1));
    return true;
}

bool RequestReader::checkHost()
{
    const std::size_t count = m_request.headerCount("Host");
    if (count > 1 || (count == 0 && m_version >= 11)) {
        refuse(400, "Exactly one Host is needed.");
        return false;
    }
    if (count == 1 && !isLoopbackHost(*m_request.header("Host"))) {
        refuse(421, "This host isn't served here.");
        return false;
    }
    return true;
}

} // namespace bhxh::training
