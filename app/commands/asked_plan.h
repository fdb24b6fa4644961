// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/console.h"
#include "core/base/result.h"
#include "core/plan/plan.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

namespace breakeven {

// The plan that the options ask for: a preset's, a file's or the JSON itself; without them the first
// preset's. Keys that have no effect are told. NotFound of a preset, else errors as planFromFile().
[[nodiscard]] Result<Plan> planAskedFor(const QCommandLineParser& parser, const QCommandLineOption& preset,
                                        const QCommandLineOption& planFile, Console& console);

} // namespace breakeven
