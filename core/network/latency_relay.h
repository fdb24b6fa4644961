// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/target.h"

#include <QString>

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

namespace breakeven {

// A TCP relay on loopback that puts a network in front of a server: each way takes half the round trip, bytes
// keep their order, a bandwidth limit holds per direction and connection.
//
// Bytes leave half the round trip after the kernel got them, never earlier, and at the median of an idle
// machine at most 5 µs or 3 % later; how long they really were held is counted. Before they are due the relay
// polls, which costs CPU (bench_relay). Connecting takes no emulated round trip. Where more than 6 MB of a
// direction are on their way the sender is held back, as a TCP window would.
//
// A name's addresses are tried in turn, IPv4 first; the one that took a connection is the first for later
// ones.
//
// A target that dies or refuses is passed on as a closed connection. Runs in threads of its own; the
// destructor closes all connections and joins them. Member functions are thread-safe.
class LatencyRelay
{
public:
    // Where the connections go.
    struct Upstream
    {
        QString host;
        std::uint16_t port = 0;
        QString unixPath; // instead of host and port
    };

    // Blocks for the look-up of the host's name, unless `stop` ends it: Cancelled. Unreachable, InvalidInput
    // as SocketAddress has it; ServerNotStarted where the system gives no socket or thread.
    [[nodiscard]] static Result<LatencyRelay> start(const Upstream& upstream, const Network& network,
                                                    const std::stop_token& stop = {});

    LatencyRelay(LatencyRelay&&) noexcept;
    LatencyRelay& operator=(LatencyRelay&&) noexcept;
    ~LatencyRelay();

    // Of 127.0.0.1.
    [[nodiscard]] std::uint16_t port() const;

    // Holds for bytes that arrive from now on, on all connections.
    void setNetwork(const Network& network);

    // How long round trips were held since the last call: the bytes of a client, and the first ones that the
    // server sent then.
    [[nodiscard]] std::vector<std::chrono::nanoseconds> takeHeld();

    // Of the relay, by their system numbers.
    [[nodiscard]] std::vector<pid_t> threads() const;

private:
    struct State;
    explicit LatencyRelay(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace breakeven
