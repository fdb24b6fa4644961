// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wording/verdict_text.h"
#include "core/analysis/analysis.h"
#include "core/analysis/forecast.h"
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
class Answer final : public QObject
{
    Q_OBJECT

public:
    // `parent` owns the parts, until a layout takes them over.
    explicit Answer(QWidget* parent);

    [[nodiscard]] QWidget* verdict() const;
    [[nodiscard]] QWidget* tables() const;

    void setTheme(const Theme& theme);
    void choose(const PointKey& key, std::size_t arm);   // as a click on its row does
    void start();                                        // nothing is known yet
    void show(const Run& run, const Analysis& analysis); // so far
    void finish(std::shared_ptr<const Run> run,
                const Analysis& analysis); // with what only a whole run can say

signals:
    void pointChosen(const breakeven::PointKey& key);
    void otherLayoutWanted(const breakeven::Target& target); // to be measured, too
    void fitted(const breakeven::Forecasters& forecasters);  // to what is shown; null: not yet

private:
    void showWhy();
    void showCauses(const std::vector<VerdictText>& verdicts);
    void explain(const PointKey& key, std::size_t arm);

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
    std::optional<PointResult> m_telling;                // whose causes are shown
    std::vector<std::optional<PointResult>> m_tellingOf; // likewise, beside each verdict
    // What is shown, for when another point is chosen.
    Plan m_plan;
    Environment m_environment;
    Analysis m_analysis;
};

} // namespace breakeven
