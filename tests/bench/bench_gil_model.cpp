// SPDX-License-Identifier: GPL-3.0-or-later

// The model of the GIL against the real one: the speed-up of 2, 4, 6 and 8 threads over one, of the runtime
// "gil-model" and of CPython, on a local file, a local Redis and Redis behind 100 µs to 2 ms. Paired: both
// take turns at the same items in each round, a round gives one speed-up of each, and these are averaged as
// logarithms. Fails where the model is off by more than 15 % at the median over all rows or 30 % at worst.
//
// Whether the one thread of the single arm and the server share a core is up to the system, for minutes. So
// the server, and the relay in front of it, are kept on one core and the one thread of either runtime on
// another; more threads go where they like.
//
// Between a local Redis and one 500 µs away threads either get into each other's way for a whole arm or not
// at all, in both runtimes: single rounds differ by a factor of two. So a target is measured until each of
// its differences is known to LooseError, in ROUNDS at least and four times as many at most.
//
// Local operations differ from minute to minute on a virtual machine, for both runtimes; a quiet machine and
// a memory file system as FOLDER help. Nothing may keep the cores awake: a wake-up across cores then costs
// several times what it does on cores that sleep.
//
//     bench_gil_model [ROUNDS [FOLDER]]

#include "core/runtimes/cpython_runtime.h"
#include "core/runtimes/gil_model_runtime.h"
#include "tests/bench/median.h"
#include "tests/bench/opened_backend.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <sched.h>
#include <thread>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

constexpr std::array Arms{1, 2, 4, 6, 8};
constexpr double BoundOfMedian = 0.15;
constexpr double BoundOfWorst = 0.30;
constexpr double LooseError = 0.06; // standard error, of the logarithm
constexpr int MostTimesRounds = 4;
constexpr ArmRequest Request{.warmUpBatches = 2, .batches = 40, .atMost = 80ms};

// One arm in one round.
struct Measured
{
    double batch = 0;   // ms, the median
    double gilWait = 0; // ms a batch, over the workers
};
using Round = std::array<Measured, Arms.size()>;

// All rounds of one runtime at one target.
using Rounds = std::vector<Round>;

struct Estimate
{
    double mean = 0;
    double error = 0; // standard error
};

constexpr int AnyCore = -1;

void keepOn(pid_t thread, int core) // 0: the calling thread
{
    const int cores = static_cast<int>(std::thread::hardware_concurrency());
    cpu_set_t set;
    CPU_ZERO(&set);
    for (int each = 0; each < cores; ++each)
        if (core == AnyCore || each == core)
            CPU_SET(each, &set);
    sched_setaffinity(thread, sizeof(set), &set);
}

int coreOfServers()
{
    return static_cast<int>(std::thread::hardware_concurrency()) - 1;
}

// The servers that were started by us.
void keepServersOnTheirCore()
{
    for (const QString& task :
         QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile children(QStringLiteral("/proc/self/task/%1/children").arg(task));
        if (!children.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray& child : children.readAll().split(' '))
            if (QFile name(QStringLiteral("/proc/%1/comm").arg(QString::fromLatin1(child)));
                name.open(QIODevice::ReadOnly) && name.readAll().startsWith("redis-server"))
                keepOn(child.toInt(), coreOfServers());
    }
}

// Keeps the single arm's thread on a core that no server is on.
class OwnCore
{
public:
    explicit OwnCore(pid_t thread) : m_thread(thread) { keepOn(m_thread, 0); }
    ~OwnCore() { keepOn(m_thread, AnyCore); }
    OwnCore(const OwnCore&) = delete;
    OwnCore& operator=(const OwnCore&) = delete;

private:
    pid_t m_thread;
};

void stopOn(const Error& error)
{
    std::fprintf(stderr, "%s\n", qPrintable(sentence(error)));
    std::exit(1);
}

Estimate estimateOf(const std::vector<double>& values)
{
    const auto count = static_cast<double>(values.size());
    double mean = 0;
    for (const double value : values)
        mean += value / count;
    double variance = 0;
    for (const double value : values)
        variance += (value - mean) * (value - mean) / std::max(1.0, count - 1);
    return {.mean = mean, .error = std::sqrt(variance / count)};
}

double logSpeedUp(const Round& round, std::size_t arm)
{
    return std::log(round[0].batch / round[arm].batch);
}

// `thread`: who runs batches of one thread; 0: the calling one.
Measured measured(Runtime& runtime, int threads, pid_t thread)
{
    std::optional<OwnCore> core;
    if (threads == 1)
        core.emplace(thread);
    ArmRequest request = Request;
    request.threads = threads;
    const auto samples = runtime.measure(request, {});
    if (!samples.ok())
        stopOn(samples.error());
    std::vector<double> batches;
    for (const auto batch : samples.value().batches)
        batches.push_back(std::chrono::duration<double, std::milli>(batch).count());
    const double count = static_cast<double>(batches.size());
    const auto wait = samples.value().totals->gilWait.value_or(0ns);
    return {.batch = medianOf(std::move(batches)),
            .gilWait = std::chrono::duration<double, std::milli>(wait).count() / count};
}

// One round of both, arm by arm in turns.
void measureRound(CPythonRuntime& python, GilModelRuntime& model, bool pythonFirst, Rounds& ofPython,
                  Rounds& ofModel)
{
    if (const Status begun = model.beginBlock({}); !begun.ok())
        stopOn(begun.error());
    const auto child = static_cast<pid_t>(python.processId().value_or(0));
    Round& real = ofPython.emplace_back();
    Round& modelled = ofModel.emplace_back();
    for (std::size_t arm = 0; arm < Arms.size(); ++arm) {
        if (!pythonFirst)
            modelled[arm] = measured(model, Arms[arm], 0);
        real[arm] = measured(python, Arms[arm], child);
        if (pythonFirst)
            modelled[arm] = measured(model, Arms[arm], 0);
    }
}

Estimate over(const Rounds& rounds, double Measured::*figure, std::size_t arm)
{
    std::vector<double> values;
    for (const Round& round : rounds)
        values.push_back(round[arm].*figure);
    return estimateOf(values);
}

// Of the logarithms of the model's speed-up and of Python's.
Estimate differenceOf(const Rounds& ofPython, const Rounds& ofModel, std::size_t arm)
{
    std::vector<double> off;
    for (std::size_t round = 0; round < ofPython.size(); ++round)
        off.push_back(logSpeedUp(ofModel[round], arm) - logSpeedUp(ofPython[round], arm));
    return estimateOf(off);
}

bool isLoose(const Rounds& ofPython, const Rounds& ofModel)
{
    for (std::size_t arm = 1; arm < Arms.size(); ++arm)
        if (differenceOf(ofPython, ofModel, arm).error > LooseError)
            return true;
    return false;
}

std::vector<double> measureTarget(const char* name, Backend& backend, const Network& network, int rounds)
{
    keepOn(0, coreOfServers()); // a relay's threads inherit it
    if (const Status set = backend.setNetwork(network); !set.ok())
        stopOn(set.error());
    if (const auto place = backend.place(); !place.ok())
        stopOn(place.error());
    keepServersOnTheirCore();
    keepOn(0, AnyCore);
    CPythonRuntime python(backend, PoolKind::Kept, 1);
    GilModelRuntime model(backend, PoolKind::Kept, 1);
    for (Runtime* runtime : {static_cast<Runtime*>(&python), static_cast<Runtime*>(&model)})
        if (const Status set = runtime->setWorkload({}); !set.ok())
            stopOn(set.error());
    if (const Status prepared = python.prepare(1, {}); !prepared.ok())
        stopOn(prepared.error());

    Rounds ofPython;
    Rounds ofModel;
    for (int round = 0; round < rounds || (round < MostTimesRounds * rounds && isLoose(ofPython, ofModel));
         ++round)
        measureRound(python, model, round % 2 == 0, ofPython, ofModel);

    std::printf("%-16s %6zu %8.3f %8.3f ", name, ofPython.size(), over(ofPython, &Measured::batch, 0).mean,
                over(ofModel, &Measured::batch, 0).mean);
    std::vector<double> errors;
    for (std::size_t arm = 1; arm < Arms.size(); ++arm) {
        std::vector<double> real;
        for (const Round& round : ofPython)
            real.push_back(logSpeedUp(round, arm));
        const double speedUp = std::exp(estimateOf(real).mean);
        const Estimate difference = differenceOf(ofPython, ofModel, arm);
        const double error = std::exp(difference.mean) - 1;
        errors.push_back(std::abs(error));
        std::printf("  %5.2f %5.2f %+4.0f%% ±%2.0f", speedUp, speedUp * (1 + error), error * 100,
                    difference.error * 100);
    }
    std::printf("\n%-16s %24s ", "", "GIL wait");
    for (std::size_t arm = 1; arm < Arms.size(); ++arm)
        std::printf("  %6.2f %6.2f ms   ", over(ofPython, &Measured::gilWait, arm).mean,
                    over(ofModel, &Measured::gilWait, arm).mean);
    const PythonCosts& costs = *model.costs();
    const ExecutorCosts& executor = costs.executor;
    const auto us = [](std::chrono::nanoseconds duration) {
        return static_cast<double>(duration.count()) / 1e3;
    };
    std::printf("   held µs: %.0f + %.0f + %.0f + ours %.0f, executor %.1f + %.1f + %.1f; in a crowd × %.1f, "
                "after waits × %.1f\n",
                us(costs.read.held()), us(costs.compute.held()), us(costs.write.held()), us(costs.ours),
                us(executor.submit + executor.submitted),
                us(executor.take + executor.announce + executor.finish), us(executor.result),
                costs.crowd.warm, costs.crowd.cold);
    std::fflush(stdout);
    return errors;
}

OpenedBackend opened(const Target& target)
{
    OpenedBackend backend = openBackend(target);
    if (!backend)
        std::exit(1);
    return backend;
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    std::signal(SIGPIPE, SIG_IGN);
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 12;
    const QString folder = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString();

    std::printf("%-16s %6s %8s %8s ", "target", "rounds", "python", "model");
    for (std::size_t arm = 1; arm < Arms.size(); ++arm)
        std::printf("  %2d threads           ", Arms[arm]);
    std::printf(
        "\n%-16s %6s %8s %8s   speed-up of python, of the model, how far that is off ± its standard error\n",
        "", "", "1 thr ms", "1 thr ms");

    std::vector<double> errors;
    const auto add = [&errors](const std::vector<double>& more) {
        errors.insert(errors.end(), more.cbegin(), more.cend());
    };
    {
        const auto file =
            opened({.name = QStringLiteral("file"), .backend = FileTarget{.folder = folder}, .network = {}});
        add(measureTarget("file", *file, {}, rounds));
    }
    const auto redis = opened({.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}});
    add(measureTarget("redis", *redis, {}, rounds));
    for (const auto rtt : {100us, 200us, 500us, 1000us, 2000us}) {
        const QByteArray name =
            QByteArrayLiteral("redis +") + QByteArray::number(static_cast<int>(rtt.count())) + " µs";
        add(measureTarget(name.constData(), *redis, {.rtt = rtt}, rounds));
    }

    const double median = medianOf(errors);
    const double worst = *std::max_element(errors.cbegin(), errors.cend());
    const bool good = median <= BoundOfMedian && worst <= BoundOfWorst;
    std::printf("off by %.1f %% at the median (bound 15 %%), %.1f %% at worst (bound 30 %%): %s\n",
                median * 100, worst * 100, good ? "good" : "FAILED");
    return good ? 0 : 1;
}
