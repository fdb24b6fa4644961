// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chart_builder.h"
#include "app/charts/chart_export.h"
#include "app/charts/model_line.h"
#include "core/analysis/analyzer.h"
#include "shown_plot.h"
#include "tests/core/analysis/simulated_run.h"

#include <QLocale>
#include <QSet>
#include <QTest>

#include <array>
#include <cmath>

using namespace breakeven;

namespace {

const simulation::CostModel machineCosts{.contention = 0.01};

// A run with all that is known of it.
struct Modelled
{
    Run run;
    Analysis analysis;
    std::vector<Forecaster> models;

    [[nodiscard]] ChartData chart(bool withModel, ModelFigure figure = ModelFigure::Latency) const
    {
        ChartedRun charted{&run.header, &analysis};
        if (withModel)
            charted.models = models;
        const std::array runs{charted};
        return figure == ModelFigure::Latency ? latencyChart(runs) : speedUpChart(runs);
    }
};

Modelled modelled(const std::vector<int>& threads, const Axis& axis)
{
    simulation::Machine machine(machineCosts, {}, 1);
    Modelled result{.run = machine.run(threads, axis, 10, 15), .analysis = {}, .models = {}};
    result.analysis = analyze(result.run);
    result.models = Forecaster::of(result.run);
    return result;
}

std::vector<ChartSeries> predictedOf(const ChartData& data)
{
    std::vector<ChartSeries> lines;
    std::copy_if(data.series.begin(), data.series.end(), std::back_inserter(lines),
                 [](const ChartSeries& series) { return series.predicted; });
    return lines;
}

} // namespace

class TestModelLine : public QObject
{
    Q_OBJECT

private:
    const Modelled m_far =
        modelled({1, 2, 4, 6}, {.kind = AxisKind::RttUs, .values = {0, 50, 100, 200, 400, 1600}});

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void withoutTheModelNothingIsPredicted() { QVERIFY(!m_far.chart(false).hasPredictions()); }

    void everyArmHasALineOverWhatWasMeasuredAndAsFarAgain()
    {
        const ChartData data = m_far.chart(true);
        const std::vector<ChartSeries> lines = predictedOf(data);
        QCOMPARE(lines.size(), std::size_t{4});
        QCOMPARE(data.series.size(), std::size_t{8});
        for (std::size_t i = 0; i < lines.size(); ++i) {
            QCOMPARE(lines[i].points.front().x, 0.0);
            QVERIFY(std::abs(lines[i].points.back().x - 3200) < 1e-6);
            QCOMPARE(lines[i].arm, data.series[2 * i].arm);
            QVERIFY(lines[i].label.contains(data.series[2 * i].label));
            QVERIFY(lines[i].label != data.series[2 * i].label);
            const int threads = m_far.run.header.plan.arms[i].count;
            for (const ChartPoint& point : lines[i].points)
                QVERIFY2(std::abs(point.y / 1000 / machineCosts.latency(threads, point.x) - 1) < 0.15,
                         qPrintable(QStringLiteral("%1 at %2").arg(threads).arg(point.x)));
        }
        QSet<QString> keys;
        for (const ChartSeries& series : data.series)
            keys.insert(series.key);
        QCOMPARE(keys.size(), data.series.size());
    }

    void theCrossoversAreThoseMeasured()
    {
        QVERIFY(!m_far.chart(false).crossings.empty());
        QCOMPARE(m_far.chart(true).crossings, m_far.chart(false).crossings);
    }

    void theSpeedUpIsPredictedOfAllButTheSingleArm()
    {
        const std::vector<ChartSeries> lines = predictedOf(m_far.chart(true, ModelFigure::SpeedUp));
        QCOMPARE(lines.size(), std::size_t{3});
        const ChartPoint& last = lines.back().points.back();
        QVERIFY(std::abs(last.y * machineCosts.latency(6, last.x) / machineCosts.latency(1, last.x) - 1) <
                0.15);
        QVERIFY(last.low < last.y && last.y < last.high);
    }

    void overThreadsItGoesOnToTwiceAsMany()
    {
        const Modelled many = modelled({1, 2, 3, 4, 5, 6, 7, 8}, {.kind = AxisKind::Threads, .values = {0}});
        const std::vector<ChartSeries> lines = predictedOf(many.chart(true));
        QCOMPARE(lines.size(), std::size_t{1});
        QCOMPARE(lines[0].points.size(), std::size_t{16});
        QCOMPARE(lines[0].points.back().x, 16.0);
    }

    void aPipelinedArmIsNotPredicted()
    {
        Modelled run = m_far;
        for (PointResult& point : run.analysis.points)
            if (point.what == Arm::ofThreads(2))
                point.what = Arm::pipelined();
        QCOMPARE(predictedOf(run.chart(true)).size(), std::size_t{3});
    }

    void aRefusedModelHasNoLine()
    {
        Modelled run = m_far;
        run.run.blocks.erase(run.run.blocks.begin() + 1, run.run.blocks.end());
        run.models = Forecaster::of(run.run);
        QVERIFY(!run.models.front().model().ok());
        QCOMPARE(run.chart(true), run.chart(false));
    }

    void aSavedChartNamesIt()
    {
        const auto textsOf = [](const ChartData& data) {
            const auto drawn =
                drawChart(data, theme(Appearance::Light), {1000, 640}, QStringLiteral("chart.svg"));
            return drawn.ok() ? QString::fromUtf8(drawn.value().encoded()) : QString();
        };
        QVERIFY(textsOf(m_far.chart(true)).contains(QLatin1String("predicted")));
        QVERIFY(!textsOf(m_far.chart(false)).contains(QLatin1String("predicted")));
    }

    void shownAndHiddenAgainTheChartIsAsBefore()
    {
        PlotView view;
        view.resize(1000, 640);
        view.setData(m_far.chart(false));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QImage before = pictureOf(view);
        view.setData(m_far.chart(true));
        QVERIFY(pictureOf(view) != before);
        view.setData(m_far.chart(false));
        QCOMPARE(pictureOf(view), before);
    }

    void aClickOnAPredictionIsNone()
    {
        PlotView view;
        view.resize(1000, 640);
        view.setData(m_far.chart(true));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QVERIFY(pointOf(view, m_far.chart(false).series[0].key).has_value());
        for (const ChartSeries& line : predictedOf(m_far.chart(true)))
            QVERIFY(!pointOf(view, line.key).has_value());
    }
};

QTEST_MAIN(TestModelLine)
#include "tst_model_line.moc"
