// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/verdict/summary_card.h"
#include "app/wording/verdict_text.h"
#include "core/analysis/analysis.h"
#include "core/analysis/forecast.h"
#include "core/analysis/published_table.h"
#include "core/answer/answer.h"
#include "core/runs/run.h"

#include <QObject>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace breakeven {

class PointsModel;
class PointsTable;
class ResultTables;
class VerdictPanel;
struct Theme;

// Puts what a run says into the window's parts that say it: the verdicts with their why, and the tables.
class AnswerParts final : public QObject
{
    Q_OBJECT

public:
    // `parent` owns the parts, until a layout takes them over.
    explicit AnswerParts(QWidget* parent);

    [[nodiscard]] QWidget* verdict() const;
    [[nodiscard]] ResultTables* tables() const;
    [[nodiscard]] const Answer& answer() const { return m_said; } // as it is shown

    void setTheme(const Theme& theme);
    void choose(const PointKey& key, std::size_t arm);   // as a click on its row does
    void start();                                        // nothing is known yet
    void goOn();                                         // what was whole grows
    void show(const Run& run, const Analysis& analysis); // so far
    // With what only a whole run can say; `mayGoOn`: whether it can be measured longer.
    void finish(std::shared_ptr<const Run> run, const Analysis& analysis, const Status& mayGoOn);

signals:
    void pointChosen(const breakeven::PointKey& key);
    void otherLayoutWanted(const breakeven::Target& target); // to be measured, too
    void longerWanted();                                     // likewise
    void runAgainWanted();                                   // what is shown
    void fitted(const breakeven::Forecasters& forecasters);  // to what is shown; null: not yet

private:
    void say(const Answer& answer);
    [[nodiscard]] SummaryContent summaryOf(const Answer& answer) const;
    void showWhy();
    void explain(const PointKey& key, std::size_t arm);
    void explainCard(std::size_t card); // at the point that tells most of it

    PointsModel* m_points; // these are owned by parent, through QObject
    PointsTable* m_table;
    ResultTables* m_tables;
    VerdictPanel* m_verdict;
    struct Chosen
    {
        PointKey key;
        std::size_t arm = 0; // index in the plan's arms
    };
    std::optional<Chosen> m_chosen;
    std::optional<PointResult> m_telling; // whose causes are shown, of the chosen card
    std::vector<VerdictText> m_verdicts;  // of the cards
    // What is shown, for when another point is chosen.
    QString m_title;
    Plan m_plan;
    Environment m_environment;
    std::vector<Failure> m_failures;
    PublishedTable m_published;
    Analysis m_analysis;
    Answer m_said;
    std::optional<Answer> m_whole; // of the run that is shown, once it has ended
    bool m_ended = false;          // nothing more comes of it
};

} // namespace breakeven
