// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/model_line.h"

#include <QCoreApplication>

#include <cmath>

namespace breakeven {

namespace {

constexpr double stepBeyond = 2; // times the largest measured value
constexpr int steps = 48;        // along the logarithm: the line looks curved

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Chart)
};

struct Question
{
    double x = 0;
    int threads = 1;
    double rttUs = 0;
};

std::vector<Question> overRoundTrips(const std::set<double>& measured, int threads)
{
    std::vector<Question> questions;
    const auto positive = measured.upper_bound(0);
    if (positive != measured.begin())
        questions.push_back({.x = 0, .threads = threads, .rttUs = 0});
    if (positive == measured.end())
        return questions;
    const double low = *positive;
    const double high = stepBeyond * *measured.rbegin();
    for (int i = 0; i <= steps; ++i) {
        const double rtt = low * std::pow(high / low, static_cast<double>(i) / steps);
        questions.push_back({.x = rtt, .threads = threads, .rttUs = rtt});
    }
    return questions;
}

std::vector<Question> overThreads(const std::set<int>& measured, double rttUs)
{
    std::vector<Question> questions;
    const int most = static_cast<int>(stepBeyond * *measured.rbegin());
    for (int threads = *measured.begin(); threads <= most; ++threads)
        questions.push_back({.x = static_cast<double>(threads), .threads = threads, .rttUs = rttUs});
    return questions;
}

ChartPoint pointOf(const Forecast& forecast, ModelFigure figure, double x)
{
    if (figure == ModelFigure::SpeedUp)
        return {.x = x,
                .y = forecast.speedUp,
                .low = forecast.speedUpInterval.low,
                .high = forecast.speedUpInterval.high};
    constexpr double nanosecondsPerUs = 1000;
    return {.x = x,
            .y = forecast.latency.latencyUs * nanosecondsPerUs,
            .low = forecast.latency.intervalUs.low * nanosecondsPerUs,
            .high = forecast.latency.intervalUs.high * nanosecondsPerUs};
}

} // namespace

ChartSeries modelLine(const ChartSeries& measured, const Forecaster& forecaster, ModelFigure figure,
                      std::optional<int> threads)
{
    ChartSeries line = measured;
    line.key += QStringLiteral("/model");
    line.label = measured.label.isEmpty() ? QString() : Words::tr("%1, predicted").arg(measured.label);
    line.predicted = true;
    line.marker = MarkerShape::None;
    line.points.clear();
    line.curve.clear();
    if (forecaster.rttsUs().empty() || forecaster.threads().empty())
        return line;
    const std::vector<Question> questions =
        threads ? overRoundTrips(forecaster.rttsUs(), *threads)
                : overThreads(forecaster.threads(), *forecaster.rttsUs().begin());
    for (const Question& question : questions) {
        const Result<Forecast> forecast = forecaster.at(question.threads, question.rttUs);
        if (forecast.ok())
            line.points.push_back(pointOf(forecast.value(), figure, question.x));
    }
    return line;
}

} // namespace breakeven
