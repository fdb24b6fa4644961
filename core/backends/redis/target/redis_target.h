// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/target/backend_target.h"

#include <QString>

namespace breakeven {

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

    [[nodiscard]] static const TargetType& type();
    void writeTo(QJsonObject& object) const;
    [[nodiscard]] QString address() const { return server; }
    [[nodiscard]] Status validate(const QString& where) const;
    [[nodiscard]] QString passwordServer() const;
    [[nodiscard]] std::chrono::milliseconds openingTime() const
    {
        return std::chrono::milliseconds(isPrivate() ? 300 : 100);
    }

    friend bool operator==(const RedisTarget&, const RedisTarget&) = default;
};

} // namespace breakeven
