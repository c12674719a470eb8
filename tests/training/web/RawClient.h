#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

/// A client that sends exactly the bytes it is told to, however rude. Every wait ends after five seconds.
class RawClient
{
public:
    explicit RawClient(std::uint16_t port, int receiveBuffer = 0) : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        const timeval limit{5, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
        if (receiveBuffer > 0)
            ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_port = htons(port);
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_isConnected = ::connect(m_socket, reinterpret_cast<const sockaddr*>(&place), sizeof place) == 0;
    }
    ~RawClient() { close(); }
    RawClient(RawClient&& other) noexcept
        : m_socket(std::exchange(other.m_socket, -1)), m_isConnected(other.m_isConnected),
          m_buffer(std::move(other.m_buffer))
    {}
    RawClient& operator=(RawClient&&) = delete;
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    [[nodiscard]] bool isConnected() const { return m_isConnected; }

    bool send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t count = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }

    void finishSending() { ::shutdown(m_socket, SHUT_WR); }

    /// Ends with a reset, as a process that was killed.
    void reset()
    {
        const linger at{1, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &at, sizeof at);
        close();
    }

    void close()
    {
        if (m_socket >= 0)
            ::close(std::exchange(m_socket, -1));
    }

    /// One answer with its body by Content-Length, or what came of it before the end.
    std::string answer(bool isHead = false)
    {
        while (m_buffer.find("\r\n\r\n") == std::string::npos) {
            if (!more())
                return std::exchange(m_buffer, {});
        }
        const std::size_t bodyStart = m_buffer.find("\r\n\r\n") + 4;
        const std::size_t length = m_buffer.find("Content-Length: ");
        std::size_t size = bodyStart;
        if (!isHead && length < bodyStart)
            size += std::stoul(m_buffer.substr(length + 16));
        while (m_buffer.size() < size) {
            if (!more())
                return std::exchange(m_buffer, {});
        }
        std::string text = m_buffer.substr(0, size);
        m_buffer.erase(0, size);
        return text;
    }

    /// True where the server ended the connection; false where it still sends or five seconds went by.
    bool isEnded()
    {
        char byte = 0;
        const ssize_t count = m_buffer.empty() ? ::recv(m_socket, &byte, 1, 0) : 1;
        return count == 0 || (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK);
    }

private:
    bool more()
    {
        char bytes[16384];
        const ssize_t count = ::recv(m_socket, bytes, sizeof bytes, 0);
        if (count > 0)
            m_buffer.append(bytes, static_cast<std::size_t>(count));
        return count > 0;
    }

    int m_socket;
    bool m_isConnected = false;
    std::string m_buffer;
};

inline int statusOf(const std::string& answer)
{
    return answer.starts_with("HTTP/1.1 ") ? std::stoi(answer.substr(9, 3)) : 0;
}

inline std::string bodyOf(const std::string& answer)
{
    const std::size_t end = answer.find("\r\n\r\n");
    return end == std::string::npos ? std::string() : answer.substr(end + 4);
}
