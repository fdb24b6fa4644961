// SPDX-License-Identifier: GPL-3.0-or-later

// What the native runtime adds to a batch, against bare loops over the same calls: a plain one, and a plain
// std::thread pool of 6; and what timing the operations is of that: with it against without it. Paired: all
// take turns in one process, and each round gives one ratio of medians. Fails where the median ratio is above
// the bound; of timing, whose bound of 1 % is about what a median of some 60 rounds scatters by, where the 95
// % interval of the ratio lies above it, or where the clock readings by themselves cost more.
//
//     bench_harness [ROUNDS]

#include "core/backends/file/target/file_target.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/network/precise_sleep.h"
#include "core/runtimes/native_runtime.h"
#include "core/runtimes/thread_usage.h"
#include "core/workload/fake_work.h"
#include "tests/bench/median.h"
#include "tests/bench/opened_backend.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <utility>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

using Clock = std::chrono::steady_clock;

constexpr int batchesOfRound = 40;
constexpr int warmUps = 3;
constexpr double boundOfOne = 1.03;
constexpr double boundOfSix = 1.05;
constexpr double boundOfAccounting = 0.01;

struct BareWorker
{
    std::unique_ptr<Session> session;
    FakeWork work;
    std::vector<std::byte> bytes;

    void operate(int item)
    {
        if (!session->read(item, bytes).ok() || !session->write(item, work.run()).ok())
            std::abort();
    }
};

// What anybody would write: threads that wait for a generation, take items from a counter and count them.
class BarePool
{
public:
    BarePool(std::vector<BareWorker>& workers, int items) : m_items(items)
    {
        for (BareWorker& worker : workers)
            m_threads.emplace_back([this, &worker] { serve(worker); });
    }

    ~BarePool()
    {
        m_quit = true;
        ++m_generation;
        m_generation.notify_all();
        for (std::thread& thread : m_threads)
            thread.join();
    }

    std::chrono::nanoseconds run()
    {
        m_next = 0;
        m_left = m_items;
        m_busy = static_cast<int>(m_threads.size());
        const auto began = Clock::now();
        ++m_generation;
        m_generation.notify_all();
        for (int left = m_left; left > 0; left = m_left)
            m_left.wait(left);
        const auto latency = Clock::now() - began;
        for (int busy = m_busy; busy > 0; busy = m_busy)
            m_busy.wait(busy);
        return latency;
    }

private:
    void serve(BareWorker& worker)
    {
        for (int seen = 0;;) {
            m_generation.wait(seen);
            seen = m_generation;
            if (m_quit)
                return;
            int done = 0;
            for (int item = m_next++; item < m_items; item = m_next++) {
                worker.operate(item);
                ++done;
            }
            if (m_left.fetch_sub(done) == done)
                m_left.notify_one();
            if (--m_busy == 0)
                m_busy.notify_one();
        }
    }

    int m_items;
    std::vector<std::thread> m_threads;
    std::atomic<int> m_generation{0};
    std::atomic<int> m_next{0};
    std::atomic<int> m_left{0};
    std::atomic<int> m_busy{0};
    std::atomic<bool> m_quit{false};
};

template <typename Batch>
std::chrono::nanoseconds medianLatency(Batch batch)
{
    std::vector<std::chrono::nanoseconds> latencies;
    for (int i = 0; i < warmUps + batchesOfRound; ++i) {
        const std::chrono::nanoseconds latency = batch();
        if (i >= warmUps)
            latencies.push_back(latency);
    }
    return medianOf(std::move(latencies));
}

template <typename Call>
std::chrono::nanoseconds costOf(Call call)
{
    constexpr int calls = 20'000;
    std::vector<std::chrono::nanoseconds> rounds;
    for (int round = 0; round < 15; ++round) {
        const auto began = Clock::now();
        for (int i = 0; i < calls; ++i)
            call();
        rounds.push_back((Clock::now() - began) / calls);
    }
    return *std::min_element(rounds.begin(), rounds.end()); // what others take of the machine is not our cost
}

// Of one batch, within its latency: three readings of the clock an operation and one a worker; for n workers
// in every eighth batch also one reading of the thread's usage each. Workers run side by side on the cores.
std::chrono::nanoseconds accountingOf(const Workload& workload, int threads)
{
    static const auto clockRead = costOf([] {
        const volatile auto now = Clock::now().time_since_epoch().count();
        (void)now;
    });
    static const auto usageRead = costOf([] {
        const volatile auto cpu = ThreadUsage::now().cpu.count();
        (void)cpu;
    });
    const int cores = std::min(threads, static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
    return ((3 * workload.items + threads) * clockRead + (threads > 1 ? threads : 0) * usageRead / 8) / cores;
}

std::vector<BareWorker> bareWorkers(Backend& backend, const Workload& workload, int count)
{
    std::vector<BareWorker> workers;
    for (int i = 0; i < count; ++i) {
        auto session = backend.openSession();
        if (!session.ok()) {
            std::fprintf(stderr, "%s\n", qPrintable(codedText(session.error())));
            std::exit(2);
        }
        workers.push_back(
            {std::move(session).value(), FakeWork(workload, static_cast<std::uint64_t>(i) + 1), {}});
    }
    return workers;
}

bool compare(const char* name, Backend& backend, int threads, int rounds)
{
    const Workload workload;
    std::vector<BareWorker> workers = bareWorkers(backend, workload, threads);
    std::unique_ptr<BarePool> pool;
    if (threads > 1)
        pool = std::make_unique<BarePool>(workers, workload.items);
    const auto bare = [&]() -> std::chrono::nanoseconds {
        if (pool)
            return pool->run();
        const auto began = Clock::now();
        for (int item = 0; item < workload.items; ++item)
            workers.front().operate(item);
        return Clock::now() - began;
    };

    NativeRuntime runtime(backend, PoolKind::Kept, 1);
    if (!runtime.setWorkload(workload).ok() || !runtime.prepare(threads, {}).ok())
        return false;
    const auto measured = [&](bool accounted) {
        auto samples = runtime.measure({.arm = Arm::ofThreads(threads),
                                        .warmUpBatches = warmUps,
                                        .batches = batchesOfRound,
                                        .atMost = 1min,
                                        .verify = false,
                                        .accounted = accounted},
                                       {});
        if (!samples.ok()) {
            std::fprintf(stderr, "%s\n", qPrintable(codedText(samples.error())));
            std::exit(2);
        }
        return medianOf(std::move(samples).value().batches);
    };

    std::vector<double> ratios;
    std::vector<double> timing;
    std::vector<std::chrono::nanoseconds> bareMedians;
    std::vector<std::chrono::nanoseconds> medians;
    for (int round = 0; round < rounds; ++round) {
        // Each goes first as often as the others, so that a drift hits all alike.
        std::array<std::chrono::nanoseconds, 3> latencies{};
        for (int turn = 0; turn < 3; ++turn) {
            const auto what = static_cast<std::size_t>((round + (round % 2 == 0 ? turn : 3 - turn)) % 3);
            latencies.at(what) = what == 0 ? medianLatency(bare) : measured(what == 1);
        }
        bareMedians.push_back(latencies[0]);
        medians.push_back(latencies[1]);
        ratios.push_back(static_cast<double>(latencies[1].count()) /
                         static_cast<double>(latencies[0].count()));
        timing.push_back(static_cast<double>(latencies[1].count()) /
                         static_cast<double>(latencies[2].count()));
    }

    const double ratio = medianOf(ratios);
    const double bound = threads == 1 ? boundOfOne : boundOfSix;
    const auto bareMedian = medianOf(bareMedians);
    const double share = static_cast<double>(accountingOf(workload, threads).count()) /
                         static_cast<double>(bareMedian.count());
    const auto [timingLow, timingHigh] = intervalOfMedian(timing);
    const bool good = ratio <= bound && share <= boundOfAccounting && timingLow <= 1 + boundOfAccounting;
    std::printf("%-16s %7d %10.1f %10.1f %8.3f %7.2f %8.3f (%.3f to %.3f) %8.2f %%  %s\n", name, threads,
                static_cast<double>(bareMedian.count()) / 1e3,
                static_cast<double>(medianOf(medians).count()) / 1e3, ratio, bound, medianOf(timing),
                timingLow, timingHigh, 100 * share, good ? "" : "above the bound");
    std::fflush(stdout);
    return good;
}

Target target(const char* name, decltype(Target::backend) backend)
{
    Target result;
    result.name = QString::fromLatin1(name);
    result.backend = std::move(backend);
    return result;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    std::signal(SIGPIPE, SIG_IGN);
    useExactTimers();
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 61;

    const QTemporaryDir disk(QStringLiteral("bench-harness-XXXXXX"));
    std::vector<Target> targets{
        target("file, tmpfs", FileTarget{.folder = QStringLiteral("/dev/shm"), .layout = Layout::Shared}),
        target("file, disk", FileTarget{.folder = disk.path(), .layout = Layout::Shared}),
        target("redis, private", RedisTarget{}),
    };

    std::printf("Native runtime against bare loops: %d rounds of %d batches of 8 operations each\n\n", rounds,
                batchesOfRound);
    std::printf("%-16s %7s %11s %11s %8s %7s %25s %10s\n", "target", "threads", "bare µs", "runtime µs",
                "ratio", "bound", "timed / not (95 %)", "readings");
    bool good = true;
    for (const Target& each : targets) {
        const OpenedBackend backend = openBackend(each);
        if (!backend) {
            good = false;
            continue;
        }
        for (const int threads : {1, 6})
            good = compare(qPrintable(each.name), *backend, threads, rounds) && good;
    }
    std::printf(
        "\nTiming (of reads, compute and writes; CPU time; context switches) is part of the ratio. Measured\n"
        "against batches without it and computed of the readings of clocks; both bounded at %.0f %%. %s\n",
        100 * boundOfAccounting, good ? "All bounds are met." : "NOT all bounds are met.");
    return good ? 0 : 1;
}
