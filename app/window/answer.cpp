// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/answer.h"

#include "app/tables/points_model.h"
#include "app/tables/points_table.h"
#include "app/tables/result_tables.h"
#include "app/verdict/advice_card.h"
#include "app/verdict/card_content.h"
#include "app/verdict/verdict_panel.h"
#include "app/verdict/what_if_card.h"
#include "app/verdict/why_card.h"
#include "app/wording/causes_text.h"
#include "app/wording/error_text.h"
#include "app/wording/shown_name.h"
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

AnswerParts::AnswerParts(QWidget* parent)
    : QObject(parent)
    , m_points(new PointsModel(parent))
    , m_table(new PointsTable(m_points, parent))
    , m_tables(new ResultTables(m_table, parent))
    , m_verdict(new VerdictPanel(parent))
{
    connect(m_verdict->whatIf(), &WhatIfCard::fitted, this, &AnswerParts::fitted);
    connect(m_verdict, &VerdictPanel::otherLayoutWanted, this, [this](const QString& name) {
        for (const Target& target : m_plan.targets)
            if (target.name == name)
                emit otherLayoutWanted(target);
    });
    connect(m_verdict->advice(), &AdviceCard::answered, this, [this](const Answer& answer) {
        m_whole = answer;
        say(answer);
    });
    connect(m_verdict, &VerdictPanel::runAgainWanted, this, &AnswerParts::runAgainWanted);
    connect(m_table, &PointsTable::pointSelected, this, &AnswerParts::explain);
    connect(m_verdict, &VerdictPanel::cardChosen, this, &AnswerParts::explainCard);
}

void AnswerParts::explain(const PointKey& key, std::size_t arm)
{
    m_chosen = {key, arm};
    for (std::size_t card = 0; card < m_verdicts.size(); ++card)
        if (m_verdicts[card].target == key.target && m_verdicts[card].runtime == key.runtime)
            m_verdict->choose(card);
    showWhy();
    emit pointChosen(key);
}

void AnswerParts::explainCard(std::size_t card)
{
    m_chosen.reset();
    m_telling = tellingPoint(m_analysis, m_verdicts.at(card), std::nullopt);
    showWhy();
    if (m_telling)
        emit pointChosen(m_telling->key);
}

QWidget* AnswerParts::verdict() const
{
    return m_verdict;
}

ResultTables* AnswerParts::tables() const
{
    return m_tables;
}

void AnswerParts::setTheme(const Theme& theme)
{
    m_table->setTheme(theme);
    m_verdict->setTheme(theme);
}

void AnswerParts::choose(const PointKey& key, std::size_t arm)
{
    m_table->choose(key, arm);
}

void AnswerParts::start()
{
    m_chosen.reset();
    m_telling.reset();
    m_whole.reset();
    m_ended = false;
    m_verdict->choose(0);
    m_verdict->advice()->clear();
    m_verdict->whatIf()->clear();
}

void AnswerParts::show(const Run& run, const Analysis& analysis)
{
    m_title = shownTitle(run.header.title);
    m_plan = run.header.plan;
    m_environment = run.header.environment;
    m_failures = run.failures;
    m_analysis = analysis;
    m_published = publishedTable(run, analysis);
    m_tables->setPublished(m_published);
    say(m_whole ? *m_whole : answerOf(factsOf(run), analysis));
    m_verdict->setFindings(phraseTexts(findingsOf(run)));
    m_points->setPoints(analysis.points);
    const auto others = static_cast<int>(m_plan.arms.size()) - 1; // than one thread: each has a row
    m_tables->setCounts(static_cast<int>(analysis.points.size()) / std::max(others, 1), others + 1);
    m_table->fitColumns(m_plan.targets.size() > 1 || m_plan.runtimes.size() > 1, m_plan.arms.size() > 2,
                        m_plan.axis.kind == AxisKind::Threads);
}

void AnswerParts::say(const Answer& answer)
{
    m_said = answer;
    m_verdicts = verdictTexts(answer, m_plan);
    const bool isLive = !m_ended;
    m_verdict->setCards(cardContents(answer, m_analysis, m_plan, m_failures, isLive), summaryOf(answer));
    showWhy();
}

SummaryContent AnswerParts::summaryOf(const Answer& answer) const
{
    SummaryContent summary{.title = tr("%1, all answers").arg(m_title),
                           .sentence = summaryText(answer, m_published),
                           .caveats = {},
                           .live = !m_ended};
    for (const QString& caveat : m_verdicts.empty() ? QStringList() : m_verdicts.front().caveats)
        if (std::all_of(m_verdicts.begin(), m_verdicts.end(),
                        [&](const VerdictText& verdict) { return verdict.caveats.contains(caveat); }))
            summary.caveats.append(caveat);
    return summary;
}

void AnswerParts::finish(std::shared_ptr<const Run> run, const Analysis& analysis)
{
    m_whole.reset();
    m_ended = true;
    show(*run, analysis);
    m_verdict->advice()->show(run, analysis);
    m_verdict->whatIf()->show(std::move(run));
}

void AnswerParts::showWhy()
{
    const auto chosen = m_chosen ? pointAt(m_analysis, m_chosen->key, m_chosen->arm) : std::nullopt;
    const bool isOne = m_verdict->chosen() < m_verdicts.size();
    m_telling = isOne ? tellingPoint(m_analysis, m_verdicts[m_verdict->chosen()], m_telling) : std::nullopt;
    m_verdict->why()->setReasons(isOne ? std::vector{m_verdicts[m_verdict->chosen()]}
                                       : std::vector<VerdictText>());
    m_verdict->why()->setPoint(chosen ? chosen : m_telling, m_plan, m_environment);
}

} // namespace breakeven
