// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/latency_relay.h"

namespace breakeven {

struct LatencyRelay::State
{};

LatencyRelay::LatencyRelay(std::unique_ptr<State> state) : m_state(std::move(state)) {}
LatencyRelay::LatencyRelay(LatencyRelay&&) noexcept = default;
LatencyRelay& LatencyRelay::operator=(LatencyRelay&&) noexcept = default;
LatencyRelay::~LatencyRelay() = default;

Result<LatencyRelay> LatencyRelay::start(const Upstream& upstream, const Network&)
{
    return Error{Error::Code::Unsupported, upstream.host, QStringLiteral("an emulated network")};
}

std::uint16_t LatencyRelay::port() const
{
    return 0;
}

void LatencyRelay::setNetwork(const Network&) {}

} // namespace breakeven
