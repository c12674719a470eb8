#include "training/web/HttpSession.h"

#include "training/web/HttpDate.h"
#include "training/web/ResponseText.h"
#include "training/web/SessionExchange.h"

#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>

namespace bhxh::training {

namespace asio = boost::asio;

namespace {

/// Bytes of further requests that are taken in while one is being answered; then the client has to wait.
constexpr std::size_t aheadLimit = std::size_t{64} * 1024;
/// How long, and for how much, a client that was refused is still listened to, so that it sees the answer and no reset.
constexpr std::chrono::milliseconds drainTime{2'000};
constexpr std::size_t drainLimit = std::size_t{16} * 1024 * 1024;
/// A client that shut its sending side down may still read, so its answer gets this long to come.
constexpr std::chrono::milliseconds halfClosedTime{2'000};
constexpr std::chrono::milliseconds stopTime{1'000};

} // namespace

HttpResponse SessionShared::problem(int status, const std::string& detail) const
{
    if (options.problem)
        return options.problem(status, detail);
    HttpResponse response;
    response.status = status;
    response.with("Content-Type", "application/problem+json").with("Cache-Control", "no-store");
    response.body = R"({"type":")" + std::string(status >= 500 ? "unavailable" : "invalid-input") +
                    R"(","title":"Refused by the server","status":)" + std::to_string(status) + R"(,"detail":")" +
                    detail + "\"}";
    return response;
}

std::string SessionShared::date() const
{
    return options.date ? options.date()
                        : httpDate(std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()));
}

HttpSession::HttpSession(std::shared_ptr<SessionShared> shared, asio::ip::tcp::socket socket)
    : m_shared(std::move(shared)), m_socket(std::move(socket)),
      m_reader(m_shared->options.headerLimit, m_shared->options.bodyLimit)
{}

template <typename Function>
void HttpSession::onStrand(Function function)
{
    // Weak: what is queued when the server has ended must not keep the connection alive.
    asio::post(m_socket.get_executor(), [weak = weak_from_this(), function = std::move(function)]() mutable {
        if (const auto self = weak.lock())
            function(*self);
    });
}

void HttpSession::start()
{
    setDeadline(m_shared->options.idleTime);
    onStrand([](HttpSession& self) {
        if (self.m_shared->isStopping)
            return self.close();
        boost::system::error_code ignored;
        self.m_socket.set_option(asio::ip::tcp::no_delay(true), ignored);
        self.m_socket.non_blocking(true, ignored);
        self.read();
    });
}

void HttpSession::deliver(HttpResponse response)
{
    onStrand([response = std::move(response)](HttpSession& self) {
        if (self.m_phase != Phase::Handling)
            return;
        const bool isForgotten = response.status == 0;
        self.write(isForgotten ? self.m_shared->problem(500, "The request was not answered.") : response,
                   self.m_isHead);
    });
}

void HttpSession::abandon()
{
    onStrand([](HttpSession& self) { self.close(); });
}

void HttpSession::closeIfOverdue(Clock::time_point now)
{
    const Clock::rep deadline = m_deadline;
    if (deadline == 0 || now.time_since_epoch().count() < deadline)
        return;
    onStrand([deadline](HttpSession& self) {
        if (self.m_deadline == deadline) // it hasn't moved on meanwhile
            self.close();
    });
}

void HttpSession::stop()
{
    onStrand([](HttpSession& self) {
        if (self.m_phase != Phase::Writing)
            return self.close();
        self.m_isKeptAlive = false;
        self.setDeadline(stopTime);
    });
}

void HttpSession::read()
{
    const bool isBusy = m_phase == Phase::Handling || m_phase == Phase::Writing;
    if (m_isReading || m_hasLeft || m_phase == Phase::Closed || (isBusy && m_buffer.size() >= aheadLimit))
        return;
    m_isReading = true;
    m_socket.async_read_some(asio::buffer(m_chunk),
                             [self = shared_from_this()](const boost::system::error_code& error, std::size_t count) {
                                 self->onRead(error, count);
                             });
}

void HttpSession::onRead(const boost::system::error_code& error, std::size_t count)
{
    m_isReading = false;
    if (m_phase == Phase::Closed)
        return;
    if (error)
        return onClientLeft(error == asio::error::eof);
    if (m_phase == Phase::Draining) {
        m_drained += count;
        return m_drained > drainLimit ? close() : read();
    }
    m_buffer.append(m_chunk.data(), count);
    if (m_phase == Phase::Reading)
        parse();
    read();
}

void HttpSession::onClientLeft(bool isOrderly)
{
    m_hasLeft = true;
    const bool isBusy = m_phase == Phase::Handling || m_phase == Phase::Writing;
    if (!isOrderly || !isBusy)
        return close();
    if (m_phase == Phase::Handling) {
        setDeadline(halfClosedTime);
        tellExchange();
    }
}

void HttpSession::parse()
{
    switch (m_reader.feed(m_buffer)) {
    case RequestReader::State::NeedsMore:
        if (!m_reader.hasBegun())
            break;
        if (!m_isTimed) {
            m_isTimed = true;
            setDeadline(m_shared->options.requestTime);
        }
        if (m_reader.takesContinue()) {
            static constexpr std::string_view go = "HTTP/1.1 100 Continue\r\n\r\n";
            boost::system::error_code ignored; // a client that doesn't get it sends its body after a while all the same
            m_socket.write_some(asio::buffer(go.data(), go.size()), ignored);
        }
        break;
    case RequestReader::State::IsComplete:
        handle();
        break;
    case RequestReader::State::IsRefused:
        refuse();
        break;
    }
}

void HttpSession::handle()
{
    m_phase = Phase::Handling;
    m_deadline = 0;
    m_isKeptAlive = m_reader.isKeptAlive();
    HttpRequest request = m_reader.takeRequest();
    m_isHead = request.method == "HEAD";
    const auto exchange = std::make_shared<SessionExchange>(weak_from_this());
    m_exchange = exchange;
    try {
        m_shared->handler(std::move(request), Respond(exchange));
    } catch (...) { // out of memory, say: the exchange goes unanswered, which is a 500
        m_isKeptAlive = false;
    }
}

void HttpSession::refuse()
{
    m_isKeptAlive = false;
    write(m_shared->problem(m_reader.refusalStatus(), m_reader.refusalDetail()), false);
}

void HttpSession::write(const HttpResponse& response, bool isHead)
{
    m_phase = Phase::Writing;
    if (m_hasLeft || m_shared->isStopping)
        m_isKeptAlive = false;
    const auto connection = response.header("Connection");
    if (connection && equalWithoutCase(*connection, "close"))
        m_isKeptAlive = false;
    m_outgoing = responseText(response, {.isHead = isHead, .isKeptAlive = m_isKeptAlive, .date = m_shared->date()});
    setDeadline(m_shared->isStopping ? stopTime : m_shared->options.writeTime);
    asio::async_write(
        m_socket, asio::buffer(m_outgoing),
        [self = shared_from_this()](const boost::system::error_code& error, std::size_t) { self->onWritten(error); });
}

void HttpSession::onWritten(const boost::system::error_code& error)
{
    if (m_phase == Phase::Closed)
        return;
    m_outgoing = {};
    if (error || m_hasLeft)
        return close();
    if (!m_isKeptAlive)
        return drain();
    m_phase = Phase::Reading;
    m_isTimed = false;
    m_reader.reset();
    setDeadline(m_shared->options.idleTime);
    parse();
    read();
}

void HttpSession::drain()
{
    boost::system::error_code ignored;
    m_socket.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    m_phase = Phase::Draining;
    m_buffer = {};
    setDeadline(drainTime);
    read();
}

void HttpSession::tellExchange()
{
    if (const auto exchange = m_exchange.lock())
        exchange->tellClientGone();
}

void HttpSession::close()
{
    if (m_phase == Phase::Closed)
        return;
    const bool wasHandling = m_phase == Phase::Handling;
    m_phase = Phase::Closed;
    m_deadline = 0;
    boost::system::error_code ignored;
    m_socket.close(ignored);
    if (wasHandling)
        tellExchange();
    const std::scoped_lock lock(m_shared->mutex);
    m_shared->open.erase(shared_from_this());
}

} // namespace bhxh::training
