// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cost_model.h"

#include "core/analysis/block_medians.h"
#include "core/analysis/speed_up.h"
#include "core/analysis/student_t.h"

#include <QCoreApplication>

#include <Eigen/Dense>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <unsupported/Eigen/NonLinearOptimization>
#include <unsupported/Eigen/NumericalDiff>

namespace breakeven {

namespace {

constexpr std::size_t LeastSamples = 8; // two more than figures
constexpr double LargestError = 0.1;
constexpr Eigen::Index FigureCount = 6;

double latencyOf(const Eigen::VectorXd& roots, int items, int threads, double rttUs)
{
    const Eigen::VectorXd figures = roots.cwiseAbs2();
    const int workers = std::min(threads, items);
    const double rounds = (items + workers - 1) / workers;
    const double waiting = rounds * (figures(1) + figures(2) * rttUs) * (1 + figures(3) * (workers - 1));
    const double pooling = threads > 1 ? figures(4) + figures(5) * threads : 0;
    return std::max(1e-9, figures(0) + waiting + pooling);
}

struct Residuals
{
    using Scalar = double;
    using InputType = Eigen::VectorXd;
    using ValueType = Eigen::VectorXd;
    using JacobianType = Eigen::MatrixXd;
    enum { InputsAtCompileTime = Eigen::Dynamic, ValuesAtCompileTime = Eigen::Dynamic };

    std::span<const CostSample> samples;
    int items = 1;

    [[nodiscard]] int inputs() const { return static_cast<int>(FigureCount); }
    [[nodiscard]] int values() const { return static_cast<int>(samples.size()); }

    int operator()(const Eigen::VectorXd& roots, Eigen::VectorXd& residuals) const
    {
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const CostSample& one = samples[i];
            residuals(static_cast<Eigen::Index>(i)) =
                std::log(latencyOf(roots, items, one.threads, one.rttUs) / one.latencyUs);
        }
        return 0;
    }
};

Eigen::VectorXd fittedRoots(std::span<const CostSample> samples, int items)
{
    const double least =
        std::min_element(samples.begin(), samples.end(), [](const CostSample& a, const CostSample& b) {
            return a.latencyUs < b.latencyUs;
        })->latencyUs;
    Eigen::VectorXd roots(FigureCount);
    roots << least / 10, least / items / 2, 1, 0.01, least / 5, least / 50;
    roots = roots.cwiseSqrt();
    Eigen::NumericalDiff<Residuals, Eigen::Central> function(Residuals{.samples = samples, .items = items});
    Eigen::LevenbergMarquardt<Eigen::NumericalDiff<Residuals, Eigen::Central>> solver(function);
    solver.parameters.maxfev = 4000;
    solver.minimize(roots);
    return roots;
}

Error refusal(const QString& detail)
{
    return {.code = Error::Code::Unsupported,
            .where = QCoreApplication::translate("breakeven", "the cost model"),
            .detail = detail};
}

} // namespace

Result<CostModel> CostModel::fit(std::span<const CostSample> samples, int items)
{
    if (samples.size() < LeastSamples)
        return refusal(QCoreApplication::translate("breakeven", "%1 points and arms are too few, it takes %2")
                           .arg(samples.size())
                           .arg(LeastSamples));
    std::vector<double> errors;
    double squares = 0;
    for (std::size_t left = 0; left < samples.size(); ++left) {
        std::vector<CostSample> others(samples.begin(), samples.end());
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(left));
        const CostSample& one = samples[left];
        const double ratio =
            latencyOf(fittedRoots(others, items), items, one.threads, one.rttUs) / one.latencyUs;
        errors.push_back(std::abs(ratio - 1));
        squares += std::pow(std::log(ratio), 2);
    }
    std::nth_element(errors.begin(), errors.begin() + static_cast<std::ptrdiff_t>(errors.size() / 2),
                     errors.end());
    CostModel model;
    model.m_items = items;
    model.m_leaveOutError = errors[errors.size() / 2];
    if (!(model.m_leaveOutError <= LargestError))
        return refusal(QCoreApplication::translate("breakeven", "it misses points left out by %1 %")
                           .arg(100 * model.m_leaveOutError, 0, 'f', 0));
    const Eigen::VectorXd roots = fittedRoots(samples, items);
    std::copy(roots.begin(), roots.end(), model.m_roots.begin());
    const auto count = static_cast<double>(samples.size());
    model.m_reach =
        studentTQuantile(0.975, count - static_cast<double>(Figures)) * std::sqrt(squares / count);
    return model;
}

Prediction CostModel::predict(int threads, double rttUs) const
{
    const Eigen::VectorXd roots = Eigen::Map<const Eigen::VectorXd>(m_roots.data(), FigureCount);
    const double latency = latencyOf(roots, m_items, threads, rttUs);
    return {.latencyUs = latency,
            .intervalUs = {.low = latency * std::exp(-m_reach), .high = latency * std::exp(m_reach)}};
}

std::vector<CostSample> costSamplesOf(const Run& run, const QString& target, RuntimeKind runtime)
{
    const Plan& plan = run.header.plan;
    const auto place = std::find_if(plan.targets.begin(), plan.targets.end(),
                                    [&](const Target& one) { return one.name == target; });
    std::vector<CostSample> samples;
    if (place == plan.targets.end() ||
        (plan.axis.kind != AxisKind::RttUs && plan.axis.kind != AxisKind::Threads))
        return samples;
    for (const PointMedians& point : blockMediansOf(run)) {
        if (point.key.target != target || point.key.runtime != runtime)
            continue;
        const double rtt =
            std::chrono::duration<double, std::micro>(networkAt(plan, *place, point.key.value).rtt).count();
        for (std::size_t arm = 0; arm < plan.threads.size(); ++arm) {
            const std::vector<double> values = known(point.logMedians[arm]);
            if (!values.empty())
                samples.push_back({.threads = plan.threads[arm],
                                   .rttUs = rtt,
                                   .latencyUs = std::exp(LogSpeedUp::of(values).mean) / 1000});
        }
    }
    return samples;
}

} // namespace breakeven
