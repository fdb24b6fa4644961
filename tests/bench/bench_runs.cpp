// SPDX-License-Identifier: GPL-3.0-or-later

// What opening saved runs costs: reading and analysing long ones, beside a plain read of their bytes; the
// whole of `breakeven analyze`, as a user waits for it; and listing a folder of 5,000, as it is at first and
// when it is known. Each in a process of its own, whose greatest memory is taken. Fails where a bound isn't
// met.
//
//     bench_runs [PROGRAM]
//
// Without PROGRAM: build/release/app/breakeven beside this one.

#include "core/analysis/analyzer.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/runs/run_library.h"
#include "core/runs/run_reader.h"
#include "core/runs/run_writer.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStringList>
#include <QTemporaryDir>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <fcntl.h>
#include <functional>
#include <random>
#include <utility>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

using Clock = std::chrono::steady_clock;

constexpr int batchesOfArm = 50;
constexpr int runs = 5'000;

double secondsSince(Clock::time_point began)
{
    return std::chrono::duration<double>(Clock::now() - began).count();
}

RunHeader header()
{
    RunHeader header;
    header.id = QUuid::createUuid();
    header.title = QStringLiteral("bench");
    header.started = QDateTime::currentDateTimeUtc();
    Target target;
    target.name = QStringLiteral("redis, private");
    target.backend = RedisTarget{};
    header.plan.title = header.title;
    header.plan.targets = {target};
    header.plan.axis = {.kind = AxisKind::RttUs, .values = {0, 50, 100, 200, 400, 1000, 2000}};
    return header;
}

Block block(const RunHeader& header, int index, std::mt19937_64& random)
{
    const auto& values = header.plan.axis.values;
    const auto point = static_cast<std::size_t>(index) % values.size();
    std::lognormal_distribution<double> spread(std::log(2e6 + 1e3 * values[point]), 0.2);
    Block block{.point = {.target = header.plan.targets.front().name,
                          .runtime = RuntimeKind::Native,
                          .axis = AxisKind::RttUs,
                          .value = values[point]},
                .index = index / static_cast<int>(values.size()),
                .arms = {}};
    for (const int threads : threadCountsOf(header.plan)) {
        ArmSamples arm{
            .arm = Arm::ofThreads(threads), .batches = {}, .totals = ArmTotals{1ms, 1ms, 1ms, 1ms, 8, 1}};
        for (int batch = 0; batch < batchesOfArm; ++batch)
            arm.batches.emplace_back(std::llround(spread(random)));
        block.arms.push_back(std::move(arm));
    }
    return block;
}

bool write(const QString& path, int samples)
{
    const RunHeader first = header();
    auto created = RunWriter::create(path, first);
    if (!created.ok())
        return false;
    RunWriter writer = std::move(created).value();
    std::mt19937_64 random(1);
    for (int index = 0; index < samples / (2 * batchesOfArm); ++index)
        if (!writer.append(block(first, index, random)).ok())
            return false;
    return writer.finish({.finished = first.started.addSecs(20), .status = RunStatus::Budget}).ok();
}

struct Cost
{
    double seconds = -1; // below 0: it failed
    double megabytes = 0;
};

// `task` gives seconds. A child that can't say them failed.
Cost costOf(const std::function<double()>& task)
{
    int ends[2];
    if (::pipe(ends) != 0)
        return {};
    const pid_t child = ::fork();
    if (child == 0) {
        const double seconds = task();
        const bool said = ::write(ends[1], &seconds, sizeof seconds) == sizeof seconds;
        ::_exit(said ? 0 : 1);
    }
    ::close(ends[1]);
    Cost cost;
    if (child < 0 || ::read(ends[0], &cost.seconds, sizeof cost.seconds) != sizeof cost.seconds)
        cost.seconds = -1;
    ::close(ends[0]);
    rusage usage{};
    int status = 0;
    if (child > 0 && ::wait4(child, &status, 0, &usage) == child)
        cost.megabytes = static_cast<double>(usage.ru_maxrss) / 1024;
    return cost;
}

// Of the whole program, from its start to its end; what it prints is thrown away.
Cost costOf(const QString& program, const QStringList& arguments)
{
    std::vector<QByteArray> words{program.toLocal8Bit()};
    for (const QString& argument : arguments)
        words.push_back(argument.toLocal8Bit());
    std::vector<char*> pointers;
    for (QByteArray& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);

    const auto began = Clock::now();
    const pid_t child = ::fork();
    if (child == 0) {
        const int nowhere = ::open("/dev/null", O_WRONLY);
        ::dup2(nowhere, STDOUT_FILENO);
        ::execv(pointers.front(), pointers.data());
        ::_exit(127);
    }
    rusage usage{};
    int status = 0;
    if (child < 0 || ::wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) ||
        WEXITSTATUS(status) != 0)
        return {};
    return {.seconds = secondsSince(began), .megabytes = static_cast<double>(usage.ru_maxrss) / 1024};
}

double plainRead(const QString& path)
{
    const auto began = Clock::now();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return -1;
    QByteArray part(1 << 20, Qt::Uninitialized);
    while (file.read(part.data(), part.size()) > 0)
        ;
    return secondsSince(began);
}

double readOnly(const QString& path)
{
    const auto began = Clock::now();
    return readRun(path).ok() ? secondsSince(began) : -1;
}

double readAndAnalyse(const QString& path)
{
    const auto began = Clock::now();
    const auto run = readRun(path);
    if (!run.ok() || analyze(run.value()).points.empty())
        return -1;
    return secondsSince(began);
}

// Gives the pages of a file back to the disk, as far as the system lets us.
void forget(const QString& path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        ::fsync(file.handle());
        ::posix_fadvise(file.handle(), 0, 0, POSIX_FADV_DONTNEED);
    }
}

bool row(const char* name, const Cost& cost, double plain, double seconds, double megabytes)
{
    const bool good = cost.seconds >= 0 && cost.seconds <= seconds && cost.megabytes <= megabytes;
    std::printf("%-32s %9.3f %9.2f %9.0f %9.0f", name, cost.seconds, seconds, cost.megabytes, megabytes);
    if (plain > 0)
        std::printf(" %9.1f", cost.seconds / plain);
    else
        std::printf(" %9s", "");
    std::printf("  %s\n", good ? "" : "above the bound");
    std::fflush(stdout);
    return good;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QString program =
        argc > 1
            ? QString::fromLocal8Bit(argv[1])
            : QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("../../app/breakeven"));
    const QTemporaryDir folder(QStringLiteral("bench-runs-XXXXXX"));
    std::printf("%-32s %9s %9s %9s %9s %9s\n", "", "s", "bound", "MB", "bound", "÷ read");

    struct Size
    {
        const char* read;
        const char* analyse;
        const char* program;
        const char* json;
        int samples;
        double seconds;
    };
    constexpr double mostMegabytes = 600;
    bool good = true;
    for (const Size& size :
         {Size{"1 M samples: read", "1 M samples: read and analyse", "1 M samples: breakeven analyze",
               "1 M samples: ... --json", 1'000'000, 0.5},
          Size{"10 M samples: read", "10 M samples: read and analyse", "10 M samples: breakeven analyze",
               "10 M samples: ... --json", 10'000'000, 4}}) {
        const QString path = folder.filePath(QStringLiteral("%1.breakeven.jsonl").arg(size.samples));
        if (!write(path, size.samples)) {
            std::fprintf(stderr, "%s could not be written\n", qPrintable(path));
            return 1;
        }
        const double plain = costOf([&] { return plainRead(path); }).seconds;
        good = row(size.read, costOf([&] { return readOnly(path); }), plain, size.seconds, mostMegabytes) &&
               good;
        good = row(size.analyse, costOf([&] { return readAndAnalyse(path); }), plain, size.seconds,
                   mostMegabytes) &&
               good;
        const QString analyze = QStringLiteral("analyze");
        good =
            row(size.program, costOf(program, {analyze, path}), plain, size.seconds, mostMegabytes) && good;
        good = row(size.json, costOf(program, {analyze, path, QStringLiteral("--json")}), plain, size.seconds,
                   mostMegabytes) &&
               good;
    }

    const QTemporaryDir library(QStringLiteral("bench-runs-XXXXXX"));
    for (int i = 0; i < runs; ++i) {
        const QString path = library.filePath(QStringLiteral("%1.breakeven.jsonl").arg(i));
        if (!write(path, 1'000)) {
            std::fprintf(stderr, "%s could not be written\n", qPrintable(path));
            return 1;
        }
        forget(path);
    }
    const auto list = [&] {
        const auto began = Clock::now();
        return listRuns(library.path()).size() == runs ? secondsSince(began) : -1;
    };
    const auto listAgain = [&] {
        const auto known = listRuns(library.path());
        const auto began = Clock::now();
        return listRuns(library.path(), {}, known) == known ? secondsSince(began) : -1;
    };
    good = row("5,000 runs listed, cold", costOf(list), 0, 0.3, mostMegabytes) && good;
    good = row("5,000 runs listed, warm", costOf(list), 0, 0.3, mostMegabytes) && good;
    good = row("5,000 known runs listed again", costOf(listAgain), 0, 0.1, mostMegabytes) && good;
    std::printf("\n%s\n", good ? "All bounds are met." : "NOT all bounds are met.");
    return good ? 0 : 1;
}
