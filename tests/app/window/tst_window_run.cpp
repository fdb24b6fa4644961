// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_view.h"
#include "app/verdict/answer_card.h"
#include "app/window/chart_panel.h"
#include "core/analysis/analyzer.h"
#include "core/backends/file/target/file_target.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/runs/run_reader.h"
#include "tests/app/window/window_fixture.h"

#include <QMessageBox>

using namespace breakeven;

namespace {

constexpr int firstPoint = 30'000; // ms, at most, on a busy machine
constexpr int wholeRun = 60'000;

// Nobody listens on port 1.
Run unreachableRun()
{
    Run run = exampleRun(QStringLiteral("nobody there"));
    run.header.plan.targets = {
        {.name = QStringLiteral("nobody"),
         .backend = RedisTarget{.server = QStringLiteral("redis://127.0.0.1:1"), .password = {}},
         .network = {}}};
    run.blocks.clear();
    return run;
}

} // namespace

class TestWindowRun : public QObject
{
    Q_OBJECT

private slots:
    void init() { forgetEverything(); }

    void theFirstStartIsReadyToRun()
    {
        const WindowFixture user;
        QVERIFY(user.runButton()->isVisible());
        QVERIFY(user.runButton()->isEnabled());
        QVERIFY(!user.isRunning());
        QCOMPARE(user.rows(), 0);
    }

    void runOnTheUntouchedDefaultGivesPointsAChartAVerdictAndAFile()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("redis-server")).isEmpty())
            QSKIP("no redis-server here: apt-get install redis-server");
        const WindowFixture user;
        const QString before = user.verdict();
        const PaintCount paints(user.window.findChild<PlotView*>());
        click(user.runButton());
        QVERIFY(user.isRunning());

        QTRY_VERIFY_WITH_TIMEOUT(user.rows() > 0, firstPoint);
        const auto* chart = user.window.findChild<ChartPanel*>();
        QTRY_VERIFY(!chart->data().series.empty());
        QVERIFY(!chart->data().series.front().points.empty());

        QTRY_VERIFY_WITH_TIMEOUT(!user.isRunning(), wholeRun);
        QVERIFY2(!paints.exceeds(15), qPrintable(QString::number(paints.most())));
        QVERIFY(user.runButton()->isEnabled());
        QVERIFY(user.verdict() != before);
        QVERIFY2(user.verdict().contains(QStringLiteral("thread")), qPrintable(user.verdict()));

        // What is on screen is what was saved.
        QTRY_COMPARE(user.pastRuns(), 1);
        const auto saved = listRuns(defaultRunFolder());
        QCOMPARE(saved.size(), std::size_t{1});
        const auto run = readRun(saved.front().path);
        QVERIFY(run.ok());
        QVERIFY(run.value().warnings.empty());
        const Analysis analysis = analyze(run.value());
        QCOMPARE(user.rows(), static_cast<int>(analysis.points.size()));
        QTRY_COMPARE(chart->data().crossings.size(), analysis.crossovers.size());
        // Whether there is a crossing is the machine's to say; that one is drawn, tst_window_files tells.
    }

    // Sixty-four threads made for two operations cost some ten times what these take on a local file, and
    // much less than they save once each operation waits for seven round trips.
    void aCrossingThatIsThereAppearsInTheChartAndTheVerdict()
    {
        WindowFixture user;
        Run run = exampleRun(QStringLiteral("certain"));
        run.header.plan.targets = {{.name = QStringLiteral("certain place"),
                                    .backend = FileTarget{.folder = {}, .layout = Layout::PerItem},
                                    .network = {}}};
        run.header.plan.arms = armsOfThreads({1, 64});
        run.header.plan.pool = PoolKind::PerBatch;
        run.header.plan.workload.items = 2;
        run.header.plan.axis.values = {0, 500, 3000};
        run.header.plan.budget = std::chrono::seconds(8);
        run.blocks.clear();
        openPlan(user, run);
        const auto* chart = user.window.findChild<ChartPanel*>();
        QVERIFY(chart->data().crossings.empty());
        // What other programs take from the machine may hide it; then the run itself says so.
        for (int disturbed = 0; disturbed < 3; ++disturbed) {
            click(user.runButton());
            QTRY_VERIFY_WITH_TIMEOUT(!user.isRunning() && user.runButton()->isEnabled(), wholeRun);
            if (!user.verdict().startsWith(QStringLiteral("With reservations: ")))
                break;
        }

        QTRY_VERIFY2(chart->data().crossings.size() == 1, qPrintable(user.verdict()));
        const ChartCrossing& crossing = chart->data().crossings.front();
        QVERIFY2(crossing.headline.startsWith(QStringLiteral("Threads pay off from ")),
                 qPrintable(crossing.headline));
        QVERIFY(crossing.x > 0 && crossing.x < 3000);
        QVERIFY(crossing.interval.low <= crossing.x && crossing.x <= crossing.interval.high);
        QVERIFY2(user.verdict().contains(QStringLiteral("Use 64 threads once certain place is more than ")),
                 qPrintable(user.verdict()));
    }

    void measureLongerGoesOnWithTheRunInItsFile()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("redis-server")).isEmpty())
            QSKIP("no redis-server here: apt-get install redis-server");
        WindowFixture user;
        Run run = exampleRun(QStringLiteral("longer"));
        run.header.plan.targets = {
            {.name = QStringLiteral("redis"),
             .backend = RedisTarget{.server = QStringLiteral("private"), .password = {}},
             .network = {}}};
        run.header.plan.budget = std::chrono::seconds(2);
        run.header.plan.precision = 0.001; // so that the time ends it
        run.blocks.clear();
        openPlan(user, run);
        auto* longer =
            user.window.findChild<AnswerCard*>()->findChild<QPushButton*>(QStringLiteral("measure-longer"));
        QVERIFY(!longer->isEnabled()); // nothing was measured
        QVERIFY2(longer->toolTip().contains(QStringLiteral("Nothing was measured")),
                 qPrintable(longer->toolTip()));
        click(user.runButton());
        QVERIFY(!longer->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!user.isRunning() && longer->isVisible(), wholeRun);
        QVERIFY(longer->isEnabled());
        QTRY_COMPARE(user.pastRuns(), 1);
        const QString path = listRuns(defaultRunFolder()).front().path;
        const std::size_t first = readRun(path).value().blocks.size();
        const int rows = user.rows();
        QVERIFY(rows > 0);

        click(longer);
        QVERIFY(user.isRunning());
        QCOMPARE(user.rows(), rows); // what is known stays to be seen
        QVERIFY(!user.window.findChild<ChartPanel*>()->data().series.front().points.empty());
        QTRY_VERIFY_WITH_TIMEOUT(!user.isRunning() && longer->isVisible(), wholeRun);
        const auto second = readRun(path);
        QVERIFY(second.value().blocks.size() > first);
        QVERIFY(second.value().end);
        QTRY_COMPARE(user.pastRuns(), 1); // the same run

        // And once it was closed and opened again.
        user.window.openRuns({path});
        QTRY_VERIFY(user.says(QStringLiteral("Opened: ") + path));
        QTRY_VERIFY(longer->isVisible() && longer->isEnabled());
        click(longer);
        QTRY_VERIFY_WITH_TIMEOUT(!user.isRunning() && longer->isVisible(), wholeRun);
        const auto third = readRun(path);
        QVERIFY(third.value().blocks.size() > second.value().blocks.size());
        QCOMPARE(listRuns(defaultRunFolder()).size(), std::size_t{1});
    }

    void anInterruptedRunIsMeasuredLongerAndItsFailureOvercome()
    {
        WindowFixture user;
        Run run = exampleRun(QStringLiteral("interrupted"));
        run.header.plan.budget = std::chrono::seconds(2);
        run.header.plan.axis.values = {0, 100};
        run.blocks.clear();
        openPlan(user, run);
        click(user.runButton());
        auto* card = user.window.findChild<AnswerCard*>();
        auto* longer = card->findChild<QPushButton*>(QStringLiteral("measure-longer"));
        QTRY_VERIFY_WITH_TIMEOUT(!user.isRunning() && longer->isVisible(), wholeRun);
        const QString path = listRuns(defaultRunFolder()).front().path;
        const Run first = readRun(path).value();
        {
            auto file = RunWriter::goOn(path);
            QVERIFY(file.ok());
            QVERIFY(file.value()
                        .append(Failure{.target = first.blocks.front().point.target,
                                        .runtime = RuntimeKind::Native,
                                        .value = first.blocks.front().point.value,
                                        .error = {Error::Code::TimedOut, QStringLiteral("the place"), {}}})
                        .ok());
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append) && file.write("{\"type\":\"bl") > 0);
        file.close();

        user.window.openRuns({path});
        auto* failures = card->findChild<QLabel*>(QStringLiteral("failures"));
        QTRY_VERIFY(failures->text().contains(QStringLiteral("the place")));
        QVERIFY(!readRun(path).value().end);
        QTRY_VERIFY2(longer->isVisible() && longer->isEnabled(), qPrintable(longer->toolTip()));
        click(longer);
        QTRY_VERIFY(user.says(QStringLiteral("The last line is cut short")));
        QTRY_VERIFY_WITH_TIMEOUT(!user.isRunning() && longer->isVisible(), wholeRun);
        QVERIFY2(failures->text().isEmpty(), qPrintable(failures->text()));
        const Run whole = readRun(path).value();
        QVERIFY(whole.end && whole.warnings.empty() && whole.failures.empty());
        QVERIFY(whole.blocks.size() > first.blocks.size());
        QCOMPARE(listRuns(defaultRunFolder()).size(), std::size_t{1});
    }

    void aRunOfAnotherMachineSaysWhyItIsNotMeasuredLonger()
    {
        WindowFixture user;
        Run run = exampleRun(QStringLiteral("away"));
        run.header.environment = readEnvironment();
        run.header.environment.host = QStringLiteral("elsewhere");
        openPlan(user, run);
        const auto* longer =
            user.window.findChild<AnswerCard*>()->findChild<QPushButton*>(QStringLiteral("measure-longer"));
        QTRY_VERIFY(longer->isVisible());
        QVERIFY(!longer->isEnabled());
        QVERIFY2(longer->toolTip().contains(QStringLiteral("different machines: elsewhere")),
                 qPrintable(longer->toolTip()));
        QCOMPARE(longer->accessibleDescription(), longer->toolTip());
    }

    void stopEndsTheRunAndKeepsWhatWasMeasured()
    {
        WindowFixture user;
        openLocalPlan(user);
        click(user.runButton());
        QTRY_VERIFY_WITH_TIMEOUT(user.rows() > 0, firstPoint);
        click(user.runButton());
        QTRY_VERIFY_WITH_TIMEOUT(!user.isRunning() && user.runButton()->isEnabled(), firstPoint);
        QVERIFY(user.rows() > 0);
        QTRY_COMPARE(user.pastRuns(), 1);
        QTRY_COMPARE(user.pastRun(0, HistoryModel::StatusColumn), QStringLiteral("cancelled"));
    }

    void theKeyboardRunsAndStops()
    {
        WindowFixture user;
        openLocalPlan(user);
        user.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&user.window));
        QTest::keyClick(&user.window, Qt::Key_F5);
        QVERIFY(user.isRunning());
        QTest::keyClick(&user.window, Qt::Key_Escape); // meant for the zoom
        QVERIFY(user.isRunning());
        QVERIFY(user.runButton()->isEnabled());
        QTest::keyClick(&user.window, Qt::Key_Period, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!user.isRunning() && user.runButton()->isEnabled(), firstPoint);
    }

    void settingsAreLockedAndViewsAreNotDuringARun()
    {
        WindowFixture user;
        openLocalPlan(user);
        click(user.runButton());
        QVERIFY(!user.button(QStringLiteral("Quick"))->isEnabled());
        QPushButton* speedUp = user.button(QStringLiteral("Speed-up"));
        QVERIFY(speedUp->isEnabled());
        click(speedUp);
        QVERIFY(speedUp->isChecked());
        QCOMPARE(user.window.findChild<ChartPanel*>()->view().id, QLatin1String("speedup"));
        click(user.runButton());
        QTRY_VERIFY_WITH_TIMEOUT(!user.isRunning() && user.runButton()->isEnabled(), firstPoint);
        QVERIFY(user.button(QStringLiteral("Quick"))->isEnabled());
    }

    void aTargetThatIsAwayIsSaidInTheWindowWithoutADialog()
    {
        WindowFixture user;
        openPlan(user, unreachableRun());
        click(user.runButton());
        QTRY_VERIFY_WITH_TIMEOUT(!user.isRunning() && user.runButton()->isEnabled(), firstPoint);
        QVERIFY(user.says(QStringLiteral("can't be reached")));
        QCOMPARE(QApplication::activeModalWidget(), nullptr);
    }

    void closingDuringARunAsksOnceThenStops()
    {
        WindowFixture user;
        openLocalPlan(user);
        click(user.runButton());
        QTRY_VERIFY_WITH_TIMEOUT(user.rows() > 0, firstPoint);

        user.window.close();
        user.window.close();
        QVERIFY(user.window.isVisible());
        QCOMPARE(openQuestions(user), 1);

        auto* question = user.dialog<QMessageBox>();
        for (QAbstractButton* button : question->buttons())
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                click(button);
        QTRY_VERIFY_WITH_TIMEOUT(!user.window.isVisible(), firstPoint);
        const auto runs = listRuns(defaultRunFolder());
        QCOMPARE(runs.size(), std::size_t{1});
        QVERIFY(runs.front().status == RunStatus::Cancelled);
    }

    void goOnKeepsTheWindowAndTheRun()
    {
        WindowFixture user;
        openLocalPlan(user);
        click(user.runButton());
        user.window.close();
        auto* question = user.dialog<QMessageBox>();
        QVERIFY(question != nullptr);
        for (QAbstractButton* button : question->buttons())
            if (question->buttonRole(button) == QMessageBox::RejectRole)
                click(button);
        QVERIFY(user.window.isVisible());
        QVERIFY(user.isRunning());
        click(user.runButton());
        QTRY_VERIFY_WITH_TIMEOUT(!user.isRunning() && user.runButton()->isEnabled(), firstPoint);
    }

    void whatTheStatusLineSaysIsSaidInTheNewLanguage()
    {
        WindowFixture user;
        openPlan(user, exampleRun(QStringLiteral("local")));
        user.choose(QStringLiteral("Deutsch"));
        QTRY_VERIFY(user.says(QStringLiteral("Geöffnet: ")));
        user.choose(QStringLiteral("English"));
        QTRY_VERIFY(user.says(QStringLiteral("Opened: ")));
    }

private:
    static int openQuestions(const WindowFixture& user)
    {
        const auto boxes = user.window.findChildren<QMessageBox*>();
        return static_cast<int>(std::count_if(boxes.cbegin(), boxes.cend(),
                                              [](const QMessageBox* box) { return box->isVisible(); }));
    }

    // Sets the window up as `run` was.
    static void openPlan(WindowFixture& user, const Run& run)
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("plan.breakeven.jsonl"));
        QVERIFY(writeRun(run, path));
        user.window.openRuns({path});
        QTRY_VERIFY(user.says(QStringLiteral("Opened: ") + path)); // names of targets may be there already
    }

    // A file sweep that would take minutes, so that a test can stop it.
    static void openLocalPlan(WindowFixture& user)
    {
        Run run = exampleRun(QStringLiteral("local"));
        run.header.plan.precision = 0.001;
        run.header.plan.budget = std::chrono::minutes(10);
        run.blocks.clear();
        openPlan(user, run);
    }
};

int main(int argc, char** argv)
{
    return runWindowTest<TestWindowRun>(argc, argv);
}
#include "tst_window_run.moc"
