// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/kept_pool.h"

#include "core/base/system_limits.h"

#include <unistd.h>

namespace breakeven {

Result<std::unique_ptr<KeptPool>> KeptPool::start(std::span<const std::unique_ptr<BatchWorker>> workers)
{
    std::unique_ptr<KeptPool> pool(new KeptPool(workers.size()));
    pool->m_threads.reserve(workers.size());
    for (std::size_t i = 0; i < workers.size(); ++i) {
        auto thread = startThread(
            [&self = *pool, &worker = *workers[i], &id = pool->m_ids[i]] { self.serve(worker, id); });
        if (!thread.ok())
            return thread.error();
        pool->m_threads.push_back(std::move(thread).value());
    }
    return pool;
}

KeptPool::~KeptPool()
{
    m_batch.store(nullptr, std::memory_order_relaxed);
    m_generation.fetch_add(1, std::memory_order_release);
    m_generation.notify_all();
    for (std::thread& thread : m_threads)
        thread.join();
}

std::chrono::nanoseconds KeptPool::run(Batch& batch)
{
    m_batch.store(&batch, std::memory_order_relaxed);
    m_awake.store(static_cast<int>(m_threads.size()), std::memory_order_relaxed);

    const auto began = std::chrono::steady_clock::now();
    m_generation.fetch_add(1, std::memory_order_release);
    m_generation.notify_all();
    batch.waitForOperations();
    const auto ended = std::chrono::steady_clock::now();

    for (int awake = m_awake.load(std::memory_order_acquire); awake > 0;
         awake = m_awake.load(std::memory_order_acquire))
        m_awake.wait(awake, std::memory_order_acquire);
    return ended - began;
}

std::vector<pid_t> KeptPool::threads() const
{
    std::vector<pid_t> begun;
    for (const std::atomic<pid_t>& id : m_ids)
        if (const pid_t number = id.load(std::memory_order_relaxed); number != 0)
            begun.push_back(number);
    return begun;
}

void KeptPool::serve(BatchWorker& worker, std::atomic<pid_t>& id)
{
    id.store(gettid(), std::memory_order_relaxed);
    // Starts from 0 rather than from the present value: a first batch may be under way already.
    for (std::uint32_t seen = 0;;) {
        m_generation.wait(seen, std::memory_order_acquire);
        // Every thread serves every generation, as run() doesn't return before: it can't have moved by two.
        seen = m_generation.load(std::memory_order_acquire);
        Batch* batch = m_batch.load(std::memory_order_relaxed);
        if (batch == nullptr)
            return;
        worker.run(*batch);
        if (m_awake.fetch_sub(1, std::memory_order_acq_rel) == 1)
            m_awake.notify_one();
    }
}

} // namespace breakeven
