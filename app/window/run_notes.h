// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run.h"

#include <QString>
#include <QStringList>

namespace breakeven {

// "redis: the server went away", with the runtime where the plan has several.
[[nodiscard]] QString textOf(const Failure& failure, const Plan& plan);

// What its reader should know of an opened run before its figures: what failed when it was measured, and what
// could not be read of its file.
[[nodiscard]] QStringList notesOf(const Run& run);

} // namespace breakeven
