// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arm_format.h"

#include "core/base/field_code.h"
#include "core/plan/plan_code.h"

#include <QJsonArray>
#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

namespace breakeven {

namespace {

constexpr std::array kindNames{
    std::pair{ArmKind::Threads, QLatin1String("threads")},
    std::pair{ArmKind::Pipelined, QLatin1String("pipelined")},
};

const QLatin1String threadsKey("threads");
const QLatin1String pipelinedKey("pipelined");
const QLatin1String armKey("arm");

constexpr bool isCounted(ArmKind kind)
{
    return kind == ArmKind::Threads;
}

Error invalid(const QString& where, const Phrase& reason)
{
    return {Error::Code::InvalidInput, where, {}, reason};
}

// A target that has not all of a plan's arms has the first ones.
void order(std::vector<Arm>& arms)
{
    std::stable_sort(arms.begin(), arms.end(),
                     [](const Arm& one, const Arm& other) { return one.kind < other.kind; });
}

void readThreads(JsonFields& plan, std::vector<Arm>& into)
{
    const auto array = plan.array("threads");
    if (!array)
        return;
    into.clear();
    for (qsizetype i = 0; i < array->size(); ++i) {
        const int count = array->at(i).toInt(0);
        if (count < 1)
            plan.failAt("threads", i, phrase(PlanReason::ThreadCountNotWhole));
        else
            into.push_back(Arm::ofThreads(count));
    }
}

} // namespace

QString toString(const Arm& arm)
{
    for (const auto& [kind, name] : kindNames)
        if (kind == arm.kind)
            return isCounted(kind) ? QStringLiteral("%1:%2").arg(name).arg(arm.count) : QString(name);
    Q_UNREACHABLE();
}

Result<Arm> armFromString(const QString& text)
{
    QStringList known;
    for (const auto& [kind, name] : kindNames) {
        if (!isCounted(kind) && text == name)
            return Arm{.kind = kind, .count = 1};
        if (isCounted(kind) && text.section(QLatin1Char(':'), 0, 0) == name) {
            const int count = text.section(QLatin1Char(':'), 1).toInt();
            return count < 1 ? Result<Arm>(invalid(text, phrase(PlanReason::ThreadCountNotWhole)))
                             : Arm{.kind = kind, .count = count};
        }
        known.append(isCounted(kind) ? name + QLatin1String(":N") : QString(name));
    }
    return invalid(text, phrase(PlanReason::UnknownName, known.join(QLatin1String(", "))));
}

Result<std::vector<Arm>> armsFromList(const QString& list)
{
    std::vector<Arm> arms;
    for (const QString& text : list.split(QLatin1Char(','))) {
        const auto arm = armFromString(text.trimmed());
        if (!arm.ok())
            return arm.error();
        arms.push_back(arm.value());
    }
    order(arms);
    return arms;
}

void addArm(QJsonObject& object, const Arm& arm, ArmKeys keys)
{
    const bool pipelined = arm.kind == ArmKind::Pipelined;
    object.insert(threadsKey, arm.threads());
    if (pipelined || keys == ArmKeys::All)
        object.insert(pipelinedKey, pipelined);
}

Result<Arm> armFromJson(const QJsonObject& object)
{
    if (const QJsonValue text = object.value(armKey); text.isString())
        return armFromString(text.toString());
    const int threads = object.value(threadsKey).toInt(0);
    if (threads < 1)
        return invalid(threadsKey, phrase(PlanReason::ThreadCountNotWhole));
    return object.value(pipelinedKey).toBool() ? Arm::pipelined() : Arm::ofThreads(threads);
}

bool hasUnknownArm(const QJsonObject& object)
{
    return object.value(armKey).isString() && !armFromJson(object).ok();
}

void addArms(QJsonObject& plan, const std::vector<Arm>& arms)
{
    QJsonArray threads;
    for (const Arm& arm : arms) {
        if (arm.isThreads())
            threads.append(arm.count);
        else
            plan.insert(pipelinedKey, true);
    }
    plan.insert(threadsKey, threads);
}

void readArms(JsonFields& plan, std::vector<Arm>& into)
{
    if (const auto array = plan.array("arms")) {
        into.clear();
        for (qsizetype i = 0; i < array->size(); ++i) {
            const auto arm = armFromString(array->at(i).toString());
            if (arm.ok())
                into.push_back(arm.value());
            else
                plan.failAt("arms", i, arm.error().reason);
        }
        order(into);
        return; // the other keys are unknown beside it, and so told
    }
    readThreads(plan, into);
    bool pipelined = false;
    plan.read("pipelined", pipelined);
    if (pipelined)
        into.push_back(Arm::pipelined());
}

QByteArray armColumnNames()
{
    return threadsKey.latin1() + QByteArray(",") + pipelinedKey.latin1();
}

QByteArray armColumns(const Arm& arm)
{
    return QByteArray::number(arm.threads()) + (arm.kind == ArmKind::Pipelined ? ",1" : ",0");
}

} // namespace breakeven
