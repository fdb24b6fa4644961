// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace breakeven {

// A time that a person waits: "20 s", "2 min", "1.5 h", as it is. timeSpanFromText() reads it back.
[[nodiscard]] QString timeText(std::chrono::milliseconds time);

// The same, rounded as one that is only guessed: "3 s" of 2.6.
[[nodiscard]] QString roughTimeText(std::chrono::milliseconds time);

// Reads what a user types for such a time: "20", "20 s", "500 ms", "2 min", "1h", "2 d". Nothing where it
// can't be understood, or would be longer than a month.
[[nodiscard]] std::optional<std::chrono::milliseconds> timeSpanFromText(const QString& text);

} // namespace breakeven
