// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/short_answer.h"

#include "app/wording/headline_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::ShortAnswer)
};

constexpr Arm single{};

// Of an arm, or of one thread, on `stretch` of the answer's.
QString placedText(const TargetAnswer& answer, const Stretch& stretch, const QString& arm)
{
    const bool fromStart = &stretch == &answer.stretches.front();
    const bool toEnd = &stretch == &answer.stretches.back();
    const QString from = edgeText(answer.axis, stretch.from, stretch.fromInterval);
    const QString to = edgeText(answer.axis, stretch.to, stretch.toInterval);
    if (fromStart && toEnd)
        return Words::tr("%1 everywhere").arg(arm);
    if (stretch.from == stretch.to)
        return Words::tr("%1 at %2").arg(arm, from);
    if (toEnd)
        return Words::tr("%1 from %2 on").arg(arm, from);
    if (fromStart)
        return Words::tr("%1 up to %2").arg(arm, to);
    return Words::tr("%1 from %2 to %3").arg(arm, from, to);
}

ShortAnswer overCounts(const TargetAnswer& answer, const std::vector<Arm>& arms, const Plan& plan)
{
    const Stretch& best = answer.stretches.front();
    switch (best.kind) {
    case StretchKind::Single:
        return {Words::tr("1 thread is best"), single};
    case StretchKind::NoDifference:
        return {Words::tr("more threads gain less than %1").arg(shareText(plan.worth)), single};
    case StretchKind::Unclear:
        break;
    case StretchKind::Arm: {
        const Arm& arm = arms.at(*best.arm);
        const QString name = armShortName(arm);
        return {answer.leading ? Words::tr("%1: %2").arg(name, speedUpText(answer.leading->speedUp.ratio))
                               : Words::tr("%1 are best").arg(name),
                arm};
    }
    }
    return {Words::tr("not clear"), std::nullopt};
}

ShortAnswer alongAxis(const TargetAnswer& answer, const std::vector<Arm>& arms)
{
    for (const Caveat& caveat : answer.caveats)
        if (caveat.kind == CaveatKind::TooManyChanges)
            return {Words::tr("the winner changes too often"), std::nullopt};

    if (const auto main = mainStretches(answer); !main.empty()) {
        QStringList parts;
        for (const Stretch& stretch : main.first(main.size() - 1))
            parts.append(Words::tr("%1 from %2")
                             .arg(armShortName(arms.at(*stretch.arm)),
                                  edgeText(answer.axis, stretch.from, stretch.fromInterval)));
        parts.append(placedText(answer, main.back(), armShortName(arms.at(*main.back().arm))));
        return {parts.join(QStringLiteral(", ")), arms.at(*main.back().arm)};
    }
    const auto is = [&](StretchKind kind) {
        return [kind](const Stretch& stretch) { return stretch.kind == kind; };
    };
    const auto keeps =
        std::find_if(answer.stretches.begin(), answer.stretches.end(), is(StretchKind::Single));
    if (keeps != answer.stretches.end())
        return {placedText(answer, *keeps, armName(1)), single};
    if (std::all_of(answer.stretches.begin(), answer.stretches.end(), is(StretchKind::NoDifference)))
        return {Words::tr("no difference worth having"), std::nullopt};
    return {Words::tr("not clear"), std::nullopt};
}

} // namespace

ShortAnswer shortAnswer(const TargetAnswer& answer, const Plan& plan)
{
    switch (answer.state) {
    case AnswerState::Measuring:
        return {Words::tr("measuring…"), std::nullopt};
    case AnswerState::NotMeasured:
        return {Words::tr("not measured"), std::nullopt};
    case AnswerState::Known:
        break;
    }
    if (answer.selfCheck)
        return {answer.selfCheck->different == 0 ? Words::tr("no difference, as it should be")
                                                 : Words::tr("differs from itself"),
                std::nullopt};
    if (answer.stretches.empty())
        return {Words::tr("not clear"), std::nullopt};
    const std::vector<Arm>& arms = plan.arms;
    return answer.axis == AxisKind::Threads ? overCounts(answer, arms, plan) : alongAxis(answer, arms);
}

} // namespace breakeven
