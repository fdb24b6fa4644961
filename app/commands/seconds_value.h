// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace breakeven {

// What an option says in seconds, from `least` to as far as a plan's budget goes; nothing where it says
// anything else.
[[nodiscard]] std::optional<std::chrono::milliseconds> timeFrom(const QString& text, double least);

} // namespace breakeven
