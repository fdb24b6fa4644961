// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runtimes/batch.h"
#include "core/runtimes/batch_worker.h"

#include <sys/types.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <thread>
#include <vector>

namespace breakeven {

// Threads that live as long as this and sleep between batches.
//
// A batch wakes them by one counter instead of queueing something for each: no allocation and no lock stand
// between the caller and the work. Asleep they cost nothing but their stacks: no event loop, and so no
// descriptor, as a QThread would.
class KeptPool
{
public:
    // One thread a worker. `workers` are not owned and must outlive the pool. ThreadsExhausted.
    [[nodiscard]] static Result<std::unique_ptr<KeptPool>>
    start(std::span<const std::unique_ptr<BatchWorker>> workers);
    ~KeptPool();
    KeptPool(const KeptPool&) = delete;
    KeptPool& operator=(const KeptPool&) = delete;

    // Runs `batch` to its end and returns the batch latency: from before the threads are woken until the
    // caller knows that the last operation is complete. Returns once all threads are on their way to sleep.
    std::chrono::nanoseconds run(Batch& batch);

    // By the system's numbers, those that have begun.
    [[nodiscard]] std::vector<pid_t> threads() const;

private:
    explicit KeptPool(std::size_t workers) : m_ids(workers) {}

    void serve(BatchWorker& worker, std::atomic<pid_t>& id);

    std::vector<std::atomic<pid_t>> m_ids; // 0: hasn't begun
    std::vector<std::thread> m_threads;
    std::atomic<Batch*> m_batch{nullptr}; // null: the threads are to end
    std::atomic<std::uint32_t> m_generation{0};
    std::atomic<int> m_awake{0};
};

} // namespace breakeven
