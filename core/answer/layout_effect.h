// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/plan/plan.h"

#include <optional>
#include <vector>

namespace breakeven {

enum class LayoutEffectKind {
    LockDecides,   // threads lose in the shared folder, and win with a folder for each item
    LayoutDecides, // ... the other way round
    GainDiffers,   // how much threads gain or lose
};

// What a folder for each item changes for threads on a target whose items share one.
struct LayoutEffect
{
    LayoutEffectKind kind = LayoutEffectKind::GainDiffers;
    std::vector<double> places; // on the axis; thread counts where that is the axis
    // Where kind is GainDiffers.
    int threads = 1;
    double sharedRatio = 1;
    double perItemRatio = 1;

    friend bool operator==(const LayoutEffect&, const LayoutEffect&) = default;
};

// Where the plan measures `target`, whose items share a folder, with both layouts. Nothing where it doesn't,
// or where it shows no difference. Speed-ups differ where their intervals don't overlap: the two targets
// share no blocks.
[[nodiscard]] std::optional<LayoutEffect> layoutEffectOf(const Analysis& analysis, const Plan& plan,
                                                         const Target& target, RuntimeKind runtime);

// Whether measuring the other layout of `target` may change the answer: threads were measured on items that
// share a folder, whose lock they wait for, and nothing says yet what a folder for each does.
[[nodiscard]] bool isOtherLayoutUnknown(const Analysis& analysis, const Plan& plan, const Target& target);

} // namespace breakeven
