// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run.h"

#include <QString>
#include <QStringList>

namespace breakeven {

// The condition of the machine's cores, wherever figures are shown: "cores kept awake", "cores as they are".
[[nodiscard]] QString coresText(Cores cores);

// What makes two runs hard to compare as to how the machine was held; sentences.
[[nodiscard]] QStringList conditionWarnings(const RunHeader& base, const RunHeader& now);

// What is done before a run while other programs use `load` cores' worth: "waiting for a quiet machine:
// load 1.7".
[[nodiscard]] QString waitingText(double load);

} // namespace breakeven
