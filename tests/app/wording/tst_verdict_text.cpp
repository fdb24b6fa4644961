// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/verdict_text.h"
#include "tests/core/answer/given_point.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

using Givens = std::vector<given::Point>;

std::vector<double> valuesOf(const Givens& givens)
{
    std::vector<double> values;
    for (const given::Point& given : givens)
        values.push_back(given.value);
    return values;
}

Plan planOf(AxisKind axis, const Givens& givens, std::vector<int> threads = {1, 6})
{
    return given::plan(axis, valuesOf(givens), std::move(threads));
}

Analysis analysisOf(AxisKind axis, const Givens& givens)
{
    std::vector<PointResult> points;
    for (const given::Point& given : givens)
        points.push_back(given::point(given, Arm::ofThreads(6), 1, axis));
    return given::analysis(std::move(points));
}

std::vector<VerdictText> textsOf(const Analysis& analysis, const Plan& plan,
                                 const Environment& environment = {})
{
    return verdictTexts(answerOf({.plan = plan, .environment = environment}, analysis), plan);
}

VerdictText textOf(AxisKind axis, const Givens& givens)
{
    return textsOf(analysisOf(axis, givens), planOf(axis, givens)).front();
}

// As the sentences say it, whatever space stands before the unit.
QString plain(QString text)
{
    return text.replace(QChar(0xa0), QLatin1Char(' ')).replace(QChar(0x202f), QLatin1Char(' '));
}

} // namespace

Q_DECLARE_METATYPE(Givens)

class TestVerdictText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void headline_data()
    {
        QTest::addColumn<AxisKind>("axis");
        QTest::addColumn<Givens>("givens");
        QTest::addColumn<QString>("expected");

        const auto row = [](const char* claim, AxisKind axis, const Givens& givens, const char* expected) {
            QTest::newRow(claim) << axis << givens << QString::fromUtf8(expected);
        };
        using enum AxisKind;
        constexpr double open = 0.4; // known to within 40 % proves nothing

        // clang-format off
        row("distance: all three stretches", RttUs, {{0, 0.6}, {400, 2}},
            "Use 6 threads once redis is more than 80 µs away; below 45 µs one thread; between, it makes no difference.");
        row("distance: no difference, then threads", RttUs, {{0, 1}, {400, 2}},
            "Use 6 threads once redis is more than 12 µs away; below 12 µs it makes no difference.");
        row("compute: threads, then one", ComputeUs, {{0, 2}, {400, 0.5}},
            "Use 6 threads for redis only while an operation computes for less than 19 µs; above 33 µs one thread; between, it makes no difference.");
        row("compute: threads in between", ComputeUs, {{0, 0.6}, {400, 2}, {2000, 0.6}},
            "Use 6 threads for redis while an operation computes for between 80 µs and 573 µs; below 45 µs one thread; from 45 µs to 80 µs it makes no difference; from 573 µs to 707 µs it makes no difference; above 707 µs one thread.");
        row("distance: threads everywhere", RttUs, {{50, 1.3}, {2000, 2.9}},
            "Use 6 threads for redis at every distance measured (up to 2 ms).");
        row("distance: one thread everywhere", RttUs, {{50, 0.7}, {2000, 0.85}},
            "Keep one thread for redis at every distance measured (up to 2 ms).");
        row("distance: no difference everywhere", RttUs, {{50, 1}, {2000, 1.05}},
            "For redis one thread and 6 threads differ by less than 10 % at every distance (up to 2 ms).");
        row("distance: nothing proven", RttUs, {{50, 1, open}, {2000, 1, open}},
            "Can't tell yet for redis: one or 6 threads may win, measure longer.");
        row("distance: one thread, then no difference", RttUs, {{0, 0.6}, {400, 1}},
            "Keep one thread for redis; above 170 µs it makes no difference.");
        row("distance: one thread, then unclear", RttUs, {{0, 0.6}, {100, 0.6}, {400, 1, open}},
            "Keep one thread for redis; above 100 µs it isn't clear yet.");
        row("distance: an unclear point isn't claimed", RttUs,
            {{100, 2}, {200, 2}, {500, 1.5, 1.0}, {800, 2}, {2000, 2}},
            "Use 6 threads once redis is more than 800 µs away; below 200 µs 6 threads; between, it isn't clear yet.");
        row("distance: an unclear end isn't claimed", RttUs, {{0, 1, open}, {100, 2}, {400, 2}},
            "Use 6 threads once redis is more than 100 µs away; below 100 µs it isn't clear yet.");

        row("distance: a point alone", RttUs, {{0, 1, open}, {100, 2}, {400, 2, 2.0}},
            "Use 6 threads for redis at 100 µs; below 100 µs it isn't clear yet; above 100 µs it isn't clear yet.");
        row("size: threads from somewhere on", PayloadBytes, {{1024, 0.6}, {65536, 2}},
            "Use 6 threads for redis once objects are larger than 2.9 KiB; below 2 KiB one thread; between, it makes no difference.");
        row("size: threads everywhere", PayloadBytes, {{1024, 1.5}, {65536, 2}},
            "Use 6 threads for redis at every object size measured (1 KiB to 64 KiB).");
        row("size: one thread everywhere", PayloadBytes, {{1024, 0.5}, {65536, 0.8}},
            "Keep one thread for redis at every object size measured (1 KiB to 64 KiB).");
        row("compute: threads from somewhere on", ComputeUs, {{0, 0.6}, {400, 2}},
            "Use 6 threads for redis once an operation computes for more than 80 µs; below 45 µs one thread; between, it makes no difference.");
        row("compute: one thread everywhere", ComputeUs, {{0, 0.5}, {1000, 0.8}},
            "Keep one thread for redis with every amount of compute measured (up to 1 ms).");
        row("items: whole operations are counted", Items, {{2, 0.6}, {400, 2}},
            "Use 6 threads for redis once a batch has more than 83 items; below 48 items one thread; between, it makes no difference.");
        row("items: threads everywhere", Items, {{2, 1.5}, {32, 2.0}},
            "Use 6 threads for redis at every batch size measured (2 items to 32 items).");
        // clang-format on
    }

    void headline()
    {
        QFETCH(const AxisKind, axis);
        QFETCH(const Givens, givens);
        QFETCH(const QString, expected);

        const auto texts = textsOf(analysisOf(axis, givens), planOf(axis, givens));
        QCOMPARE(texts.size(), std::size_t{1});
        QCOMPARE(plain(texts.front().headline), expected);
        QCOMPARE(texts.front().target, QStringLiteral("redis"));
        QVERIFY(texts.front().caveats.isEmpty());
    }

    void bestThreadCount_data()
    {
        QTest::addColumn<std::vector<int>>("counts");
        QTest::addColumn<Givens>("speedUps");
        QTest::addColumn<QString>("expected");
        using Counts = std::vector<int>;

        // clang-format off
        QTest::newRow("the fastest") << Counts{2, 4, 8} << Givens{{0, 1.5}, {0, 2.9}, {0, 2.0}}
            << QStringLiteral("4 threads are best for redis: 2.90× as fast as one.");
        QTest::newRow("the fewest that are as good") << Counts{2, 4, 8} << Givens{{0, 1.5}, {0, 2.86}, {0, 2.9}}
            << QStringLiteral("4 threads are enough for redis: 2.86× as fast as one.");
        QTest::newRow("one, where all lose") << Counts{2, 8} << Givens{{0, 0.8}, {0, 0.5}}
            << QStringLiteral("One thread is best for redis.");
        QTest::newRow("one, where more gain too little") << Counts{2, 8} << Givens{{0, 1.05}, {0, 0.5}}
            << QStringLiteral("Keep one thread for redis: more gain less than 10 %.");
        QTest::newRow("nothing proven") << Counts{2, 8} << Givens{{0, 1.0, 0.3}, {0, 0.5}}
            << QStringLiteral("Can't tell yet for redis: no number of threads clearly wins, measure longer.");
        // clang-format on
    }

    void bestThreadCount()
    {
        QFETCH(const std::vector<int>, counts);
        QFETCH(const Givens, speedUps);
        QFETCH(const QString, expected);

        std::vector<PointResult> points;
        double fastest = 0;
        for (const given::Point& given : speedUps)
            fastest = std::max(fastest, given.speedUp);
        for (std::size_t i = 0; i < counts.size(); ++i) {
            points.push_back(given::point(speedUps[i], Arm::ofThreads(counts[i]), i + 1, AxisKind::Threads));
            given::behind(points.back(), fastest / speedUps[i].speedUp);
        }
        std::vector<int> threads{1};
        threads.insert(threads.end(), counts.begin(), counts.end());
        const auto texts =
            textsOf(given::analysis(std::move(points)), given::plan(AxisKind::Threads, {0}, threads));
        QCOMPARE(texts.size(), std::size_t{1});
        QCOMPARE(plain(texts.front().headline), expected);
    }

    void detailNamesTheIntervalsAndTheGain()
    {
        const Givens givens{{0, 0.6}, {400, 2.01}};
        Analysis analysis = analysisOf(AxisKind::RttUs, givens);
        analysis.crossovers = {{.target = QStringLiteral("redis"),
                                .runtime = RuntimeKind::Native,
                                .axis = AxisKind::RttUs,
                                .arm = Arm::ofThreads(6),
                                .at = 61.2,
                                .interval = {57, 65.3}}};
        const QString detail = plain(textsOf(analysis, planOf(AxisKind::RttUs, givens)).front().detail);
        const QRegularExpression said(
            QStringLiteral("^The gain passes 10 % at 80 µs \\(95 % interval \\d\\d – \\d\\d µs\\)\\. Level "
                           "with one thread at "
                           "61 µs \\(57 – 65 µs\\)\\. At 400 µs they halve the latency \\(2\\.01×\\)\\.$"));
        QVERIFY2(said.match(detail).hasMatch(), qPrintable(detail));
    }

    void detailSaysByHowMuchThreadsLose()
    {
        QCOMPARE(plain(textOf(AxisKind::RttUs, {{0, 0.5}, {2000, 0.8}}).detail),
                 QStringLiteral("6 threads take 1.25× to 2.00× as long as one, the most at 0 µs."));
    }

    void detailNamesThePointsThatAreStillOpen()
    {
        const QString detail = textOf(AxisKind::RttUs, {{50, 1.0, 0.4, false}, {400, 1.5}}).detail;
        QVERIFY2(plain(detail).endsWith(QStringLiteral("Not clear yet at 50 µs: measure longer.")),
                 qPrintable(detail));
    }

    void why_data()
    {
        QTest::addColumn<Givens>("givens");
        QTest::addColumn<std::vector<double>>("shares"); // I/O shares of the single arm
        QTest::addColumn<QString>("expected");
        using Shares = std::vector<double>;

        // clang-format off
        QTest::newRow("nothing is said where nothing was measured")
            << Givens{{50, 0.8}, {2000, 2.0}} << Shares{} << QString();
        QTest::newRow("threads win where it waits more")
            << Givens{{50, 0.8}, {2000, 2.0}} << Shares{0.58, 0.98}
            << QStringLiteral("One thread waits 58 % of its time at 50 µs and 98 % at 2 ms: the more it waits, the more 6 threads can overlap.");
        QTest::newRow("threads win over waits") << Givens{{50, 1.8}, {2000, 2.0}} << Shares{0.95, 0.98}
            << QStringLiteral("One thread waits 95 % of its time; 6 threads let these waits overlap.");
        QTest::newRow("threads win by computing") << Givens{{50, 1.8}} << Shares{0.10}
            << QStringLiteral("One thread waits only 10 % of its time: 6 threads win by computing on several cores.");
        QTest::newRow("threads lose as there is nothing to wait for") << Givens{{50, 0.8}} << Shares{0.20}
            << QStringLiteral("One thread waits only 20 % of its time: there is little waiting that 6 threads could overlap.");
        QTest::newRow("threads lose over short waits") << Givens{{50, 0.8}} << Shares{0.80}
            << QStringLiteral("One thread waits 80 % of its time, but that is only 180 µs an operation: too little to pay for handing operations to 6 threads.");
        QTest::newRow("threads lose though it waits more and more")
            << Givens{{50, 0.8}, {2000, 0.9}} << Shares{0.50, 0.90}
            << QStringLiteral("One thread waits 50 % of its time at 50 µs and 90 % at 2 ms, but what it waits for does not get faster with 6 threads.");
        // clang-format on
    }

    void why()
    {
        QFETCH(const Givens, givens);
        QFETCH(const std::vector<double>, shares);
        QFETCH(const QString, expected);

        Analysis analysis = analysisOf(AxisKind::RttUs, givens);
        for (std::size_t i = 0; i < shares.size(); ++i)
            analysis.points[i].singleIoShare = shares[i];
        QCOMPARE(plain(textsOf(analysis, planOf(AxisKind::RttUs, givens)).front().why), expected);
    }

    void aRunThatGoesOnIsStillMeasuring()
    {
        const Givens givens{{0, 0.95, 0.2}, {50, 0.8}, {100, 1.3}};
        Analysis analysis = analysisOf(AxisKind::RttUs, givens);
        analysis.status.reset();
        analysis.points.erase(analysis.points.begin() + 1, analysis.points.end()); // not visited yet
        analysis.worthChanges.clear();
        const auto texts = textsOf(analysis, planOf(AxisKind::RttUs, givens));
        QCOMPARE(texts.front().headline, QStringLiteral("Measuring redis…"));
        QCOMPARE(texts.front().detail, QStringLiteral("Intervals are known at 1 points so far."));
    }

    void aRunThatGoesOnSaysAChangeAsSoonAsItIsSupported()
    {
        const Givens givens{{0, 0.6}, {400, 2}, {2000, 3}};
        Analysis analysis = analysisOf(AxisKind::RttUs, givens);
        analysis.status.reset();
        analysis.points.pop_back();
        const auto texts = textsOf(analysis, planOf(AxisKind::RttUs, givens));
        QVERIFY(texts.front().headline.startsWith(QStringLiteral("Use 6 threads once redis")));
    }

    void anEndedRunOfOneBlockCantTell()
    {
        const Givens one{{50, 1.5, 0.02, false}};
        Analysis analysis = analysisOf(AxisKind::RttUs, one);
        analysis.status = RunStatus::Cancelled;
        analysis.points.front().speedUp = {.ratio = 1.5, .interval = std::nullopt, .blocks = 1};
        const auto texts = textsOf(analysis, planOf(AxisKind::RttUs, one));
        QVERIFY2(texts.front().headline.startsWith(QStringLiteral("Can't tell yet for redis")),
                 qPrintable(texts.front().headline));
        QVERIFY(texts.front().caveats.front().startsWith(QStringLiteral("Some points have 1 block")));
    }

    void aTargetWithoutPointsWasNotMeasured()
    {
        const auto texts = textsOf(analysisOf(AxisKind::RttUs, {}), planOf(AxisKind::RttUs, {{50}, {100}}));
        QCOMPARE(texts.size(), std::size_t{1});
        QCOMPARE(texts.front().headline, QStringLiteral("redis could not be measured."));
    }

    void oneThreadAgainstItselfIsACheckOfTheMeasuring()
    {
        const Analysis analysis = given::analysis({given::point({50, 1.0}, Arm::ofThreads(1))});
        QCOMPARE(textsOf(analysis, planOf(AxisKind::RttUs, {{50}}, {1, 1})).front().headline,
                 QStringLiteral("One thread against one thread for redis: no difference, as it should be."));
    }

    // Where several arms are worth having, the sentence names each where it is best.
    void oneTextTellsOfAllArms()
    {
        std::vector<PointResult> points;
        for (const auto& [value, two, six] :
             {std::tuple{0.0, 0.8, 0.4}, std::tuple{100.0, 1.6, 1.3}, std::tuple{1600.0, 1.9, 4.0}}) {
            points.push_back(given::point({value, two}, Arm::ofThreads(2), 1));
            given::behind(points.back(), std::max(two, six) / two);
            points.push_back(given::point({value, six}, Arm::ofThreads(6), 2));
            given::behind(points.back(), std::max(two, six) / six);
        }
        const auto texts = textsOf(given::analysis(std::move(points)),
                                   planOf(AxisKind::RttUs, {{0}, {100}, {1600}}, {1, 2, 6}));
        QCOMPARE(texts.size(), std::size_t{1});
        const QRegularExpression said(
            QStringLiteral("^Use 2 threads once redis is more than \\d+ µs away; below \\d+ µs one thread; "
                           "from \\d+ µs to \\d+ "
                           "µs it makes no difference; above \\d+ µs 6 threads\\.$"));
        QVERIFY2(said.match(plain(texts.front().headline)).hasMatch(), qPrintable(texts.front().headline));
    }

    void wherePipeliningIsBestItIsTheAnswer()
    {
        const Givens givens{{0, 0.6}, {400, 2}};
        Plan plan = planOf(AxisKind::RttUs, givens);
        plan.arms.push_back(Arm::pipelined());
        const auto said = [&](double near, double far) {
            std::vector<PointResult> points;
            for (const auto& [given, pipelined] : {std::pair{givens[0], near}, std::pair{givens[1], far}}) {
                points.push_back(given::point(given));
                points.push_back(given::point({given.value, pipelined}, Arm::pipelined(), 2));
                given::behind(points.back(), given.speedUp / pipelined);
            }
            return textsOf(given::analysis(std::move(points)), plan).front();
        };
        QCOMPARE(plain(said(2, 7.4).headline),
                 QStringLiteral("Better than threads for redis: pipeline. One thread that sends a batch's "
                                "requests together beats 6 threads everywhere."));
        const VerdictText slower = said(0.5, 1.5);
        QVERIFY2(slower.headline.startsWith(QStringLiteral("Use 6 threads once")),
                 qPrintable(slower.headline));
        QVERIFY2(slower.detail.contains(QStringLiteral("Pipelining pays for redis, but 6 threads are faster "
                                                       "still.")),
                 qPrintable(slower.detail));
    }

    void theRuntimeIsNamedWhereThereAreSeveral()
    {
        const Givens givens{{50, 2.0}};
        Plan plan = planOf(AxisKind::RttUs, givens);
        plan.runtimes = {RuntimeKind::Native, RuntimeKind::CPython};
        const auto texts = textsOf(analysisOf(AxisKind::RttUs, givens), plan);
        QCOMPARE(texts.size(), std::size_t{2});
        QVERIFY2(texts[0].headline.contains(QStringLiteral("redis under ")), qPrintable(texts[0].headline));
        QCOMPARE(texts[0].target, QStringLiteral("redis"));
    }

    void aTargetsNameIsNeverTakenForAPlace()
    {
        const QString name = QStringLiteral("%2 of %n");
        const Givens givens{{50, 2.0}};
        Analysis analysis = analysisOf(AxisKind::RttUs, givens);
        analysis.points.front().key.target = name;
        Plan plan = planOf(AxisKind::RttUs, givens);
        plan.targets.front().name = name;
        QCOMPARE(plain(textsOf(analysis, plan).front().headline),
                 QStringLiteral("Use 6 threads for %2 of %n at every distance measured (up to 50 µs)."));
    }

    void aCaveatThatUnderminesTheAnswerIsInTheHeadline()
    {
        const Givens givens{{0, 0.6}, {400, 2}};
        Environment loaded;
        loaded.cores = 2;
        loaded.otherLoad = 1.8;
        const auto texts =
            textsOf(analysisOf(AxisKind::RttUs, givens), planOf(AxisKind::RttUs, givens), loaded);
        QVERIFY2(
            texts.front().headline.startsWith(QStringLiteral("With reservations: Use 6 threads once redis")),
            qPrintable(texts.front().headline));
        QCOMPARE(texts.front().caveats.size(), 1);
        QVERIFY(
            texts.front().caveats.front().startsWith(QStringLiteral("Other programs used 1.8 of 2 cores")));
    }

    void moreChangesThanWaitingExplainsAreNoRule()
    {
        const Givens givens{{0, 0.6}, {50, 1.5}, {100, 0.6}, {400, 2}};
        Analysis analysis = analysisOf(AxisKind::RttUs, givens);
        for (const double at : {30.0, 70.0, 200.0})
            analysis.crossovers.push_back({.target = QStringLiteral("redis"),
                                           .runtime = RuntimeKind::Native,
                                           .axis = AxisKind::RttUs,
                                           .arm = Arm::ofThreads(6),
                                           .at = at,
                                           .interval = {at - 5, at + 5}});
        const auto texts = textsOf(analysis, planOf(AxisKind::RttUs, givens));
        QCOMPARE(texts.front().headline,
                 QStringLiteral("For redis the winner changes 3 times between one and 6 threads: see each "
                                "point."));
        QVERIFY(texts.front().caveats.front().endsWith(QStringLiteral("the latency has two states.")));
    }
};

QTEST_GUILESS_MAIN(TestVerdictText)
#include "tst_verdict_text.moc"
