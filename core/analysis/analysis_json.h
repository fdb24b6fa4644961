// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/plan/emulation.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QLatin1String>

#include <optional>

namespace breakeven {

[[nodiscard]] QLatin1String toString(Verdict verdict);  // "threads", "single", "unclear"
[[nodiscard]] QLatin1String toString(ThreadsPay pay);   // "above", "below"
[[nodiscard]] QLatin1String toString(RunStatus status); // "settled", "budget", "cancelled", "failed"

// As every "emulation" key has it: "relay", "waits" or null.
[[nodiscard]] QJsonValue toJson(const std::optional<Emulation>& emulation);

// The one object that `analyze --json` and `run --json` print: the keys of design section 8 and, of each
// point, also place (the axis value that was held, where it was measured), single_latency_ns and latency_ns
// (whose ratio is the speed-up), arm, blocks, batches, settled, min_ns, p5_ns, p25_ns, p75_ns, p95_ns,
// p99_ns, max_ns, best_of_ns, single_p5_ns, single_p95_ns, single_best_of_ns, single_io_share. Times are
// whole nanoseconds. What is not known is null (an interval of fewer than 2 blocks, an I/O share not
// measured). The status of a run that has no end, because it still goes on or was killed, is "unfinished".
[[nodiscard]] QJsonObject toJson(const Analysis& analysis);

// Adds in which condition of the machine that was measured: "cores" as a plan has it, though as it really
// was, and "placement": "drawn" or "free".
void addCondition(const RunHeader& header, QJsonObject& object);

} // namespace breakeven
