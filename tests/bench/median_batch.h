// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtimes/runtime.h"
#include "tests/bench/median.h"

#include <cstdio>
#include <optional>
#include <utility>
#include <vector>

namespace breakeven {

// Of what `request` measures, in ns. Nothing after saying why.
inline std::optional<double> medianBatch(Runtime& runtime, const ArmRequest& request)
{
    const auto samples = runtime.measure(request, {});
    if (!samples.ok()) {
        std::fprintf(stderr, "%s\n", qPrintable(codedText(samples.error())));
        return std::nullopt;
    }
    std::vector<double> latencies;
    for (const auto batch : samples.value().batches)
        latencies.push_back(static_cast<double>(batch.count()));
    return medianOf(std::move(latencies));
}

} // namespace breakeven
