// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"
#include "core/runs/run.h"
#include "core/runtimes/batch.h"
#include "core/runtimes/thread_usage.h"
#include "core/workload/fake_work.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace breakeven {

// One worker of a runtime: its own session, compute and buffers, and what its operations took.
//
// Threads: one call at a time, from any thread; interrupt() may come from another thread while run() is
// going.
class BatchWorker
{
public:
    explicit BatchWorker(std::uint64_t seed) : m_seed(seed) {}

    // Opens the session where there is none. Errors as Backend::openSession().
    [[nodiscard]] Status open(Backend& backend);
    void closeSession() { m_session.reset(); }

    // Requires open(). Gives a worker of an unchanged workload the same stream of payloads.
    void setWorkload(const Workload& workload);

    // Takes items from `batch` until there are none. Requires a session and a workload.
    // Returns after the batch's owner has been told, so that the accounting is outside the batch latency.
    void run(Batch& batch);

    // As run(), but with as many items as it can take at once: their reads go out together, then their
    // writes. Requires canPipeline().
    void runTogether(Batch& batch);
    [[nodiscard]] bool canPipeline() const { return m_session && m_session->canPipeline(); }

    void interrupt() noexcept;

    // Of the counted batches since resetTotals(); CPU time and switches only of the accounted ones, whose
    // operations took accountedBusy().
    [[nodiscard]] const ArmTotals& totals() const { return m_totals; }
    [[nodiscard]] std::chrono::nanoseconds accountedBusy() const { return m_accountedBusy; }
    void resetTotals();

    // For a thread that only runs batches: all since resetTotals() were accounted for at once.
    void accountAll(const ThreadUsage& from, const ThreadUsage& to);

private:
    using Clock = std::chrono::steady_clock;

    // One operation; false where it failed and the batch has been told so.
    bool operate(Batch& batch, int item, Clock::time_point& since);
    bool readBack(Batch& batch, int item);
    bool readIsAsWritten(Batch& batch, int item, Lookup found, std::size_t bytes);
    bool contentIsAsWritten(Batch& batch, int item, std::span<const std::byte> read);
    bool readTogether(Batch& batch);
    bool workAndWriteTogether(Batch& batch);
    void takeTogether(Batch& batch);
    int work(Batch& batch, int firstItem);
    void addUsage(const ThreadUsage& from, const ThreadUsage& to);

    std::uint64_t m_seed;
    std::unique_ptr<Session> m_session;
    std::optional<FakeWork> m_work;
    std::vector<std::byte> m_read;
    std::vector<PipelinedRead> m_reads; // grows to the largest batch; the first m_together are in use
    std::vector<PipelinedWrite> m_writes;
    std::vector<std::byte> m_payloads; // of m_writes, one behind the other
    std::size_t m_together = 0;
    std::size_t m_mostTogether = 1;
    ArmTotals m_totals;
    std::chrono::nanoseconds m_accountedBusy{};
};

} // namespace breakeven
