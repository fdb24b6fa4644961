// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tables/points_model.h"
#include "app/tables/points_table.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

std::vector<PointResult> twoPoints()
{
    std::vector<PointResult> points;
    for (const double rtt : {100.0, 20.0}) {
        PointResult point;
        point.key = {.target = QStringLiteral("local file"),
                     .runtime = RuntimeKind::Native,
                     .axis = AxisKind::RttUs,
                     .value = rtt};
        point.what = Arm::ofThreads(6);
        point.single.p50 = point.singleLatency = 8ms;
        point.summary.p50 = point.latency = 5ms;
        point.speedUp = {.ratio = 1.6, .interval = Interval{1.5, 1.7}, .blocks = 5};
        point.ioShare = 0.9;
        points.push_back(point);
    }
    return points;
}

struct Shown
{
    PointsModel model;
    PointsTable table{&model};

    Shown()
    {
        table.resize(900, 200);
        table.show();
        model.setPoints(twoPoints());
        table.fitColumns(true, false, false);
    }
    [[nodiscard]] QTableView* view() const { return table.findChild<QTableView*>(); }
    [[nodiscard]] int width() const
    {
        int sum = 0;
        for (int column = 0; column < PointsModel::ColumnCount; ++column)
            sum += view()->columnWidth(column); // 0 where it is hidden
        return sum;
    }
    [[nodiscard]] bool fits() const { return width() <= view()->viewport()->width(); }
};

} // namespace

class TestPointsTable : public QObject
{
    Q_OBJECT

private slots:
    void aClickChoosesThePoint()
    {
        const Shown shown;
        const QSignalSpy chosen(&shown.table, &PointsTable::pointSelected);
        const QRect cell =
            shown.view()->visualRect(shown.view()->model()->index(1, PointsModel::SpeedUpColumn));
        QTest::mouseClick(shown.view()->viewport(), Qt::LeftButton, {}, cell.center());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().value<PointKey>().value, 20.0);
    }

    void aClickOnAHeaderSortsByTheFigure()
    {
        const Shown shown;
        const auto first = [&] {
            return shown.view()->model()->index(0, PointsModel::AxisColumn).data(PointsModel::SortRole);
        };
        QCOMPARE(first().toDouble(), 100.0); // the run's own order
        auto* header = shown.view()->horizontalHeader();
        const QPoint title(header->sectionViewportPosition(PointsModel::AxisColumn) + 10,
                           header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, title);
        QTRY_COMPARE(first().toDouble(), 20.0);
    }

    void aTargetThatIsEmulatedIsNamedThoughItIsTheOnlyOne()
    {
        Shown shown;
        std::vector<PointResult> points = twoPoints();
        for (PointResult& point : points) {
            point.key.axis = AxisKind::PayloadBytes;
            point.emulation = Emulation::Waits;
        }
        shown.model.setPoints(points);
        shown.table.fitColumns(false, false, false);
        QVERIFY(!shown.view()->isColumnHidden(PointsModel::TargetColumn));
    }

    void columnsThatSayTheSameInEveryRowAreHidden()
    {
        Shown shown;
        shown.table.fitColumns(false, false, false);
        QVERIFY(shown.view()->isColumnHidden(PointsModel::TargetColumn));
        QVERIFY(shown.view()->isColumnHidden(PointsModel::ThreadsColumn));
        QVERIFY(!shown.view()->isColumnHidden(PointsModel::AxisColumn));
        shown.table.fitColumns(true, true, true);
        QVERIFY(!shown.view()->isColumnHidden(PointsModel::TargetColumn));
        QVERIFY(!shown.view()->isColumnHidden(PointsModel::ThreadsColumn));
        QVERIFY(shown.view()->isColumnHidden(PointsModel::AxisColumn));
    }

    void theVerdictIsSeenWhereTheTableIsNarrow()
    {
        Shown shown;
        QTRY_VERIFY(shown.fits());
        QVERIFY(!shown.view()->isColumnHidden(PointsModel::IoShareColumn));
        const int needed = shown.width();

        shown.table.resize(needed / 2, 200);
        QTRY_VERIFY(shown.view()->isColumnHidden(PointsModel::IoShareColumn));
        QVERIFY(!shown.view()->isColumnHidden(PointsModel::VerdictColumn));
        const QString tip = shown.model.index(0, PointsModel::VerdictColumn).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(QStringLiteral("90")), qPrintable(tip)); // what gave way is told there

        auto* more = shown.table.findChild<QPushButton*>();
        QVERIFY(more->isVisible());
        QVERIFY2(more->text().contains(QStringLiteral("I/O")), qPrintable(more->text()));
        more->click();
        QVERIFY(!shown.view()->isColumnHidden(PointsModel::IoShareColumn)); // to be scrolled to
        QVERIFY(!shown.fits());
        more->click();
        QVERIFY(shown.view()->isColumnHidden(PointsModel::IoShareColumn));

        shown.table.resize(1200, 200);
        QTRY_VERIFY(!more->isVisible());
        QTRY_VERIFY(!shown.view()->isColumnHidden(PointsModel::IoShareColumn));
        QTRY_VERIFY(shown.fits());
    }
};

QTEST_MAIN(TestPointsTable)
#include "tst_points_table.moc"
