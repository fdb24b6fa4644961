// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/compared_runs.h"

#include "app/wording/shown_name.h"
#include "core/analysis/analyzer.h"
#include "core/runs/run_reader.h"
#include "core/runs/run_remarks.h"

#include <algorithm>
#include <utility>

namespace breakeven {

namespace {

struct Read
{
    Run run;
    Analysis analysis;
};

Result<Read> readOne(const QString& path)
{
    auto run = readRun(path);
    if (!run.ok())
        return run.error();
    Analysis analysis = analyze(run.value());
    if (!analysis.status) // cut off: what was measured is the answer
        analysis.status = RunStatus::Cancelled;
    return Read{std::move(run).value(), std::move(analysis)};
}

ComparedRun comparedOf(const QString& path, const Read& read)
{
    const QString name = readRemarks(path).name;
    return {.path = path,
            .name = name.isEmpty() ? shownTitle(read.run.header.title) : name,
            .header = read.run.header,
            .crossovers = read.analysis.crossovers,
            .answer = answerOf(factsOf(read.run), read.analysis)};
}

} // namespace

Result<std::shared_ptr<const ComparedRuns>> compareFiles(const QString& base, const QStringList& others)
{
    const auto before = readOne(base);
    if (!before.ok())
        return before.error();
    auto compared = std::make_shared<ComparedRuns>();
    compared->base = comparedOf(base, before.value());
    for (const QString& path : others) { // one at a time in memory, beside the base
        const auto after = readOne(path);
        if (!after.ok())
            return after.error();
        compared->others.push_back({.run = comparedOf(path, after.value()),
                                    .comparison = compare(before.value().run, before.value().analysis,
                                                          after.value().run, after.value().analysis)});
    }
    std::stable_sort(compared->others.begin(), compared->others.end(),
                     [](const ComparedRuns::Other& one, const ComparedRuns::Other& other) {
                         return one.run.header.started < other.run.header.started;
                     });
    return std::shared_ptr<const ComparedRuns>(std::move(compared));
}

} // namespace breakeven
