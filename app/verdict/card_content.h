// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/decision_strip.h"
#include "app/wording/card_text.h"
#include "app/wording/short_answer.h"
#include "app/wording/verdict_text.h"
#include "core/analysis/analysis.h"
#include "core/answer/answer.h"
#include "core/runs/run.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace breakeven {

// What is written below a strip, on its scale.
struct StripLabels
{
    bool isScaled = false; // there is an axis; else nothing ever stands below the strip
    QString first;
    QString last;
    QString change;      // where the answer changes; empty where it doesn't
    double changeAt = 0; // in shares of the strip's width

    friend bool operator==(const StripLabels&, const StripLabels&) = default;
};

// What an answer card shows: of one target under one runtime.
struct CardContent
{
    VerdictText verdict;
    ShortAnswer brief;
    std::vector<CardFigure> figures;
    DecisionStrip strip;
    StripLabels labels;
    QStringList failures; // why points, or all of it, could not be measured
    bool live = false;    // the run goes on: what is shown may change

    friend bool operator==(const CardContent&, const CardContent&) = default;
};

// One for each answer, in their order. `live`: while the run goes on.
[[nodiscard]] std::vector<CardContent> cardContents(const Answer& answer, const Analysis& analysis,
                                                    const Plan& plan, const std::vector<Failure>& failures,
                                                    bool live);

} // namespace breakeven
