// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/answer/answer.h"
#include "core/runs/run.h"

#include <QJsonObject>
#include <QString>

namespace breakeven {

// What `run` and `analyze` print of a run: the answer, then one table; where the run measured the post's
// targets that is the post's table.
[[nodiscard]] QString reportText(const Run& run, const Analysis& analysis, const Answer& answer);

// What follows where details are wanted: reasons, causes, what spoils the measurement, advice, thread counts
// by the book, disturbances.
[[nodiscard]] QString detailsText(const Run& run, const Analysis& analysis, const Answer& answer);

// The object that both print as JSON: the analysis with answers, disturbances, advice, model, findings and
// what else the run has. Not for the GUI thread.
[[nodiscard]] QJsonObject reportJson(const Run& run, const Analysis& analysis, const Answer& answer);

} // namespace breakeven
