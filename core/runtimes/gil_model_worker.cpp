// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/gil_model_worker.h"

#include "core/runtimes/mismatch.h"
#include "core/workload/calibrated_compute.h"

#include <algorithm>
#include <ctime>

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;

std::chrono::nanoseconds cpuTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

// A call that only Python makes: it takes the core, but not the GIL.
void makeCall(std::chrono::nanoseconds duration)
{
    [[maybe_unused]] volatile const std::uint64_t kept = burnRounds(computeRoundsFor(duration));
}

} // namespace

GilModelWorker::Moment GilModelWorker::Moment::now()
{
    return {.cpu = cpuTime(), .wall = Clock::now()};
}

Status GilModelWorker::open(Backend& backend)
{
    if (m_session)
        return Done{};
    auto session = backend.openSession();
    if (!session.ok())
        return session.error();
    m_session = std::move(session).value();
    m_isObserved = m_session->setCallObserver(this);
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
auto GilModelWorker::step(const StepCosts& costs, StepTrace* trace, Call call)
{
    m_step = &costs;
    m_played = 0;
    m_switches.clear();
    const Moment began = trace != nullptr ? Moment::now() : Moment();
    auto result = call();
    playUntil(costs.drops.size());
    m_gilWait += m_gil.interpret(costs.after);
    if (trace != nullptr) {
        m_switches.push_back(Moment::now());
        *trace = {.cpu = m_switches.back().cpu - began.cpu, .held = {}, .free = {}};
        Moment last = began;
        for (const Moment& next : m_switches) {
            if (trace->held.size() == trace->free.size())
                trace->held.push_back(next.cpu - last.cpu);
            else
                trace->free.push_back(next.wall - last.wall);
            last = next;
        }
    }
    return result;
}

template <typename Call>
auto GilModelWorker::asOneCall(Call call)
{
    if (m_isObserved)
        return call();
    before(BlockingCall::All);
    auto result = call();
    after();
    return result;
}

// A call that Python doesn't make, such as a wait for an emulated network, just drops the GIL.
void GilModelWorker::before(BlockingCall call)
{
    const auto from = m_step->drops.begin() + static_cast<std::ptrdiff_t>(m_played);
    const auto same =
        std::find_if(from, m_step->drops.end(), [call](const GilDrop& drop) { return drop.call == call; });
    if (same != m_step->drops.end()) {
        playUntil(static_cast<std::size_t>(same - m_step->drops.begin()));
        ++m_played;
        m_gilWait += m_gil.interpret(same->held);
    }
    drop();
}

void GilModelWorker::playUntil(std::size_t end)
{
    for (; m_played < end; ++m_played) {
        const GilDrop& alone = m_step->drops[m_played];
        m_gilWait += m_gil.interpret(alone.held);
        drop();
        makeCall(alone.free);
        take();
    }
}

void GilModelWorker::drop()
{
    m_gilWait += m_gil.release();
    if (m_trace != nullptr)
        m_switches.push_back(Moment::now());
}

void GilModelWorker::take()
{
    m_gilWait += m_gil.acquire();
    if (m_trace != nullptr)
        m_switches.push_back(Moment::now());
}

Result<OperationTrace> GilModelWorker::trace(int item, const PythonCosts& costs)
{
    OperationTrace traced;
    m_trace = &traced;
    const auto done = operate(item, std::nullopt, costs);
    m_trace = nullptr;
    if (!done.ok())
        return done.error();
    return traced;
}

Result<std::span<const std::byte>> GilModelWorker::operate(int item, std::optional<std::size_t> expected,
                                                           const PythonCosts& costs)
{
    const ThreadUsage from = ThreadUsage::now();
    const auto began = Clock::now();
    const auto found = step(costs.read, m_trace != nullptr ? &m_trace->read : nullptr, [this, item] {
        return asOneCall([this, item] { return m_session->read(item, m_read); });
    });
    const auto read = Clock::now();
    if (!found.ok())
        return found.error();
    if (expected && (found.value() == Lookup::Missing || m_read.size() != *expected))
        return sizeMismatch(item, *expected,
                            found.value() == Lookup::Found ? std::optional(m_read.size()) : std::nullopt);

    const std::span<const std::byte> payload =
        step(costs.compute, m_trace != nullptr ? &m_trace->compute : nullptr, [this] {
            const auto made = m_work->run();
            m_gilWait += m_gil.hold(m_addedCompute);
            return made;
        });
    const auto computed = Clock::now();

    const Status written =
        step(costs.write, m_trace != nullptr ? &m_trace->write : nullptr, [this, item, payload] {
            return asOneCall([this, item, payload] { return m_session->write(item, payload); });
        });
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
    const auto found = step(costs.read, nullptr, [this, item] {
        return asOneCall([this, item] { return m_session->read(item, m_read); });
    });
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
