// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/comparison.h"

#include <QJsonObject>
#include <QLatin1String>

namespace breakeven {

[[nodiscard]] QLatin1String toString(LatencyChange change); // "faster", "slower", "same", "not clear"

// The one object that `compare --json` prints:
// {"base":"ID","new":"ID","warnings":["…"],
//  "points":[{"target","runtime","axis","value","threads","interpolated":false,"base_latency_ns","new_latency_ns",
//             "ratio":0.87,"ratio_ci":[0.83,0.91],"ratio_ci_together":[0.81,0.93],"p":0.002,"change":"faster"}],
//  "crossovers":[{"target","runtime","axis","threads","threads_pay","base":{"at","ci"},"new":{"at","ci"},
//                 "difference":-23.0,"difference_ci":[-31.0,-14.0],"moved":true}]}
// base_median_ns and new_median_ns are the latencies too, for scripts that are older than these.
// A crossover that one run lacks has null there and for the difference. ratio is new / base; ratio_ci is that
// of the row by itself, ratio_ci_together that which goes with `change`, over all rows; both are null with
// fewer than 2 blocks. For axis `threads` a crossover has no `threads`.
[[nodiscard]] QJsonObject toJson(const Comparison& comparison);

} // namespace breakeven
