// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/item_place.h"
#include "core/backends/rados/target/rados_target.h"

#include <QString>

#include <chrono>

namespace breakeven {

// Items as objects, as librados' own Python binding reaches them.
struct RadosPlace
{
    QString conf; // path of ceph.conf, or several to look at
    QString user;
    QString keyring;
    QString pool;  // where the objects lie
    QString space; // its namespace that is the run's own
    RadosHandle handle = RadosHandle::Shared;
    Network waits = {}; // that each operation must wait for
    std::chrono::nanoseconds roundTrip{};

    operator ItemPlace() const;
};

} // namespace breakeven
