// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/found_answer.h"

#include "core/plan/arm_format.h"
#include "core/plan/plan_json.h"

#include <QJsonObject>

#include <cmath>

namespace breakeven {

namespace {

const QLatin1String noDifference("no difference");
const QLatin1String unclear("unclear");

QJsonArray toJson(const Interval& interval)
{
    return {interval.low, interval.high};
}

QJsonObject toJson(const FoundStretch& stretch)
{
    QJsonObject object{{QLatin1String("from"), stretch.from}, {QLatin1String("to"), stretch.to}};
    if (stretch.fromInterval)
        object.insert(QLatin1String("from_ci"), toJson(*stretch.fromInterval));
    if (stretch.toInterval)
        object.insert(QLatin1String("to_ci"), toJson(*stretch.toInterval));
    if (stretch.kind == FoundKind::Best) {
        addArm(object, stretch.arm);
    } else {
        object.insert(QLatin1String("is"), stretch.kind == FoundKind::NoDifference ? noDifference : unclear);
    }
    return object;
}

bool isValue(double value)
{
    return std::isfinite(value) && value >= 0;
}

std::optional<Interval> intervalFrom(const QJsonArray& ends)
{
    const Interval interval{ends.at(0).toDouble(-1), ends.at(1).toDouble(-1)};
    if (!isValue(interval.low) || !isValue(interval.high) || interval.high < interval.low)
        return std::nullopt;
    return interval;
}

std::optional<FoundStretch> stretchFromJson(const QJsonObject& object)
{
    FoundStretch stretch;
    stretch.from = object.value(QLatin1String("from")).toDouble(-1);
    stretch.to = object.value(QLatin1String("to")).toDouble(-1);
    if (!isValue(stretch.from) || !isValue(stretch.to) || stretch.to < stretch.from)
        return std::nullopt;
    stretch.fromInterval = intervalFrom(object.value(QLatin1String("from_ci")).toArray());
    stretch.toInterval = intervalFrom(object.value(QLatin1String("to_ci")).toArray());
    const QString other = object.value(QLatin1String("is")).toString();
    if (const auto arm = armFromJson(object); arm.ok()) {
        stretch.kind = FoundKind::Best;
        stretch.arm = arm.value();
    } else if (other == noDifference) {
        stretch.kind = FoundKind::NoDifference;
    } else if (other != unclear) {
        return std::nullopt; // a later version's
    }
    return stretch;
}

} // namespace

QJsonArray toJson(std::span<const FoundAnswer> answers)
{
    QJsonArray array;
    for (const FoundAnswer& answer : answers) {
        QJsonArray stretches;
        for (const FoundStretch& stretch : answer.stretches)
            stretches.append(toJson(stretch));
        array.append(QJsonObject{{QLatin1String("target"), answer.target},
                                 {QLatin1String("runtime"), toString(answer.runtime)},
                                 {QLatin1String("axis"), toString(answer.axis)},
                                 {QLatin1String("best"), stretches}});
    }
    return array;
}

std::vector<FoundAnswer> foundAnswersFromJson(const QJsonArray& array)
{
    std::vector<FoundAnswer> answers;
    for (const QJsonValue value : array) {
        const QJsonObject object = value.toObject();
        const auto axis = axisFromString(object.value(QLatin1String("axis")).toString());
        const auto runtime = runtimeFromString(object.value(QLatin1String("runtime")).toString());
        if (!axis.ok() || !runtime.ok())
            continue;
        FoundAnswer answer{.target = object.value(QLatin1String("target")).toString(),
                           .runtime = runtime.value(),
                           .axis = axis.value()};
        for (const QJsonValue stretch : object.value(QLatin1String("best")).toArray())
            if (const auto read = stretchFromJson(stretch.toObject()))
                answer.stretches.push_back(*read);
        answers.push_back(std::move(answer));
    }
    return answers;
}

} // namespace breakeven
