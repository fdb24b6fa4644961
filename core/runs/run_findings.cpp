// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_findings.h"

namespace breakeven {

QStringList findingsOf(const Run& run)
{
    if (run.header.id.isNull())
        return {};
    QStringList found = findings(run.header.environment);
    if (run.end)
        found += findings(run.header.environment, run.end->strain);
    return found;
}

} // namespace breakeven
