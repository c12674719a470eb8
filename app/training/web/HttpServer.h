#pragma once

#include "training/web/HttpMessage.h"
#include "training/web/Respond.h"

#include <tl/expected.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace bhxh::training {

/// Limits and words of the server. The defaults are those of the contract and of good sense on a loopback interface.
struct HttpServerOptions
{
    int threads = 4;                                  ///< that read, call the handler and write
    std::size_t bodyLimit = std::size_t{1024} * 1024; ///< bytes of a request body; more is 413 and the end
    std::size_t headerLimit = std::size_t{16} * 1024; ///< bytes of request line and headers; more is 431 and the end
    std::size_t connectionLimit = 4096;               ///< one more is closed at once
    std::chrono::milliseconds requestTime{15'000};    ///< for a whole request to arrive, from its first byte
    std::chrono::milliseconds idleTime{60'000};       ///< between requests of a connection
    std::chrono::milliseconds writeTime{60'000};      ///< for the client to take an answer

    /// The answer to what the server itself refuses (400, 413, 421, 431, 500). Where it is empty, a plain problem+json.
    std::function<HttpResponse(int status, const std::string& detail)> problem;
    /// The value of `Date` (IMF-fixdate); where it is empty, the system's clock.
    std::function<std::string()> date;
};

/// HTTP/1.1 on 127.0.0.1: keep-alive, pipelined requests answered in order, HEAD, 100-continue, chunked bodies; answers
/// that come later from another thread, a thousand of them held at once; clients that are slow, rude or gone. A `Host`
/// that is no loopback name is refused with 421 (DNS rebinding). It never throws and never ends by what a client sends.
class HttpServer
{
public:
    /// Called on the server's threads, several at once; it must not block for long.
    using Handler = std::function<void(HttpRequest, Respond)>;

    HttpServer(HttpServerOptions options, Handler handler);
    /// Stops. Must not run on one of the server's own threads.
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// Binds 127.0.0.1 and starts the threads; port 0 takes a free one. The real port, or why not. Raises the process's
    /// soft limit of open files where it is lower than the connections that may come. Once in a life.
    [[nodiscard]] tl::expected<std::uint16_t, std::string> listen(std::uint16_t port);

    /// Ends: no more connections, held requests are let go (their `onClientGone` is called), an answer that is being
    /// written gets up to a second. Respond objects that are still about stay harmless. May be called twice.
    void stop();

    /// Connections open at present.
    [[nodiscard]] std::size_t connectionCount() const;

private:
    class Core;
    std::shared_ptr<Core> m_core;
};

} // namespace bhxh::training
