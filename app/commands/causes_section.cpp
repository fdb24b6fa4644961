// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/causes_section.h"

#include "app/commands/text_table.h"
#include "app/wording/causes_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <vector>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

// Voluntary and forced.
QString switchesOf(const std::optional<OperationFigures>& operation)
{
    if (!operation)
        return QStringLiteral("–");
    const auto text = [](double count) { return QLocale().toString(count, 'f', 1); };
    return text(operation->voluntarySwitches) + QStringLiteral(" + ") + text(operation->involuntarySwitches);
}

std::vector<Cause> causesIn(const std::vector<PointResult>& points)
{
    std::vector<Cause> causes;
    for (const Cause cause : allCauses) {
        const auto isThere = [cause](const PointResult& point) {
            return (timeOf(*point.causes, cause) + timeOf(*point.singleCauses, cause)).count() > 0;
        };
        if (std::any_of(points.begin(), points.end(), isThere))
            causes.push_back(cause);
    }
    return causes;
}

// A target has causes of threads and then maybe of pipelining, which may be told by the same point.
bool isBesideTheLast(const std::vector<PointResult>& points, std::size_t i)
{
    return i > 0 && points[i - 1].key == points[i].key;
}

QString tableOf(const std::vector<PointResult>& points, bool severalRuntimes)
{
    const std::vector<Cause> shown = causesIn(points);
    QStringList head{Words::tr("A batch of"), Words::tr("Arm")};
    for (const Cause cause : shown)
        head.append(causeName(cause));
    TextTable table(head + QStringList{Words::tr("Switches an op.")});
    for (std::size_t i = 0; i < points.size(); ++i) {
        const PointResult& point = points[i];
        const auto row = [&](const QString& place, const QString& arm, const Causes& causes,
                             const std::optional<OperationFigures>& operation) {
            QStringList cells{place, arm};
            for (const Cause cause : shown)
                cells.append(durationText(timeOf(causes, cause)));
            table.add(cells + QStringList{switchesOf(operation)});
        };
        if (!isBesideTheLast(points, i))
            row(placeName(point.key, severalRuntimes), armName(1), *point.singleCauses,
                point.singleOperation);
        row(QString(), armName(point.what), *point.causes, point.operation);
    }
    return table.text(QStringLiteral("  "));
}

} // namespace

QString causesSection(const Analysis& analysis, const Answer& answer, const Plan& plan,
                      const Environment& environment)
{
    std::vector<PointResult> points;
    for (const TargetAnswer& target : answer.targets) {
        VerdictText told;
        told.target = target.target;
        told.runtime = target.runtime;
        if (auto point = tellingPoint(analysis, told, std::nullopt))
            points.push_back(std::move(*point));
        if (!target.pipelining)
            continue;
        told.arm = target.pipelining->last.arm;
        if (auto point = tellingPoint(analysis, told, std::nullopt))
            points.push_back(std::move(*point));
    }
    if (points.empty())
        return {};
    const bool severalRuntimes = plan.runtimes.size() > 1;
    QString text = QLatin1Char('\n') + Words::tr("Where the time of a batch goes") + QLatin1Char('\n') +
                   tableOf(points, severalRuntimes);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (isBesideTheLast(points, i))
            continue;
        if (const QString causes = causesText(points[i], plan, environment); !causes.isEmpty())
            text += QStringLiteral("  ") +
                    Words::tr("%1: %2").arg(placeName(points[i].key, severalRuntimes), causes) +
                    QLatin1Char('\n');
    }
    return text;
}

} // namespace breakeven
