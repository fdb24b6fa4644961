// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/machine/awake_cores.h"
#include "core/network/latency_relay.h"

#include <QCoreApplication>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <initializer_list>
#include <thread>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;
using std::chrono::nanoseconds;

namespace {

// Everything below speaks plain sockets and reads the kernel's own stamps: it shares no line with the relay.

nanoseconds wallClock()
{
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    return std::chrono::seconds(now.tv_sec) + nanoseconds(now.tv_nsec);
}

void require(bool holds, const char* what)
{
    if (holds)
        return;
    std::perror(what);
    std::exit(1);
}

void setUp(int socket)
{
    const int yes = 1;
    require(::setsockopt(socket, SOL_SOCKET, SO_TIMESTAMPNS, &yes, sizeof yes) == 0, "SO_TIMESTAMPNS");
    require(::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes) == 0, "TCP_NODELAY");
}

// A message that goes to and fro: who sends it writes when; who gets it writes when the kernel had it.
struct Ping
{
    std::int64_t sentByClient = 0;
    std::int64_t gotByServer = 0;
    std::int64_t sentByServer = 0;
};

// False at the end of the stream. `got`: when the kernel had the message.
bool receive(int socket, Ping& ping, nanoseconds& got)
{
    iovec room{.iov_base = &ping, .iov_len = sizeof ping};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(timespec))> control{};
    msghdr message{};
    message.msg_iov = &room;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    if (::recvmsg(socket, &message, MSG_WAITALL) != sizeof ping)
        return false;
    for (cmsghdr* part = CMSG_FIRSTHDR(&message); part != nullptr; part = CMSG_NXTHDR(&message, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_TIMESTAMPNS)
            continue;
        timespec stamp{};
        std::memcpy(&stamp, CMSG_DATA(part), sizeof stamp);
        got = std::chrono::seconds(stamp.tv_sec) + nanoseconds(stamp.tv_nsec);
    }
    return true;
}

// A process that sends every message back, as any server of one thread would.
class Echo
{
public:
    Echo()
    {
        const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* generic = reinterpret_cast<sockaddr*>(&address);
        require(::bind(listener, generic, size) == 0 && ::listen(listener, 128) == 0 &&
                    ::getsockname(listener, generic, &size) == 0,
                "listen");
        m_port = ntohs(address.sin_port);
        m_process = ::fork();
        require(m_process >= 0, "fork");
        if (m_process == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            serve(listener);
        }
        ::close(listener);
    }
    ~Echo()
    {
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
    }
    Echo(const Echo&) = delete;
    Echo& operator=(const Echo&) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }

private:
    [[noreturn]] static void serve(int listener)
    {
        const int epoll = ::epoll_create1(0);
        epoll_event wanted{.events = EPOLLIN, .data = {.fd = listener}};
        ::epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &wanted);
        for (;;) {
            std::array<epoll_event, 64> events{};
            const int count = ::epoll_wait(epoll, events.data(), static_cast<int>(events.size()), -1);
            for (int i = 0; i < count; ++i) {
                const int socket = events[static_cast<std::size_t>(i)].data.fd;
                if (socket == listener) {
                    wanted.data.fd = ::accept(listener, nullptr, nullptr);
                    setUp(wanted.data.fd);
                    ::epoll_ctl(epoll, EPOLL_CTL_ADD, wanted.data.fd, &wanted);
                    continue;
                }
                Ping ping;
                nanoseconds got{};
                if (!receive(socket, ping, got)) {
                    ::close(socket);
                    continue;
                }
                ping.gotByServer = got.count();
                ping.sentByServer = wallClock().count();
                [[maybe_unused]] const auto sent = ::send(socket, &ping, sizeof ping, MSG_NOSIGNAL);
            }
        }
    }

    std::uint16_t m_port = 0;
    pid_t m_process = -1;
};

int connectTo(std::uint16_t port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    require(::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0, "connect");
    setUp(socket);
    return socket;
}

// One direction's ways: from before the sender's call to when the receiver's kernel had the message.
struct Ways
{
    std::vector<nanoseconds> up;
    std::vector<nanoseconds> down;
};

nanoseconds quantile(std::vector<nanoseconds> times, double share)
{
    std::sort(times.begin(), times.end());
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
}

void send(int socket)
{
    Ping ping{.sentByClient = wallClock().count()};
    require(::send(socket, &ping, sizeof ping, MSG_NOSIGNAL) == sizeof ping, "send");
}

void note(Ways& ways, const Ping& ping, nanoseconds got)
{
    ways.up.emplace_back(ping.gotByServer - ping.sentByClient);
    ways.down.push_back(got - nanoseconds(ping.sentByServer));
}

// `count` pings, in turn over `connections` that stay open, one on its way at a time.
Ways inTurn(std::uint16_t port, std::size_t connections, int count)
{
    std::vector<int> sockets;
    for (std::size_t i = 0; i < connections; ++i)
        sockets.push_back(connectTo(port));
    Ways ways;
    for (int i = 0; i < count; ++i) {
        const int socket = sockets[static_cast<std::size_t>(i) % connections];
        Ping ping;
        nanoseconds got{};
        send(socket);
        require(receive(socket, ping, got), "receive");
        if (i >= count / 10) // what is cold at first
            note(ways, ping, got);
    }
    for (const int socket : sockets)
        ::close(socket);
    return ways;
}

// The same with a ping on its way on every connection.
Ways atOnce(std::uint16_t port, std::size_t connections, int count, nanoseconds asked)
{
    const int epoll = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<int> sockets;
    for (std::size_t i = 0; i < connections; ++i) {
        sockets.push_back(connectTo(port));
        epoll_event wanted{.events = EPOLLIN, .data = {.fd = sockets.back()}};
        ::epoll_ctl(epoll, EPOLL_CTL_ADD, sockets.back(), &wanted);
    }
    for (const int socket : sockets) {
        send(socket);
        // Programs don't ask in step; all at the same moment would measure how fast a core can send.
        std::this_thread::sleep_for(asked / static_cast<int>(connections));
    }
    Ways ways;
    for (int done = 0; done < count;) {
        std::array<epoll_event, 64> events{};
        const int ready = ::epoll_wait(epoll, events.data(), static_cast<int>(events.size()), -1);
        for (int i = 0; i < ready; ++i, ++done) {
            const int socket = events[static_cast<std::size_t>(i)].data.fd;
            Ping ping;
            nanoseconds got{};
            require(receive(socket, ping, got), "receive");
            note(ways, ping, got);
            send(socket);
        }
    }
    for (const int socket : sockets)
        ::close(socket);
    ::close(epoll);
    return ways;
}

double us(nanoseconds time)
{
    return static_cast<double>(time.count()) / 1000;
}

nanoseconds cpuTime()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto of = [](const timeval& time) {
        return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
    };
    return of(usage.ru_utime) + of(usage.ru_stime);
}

// Bytes are at the receiver half the round trip after they would be without a relay, never earlier, and at
// the median at most 5 µs or 3 % later. What they take without one is measured in the same breath.
class Table
{
public:
    Table(const Echo& echo, LatencyRelay& relay) : m_echo(echo), m_relay(relay) {}

    void row(const char* state, nanoseconds asked, std::size_t connections, bool together, bool isBound)
    {
        const int count = asked <= 2ms ? 2'000 : asked <= 20ms ? 200 : 10;
        m_relay.setNetwork({});
        const Ways direct = inTurn(m_echo.port(), 1, 1'000);
        const nanoseconds hop = (quantile(direct.up, 0.5) + quantile(direct.down, 0.5)) / 2;
        const nanoseconds leastHop = std::min(quantile(direct.up, 0), quantile(direct.down, 0));
        m_relay.setNetwork({.rtt = asked});
        static_cast<void>(m_relay.takeHeld());
        const Ways ways = together ? atOnce(m_relay.port(), connections, count, asked)
                                   : inTurn(m_relay.port(), connections, count);
        const std::vector<nanoseconds> held = m_relay.takeHeld();

        const nanoseconds half = asked / 2;
        const nanoseconds early = std::min(quantile(ways.up, 0), quantile(ways.down, 0)) - half - leastHop;
        const nanoseconds late = std::max(quantile(ways.up, 0.5), quantile(ways.down, 0.5)) - half - hop;
        const bool isLate = late > std::max<nanoseconds>(5us, half * 3 / 100);
        const bool isEarly = early < 0ns;
        const bool missed = isEarly || (isLate && isBound);
        m_fine = m_fine && !missed;
        std::printf("%12s %9.0f %5zu%s %9.1f %9.1f %9.1f %9.1f %9.1f%s\n", state, us(asked), connections,
                    together ? " at once" : "        ", us(hop), us(early), us(late), us(quantile(held, 0.5)),
                    us(quantile(held, 0.95)),
                    missed   ? "  MISSED"
                    : isLate ? "  (late)"
                             : "");
        std::fflush(stdout);
    }

    [[nodiscard]] bool isFine() const { return m_fine; }

private:
    const Echo& m_echo;
    LatencyRelay& m_relay;
    bool m_fine = true;
};

// The relay's own CPU time a round trip: all of this process's but the client's, which another process is.
void costs(LatencyRelay& relay)
{
    std::printf("\n%12s %14s %14s\n", "asked us", "CPU us a trip", "share of a core");
    for (const nanoseconds asked : std::initializer_list<nanoseconds>{10us, 100us, 200us, 1ms, 10ms}) {
        relay.setNetwork({.rtt = asked});
        const int count = asked <= 1ms ? 1'000 : 100;
        const nanoseconds before = cpuTime();
        const auto began = std::chrono::steady_clock::now();
        const pid_t client = ::fork();
        require(client >= 0, "fork");
        if (client == 0) {
            static_cast<void>(inTurn(relay.port(), 1, count));
            ::_exit(0);
        }
        ::waitpid(client, nullptr, 0);
        const nanoseconds took = std::chrono::steady_clock::now() - began;
        const nanoseconds spent = cpuTime() - before;
        std::printf("%12.0f %14.1f %14.2f\n", us(asked), us(spent / count),
                    static_cast<double>(spent.count()) / static_cast<double>(took.count()));
    }
}

} // namespace

// Where bytes go through the relay, and when: by the stamps of the kernel at both ends, in a client and a
// server that know nothing of it. Exit status 1 where a byte came early, or with the cores awake a median
// came late.
int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const Echo echo;
    auto relay =
        LatencyRelay::start({.host = QStringLiteral("127.0.0.1"), .port = echo.port(), .unixPath = {}}, {});
    if (!relay.ok())
        return 1;
    Table table(echo, relay.value());
    std::printf("%12s %9s %13s %9s %9s %9s %9s %9s\n", "cores", "asked us", "connections", "hop us",
                "early us", "late us", "held us", "p95 us");
    const std::initializer_list<nanoseconds> asked{10us, 25us, 50us, 100us, 200us, 400us,
                                                   1ms,  2ms,  10ms, 100ms, 400ms};
    for (const nanoseconds each : asked)
        table.row("as they are", each, 1, false, false);
    {
        const auto cores = AwakeCores::make();
        require(cores.ok(), "awake cores");
        const auto awake = cores.value()->keepAwake();
        for (const nanoseconds each : asked)
            table.row("awake", each, 1, false, true);
        for (const std::size_t connections : {6U, 16U, 64U})
            for (const nanoseconds each : std::initializer_list<nanoseconds>{10us, 100us, 1ms})
                table.row("awake", each, connections, false, true);
        for (const std::size_t connections : {6U, 16U, 64U})
            for (const nanoseconds each : std::initializer_list<nanoseconds>{1ms, 10ms})
                table.row("awake", each, connections, true, true);
    }
    costs(relay.value());
    return table.isFine() ? 0 : 1;
}
