#pragma once

#include "training/web/HttpServer.h"
#include "training/web/RequestReader.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <array>
#include <atomic>
#include <mutex>
#include <unordered_set>

namespace bhxh::training {

class HttpSession;
class SessionExchange;

/// What the connections of a server share. Private to the server.
struct SessionShared
{
    HttpServerOptions options;
    HttpServer::Handler handler;
    boost::asio::io_context context;
    std::atomic<bool> isStopping = false;
    std::mutex mutex; ///< of `open`
    std::unordered_set<std::shared_ptr<HttpSession>> open;

    [[nodiscard]] HttpResponse problem(int status, const std::string& detail) const;
    [[nodiscard]] std::string date() const;
};

/// One connection: reads all the time (that is how a client's leaving is noticed while its answer is held), hands over
/// one request at a time, writes its answer, goes on. Everything but `deliver`, `abandon` and `isOverdue` runs on its
/// strand.
class HttpSession : public std::enable_shared_from_this<HttpSession>
{
public:
    using Clock = std::chrono::steady_clock;

    HttpSession(std::shared_ptr<SessionShared> shared, boost::asio::ip::tcp::socket socket);

    void start();
    /// Any thread: the answer to the request at hand, or its end without one.
    void deliver(HttpResponse response);
    void abandon();
    /// Any thread: closes where its time is over.
    void closeIfOverdue(Clock::time_point now);
    /// Any thread: the server ends.
    void stop();

private:
    enum class Phase { Reading, Handling, Writing, Draining, Closed };

    template <typename Function>
    void onStrand(Function function);
    void read();
    void onRead(const boost::system::error_code& error, std::size_t count);
    void onClientLeft(bool isOrderly);
    void parse();
    void handle();
    void refuse();
    void write(const HttpResponse& response, bool isHead);
    void onWritten(const boost::system::error_code& error);
    void drain();
    void close();
    void tellExchange();
    void setDeadline(std::chrono::milliseconds span) { m_deadline = (Clock::now() + span).time_since_epoch().count(); }

    std::shared_ptr<SessionShared> m_shared; // first, so that it outlives the socket
    boost::asio::ip::tcp::socket m_socket;
    RequestReader m_reader;
    std::array<char, 8192> m_chunk{};
    std::string m_buffer;
    std::string m_outgoing;
    std::weak_ptr<SessionExchange> m_exchange;
    std::atomic<Clock::rep> m_deadline = 0; ///< 0: none
    Phase m_phase = Phase::Reading;
    bool m_isReading = false;
    bool m_hasLeft = false;
    bool m_isHead = false;
    bool m_isTimed = false; ///< the time of the request that is being read runs
    bool m_isKeptAlive = true;
    std::size_t m_drained = 0;
};

} // namespace bhxh::training
