// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"

#include <QString>

#include <memory>

namespace breakeven {

// The back end for `target`, not opened yet. `runId` (letters, digits, '-') becomes part of the names that
// the run makes at the target, with a mark of this process that tells later ones what is left of dead ones.
// Unsupported where this build or machine has no such back end.
[[nodiscard]] Result<std::unique_ptr<Backend>> makeBackend(const Target& target, const QString& runId);

} // namespace breakeven
