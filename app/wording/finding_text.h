// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/answer.h"

#include <QString>

namespace breakeven {

// One sentence or two each.

// "One thread waits 95 % of its time; 6 threads let these waits overlap."
[[nodiscard]] QString reasonText(const Reason& reason, AxisKind axis);

// "Pipelining beats 6 threads for redis at 2 of 3 values, from 100 µs to 400 µs."
[[nodiscard]] QString pipeliningText(const Pipelining& pipelining, const QString& subject);
// What it comes to, where it matters most: "At 400 µs a batch takes 200 µs pipelined, …"
[[nodiscard]] QString pipeliningFigures(const Pipelining& pipelining);

// What a folder for each item changes.
[[nodiscard]] QString layoutText(const LayoutEffect& effect, AxisKind axis);

// "The textbook's formula asks for 13 threads for redis at 0 µs, where one is better."
[[nodiscard]] QString contradictionText(const TextbookContradiction& contradiction, bool severalRuntimes);

} // namespace breakeven
