// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/label_placement.h"

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
};

QTEST_GUILESS_MAIN(TestLabelPlacement)
#include "tst_label_placement.moc"
