// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/relay_pipe.h"

#include "core/network/wall_clock.h"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace breakeven {

namespace {

using Clock = LinkTiming::Clock;

constexpr std::size_t largestChunk = 16'384;
constexpr std::chrono::milliseconds longestWakeUp(50);
constexpr int mostChunksAtOnce = 16; // so that one busy connection doesn't delay the others

// When the kernel got the bytes that `message` brought, on our clock; now where it doesn't say.
Clock::time_point arrivalOf(msghdr& message)
{
    for (cmsghdr* part = CMSG_FIRSTHDR(&message); part != nullptr; part = CMSG_NXTHDR(&message, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_TIMESTAMPNS)
            continue;
        timespec stamp{};
        std::memcpy(&stamp, CMSG_DATA(part), sizeof stamp);
        const auto came = std::chrono::system_clock::time_point(std::chrono::seconds(stamp.tv_sec) +
                                                                std::chrono::nanoseconds(stamp.tv_nsec));
        const auto wall = std::chrono::system_clock::now();
        const auto ago = wall - came;
        // Read last, so that what passes between the two makes bytes late, never early.
        const auto now = Clock::now();
        static thread_local WallClock clock;
        if (!clock.wasSet(wall, now) && ago >= std::chrono::nanoseconds(0) && ago < longestWakeUp)
            return now - ago;
    }
    return Clock::now();
}

} // namespace

bool RelayPipe::receive(int from, LinkTiming& timing)
{
    std::array<char, largestChunk> bytes; // NOLINT: recv fills it
    for (int chunk = 0; chunk < mostChunksAtOnce && wantsMore(); ++chunk) {
        iovec room{.iov_base = bytes.data(), .iov_len = bytes.size()};
        alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(timespec))> control{};
        msghdr message{};
        message.msg_iov = &room;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        const ssize_t got = ::recvmsg(from, &message, MSG_DONTWAIT);
        if (got < 0)
            return errno == EAGAIN || errno == EINTR;
        m_ended = got == 0;
        append(std::vector<char>(bytes.data(), bytes.data() + got), timing, arrivalOf(message));
        if (static_cast<std::size_t>(got) < bytes.size())
            break;
    }
    return true;
}

void RelayPipe::append(std::vector<char> bytes, LinkTiming& timing, TimePoint arrival)
{
    m_linkFree = std::max(m_linkFree, arrival) + timing.transmission(bytes.size());
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
