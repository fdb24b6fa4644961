// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/analysis/cost_model.h"
#include "core/analysis/disturbance.h"
#include "core/analysis/forecast.h"
#include "core/analysis/thread_advice.h"

#include <QJsonObject>

namespace breakeven {

// target, runtime, axis, value, threads, arm, all null where whole_run; "pipelined" where the arm is; kind
// ("shift", "trend", "bimodal"), factor, at_block, blocks, changes_verdict (null: not known), and where it is
// bimodal fast_ns, slow_ns and slow_share.
[[nodiscard]] QJsonObject toJson(const Disturbance& disturbance);

// target, runtime, axis, value; textbook_threads; usl_threads, usl_contention, usl_coherency, usl_error;
// best_threads, fastest_threads, best_slowdown_ci. What can't be said is null.
[[nodiscard]] QJsonObject toJson(const ThreadAdvice& advice);

// target, runtime, "left_out" (["pipelined"]) where the run has an arm that no model is made of, and either
// leave_out_error and leave_out_error_p90 (shares) and "parts" (serial_us, operation_us, round_trips,
// contention, pool_us, per_thread_us), or "refused", the reason.
[[nodiscard]] QJsonObject toJson(const Forecaster& forecaster);

} // namespace breakeven
