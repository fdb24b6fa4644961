// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/link_timing.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

namespace breakeven {

// One direction of a relayed connection: bytes on their way, in order, each chunk with the time it is due.
class RelayPipe
{
public:
    using TimePoint = LinkTiming::Clock::time_point;

    // Takes what the socket `from` holds, up to the bound. False: the connection has failed.
    [[nodiscard]] bool receive(int from, LinkTiming& timing);

    // Sends to the socket `to` what is due; passes on the end of the stream. False: the connection has
    // failed.
    [[nodiscard]] bool deliver(int to);

    // Not after the end of the stream, nor while too much is on its way, which holds the sender back.
    [[nodiscard]] bool wantsMore() const { return !m_ended && m_buffered < mostBuffered; }

    // The receiver takes no more for now; retry() once its socket is writable.
    [[nodiscard]] bool isBlocked() const { return m_blocked; }
    void retry() { m_blocked = false; }

    // When the next chunk is due; nothing while there is none, or while blocked.
    [[nodiscard]] std::optional<TimePoint> nextDue() const;

    // How long the latest bytes that deliver() began to send were on their way, from their sender's call on,
    // the time that they occupied the link not counted; taken: the next call has nothing until there are
    // others.
    [[nodiscard]] std::optional<std::chrono::nanoseconds> takeHeld() { return std::exchange(m_held, {}); }

    // The end of the stream has been passed on.
    [[nodiscard]] bool isFinished() const { return m_finished; }

private:
    // About the largest window that Linux gives a TCP connection by itself (tcp_rmem: 6 MB).
    static constexpr std::size_t mostBuffered = 6'000'000;

    struct Chunk
    {
        TimePoint due;
        TimePoint through;       // the link, as far as its bandwidth goes: from here on it is held
        std::vector<char> bytes; // empty: the end of the stream
    };

    void append(std::vector<char> bytes, LinkTiming& timing, TimePoint departure);

    std::deque<Chunk> m_chunks;
    std::size_t m_sent = 0; // of the first chunk
    std::size_t m_buffered = 0;
    TimePoint m_linkFree{};
    TimePoint m_lastDue{};
    std::optional<std::chrono::nanoseconds> m_held;
    bool m_ended = false;
    bool m_blocked = false;
    bool m_finished = false;
};

} // namespace breakeven
