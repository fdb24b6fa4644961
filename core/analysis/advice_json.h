// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/cost_model.h"
#include "core/analysis/disturbance.h"
#include "core/analysis/forecast.h"
#include "core/analysis/thread_advice.h"

#include <QJsonObject>

namespace breakeven {

// target, runtime, axis, value, threads, arm, kind ("shift", "trend"), factor, at_block, blocks,
// changes_verdict.
[[nodiscard]] QJsonObject toJson(const Disturbance& disturbance);

// target, runtime, axis, value; textbook_threads; usl_threads, usl_contention, usl_coherency, usl_error;
// best_threads, fastest_threads, best_slowdown_ci. What can't be said is null.
[[nodiscard]] QJsonObject toJson(const ThreadAdvice& advice);

// target, runtime, and leave_out_error (a share) or "refused", the reason.
[[nodiscard]] QJsonObject toJson(const Forecaster& forecaster);

// Adds "disturbances", "advice" and "model", arrays of these, to what `analyze --json` prints. Not for the
// GUI thread.
void addAdvice(const Run& run, QJsonObject& object);

} // namespace breakeven
