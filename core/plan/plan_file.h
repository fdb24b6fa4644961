// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan_json.h"

#include <QString>

namespace breakeven {

// The plan in a file of its user's, of which no more is read than a plan may have. NotFound, NotPermitted,
// InputOutput, and InvalidInput as planFromBytes().
[[nodiscard]] Result<PlanFile> planFromFile(const QString& path);

} // namespace breakeven
