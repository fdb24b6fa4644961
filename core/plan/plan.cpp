// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan.h"

#include "core/plan/redis_address.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

using namespace std::chrono_literals;

constexpr int mostItems = 10'000;
constexpr int mostThreads = 256;
constexpr std::size_t mostAxisValues = 1'000;
constexpr qint64 pointBytes = 16;
constexpr qint64 mostPayloadBytes = 64 * 1024 * 1024;
constexpr std::chrono::nanoseconds longestCompute = 10s;
constexpr std::chrono::nanoseconds longestRoundTrip = 10s;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Plan)
};

Error invalid(const QString& where, const QString& detail)
{
    return {Error::Code::InvalidInput, where, detail};
}

QString element(const char* list, std::size_t index)
{
    return QStringLiteral("%1[%2]").arg(QLatin1String(list)).arg(index);
}

// Into the range, so that no value of a plan that nobody validated overflows; NaN becomes the lowest.
double clampedTo(double low, double high, double value)
{
    return std::isnan(value) ? low : std::clamp(value, low, high);
}

std::chrono::nanoseconds fromMicroseconds(double value)
{
    constexpr double hour = 3.6e9;
    return std::chrono::nanoseconds(std::llround(clampedTo(0, hour, value) * 1e3));
}

Status validateNetwork(const Network& network, const QString& where, AxisKind axis)
{
    if (network.rtt < 0ns || network.rtt > longestRoundTrip)
        return invalid(where + QLatin1String(".rtt_us"), Words::tr("a round trip is 0 to 10 s"));
    // A swept round trip replaces this one, and networkAt() keeps the jitter within it.
    const auto mostJitter = axis == AxisKind::RttUs ? longestRoundTrip : network.rtt;
    if (network.jitter < 0ns || network.jitter > mostJitter)
        return invalid(where + QLatin1String(".jitter_us"), Words::tr("jitter is 0 to the round trip"));
    if (!(network.bandwidthMbit >= 0) || !std::isfinite(network.bandwidthMbit))
        return invalid(where + QLatin1String(".bandwidth_mbit"),
                       Words::tr("a bandwidth is 0 (unlimited) or more"));
    return Done{};
}

// What is wrong with the back end's own fields, by their key.
struct BackendRules
{
    QString where;

    Status operator()(const FileTarget& /*target*/) const { return Done{}; }

    Status operator()(const RedisTarget& target) const
    {
        if (target.isPrivate())
            return Done{};
        const auto address = RedisAddress::parse(target.server);
        if (!address.ok())
            return invalid(where + QLatin1String(".server"), address.error().detail);
        if (!address.value().password.isEmpty())
            return invalid(where + QLatin1String(".server"),
                           Words::tr("the password must stand apart from the address"));
        // Who names an authority must not end up with plain text.
        if (!target.caFile.isEmpty() && !address.value().tls)
            return invalid(where + QLatin1String(".ca_file"),
                           Words::tr("certificates need an address that starts with rediss://"));
        if (!target.clientCertificate.isEmpty() && !address.value().tls)
            return invalid(where + QLatin1String(".client_certificate"),
                           Words::tr("certificates need an address that starts with rediss://"));
        if (target.clientCertificate.isEmpty() != target.clientKey.isEmpty())
            return invalid(
                where + QLatin1String(target.clientKey.isEmpty() ? ".client_key" : ".client_certificate"),
                Words::tr("a client's certificate and its key go together"));
        return Done{};
    }

    Status operator()(const SshfsTarget& target) const
    {
        if (target.host.isEmpty())
            return invalid(where + QLatin1String(".host"), Words::tr("a remote folder needs its host"));
        if (target.host.startsWith(QLatin1Char('-')))
            return invalid(where + QLatin1String(".host"), Words::tr("a host can't begin with a dash"));
        if (std::any_of(target.host.cbegin(), target.host.cend(),
                        [](QChar c) { return c.isSpace() || !c.isPrint(); }))
            return invalid(where + QLatin1String(".host"),
                           Words::tr("a host has no spaces, as in user@host"));
        if (target.port < 1 || target.port > 65535)
            return invalid(where + QLatin1String(".port"), Words::tr("a port is 1 to 65535"));
        return Done{};
    }

    Status operator()(const RadosTarget& target) const
    {
        if (target.pool.isEmpty())
            return invalid(where + QLatin1String(".pool"), Words::tr("Ceph needs the name of a pool"));
        return Done{};
    }
};

Status validateTargets(const std::vector<Target>& targets, AxisKind axis)
{
    if (targets.empty())
        return invalid(QStringLiteral("targets"), Words::tr("there is no target to measure"));
    QSet<QString> names;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const QString where = element("targets", i);
        if (targets[i].name.trimmed().isEmpty())
            return invalid(where + QLatin1String(".name"), Words::tr("a target needs a name"));
        if (names.contains(targets[i].name))
            return invalid(where + QLatin1String(".name"),
                           Words::tr("another target is called “%1” too").arg(targets[i].name));
        names.insert(targets[i].name);
        if (Status rules = std::visit(BackendRules{where}, targets[i].backend); !rules.ok())
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
        return invalid(QStringLiteral("threads"), Words::tr("1 must be among them: it is the reference"));
    if (threads.size() < 2)
        return invalid(QStringLiteral("threads"),
                       Words::tr("another thread count than 1 is needed to compare"));
    for (std::size_t i = 0; i < threads.size(); ++i)
        if (threads[i] < 1 || threads[i] > mostThreads)
            return invalid(element("threads", i), Words::tr("a thread count is 1 to %1").arg(mostThreads));
    return Done{};
}

Status validatePipelined(const Plan& plan)
{
    const bool anywhere = std::any_of(plan.targets.begin(), plan.targets.end(), [&](const Target& target) {
        return std::any_of(plan.runtimes.begin(), plan.runtimes.end(),
                           [&](RuntimeKind runtime) { return pipelines(plan, target, runtime); });
    });
    if (plan.pipelined && !anywhere)
        return invalid(QStringLiteral("pipelined"),
                       Words::tr("only the runtime native on a Redis target pipelines"));
    return Done{};
}

Status validateWorkload(const Workload& workload, const QString& where)
{
    if (workload.items < 1 || workload.items > mostItems)
        return invalid(where + QLatin1String("items"), Words::tr("a batch has 1 to %1 items").arg(mostItems));
    if (workload.payloadBytes < pointBytes || workload.payloadBytes > mostPayloadBytes)
        return invalid(where + QLatin1String("payload_bytes"), Words::tr("a payload is 16 bytes to 64 MiB"));
    if (workload.compute < 0ns || workload.compute > longestCompute)
        return invalid(where + QLatin1String("compute_us"), Words::tr("compute is 0 to 10 s"));
    return Done{};
}

Status validateAxis(const Plan& plan)
{
    const std::vector<double>& values = plan.axis.values;
    if (plan.axis.kind == AxisKind::Threads) {
        if (values == std::vector<double>{0})
            return Done{};
        return invalid(QStringLiteral("axis.values"),
                       Words::tr("for the axis threads the values are those of “threads”"));
    }
    if (values.empty())
        return invalid(QStringLiteral("axis.values"), Words::tr("a sweep needs at least one value"));
    if (values.size() > mostAxisValues)
        return invalid(QStringLiteral("axis.values"),
                       Words::tr("a sweep has at most %1 values").arg(mostAxisValues));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const QString where = element("axis.values", i);
        if (!std::isfinite(values[i]))
            return invalid(where, Words::tr("this is no number"));
        if (i > 0 && values[i] <= values[i - 1])
            return invalid(where, Words::tr("the values must ascend"));
        const bool whole = plan.axis.kind == AxisKind::Items || plan.axis.kind == AxisKind::PayloadBytes;
        if (whole && values[i] != std::floor(values[i]))
            return invalid(where, Words::tr("this must be a whole number"));
        if (values[i] < 0 || values[i] > 1e12)
            return invalid(where, Words::tr("this is out of range"));
        if (plan.axis.kind == AxisKind::Items && values[i] > mostItems)
            return invalid(where, Words::tr("a batch has 1 to %1 items").arg(mostItems));
        if (plan.axis.kind == AxisKind::RttUs && fromMicroseconds(values[i]) > longestRoundTrip)
            return invalid(where, Words::tr("a round trip is 0 to 10 s"));
        if (const Status workload = validateWorkload(workloadAt(plan, values[i]), {}); !workload.ok())
            return invalid(where, workload.error().detail);
    }
    return Done{};
}

Status validatePython(const PythonSetting& python)
{
    const auto isAbsolute = [](const QString& path) { return path.startsWith(QLatin1Char('/')); };
    if (!python.interpreter.isEmpty() && !isAbsolute(python.interpreter))
        return invalid(QStringLiteral("python.interpreter"),
                       Words::tr("the interpreter's absolute path is needed"));
    if (!python.batchFile.isEmpty() && !isAbsolute(python.batchFile))
        return invalid(QStringLiteral("python.batch_file"),
                       Words::tr("the batch file's absolute path is needed"));
    if (!isSwitchInterval(python.switchInterval))
        return invalid(QStringLiteral("python.switch_interval_us"),
                       Words::tr("a switch interval is 1 µs to 10 s"));
    if (python.heldPerCall && !isHeldTime(*python.heldPerCall))
        return invalid(QStringLiteral("python.held_us"), Words::tr("a held time is 0 to 1 s"));
    return Done{};
}

} // namespace

Network networkAt(const Plan& plan, const Target& target, double axisValue)
{
    Network network = target.network.value_or(plan.network);
    if (plan.axis.kind == AxisKind::RttUs) {
        network.rtt = fromMicroseconds(axisValue);
        network.jitter = std::min(network.jitter, network.rtt);
    }
    return network;
}

std::optional<Layout> layoutOf(const Target& target)
{
    if (const auto* file = std::get_if<FileTarget>(&target.backend))
        return file->layout;
    if (const auto* sshfs = std::get_if<SshfsTarget>(&target.backend))
        return sshfs->layout;
    return std::nullopt;
}

std::optional<Target> withOtherLayout(const Target& target)
{
    std::optional<Target> other; // returned from one place: g++ 12 warns wrongly of one that is moved
    if (const auto layout = layoutOf(target)) {
        const Layout wanted = *layout == Layout::Shared ? Layout::PerItem : Layout::Shared;
        other = target;
        if (auto* file = std::get_if<FileTarget>(&other->backend))
            file->layout = wanted;
        if (auto* sshfs = std::get_if<SshfsTarget>(&other->backend))
            sshfs->layout = wanted;
    }
    return other;
}

bool pipelines(const Plan& plan, const Target& target, RuntimeKind runtime)
{
    return plan.pipelined && runtime == RuntimeKind::Native &&
           std::holds_alternative<RedisTarget>(target.backend);
}

std::vector<Arm> armsOf(const Plan& plan)
{
    std::vector<Arm> arms;
    for (const int threads : plan.threads)
        arms.push_back({.threads = threads});
    if (plan.pipelined)
        arms.push_back({.threads = 1, .pipelined = true});
    return arms;
}

std::vector<Arm> armsOf(const Plan& plan, const Target& target, RuntimeKind runtime)
{
    std::vector<Arm> arms = armsOf(plan);
    if (plan.pipelined && !pipelines(plan, target, runtime))
        arms.pop_back();
    return arms;
}

Workload workloadAt(const Plan& plan, double axisValue)
{
    Workload workload = plan.workload;
    switch (plan.axis.kind) {
    case AxisKind::Threads:
    case AxisKind::RttUs:
        break;
    case AxisKind::PayloadBytes:
        workload.payloadBytes = std::llround(clampedTo(0, 1e15, axisValue));
        break;
    case AxisKind::ComputeUs:
        workload.compute = fromMicroseconds(axisValue);
        break;
    case AxisKind::Items:
        workload.items = static_cast<int>(std::lround(clampedTo(0, mostItems, axisValue)));
        break;
    }
    return workload;
}

Status validate(const Plan& plan)
{
    if (Status targets = validateTargets(plan.targets, plan.axis.kind); !targets.ok())
        return targets;
    if (plan.runtimes.empty())
        return invalid(QStringLiteral("runtimes"), Words::tr("there is no runtime to measure with"));
    if (Status python = validatePython(plan.python); !python.ok())
        return python;
    if (Status threads = validateThreads(plan.threads); !threads.ok())
        return threads;
    if (Status pipelined = validatePipelined(plan); !pipelined.ok())
        return pipelined;
    if (Status workload = validateWorkload(plan.workload, QStringLiteral("workload.")); !workload.ok())
        return workload;
    if (Status network = validateNetwork(plan.network, QStringLiteral("network"), plan.axis.kind);
        !network.ok())
        return network;
    if (Status axis = validateAxis(plan); !axis.ok())
        return axis;
    if (!(plan.precision >= 0.001 && plan.precision <= 1))
        return invalid(QStringLiteral("precision"), Words::tr("a precision is 0.001 to 1"));
    if (plan.budget < 100ms || plan.budget > std::chrono::hours(24 * 7))
        return invalid(QStringLiteral("budget_s"), Words::tr("a budget is 0.1 s to 7 days"));
    return Done{};
}

} // namespace breakeven
