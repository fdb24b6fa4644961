// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/card_content.h"

#include "app/wording/error_text.h"
#include "app/wording/quantity_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::AnswerCard)
};

// The ends as they were asked for, which is how the table and the figures have them.
StripLabels labelsOf(const TargetAnswer& answer, const Analysis& analysis, const Plan& plan)
{
    StripLabels labels;
    labels.isScaled = answer.axis != AxisKind::Threads;
    if (!labels.isScaled || answer.state != AnswerState::Known)
        return labels;
    double first = answer.last;
    double last = answer.first;
    for (const PointResult& point : analysis.points) {
        if (point.key.target != answer.target || point.key.runtime != answer.runtime)
            continue;
        first = std::min(first, point.key.value);
        last = std::max(last, point.key.value);
    }
    labels.first = axisValueText(answer.axis, first);
    labels.last = axisValueText(answer.axis, last);
    if (const auto change = changeOf(answer)) {
        labels.change = change->text;
        labels.changeAt = shareOnStrip(answer, plan, change->at);
    }
    return labels;
}

QStringList failuresOf(const TargetAnswer& answer, const Plan& plan, const std::vector<Failure>& failures)
{
    QStringList texts;
    for (const Failure& failure : failures) {
        if (failure.target != answer.target || failure.runtime != answer.runtime)
            continue;
        const bool isAtPoint = failure.value && plan.axis.kind != AxisKind::Threads;
        texts.append(isAtPoint ? Words::tr("At %1: %2")
                                     .arg(axisValueText(plan.axis.kind, *failure.value), reasonText(failure))
                               : reasonText(failure));
    }
    texts.removeDuplicates();
    return texts;
}

} // namespace

std::vector<CardContent> cardContents(const Answer& answer, const Analysis& analysis, const Plan& plan,
                                      const std::vector<Failure>& failures, bool live)
{
    const std::vector<VerdictText> verdicts = verdictTexts(answer, plan);
    std::vector<CardContent> contents;
    for (std::size_t i = 0; i < answer.targets.size(); ++i) {
        const TargetAnswer& target = answer.targets[i];
        contents.push_back({.verdict = verdicts[i],
                            .brief = shortAnswer(target, plan),
                            .figures = cardFigures(target, analysis, plan),
                            .strip = decisionStrip(target, plan),
                            .labels = labelsOf(target, analysis, plan),
                            .failures = failuresOf(target, plan, failures),
                            .live = live});
    }
    return contents;
}

} // namespace breakeven
