// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/points/points_model.h"
#include "app/points/points_table.h"

#include <QHeaderView>
#include <QLabel>
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
        point.threads = 6;
        point.single.p50 = 8ms;
        point.summary.p50 = 5ms;
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

    void theMarkIsExplainedBelowTheTable()
    {
        Shown shown;
        const auto note = [&]() -> QString {
            for (const QLabel* label : shown.table.findChildren<QLabel*>())
                if (label->isVisible() && label->text().startsWith(QLatin1Char('*')))
                    return label->text();
            return {};
        };
        QVERIFY(note().isEmpty());
        std::vector<PointResult> points = twoPoints();
        points.front().summary.p50 = 9ms;
        shown.model.setPoints(points);
        QTRY_VERIFY(!note().isEmpty());
        shown.model.setPoints(twoPoints());
        QTRY_VERIFY(note().isEmpty());
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

        shown.table.resize(1200, 200);
        QTRY_VERIFY(!shown.view()->isColumnHidden(PointsModel::IoShareColumn));
        QTRY_VERIFY(shown.fits());
    }
};

QTEST_MAIN(TestPointsTable)
#include "tst_points_table.moc"
