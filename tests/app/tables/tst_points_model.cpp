// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tables/points_model.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

PointResult pointAt(double rtt, int threads = 6)
{
    PointResult point;
    point.key = {.target = QStringLiteral("redis"),
                 .runtime = RuntimeKind::Native,
                 .axis = AxisKind::RttUs,
                 .value = rtt};
    point.what = Arm::ofThreads(threads);
    point.arm = static_cast<std::size_t>(threads);
    point.single.p50 = point.singleLatency = 8ms;
    point.summary.p50 = point.latency = 5ms;
    point.speedUp = {.ratio = 1.6, .interval = Interval{1.5, 1.7}, .blocks = 5};
    point.verdict = Verdict::Threads;
    return point;
}

QString textOf(const PointsModel& model, int row, int column)
{
    return model.index(row, column).data().toString().replace(QChar(0x00a0), QLatin1Char(' '));
}

} // namespace

class TestPointsModel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void aKnownPointIsChangedInPlace()
    {
        PointsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        PointResult point = pointAt(200);
        model.setPoints({point});
        point.summary.p50 = point.latency = 4ms;
        model.setPoints({point});
        model.setPoints({point}); // the same again says nothing

        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(removed.size(), 0);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(textOf(model, 0, PointsModel::ArmColumn), QStringLiteral("4.00 ms"));
    }

    void aPointBetweenTwoComesBetweenThemAndTheOthersStay()
    {
        PointsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPoints({pointAt(0), pointAt(200)});
        const QPersistentModelIndex last = model.index(1, 0);
        model.setPoints({pointAt(0), pointAt(100), pointAt(200)});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(last.row(), 2); // what was selected is still selected
        QCOMPARE(textOf(model, 1, PointsModel::AxisColumn), QStringLiteral("100 µs"));
    }

    void pointsThatAreGoneGo()
    {
        PointsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPoints({pointAt(0), pointAt(100), pointAt(200)});
        model.setPoints({pointAt(200), pointAt(0)}); // in another order
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(textOf(model, 0, PointsModel::AxisColumn), QStringLiteral("200 µs"));
        QCOMPARE(textOf(model, 1, PointsModel::AxisColumn), QStringLiteral("0 µs"));
        model.setPoints({});
        QCOMPARE(model.rowCount(), 0);
    }

    void rowsSayWhatWasMeasured()
    {
        PointsModel model;
        PointResult point = pointAt(200);
        point.ioShare = 0.93;
        model.setPoints({point});
        QCOMPARE(textOf(model, 0, PointsModel::TargetColumn), QStringLiteral("redis"));
        QCOMPARE(textOf(model, 0, PointsModel::ThreadsColumn), QStringLiteral("6"));
        QCOMPARE(textOf(model, 0, PointsModel::SingleColumn), QStringLiteral("8.00 ms"));
        QCOMPARE(textOf(model, 0, PointsModel::SpeedUpColumn), QStringLiteral("1.60×"));
        QCOMPARE(textOf(model, 0, PointsModel::IntervalColumn), QStringLiteral("1.50 – 1.70"));
        QCOMPARE(textOf(model, 0, PointsModel::IoShareColumn), QStringLiteral("93 %"));
        QCOMPARE(textOf(model, 0, PointsModel::VerdictColumn), QStringLiteral("Threads"));
    }

    void whatIsNotKnownIsNotAFigure()
    {
        PointsModel model;
        PointResult point = pointAt(200);
        point.speedUp.interval.reset();
        model.setPoints({point});
        QCOMPARE(textOf(model, 0, PointsModel::IntervalColumn), QStringLiteral("…"));
        QCOMPARE(textOf(model, 0, PointsModel::IoShareColumn), QString());
        point.speedUp.interval = Interval{0.0001, 94188};
        model.setPoints({point});
        QCOMPARE(textOf(model, 0, PointsModel::IntervalColumn), QStringLiteral("…"));
    }

    void runtimesAreNamedWhereThereIsAnotherThanNative()
    {
        PointsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setPoints({pointAt(0)});
        QCOMPARE(textOf(model, 0, PointsModel::TargetColumn), QStringLiteral("redis"));

        PointResult python = pointAt(0);
        python.key.runtime = RuntimeKind::CPython;
        model.setPoints({pointAt(0), python});
        QCOMPARE(textOf(model, 0, PointsModel::TargetColumn), QStringLiteral("redis, C++ threads"));
        QCOMPARE(textOf(model, 1, PointsModel::TargetColumn), QStringLiteral("redis, CPython"));
        QCOMPARE(changed.size(), 1); // a view is told of the row that it knew
    }

    void whatIsEmulatedSaysSo()
    {
        PointsModel model;
        const auto head = [&] {
            return model.headerData(PointsModel::AxisColumn, Qt::Horizontal).toString();
        };
        PointResult point = pointAt(200);
        model.setPoints({point});
        QCOMPARE(head(), QStringLiteral("Round trip"));
        point.emulation = Emulation::Relay;
        model.setPoints({point});
        QCOMPARE(head(), QStringLiteral("Round trip, emulated"));
        QVERIFY(!model.marksTargets()); // the head says it of all
        QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("by a relay")));

        point.key.axis = AxisKind::Threads;
        model.setPoints({point});
        QCOMPARE(textOf(model, 0, PointsModel::TargetColumn), QStringLiteral("redis, emulated"));
        QVERIFY(model.marksTargets());
    }

    void figuresAreSortedNotTexts()
    {
        PointsModel model;
        PointResult slow = pointAt(2000);
        slow.single.p50 = slow.singleLatency = 12ms;
        PointResult quick = pointAt(0);
        quick.single.p50 = quick.singleLatency = 800us;
        model.setPoints({slow, quick});
        const auto sort = [&](int row, int column) {
            return model.index(row, column).data(PointsModel::SortRole);
        };
        QVERIFY(sort(0, PointsModel::SingleColumn).toLongLong() >
                sort(1, PointsModel::SingleColumn).toLongLong());
        QVERIFY(sort(0, PointsModel::AxisColumn).toDouble() > sort(1, PointsModel::AxisColumn).toDouble());
    }

    void theHeaderFollowsTheArms()
    {
        PointsModel model;
        const QSignalSpy header(&model, &QAbstractItemModel::headerDataChanged);
        const auto arm = [&] { return model.headerData(PointsModel::ArmColumn, Qt::Horizontal).toString(); };
        model.setPoints({pointAt(0)});
        QCOMPARE(arm(), QStringLiteral("6 threads"));
        QCOMPARE(header.size(), 1);
        model.setPoints({pointAt(0), pointAt(100)});
        QCOMPARE(header.size(), 1);
        model.setPoints({pointAt(0, 2), pointAt(0, 6)});
        QCOMPARE(arm(), QStringLiteral("Arm's latency"));
        QCOMPARE(header.size(), 2);
    }
};

QTEST_MAIN(TestPointsModel)
#include "tst_points_model.moc"
