// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/gil_model_text.h"

#include <QLocale>
#include <QTest>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

QString textOf(const PythonSetting& python, std::span<const Block> blocks = {})
{
    Plan plan;
    plan.runtimes = {RuntimeKind::Native, RuntimeKind::GilModel};
    plan.python = python;
    const auto facts = GilModelFacts::of(plan, blocks);
    return facts ? gilModelText(*facts).replace(QChar::Nbsp, QLatin1Char(' ')) : QString();
}

// 10 batches of 8 operations, each of which holds the GIL for `held`.
Block blockOf(RuntimeKind runtime, std::chrono::nanoseconds held)
{
    ArmSamples arm{
        .threads = 6, .batches = std::vector<std::chrono::nanoseconds>(10, 1ms), .totals = ArmTotals{}};
    arm.totals->gilHeld = 80 * held;
    return {
        .point = {.target = QStringLiteral("redis"), .runtime = runtime, .axis = AxisKind::RttUs, .value = 0},
        .index = 0,
        .arms = {arm}};
}

} // namespace

class TestGilModelText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void aRunWithoutTheModelSaysNothing() { QVERIFY(!GilModelFacts::of({}, {}).has_value()); }

    void whatWasSetIsToldFromWhatWasMeasured()
    {
        QCOMPARE(textOf({}), QStringLiteral("GIL model: switch interval 5 ms, as Python's own, the client "
                                            "library's own time in a call as measured beside Python."));
        PythonSetting python;
        python.switchInterval = 500us;
        python.heldPerCall = 20us;
        QCOMPARE(textOf(python),
                 QStringLiteral("GIL model: switch interval 500 µs (set), 20 µs of the client "
                                "library's own in each call (set)."));
        python.gil = false;
        QVERIFY(textOf(python).startsWith(QStringLiteral("GIL model: no GIL (set), 20 µs")));
    }

    void theCalibratedTimeIsTheMedianOfTheModelsBlocks()
    {
        const std::vector blocks{blockOf(RuntimeKind::GilModel, 60us), blockOf(RuntimeKind::GilModel, 61us),
                                 blockOf(RuntimeKind::CPython, 1us), blockOf(RuntimeKind::GilModel, 900us)};
        QVERIFY(textOf({}, blocks).endsWith(QStringLiteral("; an operation holds the GIL 61.0 µs (redis).")));
        Plan plan;
        plan.runtimes = {RuntimeKind::GilModel};
        const QJsonObject json = toJson(GilModelFacts::of(plan, blocks).value_or(GilModelFacts{}));
        QCOMPARE(json.value(QLatin1String("gil")).toBool(), true);
        QCOMPARE(json.value(QLatin1String("switch_interval_us")).toDouble(), 5000.0);
        QVERIFY(json.value(QLatin1String("held_us")).isNull());
    }
};

QTEST_GUILESS_MAIN(TestGilModelText)
#include "tst_gil_model_text.moc"
