// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/seconds_value.h"

#include <cmath>

namespace breakeven {

std::optional<std::chrono::milliseconds> timeFrom(const QString& text, double least)
{
    constexpr double week = 604'800;
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    if (!isNumber || !(seconds >= least) || seconds > week)
        return std::nullopt;
    return std::chrono::milliseconds(std::llround(seconds * 1000));
}

} // namespace breakeven
