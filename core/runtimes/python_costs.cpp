// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/python_costs.h"

#include <cmath>

namespace breakeven {

std::chrono::nanoseconds StepCosts::held() const
{
    std::chrono::nanoseconds sum = after;
    for (const GilDrop& drop : drops)
        sum += drop.held;
    return sum;
}

StepCosts StepCosts::heldFor(std::chrono::nanoseconds total) const
{
    StepCosts scaled = *this;
    const std::chrono::nanoseconds present = held();
    if (present.count() <= 0) {
        scaled.after = total;
        return scaled;
    }
    const double factor = static_cast<double>(total.count()) / static_cast<double>(present.count());
    const auto scale = [factor](std::chrono::nanoseconds& held) {
        held = std::chrono::nanoseconds(std::llround(static_cast<double>(held.count()) * factor));
    };
    for (GilDrop& drop : scaled.drops)
        scale(drop.held);
    scaled.after = total;
    for (const GilDrop& drop : scaled.drops)
        scaled.after -= drop.held; // what rounding leaves, too
    return scaled;
}

} // namespace breakeven
