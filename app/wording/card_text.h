// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/analysis/published_table.h"
#include "core/answer/answer.h"
#include "core/plan/plan.h"

#include <QString>

#include <optional>
#include <vector>

namespace breakeven {

// A figure that an answer stands on, with what it is: "24 – 31 µs", "95 % interval".
struct CardFigure
{
    QString figure;
    QString meaning;

    friend bool operator==(const CardFigure&, const CardFigure&) = default;
};

// Two or three: where the answer changes, as an interval, and the speed-up of the arm that it is told by at
// the ends of the axis; over thread counts the speed-up with its interval. None before something is known.
[[nodiscard]] std::vector<CardFigure> cardFigures(const TargetAnswer& answer, const Analysis& analysis,
                                                  const Plan& plan);

// The place on the axis where the answer changes, in the axis's own unit; none where it doesn't, or not
// surely.
struct AnswerChange
{
    double at = 0;
    Interval interval;
    QString text; // "27 µs"

    friend bool operator==(const AnswerChange&, const AnswerChange&) = default;
};

[[nodiscard]] std::optional<AnswerChange> changeOf(const TargetAnswer& answer);

// What all answers of a run come to, in one sentence; of a run of the post's table, how they stand to the
// post.
[[nodiscard]] QString summaryText(const Answer& answer, const PublishedTable& published);

} // namespace breakeven
