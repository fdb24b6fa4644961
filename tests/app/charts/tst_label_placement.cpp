// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/label_placement.h"
#include "app/charts/panel_grid.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace breakeven;

namespace {

std::vector<QPointF> levelLine(int width, double y)
{
    std::vector<QPointF> line;
    for (int x = 0; x <= width; x += 8)
        line.emplace_back(x, y);
    return line;
}

} // namespace

class TestLabelPlacement : public QObject
{
    Q_OBJECT

private slots:
    void textsStayInsideAndApart()
    {
        const QRectF area(0, 0, 600, 400);
        const std::vector<QPointF> line = levelLine(600, 200);
        LabelPlacement placement(area, line);
        std::vector<QRectF> taken;
        for (int i = 0; i < 3; ++i)
            taken.push_back(placement.around({300, 200}, {160, 44}));
        for (int i = 0; i < 3; ++i)
            taken.push_back(placement.besideLine(line, {80, 18}));
        for (std::size_t one = 0; one < taken.size(); ++one) {
            QVERIFY(area.contains(taken[one]));
            for (const QPointF& point : line)
                QVERIFY(!taken[one].contains(point));
            for (std::size_t other = one + 1; other < taken.size(); ++other)
                QVERIFY(!taken[one].intersects(taken[other]));
        }
    }

    void textsOfSteepLinesStandBesideTheirMiddles()
    {
        const QRectF area(0, 0, 600, 400);
        std::vector<std::vector<QPointF>> rises(2);
        std::vector<QPointF> all;
        for (std::size_t i = 0; i < rises.size(); ++i)
            for (int y = 400; y >= 0; y -= 8) {
                rises[i].emplace_back(100.0 + 30 * static_cast<double>(i), y);
                all.push_back(rises[i].back());
            }
        LabelPlacement placement(area, all);
        const QRectF left = placement.besideRise(rises[0], {80, 18});
        const QRectF right = placement.besideRise(rises[1], {80, 18});
        QVERIFY(left.right() < 100); // the other is to the right
        QVERIFY(right.left() > 130);
        for (const QRectF& rect : {left, right})
            QVERIFY(std::abs(rect.center().y() - 200) < 40);
    }

    void aTextWithoutRoomIsLeftOut()
    {
        const QRectF area(0, 0, 200, 100);
        const std::vector<QPointF> line = levelLine(200, 50);
        LabelPlacement placement(area, line);
        std::vector<QRectF> shown;
        for (int i = 0; i < 30; ++i)
            if (const QRectF rect = placement.besideLine(line, {80, 18}); !rect.isNull())
                shown.push_back(rect);
        QVERIFY(shown.size() >= 2 && shown.size() < 12);
        for (std::size_t one = 0; one < shown.size(); ++one)
            for (std::size_t other = one + 1; other < shown.size(); ++other)
                QVERIFY(!shown[one].intersects(shown[other]));
    }

    void aTextKeepsOffWhatIsOccupied()
    {
        LabelPlacement placement(QRectF(0, 0, 600, 400), {});
        const QRectF free = LabelPlacement(QRectF(0, 0, 600, 400), {}).around({300, 200}, {100, 40});
        placement.occupy(free);
        QVERIFY(!placement.around({300, 200}, {100, 40}).intersects(free));
    }

    void panelsAreNeverSmallerThanCanBeReadAndThenScroll_data()
    {
        QTest::addColumn<int>("panels");
        QTest::addColumn<bool>("hasLegend");
        QTest::addColumn<QSizeF>("room");
        QTest::addColumn<double>("scale");
        for (const int panels : {1, 2, 3, 6, 12, 24})
            for (const bool hasLegend : {false, true})
                for (const QSizeF room :
                     {QSizeF(700, 560), QSizeF(560, 340), QSizeF(1500, 1000), QSizeF(300, 200)})
                    for (const double scale : {1.0, 1.5})
                        QTest::addRow("%d, %d, %.0fx%.0f, %.1f", panels, static_cast<int>(hasLegend),
                                      room.width(), room.height(), scale)
                            << panels << hasLegend << room << scale;
    }

    void panelsAreNeverSmallerThanCanBeReadAndThenScroll()
    {
        QFETCH(const int, panels);
        QFETCH(const bool, hasLegend);
        QFETCH(const QSizeF, room);
        QFETCH(const double, scale);
        const PanelGrid grid = PanelGrid::of({.panels = static_cast<std::size_t>(panels),
                                              .hasLegend = hasLegend,
                                              .room = room,
                                              .scale = scale});
        QCOMPARE(grid.panels.size(), static_cast<std::size_t>(panels));
        QCOMPARE(grid.legend.isEmpty(), !hasLegend);
        const QRectF all(0, 0, room.width() + 0.01, grid.height + 0.01);
        std::vector<QRectF> cells = grid.panels;
        if (hasLegend)
            cells.push_back(grid.legend);
        for (std::size_t one = 0; one < cells.size(); ++one) {
            QVERIFY(all.contains(cells[one]));
            for (std::size_t other = 0; other < one; ++other)
                QVERIFY(!cells[one].intersects(cells[other]));
        }
        for (const QRectF& panel : grid.panels) {
            QVERIFY(panel.height() >= PanelGrid::leastHeight * scale - 0.01);
            QVERIFY(grid.columns == 1 || panel.width() >= PanelGrid::leastWidth * scale - 0.01);
            QCOMPARE(panel.size(), grid.panels.front().size());
        }
    }

    void anExportsPanelsFitWhateverItsSize()
    {
        const PanelGrid grid = PanelGrid::of({.panels = 12, .room = {600, 400}, .scrolls = false});
        QCOMPARE(grid.height, 400.0);
        for (const QRectF& panel : grid.panels)
            QVERIFY(QRectF(-0.01, -0.01, 600.02, 400.02).contains(panel));
    }
};

QTEST_GUILESS_MAIN(TestLabelPlacement)
#include "tst_label_placement.moc"
