// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/target/backend_target.h"

#include <QString>

#include <span>

namespace breakeven {

// Of all back ends that there are, built in or not: a plan that names one can be read everywhere.
[[nodiscard]] std::span<const TargetType* const> targetTypes();

// Null where there is none of that id.
[[nodiscard]] const TargetType* targetTypeCalled(const QString& id);

} // namespace breakeven
