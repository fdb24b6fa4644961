// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_descriptor.h"
#include "core/base/result.h"
#include "core/network/event_wait.h"
#include "core/network/held_round_trips.h"
#include "core/network/link_timing.h"
#include "core/network/relay_pipe.h"
#include "core/network/socket_address.h"
#include "core/plan/target.h"

#include <sys/types.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <thread>
#include <vector>

struct epoll_event;

namespace breakeven {

// The thread of a relay and all its connections.
class RelayLoop
{
public:
    // `upstream`: where it connects to, in the order to try; at least one. ServerNotStarted.
    [[nodiscard]] static Result<std::unique_ptr<RelayLoop>> start(std::vector<SocketAddress> upstream,
                                                                  const Network& network);

    RelayLoop(const RelayLoop&) = delete;
    RelayLoop& operator=(const RelayLoop&) = delete;
    ~RelayLoop();

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    void setNetwork(const Network& network) { m_timing.set(network); }
    [[nodiscard]] HeldRoundTrips& held() { return m_held; }
    [[nodiscard]] std::vector<pid_t> threads() const;

private:
    struct Link;
    struct End // of a link: what an event of epoll is about
    {
        Link* link = nullptr;
        bool isClient = false;
    };
    struct Link
    {
        FileDescriptor client;
        FileDescriptor server;
        End clientEnd;
        End serverEnd;
        std::uint32_t clientEvents = 0; // as registered with epoll; 0: not registered
        std::uint32_t serverEvents = 0;
        RelayPipe up;                      // client to server
        std::chrono::nanoseconds heldUp{}; // the latest
        RelayPipe down;                    // server to client
        std::size_t upstream = 0;          // of the addresses, the one that it connects to
        std::size_t tried = 0;
        bool connected = false;
        RelayPipe::TimePoint connectLimit{};
        bool failed = false;
    };

    explicit RelayLoop(std::vector<SocketAddress> upstream) : m_upstream(std::move(upstream)) {}

    [[nodiscard]] Status listen();
    void run();
    [[nodiscard]] int waitForEvents(epoll_event* events, int most);
    void acceptClients();
    void addLink(FileDescriptor client);
    [[nodiscard]] bool connectToNext(Link& link);
    void handle(const End& end, std::uint32_t events);
    void advance(Link& link);
    void forget(Link& link);
    void watch(int descriptor, End& end, std::uint32_t& registered, std::uint32_t wanted);
    void count(Link& link);
    [[nodiscard]] std::optional<RelayPipe::TimePoint> nextDue() const;

    std::vector<SocketAddress> m_upstream;
    std::size_t m_preferred = 0; // of them, the one that took a connection
    LinkTiming m_timing;
    HeldRoundTrips m_held;
    EventWait m_wait;
    RelayPipe::TimePoint m_lastActive{}; // bytes came or went
    std::uint16_t m_port = 0;
    FileDescriptor m_epoll;
    FileDescriptor m_listener;
    FileDescriptor m_stop;    // an eventfd
    FileDescriptor m_reserve; // given up to turn a client away when descriptors run out
    std::vector<std::unique_ptr<Link>> m_links;
    std::atomic<pid_t> m_threadId{0}; // 0: it hasn't begun yet
    std::thread m_thread;
};

} // namespace breakeven
