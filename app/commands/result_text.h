// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wording/verdict_text.h"
#include "core/analysis/analysis.h"
#include "core/plan/plan.h"
#include "core/runs/run.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace breakeven {

// The answer, for a terminal: a sentence a target and runtime, with its intervals where it changes along the
// axis, and its caveats; those of all of them once, below.
[[nodiscard]] QString answerText(const std::vector<VerdictText>& verdicts);

// What the answer follows from: one table of all points.
[[nodiscard]] QString pointsTable(const Analysis& analysis, const Plan& plan);

// What the short report leaves out of the answers: how far, what is emulated, and why.
[[nodiscard]] QString reasonsText(const std::vector<VerdictText>& verdicts);

// A line for each Python that was used.
[[nodiscard]] QString pythonLines(const Environment& environment);

// The condition of the machine's cores while it was measured.
[[nodiscard]] QString machineLine(const RunHeader& header);

// What in the environment spoils the measurement, as a section; empty where nothing does.
[[nodiscard]] QString findingsText(const Run& run);

// A title with its lines below, after an empty line; empty without lines.
[[nodiscard]] QString sectionText(const QString& title, const QStringList& lines);

// "redis at 200 µs: it closed the connection …"
[[nodiscard]] QString failureText(const Failure& failure, const Plan& plan);

} // namespace breakeven
