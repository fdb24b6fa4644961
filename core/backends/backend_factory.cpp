// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/backend_factory.h"

#include "core/backends/backend_types.h"
#include "core/processes/process_mark.h"

namespace breakeven {

Result<std::unique_ptr<Backend>> makeBackend(const Target& target, const QString& runId)
{
    const auto type = backendTypeOf(target.backend, target.name);
    if (!type.ok())
        return type.error();
    return type.value()->make(target, markedRunId(runId));
}

} // namespace breakeven
