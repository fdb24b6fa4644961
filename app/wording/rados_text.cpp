// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/backend_text.h"
#include "app/wording/word_contexts.h"
#include "core/backends/rados/target/rados_target.h"

namespace breakeven {

BackendText radosText()
{
    return {.label = [] { return TargetTabs::tr("Ceph"); },
            .placeOf =
                [](const BackendTarget& target) {
                    return TargetPlaces::tr("pool “%1”").arg(target.as<RadosTarget>()->pool);
                },
            .nameOf = [](const BackendTarget& target) { return target.as<RadosTarget>()->pool; },
            .versionOf = [](const QString& version) { return QStringLiteral("ceph %1").arg(version); },
            .reachOfParallelOperations =
                [] {
                    return AdviceWords::tr(
                        "On Ceph Gnocchi 4.4 writes aggregates one after another, whatever "
                        "parallel_operations says; it reaches reads, and writes of raw measures.");
                }};
}

} // namespace breakeven
