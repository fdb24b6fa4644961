// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/parallel_work.h"

#include "core/base/system_limits.h"

#include <QThread>

#include <algorithm>
#include <atomic>
#include <vector>

namespace breakeven {

void workInParallel(qsizetype count, const std::function<void(qsizetype)>& work)
{
    static std::atomic<qsizetype> busy = 0; // threads of all callers
    std::atomic<qsizetype> next = 0;
    const auto takeTurns = [&] {
        for (qsizetype i = next++; i < count; i = next++)
            work(i);
    };

    const qsizetype cores = QThread::idealThreadCount();
    std::vector<std::thread> threads;
    const auto wanted = std::min(cores, count) - 1; // the caller works too
    while (std::ssize(threads) < wanted) {
        if (++busy > cores) {
            --busy;
            break;
        }
        auto thread = startThread([&] {
            takeTurns();
            --busy;
        });
        if (!thread.ok()) {
            --busy;
            break;
        }
        threads.push_back(std::move(thread).value());
    }
    takeTurns();
    for (std::thread& thread : threads)
        thread.join();
}

} // namespace breakeven
