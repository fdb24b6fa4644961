// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/batch_worker.h"

#include "core/runtimes/mismatch.h"

#include <algorithm>

namespace breakeven {

namespace {

// What a worker holds in memory at a time is bounded.
constexpr qint64 mostTogether = 1000;
constexpr qint64 mostBytesTogether = 256 << 20;

} // namespace

Status BatchWorker::open(Backend& backend)
{
    if (m_session)
        return Done{};
    auto session = backend.openSession();
    if (!session.ok())
        return session.error();
    m_session = std::move(session).value();
    return Done{};
}

void BatchWorker::setWorkload(const Workload& workload)
{
    m_work.emplace(workload, m_seed);
    const qint64 fitting = mostBytesTogether / std::max<qint64>(1, workload.payloadBytes);
    m_mostTogether = static_cast<std::size_t>(std::clamp<qint64>(fitting, 1, mostTogether));
}

void BatchWorker::run(Batch& batch)
{
    // A worker that comes too late for any item is not accounted: it did nothing but wake up.
    const std::optional<int> first = batch.take();
    if (!first)
        return;
    if (!batch.isAccounted()) {
        batch.complete(work(batch, *first));
        return;
    }
    const std::chrono::nanoseconds busy = m_totals.busy();
    const ThreadUsage from = ThreadUsage::now();
    const int done = work(batch, *first);
    batch.complete(done);
    addUsage(from, ThreadUsage::now());
    m_accountedBusy += m_totals.busy() - busy;
}

int BatchWorker::work(Batch& batch, int firstItem)
{
    int done = 0;
    auto since = batch.isTimed() ? Clock::now() : Clock::time_point();
    for (std::optional<int> item = firstItem; item; item = batch.take()) {
        const bool good =
            batch.kind() == BatchKind::ReadBack ? readBack(batch, *item) : operate(batch, *item, since);
        if (!good)
            break;
        ++done;
    }
    return done;
}

bool BatchWorker::operate(Batch& batch, int item, Clock::time_point& since)
{
    const auto now = [&batch] { return batch.isTimed() ? Clock::now() : Clock::time_point(); };
    const Result<Lookup> found = m_session->read(item, m_read);
    const auto read = now();
    if (!found.ok()) {
        batch.end(found.error());
        return false;
    }
    if (!readIsAsWritten(batch, item, found.value(), m_read.size()))
        return false;

    const std::span<const std::byte> payload = m_work->run();
    const auto computed = now();

    const Status status = m_session->write(item, payload);
    const auto written = now();
    if (!status.ok()) {
        batch.end(status.error());
        return false;
    }

    if (batch.kind() == BatchKind::Counted) {
        m_totals.read += read - since;
        m_totals.compute += computed - read;
        m_totals.write += written - computed;
    }
    batch.wrote(item, payload);
    since = written;
    return true;
}

bool BatchWorker::readBack(Batch& batch, int item)
{
    const Result<Lookup> found = m_session->read(item, m_read);
    if (!found.ok()) {
        batch.end(found.error());
        return false;
    }
    return readIsAsWritten(batch, item, found.value(), m_read.size()) &&
           contentIsAsWritten(batch, item, m_read);
}

bool BatchWorker::contentIsAsWritten(Batch& batch, int item, std::span<const std::byte> content)
{
    const std::uint64_t read = checksumOf(content);
    if (const std::uint64_t written = batch.item(item).checksum; written != read) {
        batch.end(contentMismatch(item, written, read));
        return false;
    }
    return true;
}

bool BatchWorker::readIsAsWritten(Batch& batch, int item, Lookup found, std::size_t bytes)
{
    const std::optional<std::size_t> written = batch.item(item).bytes;
    if (!written || (found == Lookup::Found && bytes == *written))
        return true;
    batch.end(sizeMismatch(item, *written, found == Lookup::Found ? std::optional(bytes) : std::nullopt));
    return false;
}

void BatchWorker::runTogether(Batch& batch)
{
    const bool counted = batch.kind() == BatchKind::Counted;
    auto since = Clock::now();
    for (takeTogether(batch); m_together > 0; takeTogether(batch)) {
        if (!readTogether(batch))
            return;
        const auto read = Clock::now();
        auto written = read;
        if (batch.kind() != BatchKind::ReadBack) {
            const std::chrono::nanoseconds before = m_totals.compute;
            if (!workAndWriteTogether(batch))
                return;
            written = Clock::now();
            if (counted)
                m_totals.write += written - read - (m_totals.compute - before);
        }
        if (counted)
            m_totals.read += read - since;
        since = written;
        batch.complete(static_cast<int>(m_together));
    }
}

void BatchWorker::takeTogether(Batch& batch)
{
    m_together = 0;
    while (m_together < m_mostTogether) {
        const std::optional<int> item = batch.take();
        if (!item)
            return;
        if (m_reads.size() == m_together)
            m_reads.emplace_back();
        m_reads[m_together++].item = *item;
    }
}

bool BatchWorker::readTogether(Batch& batch)
{
    const std::span<PipelinedRead> reads = std::span(m_reads).first(m_together);
    if (const Status status = m_session->readTogether(reads); !status.ok()) {
        batch.end(status.error());
        return false;
    }
    return std::all_of(reads.begin(), reads.end(), [&](const PipelinedRead& read) {
        return readIsAsWritten(batch, read.item, read.lookup, read.data.size()) &&
               (batch.kind() != BatchKind::ReadBack || contentIsAsWritten(batch, read.item, read.data));
    });
}

bool BatchWorker::workAndWriteTogether(Batch& batch)
{
    const auto began = Clock::now();
    m_writes.resize(m_together);
    for (std::size_t i = 0; i < m_together; ++i) {
        const std::span<const std::byte> payload = m_work->run();
        m_payloads.resize(std::max(m_payloads.size(), m_together * payload.size()));
        const std::span<std::byte> kept = std::span(m_payloads).subspan(i * payload.size(), payload.size());
        std::copy(payload.begin(), payload.end(), kept.begin());
        m_writes[i] = {.item = m_reads[i].item, .payload = kept};
    }
    if (batch.kind() == BatchKind::Counted)
        m_totals.compute += Clock::now() - began;
    if (const Status status = m_session->writeTogether(m_writes); !status.ok()) {
        batch.end(status.error());
        return false;
    }
    for (const PipelinedWrite& write : m_writes)
        batch.wrote(write.item, write.payload);
    return true;
}

void BatchWorker::interrupt() noexcept
{
    if (m_session)
        m_session->interrupt();
}

void BatchWorker::resetTotals()
{
    m_totals = {};
    m_accountedBusy = {};
}

void BatchWorker::accountAll(const ThreadUsage& from, const ThreadUsage& to)
{
    addUsage(from, to);
    m_accountedBusy = m_totals.busy();
}

void BatchWorker::addUsage(const ThreadUsage& from, const ThreadUsage& to)
{
    m_totals.cpu += to.cpu - from.cpu;
    m_totals.voluntarySwitches += to.voluntarySwitches - from.voluntarySwitches;
    m_totals.involuntarySwitches += to.involuntarySwitches - from.involuntarySwitches;
}

} // namespace breakeven
