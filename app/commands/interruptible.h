// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <utility>

namespace breakeven {

// Runs `work` in another thread and waits for its end. The first SIGINT, SIGTERM, SIGHUP or SIGQUIT meanwhile
// requests the stop that it is given: false.
[[nodiscard]] bool runUntilSignal(const std::function<void(const std::stop_token&)>& work);

// What `work` gives; nothing where a signal stopped it, which has removed by then what it made.
template <typename Work>
[[nodiscard]] auto untilSignal(Work work) -> std::optional<decltype(work(std::stop_token()))>
{
    std::optional<decltype(work(std::stop_token()))> result;
    const bool isWhole = runUntilSignal([&](const std::stop_token& stop) { result.emplace(work(stop)); });
    if (!isWhole)
        result.reset();
    return result;
}

} // namespace breakeven
