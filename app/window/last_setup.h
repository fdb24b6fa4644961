// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace breakeven {

// What was set up when the window was closed.
struct LastSetup
{
    QString preset;              // its id, as it comes with the program; empty: `plan` says all
    Plan plan;                   // without passwords
    QStringList foreignPrograms; // that it may name, and that its user has not allowed yet
};

[[nodiscard]] std::optional<LastSetup> loadLastSetup(); // nothing where there is none that can be read
void keepLastSetup(const LastSetup& setup);

} // namespace breakeven
