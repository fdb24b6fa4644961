// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <system_error>
#include <thread>
#include <utility>

namespace breakeven {

// Raises the soft limit of open files to the hard one, for us and for what we start: the usual 1024 is for
// programs that call select(), and is used up by a few hundred workers.
void raiseDescriptorLimit();

struct DescriptorUse
{
    int open = 0;
    int limit = 0;
};

// Nothing open where the system doesn't tell.
[[nodiscard]] DescriptorUse descriptorUse();

// Why the system starts no more threads or processes: ThreadsExhausted, with the limit that is reached or,
// where that doesn't show, those there are.
[[nodiscard]] Error threadsExhausted();

// A thread that runs `body`, or why there is none.
template <typename Body>
[[nodiscard]] Result<std::thread> startThread(Body body)
{
    try {
        return std::thread(std::move(body));
    } catch (const std::system_error&) {
        return threadsExhausted();
    }
}

// Whether `count` threads more can be had, found out by having them for a moment: for libraries that end the
// program where one of theirs doesn't start.
[[nodiscard]] Status canStartThreads(int count);

} // namespace breakeven
