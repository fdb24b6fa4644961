// SPDX-License-Identifier: GPL-3.0-or-later

// What seeing the waits for the GIL costs: batches in a Python with the probe over the same in one without.
// Paired: both take turns, in the order A B B A; turns are short, as the machine changes its mind every few
// seconds. Fails where the median is above the bound, as its interval says.
//
//     bench_gil_probe [PROCESSES]

#include "core/backends/file/target/file_target.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/machine/awake_cores.h"
#include "core/runtimes/cpython_interpreters.h"
#include "core/runtimes/cpython_runtime.h"
#include "tests/bench/median_batch.h"
#include "tests/bench/opened_backend.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

constexpr double bound = 1.01;
constexpr auto turn = 50ms;
constexpr int pairsOfProcesses = 12;

std::optional<double> medianOfTurn(CPythonRuntime& runtime, int threads)
{
    return medianBatch(
        runtime, {.arm = Arm::ofThreads(threads), .warmUpBatches = 2, .batches = 100'000, .atMost = turn});
}

// With the probe over without it, of turn after turn in two processes. Empty after saying why.
std::vector<double> ratiosIn(Backend& backend, const QString& interpreter, int threads)
{
    CPythonRuntime with(backend, PoolKind::Kept, 1, {.interpreter = interpreter});
    CPythonRuntime without(backend, PoolKind::Kept, 1, {.interpreter = interpreter, .watchesGil = false});
    for (CPythonRuntime* runtime : {&with, &without}) {
        if (const Status ready = runtime->setWorkload({}); !ready.ok() || !medianOfTurn(*runtime, threads))
            return {};
    }
    std::vector<double> ratios;
    for (int pair = 0; pair < pairsOfProcesses; ++pair) {
        const bool withFirst = pair % 2 == 0;
        const auto first = medianOfTurn(withFirst ? with : without, threads);
        const auto second = medianOfTurn(withFirst ? without : with, threads);
        if (!first || !second)
            return {};
        ratios.push_back(withFirst ? *first / *second : *second / *first);
    }
    return ratios;
}

// One process may be faster than another for good, by where its memory lies; so there are many.
bool compare(const char* name, Backend& backend, const QString& interpreter, int processes)
{
    bool good = true;
    for (const int threads : {1, 6}) {
        std::vector<double> medians;
        for (int process = 0; process < processes; ++process) {
            const std::vector<double> ratios = ratiosIn(backend, interpreter, threads);
            if (ratios.empty())
                return false;
            medians.push_back(medianOf(ratios));
        }
        const double ratio = medianOf(medians);
        const auto [low, high] = intervalOfMedian(medians);
        const bool isGood = low <= bound;
        std::printf("%-8s %7d   %6.4f (%.4f to %.4f)  %s\n", name, threads, ratio, low, high,
                    isGood ? "" : "above the bound");
        std::fflush(stdout);
        good = good && isGood;
    }
    return good;
}

} // namespace

int main(int argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    const QCoreApplication application(argc, argv);
    const int processes = argc > 1 ? std::max(1, std::atoi(argv[1])) : 25;
    const auto interpreter = chooseInterpreter({QStringLiteral("redis")}, {});
    if (!interpreter.ok()) {
        std::fprintf(stderr, "%s\n", qPrintable(codedText(interpreter.error())));
        return 1;
    }
    const auto cores = AwakeCores::make();
    if (!cores.ok()) {
        std::fprintf(stderr, "%s\n", qPrintable(codedText(cores.error())));
        return 1;
    }
    const auto awake = cores.value()->keepAwake();
    std::printf("target   threads   with the probe over without, and its 95 %% interval (asked: "
                "at most %.2f)\n",
                bound);
    const QTemporaryDir folder;
    const OpenedBackend file = openBackend(
        {.name = QStringLiteral("file"), .backend = FileTarget{.folder = folder.path()}, .network = {}});
    const OpenedBackend redis =
        openBackend({.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}});
    if (!file || !redis)
        return 1;
    const bool isFileGood = compare("file", *file, interpreter.value().path, processes);
    const bool isRedisGood = compare("redis", *redis, interpreter.value().path, processes);
    return isFileGood && isRedisGood ? 0 : 1;
}
