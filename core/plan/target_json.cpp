// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/target_json.h"

#include "core/backends/target/target_types.h"
#include "core/base/json_fields.h"
#include "core/plan/plan_code.h"

#include <QStringList>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace breakeven {

namespace {

double toMicroseconds(std::chrono::nanoseconds duration)
{
    return static_cast<double>(duration.count()) / 1e3;
}

std::chrono::nanoseconds fromMicroseconds(double value)
{
    constexpr double most = 9e12; // µs; beyond it nanoseconds overflow
    return std::chrono::nanoseconds(std::llround(std::clamp(value, -most, most) * 1e3));
}

} // namespace

QJsonObject toJson(const Network& network)
{
    return {{QLatin1String("rtt_us"), toMicroseconds(network.rtt)},
            {QLatin1String("jitter_us"), toMicroseconds(network.jitter)},
            {QLatin1String("bandwidth_mbit"), network.bandwidthMbit}};
}

QJsonObject toJson(const Target& target)
{
    QJsonObject object{{QLatin1String("name"), target.name}};
    target.backend.writeTo(object);
    if (target.network)
        object[QLatin1String("network")] = toJson(*target.network);
    if (target.cores)
        object[QLatin1String("cores")] = toString(*target.cores);
    return object;
}

Network networkFromJson(const QJsonObject& object, const QString& path, JsonProblems& error)
{
    JsonFields fields(object, path, error);
    double rtt = 0;
    double jitter = 0;
    Network network;
    fields.read("rtt_us", rtt);
    fields.read("jitter_us", jitter);
    fields.read("bandwidth_mbit", network.bandwidthMbit);
    network.rtt = fromMicroseconds(rtt);
    network.jitter = fromMicroseconds(jitter);
    return network;
}

std::optional<Cores> coresFrom(JsonFields& fields)
{
    QString name;
    fields.read("cores", name);
    if (name.isEmpty())
        return std::nullopt;
    const auto named = coresNamed(name);
    if (!named)
        fields.fail("cores", phrase(PlanReason::Cores));
    return named;
}

Target targetFromJson(const QJsonObject& object, const QString& path, JsonProblems& error)
{
    JsonFields fields(object, path, error);
    Target target;
    fields.read("name", target.name);

    QString backend;
    fields.read("backend", backend);
    if (const TargetType* type = targetTypeCalled(backend)) {
        target.backend = type->read(fields);
    } else {
        QStringList known;
        for (const TargetType* each : targetTypes())
            known.append(each->id);
        fields.fail("backend", phrase(PlanReason::BackEnd, known.join(QLatin1String(", "))));
    }

    if (target.name.isEmpty())
        target.name = backend;
    if (const auto network = fields.object("network"))
        target.network = networkFromJson(*network, fields.pathOf("network"), error);
    target.cores = coresFrom(fields);
    return target;
}

} // namespace breakeven
