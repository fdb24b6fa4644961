// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/any_code.h"

#include <array>

namespace breakeven {

// Why there is no pool.
enum class RadosTargetReason {
    PoolUnnamed,
    PoolOption,
    PoolMissing,
};

constexpr auto idsOf(RadosTargetReason)
{
    using enum RadosTargetReason;
    return std::to_array<CodeId<RadosTargetReason>>({
        {PoolUnnamed, "address.pool-unnamed"},
        {PoolOption, "address.pool-option"},
        {PoolMissing, "plan.pool-missing"},
    });
}

} // namespace breakeven
