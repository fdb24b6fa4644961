// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/thread_advice.h"

#include "core/analysis/analyzer.h"
#include "core/analysis/block_medians.h"
#include "core/analysis/speed_up.h"

#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <set>

namespace breakeven {

namespace {

constexpr std::size_t leastCounts = 4; // three figures are fitted, one has to be left to tell the error

// More waiting than a clock's tick in a hundred thousand says nothing of what is computed.
constexpr double allOfTheTime = 1 - 1e-5;

// 1 / throughput(1), and that times the contention and the coherency; the columns left out are 0.
Eigen::Vector3d fittedCosts(std::span<const ThreadsLatency> latencies,
                            const std::vector<Eigen::Index>& columns)
{
    const auto rows = static_cast<Eigen::Index>(latencies.size());
    const auto width = static_cast<Eigen::Index>(columns.size());
    Eigen::MatrixXd design(rows, width);
    for (Eigen::Index row = 0; row < rows; ++row) {
        const ThreadsLatency& measured = latencies[static_cast<std::size_t>(row)];
        const double n = measured.threads;
        const Eigen::Vector3d terms(1, n - 1, n * (n - 1));
        for (Eigen::Index column = 0; column < width; ++column)
            design(row, column) = terms(columns[static_cast<std::size_t>(column)]) / (n * measured.seconds);
    }
    const Eigen::VectorXd solution = design.colPivHouseholderQr().solve(Eigen::VectorXd::Ones(rows));
    Eigen::Vector3d costs = Eigen::Vector3d::Zero();
    for (Eigen::Index column = 0; column < width; ++column)
        costs(columns[static_cast<std::size_t>(column)]) = solution(column);
    return costs;
}

double relativeError(std::span<const ThreadsLatency> latencies, const Eigen::Vector3d& costs)
{
    const double squares = std::accumulate(
        latencies.begin(), latencies.end(), 0.0, [&](double sum, const ThreadsLatency& measured) {
            const double n = measured.threads;
            const double fitted = (costs(0) + costs(1) * (n - 1) + costs(2) * n * (n - 1)) / n;
            return sum + std::pow(fitted / measured.seconds - 1, 2);
        });
    return std::sqrt(squares / static_cast<double>(latencies.size()));
}

double scaledBy(const ScalabilityFit& fit, int threads)
{
    const double n = threads;
    return n / (1 + fit.contention * (n - 1) + fit.coherency * n * (n - 1));
}

// Of each arm, over the blocks; nothing for an arm without any.
std::vector<std::optional<double>> meanLogs(const PointMedians& point)
{
    std::vector<std::optional<double>> means;
    for (const std::vector<double>& arm : point.logMedians) {
        const std::vector<double> values = known(arm);
        means.push_back(values.empty() ? std::nullopt : std::optional(LogSpeedUp::of(values).mean));
    }
    return means;
}

std::variant<MeasuredBest, NoAdvice> measuredBest(const PointMedians& point, const std::vector<int>& threads)
{
    const std::vector<std::optional<double>> means = meanLogs(point);
    std::optional<std::size_t> fastest;
    for (std::size_t arm = 0; arm < means.size(); ++arm) {
        if (means[arm] && known(point.logMedians[arm]).size() >= 2 &&
            (!fastest || *means[arm] < *means[*fastest]))
            fastest = arm;
    }
    if (!fastest)
        return NoAdvice::TooFewBlocks;

    MeasuredBest best{
        .threads = threads[*fastest], .fastestThreads = threads[*fastest], .slowdown = {.low = 1, .high = 1}};
    for (std::size_t arm = 0; arm < means.size(); ++arm) {
        if (threads[arm] >= best.threads)
            continue;
        std::vector<double> differences; // paired by block: what all arms of a block suffer cancels
        for (std::size_t i = 0; i < point.logMedians[arm].size(); ++i)
            differences.push_back(point.logMedians[arm][i] - point.logMedians[*fastest][i]);
        const SpeedUp slowdown = LogSpeedUp::of(known(differences)).acrossRuns().toSpeedUp();
        if (slowdown.interval && slowdown.interval->low <= 1) {
            best.threads = threads[arm];
            best.slowdown = *slowdown.interval;
        }
    }
    return best;
}

} // namespace

std::variant<int, NoAdvice> textbookThreads(double cores, double ioShare)
{
    if (ioShare >= allOfTheTime)
        return NoAdvice::NeverComputes;
    return std::max(1, static_cast<int>(std::lround(cores / (1 - ioShare))));
}

std::variant<ScalabilityFit, NoAdvice> fitScalability(std::span<const ThreadsLatency> latencies)
{
    std::set<int> counts;
    for (const ThreadsLatency& measured : latencies)
        counts.insert(measured.threads);
    if (counts.size() < leastCounts)
        return NoAdvice::TooFewCounts;

    // Of the fits without negative figures the closest: with three figures that is cheap enough to try all.
    const std::vector<std::vector<Eigen::Index>> choices{{0, 1, 2}, {0, 1}, {0, 2}, {0}};
    std::optional<Eigen::Vector3d> costs;
    double error = std::numeric_limits<double>::infinity();
    for (const std::vector<Eigen::Index>& columns : choices) {
        const Eigen::Vector3d candidate = fittedCosts(latencies, columns);
        const double left = relativeError(latencies, candidate);
        if (candidate(0) > 0 && candidate(1) >= 0 && candidate(2) >= 0 && left < error) {
            costs = candidate;
            error = left;
        }
    }
    if (!costs || (*costs)(2) <= 1e-9 * (*costs)(0))
        return NoAdvice::NoPeak;

    ScalabilityFit fit{.throughput = 1 / (*costs)(0),
                       .contention = (*costs)(1) / (*costs)(0),
                       .coherency = (*costs)(2) / (*costs)(0),
                       .error = error,
                       .bestThreads = 1};
    const double peak = std::sqrt(std::max(0.0, 1 - fit.contention) / fit.coherency);
    const int below = std::max(1, static_cast<int>(std::floor(peak)));
    fit.bestThreads = scaledBy(fit, below + 1) > scaledBy(fit, below) ? below + 1 : below;
    return fit;
}

std::vector<ThreadAdvice> threadAdvice(const Run& run)
{
    return threadAdvice(run, analyze(run), blockMediansOf(run));
}

std::vector<ThreadAdvice> threadAdvice(const Run& run, const Analysis& analysis,
                                       std::span<const PointMedians> medians)
{
    const std::vector<int> threads = threadCountsOf(run.header.plan);
    const auto resultOf = [&analysis](const PointKey& key) {
        return std::find_if(analysis.points.begin(), analysis.points.end(),
                            [&key](const PointResult& result) { return result.key == key; });
    };
    std::vector<ThreadAdvice> advice;
    for (PointMedians point : medians) {
        point.logMedians.resize(threads.size()); // the other arms, which come behind, are no thread counts
        ThreadAdvice& next = advice.emplace_back(ThreadAdvice{.key = point.key});

        const auto result = resultOf(point.key);
        const double cores = coresToUse(run.header.environment);
        if (cores <= 0)
            next.textbook = NoAdvice::CoresUnknown;
        else if (result != analysis.points.end() && result->singleIoShare)
            next.textbook = textbookThreads(cores, *result->singleIoShare);

        std::vector<ThreadsLatency> latencies;
        const std::vector<std::optional<double>> means = meanLogs(point);
        for (std::size_t arm = 0; arm < means.size(); ++arm) {
            if (means[arm])
                latencies.push_back({.threads = threads[arm], .seconds = std::exp(*means[arm]) / 1e9});
        }
        next.scalability = fitScalability(latencies);
        next.measured = measuredBest(point, threads);
    }
    std::stable_sort(advice.begin(), advice.end(), [&resultOf](const ThreadAdvice& a, const ThreadAdvice& b) {
        return resultOf(a.key) < resultOf(b.key);
    });
    return advice;
}

} // namespace breakeven
