// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace breakeven {

// What a plan or a run calls a target, or itself, as it is shown: what a preset says in the user's language,
// any other text as its user wrote it. Never what identifies the target: that is the name itself.
[[nodiscard]] QString shownName(const QString& name);

// The same of a title, which the setup puts together of targets and of an axis by its id.
[[nodiscard]] QString shownTitle(const QString& title);

} // namespace breakeven
