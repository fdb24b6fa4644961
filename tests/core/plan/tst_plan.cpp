// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/file/target/file_target.h"
#include "core/backends/rados/target/rados_target.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/plan/axis.h"
#include "core/plan/conditions.h"
#include "core/plan/plan.h"

#include <QTest>

#include <functional>
#include <limits>

using namespace breakeven;
using namespace std::chrono_literals;

using Change = std::function<void(Plan&)>;
Q_DECLARE_METATYPE(Change)

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

Plan validPlan()
{
    Plan plan;
    plan.targets = {
        {.name = QStringLiteral("file"), .backend = FileTarget{}, .network = {}},
        {.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}},
    };
    plan.axis.values = {0, 100, 200};
    return plan;
}

void setBackend(Plan& plan, decltype(Target::backend) backend)
{
    plan.targets[1].backend = std::move(backend);
}

void setAxis(Plan& plan, AxisKind kind, std::vector<double> values)
{
    plan.axis = {.kind = kind, .values = std::move(values)};
}

} // namespace

class TestPlan : public QObject
{
    Q_OBJECT

private slots:
    void inBothConditionsEachTargetIsThereTwice()
    {
        Plan plan;
        plan.targets = {{.name = QStringLiteral("file"), .backend = FileTarget{}, .network = {}},
                        {.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}}};
        plan.targets.back().cores = Cores::AsTheyAre;
        QVERIFY(hasConditionsOfTargets(plan));
        const Plan both = inBothConditions(plan);
        QCOMPARE(both.targets.size(), std::size_t{3});
        QCOMPARE(both.targets[0].name, QStringLiteral("file (awake)"));
        QVERIFY(coresFor(both, both.targets[0]) == Cores::Awake);
        QCOMPARE(both.targets[1].name, QStringLiteral("file (as-they-are)"));
        QVERIFY(coresFor(both, both.targets[1]) == Cores::AsTheyAre);
        QVERIFY(both.targets[2] == plan.targets.back()); // has said already what it wants
    }

    void thePlanOfBothConditionsIsFoundAgain()
    {
        Plan plan;
        plan.targets = {{.name = QStringLiteral("file"), .backend = FileTarget{}, .network = {}},
                        {.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}}};
        const Plan both = inBothConditions(plan);
        QVERIFY(ofBothConditions(both) == plan);
        QCOMPARE(nameWithoutCondition(both.targets.back().name), QStringLiteral("redis"));
        QVERIFY(!ofBothConditions(plan));
        Plan part = both;
        part.targets.pop_back();
        QVERIFY2(!ofBothConditions(part), "one of them is missing");
    }

    void aPlanWithinTheRulesIsValid_data()
    {
        QTest::addColumn<Change>("change");
        const auto row = [](const char* name, const Change& change) { QTest::newRow(name) << change; };

        row("the defaults", [](Plan&) {});
        row("an A/A comparison", [](Plan& p) { p.arms = armsOfThreads({1, 1}); });
        row("the single arm need not come first", [](Plan& p) { p.arms = armsOfThreads({6, 1}); });
        row("256 threads", [](Plan& p) { p.arms = armsOfThreads({1, 256}); });
        row("the arms as axis", [](Plan& p) { setAxis(p, AxisKind::Threads, {0}); });
        row("a pipelined arm", [](Plan& p) { p.arms.push_back(Arm::pipelined()); });
        row("no added compute", [](Plan& p) { setAxis(p, AxisKind::ComputeUs, {0, 10}); });
        row("the smallest payload", [](Plan& p) { setAxis(p, AxisKind::PayloadBytes, {16}); });
        row("the largest payload", [](Plan& p) { p.workload.payloadBytes = 64 * 1024 * 1024; });
        row("10,000 items", [](Plan& p) { setAxis(p, AxisKind::Items, {1, 10'000}); });
        row("400 ms of round trip", [](Plan& p) { setAxis(p, AxisKind::RttUs, {0, 400'000}); });
        row("1,000 values", [](Plan& p) {
            p.axis.values.clear();
            for (int i = 0; i < 1'000; ++i)
                p.axis.values.push_back(i);
        });
        row("the shortest budget", [](Plan& p) { p.budget = 100ms; });
        row("compute that never lets the GIL go", [](Plan& p) { p.workload.gilReleases = 0; });
        row("the longest budget", [](Plan& p) { p.budget = std::chrono::hours(24 * 7); });
        row("the finest precision", [](Plan& p) { p.precision = 0.001; });
        row("Python by its path", [](Plan& p) {
            p.python = {.interpreter = QStringLiteral("/usr/bin/python3"),
                        .batchFile = QStringLiteral("/home/me/batch.py")};
        });
        row("a sshfs host with a user", [](Plan& p) {
            setBackend(p, SshfsTarget{.host = QStringLiteral("me@host"), .folder = {}, .key = {}});
        });
        row("a Redis server by address", [](Plan& p) {
            setBackend(p, RedisTarget{QStringLiteral("redis://me@cache:6380/2"), {}});
        });
    }

    void aPlanWithinTheRulesIsValid()
    {
        QFETCH(const Change, change);
        Plan plan = validPlan();
        change(plan);
        const Status status = validate(plan);
        QVERIFY2(status.ok(), status.ok() ? "" : qPrintable(codedText(status.error())));
    }

    void aBrokenRuleIsNamedByItsKey_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("key");
        const auto row = [](const char* name, const char* key, const Change& change) {
            QTest::newRow(name) << change << QString::fromLatin1(key);
        };

        row("no target", "targets", [](Plan& p) { p.targets.clear(); });
        row("no name", "targets[0].name", [](Plan& p) { p.targets[0].name = QStringLiteral("  "); });
        row("the same name twice", "targets[1].name", [](Plan& p) { p.targets[1].name = p.targets[0].name; });
        row("no runtime", "runtimes", [](Plan& p) { p.runtimes.clear(); });
        row("no single arm", "threads", [](Plan& p) { p.arms = armsOfThreads({2, 6}); });
        row("nothing to compare with", "threads", [](Plan& p) { p.arms = armsOfThreads({1}); });
        row("pipelining a file", "pipelined", [](Plan& p) {
            p.targets.pop_back();
            p.arms.push_back(Arm::pipelined());
        });
        row("pipelining under CPython", "pipelined", [](Plan& p) {
            p.runtimes = {RuntimeKind::CPython};
            p.arms.push_back(Arm::pipelined());
        });
        row("no arms", "threads", [](Plan& p) { p.arms.clear(); });
        row("0 threads", "threads[1]", [](Plan& p) { p.arms = armsOfThreads({1, 0}); });
        row("257 threads", "threads[2]", [](Plan& p) { p.arms = armsOfThreads({1, 6, 257}); });
        row("no items", "workload.items", [](Plan& p) { p.workload.items = 0; });
        row("too many items", "workload.items", [](Plan& p) { p.workload.items = 10'001; });
        row("a payload below one point", "workload.payload_bytes",
            [](Plan& p) { p.workload.payloadBytes = 15; });
        row("a payload above 64 MiB", "workload.payload_bytes",
            [](Plan& p) { p.workload.payloadBytes = 64 * 1024 * 1024 + 1; });
        row("negative compute", "workload.compute_us", [](Plan& p) { p.workload.compute = -1ns; });
        row("compute above 10 s", "workload.compute_us", [](Plan& p) { p.workload.compute = 10s + 1ns; });
        row("a negative round trip", "network.rtt_us", [](Plan& p) { p.network.rtt = -1ns; });
        row("negative jitter", "network.jitter_us", [](Plan& p) { p.network.jitter = -1ns; });
        row("jitter above the round trip", "network.jitter_us", [](Plan& p) {
            setAxis(p, AxisKind::Items, {1, 2});
            p.network = {.rtt = 1ms, .jitter = 2ms};
        });
        row("a negative bandwidth", "network.bandwidth_mbit", [](Plan& p) { p.network.bandwidthMbit = -1; });
        row("a bandwidth that is no number", "network.bandwidth_mbit",
            [](Plan& p) { p.network.bandwidthMbit = notANumber; });
        row("a target's own network", "targets[1].network.rtt_us",
            [](Plan& p) { p.targets[1].network = Network{.rtt = -1ns}; });
        row("no values", "axis.values", [](Plan& p) { p.axis.values.clear(); });
        row("1,001 values", "axis.values", [](Plan& p) {
            p.axis.values.clear();
            for (int i = 0; i < 1'001; ++i)
                p.axis.values.push_back(i);
        });
        row("values that fall", "axis.values[2]", [](Plan& p) { p.axis.values = {0, 200, 100}; });
        row("a value twice", "axis.values[1]", [](Plan& p) { p.axis.values = {100, 100}; });
        row("a negative value", "axis.values[0]", [](Plan& p) { p.axis.values = {-1, 100}; });
        row("a value that is no number", "axis.values[1]", [](Plan& p) { p.axis.values = {0, notANumber}; });
        row("an infinite value", "axis.values[1]", [](Plan& p) { p.axis.values = {0, infinite}; });
        row("a huge round trip", "axis.values[1]", [](Plan& p) { p.axis.values = {0, 1e300}; });
        row("a payload of 15 bytes", "axis.values[0]", [](Plan& p) {
            setAxis(p, AxisKind::PayloadBytes, {15, 1600});
        });
        row("a payload of 1e300 bytes", "axis.values[0]",
            [](Plan& p) { setAxis(p, AxisKind::PayloadBytes, {1e300}); });
        row("half an item", "axis.values[1]", [](Plan& p) { setAxis(p, AxisKind::Items, {1, 1.5}); });
        row("0 items", "axis.values[0]", [](Plan& p) { setAxis(p, AxisKind::Items, {0, 8}); });
        row("2^32 + 1 items", "axis.values[1]", [](Plan& p) {
            setAxis(p, AxisKind::Items, {1, 4'294'967'297.0});
        });
        row("compute of 11 s", "axis.values[0]", [](Plan& p) { setAxis(p, AxisKind::ComputeUs, {11e6}); });
        row("values for the axis threads", "axis.values", [](Plan& p) {
            setAxis(p, AxisKind::Threads, {1, 6});
        });
        row("precision 0", "precision", [](Plan& p) { p.precision = 0; });
        row("precision above 1", "precision", [](Plan& p) { p.precision = 1.1; });
        row("precision that is no number", "precision", [](Plan& p) { p.precision = notANumber; });
        row("a budget of 99 ms", "budget_s", [](Plan& p) { p.budget = 99ms; });
        row("a budget above a week", "budget_s",
            [](Plan& p) { p.budget = std::chrono::hours(24 * 7) + 1ms; });
        row("sshfs without a host", "targets[1].host", [](Plan& p) { setBackend(p, SshfsTarget{}); });
        row("a sshfs host that ssh takes for an option", "targets[1].host", [](Plan& p) {
            setBackend(p, SshfsTarget{.host = QStringLiteral("-oProxyCommand=x"), .folder = {}, .key = {}});
        });
        row("a sshfs host with a space", "targets[1].host", [](Plan& p) {
            setBackend(p, SshfsTarget{.host = QStringLiteral("a b"), .folder = {}, .key = {}});
        });
        row("a sshfs port of 65536", "targets[1].port", [](Plan& p) {
            setBackend(p, SshfsTarget{.host = QStringLiteral("h"), .port = 65'536, .folder = {}, .key = {}});
        });
        row("Ceph without a pool", "targets[1].pool", [](Plan& p) { setBackend(p, RadosTarget{}); });
        row("a bad Redis address", "targets[1].server", [](Plan& p) {
            setBackend(p, RedisTarget{QStringLiteral("http://host"), {}});
        });
        row("a certificate authority without TLS", "targets[1].ca_file", [](Plan& p) {
            RedisTarget target{QStringLiteral("redis://host"), {}};
            target.caFile = QStringLiteral("/ca.crt");
            setBackend(p, target);
        });
        row("a client's certificate without its key", "targets[1].client_key", [](Plan& p) {
            RedisTarget target{QStringLiteral("rediss://host"), {}};
            target.clientCertificate = QStringLiteral("/me.crt");
            setBackend(p, target);
        });
        row("a client's key without its certificate", "targets[1].client_certificate", [](Plan& p) {
            RedisTarget target{QStringLiteral("rediss://host"), {}};
            target.clientKey = QStringLiteral("/me.key");
            setBackend(p, target);
        });
        row("a negative count of releases", "workload.gil_releases",
            [](Plan& p) { p.workload.gilReleases = -1; });
        row("releases without end", "workload.gil_releases",
            [](Plan& p) { p.workload.gilReleases = 10'001; });
        row("an interpreter without its path", "python.interpreter",
            [](Plan& p) { p.python.interpreter = QStringLiteral("python3"); });
        row("a batch file without its path", "python.batch_file",
            [](Plan& p) { p.python.batchFile = QStringLiteral("batch.py"); });
        row("a password left in a Redis address", "targets[1].server", [](Plan& p) {
            setBackend(p, RedisTarget{QStringLiteral("redis://:secret@host"), {}});
        });
    }

    void aBrokenRuleIsNamedByItsKey()
    {
        QFETCH(const Change, change);
        QFETCH(const QString, key);
        Plan plan = validPlan();
        change(plan);
        const Status status = validate(plan);
        QVERIFY(!status.ok());
        QCOMPARE(status.error().where, key);
        QCOMPARE(status.error().code, Error::Code::InvalidInput);
        QVERIFY(!status.error().reason.code.isNone());
        QVERIFY(!codedText(status.error()).contains(QLatin1String("secret")));
    }

    void everyAxisIsDescribedAndItsUsualSweepIsOne()
    {
        for (const AxisDescription& axis : axes()) {
            QVERIFY(descriptionOf(axis.kind).id == axis.id);
            const auto kind = axisFromString(axis.id);
            QVERIFY(kind.ok() && kind.value() == axis.kind);
            Plan plan = validPlan();
            setAxis(plan, axis.kind, axis.usual);
            QVERIFY2(validate(plan).ok(), axis.id.latin1());
            for (const double value : axis.usual)
                if (const auto set = valueIn(axis, workloadAt(plan, value)))
                    QCOMPARE(*set, value);
        }
        QVERIFY(!axisFromString(QStringLiteral("weather")).ok());
    }

    void onlyNativeBatchesOnRedisArePipelined()
    {
        Plan plan = validPlan();
        plan.arms = armsOfThreads({1, 6});
        plan.arms.push_back(Arm::pipelined());
        const std::vector<Arm> withoutIt{Arm{}, Arm::ofThreads(6)};
        std::vector<Arm> all = withoutIt;
        all.push_back(Arm::pipelined());
        QVERIFY(plan.arms == all);
        QVERIFY(threadCountsOf(plan) == (std::vector{1, 6}));
        QVERIFY(armsOf(plan, plan.targets[0], RuntimeKind::Native) == withoutIt);
        QVERIFY(armsOf(plan, plan.targets[1], RuntimeKind::Native) == all);
        QVERIFY(armsOf(plan, plan.targets[1], RuntimeKind::CPython) == withoutIt);
        plan.axis = {.kind = AxisKind::Threads, .values = {0}};
        QVERIFY(armsOf(plan, plan.targets[1], RuntimeKind::Native) == all);
    }

    void aTargetsOwnNetworkOverridesThePlans()
    {
        Plan plan = validPlan();
        setAxis(plan, AxisKind::Items, {1});
        plan.network.rtt = 1ms;
        plan.targets[1].network = Network{.rtt = 5ms};
        QCOMPARE(networkAt(plan, plan.targets[0], 1).rtt, std::chrono::nanoseconds(1ms));
        QCOMPARE(networkAt(plan, plan.targets[1], 1).rtt, std::chrono::nanoseconds(5ms));
    }

    void theAxisReplacesTheRoundTripAndKeepsTheRest()
    {
        Plan plan = validPlan();
        plan.targets[1].network = Network{.rtt = 5ms, .jitter = 10us, .bandwidthMbit = 100};
        const Network network = networkAt(plan, plan.targets[1], 200.5);
        QCOMPARE(network.rtt, std::chrono::nanoseconds(200'500));
        QCOMPARE(network.jitter, std::chrono::nanoseconds(10us));
        QCOMPARE(network.bandwidthMbit, 100.0);
    }

    void jitterNeverExceedsTheSweptRoundTrip()
    {
        Plan plan = validPlan();
        plan.network.jitter = 50us;
        QVERIFY(validate(plan).ok());
        QCOMPARE(networkAt(plan, plan.targets[0], 20).jitter, std::chrono::nanoseconds(20us));
        QVERIFY(!networkAt(plan, plan.targets[0], 0).isEmulated());
    }

    void theAxisReplacesItsPartOfTheWorkload()
    {
        Plan plan = validPlan();
        QCOMPARE(workloadAt(plan, 200), plan.workload);
        setAxis(plan, AxisKind::PayloadBytes, {4096});
        QCOMPARE(workloadAt(plan, 4096).payloadBytes, 4096);
        setAxis(plan, AxisKind::ComputeUs, {2.5});
        QCOMPARE(workloadAt(plan, 2.5).compute, std::chrono::nanoseconds(2'500));
        setAxis(plan, AxisKind::Items, {64});
        QCOMPARE(workloadAt(plan, 64).items, 64);
        setAxis(plan, AxisKind::Threads, {0});
        QCOMPARE(workloadAt(plan, 0), plan.workload);
    }
};

QTEST_GUILESS_MAIN(TestPlan)
#include "tst_plan.moc"
