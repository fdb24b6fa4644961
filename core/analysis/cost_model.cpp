// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cost_model.h"

#include "core/analysis/analysis_code.h"
#include "core/analysis/block_medians.h"
#include "core/analysis/speed_up.h"
#include "core/analysis/student_t.h"

#include <Eigen/Dense>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <set>
#include <unsupported/Eigen/NonLinearOptimization>

namespace breakeven {

namespace {

constexpr std::size_t leastSamples = 8; // two more than figures
constexpr double largestError = 0.1;    // the median
constexpr double largestWorstError = 0.3;
constexpr Eigen::Index figureCount = 6;

using Figures6 = Eigen::Matrix<double, figureCount, 1>;

double latencyOf(const Figures6& figures, int items, int threads, double rttUs)
{
    const int workers = std::min(threads, items);
    const double rounds = (items + workers - 1) / workers;
    const double waiting = rounds * (figures(1) + figures(2) * rttUs) * (1 + figures(3) * (workers - 1));
    const double pooling = threads > 1 ? figures(4) + figures(5) * threads : 0;
    return std::max(1e-9, figures(0) + waiting + pooling);
}

// Of the log latency, by each figure.
Figures6 gradientOf(const Figures6& figures, int items, int threads, double rttUs)
{
    const int workers = std::min(threads, items);
    const double rounds = (items + workers - 1) / workers;
    const double longer = 1 + figures(3) * (workers - 1);
    const double pooled = threads > 1 ? 1 : 0;
    Figures6 gradient;
    gradient << 1, rounds * longer, rounds * rttUs * longer,
        rounds * (figures(1) + figures(2) * rttUs) * (workers - 1), pooled, pooled * threads;
    return gradient / latencyOf(figures, items, threads, rttUs);
}

// What the solver asks of a function.
struct Residuals
{
    using Scalar = double;
    using InputType = Eigen::VectorXd;
    using ValueType = Eigen::VectorXd;
    using JacobianType = Eigen::MatrixXd;
    enum { InputsAtCompileTime = Eigen::Dynamic, ValuesAtCompileTime = Eigen::Dynamic };

    std::span<const CostSample> samples;
    int items = 1;

    [[nodiscard]] int inputs() const { return static_cast<int>(figureCount); }
    [[nodiscard]] int values() const { return static_cast<int>(samples.size()); }

    int operator()(const Eigen::VectorXd& roots, Eigen::VectorXd& residuals) const
    {
        const Figures6 figures = roots.cwiseAbs2();
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const CostSample& one = samples[i];
            residuals(static_cast<Eigen::Index>(i)) =
                std::log(latencyOf(figures, items, one.threads, one.rttUs) / one.latencyUs);
        }
        return 0;
    }

    int df(const Eigen::VectorXd& roots, Eigen::MatrixXd& jacobian) const
    {
        const Figures6 figures = roots.cwiseAbs2();
        for (std::size_t i = 0; i < samples.size(); ++i)
            jacobian.row(static_cast<Eigen::Index>(i)) =
                gradientOf(figures, items, samples[i].threads, samples[i].rttUs)
                    .cwiseProduct(2 * roots)
                    .transpose();
        return 0;
    }
};

Eigen::VectorXd firstGuess(std::span<const CostSample> samples, int items)
{
    const double least =
        std::min_element(samples.begin(), samples.end(), [](const CostSample& a, const CostSample& b) {
            return a.latencyUs < b.latencyUs;
        })->latencyUs;
    Eigen::VectorXd figures(figureCount);
    figures << least / 10, least / items / 2, 1, 0.01, least / 5, least / 50;
    return figures.cwiseSqrt();
}

Eigen::VectorXd fittedRoots(std::span<const CostSample> samples, int items, Eigen::VectorXd roots)
{
    Residuals function{.samples = samples, .items = items};
    Eigen::LevenbergMarquardt<Residuals> solver(function);
    solver.parameters.maxfev = 1000;
    solver.minimize(roots);
    return roots.cwiseAbs();
}

// Of the figures in units of the samples' variance: the inverse of the normal equations, over the directions
// that the samples tell of.
Eigen::Matrix<double, figureCount, figureCount> covarianceOf(std::span<const CostSample> samples, int items,
                                                             const Figures6& figures)
{
    Eigen::MatrixXd gradients(static_cast<Eigen::Index>(samples.size()), figureCount);
    for (std::size_t i = 0; i < samples.size(); ++i)
        gradients.row(static_cast<Eigen::Index>(i)) =
            gradientOf(figures, items, samples[i].threads, samples[i].rttUs).transpose();
    const Figures6 scale = gradients.colwise().norm().transpose().cwiseMax(1e-300); // µs and shares alike
    const Eigen::MatrixXd inverse =
        (gradients * scale.cwiseInverse().asDiagonal()).completeOrthogonalDecomposition().pseudoInverse();
    return scale.cwiseInverse().asDiagonal() * (inverse * inverse.transpose()) *
           scale.cwiseInverse().asDiagonal();
}

// Of the log latencies of whole points, all arms of one but the first and the last round trip left out at a
// time: what the arms of a point share, as they are measured together, shows in no error of one of them
// alone. 0 where there are too few round trips.
double meanSquareOfPointsLeftOut(std::span<const CostSample> samples, int items, const Eigen::VectorXd& from)
{
    std::set<double> rtts;
    for (const CostSample& sample : samples)
        rtts.insert(sample.rttUs);
    constexpr std::size_t least = 4;
    if (rtts.size() < least)
        return 0;
    double squares = 0;
    double count = 0;
    for (auto rtt = std::next(rtts.begin()); rtt != std::prev(rtts.end()); ++rtt) {
        std::vector<CostSample> others;
        std::copy_if(samples.begin(), samples.end(), std::back_inserter(others),
                     [&](const CostSample& sample) { return sample.rttUs != *rtt; });
        if (std::ssize(others) <= figureCount)
            return 0;
        const Figures6 figures = fittedRoots(others, items, from).cwiseAbs2();
        for (const CostSample& sample : samples) {
            if (sample.rttUs != *rtt)
                continue;
            squares +=
                std::pow(std::log(latencyOf(figures, items, sample.threads, *rtt) / sample.latencyUs), 2);
            ++count;
        }
    }
    return squares / count;
}

// What a share of the errors is at most.
double errorAt(std::vector<double> errors, double share)
{
    const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(errors.size() - 1) + 0.5);
    std::nth_element(errors.begin(), errors.begin() + place, errors.end());
    return errors[static_cast<std::size_t>(place)];
}

Error refusal(const Phrase& reason)
{
    return {.code = Error::Code::Unsupported,
            .where = {},
            .detail = {},
            .reason = reason,
            .place = phrase(ForecastPlace::CostModel)};
}

} // namespace

Result<CostModel> CostModel::fit(std::span<const CostSample> samples, int items)
{
    if (samples.size() < leastSamples)
        return refusal(phrase(ForecastReason::TooFewSamples, samples.size(), leastSamples));
    const Eigen::VectorXd guess = firstGuess(samples, items);
    const Eigen::VectorXd roots = fittedRoots(samples, items, guess);
    // From the whole fit the others are not far; a figure that is 0 there would stay so.
    const Eigen::VectorXd start = roots.cwiseMax(0.3 * guess);
    std::vector<double> errors;
    double squares = 0;
    for (std::size_t left = 0; left < samples.size(); ++left) {
        std::vector<CostSample> others(samples.begin(), samples.end());
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(left));
        const CostSample& one = samples[left];
        const Figures6 figures = fittedRoots(others, items, start).cwiseAbs2();
        const double ratio = latencyOf(figures, items, one.threads, one.rttUs) / one.latencyUs;
        errors.push_back(std::abs(ratio - 1));
        squares += std::pow(std::log(ratio), 2);
    }
    CostModel model;
    model.m_items = items;
    model.m_leaveOutError = errorAt(errors, 0.5);
    model.m_worstLeaveOutError = errorAt(errors, 0.9);
    if (!(model.m_leaveOutError <= largestError))
        return refusal(phrase(ForecastReason::Misses, std::round(100 * model.m_leaveOutError)));
    if (!(model.m_worstLeaveOutError <= largestWorstError))
        return refusal(phrase(ForecastReason::MissesOneInTen, std::round(100 * model.m_worstLeaveOutError)));
    std::copy(roots.begin(), roots.end(), model.m_roots.begin());
    const auto count = static_cast<double>(samples.size());
    const double scatter = std::max(squares / count, meanSquareOfPointsLeftOut(samples, items, start));
    model.m_reach = studentTQuantile(0.975, count - static_cast<double>(figuresOfModel)) * std::sqrt(scatter);
    const auto covariance = covarianceOf(samples, items, roots.cwiseAbs2());
    std::copy(covariance.data(), covariance.data() + covariance.size(), model.m_covariance.begin());
    return model;
}

namespace {

Figures6 figuresOf(std::span<const double> roots)
{
    return Eigen::Map<const Figures6>(roots.data()).cwiseAbs2();
}

// How far the figures let a log latency stray, in units of the samples' variance.
double variance(std::span<const double> covariance, const Figures6& gradient)
{
    const Eigen::Map<const Eigen::Matrix<double, figureCount, figureCount>> matrix(covariance.data());
    return gradient.dot(matrix * gradient);
}

} // namespace

Prediction CostModel::predict(int threads, double rttUs) const
{
    const Figures6 figures = figuresOf(m_roots);
    const double latency = latencyOf(figures, m_items, threads, rttUs);
    const double reach =
        m_reach * std::sqrt(1 + variance(m_covariance, gradientOf(figures, m_items, threads, rttUs)));
    return {.latencyUs = latency,
            .intervalUs = {.low = latency * std::exp(-reach), .high = latency * std::exp(reach)}};
}

Interval CostModel::speedUpInterval(int threads, double rttUs) const
{
    const Figures6 figures = figuresOf(m_roots);
    const double ratio = latencyOf(figures, m_items, 1, rttUs) / latencyOf(figures, m_items, threads, rttUs);
    if (threads == 1)
        return {.low = 1, .high = 1};
    const double reach =
        m_reach * std::sqrt(2 + variance(m_covariance, gradientOf(figures, m_items, 1, rttUs) -
                                                           gradientOf(figures, m_items, threads, rttUs)));
    return {.low = ratio * std::exp(-reach), .high = ratio * std::exp(reach)};
}

CostParts CostModel::parts() const
{
    const Figures6 figures = figuresOf(m_roots);
    return {.serialUs = figures(0),
            .operationUs = figures(1),
            .roundTrips = figures(2),
            .contention = figures(3),
            .poolUs = figures(4),
            .perThreadUs = figures(5)};
}

std::vector<CostSample> costSamplesOf(const Run& run, const QString& target, RuntimeKind runtime)
{
    return costSamplesOf(run, blockMediansOf(run), target, runtime);
}

std::vector<CostSample> costSamplesOf(const Run& run, std::span<const PointMedians> medians,
                                      const QString& target, RuntimeKind runtime)
{
    const Plan& plan = run.header.plan;
    const auto place = std::find_if(plan.targets.begin(), plan.targets.end(),
                                    [&](const Target& one) { return one.name == target; });
    std::vector<CostSample> samples;
    if (place == plan.targets.end() ||
        (plan.axis.kind != AxisKind::RttUs && plan.axis.kind != AxisKind::Threads))
        return samples;
    for (const PointMedians& point : medians) {
        if (point.key.target != target || point.key.runtime != runtime)
            continue;
        const double rtt =
            std::chrono::duration<double, std::micro>(networkAt(plan, *place, point.key.value).rtt).count();
        for (std::size_t arm = 0; arm < plan.arms.size() && arm < point.logMedians.size(); ++arm) {
            if (!plan.arms[arm].isThreads())
                continue;
            const std::vector<double> values = known(point.logMedians[arm]);
            if (!values.empty())
                samples.push_back({.threads = plan.arms[arm].count,
                                   .rttUs = rtt,
                                   .latencyUs = std::exp(LogSpeedUp::of(values).mean) / 1000});
        }
    }
    return samples;
}

} // namespace breakeven
