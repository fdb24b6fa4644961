// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/rados/target/rados_target.h"
#include "core/base/result.h"
#include "core/plan/target.h"

#include <QJsonObject>
#include <QString>

#include <memory>
#include <optional>
#include <stop_token>

namespace breakeven {

// A connection to a Ceph cluster with one pool and namespace open; librados stays in the .cpp.
//
// Ownership: owns the handle (13 threads and about 20 MB of librados) and shuts it down; movable.
// Threads: open() and the destructor in one thread at a time, ioContext() may be used by many at once.
// A dead monitor or OSD is TimedOut within Timeout; no call blocks longer.
class RadosCluster
{
public:
    // At most, as librados 16 was seen to take them with a monitor and a few OSDs.
    static constexpr int descriptorsOfOne = 40;
    static constexpr int threadsOfOne = 24;

    // `space` is the namespace that the run's objects live in. Blocks for 5 s at most. NotInstalled where
    // this machine has no librados.
    [[nodiscard]] static Result<RadosCluster> open(const RadosTarget& target, const QString& space);

    // The same, Cancelled by `stop`: librados then gives up by itself, in a thread of its own.
    [[nodiscard]] static Result<RadosCluster> open(const RadosTarget& target, const QString& space,
                                                   const std::stop_token& stop);

    // rados_ioctx_t; valid as long as this.
    [[nodiscard]] void* ioContext() const { return m_io.get(); }

    // Of the cluster's monitors: "16.2.15"; empty where they don't say.
    [[nodiscard]] QString version() const;

    // What the cluster's manager counts; nothing where none runs.
    [[nodiscard]] std::optional<qint64> freeBytes() const;
    struct PoolUse
    {
        qint64 objects = 0;
        qint64 bytes = 0;
    };
    [[nodiscard]] std::optional<PoolUse> poolUse() const;

    // How often `pool` keeps each object.
    [[nodiscard]] std::optional<int> replicasOf(const QString& pool) const;

private:
    struct ClusterDeleter
    {
        void operator()(void* cluster) const noexcept;
    };
    struct IoDeleter
    {
        void operator()(void* io) const noexcept;
    };

    RadosCluster() = default;

    [[nodiscard]] QJsonObject ask(QJsonObject command) const; // a monitor; empty where it doesn't answer

    std::unique_ptr<void, ClusterDeleter> m_cluster;
    std::unique_ptr<void, IoDeleter> m_io; // destroyed before its cluster
};

// The target's ceph.conf, or the places that librados is to look for one in: its own list ends in the folder
// of the moment, where anybody may have put one.
[[nodiscard]] QString radosConf(const RadosTarget& target);

// "rados://POOL (CONF)", for people.
[[nodiscard]] QString radosEndpoint(const RadosTarget& target);

// What the negative errno `code` of a call on a pool's objects means.
[[nodiscard]] Error radosOperationError(int code, const RadosTarget& target);

} // namespace breakeven
