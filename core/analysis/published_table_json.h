// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/published_table.h"

#include <QJsonArray>
#include <QLatin1String>

namespace breakeven {

// "agrees", "differs", "unclear"
[[nodiscard]] QLatin1String toString(Agreement agreement);

// [{"target","published":{"single_ns","ns","threads":6,"speedup"},
//   "measured":[{"runtime","emulation","single_best_of_3_ns","best_of_3_ns","single_median_ns","median_ns",
//                "speedup","speedup_ci","verdict","single_io_share","single_cpu_ns","agreement"}]}]; where it
// is known, "single_gil_held_ns" and the "gil_limit" of the speed-up too. The last row is of the work alone:
// {"target":"fake work alone","published":{"single_ns"},"measured":[{"runtime","single_ns"}]}
[[nodiscard]] QJsonArray toJson(const PublishedTable& table);

} // namespace breakeven
