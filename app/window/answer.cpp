// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/answer.h"

#include "app/points/points_model.h"
#include "app/points/points_table.h"
#include "app/points/result_tables.h"
#include "app/verdict/advice_card.h"
#include "app/verdict/verdict_panel.h"
#include "app/verdict/what_if_card.h"
#include "app/verdict/why_card.h"
#include "app/wording/causes_text.h"
#include "app/wording/verdict_text.h"
#include "core/analysis/published_table.h"
#include "core/runs/run_findings.h"

#include <algorithm>
#include <memory>

namespace breakeven {

namespace {

std::optional<PointResult> pointAt(const Analysis& analysis, const PointKey& key, std::size_t arm)
{
    const auto found =
        std::find_if(analysis.points.begin(), analysis.points.end(), [&](const PointResult& point) {
            return point.key == key && point.arm == arm && point.causes;
        });
    return found == analysis.points.end() ? std::nullopt : std::optional(*found);
}

} // namespace

Answer::Answer(QWidget* parent)
    : QObject(parent)
    , m_points(new PointsModel(parent))
    , m_table(new PointsTable(m_points, parent))
    , m_tables(new ResultTables(m_table, parent))
    , m_verdict(new VerdictPanel(parent))
{
    connect(m_verdict->whatIf(), &WhatIfCard::fitted, this, &Answer::fitted);
    connect(m_verdict, &VerdictPanel::otherLayoutWanted, this, [this](const QString& name) {
        for (const Target& target : m_plan.targets)
            if (target.name == name)
                emit otherLayoutWanted(target);
    });
    connect(m_table, &PointsTable::pointSelected, this, &Answer::explain);
    connect(m_verdict, &VerdictPanel::pointChosen, this, &Answer::explain);
}

void Answer::explain(const PointKey& key, std::size_t arm)
{
    m_chosen = {key, arm};
    showWhy();
    emit pointChosen(key);
}

QWidget* Answer::verdict() const
{
    return m_verdict;
}

QWidget* Answer::tables() const
{
    return m_tables;
}

void Answer::setTheme(const Theme& theme)
{
    m_table->setTheme(theme);
    m_verdict->setTheme(theme);
}

void Answer::choose(const PointKey& key, std::size_t arm)
{
    m_table->choose(key, arm);
}

void Answer::start()
{
    m_chosen.reset();
    m_telling.reset();
    m_tellingOf.clear();
    m_verdict->advice()->clear();
    m_verdict->whatIf()->clear();
}

void Answer::show(const Run& run, const Analysis& analysis)
{
    m_plan = run.header.plan;
    m_environment = run.header.environment;
    m_analysis = analysis;
    const auto verdicts =
        m_plan.targets.empty() ? std::vector<VerdictText>{} : verdictTexts(analysis, m_plan);
    m_verdict->setVerdicts(verdicts);
    showCauses(verdicts);
    m_verdict->setFindings(findingsOf(run));
    m_points->setPoints(analysis.points);
    m_tables->setPublished(publishedTable(run, analysis));
    m_table->fitColumns(m_plan.targets.size() > 1 || m_plan.runtimes.size() > 1, armsOf(m_plan).size() > 2,
                        m_plan.axis.kind == AxisKind::Threads);
    showWhy();
}

void Answer::finish(std::shared_ptr<const Run> run, const Analysis& analysis)
{
    show(*run, analysis);
    m_verdict->advice()->show(run, analysis);
    m_verdict->whatIf()->show(std::move(run));
}

void Answer::showCauses(const std::vector<VerdictText>& verdicts)
{
    m_tellingOf.resize(verdicts.size());
    for (std::size_t i = 0; i < verdicts.size(); ++i)
        m_tellingOf[i] = tellingPoint(m_analysis, verdicts[i], m_tellingOf[i]);
    m_verdict->setPoints(m_tellingOf);
}

void Answer::showWhy()
{
    m_telling = tellingPoint(m_analysis, m_telling);
    const auto chosen = m_chosen ? pointAt(m_analysis, m_chosen->key, m_chosen->arm) : std::nullopt;
    m_verdict->why()->setPoint(chosen ? chosen : m_telling, m_plan, m_environment);
}

} // namespace breakeven
