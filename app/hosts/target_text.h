// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/environment/target_facts.h"
#include "core/plan/target.h"

#include <QString>
#include <QStringList>

namespace breakeven {

// What a list shows below a target's name before anything is known of it: "temporary folder", "started for
// the run".
[[nodiscard]] QString describeTarget(const Target& target);

// The same once it was checked: "temporary folder · ext4, local", "0.41 ms away · 7.2.4".
[[nodiscard]] QString describeTarget(const Target& target, const TargetFacts& facts);

// What a target is called until the user says otherwise: its last folder, its host, its pool.
[[nodiscard]] QString nameFor(const Target& target);

// What a check found, a line each: "Reachable: redis://cache:6379", "Version 7.0.15", …
[[nodiscard]] QStringList factLines(const TargetFacts& facts);

} // namespace breakeven
