// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace breakeven {

// The p-quantile of Student's t with `degreesOfFreedom` > 0 (need not be whole), 0 < p < 1.
[[nodiscard]] double studentTQuantile(double p, double degreesOfFreedom);

// The chance that |t| is at least as far from 0 as `t`: the p value of a two-sided test.
[[nodiscard]] double studentTTails(double t, double degreesOfFreedom);

} // namespace breakeven
