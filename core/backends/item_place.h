// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/target/target_type.h"
#include "core/plan/target.h"

#include <QJsonObject>
#include <QLatin1String>

#include <chrono>

namespace breakeven {

// How another process reaches the items of an open backend: what the CPython child is told. Each room has a
// type of its own for it, which becomes one of these.
struct ItemPlace
{
    QLatin1String kind;  // whose items they are to Python: breakeven_KIND.py opens them
    PythonClient client; // that it needs for that
    QJsonObject fields; // as it reads them. May hold a password: never on a command line or in an environment
    Network network = {};                 // that is emulated in front of them, by whomever
    std::chrono::nanoseconds roundTrip{}; // what one takes without, where it was measured
};

// The network that the other process must wait for by itself, as its Waits read it.
[[nodiscard]] QJsonObject waitsFor(const Network& network);

} // namespace breakeven
