// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/environment/environment.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLatin1String>

namespace breakeven {

// Of threads on the cores: "drawn" or "free", where the scheduler has it.
[[nodiscard]] QLatin1String placementOf(const Environment& environment);

[[nodiscard]] QJsonObject toJson(const Environment& environment);
[[nodiscard]] QJsonArray pythonsJson(const Environment& environment); // its Pythons alone

// As among the environment's targets: what isn't known has no key.
[[nodiscard]] QJsonObject toJson(const TargetFacts& facts);

// Never fails: what is missing or of another type stays empty, as run files of other versions must be
// readable.
[[nodiscard]] Environment environmentFromJson(const QJsonObject& object);

} // namespace breakeven
