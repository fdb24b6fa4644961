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
        QTest::newRow("0 where it has a place") << ScaleKind::LogWithZero << 0.0 << true;
        QTest::newRow("below 0") << ScaleKind::LogWithZero << -1.0 << false;
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

    void zeroLiesLeftOfTheBreakAndTheSmallestValueRightOfIt()
    {
        const AxisScale scale(axisOf(ScaleKind::LogWithZero, ChartUnit::Microseconds, {0, 20, 2000}), 20);
        QVERIFY(scale.hasBreak());
        QVERIFY(scale.position(0) < scale.breakPosition());
        QVERIFY(scale.breakPosition() < scale.position(20));
        QCOMPARE(scale.valueAt(scale.position(0)), 0.0);
        QCOMPARE(labelsOf(scale.ticks(scale.position(0), scale.position(2000), 8)),
                 QStringList({QStringLiteral("0 µs"), QStringLiteral("20 µs"), QStringLiteral("2 ms")}));
    }

    void measuredValuesAreTheTicks()
    {
        const AxisScale scale(axisOf(ScaleKind::Log, ChartUnit::Count, {1, 2, 4, 6, 8}), 1);
        QCOMPARE(labelsOf(scale.ticks(0, std::log10(8), 8)).join(QLatin1Char(' ')),
                 QStringLiteral("1 2 4 6 8"));
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
