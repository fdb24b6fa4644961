// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"
#include "core/runtimes/runtime.h"

#include <cstdint>
#include <memory>

namespace breakeven {

// The runtime of `kind` for `backend`, which is open, is not owned, must outlive the runtime and has no other
// one writing its items. `python` is for those that need one. Unsupported where this build or machine has no
// such runtime.
[[nodiscard]] Result<std::unique_ptr<Runtime>> makeRuntime(RuntimeKind kind, Backend& backend, PoolKind pool,
                                                           std::uint64_t seed,
                                                           const PythonSetting& python = {});

} // namespace breakeven
