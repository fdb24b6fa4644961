// SPDX-License-Identifier: GPL-3.0-or-later

// How far the cost model misses what was measured but kept from it: a private Redis behind the relay, each
// point of each arm left out, then each round trip as a whole, then each thread count. Fails where the median
// error of the points or of the rows is 10 % or more, the whole run gives no model, or more than a quarter of
// the rows: what is left of the run may not be enough for one, which is then refused as it is for the user.

#include "core/analysis/cost_model.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/experiment/experiment.h"
#include "core/runs/run_reader.h"
#include "tests/bench/median.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

constexpr double largestMedianError = 0.1;

Plan redisPlan()
{
    Plan plan;
    plan.title = QStringLiteral("Cost model");
    plan.targets = {{.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}}};
    plan.arms = armsOfThreads({1, 2, 3, 4, 6, 8});
    plan.axis = {.kind = AxisKind::RttUs, .values = {50, 100, 200, 400, 800, 1600}};
    plan.budget = 25s;
    return plan;
}

struct RowErrors
{
    std::vector<double> errors;
    int rows = 0;
    int refused = 0;
};

// Errors at the samples with one `property` each, predicted from all others; adds them to `all`.
void leaveOut(const char* name, const std::vector<CostSample>& samples, int items,
              const std::function<double(const CostSample&)>& property, RowErrors& all)
{
    std::vector<double> values;
    for (const CostSample& sample : samples)
        values.push_back(property(sample));
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());

    for (const double value : values) {
        ++all.rows;
        std::vector<CostSample> others;
        std::copy_if(samples.begin(), samples.end(), std::back_inserter(others),
                     [&](const CostSample& sample) { return property(sample) != value; });
        const auto model = CostModel::fit(others, items);
        if (!model.ok()) {
            ++all.refused;
            std::printf("%-20s %6g   refused: %s\n", name, value, qPrintable(codedText(model.error())));
            continue;
        }
        std::vector<double> errors;
        for (const CostSample& sample : samples) {
            if (property(sample) == value)
                errors.push_back(std::abs(
                    model.value().predict(sample.threads, sample.rttUs).latencyUs / sample.latencyUs - 1));
        }
        std::printf("%-20s %6g   %5.1f %%   %5.1f %%\n", name, value, 100 * medianOf(errors),
                    100 * *std::max_element(errors.begin(), errors.end()));
        all.errors.insert(all.errors.end(), errors.begin(), errors.end());
    }
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("cost-model.breakeven.jsonl"));
    const Plan plan = redisPlan();
    {
        const auto experiment = Experiment::start(plan, {.runPath = path});
        experiment->wait();
    }
    const auto run = readRun(path);
    if (!run.ok()) {
        std::fprintf(stderr, "%s\n", qPrintable(codedText(run.error())));
        return 1;
    }
    for (const Failure& failure : run.value().failures)
        std::fprintf(stderr, "%s\n", qPrintable(codedText(failure.error)));

    const auto samples = costSamplesOf(run.value(), plan.targets.front().name, RuntimeKind::Native);
    const auto whole = CostModel::fit(samples, plan.workload.items);
    if (!whole.ok()) {
        std::fprintf(stderr, "%s\n", qPrintable(codedText(whole.error())));
        return 1;
    }
    std::printf("left out                       median       worst\n");
    std::printf("%-27s   %5.1f %%   (%zu of them, one at a time)\n", "a single point and arm",
                100 * whole.value().leaveOutError(), samples.size());
    RowErrors rows;
    const int items = plan.workload.items;
    leaveOut(
        "round trip, us", samples, items, [](const auto& s) { return s.rttUs; }, rows);
    leaveOut(
        "threads", samples, items, [](const auto& s) { return s.threads; }, rows);
    if (rows.errors.empty())
        return 1;
    const double median = medianOf(rows.errors);
    std::printf(
        "median error of %zu predictions with a whole row left out: %.1f %%, asked for both: below %.0f "
        "%%; %d of %d rows refused\n",
        rows.errors.size(), 100 * median, 100 * largestMedianError, rows.refused, rows.rows);
    const bool enough = 4 * rows.refused <= rows.rows;
    return enough && std::max(median, whole.value().leaveOutError()) < largestMedianError ? 0 : 1;
}
