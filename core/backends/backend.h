// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/observed_calls.h"
#include "core/base/result.h"
#include "core/environment/target_facts.h"
#include "core/plan/plan.h"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <cstdint>
#include <memory>
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

    // Tells `observer` of the blocking calls of read() and write() from now on; null: nobody. False where it
    // can't tell them apart. `observer` is not owned. Not while a call is in progress.
    virtual bool setCallObserver(CallObserver* observer)
    {
        static_cast<void>(observer);
        return false;
    }

    // Makes a call in progress, and every later one, fail soon. Thread-safe; may be called repeatedly.
    virtual void interrupt() noexcept = 0;
};

// How another process reaches a node of a Redis Cluster.
struct ClusterNodePlace
{
    QString host;
    std::uint16_t port = 0;
    std::uint16_t relayPort = 0; // of 127.0.0.1, to go through; 0: directly
};

// How another process reaches the items of an open backend: what the CPython child is told.
struct ItemPlace
{
    QString folder; // file: where hm/ and the temporary files lie; empty for a server
    Layout layout = Layout::Shared;
    bool fsync = false;

    // The emulated network. With files and objects the other process must wait for it itself; in front of
    // Redis it is the relay that does.
    Network waits;
    std::chrono::nanoseconds roundTrip{}; // what one takes without, where it was measured

    QString host; // redis: through the relay where one is in front
    std::uint16_t port = 0;
    QString unixPath; // instead of host and port
    QString user;
    QString password; // never on a command line or in an environment
    int database = 0;
    QString hash;                        // the key that holds the items, or in a cluster item 0
    std::vector<ClusterNodePlace> nodes; // of a cluster, all that serve; empty: none
    QStringList hashes;                  // of a cluster: one for all items, or one for each
    bool tls = false;
    QString tlsName; // that the server's certificate must hold, whatever `host` is
    QString caFile;  // PEM; empty: the system's
    QString clientCertificate;
    QString clientKey;

    QString pool;  // rados: where the objects lie; empty for others
    QString space; // its namespace that is the run's own
    QString conf;  // path of ceph.conf; empty: Ceph's own search
    QString cephUser;
    QString keyring;
    RadosHandle handle = RadosHandle::Shared;

    [[nodiscard]] bool isFolder() const { return !folder.isEmpty(); }
    [[nodiscard]] bool isRados() const { return !pool.isEmpty(); }
    [[nodiscard]] bool isRedis() const { return !isFolder() && !isRados(); }
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
    // close() impatient: each back end says how long they may still take. To be called before open().
    void setStop(std::stop_token stop) { m_stop = std::move(stop); }

    // Reaches the target, makes this run's own place for items and says what was found.
    [[nodiscard]] virtual Result<TargetFacts> open() = 0;

    // Puts `network` in front of all sessions, from the next operation on. Sessions stay usable.
    [[nodiscard]] virtual Status setNetwork(const Network& network) = 0;

    // Prepares for items 0 ... items-1; existing ones stay.
    [[nodiscard]] virtual Status setItems(int items) = 0;

    [[nodiscard]] virtual Result<std::unique_ptr<Session>> openSession() = 0;

    // Whether the items are still where they were made, seen as the sessions and as another process see them:
    // a mount may have died, or another one may cover it. Not for the timed path: asks the system, and a
    // remote host.
    [[nodiscard]] virtual Status confirmPlace() const { return Done{}; }

    // As it stands under the present network and items. Unsupported where no other process can reach them.
    [[nodiscard]] virtual Result<ItemPlace> place() const
    {
        return Error{Error::Code::Unsupported, QStringLiteral("another process"), {}};
    }

    // Removes everything that this run made at the target, and nothing else.
    [[nodiscard]] virtual Status close() = 0;

protected:
    [[nodiscard]] const std::stop_token& stop() const { return m_stop; }

private:
    std::stop_token m_stop;
};

} // namespace breakeven
