// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>
#include <variant>

namespace breakeven {

// The network that is emulated in front of a target; all zero means none.
struct Network
{
    std::chrono::nanoseconds rtt{};    // round trip, >= 0
    std::chrono::nanoseconds jitter{}; // each round trip varies evenly by up to this much either way, <= rtt
    double bandwidthMbit = 0;          // megabits a second each way; 0: unlimited

    [[nodiscard]] bool isEmulated() const { return *this != Network{}; }

    friend bool operator==(const Network&, const Network&) = default;
};

// How the items of a file target lie in its folder.
enum class Layout {
    Shared,  // the post's: all items in FOLDER/hm, temporary files in FOLDER
    PerItem, // each item in a folder of its own, with its temporary file
};

struct FileTarget
{
    QString folder; // empty: a temporary folder
    Layout layout = Layout::Shared;
    bool fsync = false; // before the rename; the post's workload does not

    friend bool operator==(const FileTarget&, const FileTarget&) = default;
};

// How the items of a Redis target lie on the nodes of a cluster; a single server has them together anyway.
enum class ClusterItems {
    Together, // as fields of one hash, on one node
    Spread,   // each in a hash of its own, in turn on every node
};

struct RedisTarget
{
    // "private" (a server of the run's own), or an address as RedisAddress reads it, without password.
    QString server = QStringLiteral("private");
    QString password; // in memory only: never written to a plan, a run, a log

    // Paths of PEM files, for rediss:// only.
    QString caFile = {};            // that signed the server's certificate; empty: the system's
    QString clientCertificate = {}; // both, or neither
    QString clientKey = {};

    ClusterItems clusterItems = ClusterItems::Together;

    [[nodiscard]] bool isPrivate() const { return server == QLatin1String("private"); }

    friend bool operator==(const RedisTarget&, const RedisTarget&) = default;
};

struct SshfsTarget
{
    QString host; // "host" or "user@host"
    int port = 22;
    QString folder;
    QString key; // path of the identity file; empty: ssh's own choice
    Layout layout = Layout::Shared;
    bool fsync = false; // before the rename; a server without fsync@openssh.com takes it for done

    friend bool operator==(const SshfsTarget&, const SshfsTarget&) = default;
};

// How many connections to the cluster a run has; it changes the answer, as a handle is shared state.
enum class RadosHandle {
    Shared,    // one for all workers
    PerWorker, // one for each
};

struct RadosTarget
{
    QString conf; // path of ceph.conf; empty: Ceph's own search
    QString keyring;
    QString user; // "client.admin" style without "client."; empty: admin
    QString pool;
    RadosHandle handle = RadosHandle::Shared;

    friend bool operator==(const RadosTarget&, const RadosTarget&) = default;
};

// Where the items live: a back end, its endpoint, and the network in front of it.
struct Target
{
    QString name; // unique in a plan; how the run file and every view call it
    std::variant<FileTarget, RedisTarget, SshfsTarget, RadosTarget> backend;
    std::optional<Network> network; // overrides the plan's

    friend bool operator==(const Target&, const Target&) = default;
};

} // namespace breakeven
