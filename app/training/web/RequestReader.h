#pragma once

#include "training/web/HttpMessage.h"

#include <memory>

namespace bhxh::training {

/// Reads one request after another from the bytes of a connection, strictly: whatever is ambiguous (two lengths, two
/// hosts, an unknown transfer coding) is refused, as that is what request smuggling lives on. Private to the server.
class RequestReader
{
public:
    enum class State { NeedsMore, IsComplete, IsRefused };

    RequestReader(std::size_t headerLimit, std::size_t bodyLimit);
    ~RequestReader();

    /// Takes what it can use from the front of `buffer`.
    State feed(std::string& buffer);
    /// Whether a byte of a request has come.
    [[nodiscard]] bool hasBegun() const { return m_hasBegun; }
    /// True once, where the client waits for "100 Continue" before it sends the body.
    bool takesContinue();

    /// After IsComplete: the request, and whether the connection may stay.
    [[nodiscard]] HttpRequest takeRequest() { return std::move(m_request); }
    [[nodiscard]] bool isKeptAlive() const { return m_isKeptAlive; }

    /// After IsRefused: why, as a status and for a person.
    [[nodiscard]] int refusalStatus() const { return m_refusalStatus; }
    [[nodiscard]] const std::string& refusalDetail() const { return m_refusalDetail; }

    /// Ready for the next request.
    void reset();

private:
    struct Parser;
    State refuse(int status, std::string detail);
    /// Checks request line and headers once they are whole, and copies them (trailers come later and don't count).
    bool takeHeader();
    bool takeTarget(std::string_view target);
    bool checkHost();

    std::size_t m_headerLimit;
    std::size_t m_bodyLimit;
    std::unique_ptr<Parser> m_parser;
    HttpRequest m_request;
    bool m_hasBegun = false;
    bool m_hasHeader = false;
    bool m_hasTakenContinue = false;
    bool m_isKeptAlive = true;
    int m_version = 11;
    int m_refusalStatus = 0;
    std::string m_refusalDetail;
};

} // namespace bhxh::training
