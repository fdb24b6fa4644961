// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/published_table_json.h"

#include "core/analysis/analysis_json.h"
#include "core/plan/plan_json.h"

#include <QJsonObject>

namespace breakeven {

namespace {

QJsonValue orNull(const std::optional<std::chrono::nanoseconds>& duration)
{
    return duration ? QJsonValue(static_cast<qint64>(duration->count())) : QJsonValue(QJsonValue::Null);
}

QJsonObject toJson(const MeasuredFigures& measured)
{
    const PointResult& point = measured.point;
    const auto& interval = point.speedUp.interval;
    QJsonObject object{
        {QStringLiteral("runtime"), toString(measured.runtime)},
        {QStringLiteral("emulation"), toJson(point.emulation)},
        {QStringLiteral("single_best_of_3_ns"), orNull(measured.singleBestOfThree)},
        {QStringLiteral("best_of_3_ns"), orNull(measured.bestOfThree)},
        {QStringLiteral("single_median_ns"), orNull(point.single.p50)},
        {QStringLiteral("median_ns"), orNull(point.summary.p50)},
        {QStringLiteral("speedup"), point.speedUp.ratio},
        {QStringLiteral("speedup_ci"),
         interval ? QJsonValue(QJsonArray{interval->low, interval->high}) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("verdict"), toString(point.verdict)},
        {QStringLiteral("single_io_share"),
         point.singleIoShare ? QJsonValue(*point.singleIoShare) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("single_cpu_ns"), orNull(measured.singleCpu)},
        {QStringLiteral("agreement"), toString(measured.agreement)},
    };
    if (measured.gil) {
        object.insert(QStringLiteral("single_gil_held_ns"), orNull(measured.gil->held));
        object.insert(QStringLiteral("gil_limit"), measured.gil->speedUp);
    }
    return object;
}

QJsonObject toJson(const WorkAlone& work)
{
    QJsonArray measured;
    const auto add = [&measured](RuntimeKind runtime, const std::optional<std::chrono::nanoseconds>& cost) {
        if (cost)
            measured.append(QJsonObject{{QStringLiteral("runtime"), toString(runtime)},
                                        {QStringLiteral("single_ns"), orNull(*cost)}});
    };
    add(RuntimeKind::Native, work.native);
    add(RuntimeKind::CPython, work.python);
    return {{QStringLiteral("target"), QLatin1String("fake work alone")},
            {QStringLiteral("published"),
             QJsonObject{{QStringLiteral("single_ns"), orNull(WorkAlone::publishedTime)}}},
            {QStringLiteral("measured"), measured}};
}

} // namespace

QLatin1String toString(Agreement agreement)
{
    switch (agreement) {
    case Agreement::Agrees:
        return QLatin1String("agrees");
    case Agreement::Differs:
        return QLatin1String("differs");
    case Agreement::Unclear:
        break;
    }
    return QLatin1String("unclear");
}

QJsonArray toJson(const PublishedTable& table)
{
    QJsonArray rows;
    for (const PublishedRow& row : table.rows) {
        QJsonArray measured;
        for (const MeasuredFigures& figures : row.measured)
            measured.append(toJson(figures));
        rows.append(QJsonObject{
            {QStringLiteral("target"), row.target},
            {QStringLiteral("published"),
             QJsonObject{{QStringLiteral("single_ns"), orNull(row.published.single)},
                         {QStringLiteral("ns"), orNull(row.published.arm)},
                         {QStringLiteral("threads"), PublishedFigures::threadCount},
                         {QStringLiteral("speedup"), row.published.speedUp()}}},
            {QStringLiteral("measured"), measured},
        });
    }
    if (!table.empty())
        rows.append(toJson(table.work));
    return rows;
}

} // namespace breakeven
