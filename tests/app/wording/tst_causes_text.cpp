// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/causes_text.h"

#include <QSet>
#include <QTest>

using namespace breakeven;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// 8 operations of 100 µs each: 10 µs computing, 90 µs waiting.
constexpr Causes oneThread{.waiting = 720us, .queueing = 0us, .computing = 80us, .pool = 0us};
constexpr Causes sixThreads{.waiting = 120us, .queueing = 10us, .computing = 14us, .pool = 30us};

PointResult pointOf(double value, double ratio, Verdict verdict)
{
    PointResult point;
    point.key = {.target = QStringLiteral("redis"), .axis = AxisKind::RttUs, .value = value};
    point.what = Arm::ofThreads(6);
    point.arm = 1;
    point.speedUp.ratio = ratio;
    point.verdict = verdict;
    point.causes = sixThreads;
    point.singleCauses = oneThread;
    return point;
}

VerdictText ofRedis()
{
    VerdictText verdict;
    verdict.target = QStringLiteral("redis");
    return verdict;
}

Environment onTwoCores()
{
    Environment environment;
    environment.usableCores = 2;
    return environment;
}

} // namespace

class TestCausesText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void everyCauseHasANameAndAMeaningOfItsOwn()
    {
        QSet<QString> said;
        for (const Cause cause : allCauses) {
            QVERIFY(!causeName(cause).isEmpty());
            QVERIFY(causeMeaning(cause).size() > causeName(cause).size());
            said << causeName(cause) << causeMeaning(cause);
        }
        QCOMPARE(said.size(), 2 * static_cast<int>(allCauses.size()));
    }

    void allCausesTogetherAreTheLatency()
    {
        std::chrono::nanoseconds sum{};
        for (const Cause cause : allCauses)
            sum += timeOf(sixThreads, cause);
        QCOMPARE(sum, sixThreads.total());
    }

    void whatThreadsOverlapStandsBesideWhatTheyCost()
    {
        const QString text = causesText(pointOf(100, 4.6, Verdict::Threads), Plan(), onTwoCores());
        QVERIFY2(text.contains(u"666\u00a0µs"_s), qPrintable(text)); // 800 - 134
        QVERIFY2(text.contains(u"40.0\u00a0µs"_s), qPrintable(text));
    }

    void nativeThreadsAreLimitedByAllCores()
    {
        const QString text = causesText(pointOf(100, 4.6, Verdict::Threads), Plan(), onTwoCores());
        QVERIFY2(text.contains(u"10.0\u00a0µs"_s), qPrintable(text));
        QVERIFY2(text.contains(QLatin1String(" 20 ")), qPrintable(text)); // 2 × (1 + 90 / 10)
    }

    void aQuotaOfTheMachineIsALimitToo()
    {
        Environment environment = onTwoCores();
        environment.cpuQuota = 0.5;
        const QString text = causesText(pointOf(100, 4.6, Verdict::Threads), Plan(), environment);
        QVERIFY2(text.contains(QLatin1String(" 5 ")), qPrintable(text));
    }

    void underAGilTheTimeItIsHeldLimits_data()
    {
        QTest::addColumn<RuntimeKind>("runtime");
        QTest::addColumn<AxisKind>("axis");
        QTest::addColumn<int>("heldUs"); // of 100
        QTest::addColumn<QString>("text");
        // clang-format off
        QTest::newRow("over round trips") << RuntimeKind::CPython << AxisKind::RttUs << 15
            << QStringLiteral("15.0 µs of every operation can't overlap under the GIL, so more than 7 thread(s) can't help at this distance.");
        QTest::newRow("CPython, over another axis") << RuntimeKind::CPython << AxisKind::Items << 40
            << QStringLiteral("40.0 µs of every operation can't overlap under the GIL, so more than 3 thread(s) can't help here.");
        QTest::newRow("more threads than items") << RuntimeKind::CPython << AxisKind::RttUs << 2
            << QStringLiteral("Only 2.00 µs of the 100 µs of an operation can't overlap under the GIL: it keeps none of the 8 thread(s) that a batch can use from helping.");
        // clang-format on
    }

    void underAGilTheTimeItIsHeldLimits()
    {
        QFETCH(const RuntimeKind, runtime);
        QFETCH(const AxisKind, axis);
        QFETCH(const int, heldUs);
        QFETCH(const QString, text);
        PointResult point = pointOf(8, 4.6, Verdict::Threads);
        point.key.runtime = runtime;
        point.key.axis = axis;
        point.singleOperation = OperationFigures{.wall = 100us, .held = std::chrono::microseconds(heldUs)};
        Plan plan;
        plan.axis.kind = axis;
        Environment environment = onTwoCores();
        environment.pythons.emplace_back().gil = true;
        const QString said = causesText(point, plan, environment).replace(QChar::Nbsp, u' ');
        QVERIFY2(said.endsWith(text), qPrintable(said));
    }

    // CPU time holds the kernel's part, which no GIL keeps from overlapping.
    void nothingIsSaidOfAGilWhoseTimeHeldIsNotKnown()
    {
        PointResult point = pointOf(100, 4.6, Verdict::Threads);
        point.key.runtime = RuntimeKind::CPython;
        point.singleOperation = OperationFigures{.wall = 100us};
        Environment environment = onTwoCores();
        environment.pythons.emplace_back().gil = true;
        const QString text = causesText(point, Plan(), environment);
        QVERIFY2(!text.contains(QLatin1String("GIL")), qPrintable(text));
        QVERIFY2(!text.contains(QLatin1String("more than")), qPrintable(text));
    }

    void theSwitchesOfBothArmsAreSaid()
    {
        PointResult point = pointOf(100, 4.6, Verdict::Threads);
        QCOMPARE(switchesText(point), QString());
        point.singleOperation = OperationFigures{.voluntarySwitches = 4, .involuntarySwitches = 0.04};
        point.operation = OperationFigures{.voluntarySwitches = 5.5, .involuntarySwitches = 0.7};
        QCOMPARE(switchesText(point),
                 QStringLiteral("Context switches an operation: 4.0 with 1 thread, 6.2 with 6 thread(s), 0.7 "
                                "of them forced."));
    }

    void eachVerdictHasThePointThatTellsOfIt()
    {
        Analysis analysis;
        analysis.points = {pointOf(10, 0.5, Verdict::Single), pointOf(400, 4, Verdict::Threads),
                           pointOf(400, 9, Verdict::Threads)};
        analysis.points.back().key.target = QStringLiteral("file");
        VerdictText verdict;
        verdict.target = QStringLiteral("redis");
        QCOMPARE(tellingPoint(analysis, verdict, std::nullopt)->speedUp.ratio, 4.0);
        verdict.target = QStringLiteral("file");
        QCOMPARE(tellingPoint(analysis, verdict, std::nullopt)->speedUp.ratio, 9.0);
        verdict.arm = 2;
        QVERIFY(!tellingPoint(analysis, verdict, std::nullopt));
        verdict.arm.reset();
        verdict.runtime = RuntimeKind::CPython;
        QVERIFY(!tellingPoint(analysis, verdict, std::nullopt));
    }

    void aFreeThreadedPythonHasNone()
    {
        PointResult point = pointOf(100, 4.6, Verdict::Threads);
        point.key.runtime = RuntimeKind::CPython;
        Environment environment = onTwoCores();
        environment.pythons.emplace_back().gil = false;
        QVERIFY(!causesText(point, Plan(), environment).contains(QLatin1String("GIL")));
    }

    void withoutCausesNothingIsSaid()
    {
        PointResult point = pointOf(100, 4.6, Verdict::Threads);
        point.singleCauses.reset();
        QCOMPARE(causesText(point, Plan(), onTwoCores()), QString());
    }

    void thePointFarthestFromADrawTellsMost()
    {
        Analysis analysis;
        analysis.points = {pointOf(10, 0.5, Verdict::Single), pointOf(50, 1.1, Verdict::Threads),
                           pointOf(90, 9, Verdict::Unclear), pointOf(400, 4, Verdict::Threads)};
        QCOMPARE(tellingPoint(analysis, ofRedis(), std::nullopt)->key.value, 400.0);
    }

    void aVerdictForAnArmIsToldByWhereItWins()
    {
        Analysis analysis;
        analysis.points = {pointOf(10, 0.1, Verdict::Single), pointOf(400, 2, Verdict::Threads)};
        VerdictText verdict = ofRedis();
        QCOMPARE(tellingPoint(analysis, verdict, std::nullopt)->key.value, 10.0);
        verdict.isForArm = true;
        QCOMPARE(tellingPoint(analysis, verdict, std::nullopt)->key.value, 400.0);
        QCOMPARE(tellingPoint(analysis, verdict, analysis.points.front())->key.value, 400.0);
    }

    void whatIsShownStaysWhileItTellsAboutAsMuch()
    {
        Analysis analysis;
        analysis.points = {pointOf(10, 1 / 3.9, Verdict::Single), pointOf(400, 4, Verdict::Threads)};
        QCOMPARE(tellingPoint(analysis, ofRedis(), analysis.points.front())->key.value, 10.0);
        analysis.points.front().speedUp.ratio = 1 / 1.5;
        QCOMPARE(tellingPoint(analysis, ofRedis(), analysis.points.front())->key.value, 400.0);
    }

    void noneTellsWhereNoneHasCauses()
    {
        Analysis analysis;
        analysis.points = {pointOf(10, 2, Verdict::Threads)};
        analysis.points.front().causes.reset();
        QVERIFY(!tellingPoint(analysis, ofRedis(), std::nullopt).has_value());
    }
};

QTEST_GUILESS_MAIN(TestCausesText)
#include "tst_causes_text.moc"
