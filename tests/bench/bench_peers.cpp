// SPDX-License-Identifier: GPL-3.0-or-later

// One thread's requests a second, against redis-benchmark with one client and the same commands on the same
// server. Paired: both take turns, in the order A B B A, and each round gives one ratio. Fails where the
// median ratio is below the bound, or redis-benchmark isn't there.
//
//     bench_peers [ROUNDS]

#include "core/backends/backend_factory.h"
#include "core/backends/private_redis_server.h"
#include "core/runtimes/native_runtime.h"

#include <QCoreApplication>
#include <QProcess>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

constexpr double LeastRatio = 0.98;
constexpr int Requests = 30'000; // of each command and turn
constexpr int PayloadBytes = 1600;

double medianOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

// Requests a second of one command.
std::optional<double> benchmarked(const RedisAddress& server, const QStringList& command)
{
    QProcess process;
    process.start(QStringLiteral("redis-benchmark"),
                  QStringList{QStringLiteral("-h"), server.host, QStringLiteral("-p"),
                              QString::number(server.port), QStringLiteral("-a"), server.password,
                              QStringLiteral("-c"), QStringLiteral("1"), QStringLiteral("-n"),
                              QString::number(Requests), QStringLiteral("--csv")} +
                      command);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        return std::nullopt;
    const QByteArray row = process.readAllStandardOutput().trimmed().split('\n').back();
    const QList<QByteArray> cells = row.split(',');
    bool isNumber = false;
    const double perSecond = cells.value(1).replace('"', "").toDouble(&isNumber);
    return isNumber ? std::optional(perSecond) : std::nullopt;
}

// Reads and writes in equal parts, as a batch does them.
std::optional<double> theirs(const RedisAddress& server)
{
    const QString field = QStringLiteral("0");
    const QString hash = QStringLiteral("bench:hm");
    const auto write =
        benchmarked(server, {QStringLiteral("HSET"), hash, field, QString(PayloadBytes, QLatin1Char('x'))});
    const auto read = benchmarked(server, {QStringLiteral("HGET"), hash, field});
    if (!read || !write)
        return std::nullopt;
    return 2 / (1 / *read + 1 / *write);
}

std::optional<double> ours(NativeRuntime& runtime, int items)
{
    const int batches = Requests / items;
    const auto samples = runtime.measure(
        {.threads = 1, .warmUpBatches = 10, .batches = batches, .atMost = 1min, .verify = false}, {});
    if (!samples.ok() || !samples.value().totals)
        return std::nullopt;
    const auto& totals = *samples.value().totals;
    const double seconds = std::chrono::duration<double>(totals.read + totals.write).count();
    return 2.0 * items * static_cast<double>(samples.value().batches.size()) / seconds;
}

int fail(const QString& why)
{
    std::fprintf(stderr, "%s\n", qPrintable(why));
    return 1;
}

} // namespace

int main(int argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    const QCoreApplication application(argc, argv);
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 7;

    const auto server = PrivateRedisServer::start();
    if (!server.ok())
        return fail(sentence(server.error()));
    const RedisAddress& address = server.value().address();
    const Target target{
        .name = QStringLiteral("redis"),
        .backend = RedisTarget{.server = QStringLiteral("redis://%1:%2").arg(address.host).arg(address.port),
                               .password = address.password},
        .network = {}};
    const auto backend = std::move(makeBackend(target, QStringLiteral("bench"))).value();
    if (const auto opened = backend->open(); !opened.ok())
        return fail(sentence(opened.error()));
    const Workload workload{.payloadBytes = PayloadBytes};
    if (!backend->setItems(workload.items).ok())
        return fail(QStringLiteral("the items could not be made"));
    NativeRuntime runtime(*backend, PoolKind::Kept, 1);
    if (!runtime.setWorkload(workload).ok())
        return fail(QStringLiteral("the workload was refused"));

    std::printf("round   Breakeven   redis-benchmark   ratio      (requests a second)\n");
    std::vector<double> ratios;
    for (int round = 0; round < rounds; ++round) {
        const bool oursFirst = round % 2 == 0;
        auto own = oursFirst ? ours(runtime, workload.items) : std::nullopt;
        const auto peer = theirs(address);
        if (!oursFirst)
            own = ours(runtime, workload.items);
        if (!own || !peer)
            return fail(peer
                            ? QStringLiteral("a batch failed")
                            : QStringLiteral("redis-benchmark isn't there (package redis-tools), or failed"));
        ratios.push_back(*own / *peer);
        std::printf("%5d   %9.0f   %15.0f   %5.3f\n", round + 1, *own, *peer, ratios.back());
    }
    const double median = medianOf(ratios);
    std::printf("median ratio %.3f (asked: at least %.2f)\n", median, LeastRatio);
    static_cast<void>(backend->close());
    return median >= LeastRatio ? 0 : 1;
}
