// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chart_builder.h"
#include "app/charts/plot_view.h"
#include "shown_plot.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLocale>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

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
