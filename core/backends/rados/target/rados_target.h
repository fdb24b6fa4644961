// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/target/backend_target.h"

#include <QString>

namespace breakeven {

// How many connections to the cluster a run has; it changes the answer, as a handle is shared state.
enum class RadosHandle {
    Shared,    // one for all workers
    PerWorker, // one for each
};

// A pool of a Ceph cluster.
struct RadosTarget
{
    QString conf; // path of ceph.conf; empty: Ceph's own search
    QString keyring;
    QString user; // "client.admin" style without "client."; empty: admin
    QString pool;
    RadosHandle handle = RadosHandle::Shared;

    [[nodiscard]] static const TargetType& type();
    void writeTo(QJsonObject& object) const;
    [[nodiscard]] QString address() const;
    [[nodiscard]] Status validate(const QString& where) const;

    friend bool operator==(const RadosTarget&, const RadosTarget&) = default;
};

[[nodiscard]] QLatin1String toString(RadosHandle handle); // as the key "handle" has it

} // namespace breakeven
