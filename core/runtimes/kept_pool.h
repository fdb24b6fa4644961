// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtimes/batch.h"
#include "core/runtimes/batch_worker.h"

#include <QRunnable>
#include <QThreadPool>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace breakeven {

// Threads of a QThreadPool that live as long as this and sleep between batches.
//
// A batch wakes them by one counter instead of queueing a QRunnable each: no allocation and no lock stand
// between the caller and the work. Asleep they cost nothing but their stacks.
class KeptPool
{
public:
    // One thread a worker. `workers` are not owned and must outlive the pool.
    explicit KeptPool(std::span<const std::unique_ptr<BatchWorker>> workers);
    ~KeptPool();
    KeptPool(const KeptPool&) = delete;
    KeptPool& operator=(const KeptPool&) = delete;

    // Runs `batch` to its end and returns the batch latency: from before the threads are woken until the
    // caller knows that the last operation is complete. Returns once all threads are on their way to sleep.
    std::chrono::nanoseconds run(Batch& batch);

private:
    class Thread;

    void serve(BatchWorker& worker);

    QThreadPool m_threads;
    std::vector<std::unique_ptr<QRunnable>> m_runnables;
    std::atomic<Batch*> m_batch{nullptr}; // null: the threads are to end
    std::atomic<std::uint32_t> m_generation{0};
    std::atomic<int> m_awake{0};
};

} // namespace breakeven
