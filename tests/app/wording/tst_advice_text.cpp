// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/advice_text.h"

#include <QLocale>
#include <QTest>

using namespace breakeven;

namespace {

PointKey keyAt(AxisKind axis, double value)
{
    return {.target = QStringLiteral("redis"), .runtime = RuntimeKind::Native, .axis = axis, .value = value};
}

ThreadAdvice bestAt(AxisKind axis, double value, int threads)
{
    ThreadAdvice advice;
    advice.key = keyAt(axis, value);
    advice.measured = MeasuredBest{.threads = threads, .fastestThreads = threads, .slowdown = {1, 1}};
    return advice;
}

Plan planOf(AxisKind axis)
{
    Plan plan;
    plan.targets = {{.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}}};
    plan.axis = {.kind = axis, .values = {0, 1000}};
    return plan;
}

Analysis crossingAt(double at, ThreadsPay pay)
{
    Analysis analysis;
    analysis.crossovers.push_back({.target = QStringLiteral("redis"),
                                   .runtime = RuntimeKind::Native,
                                   .axis = AxisKind::RttUs,
                                   .threads = 6,
                                   .at = at,
                                   .interval = {.low = at * 0.99, .high = at * 1.01},
                                   .threadsPay = pay});
    return analysis;
}

QString plain(QString text)
{
    return text.replace(QChar::Nbsp, QLatin1Char(' '));
}

} // namespace

class TestAdviceText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void theSettingFollowsTheCrossover_data()
    {
        QTest::addColumn<Knob>("knob");
        QTest::addColumn<int>("near");
        QTest::addColumn<int>("far");
        QTest::addColumn<ThreadsPay>("pay");
        QTest::addColumn<QString>("text");

        // clang-format off
        QTest::newRow("threads pay far away") << Knob::Gnocchi << 1 << 6 << ThreadsPay::Above
            << QStringLiteral("redis, emulated: set parallel_operations = 6 for targets farther than 84 µs, 1 for nearer ones.");
        QTest::newRow("Python's own word") << Knob::Python << 1 << 6 << ThreadsPay::Above
            << QStringLiteral("redis, emulated: set max_workers = 6 for targets farther than 84 µs, 1 for nearer ones.");
        QTest::newRow("threads pay near by") << Knob::Qt << 6 << 1 << ThreadsPay::Below
            << QStringLiteral("redis, emulated: set maxThreadCount = 6 for targets nearer than 84 µs, 1 for farther ones.");
        QTest::newRow("the same everywhere") << Knob::Qt << 6 << 6 << ThreadsPay::Above
            << QStringLiteral("redis, emulated: set maxThreadCount = 6.");
        QTest::newRow("a crossover the other way round is not used") << Knob::Qt << 1 << 6 << ThreadsPay::Below
            << QStringLiteral("redis, emulated: set maxThreadCount = 1 up to 0 µs, 6 from 1 ms on.");
        QTest::newRow("several counts go by what was measured") << Knob::Qt << 2 << 6 << ThreadsPay::Above
            << QStringLiteral("redis, emulated: set maxThreadCount = 2 up to 0 µs, 6 from 1 ms on.");
        // clang-format on
    }

    void theSettingFollowsTheCrossover()
    {
        QFETCH(const Knob, knob);
        QFETCH(const int, near);
        QFETCH(const int, far);
        QFETCH(const ThreadsPay, pay);
        QFETCH(const QString, text);

        const std::vector<ThreadAdvice> advice{bestAt(AxisKind::RttUs, 0, near),
                                               bestAt(AxisKind::RttUs, 1000, far)};
        const auto said = settingsFor(knob, crossingAt(84, pay), advice, planOf(AxisKind::RttUs));
        QCOMPARE(said.size(), std::size_t{1});
        QCOMPARE(plain(said.front().sentence), text);
    }

    void thereAreLinesToPaste_data()
    {
        QTest::addColumn<Knob>("knob");
        QTest::addColumn<QString>("code");
        QTest::newRow("an option of Gnocchi's")
            << Knob::Gnocchi
            << QStringLiteral(
                   "# redis, emulated: set parallel_operations = 6 for targets farther than 84 µs, 1 for "
                   "nearer ones.\n# farther than 84 µs:\nparallel_operations = 6\n# nearer than "
                   "84 µs:\nparallel_operations = 1");
        QTest::newRow("Python")
            << Knob::Python
            << QStringLiteral("# redis, emulated: set max_workers = 6 for targets farther than 84 µs, 1 for "
                              "nearer ones.\n# farther than 84 µs:\nThreadPoolExecutor(max_workers=6)"
                              "\n# nearer than 84 µs:\nThreadPoolExecutor(max_workers=1)");
        QTest::newRow("Qt")
            << Knob::Qt
            << QStringLiteral(
                   "// redis, emulated: set maxThreadCount = 6 for targets farther than 84 µs, 1 for "
                   "nearer ones.\n// farther than 84 µs:\npool.setMaxThreadCount(6);\n// "
                   "nearer than 84 µs:\npool.setMaxThreadCount(1);");
    }

    void thereAreLinesToPaste()
    {
        QFETCH(const Knob, knob);
        QFETCH(const QString, code);
        const std::vector<ThreadAdvice> advice{bestAt(AxisKind::RttUs, 0, 1),
                                               bestAt(AxisKind::RttUs, 1000, 6)};
        QCOMPARE(plain(codeOf(knob, settingsFor(knob, crossingAt(84, ThreadsPay::Above), advice,
                                                planOf(AxisKind::RttUs)))),
                 code);
    }

    void aCountThatHoldsEverywhereIsOneLine()
    {
        const std::vector<ThreadAdvice> advice{bestAt(AxisKind::RttUs, 0, 6),
                                               bestAt(AxisKind::RttUs, 1000, 6)};
        const auto settings = settingsFor(Knob::Gnocchi, {}, advice, planOf(AxisKind::RttUs));
        QCOMPARE(codeOf(Knob::Gnocchi, settings),
                 QStringLiteral("# redis, emulated: set parallel_operations = 6.\nparallel_operations = 6"));
    }

    void neighbouringPointsOfOneCountAreARange()
    {
        const std::vector<ThreadAdvice> advice{
            bestAt(AxisKind::RttUs, 1600, 8), bestAt(AxisKind::RttUs, 0, 2), bestAt(AxisKind::RttUs, 100, 2),
            bestAt(AxisKind::RttUs, 400, 4), bestAt(AxisKind::RttUs, 800, 4)};
        const auto settings = settingsFor(Knob::Gnocchi, {}, advice, planOf(AxisKind::RttUs));
        QCOMPARE(settings.size(), std::size_t{1});
        QCOMPARE(plain(settings.front().sentence),
                 QStringLiteral(
                     "redis, emulated: set parallel_operations = 2 up to 100 µs, 4 from 400 µs to 800 µs, 8 "
                     "from 1.6 ms on."));
        QCOMPARE(settings.front().lines.size(), std::size_t{3});
    }

    void countsThatJumpAboutAreNoSetting()
    {
        std::vector<ThreadAdvice> advice;
        for (int i = 0; i < 6; ++i)
            advice.push_back(bestAt(AxisKind::RttUs, 100 * i, i % 2 == 0 ? 2 : 6));
        QVERIFY(settingsFor(Knob::Gnocchi, {}, advice, planOf(AxisKind::RttUs)).empty());
    }

    void oneThreadIsNotAdvisedWhileInDoubt()
    {
        const std::vector<ThreadAdvice> advice{bestAt(AxisKind::Threads, 0, 1)};
        Analysis analysis;
        QCOMPARE(settingsFor(Knob::Gnocchi, analysis, advice, planOf(AxisKind::Threads)).size(),
                 std::size_t{1});
        PointResult doubtful;
        doubtful.key = keyAt(AxisKind::Threads, 0);
        doubtful.threads = 6;
        analysis.points.push_back(doubtful);
        QCOMPARE(settingsFor(Knob::Gnocchi, analysis, advice, planOf(AxisKind::Threads)).size(),
                 std::size_t{0});
        analysis.points.front().settled = true;
        QCOMPARE(settingsFor(Knob::Gnocchi, analysis, advice, planOf(AxisKind::Threads)).size(),
                 std::size_t{1});
    }

    void onTheAxisThreadsItIsTheVerdictsCount()
    {
        const auto arm = [](int threads, double ratio) {
            PointResult result;
            result.key = keyAt(AxisKind::Threads, 0);
            result.threads = threads;
            result.verdict = Verdict::Threads;
            result.speedUp = {.ratio = ratio, .interval = Interval{ratio - 0.5, ratio + 0.5}, .blocks = 9};
            return result;
        };
        Analysis analysis;
        analysis.points = {arm(2, 2.0), arm(4, 3.7), arm(6, 4.0)};
        const std::vector<ThreadAdvice> advice{bestAt(AxisKind::Threads, 0, 6)};
        const auto settings = settingsFor(Knob::Gnocchi, analysis, advice, planOf(AxisKind::Threads));
        QCOMPARE(settings.size(), std::size_t{1});
        QCOMPARE(settings.front().sentence, QStringLiteral("redis: set parallel_operations = 4."));

        // One thread that pipelines is no thread count, however fast.
        analysis.points.push_back(arm(1, 9.0));
        analysis.points.back().pipelined = true;
        QVERIFY(settingsFor(Knob::Gnocchi, analysis, advice, planOf(AxisKind::Threads)) == settings);
    }

    void aLawThatFitsBadlyIsMarkedSo()
    {
        const Plan plan = planOf(AxisKind::RttUs);
        ThreadAdvice advice = bestAt(AxisKind::RttUs, 400, 6);
        advice.scalability = ScalabilityFit{.error = 0.23, .bestThreads = 7};
        QVERIFY2(
            plain(theoryText(advice, plan))
                .endsWith(QLatin1String("7 by the Universal Scalability Law, which fits badly (23 % off).")),
            qPrintable(theoryText(advice, plan)));
        advice.scalability = NoAdvice::NoPeak;
        QVERIFY(
            theoryText(advice, plan).endsWith(QLatin1String("no peak by the Universal Scalability Law.")));
    }

    void aMissingLawIsExplained()
    {
        Plan plan = planOf(AxisKind::RttUs);
        plan.threads = {1, 6};
        std::vector<ThreadAdvice> advice{bestAt(AxisKind::RttUs, 400, 6)};
        QCOMPARE(
            lawMissingText(advice, plan),
            QStringLiteral("The Universal Scalability Law can be fitted from 4 thread counts on; this run "
                           "has 2."));
        advice.front().scalability = NoAdvice::NoPeak;
        QCOMPARE(lawMissingText(advice, plan), QString());
        QCOMPARE(lawMissingText({}, plan), QString());
    }

    void theoryStandsBesideTheMeasurement()
    {
        Plan plan = planOf(AxisKind::RttUs);
        ThreadAdvice advice = bestAt(AxisKind::RttUs, 400, 6);
        QCOMPARE(plain(theoryText(advice, plan)),
                 QStringLiteral("redis at 400 µs: 6 threads measured fastest."));
        plan.runtimes = {RuntimeKind::Native, RuntimeKind::CPython};
        advice.key.runtime = RuntimeKind::CPython;
        QCOMPARE(plain(theoryText(advice, plan)),
                 QStringLiteral("redis under CPython at 400 µs: 6 threads measured fastest."));
        plan.runtimes = {RuntimeKind::Native};
        advice.key.runtime = RuntimeKind::Native;
        advice.textbook = 13;
        advice.scalability = ScalabilityFit{.bestThreads = 7};
        QCOMPARE(
            plain(theoryText(advice, plan)),
            QStringLiteral("redis at 400 µs: 6 threads measured fastest, 13 by cores × (1 + wait/compute), 7 "
                           "by the Universal Scalability Law."));
        advice.measured = NoAdvice::TooFewBlocks;
        advice.textbook = NoAdvice::IoShareUnknown;
        advice.scalability = NoAdvice::TooFewCounts;
        QCOMPARE(theoryText(advice, plan), QString());
    }
};

QTEST_GUILESS_MAIN(TestAdviceText)
#include "tst_advice_text.moc"
