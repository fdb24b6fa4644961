// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace breakeven {

// How the runtimes cpython and gil-model stand in for a user's Python.
struct PythonSetting
{
    QString interpreter; // absolute path; empty: the first that serves
    QString batchFile;   // absolute path of the user's own read, work and write; empty: ours. cpython only
    // The rest is gil-model's: what if …
    std::chrono::nanoseconds switchInterval = std::chrono::milliseconds(5); // 1 µs ... 10 s
    bool gil = true;                                                        // false: none is held
    // The client library's own time under the GIL in each call, 0 ... 1 s; none: as measured beside Python.
    std::optional<std::chrono::nanoseconds> heldPerCall;

    friend bool operator==(const PythonSetting&, const PythonSetting&) = default;
};

// Whether a switch interval, and a held time, is one that the model takes.
[[nodiscard]] constexpr bool isSwitchInterval(std::chrono::nanoseconds time)
{
    return time >= std::chrono::microseconds(1) && time <= std::chrono::seconds(10);
}

[[nodiscard]] constexpr bool isHeldTime(std::chrono::nanoseconds time)
{
    return time >= std::chrono::nanoseconds(0) && time <= std::chrono::seconds(1);
}

} // namespace breakeven
