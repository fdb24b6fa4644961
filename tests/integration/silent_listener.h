// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_descriptor.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cstdint>

// A port of 127.0.0.1 behind which nobody says a word.
class SilentListener
{
public:
    enum class Kind {
        Accepts, // connections, as the kernel of a hung server does
        Drops,   // what comes, as a firewall or a host that is off does
    };

    explicit SilentListener(Kind kind)
    {
        m_listener = breakeven::FileDescriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* generic = reinterpret_cast<sockaddr*>(&address);
        if (::bind(m_listener.number(), generic, size) == 0 &&
            ::listen(m_listener.number(), kind == Kind::Drops ? 0 : 64) == 0 &&
            ::getsockname(m_listener.number(), generic, &size) == 0)
            m_port = ntohs(address.sin_port);
        if (kind == Kind::Accepts)
            return;
        for (breakeven::FileDescriptor& filler : m_fillers) { // of the queue
            filler =
                breakeven::FileDescriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
            ::connect(filler.number(), generic, size);
        }
    }

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] int descriptor() const { return m_listener.number(); } // to accept what comes, after all

private:
    breakeven::FileDescriptor m_listener;
    std::array<breakeven::FileDescriptor, 4> m_fillers;
    std::uint16_t m_port = 0;
};
