// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/found_crossover.h"

#include "core/plan/plan_json.h"

#include <QJsonObject>

#include <cmath>

namespace breakeven {

namespace {

bool isValue(double value)
{
    return std::isfinite(value) && value >= 0;
}

} // namespace

QJsonArray toJson(std::span<const FoundCrossover> found)
{
    QJsonArray array;
    for (const FoundCrossover& crossover : found)
        array.append(
            QJsonObject{{QLatin1String("target"), crossover.target},
                        {QLatin1String("axis"), toString(crossover.axis)},
                        {QLatin1String("at"), crossover.at},
                        {QLatin1String("ci"), QJsonArray{crossover.interval.low, crossover.interval.high}}});
    return array;
}

std::vector<FoundCrossover> foundCrossoversFromJson(const QJsonArray& array)
{
    std::vector<FoundCrossover> found;
    for (const QJsonValue value : array) {
        const QJsonObject object = value.toObject();
        const auto axis = axisFromString(object.value(QLatin1String("axis")).toString());
        const double at = object.value(QLatin1String("at")).toDouble(-1);
        const QJsonArray ends = object.value(QLatin1String("ci")).toArray();
        const Interval interval{ends.at(0).toDouble(-1), ends.at(1).toDouble(-1)};
        if (axis.ok() && isValue(at) && isValue(interval.low) && isValue(interval.high))
            found.push_back({.target = object.value(QLatin1String("target")).toString(),
                             .axis = axis.value(),
                             .at = at,
                             .interval = interval});
    }
    return found;
}

} // namespace breakeven
