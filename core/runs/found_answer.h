// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/interval.h"
#include "core/plan/plan.h"

#include <QJsonArray>
#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace breakeven {

// What is best on a stretch of the axis.
enum class FoundKind {
    Best,         // one arm, of one thread or more
    NoDifference, // none worth having
    Unclear,
};

struct FoundStretch
{
    FoundKind kind = FoundKind::Unclear;
    Arm arm{};       // that is best; of kind Best only
    double from = 0; // in the axis's own unit
    double to = 0;
    std::optional<Interval> fromInterval{}; // of where it begins, where a supported change lies there
    std::optional<Interval> toInterval{};   // likewise of where it ends

    friend bool operator==(const FoundStretch&, const FoundStretch&) = default;
};

// What a run says of one target under one runtime, as the last line of its file tells it, so that a list of
// runs needn't analyse any.
struct FoundAnswer
{
    QString target;
    RuntimeKind runtime = RuntimeKind::Native;
    AxisKind axis = AxisKind::RttUs;
    std::vector<FoundStretch> stretches{}; // ascending; one over thread counts

    friend bool operator==(const FoundAnswer&, const FoundAnswer&) = default;
};

[[nodiscard]] QJsonArray toJson(std::span<const FoundAnswer> answers);

// The same back; what can't be read is left out.
[[nodiscard]] std::vector<FoundAnswer> foundAnswersFromJson(const QJsonArray& array);

} // namespace breakeven
