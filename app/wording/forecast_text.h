// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/forecast.h"

#include <QString>

namespace breakeven {

// What a batch would take with `threads` at `rttUs`, and whether that rests on an emulated network; or why it
// can't be said.
// "redis at 800 µs with 12 threads: a batch takes about 7.4 ms (95 % interval 6.9 – 7.9 ms), 3.1× as fast as
// with 1 thread (2.8 – 3.4). Fitted to a network emulated by a relay."
[[nodiscard]] QString forecastText(const Forecaster& forecaster, int threads, double rttUs);

// What the fitted model is made of and how well it fits, in a few sentences, and which arm it leaves out;
// empty where there is nothing to say.
[[nodiscard]] QString modelText(const Forecaster& forecaster);

} // namespace breakeven
