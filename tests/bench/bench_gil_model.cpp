// SPDX-License-Identifier: GPL-3.0-or-later

// The model of the GIL against the real one: the speed-up of 2, 4, 6 and 8 threads over one, of the runtime
// "gil-model" and of CPython, on a local file, a local Redis and Redis behind 100 µs to 2 ms. Paired: both
// take turns at the same items in each round, a round gives one speed-up of each, and these are averaged as
// logarithms. Fails where the model is off by more than 15 % at the median over all rows or 30 % at worst.
//
// Local operations differ by a factor of two from minute to minute on a virtual machine, for both runtimes; a
// quiet machine, a memory file system as FOLDER and a higher priority (nice -n -20) help.
//
//     bench_gil_model [ROUNDS [FOLDER]]

#include "core/backends/backend_factory.h"
#include "core/runtimes/cpython_runtime.h"
#include "core/runtimes/gil_model_runtime.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <pthread.h>
#include <sched.h>
#include <thread>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

constexpr std::array Arms{1, 2, 4, 6, 8};
constexpr double BoundOfMedian = 0.15;
constexpr double BoundOfWorst = 0.30;
constexpr ArmRequest Request{.warmUpBatches = 2, .batches = 40, .atMost = 80ms};

struct Measured
{
    double single = 0;                             // ms, over the rounds
    std::array<double, Arms.size()> logSpeedUps{}; // sums
};

// Keeps every core from falling asleep, at the lowest priority there is: waking an idle virtual core takes
// longer than a local operation and comes and goes, which would hide what is compared.
class AwakeCores
{
public:
    AwakeCores()
    {
        for (unsigned core = 0; core < std::thread::hardware_concurrency(); ++core)
            m_threads.emplace_back([](const std::stop_token& stop) {
                const sched_param lowest{};
                pthread_setschedparam(pthread_self(), SCHED_IDLE, &lowest);
                while (!stop.stop_requested()) {
                }
            });
    }

private:
    std::vector<std::jthread> m_threads;
};

void stopOn(const Error& error)
{
    std::fprintf(stderr, "%s\n", qPrintable(sentence(error)));
    std::exit(1);
}

double medianOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
}

double medianBatch(Runtime& runtime, int threads)
{
    ArmRequest request = Request;
    request.threads = threads;
    const auto samples = runtime.measure(request, {});
    if (!samples.ok())
        stopOn(samples.error());
    std::vector<double> batches;
    for (const auto batch : samples.value().batches)
        batches.push_back(std::chrono::duration<double, std::milli>(batch).count());
    return medianOf(std::move(batches));
}

// One round of both, arm by arm in turns.
void measureRound(Runtime& python, Runtime& model, bool pythonFirst, Measured& ofPython, Measured& ofModel)
{
    std::array<double, Arms.size()> real{};
    std::array<double, Arms.size()> modelled{};
    for (std::size_t arm = 0; arm < Arms.size(); ++arm) {
        if (!pythonFirst)
            modelled[arm] = medianBatch(model, Arms[arm]);
        real[arm] = medianBatch(python, Arms[arm]);
        if (pythonFirst)
            modelled[arm] = medianBatch(model, Arms[arm]);
    }
    for (std::size_t arm = 0; arm < Arms.size(); ++arm) {
        ofPython.logSpeedUps[arm] += std::log(real[0] / real[arm]);
        ofModel.logSpeedUps[arm] += std::log(modelled[0] / modelled[arm]);
    }
    ofPython.single += real[0];
    ofModel.single += modelled[0];
}

std::vector<double> measureTarget(const char* name, Backend& backend, const Network& network, int rounds)
{
    if (const Status set = backend.setNetwork(network); !set.ok())
        stopOn(set.error());
    CPythonRuntime python(backend, PoolKind::Kept, 1);
    GilModelRuntime model(backend, PoolKind::Kept, 1);
    for (Runtime* runtime : {static_cast<Runtime*>(&python), static_cast<Runtime*>(&model)})
        if (const Status set = runtime->setWorkload({}); !set.ok())
            stopOn(set.error());

    Measured ofPython;
    Measured ofModel;
    for (int round = 0; round < rounds; ++round)
        measureRound(python, model, round % 2 == 0, ofPython, ofModel);

    std::printf("%-16s %8.3f %8.3f ", name, ofPython.single / rounds, ofModel.single / rounds);
    std::vector<double> errors;
    for (std::size_t arm = 1; arm < Arms.size(); ++arm) {
        const double real = std::exp(ofPython.logSpeedUps[arm] / rounds);
        const double modelled = std::exp(ofModel.logSpeedUps[arm] / rounds);
        errors.push_back(std::abs(modelled / real - 1));
        std::printf("  %5.2f %5.2f %+4.0f%%", real, modelled, (modelled / real - 1) * 100);
    }
    const PythonCosts& costs = *model.costs();
    const auto us = [](PythonCosts::Duration duration) {
        return static_cast<double>(duration.count()) / 1e3;
    };
    std::printf("   held µs: %.0f + %.0f + %.0f, executor %.1f + %.1f + %.1f\n", us(costs.read),
                us(costs.compute), us(costs.write), us(costs.submit), us(costs.take), us(costs.result));
    std::fflush(stdout);
    return errors;
}

std::unique_ptr<Backend> opened(const Target& target)
{
    auto backend = makeBackend(target, QStringLiteral("bench"));
    if (!backend.ok())
        stopOn(backend.error());
    if (const auto facts = backend.value()->open(); !facts.ok())
        stopOn(facts.error());
    if (const Status items = backend.value()->setItems(Workload().items); !items.ok())
        stopOn(items.error());
    return std::move(backend).value();
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    std::signal(SIGPIPE, SIG_IGN);
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 12;
    const QString folder = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString();

    std::printf("%-16s %8s %8s ", "target", "python", "model");
    for (std::size_t arm = 1; arm < Arms.size(); ++arm)
        std::printf("  %2d threads       ", Arms[arm]);
    std::printf("\n%-16s %8s %8s   speed-up of python, of the model, and how far that is off\n", "",
                "1 thr ms", "1 thr ms");

    const AwakeCores awake;
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
