// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/abandonable_call.h"

#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <thread>

namespace breakeven {

namespace {

std::atomic<int> unattended{0};

// Destructors of static objects would pull a library's state from under the threads that still use it.
void endBesideThem(int status, void* /*argument*/)
{
    if (unattended == 0)
        return;
    std::fflush(nullptr);
    ::_exit(status);
}

} // namespace

bool runUnattended(std::function<void()> work)
{
    static const int registered = ::on_exit(endBesideThem, nullptr);
    static_cast<void>(registered);
    ++unattended;
    try {
        std::thread([work = std::move(work)]() mutable {
            work();
            work = {}; // and what it holds
            --unattended;
        }).detach();
    } catch (const std::system_error&) {
        --unattended;
        return false;
    }
    return true;
}

} // namespace breakeven
