// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/item_place.h"
#include "core/base/result.h"
#include "core/environment/target_facts.h"
#include "core/plan/target.h"

#include <QString>
#include <QStringList>

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <utility>
#include <vector>

namespace breakeven {

enum class Lookup { Found, Missing };

// One of several reads that go out together.
struct PipelinedRead
{
    int item = 0;
    std::vector<std::byte> data;     // its capacity is reused; empty on Missing
    Lookup lookup = Lookup::Missing; // the answer
};

// One of several writes that go out together.
struct PipelinedWrite
{
    int item = 0;
    std::span<const std::byte> payload;
};

// One worker's way to the items: its own connection, its own buffers.
//
// Threads: one call at a time, from any thread; interrupt() may come from another thread at any time.
// Errors: returned, never thrown. After one the session may be unusable and is to be dropped.
class Session
{
public:
    Session() = default;
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    virtual ~Session() = default;

    // Reads item `item` into `into`, whose capacity is reused: a warm caller does not allocate. `into` is
    // empty on Missing, which is no error. Requires 0 <= item < the items that the backend was told of.
    [[nodiscard]] virtual Result<Lookup> read(int item, std::vector<std::byte>& into) = 0;

    // Replaces item `item` by `payload` as the workload says (design section 2).
    [[nodiscard]] virtual Status write(int item, std::span<const std::byte> payload) = 0;

    // Whether several operations can share a round trip. Where not, the two calls below are Unsupported.
    [[nodiscard]] virtual bool canPipeline() const noexcept { return false; }

    // Reads all, or writes all, as read() and write() do, but sends everything before it waits: one round
    // trip, to each server that holds some of the items at the same time. Returns the first failure, which
    // leaves the others done; no item may occur twice among writes.
    [[nodiscard]] virtual Status readTogether(std::span<PipelinedRead> reads)
    {
        static_cast<void>(reads);
        return Error{Error::Code::Unsupported, QStringLiteral("pipelining"), {}};
    }
    [[nodiscard]] virtual Status writeTogether(std::span<const PipelinedWrite> writes)
    {
        static_cast<void>(writes);
        return Error{Error::Code::Unsupported, QStringLiteral("pipelining"), {}};
    }

    // Makes a call in progress, and every later one, fail soon. Thread-safe; may be called repeatedly.
    virtual void interrupt() noexcept = 0;
};

// What of this run's own stands between the workers and the items, by system numbers.
struct OwnHelpers
{
    std::vector<pid_t> relayThreads; // of the network that is emulated now
    std::optional<pid_t> server;     // a process

    friend bool operator==(const OwnHelpers&, const OwnHelpers&) = default;
};

// A target made ready for a run. Owns what it made there (a folder, a hash, a server) and removes it.
//
// Life: open() once, then setNetwork(), setItems() and openSession() between batches, then close() once all
// sessions are gone; the destructor closes too, without a report. One thread at a time, except the sessions.
class Backend
{
public:
    Backend() = default;
    Backend(const Backend&) = delete;
    Backend& operator=(const Backend&) = delete;
    virtual ~Backend() = default;

    // A stop of it ends open(), setNetwork(), setItems() and openSession() early, with Cancelled, and makes
    // close() impatient: each back end says how long they may still take. Another one may take its place
    // between calls.
    virtual void setStop(std::stop_token stop) { m_stop = std::move(stop); }

    // How long one call may be left without an answer, where the back end can see to it; more than the
    // longest round trip. To be called before open().
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

    // Reaches the target, makes this run's own place for items and says what was found.
    [[nodiscard]] virtual Result<TargetFacts> open() = 0;

    // Puts `network` in front of all sessions, from the next operation on. Sessions stay usable.
    [[nodiscard]] virtual Status setNetwork(const Network& network) = 0;

    // How long round trips were really held by the emulation since the last call, in any order; empty where
    // none is emulated, or where another process does it.
    [[nodiscard]] virtual std::vector<std::chrono::nanoseconds> takeHeldRoundTrips() { return {}; }

    // Prepares for items 0 ... items-1; existing ones stay.
    [[nodiscard]] virtual Status setItems(int items) = 0;

    [[nodiscard]] virtual Result<std::unique_ptr<Session>> openSession() = 0;

    // Removes what the items hold, for the room that it takes: the next read of each is Missing. Between
    // batches. After an error setItems() comes first.
    [[nodiscard]] virtual Status clearItems() = 0;

    // How many file descriptors of this process a session takes at most, with its share of what emulates a
    // network. Once open() was called.
    [[nodiscard]] virtual int descriptorsOfASession() const = 0;

    // Whether the items are still where they were made, seen as the sessions and as another process see them:
    // a mount may have died, or another one may cover it. Not for the timed path: asks the system, and a
    // remote host.
    [[nodiscard]] virtual Status confirmPlace() const { return Done{}; }

    // As it stands under the present network and items. Unsupported where no other process can reach them.
    [[nodiscard]] virtual Result<ItemPlace> place() const
    {
        return Error{Error::Code::Unsupported, QStringLiteral("another process"), {}};
    }

    // As it stands under the present network.
    [[nodiscard]] virtual OwnHelpers ownHelpers() const { return {}; }

    // Removes everything that this run made at the target, and nothing else.
    [[nodiscard]] virtual Status close() = 0;

protected:
    [[nodiscard]] const std::stop_token& stop() const { return m_stop; }
    [[nodiscard]] std::chrono::milliseconds patience() const { return m_patience; }

private:
    std::stop_token m_stop;
    // Below the patience of somebody who watches.
    std::chrono::milliseconds m_patience{5000};
};

} // namespace breakeven
