// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/axis_scale.h"

#include <QLocale>
#include <QTest>

#include <cmath>
#include <limits>

using namespace breakeven;

namespace {

ChartAxis axisOf(ScaleKind scale, ChartUnit unit, std::vector<double> values = {})
{
    return {.title = {}, .scale = scale, .unit = unit, .values = std::move(values)};
}

QStringList labelsOf(const std::vector<AxisScale::Tick>& ticks)
{
    QStringList labels;
    for (const auto& tick : ticks)
        if (!tick.label.isEmpty())
            labels.append(QString(tick.label).replace(QChar::Nbsp, QLatin1Char(' ')));
    return labels;
}

} // namespace

class TestAxisScale : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void aLogarithmicAxisHoldsOnlyWhatHasALogarithm_data()
    {
        QTest::addColumn<ScaleKind>("scale");
        QTest::addColumn<double>("value");
        QTest::addColumn<bool>("held");
        QTest::newRow("a value") << ScaleKind::Log << 1.0 << true;
        QTest::newRow("0 on log") << ScaleKind::Log << 0.0 << false;
        QTest::newRow("0 where it has a place") << ScaleKind::Asinh << 0.0 << true;
        QTest::newRow("below 0") << ScaleKind::Asinh << -1.0 << false;
        QTest::newRow("below 0 on linear") << ScaleKind::Linear << -1.0 << true;
        QTest::newRow("infinity") << ScaleKind::Log << std::numeric_limits<double>::infinity() << false;
        QTest::newRow("not a number") << ScaleKind::Linear << std::nan("") << false;
    }

    void aLogarithmicAxisHoldsOnlyWhatHasALogarithm()
    {
        QFETCH(const ScaleKind, scale);
        QFETCH(const double, value);
        QFETCH(const bool, held);
        QCOMPARE(AxisScale(axisOf(scale, ChartUnit::Nanoseconds), 1).holds(value), held);
    }

    void zeroHasAPlaceWithoutABreakOrAKink()
    {
        const AxisScale scale(axisOf(ScaleKind::Asinh, ChartUnit::Microseconds, {0, 20, 2000}), 20);
        QCOMPARE(scale.position(0), 0.0);
        QCOMPARE(scale.valueAt(0), 0.0);
        for (const double value : {1.0, 20.0, 500.0, 2000.0})
            QVERIFY(std::abs(scale.valueAt(scale.position(value)) / value - 1) < 1e-9);
        // Its steepness never jumps, as that of a straight piece before a logarithm would.
        double before = scale.position(1) - scale.position(0);
        for (double value = 1; value < 200; ++value) {
            const double step = scale.position(value + 1) - scale.position(value);
            QVERIFY(step < before && step > before * 0.9);
            before = step;
        }
        // Far from 0 it is the logarithm.
        QVERIFY(std::abs(scale.position(20000) - scale.position(2000) - 1) < 1e-3);
    }

    void ticksAreRoundValuesWhateverWasPlanned()
    {
        const AxisScale scale(axisOf(ScaleKind::Asinh, ChartUnit::Microseconds, {0, 37, 613, 2000}), 37);
        QCOMPARE(labelsOf(scale.ticks(scale.position(0), scale.position(2000), 12)).join(QLatin1Char('|')),
                 QStringLiteral("0 µs|10 µs|20 µs|50 µs|100 µs|200 µs|500 µs|1 ms|2 ms"));
    }

    void sizesAndCountsGoUpInPowersOfTwo()
    {
        const AxisScale sizes(axisOf(ScaleKind::Log, ChartUnit::Bytes), 1);
        QCOMPARE(
            labelsOf(sizes.ticks(std::log10(1024), std::log10(4 * 1024 * 1024), 5)).join(QLatin1Char('|')),
            QStringLiteral("1 KiB|4 KiB|16 KiB|64 KiB|256 KiB|1 MiB|4 MiB"));
        const AxisScale counts(axisOf(ScaleKind::Log, ChartUnit::Count, {1, 3, 6, 12}), 1);
        QCOMPARE(labelsOf(counts.ticks(0, std::log10(12), 8)).join(QLatin1Char(' ')),
                 QStringLiteral("1 2 4 8"));
    }

    void aLabelCanDoWithoutItsUnit()
    {
        const AxisScale scale(axisOf(ScaleKind::Log, ChartUnit::Microseconds), 1);
        const AxisScale::Tick tick = scale.tickAt(500);
        QCOMPARE(tick.brief(), QStringLiteral("500"));
        QCOMPARE(tick.unit(), QStringLiteral("µs"));
    }

    void ticksGoUpIn125()
    {
        const AxisScale scale(axisOf(ScaleKind::Log, ChartUnit::Nanoseconds), 1);
        QCOMPARE(labelsOf(scale.ticks(6, 7, 8)).join(QLatin1Char('|')),
                 QStringLiteral("1 ms|2 ms|5 ms|10 ms"));
    }

    void manyDecadesAreLabelledOnceEach()
    {
        const AxisScale scale(axisOf(ScaleKind::Log, ChartUnit::Nanoseconds), 1);
        QCOMPARE(labelsOf(scale.ticks(3, 9, 6)).join(QLatin1Char('|')),
                 QStringLiteral("1 µs|10 µs|100 µs|1 ms|10 ms|100 ms|1 s"));
    }

    void insideADecadeThereIsStillSomethingToRead()
    {
        const AxisScale scale(axisOf(ScaleKind::Log, ChartUnit::Nanoseconds), 1);
        QVERIFY(labelsOf(scale.ticks(std::log10(2.2e6), std::log10(2.9e6), 6)).size() >= 2);
    }

    void theTicksOfATimeHaveOneUnit()
    {
        const AxisScale scale(axisOf(ScaleKind::Linear, ChartUnit::Seconds), 1);
        QCOMPARE(labelsOf(scale.ticks(0, 2, 5)).join(QLatin1Char('|')),
                 QStringLiteral("0 s|0.5 s|1 s|1.5 s|2 s"));
        QCOMPARE(labelsOf(scale.ticks(0, 3000, 4)).join(QLatin1Char('|')),
                 QStringLiteral("0 s|1000 s|2000 s|3000 s"));
    }

    void aCalmRangeHoldsItsDataAndEndsOnSteps_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::newRow("between steps") << 1.3e6 << 34e6 << 1e6 << 50e6;
        QTest::newRow("on steps already") << 2e6 << 50e6 << 2e6 << 50e6;
        QTest::newRow("a single value") << 3e6 << 3e6 << 2e6 << 5e6;
    }

    void aCalmRangeHoldsItsDataAndEndsOnSteps()
    {
        QFETCH(const double, low);
        QFETCH(const double, high);
        QFETCH(const double, from);
        QFETCH(const double, to);
        const AxisScale scale(axisOf(ScaleKind::Log, ChartUnit::Nanoseconds), 1);
        const AxisScale::Range range = scale.calmRange(std::log10(low), std::log10(high));
        QVERIFY(range.low <= std::log10(low) + 1e-9);
        QVERIFY(range.high >= std::log10(high) - 1e-9);
        QCOMPARE(std::round(std::pow(10, range.low)), from);
        QCOMPARE(std::round(std::pow(10, range.high)), to);
    }

    void sharesAlwaysRunFromNothingToAll()
    {
        const AxisScale scale(axisOf(ScaleKind::Linear, ChartUnit::Share), 1);
        QCOMPARE(scale.calmRange(0.2, 0.7), (AxisScale::Range{0, 1}));
    }
};

QTEST_GUILESS_MAIN(TestAxisScale)
#include "tst_axis_scale.moc"
