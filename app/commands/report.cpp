// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/report.h"

#include "app/commands/advice_section.h"
#include "app/commands/causes_section.h"
#include "app/commands/published_table_text.h"
#include "app/commands/result_text.h"
#include "app/wording/error_text.h"
#include "app/wording/verdict_text.h"
#include "core/analysis/advice_json.h"
#include "core/analysis/analysis_json.h"
#include "core/analysis/block_medians.h"
#include "core/analysis/published_table_json.h"
#include "core/answer/answer_json.h"
#include "core/environment/environment_json.h"
#include "core/runs/run_findings.h"

#include <QJsonArray>

namespace breakeven {

QString reportText(const Run& run, const Analysis& analysis, const Answer& answer)
{
    const Plan& plan = run.header.plan;
    const QString published = publishedTableText(publishedTable(run, analysis));
    return answerText(verdictTexts(answer, plan)) + QLatin1Char('\n') +
           (published.isEmpty() ? pointsTable(analysis, plan) : published);
}

QString detailsText(const Run& run, const Analysis& analysis, const Answer& answer)
{
    const Plan& plan = run.header.plan;
    const PublishedTable published = publishedTable(run, analysis);
    return reasonsText(verdictTexts(answer, plan)) +
           (published.empty() ? QString() : QLatin1Char('\n') + pointsTable(analysis, plan)) +
           publishedDifferencesText(published) +
           causesSection(analysis, answer, plan, run.header.environment) + findingsText(run) +
           adviceSection(answer, plan);
}

QJsonObject reportJson(const Run& run, const Analysis& analysis, const Answer& answer)
{
    const Plan& plan = run.header.plan;
    QJsonObject object = toJson(analysis);
    if (!run.header.id.isNull()) // of a run that never began no condition is known
        addCondition(run.header, object);
    object.insert(QStringLiteral("answers"), toJson(answer, plan));
    addDetails(answer, object);
    QJsonArray models;
    for (const Forecaster& forecaster : Forecaster::of(run, blockMediansOf(run, plan.arms))) {
        QJsonObject model = toJson(forecaster);
        if (!forecaster.model().ok())
            model.insert(QStringLiteral("refused"), clause(forecaster.model().error()));
        models.append(model);
    }
    object.insert(QStringLiteral("model"), models);
    if (const QJsonArray pythons = pythonsJson(run.header.environment); !pythons.isEmpty())
        object.insert(QStringLiteral("pythons"), pythons);
    object.insert(QStringLiteral("findings"), QJsonArray::fromStringList(phraseTexts(findingsOf(run))));
    if (const auto table = publishedTable(run, analysis); !table.empty())
        object.insert(QStringLiteral("published"), toJson(table));
    return object;
}

} // namespace breakeven
