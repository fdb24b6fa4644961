// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/answer_json.h"

#include "core/analysis/advice_json.h"
#include "core/plan/arm_format.h"
#include "core/plan/plan_json.h"

#include <QJsonValue>

namespace breakeven {

namespace {

QJsonValue toJson(const std::optional<Interval>& interval)
{
    return interval ? QJsonArray{interval->low, interval->high} : QJsonValue(QJsonValue::Null);
}

QJsonArray toJson(const std::vector<Stretch>& stretches, const std::vector<Arm>& arms)
{
    QJsonArray array;
    for (const Stretch& stretch : stretches) {
        QJsonObject object{
            {QStringLiteral("is"), codeOf(stretch.kind)},
            {QStringLiteral("from"), stretch.from},
            {QStringLiteral("to"), stretch.to},
            {QStringLiteral("from_ci"), toJson(stretch.fromInterval)},
            {QStringLiteral("to_ci"), toJson(stretch.toInterval)},
        };
        if (stretch.arm && *stretch.arm < arms.size()) {
            object.insert(QStringLiteral("arm"), static_cast<qint64>(*stretch.arm));
            addArm(object, arms[*stretch.arm]);
        }
        array.append(object);
    }
    return array;
}

QJsonObject toJson(const Caveat& caveat)
{
    QJsonObject object{
        {QStringLiteral("code"), codeOf(caveat.kind)},
        {QStringLiteral("figure"), caveat.figure},
        {QStringLiteral("of"), caveat.of},
        {QStringLiteral("undermines"), caveat.underminesAnswer},
    };
    if (caveat.at)
        object.insert(QStringLiteral("at"), *caveat.at);
    if (caveat.arm)
        addArm(object, *caveat.arm);
    return object;
}

QJsonObject toJson(const TargetAnswer& answer, double worth, const std::vector<Arm>& planned)
{
    QJsonArray arms;
    for (const ArmAnswer& arm : answer.arms) {
        QJsonObject object{{QStringLiteral("arm"), static_cast<qint64>(arm.arm)},
                           {QStringLiteral("stretches"), toJson(arm.stretches, planned)}};
        addArm(object, arm.what);
        arms.append(object);
    }
    QJsonArray crossovers;
    for (const std::size_t place : answer.crossoverPlaces)
        crossovers.append(static_cast<qint64>(place));
    QJsonArray caveats;
    for (const Caveat& caveat : answer.caveats)
        caveats.append(toJson(caveat));
    return {
        {QStringLiteral("target"), answer.target},
        {QStringLiteral("runtime"), toString(answer.runtime)},
        {QStringLiteral("axis"), toString(answer.axis)},
        {QStringLiteral("state"), codeOf(answer.state)},
        {QStringLiteral("worth"), worth},
        {QStringLiteral("best"), toJson(answer.stretches, planned)},
        {QStringLiteral("arms"), arms},
        {QStringLiteral("crossovers"), crossovers},
        {QStringLiteral("undermined"), answer.isUndermined()},
        {QStringLiteral("caveats"), caveats},
    };
}

} // namespace

QLatin1String codeOf(StretchKind kind)
{
    switch (kind) {
    case StretchKind::Single:
        return QLatin1String("single");
    case StretchKind::NoDifference:
        return QLatin1String("no-difference");
    case StretchKind::Arm:
        return QLatin1String("arm");
    case StretchKind::Unclear:
        break;
    }
    return QLatin1String("unclear");
}

QLatin1String codeOf(AnswerState state)
{
    switch (state) {
    case AnswerState::Measuring:
        return QLatin1String("measuring");
    case AnswerState::NotMeasured:
        return QLatin1String("not-measured");
    case AnswerState::Known:
        break;
    }
    return QLatin1String("known");
}

QJsonArray toJson(const Answer& answer, const Plan& plan)
{
    const std::vector<Arm>& arms = plan.arms;
    QJsonArray answers;
    for (const TargetAnswer& target : answer.targets)
        answers.append(toJson(target, answer.worth, arms));
    return answers;
}

void addDetails(const Answer& answer, QJsonObject& object)
{
    QJsonArray disturbances;
    for (const Disturbance& disturbance : answer.disturbances)
        disturbances.append(toJson(disturbance));
    QJsonArray advice;
    for (const ThreadAdvice& one : answer.advice)
        advice.append(toJson(one));
    QJsonArray contradictions;
    for (const TextbookContradiction& one : answer.contradictions)
        contradictions.append(QJsonObject{{QStringLiteral("target"), one.key.target},
                                          {QStringLiteral("runtime"), toString(one.key.runtime)},
                                          {QStringLiteral("axis"), toString(one.key.axis)},
                                          {QStringLiteral("value"), one.key.value},
                                          {QStringLiteral("textbook_threads"), one.textbook},
                                          {QStringLiteral("measured_threads"), one.measured}});
    object.insert(QStringLiteral("disturbances"), disturbances);
    object.insert(QStringLiteral("advice"), advice);
    object.insert(QStringLiteral("contradictions"), contradictions);
}

} // namespace breakeven
