// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace breakeven {

// How one thread that sends a batch's requests together does against threads.
enum class PipeliningKind {
    BeatsEverywhere, // ... the fastest arm of threads, at every point
    BeatsInPlaces,
    ThreadsFaster, // it pays, but threads are faster somewhere, and nowhere slower
    Pays,          // it pays; whether more than threads isn't proven anywhere
    NoGain,        // it isn't shown to pay
};

struct Pipelining
{
    PipeliningKind kind = PipeliningKind::NoGain;
    int threads = 1;             // of the fastest arm of threads, at the last point
    std::vector<double> beatsAt; // on the axis
    std::size_t points = 0;
    // The last point, where it matters most: the figures of the table.
    PointResult last;
    PointResult threadsBeside;

    friend bool operator==(const Pipelining&, const Pipelining&) = default;
};

// `points`: all of a target and runtime. Paired by blocks: the pipelined arm is faster or slower than the
// fastest arm of threads where PointResult::behindThreads says so. Nothing where no point has both.
[[nodiscard]] std::optional<Pipelining> pipeliningOf(std::span<const PointResult* const> points);

} // namespace breakeven
