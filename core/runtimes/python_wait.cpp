// SPDX-License-Identifier: GPL-3.0-or-later

// Beside the probe in the library that the Python loads which runs batches: waits that end on time, as our
// own threads' do, and that know how long they were before the thread had to wait for the GIL again.

#include "core/network/punctual_wait.h"

namespace {

__attribute__((tls_model("initial-exec"))) thread_local std::int64_t lead; // ns, of the thread's next wait

} // namespace

extern "C" {

// For breakeven_items.py, which calls it without the GIL: waits for `nanoseconds` and returns how many it
// took.
__attribute__((visibility("default"))) std::int64_t breakeven_wait(std::int64_t nanoseconds)
{
    const std::int64_t began = breakeven::monotonicTime();
    lead = breakeven::waitPunctually(began + nanoseconds, lead);
    return breakeven::monotonicTime() - began;
}

} // extern "C"
