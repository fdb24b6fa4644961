// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QString>

#include <optional>

namespace breakeven {

// The plan of which inBothConditions() makes `plan`; nothing where there is none.
[[nodiscard]] std::optional<Plan> ofBothConditions(const Plan& plan);

// What the target that inBothConditions() called `name` was called before; otherwise `name`.
[[nodiscard]] QString nameWithoutCondition(const QString& name);

} // namespace breakeven
