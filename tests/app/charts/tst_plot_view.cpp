// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/arm_legend.h"
#include "app/charts/axis_scale.h"
#include "app/charts/chart_builder.h"
#include "app/charts/plot_state.h"
#include "app/charts/plot_view.h"
#include "core/analysis/analyzer.h"
#include "shown_plot.h"

#include <QAbstractButton>
#include <QApplication>
#include <QElapsedTimer>
#include <QGraphicsView>
#include <QLocale>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>

#include <array>
#include <cmath>
#include <limits>
#include <memory>

using namespace breakeven;

namespace {

// Counts the paint events of a widget.
class Paints final : public QObject
{
public:
    explicit Paints(QWidget* widget) : QObject(widget) { widget->installEventFilter(this); }
    [[nodiscard]] int count() const { return m_count; }

protected:
    bool eventFilter(QObject* /*watched*/, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            ++m_count;
        return false;
    }

private:
    int m_count = 0;
};

// A run over round trips with little noise: one thread takes 300 + 16 x µs, six `pool` + 4 x.
ExampleRun crossingRun(const std::vector<double>& values, double pool, double heldAtLeast = 0)
{
    ExampleRun run = exampleRun(1, true);
    run.header.plan.axis.values = values;
    run.header.plan.arms = armsOfThreads({1, 6});
    Analyzer analyzer(run.header);
    for (int index = 0; index < 6; ++index) {
        for (const double value : values) {
            const double place = value > 0 ? std::max(value, heldAtLeast) : 0;
            const double noise = 1 + 0.001 * ((index * 7 + static_cast<int>(value)) % 3 - 1);
            const auto micro = [](double us) {
                return std::vector{std::chrono::nanoseconds(std::llround(1000 * us))};
            };
            Block block{
                .point = {run.header.plan.targets.front().name, RuntimeKind::Native, AxisKind::RttUs, value},
                .index = index,
                .arms = {
                    {.arm = Arm::ofThreads(1), .batches = micro(300 + 16 * place), .totals = {}},
                    {.arm = Arm::ofThreads(6), .batches = micro(noise * (pool + 4 * place)), .totals = {}}}};
            if (value > 0 && heldAtLeast > 0) {
                const auto held = micro(place).front();
                block.held = HeldRoundTrip{.median = held, .p5 = held, .p95 = held};
            }
            analyzer.add(block);
        }
    }
    run.analysis = analyzer.result();
    return run;
}

// That of the only panel.
QChart* chartIn(const PlotView& view)
{
    for (QGraphicsItem* item : view.findChild<QGraphicsView*>()->items())
        if (auto* chart = dynamic_cast<QChart*>(item))
            return chart;
    return nullptr;
}

// Where two lines that ascend in x meet, in pixels.
std::optional<QPointF> meetingOf(const std::vector<QPointF>& one, const std::vector<QPointF>& other)
{
    for (std::size_t i = 0; i + 1 < one.size(); ++i) {
        for (std::size_t j = 0; j + 1 < other.size(); ++j) {
            QPointF at;
            if (QLineF(one[i], one[i + 1]).intersects(QLineF(other[j], other[j + 1]), &at) ==
                QLineF::BoundedIntersection)
                return at;
        }
    }
    return std::nullopt;
}

} // namespace

class TestPlotView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        collectWarnings();
    }

    void init()
    {
        (void)takeWarnings();
        m_view = shownPlot();
        QVERIFY(m_view);
    }

    void cleanup()
    {
        m_view.reset();
        QCOMPARE(takeWarnings(), QStringList());
    }

    void cleanupTestCase() { qInstallMessageHandler(nullptr); }

    void equalDataIsNotDrawnAgain()
    {
        const Paints paints(viewportOf(*m_view));
        m_view->setData(chartOf(exampleRun(1)));
        QApplication::processEvents();
        QCOMPARE(paints.count(), 0);
        m_view->setData(chartOf(exampleRun(2)));
        QTRY_VERIFY(paints.count() > 0);
    }

    void newDataIsDrawnAtMost15TimesASecond()
    {
        constexpr qint64 leastApart = 66; // ms
        const Paints paints(viewportOf(*m_view));
        ChartData data = chartOf(exampleRun(1));
        QElapsedTimer clock;
        clock.start();
        int updates = 0;
        while (clock.elapsed() < 400 || updates < 20) {
            data.series[0].points.back().y *= 1.001;
            m_view->setData(data);
            QApplication::processEvents();
            ++updates;
        }
        QVERIFY(paints.count() >= 1);
        // One at once and the rest that far apart.
        QVERIFY2(paints.count() <= 1 + clock.elapsed() / leastApart,
                 qPrintable(QStringLiteral("%1 redraws of %2 updates in %3 ms")
                                .arg(paints.count())
                                .arg(updates)
                                .arg(clock.elapsed())));
    }

    void theNewestOfManyIsShownInTheEnd()
    {
        const QImage first = pictureOf(*m_view);
        const ChartData newest = chartOf(exampleRun(3));
        m_view->setData(newest);
        QTRY_VERIFY(pictureOf(*m_view) != first); // which may be still at rest
        const QImage expected = pictureOf(*m_view);
        m_view->setData(chartOf(exampleRun(2)));
        m_view->setData(chartOf(exampleRun(1)));
        m_view->setData(newest);
        QTRY_COMPARE(pictureOf(*m_view), expected);
    }

    void anotherViewOfTheRunIsShownAtOnce()
    {
        const ExampleRun run = exampleRun(1);
        const std::array runs{ChartedRun{&run.header, &run.analysis}};
        const QImage latency = pictureOf(*m_view);
        ChartData newer = chartOf(run);
        newer.series[0].points.back().y *= 1.01;
        m_view->setData(newer); // a rest begins
        m_view->setData(speedUpChart(runs));
        QVERIFY(m_view->grab().toImage().copy(axisTexts) != latency.copy(axisTexts));
    }

    void whatHasNoLogarithmNeverReachesTheChart()
    {
        ChartData data = chartOf(exampleRun(1));
        data.series[0].points[0].x = 0;
        data.series[0].points[1].y = 0;
        data.series[0].points[2].y = std::nan("");
        data.series[0].points[3].high = std::numeric_limits<double>::infinity();
        data.series[1].points[0].low = -1;
        m_view->setData(data);
        m_view->setData(chartOf(exampleRun(1, true)));
        QVERIFY(!pictureOf(*m_view).isNull());
    }

    void theMarkerStandsWhereTheDrawnLinesCross_data()
    {
        QTest::addColumn<std::vector<double>>("values");
        QTest::addColumn<double>("pool");
        QTest::addColumn<double>("heldAtLeast");
        const std::vector<double> coarse{0, 50, 400, 2000};
        QTest::newRow("between far neighbours") << coarse << 1500.0 << 0.0;
        QTest::newRow("near the far one") << coarse << 4700.0 << 0.0;
        QTest::newRow("beside 0") << coarse << 380.0 << 0.0;
        QTest::newRow("between 0 and the first") << coarse << 700.0 << 0.0;
        QTest::newRow("without 0") << std::vector<double>{20, 1000} << 3000.0 << 0.0;
        QTest::newRow("places that were held later")
            << std::vector<double>{0, 10, 25, 50, 400} << 1500.0 << 76.0;
    }

    void theMarkerStandsWhereTheDrawnLinesCross()
    {
        QFETCH(const std::vector<double>, values);
        QFETCH(const double, pool);
        QFETCH(const double, heldAtLeast);
        const ExampleRun run = crossingRun(values, pool, heldAtLeast);
        QCOMPARE(run.analysis.crossovers.size(), std::size_t{1});
        const double at = run.analysis.crossovers.front().at;
        QVERIFY(std::abs(at / ((pool - 300) / 12) - 1) < 0.05);

        const std::array runs{ChartedRun{&run.header, &run.analysis}};
        const std::array charts{latencyChart(runs), speedUpChart(runs)};
        for (const ChartData& chart : charts) {
            PlotView view;
            view.resize(1600, 1000);
            view.setData(chart);
            view.show();
            QVERIFY(QTest::qWaitForWindowExposed(&view));
            QChart* drawn = chartIn(view);
            QVERIFY(drawn != nullptr);
            std::vector<std::vector<QPointF>> lines;
            for (QAbstractSeries* series : drawn->series()) {
                auto& line = lines.emplace_back();
                for (const QPointF& place : qobject_cast<QLineSeries*>(series)->points())
                    line.push_back(drawn->mapToPosition(place, series));
            }
            QAbstractSeries* any = drawn->series().front();
            const AxisScale x(chart.x, values.front() > 0 ? values[0] : values[1]);
            const AxisScale y(chart.y, 1);
            if (chart.referenceY) { // one arm, against the line at 1
                lines.push_back({drawn->mapToPosition({x.position(0.01), y.position(1)}, any),
                                 drawn->mapToPosition({x.position(1e6), y.position(1)}, any)});
            }
            QCOMPARE(lines.size(), std::size_t{2});
            const auto crossing = meetingOf(lines[0], lines[1]);
            QVERIFY(crossing.has_value());

            QCOMPARE(chart.crossings.size(), std::size_t{1});
            const ChartCrossing& marker = chart.crossings.front();
            const QPointF marked = drawn->mapToPosition({x.position(marker.x), y.position(marker.y)}, any);
            QVERIFY2(QLineF(marked, *crossing).length() < 1, qPrintable(QStringLiteral("%1, %2 and %3, %4")
                                                                            .arg(marked.x())
                                                                            .arg(marked.y())
                                                                            .arg(crossing->x())
                                                                            .arg(crossing->y())));
            const double asSaid = drawn->mapToPosition({x.position(at), y.position(marker.y)}, any).x();
            QVERIFY(std::abs(asSaid - crossing->x()) < 1);
        }
    }

    void anyNumberOfPointsIsDrawn_data()
    {
        QTest::addColumn<int>("points");
        QTest::newRow("none") << 0;
        QTest::newRow("one") << 1;
        QTest::newRow("two") << 2;
    }

    void anyNumberOfPointsIsDrawn()
    {
        QFETCH(const int, points);
        ChartData data = chartOf(exampleRun(1));
        for (ChartSeries& series : data.series)
            series.points.resize(static_cast<std::size_t>(points));
        data.crossings.clear();
        m_view->setData(data);
        QVERIFY(!pictureOf(*m_view).isNull());
    }

    void hoverShowsAPointsFiguresAndLeavingHidesThem()
    {
        const auto at = pointOf(*m_view, chartOf(exampleRun(1)).series[1].key);
        QVERIFY(at);
        QTest::mouseMove(viewportOf(*m_view), {2, 2});
        const QImage plain = pictureOf(*m_view);
        QTest::mouseMove(viewportOf(*m_view), *at + QPoint(1, 0));
        QTRY_VERIFY(pictureOf(*m_view) != plain);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(viewportOf(*m_view), &leave);
        QTRY_COMPARE(pictureOf(*m_view), plain);
    }

    void hoverFollowsThePointThatItReads()
    {
        const auto at = pointOf(*m_view, chartOf(exampleRun(1)).series[1].key);
        QVERIFY(at);
        QTest::mouseMove(viewportOf(*m_view), {2, 2});
        const QImage plain = pictureOf(*m_view);
        QTest::mouseMove(viewportOf(*m_view), *at + QPoint(1, 0));
        QTRY_VERIFY(pictureOf(*m_view) != plain);
        const QImage read = pictureOf(*m_view);
        ChartData data = chartOf(exampleRun(1));
        for (ChartSeries& series : data.series)
            series.points.clear();
        data.crossings.clear();
        m_view->setData(data);
        QTRY_VERIFY(pictureOf(*m_view) != read);
        const QImage empty = pictureOf(*m_view);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(viewportOf(*m_view), &leave);
        QCOMPARE(pictureOf(*m_view), empty); // no read-out was left behind
    }

    void aClickOnAPointNamesItsSeriesAndValue()
    {
        const ChartData data = chartOf(exampleRun(1));
        const auto at = pointOf(*m_view, data.series[0].key);
        QVERIFY(at);
        QSignalSpy clicked(m_view.get(), &PlotView::pointClicked);
        QTest::mouseClick(viewportOf(*m_view), Qt::LeftButton, {}, *at);
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked.front().at(1).toDouble(), 20.0);
    }

    void aClickBesideEverythingIsNone()
    {
        QSignalSpy clicked(m_view.get(), &PlotView::pointClicked);
        QTest::mouseClick(viewportOf(*m_view), Qt::LeftButton, {}, {950, 560});
        QTest::mouseClick(viewportOf(*m_view), Qt::LeftButton, {}, {2, 2});
        QCOMPARE(clicked.count(), 0);
    }

    void rangesDoNotShrinkWhileTheSameChartFills()
    {
        const QImage before = pictureOf(*m_view);
        ChartData less = chartOf(exampleRun(1));
        for (ChartSeries& series : less.series)
            series.points.resize(4);
        m_view->setData(less);
        QTRY_COMPARE(pictureOf(*m_view).copy(axisTexts), before.copy(axisTexts));
    }

    void aChartOfAnotherKindStartsAnew()
    {
        const ExampleRun run = exampleRun(1);
        const std::array runs{ChartedRun{&run.header, &run.analysis}};
        m_view->setData(speedUpChart(runs));
        m_view->setData(chartOf(run));
        PlotView fresh;
        fresh.resize(1000, 640);
        fresh.setData(chartOf(run));
        fresh.show();
        QTRY_COMPARE(pictureOf(*m_view).copy(axisTexts), pictureOf(fresh).copy(axisTexts));
    }

    void aThemeChangesTheGround()
    {
        m_view->setTheme(theme(Appearance::Dark));
        QTRY_COMPARE(pictureOf(*m_view).pixelColor(2, 2), theme(Appearance::Dark).card);
    }

    void screenReadersAreTold()
    {
        QVERIFY(!m_view->accessibleName().isEmpty());
        QTRY_VERIFY(viewportOf(*m_view) != nullptr &&
                    m_view->accessibleDescription().contains(QStringLiteral("Threads pay off from")));
    }

    void everyCrossingIsTold()
    {
        m_view->setData(chartOf(exampleRun(3)));
        QTRY_VERIFY(
            m_view->accessibleDescription().contains(QStringLiteral("local file: Threads pay off from")));
        QVERIFY(m_view->accessibleDescription().contains(QStringLiteral("redis: Threads pay off from")));
        QVERIFY(m_view->accessibleDescription().contains(QStringLiteral("ceph: Threads pay off from")));
    }

    void panelsShareTheirAxesAndFillTheRoom()
    {
        m_view->setData(chartOf(exampleRun(3)));
        QTRY_VERIFY(!m_view->plotRect(2).isEmpty());
        for (std::size_t panel = 0; panel < 3; ++panel) {
            QCOMPARE(m_view->plotRect(panel).size(), m_view->plotRect(0).size());
            QVERIFY(QRectF(m_view->rect()).contains(m_view->plotRect(panel)));
            for (std::size_t other = 0; other < panel; ++other)
                QVERIFY(!m_view->plotRect(panel).intersects(m_view->plotRect(other)));
        }
    }

    void aPanelIsEnlargedByAClickAndByKeys()
    {
        m_view->setData(chartOf(exampleRun(3)));
        QTRY_VERIFY(!m_view->headRect(1).isEmpty());
        const QRectF small = m_view->plotRect(1);
        const QPoint head = m_view->headRect(1).center().toPoint();
        QTest::mouseClick(viewportOf(*m_view), Qt::LeftButton, {}, head);
        QCOMPARE(m_view->enlarged(), std::optional<std::size_t>(1));
        QVERIFY(m_view->plotRect(1).width() > 1.5 * small.width());
        QVERIFY(m_view->plotRect(0).isEmpty());
        QTest::mouseClick(viewportOf(*m_view), Qt::LeftButton, {}, m_view->headRect(1).center().toPoint());
        QVERIFY(!m_view->enlarged());
        QCOMPARE(m_view->plotRect(1), small);

        QTest::keyClick(m_view.get(), Qt::Key_Down); // from the one that was clicked
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(m_view->enlarged(), std::optional<std::size_t>(2));
        while (m_view->stepBack())
            ;
        QVERIFY(!m_view->enlarged());
    }

    void theOnlyPanelIsNotEnlarged()
    {
        QTest::mouseClick(viewportOf(*m_view), Qt::LeftButton, {}, m_view->headRect(0).center().toPoint());
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QVERIFY(!m_view->enlarged());
        QVERIFY(!m_view->stepBack());
    }

    void theArrowsReadEveryArmsFiguresFromPointToPoint()
    {
        const QImage plain = pictureOf(*m_view);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        const QString first = m_view->accessibleDescription();
        QVERIFY2(first.contains(QStringLiteral("20\u00a0µs")) && first.contains(QStringLiteral("1 thread")) &&
                     first.contains(QStringLiteral("6 threads")) &&
                     first.contains(QStringLiteral("speed-up")),
                 qPrintable(first));
        QVERIFY(pictureOf(*m_view) != plain);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QVERIFY(m_view->accessibleDescription().contains(QStringLiteral("50\u00a0µs")));
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QCOMPARE(m_view->accessibleDescription(), first);
        QVERIFY(m_view->stepBack());
        QTRY_COMPARE(pictureOf(*m_view), plain);
    }

    void theCrosshairIsAtThePlaceUnderTheMouse()
    {
        const QRectF plot = m_view->plotRect(0);
        QTest::mouseMove(viewportOf(*m_view), (plot.topRight() + QPointF(-3, 20)).toPoint());
        QTRY_VERIFY(m_view->state().cross.has_value());
        QCOMPARE(m_view->state().cross->place, 2000.0);
        QTest::mouseMove(viewportOf(*m_view), (plot.topLeft() + QPointF(3, 20)).toPoint());
        QTRY_COMPARE(m_view->state().cross->place, 20.0);
    }

    void whatIsToldElsewhereIsMarked()
    {
        const QImage plain = pictureOf(*m_view);
        m_view->setChosen(PlotView::Chosen{m_view->state().data.panels.front().key, 200});
        QTRY_VERIFY(pictureOf(*m_view) != plain);
        m_view->setChosen({});
        QTRY_COMPARE(pictureOf(*m_view), plain);
    }

    void aHiddenArmIsGoneAndComesBack()
    {
        const QImage plain = pictureOf(*m_view);
        m_view->setHidden({Arm::ofThreads(6)});
        QTRY_VERIFY(pictureOf(*m_view) != plain);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QVERIFY(!m_view->accessibleDescription().contains(QStringLiteral("6 threads")));
        QVERIFY(m_view->stepBack());
        m_view->setHidden({});
        QTRY_COMPARE(pictureOf(*m_view), plain);
    }

    void namesNeverCoverEachOther_data()
    {
        QTest::addColumn<QSize>("size");
        for (const QSize size : {QSize(500, 300), QSize(640, 400), QSize(1000, 640), QSize(1600, 1000)})
            QTest::addRow("%dx%d", size.width(), size.height()) << size;
    }

    void namesNeverCoverEachOther()
    {
        QFETCH(const QSize, size);
        m_view->resize(size);
        for (const int targets : {1, 2, 3}) {
            m_view->setData(chartOf(exampleRun(targets, true)));
            QTRY_COMPARE(m_view->state().data.panels.size(), static_cast<std::size_t>(targets));
            QApplication::processEvents();
            const std::vector<QRectF> rects = m_view->textRects();
            QVERIFY(!rects.empty());
            for (std::size_t one = 0; one < rects.size(); ++one)
                for (std::size_t other = 0; other < one; ++other)
                    QVERIFY(!rects[one].intersects(rects[other]));
        }
    }

    void anyUsualSizeIsDrawn_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("targets");
        for (const QSize size : {QSize(360, 240), QSize(500, 300), QSize(1600, 1000)})
            for (const int targets : {1, 3})
                QTest::addRow("%dx%d, %d targets", size.width(), size.height(), targets) << size << targets;
    }

    void anyUsualSizeIsDrawn()
    {
        QFETCH(const QSize, size);
        QFETCH(const int, targets);
        m_view->setData(chartOf(exampleRun(targets)));
        m_view->resize(size);
        QTRY_COMPARE(pictureOf(*m_view).size(), size);
    }

    void theLegendHidesIsolatesAndShowsAll()
    {
        ArmLegend legend(ArmLegend::Form::Row);
        connect(&legend, &ArmLegend::hiddenWanted, m_view.get(), &PlotView::setHidden);
        connect(m_view.get(), &PlotView::stateChanged, &legend, [&] { legend.show(m_view->state()); });
        legend.show(m_view->state());
        legend.resize(legend.sizeHint());
        legend.setVisible(true);
        QVERIFY(QTest::qWaitForWindowExposed(&legend));
        QAbstractButton* six = nullptr;
        QAbstractButton* all = nullptr;
        for (QAbstractButton* button : legend.findChildren<QAbstractButton*>()) {
            if (button->accessibleName().contains(QStringLiteral("6 threads")))
                six = button;
            if (button->text() == QStringLiteral("Show all"))
                all = button;
        }
        QVERIFY(six != nullptr && all != nullptr);
        QVERIFY(six->isChecked() && !all->isVisible());
        QTest::mouseClick(six, Qt::LeftButton);
        QCOMPARE(m_view->state().hidden, std::vector<Arm>({Arm::ofThreads(6)}));
        QVERIFY(!six->isChecked());
        QTest::mouseClick(six, Qt::LeftButton);
        QVERIFY(m_view->state().hidden.empty());
        QTest::mouseDClick(six, Qt::LeftButton);
        QCOMPARE(m_view->state().hidden, std::vector<Arm>({Arm::ofThreads(1)}));
        QVERIFY(all->isVisible());
        QTest::mouseClick(all, Qt::LeftButton);
        QVERIFY(m_view->state().hidden.empty());
        QTest::keyClick(six, Qt::Key_Space);
        QCOMPARE(m_view->state().hidden, std::vector<Arm>({Arm::ofThreads(6)}));
    }

    void anExportLeavesTheViewAsItIs()
    {
        turnWheel(viewportOf(*m_view), {500, 300}, 3);
        const QImage before = pictureOf(*m_view);
        QImage image(QSize(800, 500), QImage::Format_RGB32);
        QPainter painter(&image);
        m_view->renderTo(painter, image.size());
        painter.end();
        QCOMPARE(pictureOf(*m_view), before);
    }

private:
    std::unique_ptr<PlotView> m_view;
};

QTEST_MAIN(TestPlotView)
#include "tst_plot_view.moc"
