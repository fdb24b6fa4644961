// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/verbose_log.h"

#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "core/analysis/latency_summary.h"
#include "core/plan/plan_json.h"

namespace breakeven {

Q_LOGGING_CATEGORY(runLog, "breakeven.run", QtWarningMsg)

void logStart(const RunHeader& header, const QString& path)
{
    qCDebug(runLog).noquote() << "writes" << path;
    for (const TargetFacts& facts : header.environment.targets)
        qCDebug(runLog).noquote().nospace() << "opened " << facts.target << ": " << facts.endpoint;
}

void logBlock(const Block& block)
{
    for (const ArmSamples& arm : block.arms)
        if (const auto latencies = LatencySummary::of(arm.batches))
            qCDebug(runLog).noquote().nospace()
                << block.point.target << ' ' << toString(block.point.runtime) << ' '
                << toString(block.point.axis) << ' ' << block.point.value << ", block " << block.index << ", "
                << armShortName(arm.arm) << ": " << latencies->batches << " batches, median "
                << durationText(latencies->p50);
}

void showVerbose()
{
    QLoggingCategory::setFilterRules(QStringLiteral("breakeven.*.debug=true"));
}

} // namespace breakeven
