// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/card_text.h"

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
    Q_DECLARE_TR_FUNCTIONS(breakeven::AnswerCard)
};

// Of the arm that the answer is told by, along the axis.
std::vector<const PointResult*> pointsOf(const TargetAnswer& answer, const Analysis& analysis)
{
    std::vector<const PointResult*> points;
    std::optional<std::size_t> arm = answer.leading ? std::optional(answer.leading->arm) : std::nullopt;
    for (const PointResult& point : analysis.points) {
        if (point.key.target != answer.target || point.key.runtime != answer.runtime)
            continue;
        if (!arm)
            arm = point.arm;
        if (point.arm == *arm)
            points.push_back(&point);
    }
    return points;
}

CardFigure speedUpAt(const PointResult& point)
{
    return {speedUpText(point.speedUp.ratio),
            Words::tr("at %1").arg(axisValueText(point.key.axis, point.key.value))};
}

// Of all that was measured of its rows, under whatever runtime.
QString agreementText(const PublishedTable& published)
{
    int all = 0;
    int agree = 0;
    int differ = 0;
    for (const PublishedRow& row : published.rows) {
        for (const MeasuredFigures& measured : row.measured) {
            ++all;
            agree += measured.agreement == Agreement::Agrees ? 1 : 0;
            differ += measured.agreement == Agreement::Differs ? 1 : 0;
        }
    }
    return all == 0
               ? Words::tr("No row of the post's table is measured yet.")
               : Words::tr("As the post has it: %1 of %2 rows measured here. Another way: %3. Not clear: %4.")
                     .arg(agree)
                     .arg(all)
                     .arg(differ)
                     .arg(all - agree - differ);
}

std::vector<CardFigure> ofCounts(const PointResult& point)
{
    std::vector<CardFigure> figures{{speedUpText(point.speedUp.ratio), armName(point.what)}};
    if (isBelievable(point.speedUp) && saysSomething(*point.speedUp.interval))
        figures.push_back({speedUpIntervalText(*point.speedUp.interval), Words::tr("95 % interval")});
    if (point.singleIoShare)
        figures.push_back({shareText(*point.singleIoShare), Words::tr("I/O share")});
    return figures;
}

} // namespace

std::optional<AnswerChange> changeOf(const TargetAnswer& answer)
{
    if (answer.state != AnswerState::Known || answer.axis == AxisKind::Threads)
        return std::nullopt;
    const auto changeAt = [&](double at,
                              const std::optional<Interval>& interval) -> std::optional<AnswerChange> {
        if (!interval)
            return std::nullopt;
        return AnswerChange{at, *interval, edgeText(answer.axis, at, interval)};
    };
    const auto main = mainStretches(answer);
    if (!main.empty()) {
        if (auto change = changeAt(main.front().from, main.front().fromInterval))
            return change;
        return changeAt(main.back().to, main.back().toInterval);
    }
    for (const Stretch& stretch : answer.stretches)
        if (auto change = changeAt(stretch.to, stretch.toInterval))
            return change;
    return std::nullopt;
}

std::vector<CardFigure> cardFigures(const TargetAnswer& answer, const Analysis& analysis, const Plan& plan)
{
    const std::vector<const PointResult*> points = pointsOf(answer, analysis);
    if (points.empty() || answer.selfCheck)
        return {};
    if (plan.axis.kind == AxisKind::Threads)
        return ofCounts(answer.leading ? *answer.leading : *points.front());
    std::vector<CardFigure> figures;
    if (const auto change = changeOf(answer))
        figures.push_back(
            {estimateText(answer.axis, change->at, change->interval).interval, Words::tr("95 % interval")});
    figures.push_back(speedUpAt(*points.front()));
    if (figures.size() == 1 && points.size() > 2)
        figures.push_back(speedUpAt(*points[points.size() / 2]));
    if (points.size() > 1)
        figures.push_back(speedUpAt(*points.back()));
    return figures;
}

QString summaryText(const Answer& answer, const PublishedTable& published)
{
    if (!published.empty())
        return agreementText(published);
    int several = 0;
    int single = 0;
    int open = 0;
    for (const TargetAnswer& target : answer.targets) {
        const auto has = [&target](StretchKind kind) {
            return std::any_of(target.stretches.begin(), target.stretches.end(),
                               [kind](const Stretch& stretch) { return stretch.kind == kind; });
        };
        if (target.state == AnswerState::Known && has(StretchKind::Arm))
            ++several;
        else if (target.state == AnswerState::Known &&
                 (has(StretchKind::Single) || has(StretchKind::NoDifference)))
            ++single;
        else
            ++open;
    }
    QStringList parts;
    if (several > 0)
        parts.append(Words::tr("worth it for %1").arg(several));
    if (single > 0)
        parts.append(Words::tr("one thread does for %1").arg(single));
    if (open > 0)
        parts.append(Words::tr("not known for %1").arg(open));
    return Words::tr("More than one thread, of %1 answers: %2.")
        .arg(answer.targets.size())
        .arg(parts.join(QStringLiteral(", ")));
}

} // namespace breakeven
