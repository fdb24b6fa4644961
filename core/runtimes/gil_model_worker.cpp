// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/gil_model_worker.h"

#include "core/runtimes/mismatch.h"
#include "core/workload/calibrated_compute.h"

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;

void shortCall()
{
    static const std::uint64_t rounds = computeRoundsFor(PythonCosts::ShortCall);
    [[maybe_unused]] volatile const std::uint64_t kept = burnRounds(rounds);
}

} // namespace

Status GilModelWorker::open(Backend& backend)
{
    if (m_session)
        return Done{};
    auto session = backend.openSession();
    if (!session.ok())
        return session.error();
    m_session = std::move(session).value();
    return Done{};
}

void GilModelWorker::setWorkload(const Workload& workload)
{
    Workload bare = workload;
    bare.compute = {}; // is done under the GIL, which may be asked for meanwhile
    m_work.emplace(bare, m_seed);
    m_addedCompute = workload.compute;
}

template <typename Call>
auto GilModelWorker::step(std::chrono::nanoseconds held, int shortCalls, int longCalls, Call call)
{
    // The held time lies evenly between the calls.
    const auto share = held / (shortCalls + longCalls + 2);
    for (int i = 0; i < shortCalls + longCalls; ++i) {
        m_gilWait += m_gil.hold(share);
        if (i < shortCalls)
            m_gil.release();
        else
            m_gil.releaseToWaiter();
        shortCall();
        m_gilWait += m_gil.acquire();
    }
    m_gilWait += m_gil.hold(share);
    m_gil.release();
    auto result = call();
    m_gilWait += m_gil.acquire();
    m_gilWait += m_gil.hold(share);
    return result;
}

void GilModelWorker::compute(const PythonCosts& costs)
{
    const auto share = costs.compute / (costs.computeShortCalls + 1);
    for (int i = 0; i < costs.computeShortCalls; ++i) {
        m_gilWait += m_gil.hold(share);
        m_gil.release();
        shortCall();
        m_gilWait += m_gil.acquire();
    }
    m_gilWait += m_gil.hold(share + m_addedCompute);
}

Result<std::span<const std::byte>> GilModelWorker::operate(int item, std::optional<std::size_t> expected,
                                                           const PythonCosts& costs)
{
    const ThreadUsage from = ThreadUsage::now();
    const auto began = Clock::now();
    const auto found = step(costs.read, costs.readShortCalls, costs.readLongCalls,
                            [this, item] { return m_session->read(item, m_read); });
    const auto read = Clock::now();
    if (!found.ok())
        return found.error();
    if (expected && (found.value() == Lookup::Missing || m_read.size() != *expected))
        return sizeMismatch(item, *expected,
                            found.value() == Lookup::Found ? std::optional(m_read.size()) : std::nullopt);

    const std::span<const std::byte> payload = m_work->run();
    compute(costs);
    const auto computed = Clock::now();

    const Status written = step(costs.write, costs.writeShortCalls, costs.writeLongCalls,
                                [this, item, payload] { return m_session->write(item, payload); });
    const auto ended = Clock::now();
    if (!written.ok())
        return written.error();

    account(from, ThreadUsage::now());
    m_totals.read += read - began;
    m_totals.compute += computed - read;
    m_totals.write += ended - computed;
    return payload;
}

Status GilModelWorker::readBack(int item, const WrittenItem& written, const PythonCosts& costs)
{
    const auto found = step(costs.read, costs.readShortCalls, costs.readLongCalls,
                            [this, item] { return m_session->read(item, m_read); });
    if (!found.ok())
        return found.error();
    if (found.value() == Lookup::Missing || m_read.size() != written.bytes)
        return sizeMismatch(item, written.bytes.value_or(0),
                            found.value() == Lookup::Found ? std::optional(m_read.size()) : std::nullopt);
    if (const std::uint64_t read = checksumOf(m_read); read != written.checksum)
        return contentMismatch(item, written.checksum, read);
    return Done{};
}

void GilModelWorker::interrupt() noexcept
{
    if (m_session)
        m_session->interrupt();
}

void GilModelWorker::account(const ThreadUsage& from, const ThreadUsage& to)
{
    m_totals.cpu += to.cpu - from.cpu;
    m_totals.voluntarySwitches += to.voluntarySwitches - from.voluntarySwitches;
    m_totals.involuntarySwitches += to.involuntarySwitches - from.involuntarySwitches;
}

void GilModelWorker::resetTotals()
{
    m_totals = {};
    m_gilWait = {};
}

} // namespace breakeven
