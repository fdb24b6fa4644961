// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/plan/plan.h"

#include <QString>

namespace breakeven {

[[nodiscard]] QString axisName(AxisKind axis);               // "Network round trip"
[[nodiscard]] QString axisShortName(AxisKind axis);          // "Round trip", for the head of a column
[[nodiscard]] QString runtimeName(RuntimeKind runtime);      // "C++ threads"
[[nodiscard]] QString verdictName(Verdict verdict);          // "Threads"
[[nodiscard]] QString statusName(RunStatus status);          // "settled"
[[nodiscard]] QString armName(int threads);                  // "1 thread", "6 threads"
[[nodiscard]] QString armName(const Arm& arm);               // or "1 thread, pipelined"
[[nodiscard]] QString armShortName(const Arm& arm);          // or "pipelined", beside its marker
[[nodiscard]] QString verdictName(const PointResult& point); // "Pipelined" where that arm wins

// "redis", or where a run has several runtimes "redis under CPython".
[[nodiscard]] QString subjectName(const QString& target, RuntimeKind runtime, bool severalRuntimes);
// With where it is on the axis: "redis under CPython at 400 µs". Over thread counts the subject alone.
[[nodiscard]] QString placeName(const PointKey& key, bool severalRuntimes);

} // namespace breakeven
