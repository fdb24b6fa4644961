// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/answer.h"
#include "core/plan/plan.h"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <optional>
#include <vector>

namespace breakeven {

// The answer for one target and runtime in words. It decides nothing: what is said follows from the Answer,
// and a figure in it is a figure of the table.
struct VerdictText
{
    QString target;
    // "Use 6 threads once redis is more than 60 µs away; below 10 µs one thread; between, it makes no
    // difference." With reservations where a caveat undermines it.
    QString headline;
    QString emulation{}; // "The round trips are emulated by a relay."; empty where nothing is
    QString detail; // where it changes, with intervals, and by how much: "At 400 µs they halve the latency …"
    QString why;    // from I/O shares; empty where these are missing
    RuntimeKind runtime = RuntimeKind::Native;
    std::optional<std::size_t> arm{}; // that it is told by: index in the plan's arms; none where none leads
    bool isForArm = false;            // which is worth having somewhere
    bool offersOtherLayout = false;   // of the target, as it may change the answer; once a target, at the end
    QStringList caveats{};            // a sentence each, the weightiest first
    QString changes{};                // the part of the detail that says where it changes
    QString gains{};                  // the rest

    friend bool operator==(const VerdictText&, const VerdictText&) = default;
};

// One text a target and runtime, in the order of the plan. While a run goes on they say what is known so far.
[[nodiscard]] std::vector<VerdictText> verdictTexts(const Answer& answer, const Plan& plan);

} // namespace breakeven
