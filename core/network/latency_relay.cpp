// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/latency_relay.h"

#include "core/network/relay_loop.h"

#include <QCoreApplication>

#include <sys/un.h>

#include <cstring>
#include <netdb.h>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Relay)
};

} // namespace

Result<UpstreamAddress> UpstreamAddress::of(const LatencyRelay::Upstream& upstream)
{
    UpstreamAddress address;
    if (!upstream.unixPath.isEmpty()) {
        const QByteArray path = upstream.unixPath.toUtf8();
        sockaddr_un unixAddress{};
        unixAddress.sun_family = AF_UNIX;
        if (path.size() >= static_cast<qsizetype>(sizeof unixAddress.sun_path))
            return Error{Error::Code::InvalidInput, upstream.unixPath,
                         Words::tr("a path of 107 bytes at most")};
        std::memcpy(&unixAddress.sun_path[0], path.constData(), static_cast<std::size_t>(path.size()));
        std::memcpy(&address.storage, &unixAddress, sizeof unixAddress);
        address.size = sizeof unixAddress;
        return address;
    }
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    const QByteArray port = QByteArray::number(upstream.port);
    const int problem = ::getaddrinfo(upstream.host.toUtf8().constData(), port.constData(), &hints, &found);
    if (problem != 0)
        return Error{Error::Code::Unreachable, upstream.host, QString::fromUtf8(::gai_strerror(problem))};
    // hiredis tries IPv4 first; so does the way through the relay.
    const addrinfo* chosen = found;
    for (const addrinfo* each = found; each != nullptr; each = each->ai_next) {
        if (each->ai_family == AF_INET) {
            chosen = each;
            break;
        }
    }
    std::memcpy(&address.storage, chosen->ai_addr, chosen->ai_addrlen);
    address.size = chosen->ai_addrlen;
    ::freeaddrinfo(found);
    return address;
}

struct LatencyRelay::State
{
    std::unique_ptr<RelayLoop> loop;
};

LatencyRelay::LatencyRelay(std::unique_ptr<State> state) : m_state(std::move(state)) {}

LatencyRelay::LatencyRelay(LatencyRelay&&) noexcept = default;
LatencyRelay& LatencyRelay::operator=(LatencyRelay&&) noexcept = default;
LatencyRelay::~LatencyRelay() = default;

Result<LatencyRelay> LatencyRelay::start(const Upstream& upstream, const Network& network)
{
    const auto address = UpstreamAddress::of(upstream);
    if (!address.ok())
        return address.error();
    auto loop = RelayLoop::start(address.value(), network);
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

} // namespace breakeven
