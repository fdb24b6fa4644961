// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/relay_loop.h"

#include "core/base/system_limits.h"
#include "core/network/kernel_stamp.h"
#include "core/network/loopback_hop.h"
#include "core/network/network_code.h"
#include "core/network/precise_sleep.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <system_error>

namespace breakeven {

namespace {

using Clock = LinkTiming::Clock;

constexpr std::chrono::milliseconds connectTimeout(3000); // for all addresses
constexpr int backlog = 128;

// A thread that sleeps comes late by what it takes to wake up, which is 5 to 70 µs, and what it takes depends
// on the machine's mood. So this long before bytes are due the relay polls instead; and as long after any
// came or went, where the network asked for leaves less than that to pass the next ones on.
constexpr std::chrono::microseconds wakeUp(80);

Error failureToStart(int number)
{
    return {Error::Code::ServerNotStarted,
            {},
            QString::fromStdString(std::system_category().message(number)),
            {},
            phrase(NetworkPlace::Relay)};
}

void setUp(int socket)
{
    const int yes = 1;
    stampArrivals(socket); // when bytes came, not when this thread woke up for them
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes,
                 sizeof yes); // fails for a unix socket, which has no delay
}

} // namespace

Result<std::unique_ptr<RelayLoop>> RelayLoop::start(std::vector<SocketAddress> upstream,
                                                    const Network& network)
{
    std::unique_ptr<RelayLoop> loop(new RelayLoop(std::move(upstream)));
    if (const Status listening = loop->listen(); !listening.ok())
        return listening.error();
    loop->setNetwork(network);
    static_cast<void>(leastLoopbackHop()); // measured now, not when the first bytes come
    auto thread = startThread([&self = *loop] { self.run(); });
    if (!thread.ok())
        return thread.error();
    loop->m_thread = std::move(thread).value();
    return loop;
}

RelayLoop::~RelayLoop()
{
    if (!m_thread.joinable())
        return;
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t told = ::write(m_stop.number(), &one, sizeof one);
    m_thread.join();
}

std::vector<pid_t> RelayLoop::threads() const
{
    m_threadId.wait(0, std::memory_order_relaxed);
    return {m_threadId.load(std::memory_order_relaxed)};
}

Status RelayLoop::listen()
{
    m_epoll = FileDescriptor(::epoll_create1(EPOLL_CLOEXEC));
    m_stop = FileDescriptor(::eventfd(0, EFD_CLOEXEC));
    m_reserve = FileDescriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    m_listener = FileDescriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!m_epoll.isOpen() || !m_stop.isOpen() || !m_reserve.isOpen() || !m_listener.isOpen())
        return failureToStart(errno);

    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(m_listener.number(), generic, size) != 0 || ::listen(m_listener.number(), backlog) != 0 ||
        ::getsockname(m_listener.number(), generic, &size) != 0)
        return failureToStart(errno);
    m_port = ntohs(address.sin_port);

    for (FileDescriptor* descriptor : {&m_listener, &m_stop}) {
        epoll_event event{.events = EPOLLIN, .data = {.ptr = descriptor}};
        if (::epoll_ctl(m_epoll.number(), EPOLL_CTL_ADD, descriptor->number(), &event) != 0)
            return failureToStart(errno);
    }
    return Done{};
}

void RelayLoop::run()
{
    m_threadId.store(gettid(), std::memory_order_relaxed);
    m_threadId.notify_all();
    useExactTimers();
    std::array<epoll_event, 64> events{};
    for (;;) {
        const int count = waitForEvents(events.data(), static_cast<int>(events.size()));
        for (int i = 0; i < count; ++i) {
            const epoll_event& event = events[static_cast<std::size_t>(i)];
            if (event.data.ptr == &m_stop)
                return;
            if (event.data.ptr == &m_listener)
                acceptClients();
            else
                handle(*static_cast<const End*>(event.data.ptr), event.events);
        }
        bool anyFailed = false;
        for (const auto& link : m_links) {
            advance(*link);
            if (link->failed)
                forget(*link);
            anyFailed = anyFailed || link->failed;
        }
        if (anyFailed)
            std::erase_if(m_links, [](const auto& link) { return link->failed; });
    }
}

int RelayLoop::waitForEvents(epoll_event* events, int most)
{
    const auto now = Clock::now();
    const auto due = nextDue();
    std::optional<std::chrono::nanoseconds> left;
    if (due)
        left = *due - now - wakeUp;
    if (now - m_lastActive < wakeUp && m_timing.longestOneWay() < wakeUp)
        left = std::chrono::nanoseconds(0);
    if (left)
        left = std::max(*left, std::chrono::nanoseconds(0));
    return m_wait.until(m_epoll.number(), events, most, left);
}

std::optional<RelayPipe::TimePoint> RelayLoop::nextDue() const
{
    std::optional<RelayPipe::TimePoint> earliest;
    const auto consider = [&earliest](const std::optional<RelayPipe::TimePoint>& due) {
        if (due && (!earliest || *due < *earliest))
            earliest = due;
    };
    for (const auto& link : m_links) {
        consider(link->down.nextDue());
        if (link->connected)
            consider(link->up.nextDue());
        else
            consider(link->connectLimit);
    }
    return earliest;
}

void RelayLoop::acceptClients()
{
    for (;;) {
        FileDescriptor client(::accept4(m_listener.number(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        if (client.isOpen()) {
            addLink(std::move(client));
        } else if (errno == EMFILE || errno == ENFILE) {
            // A client that can't be served is turned away; left waiting it would wake us for ever.
            m_reserve = FileDescriptor();
            FileDescriptor turnedAway(::accept4(m_listener.number(), nullptr, nullptr, SOCK_CLOEXEC));
            turnedAway = FileDescriptor();
            m_reserve = FileDescriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC));
            return;
        } else if (errno != EINTR && errno != ECONNABORTED) {
            return;
        }
    }
}

void RelayLoop::addLink(FileDescriptor client)
{
    auto link = std::make_unique<Link>();
    link->client = std::move(client);
    setUp(link->client.number());
    link->clientEnd = {link.get(), true};
    link->serverEnd = {link.get(), false};
    link->upstream = m_preferred;
    if (connectToNext(*link)) // otherwise both sockets close here
        m_links.push_back(std::move(link));
}

// False: no address is left, and the last one refused.
bool RelayLoop::connectToNext(Link& link)
{
    while (link.tried < m_upstream.size()) {
        if (link.tried++ > 0)
            link.upstream = (link.upstream + 1) % m_upstream.size();
        const SocketAddress& address = m_upstream[link.upstream];
        watch(link.server.number(), link.serverEnd, link.serverEvents, 0); // as forget() says
        link.server = FileDescriptor(
            ::socket(address.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
        if (!link.server.isOpen())
            continue;
        setUp(link.server.number());
        link.connectLimit = Clock::now() + connectTimeout / static_cast<int>(m_upstream.size());
        const int connected = ::connect(link.server.number(), address.generic(), address.size);
        if (connected != 0 && errno != EINPROGRESS)
            continue;
        link.connected = connected == 0;
        if (link.connected)
            m_preferred = link.upstream;
        return true;
    }
    return false;
}

void RelayLoop::handle(const End& end, std::uint32_t events)
{
    Link& link = *end.link;
    if (!end.isClient && !link.connected) {
        int number = 0;
        socklen_t size = sizeof number;
        ::getsockopt(link.server.number(), SOL_SOCKET, SO_ERROR, &number, &size);
        link.connected = number == 0;
        if (link.connected)
            m_preferred = link.upstream;
        else
            link.failed = !connectToNext(link);
        return;
    }
    constexpr std::uint32_t readable = EPOLLIN | EPOLLHUP | EPOLLERR;
    constexpr std::uint32_t writable = EPOLLOUT | EPOLLHUP | EPOLLERR;
    const int descriptor = end.isClient ? link.client.number() : link.server.number();
    RelayPipe& out = end.isClient ? link.up : link.down;
    RelayPipe& in = end.isClient ? link.down : link.up;
    if ((events & readable) != 0 && out.wantsMore()) {
        m_lastActive = Clock::now();
        link.failed = !out.receive(descriptor, m_timing) || link.failed;
    }
    if ((events & writable) != 0)
        in.retry();
}

void RelayLoop::advance(Link& link)
{
    if (!link.connected && Clock::now() >= link.connectLimit)
        link.failed = !connectToNext(link);
    if (!link.down.deliver(link.client.number()) ||
        (link.connected && !link.up.deliver(link.server.number())))
        link.failed = true;
    count(link);
    if (link.up.isFinished() && link.down.isFinished())
        link.failed = true; // both sides have said goodbye
    if (link.failed)
        return;

    const auto wanted = [](const RelayPipe& out, const RelayPipe& in) {
        const std::uint32_t read = out.wantsMore() ? EPOLLIN : 0U;
        const std::uint32_t write = in.isBlocked() ? EPOLLOUT : 0U;
        return read | write;
    };
    watch(link.client.number(), link.clientEnd, link.clientEvents, wanted(link.up, link.down));
    watch(link.server.number(), link.serverEnd, link.serverEvents,
          link.connected ? wanted(link.down, link.up) : std::uint32_t{EPOLLOUT});
}

// A round trip is what was sent last, and what came back then.
void RelayLoop::count(Link& link)
{
    const auto up = link.up.takeHeld();
    const auto down = link.down.takeHeld();
    if (up)
        link.heldUp = *up;
    if (down)
        m_held.note(link.heldUp + *down);
    if (up || down)
        m_lastActive = Clock::now();
}

// Closing alone would not do: while a child that is being forked holds copies of the sockets, epoll goes on
// reporting them, for a link that is no more.
void RelayLoop::forget(Link& link)
{
    watch(link.client.number(), link.clientEnd, link.clientEvents, 0);
    watch(link.server.number(), link.serverEnd, link.serverEvents, 0);
}

// Without interest a socket leaves epoll, which would report its hang-up again and again.
void RelayLoop::watch(int descriptor, End& end, std::uint32_t& registered, std::uint32_t wanted)
{
    if (wanted == registered)
        return;
    const int action = registered == 0 ? EPOLL_CTL_ADD : wanted == 0 ? EPOLL_CTL_DEL : EPOLL_CTL_MOD;
    epoll_event event{.events = wanted, .data = {.ptr = &end}};
    if (::epoll_ctl(m_epoll.number(), action, descriptor, &event) != 0)
        end.link->failed = true;
    registered = wanted;
}

} // namespace breakeven
