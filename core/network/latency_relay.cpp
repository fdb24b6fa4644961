// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/latency_relay.h"

#include "core/network/relay_loop.h"

namespace breakeven {

namespace {

Result<std::vector<SocketAddress>> addressesOf(const LatencyRelay::Upstream& upstream,
                                               const std::stop_token& stop)
{
    if (upstream.unixPath.isEmpty())
        return SocketAddress::lookUp(upstream.host, upstream.port, stop);
    const auto address = SocketAddress::ofUnixSocket(upstream.unixPath);
    if (!address.ok())
        return address.error();
    return std::vector{address.value()};
}

} // namespace

struct LatencyRelay::State
{
    std::unique_ptr<RelayLoop> loop;
};

LatencyRelay::LatencyRelay(std::unique_ptr<State> state) : m_state(std::move(state)) {}

LatencyRelay::LatencyRelay(LatencyRelay&&) noexcept = default;
LatencyRelay& LatencyRelay::operator=(LatencyRelay&&) noexcept = default;
LatencyRelay::~LatencyRelay() = default;

Result<LatencyRelay> LatencyRelay::start(const Upstream& upstream, const Network& network,
                                         const std::stop_token& stop)
{
    auto addresses = addressesOf(upstream, stop);
    if (!addresses.ok())
        return addresses.error();
    auto loop = RelayLoop::start(std::move(addresses).value(), network);
    if (!loop.ok())
        return loop.error();
    return LatencyRelay(std::make_unique<State>(State{std::move(loop).value()}));
}

std::uint16_t LatencyRelay::port() const
{
    return m_state->loop->port();
}

void LatencyRelay::setNetwork(const Network& network)
{
    m_state->loop->setNetwork(network);
}

std::vector<std::chrono::nanoseconds> LatencyRelay::takeHeld()
{
    return m_state->loop->held().take();
}

std::vector<pid_t> LatencyRelay::threads() const
{
    return m_state->loop->threads();
}

} // namespace breakeven
