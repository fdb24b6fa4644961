// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>

namespace breakeven {

// How many of `cores` other programs keep busy while this one only waits, for 200 ms; nothing where the
// kernel doesn't say it.
[[nodiscard]] std::optional<double> loadOfOthers(int cores);

struct QuietWait
{
    std::chrono::milliseconds waited{}; // 0: it was quiet at once
    std::optional<double> load;         // of others, in the last 200 ms of it; as loadOfOthers()
};

// Waits until others use a quarter of `cores` at most, or `atMost` is over, or one of the tokens is stopped,
// which ends it at once. `stillLoud` is told of each load above.
[[nodiscard]] QuietWait waitForQuiet(int cores, std::chrono::milliseconds atMost, const std::stop_token& stop,
                                     const std::stop_token& skip,
                                     const std::function<void(double)>& stillLoud);

} // namespace breakeven
