// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/conditions.h"

namespace breakeven {

QString nameWithoutCondition(const QString& name)
{
    for (const Cores cores : {Cores::Awake, Cores::AsTheyAre})
        if (const QString suffix = QStringLiteral(" (%1)").arg(toString(cores)); name.endsWith(suffix))
            return name.chopped(suffix.size());
    return name;
}

std::optional<Plan> ofBothConditions(const Plan& plan)
{
    std::optional<Plan> one = plan;
    one->targets.clear();
    for (const Target& target : plan.targets) {
        const QString name = nameWithoutCondition(target.name);
        if (target.cores != Cores::Awake || name == target.name)
            continue;
        one->targets.push_back(target);
        one->targets.back().name = name;
        one->targets.back().cores.reset();
    }
    if (one->targets.empty() || inBothConditions(*one) != plan)
        one.reset();
    return one;
}

} // namespace breakeven
