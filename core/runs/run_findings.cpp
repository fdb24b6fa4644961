// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_findings.h"

namespace breakeven {

std::vector<Phrase> findingsOf(const Run& run)
{
    if (run.header.id.isNull())
        return {};
    std::vector<Phrase> found = findings(run.header.environment);
    if (run.end) {
        const std::vector<Phrase> after = findings(run.header.environment, run.end->strain);
        found.insert(found.end(), after.begin(), after.end());
    }
    return found;
}

} // namespace breakeven
