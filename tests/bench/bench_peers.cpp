// SPDX-License-Identifier: GPL-3.0-or-later

// One thread's requests a second, against redis-benchmark with one client and the same commands on the same
// server. Paired: both take turns, in the order A B B A, and each round gives one ratio. Fails where the
// median ratio is below the bound, or redis-benchmark isn't there.
//
//     bench_peers [ROUNDS]

#include "core/backends/file/target/file_target.h"
#include "core/backends/redis/private_redis_server.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/machine/affinity.h"
#include "core/machine/awake_cores.h"
#include "core/runtimes/cpython_runtime.h"
#include "core/runtimes/native_runtime.h"
#include "tests/bench/median_batch.h"
#include "tests/bench/opened_backend.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

constexpr double leastRatio = 0.98;
constexpr double largestDifference = 0.1; // of a batch in Python
constexpr int pythonBatches = 300;
constexpr double failed = std::numeric_limits<double>::quiet_NaN();
constexpr int requestsAsked =
    8'000; // of each command and turn: short, as the machine changes its mind every few seconds
constexpr int payloadOfItem = 1600;

// requestsAsked a second of one command.
double benchmarked(const RedisAddress& server, const QStringList& command)
{
    QProcess process;
    process.start(QStringLiteral("redis-benchmark"),
                  QStringList{QStringLiteral("-h"), server.host, QStringLiteral("-p"),
                              QString::number(server.port), QStringLiteral("-a"), server.password,
                              QStringLiteral("-c"), QStringLiteral("1"), QStringLiteral("-n"),
                              QString::number(requestsAsked), QStringLiteral("--csv")} +
                      command);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        return failed;
    const QByteArray row = process.readAllStandardOutput().trimmed().split('\n').back();
    const QList<QByteArray> cells = row.split(',');
    bool isNumber = false;
    const double perSecond = cells.value(1).replace('"', "").toDouble(&isNumber);
    return isNumber ? perSecond : failed;
}

// Reads and writes in equal parts, as a batch does them.
double theirs(const RedisAddress& server)
{
    const QString field = QStringLiteral("0");
    const QString hash = QStringLiteral("bench:hm");
    const auto write =
        benchmarked(server, {QStringLiteral("HSET"), hash, field, QString(payloadOfItem, QLatin1Char('x'))});
    const auto read = benchmarked(server, {QStringLiteral("HGET"), hash, field});
    return 2 / (1 / read + 1 / write);
}

double ours(NativeRuntime& runtime, int items)
{
    const int batches = requestsAsked / items;
    const auto samples = runtime.measure(
        {.arm = Arm::ofThreads(1), .warmUpBatches = 10, .batches = batches, .atMost = 1min, .verify = false},
        {});
    if (!samples.ok() || !samples.value().totals)
        return failed;
    const auto& totals = *samples.value().totals;
    const double seconds = std::chrono::duration<double>(totals.read + totals.write).count();
    return 2.0 * items * static_cast<double>(samples.value().batches.size()) / seconds;
}

bool fail(const QString& why)
{
    std::fprintf(stderr, "%s\n", qPrintable(why));
    return false;
}

// What `first` and `second` give, in this order or the other.
template <typename First, typename Second>
std::pair<double, double> inTurns(bool firstFirst, First first, Second second)
{
    if (firstFirst) {
        const double one = first();
        return {one, second()};
    }
    const double other = second();
    return {first(), other};
}

// The server has a core of its own, and the clients in turn the other: where the scheduler puts the two makes
// a factor of three, for both clients.
bool compareRequests(int rounds)
{
    const bool hasCores = std::thread::hardware_concurrency() > 1;
    constexpr std::array serverCore{1};
    constexpr std::array clientCore{0};
    if (hasCores)
        keepOn(serverCore);
    const auto server = PrivateRedisServer::start();
    if (hasCores)
        keepOn(clientCore);
    if (!server.ok())
        return fail(codedText(server.error()));
    const RedisAddress& address = server.value().address();
    const Target target{
        .name = QStringLiteral("redis"),
        .backend = RedisTarget{.server = QStringLiteral("redis://%1:%2").arg(address.host).arg(address.port),
                               .password = address.password},
        .network = {}};
    const OpenedBackend opened = openBackend(target);
    if (!opened)
        return false;
    NativeRuntime runtime(*opened, PoolKind::Kept, 1);
    const Workload workload{.payloadBytes = payloadOfItem};
    if (!runtime.setWorkload(workload).ok())
        return fail(QStringLiteral("the workload was refused"));

    std::printf("round   Breakeven   redis-benchmark   ratio      (requests a second)\n");
    std::vector<double> ratios;
    for (int round = 0; round < rounds; ++round) {
        const auto [own, peer] = inTurns(
            round % 2 == 0, [&] { return ours(runtime, workload.items); }, [&] { return theirs(address); });
        if (std::isnan(own / peer))
            return fail(std::isnan(own) ? QStringLiteral("a batch failed")
                                        : QStringLiteral("redis-benchmark isn't there (package redis-tools), "
                                                         "or failed"));
        ratios.push_back(own / peer);
        std::printf("%5d   %9.0f   %15.0f   %5.3f\n", round + 1, own, peer, ratios.back());
    }
    const double median = medianOf(ratios);
    std::printf("median ratio %.3f (asked: at least %.2f)\n\n", median, leastRatio);
    return median >= leastRatio;
}

// Median batch latency in ns.
double inPython(CPythonRuntime& runtime, int threads)
{
    return medianBatch(runtime, {.arm = Arm::ofThreads(threads),
                                 .warmUpBatches = 10,
                                 .batches = pythonBatches,
                                 .atMost = 1min,
                                 .verify = false})
        .value_or(failed);
}

double inPlainPython(const QString& interpreter, const QString& folder, int threads)
{
    QProcess process;
    process.start(interpreter, {QStringLiteral(PLAIN_BATCHES), folder, QString::number(threads),
                                QString::number(pythonBatches)});
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        return failed;
    bool isNumber = false;
    const double median = process.readAllStandardOutput().trimmed().toDouble(&isNumber);
    return isNumber ? median : failed;
}

bool comparePython(int rounds)
{
    const QTemporaryDir folder;
    const QTemporaryDir plainFolder;
    const OpenedBackend opened = openBackend(
        {.name = QStringLiteral("file"), .backend = FileTarget{.folder = folder.path()}, .network = {}});
    if (!opened)
        return false;
    CPythonRuntime runtime(*opened, PoolKind::PerBatch, 1);
    if (const Status ready = runtime.setWorkload({}); !ready.ok())
        return fail(codedText(ready.error()));

    bool good = true;
    std::printf("threads   round   cpython, us   plain script, us   ratio\n");
    for (const int threads : {1, 6}) {
        std::vector<double> ratios;
        for (int round = 0; round < rounds; ++round) {
            const auto [own, plain] = inTurns(
                round % 2 == 0, [&] { return inPython(runtime, threads); },
                [&] {
                    const QString interpreter =
                        runtime.python() ? runtime.python()->interpreter : QStringLiteral("python3");
                    return inPlainPython(interpreter, plainFolder.path(), threads);
                });
            if (std::isnan(own / plain))
                return fail(QStringLiteral("a batch in Python failed; are python3 and python3-numpy there?"));
            ratios.push_back(own / plain);
            std::printf("%7d   %5d   %11.0f   %16.0f   %5.3f\n", threads, round + 1, own / 1e3, plain / 1e3,
                        ratios.back());
        }
        const double median = medianOf(ratios);
        std::printf("median ratio %.3f (asked: within %.0f %%)\n", median, 100 * largestDifference);
        good = good && std::abs(median - 1) <= largestDifference;
    }
    return good;
}

} // namespace

int main(int argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    const QCoreApplication application(argc, argv);
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 24;
    const auto cores = AwakeCores::make();
    if (!cores.ok()) {
        std::fprintf(stderr, "%s\n", qPrintable(codedText(cores.error())));
        return 1;
    }
    const auto awake = cores.value()->keepAwake();
    bool requests = false;
    std::thread([&] { requests = compareRequests(rounds); }).join(); // a thread, as it pins itself
    const bool python = comparePython(std::max(1, rounds / 3));
    return requests && python ? 0 : 1;
}
