// SPDX-License-Identifier: GPL-3.0-or-later

// Where the time of real batches goes, as a run tells.

#include "core/analysis/analyzer.h"
#include "core/backends/file/target/file_target.h"
#include "core/experiment/runner.h"
#include "core/runs/run_reader.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

// Batches in a shared folder, whose lock threads contend for, with some compute, so that there are more
// threads that want a core than cores.
Plan contendedPlan(const QString& folder)
{
    Plan plan;
    plan.title = QStringLiteral("Contended");
    plan.targets = {Target{
        .name = QStringLiteral("file"), .backend = FileTarget{.folder = folder}, .network = std::nullopt}};
    plan.arms = armsOfThreads({1, 8});
    plan.workload.compute = 300us;
    plan.axis = {.kind = AxisKind::Threads, .values = {0}};
    plan.budget = 2s;
    return plan;
}

std::optional<Run> runOf(const Plan& plan, const QString& path)
{
    const RunEnd end = runPlan(plan, {.runPath = path, .writeRun = true}, {}, [](const ExperimentEvent&) {});
    auto run = readRun(path);
    if (!run.ok() || end.status == RunStatus::Failed)
        return std::nullopt;
    return std::move(run).value();
}

const PointResult* pointOf(const Analysis& analysis, RuntimeKind runtime)
{
    const auto found =
        std::find_if(analysis.points.begin(), analysis.points.end(),
                     [runtime](const PointResult& point) { return point.key.runtime == runtime; });
    return found == analysis.points.end() ? nullptr : &*found;
}

} // namespace

class TestRunCauses : public QObject
{
    Q_OBJECT

    const QTemporaryDir m_folder;

private slots:
    void aContendedArmSwitchesMoreThanOneThread()
    {
        const auto run = runOf(contendedPlan(m_folder.path()), m_folder.filePath(QStringLiteral("native")));
        QVERIFY(run.has_value());
        QVERIFY(run->header.environment.switchCost > 0ns);
        const Analysis analysis = analyze(*run);
        const PointResult* point = pointOf(analysis, RuntimeKind::Native);
        QVERIFY(point != nullptr && point->operation && point->singleOperation && point->causes);
        const auto switches = [](const OperationFigures& operation) {
            return operation.voluntarySwitches + operation.involuntarySwitches;
        };
        QVERIFY2(switches(*point->operation) > switches(*point->singleOperation),
                 qPrintable(QStringLiteral("%1 against %2")
                                .arg(switches(*point->operation))
                                .arg(switches(*point->singleOperation))));
        QVERIFY(point->causes->switching > 0ns);
        QVERIFY(point->causes->computing > 0ns);

        // The parts of a batch are its mean latency.
        std::chrono::nanoseconds sum{};
        std::ptrdiff_t count = 0;
        for (const Block& block : run->blocks) {
            const ArmSamples& arm = block.arms[1];
            for (const auto batch : arm.batches)
                sum += batch;
            count += std::ssize(arm.batches);
        }
        QVERIFY(count > 0);
        QVERIFY2(std::chrono::abs(point->causes->total() - sum / count) <= 8ns,
                 qPrintable(QString::number((point->causes->total() - sum / count).count())));
    }

    void aRealPythonTellsWhatItHoldsItsGilFor()
    {
        const QString python = QStringLiteral("/usr/bin/python3");
        if (!QFile::exists(python))
            QSKIP("there is no /usr/bin/python3 here");
        Plan plan = contendedPlan(m_folder.path());
        plan.runtimes = {RuntimeKind::CPython};
        plan.python.interpreter = python;
        const auto run = runOf(plan, m_folder.filePath(QStringLiteral("python")));
        QVERIFY(run.has_value());
        // Added compute is a loop of fixed length, which a faster clock shortens.
        const auto cost = run->header.environment.pythonWorkloadCost;
        QVERIFY2(cost > 250us, qPrintable(QString::number(cost.count())));
        const Analysis analysis = analyze(*run);
        const PointResult* point = pointOf(analysis, RuntimeKind::CPython);
        QVERIFY(point != nullptr && point->singleOperation && point->causes);
        QVERIFY(point->singleOperation->held && *point->singleOperation->held > 300us);
        QVERIFY(point->singleOperation->wall > *point->singleOperation->held);
        QVERIFY(point->causes->holding > 0ns);
    }
};

QTEST_GUILESS_MAIN(TestRunCauses)
#include "tst_run_causes.moc"
