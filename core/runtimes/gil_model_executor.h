// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtimes/gil.h"
#include "core/runtimes/python_costs.h"

#include <functional>
#include <memory>

namespace breakeven {

// A model of concurrent.futures.ThreadPoolExecutor.map() under a GIL: the calling thread hands in all items
// and then fetches their results one after the other; workers take them from a queue. Each wait lets go of
// the GIL.
//
// After CPython 3.11, Lib/concurrent/futures/thread.py and Modules/_queuemodule.c: a thread is started with
// an item while there are fewer than asked for and none is idle, the calling thread waits for its start, and
// it competes with the workers for the GIL whenever the result it waits for is there. Locks are semaphores,
// as Python/thread_pthread.h makes them.
class GilModelExecutor
{
public:
    // What a worker does with an item; in the worker's thread, with the GIL held. Doesn't throw.
    using Operation = std::function<void(int worker, int item)>;

    GilModelExecutor(Gil& gil, int threads, Operation operation);
    ~GilModelExecutor(); // joins where that wasn't done; then the GIL must not be held
    GilModelExecutor(const GilModelExecutor&) = delete;
    GilModelExecutor& operator=(const GilModelExecutor&) = delete;

    // Requires: the GIL is held by the calling thread, and is when it returns.
    void map(int items, const ExecutorCosts& costs);

    // Ends and joins the threads; the GIL is held before and after.
    void shutdown();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace breakeven
