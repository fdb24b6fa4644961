// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/kept_pool.h"

namespace breakeven {

class KeptPool::Thread final : public QRunnable
{
public:
    Thread(KeptPool& pool, BatchWorker& worker) : m_pool(pool), m_worker(worker) { setAutoDelete(false); }

    void run() override { m_pool.serve(m_worker); }

private:
    KeptPool& m_pool;
    BatchWorker& m_worker;
};

KeptPool::KeptPool(std::span<const std::unique_ptr<BatchWorker>> workers)
{
    m_threads.setMaxThreadCount(static_cast<int>(workers.size()));
    m_threads.setExpiryTimeout(-1);
    m_runnables.reserve(workers.size());
    for (const auto& worker : workers) {
        m_runnables.push_back(std::make_unique<Thread>(*this, *worker));
        m_threads.start(m_runnables.back().get());
    }
}

KeptPool::~KeptPool()
{
    m_batch.store(nullptr, std::memory_order_relaxed);
    m_generation.fetch_add(1, std::memory_order_release);
    m_generation.notify_all();
    m_threads.waitForDone();
}

std::chrono::nanoseconds KeptPool::run(Batch& batch)
{
    m_batch.store(&batch, std::memory_order_relaxed);
    m_awake.store(static_cast<int>(m_runnables.size()), std::memory_order_relaxed);

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

void KeptPool::serve(BatchWorker& worker)
{
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
