// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/interval.h"
#include "core/plan/plan.h"

#include <QJsonArray>
#include <QString>

#include <span>
#include <vector>

namespace breakeven {

// A crossover as the last line of a run file tells it, so that a list of runs needn't analyse any.
struct FoundCrossover
{
    QString target;
    AxisKind axis = AxisKind::RttUs;
    double at = 0; // in the axis's own unit
    Interval interval;

    friend bool operator==(const FoundCrossover&, const FoundCrossover&) = default;
};

[[nodiscard]] QJsonArray toJson(std::span<const FoundCrossover> found);

// The same back; what can't be read is left out.
[[nodiscard]] std::vector<FoundCrossover> foundCrossoversFromJson(const QJsonArray& array);

} // namespace breakeven
