// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/loopback_hop.h"

#include "core/base/file_descriptor.h"
#include "core/network/kernel_stamp.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <unistd.h>

#include <array>
#include <optional>
#include <thread>
#include <utility>

namespace breakeven {

namespace {

using std::chrono::nanoseconds;

// The two ends of a TCP connection over the loopback; nothing where there is none to be had.
std::optional<std::pair<FileDescriptor, FileDescriptor>> loopbackConnection()
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    const FileDescriptor listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    FileDescriptor one(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!listener.isOpen() || !one.isOpen() || ::bind(listener.number(), generic, size) != 0 ||
        ::listen(listener.number(), 1) != 0 || ::getsockname(listener.number(), generic, &size) != 0 ||
        ::connect(one.number(), generic, size) != 0)
        return std::nullopt;
    FileDescriptor other(::accept4(listener.number(), nullptr, nullptr, SOCK_CLOEXEC));
    if (!other.isOpen())
        return std::nullopt;
    return std::pair(std::move(one), std::move(other));
}

nanoseconds measure()
{
    const auto ends = loopbackConnection();
    if (!ends)
        return nanoseconds(0);
    const int sender = ends->first.number();
    const int receiver = ends->second.number();
    const int yes = 1;
    ::setsockopt(sender, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    stampArrivals(receiver);

    // The kernel takes some milliseconds until it stamps for the first who asks.
    constexpr int wanted = 256;
    constexpr std::chrono::milliseconds patience(100);
    std::optional<nanoseconds> least;
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (int stamped = 0; stamped < wanted && std::chrono::steady_clock::now() < deadline;) {
        std::array<char, 64> bytes{};
        const auto sent = std::chrono::system_clock::now();
        if (::send(sender, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT) < 0)
            break;
        const StampedReceipt receipt = receiveStamped(receiver, bytes, MSG_DONTWAIT);
        if (!receipt.came) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            continue;
        }
        ++stamped;
        if (*receipt.came > sent && (!least || *receipt.came - sent < *least))
            least = *receipt.came - sent;
    }
    return least.value_or(nanoseconds(0));
}

} // namespace

nanoseconds leastLoopbackHop()
{
    static const nanoseconds hop = measure();
    return hop;
}

} // namespace breakeven
