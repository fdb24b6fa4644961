// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/socket_address.h"

#include "core/base/abandonable_call.h"
#include "core/network/network_code.h"

#include <QByteArray>

#include <sys/un.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <netdb.h>

namespace breakeven {

namespace {

using Addresses = Result<std::vector<SocketAddress>>;

Addresses lookUpNow(const QByteArray& host, const QByteArray& port)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* raw = nullptr;
    if (const int problem = ::getaddrinfo(host.constData(), port.constData(), &hints, &raw); problem != 0)
        return Error{Error::Code::Unreachable, QString::fromUtf8(host),
                     QString::fromUtf8(::gai_strerror(problem))};
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> found(raw, &::freeaddrinfo);

    std::vector<SocketAddress> addresses;
    for (const addrinfo* each = found.get(); each != nullptr; each = each->ai_next) {
        SocketAddress address;
        std::memcpy(&address.storage, each->ai_addr, each->ai_addrlen);
        address.size = each->ai_addrlen;
        addresses.push_back(address);
    }
    std::stable_partition(addresses.begin(), addresses.end(),
                          [](const SocketAddress& address) { return address.storage.ss_family == AF_INET; });
    return addresses;
}

} // namespace

Addresses SocketAddress::lookUp(const QString& host, std::uint16_t port, const std::stop_token& stop)
{
    auto found = callUntilStopped<Addresses>(
        [name = host.toUtf8(), number = QByteArray::number(port)] { return lookUpNow(name, number); }, stop);
    if (!found)
        return Error{Error::Code::Cancelled, host, {}};
    return std::move(*found);
}

Result<SocketAddress> SocketAddress::ofUnixSocket(const QString& path)
{
    const QByteArray bytes = path.toUtf8();
    sockaddr_un unixAddress{};
    unixAddress.sun_family = AF_UNIX;
    if (bytes.size() >= static_cast<qsizetype>(sizeof unixAddress.sun_path))
        return Error{Error::Code::InvalidInput, path, {}, phrase(NetworkReason::SocketTooLong)};
    std::memcpy(&unixAddress.sun_path[0], bytes.constData(), static_cast<std::size_t>(bytes.size()));
    SocketAddress address;
    std::memcpy(&address.storage, &unixAddress, sizeof unixAddress);
    address.size = sizeof unixAddress;
    return address;
}

} // namespace breakeven
