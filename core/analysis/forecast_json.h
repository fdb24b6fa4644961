// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/forecast.h"

#include <QJsonArray>
#include <QJsonObject>

namespace breakeven {

// One of the "predictions" of `predict --json`: target, runtime, rtt_us, threads, emulation (as a point's),
// and latency_ns, ci (whole nanoseconds), speedup, speedup_ci, or in their place "refused", the reason.
[[nodiscard]] QJsonObject toJson(const Forecaster& forecaster, int threads, double rttUs);

// The arms that no model is made of: "pipelined".
[[nodiscard]] QJsonArray leftOutOf(const Forecaster& forecaster);

} // namespace breakeven
