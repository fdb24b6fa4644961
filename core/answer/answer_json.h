// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/answer.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLatin1String>

namespace breakeven {

[[nodiscard]] QLatin1String codeOf(StretchKind kind);  // "single", "no-difference", "arm", "unclear"
[[nodiscard]] QLatin1String codeOf(AnswerState state); // "measuring", "not-measured", "known"

// The key "answers" of `analyze --json` and `run --json`: one object a target and runtime, with
// target, runtime, axis, state, worth; best: the stretches of the best arm along the axis, each with is (a
// StretchKind), arm (index in the plan's arms) and threads or pipelined, from, to, from_ci, to_ci (null where
// no change is there, or none with an interval); arms: the same for each arm; crossovers: places in the key
// "crossovers"; undermined; caveats: each with code, figure, of, at, threads or pipelined, undermines.
[[nodiscard]] QJsonArray toJson(const Answer& answer, const Plan& plan);

// Adds "disturbances" and "advice", arrays, as `analyze --json` prints them, and "contradictions".
void addDetails(const Answer& answer, QJsonObject& object);

} // namespace breakeven
