// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan.h"

#include "core/base/field_code.h"
#include "core/plan/arm_format.h"
#include "core/plan/axis.h"
#include "core/plan/plan_code.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace breakeven {

namespace {

using namespace std::chrono_literals;

constexpr int mostThreads = 256;
constexpr std::size_t mostAxisValues = 1'000;
constexpr int mostGilReleases = 10'000;
constexpr std::chrono::nanoseconds longestRoundTrip = 10s;

Error invalid(const QString& where, const Phrase& reason)
{
    return {Error::Code::InvalidInput, where, {}, reason};
}

QString element(const char* list, std::size_t index)
{
    return QStringLiteral("%1[%2]").arg(QLatin1String(list)).arg(index);
}

bool isWithin(const AxisDescription& axis, double value)
{
    return value >= axis.least && value <= axis.most;
}

Status validateNetwork(const Network& network, const QString& where, AxisKind axis)
{
    if (network.rtt < 0ns || network.rtt > longestRoundTrip)
        return invalid(where + QLatin1String(".rtt_us"), phrase(PlanReason::RoundTrip));
    // A swept round trip replaces this one, and networkAt() keeps the jitter within it.
    const auto mostJitter = axis == AxisKind::RttUs ? longestRoundTrip : network.rtt;
    if (network.jitter < 0ns || network.jitter > mostJitter)
        return invalid(where + QLatin1String(".jitter_us"), phrase(PlanReason::Jitter));
    if (!(network.bandwidthMbit >= 0) || !std::isfinite(network.bandwidthMbit))
        return invalid(where + QLatin1String(".bandwidth_mbit"), phrase(PlanReason::Bandwidth));
    return Done{};
}

Status validateTargets(const std::vector<Target>& targets, AxisKind axis)
{
    if (targets.empty())
        return invalid(QStringLiteral("targets"), phrase(PlanReason::NoTarget));
    QSet<QString> names;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const QString where = element("targets", i);
        if (targets[i].name.trimmed().isEmpty())
            return invalid(where + QLatin1String(".name"), phrase(PlanReason::TargetUnnamed));
        if (names.contains(targets[i].name))
            return invalid(where + QLatin1String(".name"), phrase(PlanReason::NameTaken, targets[i].name));
        names.insert(targets[i].name);
        if (Status rules = targets[i].backend.validate(where); !rules.ok())
            return rules;
        if (targets[i].network)
            if (Status network =
                    validateNetwork(*targets[i].network, where + QLatin1String(".network"), axis);
                !network.ok())
                return network;
    }
    return Done{};
}

Status validateThreads(const std::vector<int>& threads)
{
    if (std::find(threads.begin(), threads.end(), 1) == threads.end())
        return invalid(QStringLiteral("threads"), phrase(PlanReason::ReferenceMissing));
    if (threads.size() < 2)
        return invalid(QStringLiteral("threads"), phrase(PlanReason::OnlyReference));
    for (std::size_t i = 0; i < threads.size(); ++i)
        if (threads[i] < 1 || threads[i] > mostThreads)
            return invalid(element("threads", i), phrase(PlanReason::ThreadCount, mostThreads));
    return Done{};
}

// Each is to be measured somewhere.
Status validatePossible(const Plan& plan)
{
    for (const Arm& arm : plan.arms) {
        const bool anywhere =
            std::any_of(plan.targets.begin(), plan.targets.end(), [&](const Target& target) {
                return std::any_of(plan.runtimes.begin(), plan.runtimes.end(),
                                   [&](RuntimeKind runtime) { return isPossible(arm, target, runtime); });
            });
        if (!anywhere)
            return invalid(toString(arm), phrase(PlanReason::NothingPipelines));
    }
    return Done{};
}

Status validateWorkload(const Workload& workload, const QString& where)
{
    for (const AxisDescription& axis : axes())
        if (const auto value = valueIn(axis, workload); value && !isWithin(axis, *value))
            return invalid(where + axis.id, axis.outside);
    if (workload.gilReleases && (*workload.gilReleases < 0 || *workload.gilReleases > mostGilReleases))
        return invalid(where + QLatin1String("gil_releases"),
                       phrase(PlanReason::GilReleases, mostGilReleases));
    return Done{};
}

Status validateAxis(const Plan& plan)
{
    const std::vector<double>& values = plan.axis.values;
    const AxisDescription& axis = descriptionOf(plan.axis.kind);
    if (axis.kind == AxisKind::Threads) {
        if (values == axis.usual)
            return Done{};
        return invalid(QStringLiteral("axis.values"), axis.outside);
    }
    if (values.empty())
        return invalid(QStringLiteral("axis.values"), phrase(PlanReason::NoAxisValue));
    if (values.size() > mostAxisValues)
        return invalid(QStringLiteral("axis.values"), phrase(PlanReason::TooManyAxisValues, mostAxisValues));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const QString where = element("axis.values", i);
        if (!std::isfinite(values[i]))
            return invalid(where, phrase(PlanReason::NoNumber));
        if (i > 0 && values[i] <= values[i - 1])
            return invalid(where, phrase(PlanReason::NotAscending));
        if (axis.isWhole && values[i] != std::floor(values[i]))
            return invalid(where, phrase(FieldReason::WholeNumber));
        if (values[i] < 0 || values[i] > 1e12)
            return invalid(where, phrase(PlanReason::OutOfRange));
        if (!isWithin(axis, values[i]))
            return invalid(where, axis.outside);
    }
    return Done{};
}

Status validatePython(const PythonSetting& python)
{
    const auto isAbsolute = [](const QString& path) { return path.startsWith(QLatin1Char('/')); };
    if (!python.interpreter.isEmpty() && !isAbsolute(python.interpreter))
        return invalid(QStringLiteral("python.interpreter"), phrase(PlanReason::InterpreterRelative));
    if (!python.batchFile.isEmpty() && !isAbsolute(python.batchFile))
        return invalid(QStringLiteral("python.batch_file"), phrase(PlanReason::BatchFileRelative));
    return Done{};
}

} // namespace

Network networkAt(const Plan& plan, const Target& target, double axisValue)
{
    Network network = target.network.value_or(plan.network);
    setAt(descriptionOf(plan.axis.kind), axisValue, network);
    network.jitter = std::min(network.jitter, network.rtt);
    return network;
}

std::optional<Layout> layoutOf(const Target& target)
{
    return target.backend.layout();
}

std::optional<Target> withOtherLayout(const Target& target)
{
    std::optional<Target> other; // returned from one place: g++ 12 warns wrongly of one that is moved
    if (const auto layout = layoutOf(target)) {
        other = target;
        other->backend.setLayout(*layout == Layout::Shared ? Layout::PerItem : Layout::Shared);
    }
    return other;
}

bool isPossible(const Arm& arm, const Target& target, RuntimeKind runtime)
{
    switch (arm.kind) {
    case ArmKind::Threads:
        return true;
    case ArmKind::Pipelined:
        return runtime == RuntimeKind::Native && target.backend.type().pipelines;
    }
    return false;
}

std::vector<int> threadCountsOf(const Plan& plan)
{
    std::vector<int> counts;
    for (const Arm& arm : plan.arms)
        if (arm.isThreads())
            counts.push_back(arm.count);
    return counts;
}

std::vector<Arm> armsOfThreads(const std::vector<int>& counts)
{
    std::vector<Arm> arms(counts.size());
    std::transform(counts.begin(), counts.end(), arms.begin(), Arm::ofThreads);
    return arms;
}

std::vector<Arm> armsOf(const Plan& plan, const Target& target, RuntimeKind runtime)
{
    std::vector<Arm> arms;
    std::copy_if(plan.arms.begin(), plan.arms.end(), std::back_inserter(arms),
                 [&](const Arm& arm) { return isPossible(arm, target, runtime); });
    return arms;
}

bool hasConditionsOfTargets(const Plan& plan)
{
    return std::any_of(plan.targets.begin(), plan.targets.end(),
                       [](const Target& target) { return target.cores.has_value(); });
}

Plan inBothConditions(Plan plan)
{
    std::vector<Target> targets;
    for (const Target& target : plan.targets) {
        if (target.cores) {
            targets.push_back(target);
            continue;
        }
        for (const Cores cores : {Cores::Awake, Cores::AsTheyAre}) {
            targets.push_back(target);
            targets.back().name += QStringLiteral(" (%1)").arg(toString(cores));
            targets.back().cores = cores;
        }
    }
    plan.targets = std::move(targets);
    return plan;
}

Workload workloadAt(const Plan& plan, double axisValue)
{
    Workload workload = plan.workload;
    setAt(descriptionOf(plan.axis.kind), axisValue, workload);
    return workload;
}

Status validate(const Plan& plan)
{
    if (Status targets = validateTargets(plan.targets, plan.axis.kind); !targets.ok())
        return targets;
    if (plan.runtimes.empty())
        return invalid(QStringLiteral("runtimes"), phrase(PlanReason::NoRuntime));
    for (std::size_t i = 0; i < plan.runtimes.size(); ++i)
        if (!isMeasured(plan.runtimes[i]))
            return Error{PlanCode::RuntimeRemoved, element("runtimes", i), {}};
    if (Status python = validatePython(plan.python); !python.ok())
        return python;
    if (Status threads = validateThreads(threadCountsOf(plan)); !threads.ok())
        return threads;
    if (Status possible = validatePossible(plan); !possible.ok())
        return possible;
    if (Status workload = validateWorkload(plan.workload, QStringLiteral("workload.")); !workload.ok())
        return workload;
    if (Status network = validateNetwork(plan.network, QStringLiteral("network"), plan.axis.kind);
        !network.ok())
        return network;
    if (Status axis = validateAxis(plan); !axis.ok())
        return axis;
    if (!(plan.precision >= 0.001 && plan.precision <= 1))
        return invalid(QStringLiteral("precision"), phrase(PlanReason::Precision));
    if (!(plan.worth >= 0 && plan.worth <= 10))
        return invalid(QStringLiteral("worth"), phrase(PlanReason::Worth));
    if (plan.budget < 100ms || plan.budget > std::chrono::hours(24 * 7))
        return invalid(QStringLiteral("budget_s"), phrase(PlanReason::Budget));
    return Done{};
}

} // namespace breakeven
