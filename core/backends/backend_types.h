// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend_type.h"

#include <QString>

namespace breakeven {

// Unsupported, with `name`, where this build has no such back end.
[[nodiscard]] Result<const BackendType*> backendTypeOf(const BackendTarget& target, const QString& name);

} // namespace breakeven
