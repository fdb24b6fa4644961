// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run.h"

#include <QLoggingCategory>
#include <QString>

namespace breakeven {

// What --verbose shows of a verb's work, on standard error. QT_LOGGING_RULES can name them, too.
Q_DECLARE_LOGGING_CATEGORY(runLog) // breakeven.run: what is done, what was opened, and each block

void logStart(const RunHeader& header, const QString& path); // of a run's file
void logBlock(const Block& block);

// From now on all of ours are shown.
void showVerbose();

} // namespace breakeven
