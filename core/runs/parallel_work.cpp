// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/parallel_work.h"

#include <QSemaphore>
#include <QThreadPool>

#include <algorithm>
#include <atomic>

namespace breakeven {

void workInParallel(qsizetype count, const std::function<void(qsizetype)>& work)
{
    static QThreadPool pool;
    std::atomic<qsizetype> next = 0;
    const auto takeTurns = [&] {
        for (qsizetype i = next++; i < count; i = next++)
            work(i);
    };

    QSemaphore ended;
    int started = 0;
    const auto wanted = std::min<qsizetype>(pool.maxThreadCount(), count) - 1; // the caller works too
    // tryStart, not start: what waits in the queue would be waited for below.
    while (started < wanted && pool.tryStart([&] {
        takeTurns();
        ended.release();
    }))
        ++started;
    takeTurns();
    ended.acquire(started);
}

} // namespace breakeven
