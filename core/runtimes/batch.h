// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/runtimes/checksum.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <stop_token>
#include <utility>
#include <vector>

namespace breakeven {

// Why a batch is run: only a counted one is measured.
enum class BatchKind {
    Counted,
    Recorded, // the same operations, keeping the checksum of what each wrote; serves as warm-up
    ReadBack, // reads only, and compares with what Recorded kept
};

// What this run last wrote to an item.
struct WrittenItem
{
    std::optional<std::size_t> bytes; // none: not known, so a read may give anything
    std::uint64_t checksum = 0;       // of the content; kept by BatchKind::Recorded only
};

// The state that the workers of one batch share. Several workers take items from it at a time; reset() and
// finished() are the owner's while no worker is at work.
//
// The counters lie on cache lines of their own, as every worker hits them once an operation.
class Batch
{
public:
    explicit Batch(std::stop_token stop) : m_stop(std::move(stop)) {}

    // `accounted`: the workers note the CPU time and switches of their operations.
    void reset(BatchKind kind, std::vector<WrittenItem>& items, bool accounted)
    {
        m_kind = kind;
        m_accounted = accounted;
        m_items = &items;
        m_count = static_cast<int>(items.size());
        m_next.store(0, std::memory_order_relaxed);
        m_left.store(m_count, std::memory_order_relaxed);
    }

    [[nodiscard]] BatchKind kind() const { return m_kind; }
    [[nodiscard]] bool isAccounted() const { return m_accounted; }

    // Whether the workers time their operations. Before the first reset().
    void setTimed(bool timed) { m_timed = timed; }
    [[nodiscard]] bool isTimed() const { return m_timed; }
    [[nodiscard]] const WrittenItem& item(int index) const
    {
        return (*m_items)[static_cast<std::size_t>(index)];
    }

    // Requires: the caller took `index`.
    void wrote(int index, std::span<const std::byte> payload)
    {
        WrittenItem& item = (*m_items)[static_cast<std::size_t>(index)];
        // Counted batches find the size there already: a store would take the cache line from the other
        // workers.
        if (item.bytes != payload.size())
            item.bytes = payload.size();
        if (m_kind == BatchKind::Recorded)
            item.checksum = checksumOf(payload);
    }

    // The next item to work on, or nothing when all are taken or the batch is to end early.
    [[nodiscard]] std::optional<int> take()
    {
        if (m_ended.load(std::memory_order_relaxed))
            return std::nullopt;
        if (m_stop.stop_requested()) {
            end(Error{Error::Code::Cancelled, {}, {}});
            return std::nullopt;
        }
        const int index = m_next.fetch_add(1, std::memory_order_relaxed);
        if (index >= m_count)
            return std::nullopt;
        return index;
    }

    // `count` operations of a worker are complete; the worker's last word about this batch.
    void complete(int count)
    {
        if (m_left.fetch_sub(count, std::memory_order_acq_rel) == count)
            m_left.notify_one();
    }

    // Ends the batch early; the first reason stays.
    void end(Error reason)
    {
        {
            const std::lock_guard lock(m_reasonMutex);
            if (!m_reason)
                m_reason =
                    m_stop.stop_requested() ? Error{Error::Code::Cancelled, {}, {}} : std::move(reason);
        }
        m_ended.store(true, std::memory_order_relaxed);
        m_left.store(0, std::memory_order_release);
        m_left.notify_one();
    }

    // Returns when all operations are complete or the batch was ended early.
    void waitForOperations() const
    {
        for (int left = m_left.load(std::memory_order_acquire); left > 0;
             left = m_left.load(std::memory_order_acquire))
            m_left.wait(left, std::memory_order_acquire);
    }

    // Why the batch ended early; nothing when all its operations are complete.
    [[nodiscard]] const std::optional<Error>& reason() const { return m_reason; }

private:
    static constexpr std::size_t cacheLine = 64;

    alignas(cacheLine) std::atomic<int> m_next{0};
    alignas(cacheLine) std::atomic<int> m_left{0};
    alignas(cacheLine) std::atomic<bool> m_ended{false};
    BatchKind m_kind = BatchKind::Counted;
    bool m_accounted = false;
    bool m_timed = true;
    int m_count = 0;
    std::vector<WrittenItem>* m_items = nullptr;
    std::stop_token m_stop;
    std::mutex m_reasonMutex;
    std::optional<Error> m_reason;
};

} // namespace breakeven
