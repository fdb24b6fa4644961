// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/quantity_text.h"
#include "app/wording/verdict_text.h"

#include <QTest>

#include <cmath>
#include <optional>
#include <utility>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

// A point as a row says it: the speed-up alone tells the verdict.
struct Given
{
    double value = 0;
    double speedUp = 1;
    bool settled = true;
    std::optional<double> waits = std::nullopt; // I/O share of the single arm
};
using Givens = std::vector<Given>;
using Crossings = std::vector<Crossover>;

// Within 2 % either way.
PointResult pointOf(AxisKind axis, const Given& given, int threads)
{
    PointResult point;
    point.key = {.target = QStringLiteral("redis"),
                 .runtime = RuntimeKind::Native,
                 .axis = axis,
                 .value = given.value};
    point.threads = threads;
    point.arm = 1;
    point.single.p50 = 800us;
    point.summary.p50 = std::chrono::nanoseconds(std::llround(800'000 / given.speedUp));
    point.speedUp = {.ratio = given.speedUp,
                     .interval = Interval{given.speedUp * 0.98, given.speedUp * 1.02},
                     .blocks = 6};
    point.verdict = point.speedUp.interval->low > 1    ? Verdict::Threads
                    : point.speedUp.interval->high < 1 ? Verdict::Single
                                                       : Verdict::Unclear;
    point.settled = given.settled;
    point.singleIoShare = given.waits;
    return point;
}

Crossover crossing(AxisKind axis, double at, Interval interval, ThreadsPay pay)
{
    return {.target = QStringLiteral("redis"),
            .runtime = RuntimeKind::Native,
            .axis = axis,
            .threads = 6,
            .at = at,
            .interval = interval,
            .threadsPay = pay};
}

Plan planOf(AxisKind axis, const Givens& givens)
{
    Plan plan;
    plan.targets = {Target{.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}}};
    plan.axis.kind = axis;
    for (const Given& given : givens)
        plan.axis.values.push_back(given.value);
    return plan;
}

Analysis analysisOf(AxisKind axis, const Givens& givens, Crossings crossings = {})
{
    Analysis analysis;
    analysis.status = RunStatus::Settled;
    for (const Given& given : givens)
        analysis.points.push_back(pointOf(axis, given, 6));
    analysis.crossovers = std::move(crossings);
    return analysis;
}

Analysis threadCounts(const std::vector<std::pair<int, double>>& arms, bool settled = true)
{
    Analysis analysis;
    analysis.status = RunStatus::Settled;
    for (const auto& [threads, speedUp] : arms)
        analysis.points.push_back(
            pointOf(AxisKind::Threads, {.value = 0, .speedUp = speedUp, .settled = settled}, threads));
    return analysis;
}

// As the sentences say it, whatever space stands before the unit.
QString plain(QString text)
{
    return text.replace(QChar(0xa0), QLatin1Char(' ')).replace(QChar(0x202f), QLatin1Char(' '));
}

const Givens fallsThenRises{{0, 0.5}, {50, 0.8}, {100, 1.3}, {400, 2.01}, {2000, 2.9}};

} // namespace

class TestVerdictText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void headline_data()
    {
        QTest::addColumn<Analysis>("analysis");
        QTest::addColumn<AxisKind>("axis");
        QTest::addColumn<Givens>("givens");
        QTest::addColumn<QString>("expected");

        const auto row = [](const char* claim, AxisKind axis, const Givens& givens,
                            const Crossings& crossings, const char* expected) {
            QTest::newRow(claim) << analysisOf(axis, givens, crossings) << axis << givens
                                 << QString::fromUtf8(expected);
        };
        using enum AxisKind;
        const auto above = ThreadsPay::Above;
        const auto below = ThreadsPay::Below;
        const Givens lowWins{{1024, 2.0}, {65536, 0.6}};
        const Givens highWins{{1024, 0.6}, {65536, 2.0}};
        const Givens wins{{50, 1.3}, {2000, 2.9}};
        const Givens losses{{50, 0.7}, {2000, 0.9}};
        const Givens equal{{50, 1.0}, {2000, 1.0}};
        const Givens open{{50, 1.0, false}, {2000, 1.0, false}};

        // clang-format off
        row("distance: threads win from the crossover on", RttUs, fallsThenRises,
            {crossing(RttUs, 76, {66, 88}, above)}, "Use 6 threads once redis is more than 76 µs away.");
        row("distance: a wide interval leaves two digits", RttUs, fallsThenRises,
            {crossing(RttUs, 82.9, {70.6, 99.4}, above)}, "Use 6 threads once redis is more than 83 µs away.");
        row("distance: two wide intervals leave two digits each", RttUs, fallsThenRises,
            {crossing(RttUs, 82.9, {70.6, 99.4}, above), crossing(RttUs, 1968, {1640, 2300}, below)},
            "Use 6 threads while redis is between 83 µs and 2 ms away.");
        row("distance: a narrow interval leaves three digits", RttUs, fallsThenRises,
            {crossing(RttUs, 82.94, {82.31, 83.58}, above)}, "Use 6 threads once redis is more than 82.9 µs away.");
        row("distance: threads win up to the crossover", RttUs, lowWins,
            {crossing(RttUs, 200, {180, 220}, below)}, "Use 6 threads only while redis is less than 200 µs away.");
        row("distance: threads win between two crossovers", RttUs, fallsThenRises,
            {crossing(RttUs, 76, {66, 88}, above), crossing(RttUs, 2000, {1900, 2100}, below)},
            "Use 6 threads while redis is between 76 µs and 2 ms away.");
        row("distance: threads win outside two crossovers", RttUs, fallsThenRises,
            {crossing(RttUs, 76, {66, 88}, below), crossing(RttUs, 2000, {1900, 2100}, above)},
            "Use 6 threads while redis is less than 76 µs or more than 2 ms away.");
        row("distance: three crossovers are too many for a rule", RttUs, fallsThenRises,
            {crossing(RttUs, 76, {66, 88}, above), crossing(RttUs, 200, {190, 210}, below), crossing(RttUs, 400, {390, 410}, above)},
            "For redis the winner changes 3 times between one and 6 threads: see each point.");
        row("distance: threads win everywhere", RttUs, wins, {},
            "Use 6 threads for redis at every distance measured (up to 2 ms).");
        row("distance: one thread wins everywhere", RttUs, losses, {},
            "Keep one thread for redis at every distance measured (up to 2 ms).");
        row("distance: settled on no difference", RttUs, equal, {},
            "For redis one thread and 6 threads are equally fast at every distance (up to 2 ms).");
        row("distance: not settled", RttUs, open, {},
            "Can't tell yet for redis: one or 6 threads may win, measure longer.");
        row("distance: a change without an interval, up", RttUs, {{50, 0.7}, {100, 1.0, false}, {400, 2.0}}, {},
            "Use 6 threads once redis is 400 µs away; they start to win somewhere beyond 50 µs.");
        row("distance: a change without an interval, down", RttUs, {{50, 2.0}, {400, 0.7}}, {},
            "Use 6 threads while redis is at most 50 µs away; they lose again from 400 µs at the latest.");
        row("distance: winners in turns", RttUs, {{50, 2.0}, {100, 0.7}, {400, 2.0}}, {},
            "Can't tell yet for redis: one and 6 threads win in turns, measure longer.");
        row("threads win in places and never lose", RttUs, {{50, 1.0}, {100, 1.5}, {400, 2.0}}, {},
            "Use 6 threads for redis: they win from 100 µs to 400 µs and lose nowhere.");
        row("threads win at one point and never lose", RttUs, {{50, 1.0}, {400, 2.0}}, {},
            "Use 6 threads for redis: they win at 400 µs and lose nowhere.");
        row("threads lose in places and never win", RttUs, {{50, 0.5}, {100, 0.8}, {400, 1.0}}, {},
            "Keep one thread for redis: 6 threads lose from 50 µs to 100 µs and win nowhere.");
        row("threads win in places, the rest is open", RttUs, {{50, 1.0, false}, {100, 1.5}, {400, 2.0}}, {},
            "Use 6 threads for redis from 100 µs to 400 µs; elsewhere it is not clear yet.");
        row("threads win at one point, the rest is open", RttUs, {{50, 1.0, false}, {400, 2.0}}, {},
            "Use 6 threads for redis at 400 µs; elsewhere it is not clear yet.");
        row("threads lose in places, the rest is open", RttUs, {{50, 0.5}, {100, 0.8}, {400, 1.0, false}}, {},
            "Keep one thread for redis from 50 µs to 100 µs; elsewhere it is not clear yet.");
        row("threads lose at one point, the rest is open", RttUs, {{50, 0.5}, {400, 1.0, false}}, {},
            "Keep one thread for redis at 50 µs; elsewhere it is not clear yet.");

        row("size: threads win from the crossover on", PayloadBytes, highWins,
            {crossing(PayloadBytes, 65536, {60000, 70000}, above)},
            "Use 6 threads for redis once objects are larger than 64 KiB.");
        row("size: threads win up to the crossover", PayloadBytes, lowWins,
            {crossing(PayloadBytes, 65536, {60000, 70000}, below)},
            "Use 6 threads for redis only while objects are smaller than 64 KiB.");
        row("size: threads win everywhere", PayloadBytes, {{1024, 1.5}, {65536, 2.0}}, {},
            "Use 6 threads for redis at every object size measured (1 KiB to 64 KiB).");
        row("size: one thread wins everywhere", PayloadBytes, {{1024, 0.5}, {65536, 0.9}}, {},
            "Keep one thread for redis at every object size measured (1 KiB to 64 KiB).");

        row("compute: threads win from the crossover on", ComputeUs, {{0, 0.5}, {1000, 2.0}},
            {crossing(ComputeUs, 50, {40, 60}, above)},
            "Use 6 threads for redis once an operation computes for more than 50 µs.");
        row("compute: threads win up to the crossover", ComputeUs, {{0, 2.0}, {1000, 0.5}},
            {crossing(ComputeUs, 50, {40, 60}, below)},
            "Use 6 threads for redis only while an operation computes for less than 50 µs.");
        row("compute: one thread wins everywhere", ComputeUs, {{0, 0.5}, {1000, 0.9}}, {},
            "Keep one thread for redis with every amount of compute measured (up to 1 ms).");

        row("items: whole operations are counted", Items, {{2, 0.5}, {32, 2.0}},
            {crossing(Items, 11.6, {9, 14}, above)},
            "Use 6 threads for redis once a batch has more than 11 items.");
        row("items: threads win everywhere", Items, {{2, 1.5}, {32, 2.0}}, {},
            "Use 6 threads for redis at every batch size measured (2 items to 32 items).");
        // clang-format on
    }

    void headline()
    {
        QFETCH(const Analysis, analysis);
        QFETCH(const AxisKind, axis);
        QFETCH(const Givens, givens);
        QFETCH(const QString, expected);

        const auto texts = verdictTexts(analysis, planOf(axis, givens));
        QCOMPARE(texts.size(), std::size_t{1});
        QCOMPARE(plain(texts.front().headline), expected);
        QCOMPARE(texts.front().target, QStringLiteral("redis"));
    }

    void bestThreadCount_data()
    {
        QTest::addColumn<Analysis>("analysis");
        QTest::addColumn<QString>("expected");

        // clang-format off
        QTest::newRow("the fastest") << threadCounts({{2, 1.5}, {4, 2.9}, {8, 2.0}})
            << QStringLiteral("4 threads are best for redis: 2.90× as fast as one.");
        QTest::newRow("the fewest that are as fast") << threadCounts({{2, 1.5}, {4, 2.86}, {8, 2.9}})
            << QStringLiteral("4 threads are enough for redis: 2.86× as fast as one.");
        QTest::newRow("one, where all lose") << threadCounts({{2, 0.9}, {8, 0.5}})
            << QStringLiteral("One thread is best for redis.");
        QTest::newRow("one, where more are no faster") << threadCounts({{2, 1.0}, {8, 0.5}})
            << QStringLiteral("Keep one thread for redis: more are not faster.");
        QTest::newRow("not settled") << threadCounts({{2, 1.0}, {8, 0.5}}, false)
            << QStringLiteral("Can't tell yet for redis: no number of threads clearly wins, measure longer.");
        // clang-format on
    }

    void bestThreadCount()
    {
        QFETCH(const Analysis, analysis);
        QFETCH(const QString, expected);

        const auto texts = verdictTexts(analysis, planOf(AxisKind::Threads, {{0}}));
        QCOMPARE(texts.size(), std::size_t{1});
        QCOMPARE(plain(texts.front().headline), expected);
    }

    void detailNamesTheIntervalAndTheGain()
    {
        const Crossings crossings{crossing(AxisKind::RttUs, 76.34, {66.4, 88.4}, ThreadsPay::Above)};
        const auto texts = verdictTexts(analysisOf(AxisKind::RttUs, fallsThenRises, crossings),
                                        planOf(AxisKind::RttUs, fallsThenRises));
        QCOMPARE(plain(texts.front().detail),
                 QStringLiteral("Nearer than 66 µs one thread wins; from 88 µs on 6 threads win. "
                                "At 400 µs they halve the latency (2.01×)."));
    }

    void detailSaysByHowMuchThreadsLose()
    {
        const Givens losses{{0, 0.5}, {2000, 0.8}};
        const auto texts = verdictTexts(analysisOf(AxisKind::RttUs, losses), planOf(AxisKind::RttUs, losses));
        QCOMPARE(plain(texts.front().detail),
                 QStringLiteral("6 threads take 1.25× to 2.00× as long as one, the most at 0 µs."));
    }

    void detailNamesThePointsThatAreStillOpen()
    {
        const Givens givens{{50, 1.0, false}, {400, 1.5}};
        const auto texts = verdictTexts(analysisOf(AxisKind::RttUs, givens), planOf(AxisKind::RttUs, givens));
        QVERIFY2(
            plain(texts.front().detail).endsWith(QStringLiteral("Not clear yet at 50 µs: measure longer.")),
            qPrintable(texts.front().detail));
    }

    void why_data()
    {
        QTest::addColumn<Givens>("givens");
        QTest::addColumn<QString>("expected");

        // clang-format off
        QTest::newRow("nothing is said where nothing was measured")
            << Givens{{50, 0.8}, {2000, 2.0}} << QString();
        QTest::newRow("threads win where it waits more")
            << Givens{{50, 0.8, true, 0.58}, {2000, 2.0, true, 0.98}}
            << QStringLiteral("One thread waits 58 % of its time at 50 µs and 98 % at 2 ms: the more it waits, the more 6 threads can overlap.");
        QTest::newRow("threads win over waits")
            << Givens{{50, 1.8, true, 0.95}, {2000, 2.0, true, 0.98}}
            << QStringLiteral("One thread waits 95 % of its time; 6 threads let these waits overlap.");
        QTest::newRow("threads win by computing")
            << Givens{{50, 1.8, true, 0.10}} << QStringLiteral("One thread waits only 10 % of its time: 6 threads win by computing on several cores.");
        QTest::newRow("threads lose as there is nothing to wait for")
            << Givens{{50, 0.8, true, 0.20}} << QStringLiteral("One thread waits only 20 % of its time: there is little waiting that 6 threads could overlap.");
        QTest::newRow("threads lose over short waits")
            << Givens{{50, 0.8, true, 0.80}}
            << QStringLiteral("One thread waits 80 % of its time, but that is only 80.0 µs an operation: too little to pay for handing operations to 6 threads.");
        QTest::newRow("threads lose though it waits more and more")
            << Givens{{50, 0.8, true, 0.50}, {2000, 0.9, true, 0.90}}
            << QStringLiteral("One thread waits 50 % of its time at 50 µs and 90 % at 2 ms, but what it waits for does not get faster with 6 threads.");
        // clang-format on
    }

    void why()
    {
        QFETCH(const Givens, givens);
        QFETCH(const QString, expected);

        const auto texts = verdictTexts(analysisOf(AxisKind::RttUs, givens), planOf(AxisKind::RttUs, givens));
        QCOMPARE(plain(texts.front().why), expected);
    }

    void aRunThatGoesOnIsStillMeasuring()
    {
        Analysis analysis = analysisOf(AxisKind::RttUs, fallsThenRises);
        analysis.status.reset();
        analysis.points.pop_back(); // not visited yet
        const auto texts = verdictTexts(analysis, planOf(AxisKind::RttUs, fallsThenRises));
        QCOMPARE(texts.front().headline, QStringLiteral("Measuring redis…"));
        QCOMPARE(texts.front().detail, QStringLiteral("Intervals are known at 4 points so far."));
    }

    void aRunThatGoesOnSaysACrossoverAsSoonAsItIsSupported()
    {
        Analysis analysis = analysisOf(AxisKind::RttUs, fallsThenRises,
                                       {crossing(AxisKind::RttUs, 76, {66, 88}, ThreadsPay::Above)});
        analysis.status.reset();
        analysis.points.pop_back();
        const auto texts = verdictTexts(analysis, planOf(AxisKind::RttUs, fallsThenRises));
        QVERIFY(texts.front().headline.startsWith(QStringLiteral("Use 6 threads once redis")));
    }

    void anEndedRunOfOneBlockCantTell()
    {
        const Givens one{{50, 1.5, false}};
        Analysis analysis = analysisOf(AxisKind::RttUs, one);
        analysis.status = RunStatus::Cancelled;
        analysis.points.front().speedUp.interval.reset();
        analysis.points.front().verdict = Verdict::Unclear;
        const auto texts = verdictTexts(analysis, planOf(AxisKind::RttUs, one));
        QVERIFY(texts.front().headline.startsWith(QStringLiteral("Can't tell yet for redis")));
    }

    void aTargetWithoutPointsWasNotMeasured()
    {
        const auto texts =
            verdictTexts(analysisOf(AxisKind::RttUs, {}), planOf(AxisKind::RttUs, fallsThenRises));
        QCOMPARE(texts.size(), std::size_t{1});
        QCOMPARE(texts.front().headline, QStringLiteral("redis could not be measured."));
    }

    void oneThreadAgainstItselfIsACheckOfTheMeasuring()
    {
        Analysis analysis = analysisOf(AxisKind::RttUs, {{50, 1.0}});
        analysis.points.front().threads = 1;
        Plan plan = planOf(AxisKind::RttUs, {{50}});
        plan.threads = {1, 1};
        QCOMPARE(verdictTexts(analysis, plan).front().headline,
                 QStringLiteral("One thread against one thread for redis: no difference, as it should be."));
    }

    void everyArmHasItsOwnText()
    {
        Analysis analysis = analysisOf(AxisKind::RttUs, {{50, 2.0}});
        PointResult more = pointOf(AxisKind::RttUs, {50, 0.5}, 12);
        more.arm = 2;
        analysis.points.push_back(more);
        Plan plan = planOf(AxisKind::RttUs, {{50}});
        plan.threads = {1, 6, 12};
        const auto texts = verdictTexts(analysis, plan);
        QCOMPARE(texts.size(), std::size_t{2});
        QVERIFY(texts[0].headline.startsWith(QStringLiteral("Use 6 threads")));
        QVERIFY(texts[1].headline.startsWith(QStringLiteral("Keep one thread")));
    }

    void theRuntimeIsNamedWhereThereAreSeveral()
    {
        Plan plan = planOf(AxisKind::RttUs, fallsThenRises);
        plan.runtimes = {RuntimeKind::Native, RuntimeKind::CPython};
        const auto texts = verdictTexts(analysisOf(AxisKind::RttUs, {{50, 2.0}}), plan);
        QCOMPARE(texts.size(), std::size_t{2});
        QVERIFY2(texts[0].headline.contains(QStringLiteral("redis under ")), qPrintable(texts[0].headline));
        QCOMPARE(texts[0].target, QStringLiteral("redis"));
    }

    void aTargetsNameIsNeverTakenForAPlace()
    {
        const QString name = QStringLiteral("%2 of %n");
        Analysis analysis = analysisOf(AxisKind::RttUs, {{50, 2.0}});
        analysis.points.front().key.target = name;
        Plan plan = planOf(AxisKind::RttUs, {{50}});
        plan.targets.front().name = name;
        QCOMPARE(plain(verdictTexts(analysis, plan).front().headline),
                 QStringLiteral("Use 6 threads for %2 of %n at every distance measured (up to 50 µs)."));
    }
};

QTEST_GUILESS_MAIN(TestVerdictText)
#include "tst_verdict_text.moc"
