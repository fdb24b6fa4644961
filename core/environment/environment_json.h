// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/environment/environment.h"

#include <QJsonObject>

namespace breakeven {

[[nodiscard]] QJsonObject toJson(const Environment& environment);

// Never fails: what is missing or of another type stays empty, as run files of other versions must be readable.
[[nodiscard]] Environment environmentFromJson(const QJsonObject& object);

} // namespace breakeven
