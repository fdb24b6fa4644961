// SPDX-License-Identifier: GPL-3.0-or-later

// CPU time of a redraw of the live chart at 1280x800: under 5 ms for one target, 8 ms for three.
// With a folder as argument it also writes what it drew there, to be looked at.

#include "../app/charts/example_charts.h"
#include "app/charts/chart_builder.h"
#include "app/charts/chart_export.h"
#include "app/charts/plot_view.h"

#include <QApplication>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace breakeven;

namespace {

constexpr int redraws = 60;
constexpr int restMs = 75; // longer than the view rests between two redraws

double processCpuMs()
{
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

ChartData chartOf(const ExampleRun& run)
{
    const std::array runs{ChartedRun{&run.header, &run.analysis}};
    return latencyChart(runs);
}

double medianRedraw(ChartData data)
{
    PlotView view;
    view.resize(1280, 800);
    view.setData(data);
    view.show();
    QApplication::processEvents();
    std::vector<double> costs;
    for (int i = 0; i < redraws; ++i) {
        for (ChartSeries& series : data.series)
            for (ChartPoint& point : series.points)
                point.y *= i % 2 == 0 ? 1.01 : 1 / 1.01;
        QEventLoop rest;
        QTimer::singleShot(restMs, &rest, &QEventLoop::quit);
        rest.exec();
        const double began = processCpuMs();
        view.setData(data);
        QApplication::processEvents();
        costs.push_back(processCpuMs() - began);
    }
    std::nth_element(costs.begin(), costs.begin() + redraws / 2, costs.end());
    return costs[redraws / 2];
}

void draw(const QString& folder)
{
    const std::vector<std::pair<QString, ExampleRun>> examples{
        {QStringLiteral("one"), exampleRun(1)},
        {QStringLiteral("zero"), exampleRun(1, true)},
        {QStringLiteral("three"), exampleRun(3)},
        {QStringLiteral("threads"), exampleRunOverThreads(2)}};
    for (const auto& [name, run] : examples) {
        for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
            const QString suffix =
                appearance == Appearance::Dark ? QStringLiteral("-dark") : QStringLiteral("-light");
            const std::array runs{ChartedRun{&run.header, &run.analysis}};
            const auto save = [&](const QString& view, const ChartData& data, QSize size) {
                const QString path = QStringLiteral("%1/%2-%3%4.png").arg(folder, name, view, suffix);
                (void)writeDrawn(drawChart(data, theme(appearance), size, path), path);
            };
            save(QStringLiteral("latency"), latencyChart(runs), {1000, 640});
            save(QStringLiteral("small"), latencyChart(runs), {560, 360});
            save(QStringLiteral("speedup"), speedUpChart(runs), {1000, 640});
        }
    }
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    if (argc > 1) {
        draw(QString::fromLocal8Bit(argv[1]));
        return 0;
    }
    struct Row
    {
        int targets;
        double bound;
    };
    bool met = true;
    std::printf("%-10s %16s %10s\n", "targets", "CPU a redraw", "bound");
    for (const Row row : {Row{1, 5}, Row{3, 8}}) {
        const double cost = medianRedraw(chartOf(exampleRun(row.targets)));
        met = met && cost <= row.bound;
        std::printf("%-10d %13.2f ms %7.0f ms\n", row.targets, cost, row.bound);
    }
    return met ? 0 : 1;
}
