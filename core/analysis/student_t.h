// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace breakeven {

// The p-quantile of Student's t with `degreesOfFreedom` > 0 (need not be whole), 0 < p < 1.
[[nodiscard]] double studentTQuantile(double p, double degreesOfFreedom);

} // namespace breakeven
