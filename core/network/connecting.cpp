// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/connecting.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <functional>
#include <optional>
#include <poll.h>
#include <system_error>
#include <vector>

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds betweenAttempts(250);

int errorOf(int socket)
{
    int number = 0;
    socklen_t size = sizeof number;
    return ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &number, &size) == 0 ? number : errno;
}

FileDescriptor made(FileDescriptor socket)
{
    ::fcntl(socket.number(), F_SETFL, ::fcntl(socket.number(), F_GETFL) & ~O_NONBLOCK);
    const int yes = 1; // fails for a unix socket, which has no delay
    ::setsockopt(socket.number(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return socket;
}

// The attempts that are under way, of which the first to get through wins.
class Race
{
public:
    explicit Race(std::span<const SocketAddress> addresses) : m_left(addresses) {}

    // When to begin the next attempt; nothing where there is none left.
    [[nodiscard]] std::optional<Clock::time_point> nextStart() const
    {
        if (m_left.empty())
            return std::nullopt;
        return m_sockets.empty() ? Clock::time_point{} : m_nextStart;
    }
    [[nodiscard]] bool isLost() const { return m_left.empty() && m_sockets.empty(); }
    [[nodiscard]] int reason() const { return m_reason; }

    // A connected socket where it got through at once.
    FileDescriptor startNext()
    {
        const SocketAddress& address = m_left.front();
        m_left = m_left.subspan(1);
        m_nextStart = Clock::now() + betweenAttempts;
        FileDescriptor socket(
            ::socket(address.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
        if (socket.isOpen() && ::connect(socket.number(), address.generic(), address.size) == 0)
            return socket;
        m_reason = errno;
        if (socket.isOpen() && m_reason == EINPROGRESS)
            m_sockets.push_back(std::move(socket));
        return {};
    }

    // Waits until one is through, which it returns, or has failed, `wake` is readable or `end` has come.
    FileDescriptor waitUntil(Clock::time_point end, int wake)
    {
        std::vector<pollfd> events{{.fd = wake, .events = POLLIN, .revents = 0}};
        for (const FileDescriptor& socket : m_sockets)
            events.push_back({.fd = socket.number(), .events = POLLOUT, .revents = 0});
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
        if (::poll(events.data(), events.size(),
                   static_cast<int>(std::max<std::chrono::milliseconds::rep>(left.count(), 0))) <= 0)
            return {};
        for (std::size_t i = m_sockets.size(); i-- > 0;) {
            if (events[i + 1].revents == 0)
                continue;
            FileDescriptor socket = std::move(m_sockets[i]);
            m_sockets.erase(m_sockets.begin() + static_cast<std::ptrdiff_t>(i));
            if (const int number = errorOf(socket.number()); number != 0)
                m_reason = number;
            else
                return socket;
        }
        return {};
    }

private:
    std::span<const SocketAddress> m_left;
    std::vector<FileDescriptor> m_sockets;
    Clock::time_point m_nextStart{};
    int m_reason = ETIMEDOUT;
};

} // namespace

Result<FileDescriptor> connectToAny(std::span<const SocketAddress> addresses, std::chrono::milliseconds limit,
                                    const std::stop_token& stop, const QString& where)
{
    const FileDescriptor wake(::eventfd(0, EFD_CLOEXEC));
    const std::stop_callback onStop(stop, [&wake] {
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t told = ::write(wake.number(), &one, sizeof one);
    });
    const auto unreachable = [&where](int number) {
        const bool isOurs = number == EMFILE || number == ENFILE;
        return Error{isOurs ? Error::Code::FilesExhausted : Error::Code::Unreachable, where,
                     QString::fromStdString(std::system_category().message(number))};
    };

    const auto deadline = Clock::now() + limit;
    Race race(addresses);
    while (!race.isLost()) {
        const auto now = Clock::now();
        if (stop.stop_requested())
            return Error{Error::Code::Cancelled, where, {}};
        if (now >= deadline)
            return unreachable(ETIMEDOUT);
        const auto next = race.nextStart();
        FileDescriptor socket =
            next && now >= *next ? race.startNext()
                                 : race.waitUntil(std::min(deadline, next.value_or(deadline)), wake.number());
        if (socket.isOpen())
            return made(std::move(socket));
    }
    return unreachable(race.reason());
}

} // namespace breakeven
