// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/axis_share.h"

#include <cmath>

namespace breakeven {

double axisShare(double value, double low, double high)
{
    return low > 0 ? std::log(value / low) / std::log(high / low) : (value - low) / (high - low);
}

double axisValueAt(double share, double low, double high)
{
    return low > 0 ? low * std::pow(high / low, share) : std::lerp(low, high, share);
}

} // namespace breakeven
