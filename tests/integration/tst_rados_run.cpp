// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/error_text.h"
#include "ceph_cluster.h"
#include "core/backends/file/target/file_target.h"
#include "core/backends/rados/target/rados_target.h"
#include "core/experiment/runner.h"
#include "tests/core/runtimes/test_python.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <functional>

using namespace breakeven;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

Q_DECLARE_METATYPE(breakeven::RadosHandle)

namespace {

struct Observed
{
    std::vector<std::pair<Clock::time_point, Block>> blocks;
    std::vector<std::pair<Clock::time_point, Failure>> failures;
    RunEnd end;

    [[nodiscard]] std::ptrdiff_t blocksSince(Clock::time_point when, const QString& target) const
    {
        return std::count_if(blocks.begin(), blocks.end(), [&](const auto& each) {
            return each.first > when && each.second.point.target == target;
        });
    }
};

using OnBlock = std::function<void(const Block&)>;

Observed observe(const Plan& plan, const std::stop_token& stop, const OnBlock& onBlock)
{
    Observed observed;
    observed.end = runPlan(plan, {.runPath = {}, .writeRun = false}, stop, [&](const ExperimentEvent& event) {
        if (const auto* failure = std::get_if<Failure>(&event))
            observed.failures.emplace_back(Clock::now(), *failure);
        if (const auto* block = std::get_if<Block>(&event)) {
            observed.blocks.emplace_back(Clock::now(), *block);
            onBlock(*block);
        }
    });
    return observed;
}

const QString ceph = QStringLiteral("ceph");
const QString file = QStringLiteral("file");

} // namespace

// What a whole run makes of a cluster, or a part of it, that goes away.
class TestRadosRun : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString why = CephCluster::missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
    }

    void init()
    {
        m_cluster = std::make_unique<CephCluster>();
        const QString error = m_cluster->start();
        QVERIFY2(error.isEmpty(), qPrintable(error));
    }

    void cleanup() { m_cluster.reset(); }

    void anOsdThatStopsIsAFailureAndTheOthersGoOn_data()
    {
        QTest::addColumn<RadosHandle>("handle");
        QTest::newRow("six workers on one handle") << RadosHandle::Shared;
        QTest::newRow("six workers with a handle each") << RadosHandle::PerWorker;
    }

    void anOsdThatStopsIsAFailureAndTheOthersGoOn()
    {
        QFETCH(const RadosHandle, handle);
        const Plan plan = planWith(handle, 14s);
        Clock::time_point stopped{};
        const Observed observed = observe(plan, {}, [&](const Block& block) {
            if (block.point.target == ceph && stopped == Clock::time_point{}) {
                m_cluster->stopOsd();
                stopped = Clock::now();
            }
        });
        const auto ended = Clock::now();
        m_cluster->continueOsd();

        QVERIFY(stopped != Clock::time_point{});
        QVERIFY(!observed.failures.empty());
        const auto& [when, failure] = observed.failures.front();
        QCOMPARE(failure.target, ceph);
        QVERIFY2(reasonText(failure).contains(QLatin1String("did not answer in time")),
                 qPrintable(reasonText(failure)));
        QVERIFY2(when - stopped < 10s, "a stopped OSD takes too long to be noticed");
        QVERIFY(observed.blocksSince(when, file) > 0);
        for (const auto& [_, other] : observed.failures)
            QCOMPARE(other.target, ceph);
        // What could not be removed is told.
        QVERIFY(reasonText(observed.failures.back().second).contains(QLatin1String("could not be removed")));
        // The budget, a block that was under way, and the removal's own time-out.
        QVERIFY(ended - stopped < 30s);
        QCOMPARE(QDir(m_files.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
    }

    // Where our calls would wait for the emulated network, those of the user's would not.
    void anOwnStorageIsNotClaimedToBeFar()
    {
        if (!hasModules(debianPython(), QStringLiteral("rados")))
            QSKIP("no /usr/bin/python3 with rados: apt-get install python3-rados");
        const QTemporaryDir folder;
        Plan plan = planWith(RadosHandle::Shared, 2s);
        plan.runtimes = {RuntimeKind::CPython};
        plan.axis = {.kind = AxisKind::RttUs, .values = {0, 500}};
        plan.python = {.interpreter = debianPython(),
                       .batchFile =
                           written(folder, QStringLiteral("own.py"), "def write(item, data):\n    pass\n")};
        const Observed observed = observe(plan, {}, [](const Block&) {});
        QCOMPARE(observed.end.status, RunStatus::Failed);
        QVERIFY(observed.blocks.empty());
        QVERIFY2(reasonText(observed.end).contains(QLatin1String("own.py reads or writes by itself")),
                 qPrintable(reasonText(observed.end)));
    }

    void aMonitorThatDiesIsNotNoticed_data() { anOsdThatStopsIsAFailureAndTheOthersGoOn_data(); }

    // Operations go to the OSDs only.
    void aMonitorThatDiesIsNotNoticed()
    {
        QFETCH(const RadosHandle, handle);
        Clock::time_point died{};
        const Observed observed = observe(planWith(handle, 5s), {}, [&](const Block& block) {
            if (block.point.target == ceph && died == Clock::time_point{}) {
                m_cluster->killMonitor();
                died = Clock::now();
            }
        });
        QVERIFY(died != Clock::time_point{});
        QVERIFY2(observed.failures.empty(),
                 observed.failures.empty() ? "" : qPrintable(reasonText(observed.failures.front().second)));
        QVERIFY(observed.blocksSince(died, ceph) > 0);
        QVERIFY(Clock::now() - died < 15s);
    }

    void aCancelDoesNotWaitForAStoppedOsd()
    {
        std::stop_source stop;
        Clock::time_point asked{};
        const Observed observed =
            observe(planWith(RadosHandle::Shared, 30s), stop.get_token(), [&](const Block& block) {
                if (block.point.target != ceph || asked != Clock::time_point{})
                    return;
                m_cluster->stopOsd();
                asked = Clock::now();
                stop.request_stop();
            });
        const auto took = Clock::now() - asked;
        m_cluster->continueOsd();
        QVERIFY(asked != Clock::time_point{});
        QCOMPARE(observed.end.status, RunStatus::Cancelled);
        QVERIFY(took < 4s); // 200 ms for what is in progress, 2 s for the removal
    }

private:
    [[nodiscard]] Plan planWith(RadosHandle handle, std::chrono::seconds budget) const
    {
        Target pool;
        pool.name = ceph;
        pool.backend = RadosTarget{.conf = m_cluster->conf(),
                                   .keyring = {},
                                   .user = {},
                                   .pool = QStringLiteral("bench"),
                                   .handle = handle};
        Target folder;
        folder.name = file;
        folder.backend = FileTarget{.folder = m_files.path()};
        Plan plan;
        plan.title = QStringLiteral("Ceph");
        plan.targets = {pool, folder};
        plan.arms = armsOfThreads({1, 6});
        plan.axis = {.kind = AxisKind::RttUs, .values = {0, 200}};
        plan.precision = 0.001; // never reached: the budget ends it
        plan.budget = budget;
        return plan;
    }

    QTemporaryDir m_files;
    std::unique_ptr<CephCluster> m_cluster;
};

QTEST_GUILESS_MAIN(TestRadosRun)
#include "tst_rados_run.moc"
