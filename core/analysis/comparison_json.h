// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/comparison.h"

#include <QJsonObject>
#include <QLatin1String>

namespace breakeven {

[[nodiscard]] QLatin1String toString(Change change); // "faster", "slower", "same"

// The one object that `compare --json` prints:
// {"base":"ID","new":"ID","warnings":["…"],
//  "points":[{"target","runtime","axis","value","threads","interpolated":false,"base_median_ns","new_median_ns",
//             "ratio":0.87,"ratio_ci":[0.83,0.91],"p":0.002,"change":"faster"}],
//  "crossovers":[{"target","runtime","axis","threads","threads_pay","base":{"at","ci"},"new":{"at","ci"},
//                 "difference":-23.0,"difference_ci":[-31.0,-14.0],"moved":true}]}
// A crossover that one run lacks has null there and for the difference. ratio is new / base; ratio_ci is null
// with fewer than 2 blocks. For axis `threads` a crossover has no `threads`.
[[nodiscard]] QJsonObject toJson(const Comparison& comparison);

} // namespace breakeven
