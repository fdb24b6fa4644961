// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/continued_run.h"

#include "core/analysis/analysis_code.h"
#include "core/analysis/comparison_warnings.h"
#include "core/experiment/experiment_code.h"
#include "core/plan/target_password.h"
#include "core/runs/run_reader.h"

#include <algorithm>

namespace breakeven {

namespace {

constexpr std::uint64_t mostSeed = std::uint64_t{1} << 53; // that JSON holds, on its way to a Python

Plan planOf(const Run& run, const Plan& asked)
{
    Plan plan = run.header.plan;
    plan.budget = asked.budget;
    plan.seed = (plan.seed + run.blocks.size()) % mostSeed;
    for (Target& target : plan.targets) {
        const auto same = std::find_if(asked.targets.begin(), asked.targets.end(),
                                       [&](const Target& other) { return other.name == target.name; });
        if (same != asked.targets.end() && serverOf(*same) == serverOf(target))
            target = withPassword(std::move(target), passwordOf(*same));
    }
    return plan;
}

Status refusedFor(const std::vector<Phrase>& differences)
{
    if (differences.empty())
        return Done{};
    return Error{ExperimentCode::OtherConditions, {}, {}, differences.front()};
}

} // namespace

Status mayGoOn(const Run& run, const Environment& here)
{
    if (run.blocks.empty())
        return Error{ExperimentCode::NothingMeasured, {}, {}};
    const QString version = run.header.environment.breakevenVersion;
    if (version != here.breakevenVersion)
        return Error{
            ExperimentCode::OtherVersion, version, {}, {.code = {}, .figures = {here.breakevenVersion}}};
    RunHeader now = run.header;
    now.environment = here;
    return refusedFor(differencesOf(run.header, now));
}

Status sameConditions(const RunHeader& before, const Environment& environment)
{
    RunHeader now = before;
    now.environment = environment;
    std::vector<Phrase> differences = differencesOf(before, now);
    if (before.environment.coresKeptAwake != environment.coresKeptAwake)
        differences.push_back(phrase(ComparisonWarning::CoresConditions));
    return refusedFor(differences);
}

Result<ContinuedRun> ContinuedRun::open(const QString& path, const Plan& asked)
{
    auto writer = RunWriter::goOn(path);
    if (!writer.ok())
        return writer.error();
    auto run = readRun(path);
    if (!run.ok())
        return run.error();
    if (const Status may = mayGoOn(run.value(), readEnvironment()); !may.ok())
        return may.error();
    Plan plan = planOf(run.value(), asked);
    return ContinuedRun{.earlier = std::make_shared<const Run>(std::move(run).value()),
                        .writer = std::move(writer).value(),
                        .plan = std::move(plan)};
}

} // namespace breakeven
