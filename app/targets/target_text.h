// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/environment/target_facts.h"
#include "core/plan/target.h"

#include <QString>
#include <QStringList>

namespace breakeven {

// Who says how far away a target is as if it were.
enum class Distance {
    OfTarget, // its network
    OfSweep,  // the value of the axis, whatever its network says
};

// What a list shows below a target's name before anything is known of it: "temporary folder", "2 ms away,
// emulated · started for the run". What is emulated comes first, as a narrow row cuts off the end.
[[nodiscard]] QString describeTarget(const Target& target, Distance distance = Distance::OfTarget);

// The same once it was checked: "temporary folder · ext4, local", "0.41 ms away · 7.2.4".
[[nodiscard]] QString describeTarget(const Target& target, const TargetFacts& facts,
                                     Distance distance = Distance::OfTarget);

// What `network` emulates: "2 ms away, ± 100 µs, 10 Mbit/s, emulated"; empty where it is nothing. With the
// distance of a sweep its round trip is none of it.
[[nodiscard]] QString emulationText(const Network& network, Distance distance = Distance::OfTarget);

// What a target is called until the user says otherwise: its last folder, its host, its pool.
[[nodiscard]] QString nameFor(const Target& target);

// What a check found, a line each: "Reachable: redis://cache:6379", "Version 7.0.15", …
[[nodiscard]] QStringList factLines(const TargetFacts& facts);

} // namespace breakeven
