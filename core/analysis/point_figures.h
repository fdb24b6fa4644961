// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/arm_figures.h"
#include "core/analysis/crossover.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace breakeven {

// One point while its blocks come in.
struct PointFigures
{
    // Beside the samples, which go to the arms.
    void note(const Block& block, std::size_t number);
    // Once the blocks are noted: where the median of them was held.
    void settlePlace();

    PointKey key;
    double place = 0;                 // on the axis
    std::vector<std::size_t> numbers; // of its blocks, among all of the run
    std::vector<double> heldUs;       // what its blocks held, where they say so
    int renewed = 0;                  // connections, in all of them
    std::vector<ArmFigures> arms;     // as the plan's threads
    std::vector<PointResult> results;
    std::vector<LogSpeedUp> speedUps; // by arm; the reference's has no noise
    std::optional<double> logLatency; // mean of the reference's log medians
    bool changed = true;
};

// Without the NaN; nothing where none is left.
[[nodiscard]] std::optional<double> meanOf(const std::vector<double>& logMedians);

// Of the blocks that have both.
[[nodiscard]] std::vector<double> logRatios(const std::vector<double>& single,
                                            const std::vector<double>& arm);

// Covariance of the means of two arms' log ratios, which share the single arm and the blocks' fortunes.
[[nodiscard]] double covarianceOfArms(const std::vector<double>& single, const std::vector<double>& a,
                                      const std::vector<double>& b);

// The points of `repeats` were held at one place: their blocks are one series, in the order measured.
[[nodiscard]] CurvePoint curvePointOf(std::span<const std::unique_ptr<PointFigures>> repeats, double place,
                                      std::size_t reference, std::size_t arm);

} // namespace breakeven
