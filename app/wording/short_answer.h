// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/answer.h"
#include "core/plan/plan.h"

#include <QString>

#include <optional>

namespace breakeven {

// The answer for a head or a row, where the sentence has no room: "6 threads from 27 µs on".
struct ShortAnswer
{
    QString text;
    std::optional<Arm> arm; // that it speaks of, whose colour it has; none: of none

    friend bool operator==(const ShortAnswer&, const ShortAnswer&) = default;
};

[[nodiscard]] ShortAnswer shortAnswer(const TargetAnswer& answer, const Plan& plan);

} // namespace breakeven
