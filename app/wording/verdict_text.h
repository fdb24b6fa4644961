// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/plan/plan.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace breakeven {

// The answer for one target, runtime and arm in words that follow from the figures.
struct VerdictText
{
    QString target;
    QString headline;    // "Use 6 threads once redis is more than 76 µs away."
    QString emulation{}; // "The round trips are emulated by a relay."; empty where nothing is
    QString detail; // "Nearer than 66 µs one thread wins; from 88 µs on six threads win. At 400 µs they …"
    QString why;    // from I/O shares; empty where these are missing
    RuntimeKind runtime = RuntimeKind::Native;
    std::optional<std::size_t> arm{}; // index in the plan's arms; none where it is about all of them
    bool offersOtherLayout = false;   // of the target, as it may change the answer; once a target, at the end

    friend bool operator==(const VerdictText&, const VerdictText&) = default;
};

// One text a target, runtime and arm, in the order of the plan; for the axis Threads, whose arms are the
// curve, one a target and runtime, and one for pipelining. While a run goes on (no Analysis::status) they say
// what is known so far.
[[nodiscard]] std::vector<VerdictText> verdictTexts(const Analysis& analysis, const Plan& plan);

} // namespace breakeven
