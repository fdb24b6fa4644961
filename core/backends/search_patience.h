// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <stop_token>

namespace breakeven {

// How long somebody waits for a search through all that a target holds.
struct SearchPatience
{
    std::stop_token stop = {};
    std::chrono::milliseconds budget{5'000};
};

} // namespace breakeven
