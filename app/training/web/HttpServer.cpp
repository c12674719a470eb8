#include "training/web/HttpServer.h"

#include "training/web/HttpSession.h"

#include <boost/asio/ip/address_v4.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

#include <sys/resource.h>

#include <algorithm>
#include <thread>

namespace bhxh::training {

namespace asio = boost::asio;

namespace {

/// A thousand held requests need a thousand files; the usual soft limit is 1024 for the whole process.
void raiseFileLimit(std::size_t connections)
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    const rlim_t wanted = std::min<rlim_t>(limit.rlim_max, connections + 256);
    if (limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur < wanted) {
        limit.rlim_cur = wanted;
        setrlimit(RLIMIT_NOFILE, &limit); // refused: then fewer fit, and accept() waits
    }
}

} // namespace

class HttpServer::Core
{
public:
    Core(HttpServerOptions options, Handler handler) : m_shared(std::make_shared<SessionShared>())
    {
        m_shared->options = std::move(options);
        m_shared->handler = std::move(handler);
    }

    tl::expected<std::uint16_t, std::string> listen(std::uint16_t port);
    void stop();
    [[nodiscard]] std::size_t connectionCount() const;

private:
    void accept();
    void onAccepted(const boost::system::error_code& error, asio::ip::tcp::socket socket);
    void sweep();

    std::shared_ptr<SessionShared> m_shared; // first: the acceptor and timers live in its context
    std::unique_ptr<asio::ip::tcp::acceptor> m_acceptor;
    std::unique_ptr<asio::steady_timer> m_sweeper;
    std::unique_ptr<asio::steady_timer> m_acceptPause;
    std::chrono::milliseconds m_sweepTime{500};
    std::vector<std::thread> m_threads;
};

tl::expected<std::uint16_t, std::string> HttpServer::Core::listen(std::uint16_t port)
{
    if (m_acceptor || m_shared->isStopping)
        return tl::unexpected(std::string("it listens already"));
    boost::system::error_code error;
    auto strand = asio::make_strand(m_shared->context);
    auto acceptor = std::make_unique<asio::ip::tcp::acceptor>(strand);
    const asio::ip::tcp::endpoint place(asio::ip::address_v4::loopback(), port);
    acceptor->open(place.protocol(), error);
    if (!error)
        acceptor->set_option(asio::socket_base::reuse_address(true), error);
    if (!error)
        acceptor->bind(place, error);
    if (!error)
        acceptor->listen(asio::socket_base::max_listen_connections, error);
    const auto real = error ? std::uint16_t{0} : acceptor->local_endpoint(error).port();
    if (error)
        return tl::unexpected(error.message());

    const HttpServerOptions& options = m_shared->options;
    raiseFileLimit(options.connectionLimit);
    m_sweepTime = std::clamp(std::min({options.requestTime, options.idleTime, options.writeTime}) / 4,
                             std::chrono::milliseconds(20), std::chrono::milliseconds(250));
    m_acceptor = std::move(acceptor);
    m_sweeper = std::make_unique<asio::steady_timer>(strand);
    m_acceptPause = std::make_unique<asio::steady_timer>(strand);
    accept();
    sweep();
    for (int i = 0; i < std::max(1, options.threads); ++i)
        m_threads.emplace_back([shared = m_shared] { shared->context.run(); });
    return real;
}

void HttpServer::Core::accept()
{
    m_acceptor->async_accept(asio::make_strand(m_shared->context),
                             [this](const boost::system::error_code& error, asio::ip::tcp::socket socket) {
                                 onAccepted(error, std::move(socket));
                             });
}

void HttpServer::Core::onAccepted(const boost::system::error_code& error, asio::ip::tcp::socket socket)
{
    if (m_shared->isStopping || !m_acceptor->is_open())
        return;
    if (error) { // out of files, most likely: a moment later there may be some again
        m_acceptPause->expires_after(std::chrono::milliseconds(50));
        m_acceptPause->async_wait([this](const boost::system::error_code& cancelled) {
            if (!cancelled && m_acceptor->is_open())
                accept();
        });
        return;
    }
    std::shared_ptr<HttpSession> session;
    {
        const std::scoped_lock lock(m_shared->mutex);
        if (m_shared->open.size() < m_shared->options.connectionLimit) {
            session = std::make_shared<HttpSession>(m_shared, std::move(socket));
            m_shared->open.insert(session);
        }
    }
    if (session)
        session->start();
    accept();
}

void HttpServer::Core::sweep()
{
    std::vector<std::shared_ptr<HttpSession>> sessions;
    {
        const std::scoped_lock lock(m_shared->mutex);
        sessions.assign(m_shared->open.begin(), m_shared->open.end());
    }
    if (m_shared->isStopping && sessions.empty())
        return; // nothing waits any more, so the threads end
    const auto now = HttpSession::Clock::now();
    for (const auto& session : sessions)
        session->closeIfOverdue(now);
    m_sweeper->expires_after(m_shared->isStopping ? std::chrono::milliseconds(10) : m_sweepTime);
    m_sweeper->async_wait([this](const boost::system::error_code&) { sweep(); });
}

void HttpServer::Core::stop()
{
    if (m_shared->isStopping.exchange(true) || !m_acceptor)
        return;
    asio::post(m_acceptor->get_executor(), [this] {
        boost::system::error_code ignored;
        m_acceptor->close(ignored);
        m_acceptPause->cancel();
        std::vector<std::shared_ptr<HttpSession>> sessions;
        {
            const std::scoped_lock lock(m_shared->mutex);
            sessions.assign(m_shared->open.begin(), m_shared->open.end());
        }
        for (const auto& session : sessions)
            session->stop();
        m_sweeper->cancel(); // wakes it up
    });
    for (std::thread& thread : m_threads)
        thread.join();
    m_threads.clear();
}

std::size_t HttpServer::Core::connectionCount() const
{
    const std::scoped_lock lock(m_shared->mutex);
    return m_shared->open.size();
}

HttpServer::HttpServer(HttpServerOptions options, Handler handler)
    : m_core(std::make_shared<Core>(std::move(options), std::move(handler)))
{}

HttpServer::~HttpServer()
{
    stop();
}

tl::expected<std::uint16_t, std::string> HttpServer::listen(std::uint16_t port)
{
    return m_core->listen(port);
}

void HttpServer::stop()
{
    m_core->stop();
}

std::size_t HttpServer::connectionCount() const
{
    return m_core->connectionCount();
}

} // namespace bhxh::training
