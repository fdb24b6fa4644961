// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/plan.h"

#include <QString>

#include <vector>

namespace breakeven {

// A plan that ships with the program (resources/presets/*.json).
struct Preset
{
    QString id;          // as typed: "first-look"
    QString description; // what it answers, in a sentence
    Plan plan;
};

// All presets, the default ("first-look") first.
[[nodiscard]] const std::vector<Preset>& presets();

// NotFound names those that exist.
[[nodiscard]] Result<Preset> presetById(const QString& id);

} // namespace breakeven
