// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"
#include "core/analysis/analysis.h"
#include "core/runs/run.h"

#include <vector>

namespace breakeven {

// A run and its analysis as a sweep over the round trip would give them: `targets` of them, each with 1 and 6
// threads, the threads paying off near 76 µs. The figures follow a simple cost model without noise.
struct ExampleRun
{
    RunHeader header;
    Analysis analysis;
};

[[nodiscard]] ExampleRun exampleRun(int targets, bool withZero = false);
[[nodiscard]] ExampleRun exampleRunOverThreads(int targets);

} // namespace breakeven
