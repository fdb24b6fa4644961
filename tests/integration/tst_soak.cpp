// SPDX-License-Identifier: GPL-3.0-or-later

// Runs back to back, over all back ends that can be had here: what the program holds must not grow with their
// number. BREAKEVEN_SOAK_SECONDS=300 soaks for longer than the usual 20 s, and prints what it saw of each
// run.

#include "app/wording/error_text.h"
#ifdef BREAKEVEN_HAS_CEPH
#include "ceph_cluster.h"
#endif
#include "core/backends/file/target/file_target.h"
#include "core/backends/rados/target/rados_target.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/backends/sshfs/sshfs_host_keys.h"
#include "core/base/system_limits.h"
#include "core/experiment/experiment.h"
#include "core/experiment/runner.h"
#include "core/machine/affinity.h"
#include "tests/core/machine/spinners.h"
#include "tests/integration/redis_test_server.h"
#include "tests/integration/ssh_test_server.h"

#include <QDir>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <malloc.h>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

struct Held
{
    qint64 kibibytes = 0; // of memory, resident
    int threads = 0;
    int descriptors = 0;
    int children = 0;
};

qint64 residentKibibytes()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray& line : file.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').front().toLongLong();
    return -1;
}

Held held()
{
    ::malloc_trim(0); // what is free is not held
    return {.kibibytes = residentKibibytes(),
            .threads = static_cast<int>(threadsOf(::getpid()).size()),
            .descriptors = descriptorUse().open,
            .children = static_cast<int>(childrenOf(::getpid()).size())};
}

std::chrono::seconds timeToSoak()
{
    bool isNumber = false;
    const int seconds = qEnvironmentVariableIntValue("BREAKEVEN_SOAK_SECONDS", &isNumber);
    return isNumber ? std::chrono::seconds(seconds) : 20s;
}

Target named(const QString& name, decltype(Target::backend) backend)
{
    Target target;
    target.name = name;
    target.backend = std::move(backend);
    return target;
}

} // namespace

class TestSoak : public QObject
{
    Q_OBJECT

private slots:
    void runsBackToBackHoldNoMoreThanOne()
    {
        const QTemporaryDir items;
        const RedisTestServer server;
        Plan plan;
        plan.arms = armsOfThreads({1, 4});
        plan.axis = {.kind = AxisKind::RttUs, .values = {0, 200}};
        plan.budget = 1500ms;
        plan.precision = 0.001;
        plan.targets = {named(QStringLiteral("file"), FileTarget{.folder = items.path()})};
        if (RedisTestServer::isInstalled()) {
            QVERIFY(server.isStarted());
            plan.targets.push_back(named(QStringLiteral("private redis"),
                                         RedisTarget{.server = QStringLiteral("private"), .password = {}}));
            plan.targets.push_back(
                named(QStringLiteral("redis"), RedisTarget{.server = server.address(), .password = {}}));
        }
        std::unique_ptr<SshTestServer> host;
        const QTemporaryDir data;
        if (SshTestServer::missing().isEmpty()) {
            QCoreApplication::setApplicationName(QStringLiteral("breakeven"));
            qputenv("XDG_DATA_HOME", data.path().toUtf8());
            qputenv("XDG_RUNTIME_DIR", data.path().toUtf8());
            host = std::make_unique<SshTestServer>();
            QVERIFY(host->isStarted());
            QVERIFY(trustHostKey(host->target(), host->fingerprint()).ok());
            plan.targets.push_back(named(QStringLiteral("sshfs"), host->target()));
        }
#ifdef BREAKEVEN_HAS_CEPH
        std::unique_ptr<CephCluster> cluster;
        if (CephCluster::missing().isEmpty()) {
            cluster = std::make_unique<CephCluster>();
            QCOMPARE(cluster->start(), QString());
            RadosTarget rados;
            rados.conf = cluster->conf();
            rados.pool = QStringLiteral("bench");
            plan.targets.push_back(named(QStringLiteral("rados"), rados));
        }
#endif
        const QString python = QStringLiteral("/usr/bin/python3");
        const bool hasPython = QFile::exists(python);
        plan.python.interpreter = python;

        std::vector<Held> seen;
        std::size_t spoilt = 0;
        const auto began = Clock::now();
        // Each library, allocator and pool has what it keeps after two of each kind.
        constexpr std::size_t settledAfter = 4;
        for (int run = 0; Clock::now() - began < timeToSoak() || seen.size() < 2 * settledAfter; ++run) {
            plan.runtimes = {hasPython && run % 2 == 1 ? RuntimeKind::CPython : RuntimeKind::Native};
            std::vector<Failure> failures;
            int blocks = 0;
            const RunEnd end = runPlan(plan, {.writeRun = false}, {}, [&](const ExperimentEvent& event) {
                if (const auto* failure = std::get_if<Failure>(&event))
                    failures.push_back(*failure);
                blocks += std::holds_alternative<Block>(event) ? 1 : 0;
            });
            QVERIFY2(end.status != RunStatus::Failed, qPrintable(reasonText(end)));
            spoilt += failures.empty() && blocks > 0 ? 0 : 1; // by a busy machine: an answer took too long
            seen.push_back(held());
            if (timeToSoak() > 60s)
                qInfo("run %d: %lld KiB, %d threads, %d descriptors, %d children, %d blocks", run,
                      static_cast<long long>(seen.back().kibibytes), seen.back().threads,
                      seen.back().descriptors, seen.back().children, blocks);
        }

        QVERIFY2(spoilt <= 1 + seen.size() / 4, qPrintable(QString::number(spoilt)));
        const Held& settled = seen[settledAfter - 1];
        const Held& last = seen.back();
        QCOMPARE(last.threads, settled.threads);
        QCOMPARE(last.descriptors, settled.descriptors);
        QCOMPARE(last.children, settled.children); // those of this test
        // The least of several, as what an allocator keeps goes up and down.
        const auto least = [&seen](std::size_t from, std::size_t to) {
            return std::min_element(seen.begin() + static_cast<std::ptrdiff_t>(from),
                                    seen.begin() + static_cast<std::ptrdiff_t>(to),
                                    [](const Held& a, const Held& b) { return a.kibibytes < b.kibibytes; })
                ->kibibytes;
        };
        const qint64 before = least(settledAfter - 2, settledAfter);
        const qint64 after = least(seen.size() - 2, seen.size());
        const auto runs = static_cast<qint64>(seen.size() - settledAfter);
        QVERIFY2(after - before < 2'048 + 32 * runs,
                 qPrintable(QStringLiteral("%1 KiB after %2 runs, %3 KiB after %4")
                                .arg(before)
                                .arg(settledAfter)
                                .arg(after)
                                .arg(seen.size())));
        QVERIFY(QDir(items.path()).isEmpty());
        QCOMPARE(server.ask({QStringLiteral("DBSIZE")}), QStringLiteral("0"));
        QVERIFY(!host || QDir(host->served()).isEmpty());
    }

    // But for its samples, which are counted here.
    void aLongRunHoldsNothingButItsSamples()
    {
        const QTemporaryDir items;
        Plan plan;
        plan.arms = armsOfThreads({1, 2});
        plan.axis = {.kind = AxisKind::RttUs, .values = {0, 100}};
        plan.precision = 0.001;
        plan.targets = {named(QStringLiteral("file"), FileTarget{.folder = items.path()})};
        plan.budget = timeToSoak();
        const auto experiment = Experiment::start(plan, {.writeRun = false});
        bool isOver = false;
        qint64 samples = 0;
        std::vector<std::pair<qint64, qint64>> seen; // KiB, samples until then
        const auto began = Clock::now();
        const auto hear = [&](const ExperimentEvent& event) {
            const auto* block = std::get_if<Block>(&event);
            if (block == nullptr)
                return;
            for (const ArmSamples& arm : block->arms)
                samples += std::ssize(arm.batches);
            if (Clock::now() - began > plan.budget * static_cast<int>(seen.size() + 1) / 4) {
                ::malloc_trim(0);
                seen.emplace_back(residentKibibytes(), samples);
            }
        };
        experiment->listen(this, hear, [&isOver] { isOver = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isOver, static_cast<int>((plan.budget + 20s) / 1ms));
        QVERIFY(seen.size() >= 3);
        const auto& [before, samplesBefore] = seen.front();
        const auto& [after, samplesAfter] = seen.back();
        // Twice their size: vectors have room to grow.
        const qint64 ofSamples =
            2 * (samplesAfter - samplesBefore) * static_cast<qint64>(sizeof(std::chrono::nanoseconds)) / 1024;
        QVERIFY2(after - before < ofSamples + 4'096,
                 qPrintable(QStringLiteral("%1 KiB, then %2 KiB; samples take %3")
                                .arg(before)
                                .arg(after)
                                .arg(ofSamples)));
        if (timeToSoak() > 60s)
            qInfo("%lld KiB at a quarter, %lld KiB at the end, of which samples %lld KiB",
                  static_cast<long long>(before), static_cast<long long>(after),
                  static_cast<long long>(ofSamples / 2));
    }
};

QTEST_GUILESS_MAIN(TestSoak)
#include "tst_soak.moc"
