// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/analysis/gil_model_facts.h"
#include "core/plan/plan.h"
#include "core/runs/run.h"

#include <QString>
#include <QStringList>

namespace breakeven {

// What an analysis says, for a terminal: a table of points for each target and runtime, then the verdicts.
[[nodiscard]] QString resultText(const Analysis& analysis, const Plan& plan);

// A line for each Python that was used.
[[nodiscard]] QString pythonLines(const Environment& environment);

// Under which Python the model of the GIL ran; empty where none did.
[[nodiscard]] QString gilModelLine(const std::optional<GilModelFacts>& facts);

// What in the environment spoils the measurement, as a section; empty where nothing does.
[[nodiscard]] QString findingsText(const Run& run);

// A title with its lines below, after an empty line; empty without lines.
[[nodiscard]] QString sectionText(const QString& title, const QStringList& lines);

// "redis at 200 µs: it closed the connection …"
[[nodiscard]] QString failureText(const Failure& failure, const Plan& plan);

} // namespace breakeven
