// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/relay_pipe.h"

#include "core/network/kernel_stamp.h"
#include "core/network/loopback_hop.h"
#include "core/network/wall_clock.h"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace breakeven {

namespace {

using Clock = LinkTiming::Clock;

constexpr std::size_t largestChunk = 16'384;
constexpr std::chrono::milliseconds longestWakeUp(50);
constexpr int mostChunksAtOnce = 16; // so that one busy connection doesn't delay the others

// When the sender handed over the bytes that the kernel got at `came`, on our clock; now where that isn't
// known. A hop to the relay is part of the distance that it stands for: without it the bytes would be at the
// receiver by now.
Clock::time_point departureOf(const std::optional<std::chrono::system_clock::time_point>& came)
{
    if (came) {
        const auto wall = std::chrono::system_clock::now();
        const auto ago = wall - *came;
        // Read last, so that what passes between the two makes bytes late, never early.
        const auto now = Clock::now();
        static thread_local WallClock clock;
        if (!clock.wasSet(wall, now) && ago >= std::chrono::nanoseconds(0) && ago < longestWakeUp)
            return now - ago - leastLoopbackHop();
    }
    return Clock::now();
}

} // namespace

bool RelayPipe::receive(int from, LinkTiming& timing)
{
    std::array<char, largestChunk> bytes; // NOLINT: recv fills it
    for (int chunk = 0; chunk < mostChunksAtOnce && wantsMore(); ++chunk) {
        const auto [got, came] = receiveStamped(from, bytes, MSG_DONTWAIT);
        if (got < 0)
            return errno == EAGAIN || errno == EINTR;
        m_ended = got == 0;
        append(std::vector<char>(bytes.data(), bytes.data() + got), timing, departureOf(came));
        if (static_cast<std::size_t>(got) < bytes.size())
            break;
    }
    return true;
}

void RelayPipe::append(std::vector<char> bytes, LinkTiming& timing, TimePoint departure)
{
    m_linkFree = std::max(m_linkFree, departure) + timing.transmission(bytes.size());
    m_lastDue = std::max(m_lastDue, m_linkFree + timing.oneWay());
    m_buffered += bytes.size();
    m_chunks.push_back({m_lastDue, m_linkFree, std::move(bytes)});
}

bool RelayPipe::deliver(int to)
{
    while (!m_blocked && !m_chunks.empty()) {
        Chunk& chunk = m_chunks.front();
        const auto now = Clock::now();
        if (chunk.due > now)
            break;
        if (m_sent == 0 && !chunk.bytes.empty())
            m_held = now - chunk.through;
        if (chunk.bytes.empty()) {
            m_finished = true;
            ::shutdown(to, SHUT_WR); // fails where the other side is gone, which its own direction tells
        } else {
            const ssize_t sent = ::send(to, chunk.bytes.data() + m_sent, chunk.bytes.size() - m_sent,
                                        MSG_DONTWAIT | MSG_NOSIGNAL);
            if (sent < 0 && errno != EAGAIN && errno != EINTR)
                return false;
            m_blocked = sent < 0 && errno == EAGAIN;
            m_sent += sent > 0 ? static_cast<std::size_t>(sent) : 0;
            if (m_sent < chunk.bytes.size())
                continue;
        }
        m_buffered -= m_sent;
        m_sent = 0;
        m_chunks.pop_front();
    }
    return true;
}

std::optional<RelayPipe::TimePoint> RelayPipe::nextDue() const
{
    if (m_blocked || m_chunks.empty())
        return std::nullopt;
    return m_chunks.front().due;
}

} // namespace breakeven
