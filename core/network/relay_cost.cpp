// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/relay_cost.h"

#include "core/base/file_descriptor.h"
#include "core/network/relay_loop.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <optional>
#include <thread>

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::nanoseconds;

constexpr int trips = 101;
constexpr std::chrono::microseconds delayUnderTest(400); // a delay as asked for, so that its timers count too

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

// Sends back what comes, to one client after another, until the listener is shut down.
class EchoServer
{
public:
    EchoServer() : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address = loopback(0);
        socklen_t size = sizeof address;
        auto* generic = reinterpret_cast<sockaddr*>(&address);
        if (::bind(m_listener.number(), generic, size) != 0 || ::listen(m_listener.number(), 1) != 0 ||
            ::getsockname(m_listener.number(), generic, &size) != 0)
            return;
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    EchoServer(const EchoServer&) = delete;
    EchoServer& operator=(const EchoServer&) = delete;
    ~EchoServer()
    {
        ::shutdown(m_listener.number(), SHUT_RDWR);
        if (m_thread.joinable())
            m_thread.join();
    }
    [[nodiscard]] std::uint16_t port() const { return m_port; } // 0: not started

private:
    void serve() const
    {
        for (;;) {
            const FileDescriptor client(::accept4(m_listener.number(), nullptr, nullptr, SOCK_CLOEXEC));
            if (!client.isOpen())
                return;
            const int yes = 1;
            ::setsockopt(client.number(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
            std::array<char, 64> bytes{};
            for (ssize_t got = 1; got > 0;) {
                got = ::recv(client.number(), bytes.data(), bytes.size(), 0);
                if (got > 0)
                    got = ::send(client.number(), bytes.data(), static_cast<std::size_t>(got), MSG_NOSIGNAL);
            }
        }
    }

    FileDescriptor m_listener;
    std::uint16_t m_port = 0;
    std::thread m_thread;
};

std::optional<nanoseconds> medianRoundTrip(std::uint16_t port)
{
    const FileDescriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const sockaddr_in address = loopback(port);
    if (::connect(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return std::nullopt;
    const int yes = 1;
    const timeval limit{.tv_sec = 1, .tv_usec = 0};
    ::setsockopt(socket.number(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    ::setsockopt(socket.number(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);

    std::array<nanoseconds, trips> times{};
    std::array<char, 32> bytes{};
    for (nanoseconds& time : times) {
        const auto before = Clock::now();
        if (::send(socket.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0 ||
            ::recv(socket.number(), bytes.data(), bytes.size(), MSG_WAITALL) <= 0)
            return std::nullopt;
        time = Clock::now() - before;
    }
    std::nth_element(times.begin(), times.begin() + trips / 2, times.end());
    return times[trips / 2];
}

nanoseconds measure()
{
    const EchoServer echo;
    const auto direct = medianRoundTrip(echo.port());
    const auto upstream =
        UpstreamAddress::of({.host = QStringLiteral("127.0.0.1"), .port = echo.port(), .unixPath = {}});
    if (!direct || !upstream.ok())
        return nanoseconds(0);
    const auto relay = RelayLoop::start(upstream.value(), {.rtt = delayUnderTest}, nanoseconds(0));
    if (!relay.ok())
        return nanoseconds(0);
    const auto relayed = medianRoundTrip(relay.value()->port());
    if (!relayed)
        return nanoseconds(0);
    return std::max<nanoseconds>(*relayed - *direct - delayUnderTest, nanoseconds(0));
}

} // namespace

nanoseconds relayCost()
{
    static const nanoseconds cost = measure();
    return cost;
}

} // namespace breakeven
