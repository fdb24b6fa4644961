// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_failures.h"

namespace breakeven {

void dropOvercome(std::vector<Failure>& failures, const PointKey& measured)
{
    std::erase_if(failures, [&](const Failure& failure) {
        return failure.target == measured.target && failure.runtime == measured.runtime &&
               failure.value.value_or(measured.value) == measured.value && !failure.whenRemoving;
    });
}

} // namespace breakeven
