// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <QJsonObject>
#include <QLatin1String>

namespace breakeven {

[[nodiscard]] QLatin1String toString(Verdict verdict);   // "threads", "single", "unclear"
[[nodiscard]] QLatin1String toString(ThreadsPay pay);    // "above", "below"
[[nodiscard]] QLatin1String toString(RunStatus status);  // "settled", "budget", "cancelled", "failed"

// The one object that `analyze --json` and `run --json` print (design section 8).
[[nodiscard]] QJsonObject toJson(const Analysis& analysis);

} // namespace breakeven
