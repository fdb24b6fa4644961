// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/advice_section.h"
#include "app/commands/causes_section.h"
#include "app/commands/published_table_text.h"
#include "app/commands/report.h"
#include "core/analysis/analysis_json.h"
#include "core/analysis/analyzer.h"
#include "core/experiment/presets.h"
#include "tests/core/analysis/simulated_run.h"

#include <QJsonArray>
#include <QLocale>
#include <QTest>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

QString plain(QString text)
{
    return text.replace(QChar::Nbsp, QLatin1Char(' '));
}

// Of a target whose truth is known, with totals: of an operation 40 µs on the CPU and 2 switches with one
// thread, 3 with six.
Run timedRun()
{
    simulation::Machine machine({}, {}, 1);
    Run run = machine.run({1, 6}, {.kind = AxisKind::RttUs, .values = {0, 400, 1600}}, 10, 15);
    run.header.environment.cores = 2;
    run.header.environment.switchCost = 2us;
    for (Block& block : run.blocks) {
        for (ArmSamples& arm : block.arms) {
            const int operations = 8 * static_cast<int>(arm.batches.size());
            std::chrono::nanoseconds all{};
            for (const auto batch : arm.batches)
                all += batch * arm.arm.threads();
            arm.totals = ArmTotals{.read = all,
                                   .cpu = operations * 40us,
                                   .voluntarySwitches = operations * (arm.arm.threads() == 1 ? 2 : 3),
                                   .involuntarySwitches = operations / 4};
        }
    }
    return run;
}

QString causesOf(const Run& run)
{
    const Analysis analysis = analyze(run);
    return causesSection(analysis, answerOf(factsOf(run), analysis), run.header.plan, run.header.environment);
}

// Row 0 under both runtimes: native as the post had it, CPython unclear.
PublishedTable publishedExample()
{
    PublishedTable table;
    for (const PublishedFigures& figures : publishedFigures())
        table.rows.push_back({.target = QStringLiteral("row %1").arg(table.rows.size()),
                              .published = figures,
                              .measured = {}});
    PointResult point;
    point.what = Arm::ofThreads(6);
    point.single.p50 = point.singleLatency = 800us;
    point.summary.p50 = point.latency = 1600us;
    point.speedUp = {.ratio = 0.5, .interval = Interval{0.4, 0.6}, .blocks = 9};
    point.verdict = Verdict::Single;
    point.singleIoShare = 0.25;
    table.rows.front().measured.push_back({.runtime = RuntimeKind::Native,
                                           .point = point,
                                           .singleBestOfThree = 790us,
                                           .bestOfThree = 1580us,
                                           .singleCpu = 75us,
                                           .agreement = Agreement::Agrees});
    point.speedUp.interval = Interval{0.9, 1.2};
    table.rows.front().measured.push_back(
        {.runtime = RuntimeKind::CPython,
         .point = point,
         .singleBestOfThree = 790us,
         .bestOfThree = 1580us,
         .singleCpu = 75us,
         .gil = MeasuredFigures::GilLimit{.held = 52us, .operation = 104us, .speedUp = 2},
         .agreement = Agreement::Unclear});
    table.work = {.native = 950ns, .python = 8100ns};
    return table;
}

} // namespace

class TestResultSections : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void theCausesOfEachVerdictAreATable()
    {
        const Run run = timedRun();
        const QString text = plain(causesOf(run));
        for (const char* expected : {"Where the time of a batch goes", "1 thread", "6 threads", "Waiting",
                                     "Computing", "Switching", "2.0 + 0.3", "3.0 + 0.3", "overlap"})
            QVERIFY2(text.contains(QLatin1String(expected)), qPrintable(text));
        QVERIFY2(!text.contains(QLatin1String("GIL")), qPrintable(text)); // native threads know of none
    }

    // At a point that tells most of both verdicts, one thread and what operations do are said once.
    void thePipelinedArmIsNamed()
    {
        Run run = timedRun();
        run.header.plan.arms.push_back(Arm::pipelined());
        run.header.plan.axis.values = {400};
        std::erase_if(run.blocks, [](const Block& block) { return block.point.value != 400; });
        for (Block& block : run.blocks) {
            ArmSamples pipelined = block.arms.front();
            pipelined.arm = Arm::pipelined();
            for (auto& batch : pipelined.batches)
                batch /= 3;
            block.arms.push_back(pipelined);
        }
        const QString text = plain(causesOf(run));
        QCOMPARE(text.count(QLatin1String("1 thread ")), 1);
        QCOMPARE(text.count(QLatin1String("6 threads ")), 1);
        QCOMPARE(text.count(QLatin1String("1 thread, pipelined")), 1);
        QCOMPARE(text.count(QLatin1String("An operation computes")), 1);
    }

    void aRunWithoutTimesHasNoCauses()
    {
        Run run = timedRun();
        for (Block& block : run.blocks)
            for (ArmSamples& arm : block.arms)
                arm.totals.reset();
        QCOMPARE(causesOf(run), QString());
    }

    void theAdviceIsGivenOnceWithAllNamesOfTheSetting()
    {
        const Run run = timedRun();
        const QString text = plain(adviceSection(answerOf(run, analyze(run)), run.header.plan));
        for (const char* expected :
             {"Advice", "set parallel_operations = 6 for targets farther than",
              "In Python the setting is ThreadPoolExecutor(max_workers=…), in Qt pool.setMaxThreadCount(…).",
              "by cores × (1 + wait/compute)", "can be fitted from 4 thread counts on; this run has 2."})
            QVERIFY2(text.contains(QString::fromUtf8(expected)), qPrintable(text));
        QCOMPARE(text.count(QLatin1String("farther than")), 1);
    }

    // The answer first, its caveats with it, then the one table; the rest only where it is asked for.
    void theReportBeginsWithTheAnswer()
    {
        Run run = timedRun();
        run.header.id = QUuid::createUuid();
        run.header.environment.otherLoad = 1.8;
        const Analysis analysis = analyze(run);
        const Answer answer = answerOf(run, analysis);
        const QString text = plain(reportText(run, analysis, answer));
        const QStringList lines = text.split(QLatin1Char('\n'));
        QVERIFY2(lines.at(0).startsWith(
                     QStringLiteral("With reservations: Use 6 threads once simulated is more than")),
                 qPrintable(text));
        QVERIFY2(lines.at(1).startsWith(QStringLiteral("  The gain passes 10 % at")), qPrintable(text));
        QVERIFY2(lines.at(2).startsWith(QStringLiteral("  Caveat: Other programs used 1.8 of 2 cores")),
                 qPrintable(text));
        QCOMPARE(text.count(QStringLiteral("95 % interval  I/O share  Verdict")), 1);
        for (const char* detail : {"Advice", "Where the time", "by the book", "Caution"})
            QVERIFY2(!text.contains(QLatin1String(detail)), detail);

        const QString details = plain(detailsText(run, analysis, answer));
        for (const char* detail : {"Advice", "Where the time", "by the book", "Caution"})
            QVERIFY2(details.contains(QLatin1String(detail)), detail);
    }

    void theBlogPostFitsOneScreen()
    {
        Run run;
        run.header.id = QUuid::createUuid();
        run.header.plan = presetById(QStringLiteral("blog-post")).value().plan;
        run.header.plan.runtimes = {RuntimeKind::Native, RuntimeKind::CPython};
        run.header.environment.cores = 2;
        run.header.environment.otherLoad = 1.8;
        simulation::Machine machine({}, {}, 1);
        for (const Target& target : run.header.plan.targets)
            for (const RuntimeKind runtime : run.header.plan.runtimes)
                for (const double value : run.header.plan.axis.values)
                    for (int index = 0; index < 8; ++index)
                        run.blocks.push_back(machine.block({.target = target.name,
                                                            .runtime = runtime,
                                                            .axis = run.header.plan.axis.kind,
                                                            .value = value},
                                                           threadCountsOf(run.header.plan), 9, index, 0.5));
        run.end = RunEnd{.finished = {}, .status = RunStatus::Budget};
        const Analysis analysis = analyze(run);
        const QString text = reportText(run, analysis, answerOf(run, analysis));
        QVERIFY2(text.count(QLatin1Char('\n')) <= 44, qPrintable(text)); // and six lines round it
        QVERIFY2(text.contains(QStringLiteral("Caveat of all: Other programs used 1.8 of 2 cores")),
                 qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("The post's table")));
    }

    void theAnswersAreInTheJson()
    {
        const Run run = timedRun();
        const Analysis analysis = analyze(run);
        const QJsonObject json = reportJson(run, analysis, answerOf(run, analysis));
        const QJsonObject before = toJson(analysis);
        for (const QString& key : before.keys())
            QCOMPARE(json.value(key), before.value(key));
        for (const char* key : {"answers", "advice", "disturbances", "contradictions", "model", "findings"})
            QVERIFY2(json.value(QLatin1String(key)).isArray(), key);
        QCOMPARE(json.value(QLatin1String("answers")).toArray().size(), 1);
    }

    void thePostsTableIsPrintedWithWhatExplainsIt()
    {
        const QString text = plain(publishedTableText(publishedExample()));
        const QString differences = plain(publishedDifferencesText(publishedExample()));
        const QStringList lines = text.split(QLatin1Char('\n'));
        const auto lineWith = [&lines](const QString& part) {
            const auto found = lines.filter(part);
            return found.isEmpty() ? QString() : found.front().simplified();
        };
        QCOMPARE(lines.front(), QStringLiteral("The post's table"));
        QCOMPARE(lineWith(QStringLiteral("row 0: the post")),
                 QStringLiteral("row 0: the post 525 µs 4.31 ms lose 8.21×"));
        QVERIFY(lineWith(QStringLiteral("C++ threads")).contains(QStringLiteral("lose 2.00× as there")));
        QVERIFY(lineWith(QStringLiteral("CPython")).endsWith(QStringLiteral("52.0 µs, at most 2.00×")));
        QCOMPARE(lineWith(QStringLiteral("fake work alone")),
                 QStringLiteral("fake work alone: the post 6.75 µs"));
        QVERIFY2(text.contains(QLatin1String("950 ns")) && text.contains(QStringLiteral("8.10 µs")),
                 qPrintable(text));
        // What is unclear is explained by the figures, in the details.
        QVERIFY2(
            differences.contains(QStringLiteral("The GIL is held for 52.0 µs of the 104 µs of an operation: "
                                                "threads gain 2.00× at most.")),
            qPrintable(differences));
        QCOMPARE(publishedTableText({}), QString());
        QCOMPARE(publishedDifferencesText({}), QString());
    }

    void thePostsTableSaysWhatIsEmulated()
    {
        PublishedTable far = publishedExample();
        QVERIFY(!publishedTableText(far).contains(QLatin1String("emulated")));
        for (MeasuredFigures& measured : far.rows.front().measured)
            measured.point.emulation = Emulation::Waits;
        const QString text = publishedTableText(far);
        QCOMPARE(text.count(QStringLiteral("C++ threads, emulated ")), 1);
        QCOMPARE(text.count(QStringLiteral("CPython, emulated ")), 1);
        const QString differences = publishedDifferencesText(far);
        QVERIFY2(differences.contains(QLatin1String("Here the network is emulated by waits.")),
                 qPrintable(differences));
    }
};

QTEST_GUILESS_MAIN(TestResultSections)
#include "tst_result_sections.moc"
