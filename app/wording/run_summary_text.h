// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_library.h"

#include <QDateTime>
#include <QString>

namespace breakeven {

// When a run began: "Today 18:02", "Yesterday 18:02", "20 Nov 09:41", "20 Nov 2025". Both in any time zone.
// "23 Nov 2026 18:02", whenever it is read.
[[nodiscard]] QString dateText(const QDateTime& started);
[[nodiscard]] QString whenText(const QDateTime& started, const QDateTime& now);

// As its user calls it, else by the title of what was asked.
[[nodiscard]] QString runName(const RunSummary& run);

// "this machine", where it was measured on `here`; else the name of the host.
[[nodiscard]] QString placeText(const QString& host, const QString& here);

// "local file, redis", "6 targets".
[[nodiscard]] QString targetsText(const RunSummary& run);

// "settled", "running", "not finished", "damaged".
[[nodiscard]] QString stateText(const RunSummary& run);

// "the last line is cut short after 61 kB; 213 lines can be read".
[[nodiscard]] QString damageText(const RunDamage& damage);

// What a target answered, in a few words: "6 threads from 23 µs".
[[nodiscard]] QString shortAnswerText(const FoundAnswer& answer);

// What all of a run's targets did: "6 threads from 23 µs; 61 µs"; of one that failed without an answer, why.
[[nodiscard]] QString shortAnswerText(const RunSummary& run);

} // namespace breakeven
