// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_view.h"
#include "shown_plot.h"

#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace breakeven;

class TestPlotZoom : public QObject
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

    void theWheelZoomsAndADoubleClickGoesHome()
    {
        const QImage home = pictureOf(*m_view);
        turnWheel(viewportOf(*m_view), {500, 300}, 3);
        QTRY_VERIFY(pictureOf(*m_view) != home);
        QTest::mouseDClick(viewportOf(*m_view), Qt::LeftButton, {}, {950, 560});
        QTRY_COMPARE(pictureOf(*m_view), home);
    }

    void aRectangleZoomsAndAStepBackGoesHome()
    {
        const QImage home = pictureOf(*m_view);
        QWidget* viewport = viewportOf(*m_view);
        QTest::mousePress(viewport, Qt::LeftButton, {}, {300, 200});
        QTest::mouseMove(viewport, {500, 400});
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, {500, 400});
        QTest::mouseMove(viewport, {2, 2});
        QTRY_VERIFY(pictureOf(*m_view) != home);
        QVERIFY(m_view->stepBack());
        QTRY_COMPARE(pictureOf(*m_view), home);
    }

    void theKeysZoomMoveAndGoHome_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::newRow("plus") << static_cast<int>(Qt::Key_Plus) << Qt::KeyboardModifiers();
        QTest::newRow("minus") << static_cast<int>(Qt::Key_Minus) << Qt::KeyboardModifiers();
        for (const auto& [name, key] : {std::pair("left", Qt::Key_Left), std::pair("right", Qt::Key_Right),
                                        std::pair("up", Qt::Key_Up), std::pair("down", Qt::Key_Down)})
            QTest::newRow(name) << static_cast<int>(key) << Qt::KeyboardModifiers(Qt::ShiftModifier);
    }

    void theKeysZoomMoveAndGoHome()
    {
        QFETCH(const int, key);
        QFETCH(const Qt::KeyboardModifiers, modifiers);
        const QImage home = pictureOf(*m_view);
        QTest::keyClick(m_view.get(), static_cast<Qt::Key>(key), modifiers);
        QTRY_VERIFY(pictureOf(*m_view) != home);
        const QImage moved = pictureOf(*m_view);
        QTest::keyClick(m_view.get(), Qt::Key_0);
        QTRY_COMPARE(pictureOf(*m_view), home);
        QTest::keyClick(m_view.get(), static_cast<Qt::Key>(key), modifiers);
        QTRY_COMPARE(pictureOf(*m_view), moved);
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QTRY_COMPARE(pictureOf(*m_view), home);
    }

    void everyZoomCanBeTakenBack()
    {
        QSignalSpy zoomed(m_view.get(), &PlotView::zoomChanged);
        const QImage home = pictureOf(*m_view);
        turnWheel(viewportOf(*m_view), {500, 300}, 3);
        const QImage once = pictureOf(*m_view);
        turnWheel(viewportOf(*m_view), {500, 300}, 3);
        QVERIFY(m_view->isZoomed());
        QVERIFY(pictureOf(*m_view) != once);
        m_view->zoomBack();
        QTRY_COMPARE(pictureOf(*m_view), once);
        m_view->zoomBack();
        QTRY_COMPARE(pictureOf(*m_view), home);
        QVERIFY(!m_view->isZoomed());
        QCOMPARE(zoomed.last().first().toBool(), false);
    }

    void noWheelLeavesWhatCanBeDrawn()
    {
        for (const int notches : {200, -400}) {
            for (int i = 0; i < 20; ++i)
                turnWheel(viewportOf(*m_view), {500, 300}, notches / 20);
            QVERIFY(!pictureOf(*m_view).isNull());
        }
    }

    void aZoomStaysWhileDataComesIn()
    {
        turnWheel(viewportOf(*m_view), {500, 300}, 3);
        const QImage zoomed = pictureOf(*m_view);
        ChartData data = chartOf(exampleRun(1));
        data.series[0].points.back().y *= 1.01; // out of view
        m_view->setData(data);
        m_view->setData(chartOf(exampleRun(1)));
        QTRY_COMPARE(pictureOf(*m_view), zoomed);
    }

    void theRightButtonMovesWhatIsSeen()
    {
        const QImage home = pictureOf(*m_view);
        QWidget* viewport = viewportOf(*m_view);
        QTest::mousePress(viewport, Qt::RightButton, {}, {500, 300});
        QTest::mouseMove(viewport, {560, 260});
        QTest::mouseMove(viewport, {600, 240});
        QTest::mouseRelease(viewport, Qt::RightButton, {}, {600, 240});
        QTRY_VERIFY(pictureOf(*m_view).copy(axisTexts) != home.copy(axisTexts));
        const QImage moved = pictureOf(*m_view);
        QTest::mouseMove(viewport, {940, 560}); // let go: nothing follows any more
        QCOMPARE(pictureOf(*m_view).copy(axisTexts), moved.copy(axisTexts));
        QVERIFY(m_view->stepBack());
        QTRY_COMPARE(pictureOf(*m_view).copy(axisTexts), home.copy(axisTexts));
    }

    void aKeyWithControlIsTheWindows()
    {
        const QImage home = pictureOf(*m_view);
        QTest::keyClick(m_view.get(), Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(pictureOf(*m_view), home);
    }

private:
    std::unique_ptr<PlotView> m_view;
};

QTEST_MAIN(TestPlotZoom)
#include "tst_plot_zoom.moc"
