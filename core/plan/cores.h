// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>
#include <QString>

#include <optional>

namespace breakeven {

// The condition of the machine's cores while blocks are measured.
enum class Cores {
    Awake,    // kept from sleeping
    AsTheyAre // they fall asleep, and take their time to wake, as they like
};

[[nodiscard]] QLatin1String toString(Cores cores);                  // as plans and run files have it
[[nodiscard]] std::optional<Cores> coresNamed(const QString& name); // as toString() has them

} // namespace breakeven
