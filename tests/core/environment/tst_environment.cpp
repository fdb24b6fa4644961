// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/error_text.h"
#include "core/environment/environment.h"
#include "core/environment/environment_json.h"
#include "core/environment/processor_time.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

#include <map>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

Environment fullEnvironment()
{
    Environment environment;
    environment.host = QStringLiteral("lab");
    environment.operatingSystem = QStringLiteral("Debian GNU/Linux 12 (bookworm)");
    environment.kernel = QStringLiteral("6.1.0-18-amd64");
    environment.cpuModel = QStringLiteral("A Processor");
    environment.cores = 8;
    environment.usableCores = 6;
    environment.cpuQuota = 2.5;
    environment.governor = QStringLiteral("performance");
    environment.turbo = false;
    environment.onBattery = true;
    environment.virtualization = QStringLiteral("KVM");
    environment.load1 = 0.25;
    environment.otherLoad = 0.5;
    environment.memoryBytes = 1LL << 36;
    environment.breakevenVersion = QStringLiteral("0.1.0");
    environment.qtVersion = QStringLiteral("6.4.2");
    environment.hiredisVersion = QStringLiteral("0.14.1");
    environment.workloadCost = 6750ns;
    environment.pythonWorkloadCost = 9us;
    environment.switchCost = 1300ns;
    environment.targets = {{.target = QStringLiteral("local file"),
                            .endpoint = QStringLiteral("/var/tmp"),
                            .version = {},
                            .fileSystem = QStringLiteral("ext4"),
                            .mountOptions = QStringLiteral("rw,relatime"),
                            .freeBytes = 1LL << 40,
                            .roundTrip = 200us,
                            .emulation = QStringLiteral("waits")},
                           {.target = QStringLiteral("redis"),
                            .endpoint = QStringLiteral("redis://cache:6379"),
                            .version = QStringLiteral("7.0.15"),
                            .fileSystem = {},
                            .mountOptions = {},
                            .freeBytes = {},
                            .roundTrip = {},
                            .emulation = {}},
                           {.target = QStringLiteral("ceph"),
                            .endpoint = QStringLiteral("rados://bench"),
                            .version = QStringLiteral("16.2.15"),
                            .fileSystem = {},
                            .mountOptions = {},
                            .freeBytes = {},
                            .roundTrip = {},
                            .emulation = QStringLiteral("wait_per_operation"),
                            .replicas = 3,
                            .objects = 1200,
                            .usedBytes = 1LL << 33,
                            .isTried = true}};
    return environment;
}

// Nothing about it spoils a measurement.
Environment quietEnvironment()
{
    Environment environment;
    environment.cores = 4;
    environment.usableCores = 4;
    environment.governor = QStringLiteral("performance");
    environment.onBattery = false;
    environment.load1 = 0.1;
    return environment;
}

using Files = std::map<QString, QByteArray>; // content by path

void write(const Files& files, const QString& root)
{
    for (const auto& [path, content] : files) {
        QDir().mkpath(QFileInfo(root + path).path());
        QFile file(root + path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
}

} // namespace

class TestEnvironment : public QObject
{
    Q_OBJECT

private slots:
    void jsonHoldsEverything()
    {
        const Environment full = fullEnvironment();
        QVERIFY(environmentFromJson(QJsonDocument::fromJson(QJsonDocument(toJson(full)).toJson()).object()) ==
                full);
        QVERIFY(environmentFromJson(toJson(Environment{})) == Environment{});
    }

    void whatIsMissingOrOfAnotherTypeStaysEmpty()
    {
        QVERIFY(environmentFromJson({}) == Environment{});
        QJsonObject odd = toJson(fullEnvironment());
        for (const QString& key : odd.keys())
            odd[key] = QJsonArray{QStringLiteral("odd")};
        Environment empty;
        empty.targets.resize(1); // an entry that says nothing
        QVERIFY(environmentFromJson(odd) == empty);
    }

    void theTightestQuotaOfTheProcessesOwnGroupCounts_data()
    {
        QTest::addColumn<Files>("files");
        QTest::addColumn<std::optional<double>>("quota");
        const Files two{{QStringLiteral("/proc/self/cgroup"), "0::/a.slice/job\n"}};
        const Files one{{QStringLiteral("/proc/self/cgroup"), "3:memory:/m\n1:cpu,cpuacct:/a/job\n0::/\n"}};
        const auto with = [](Files files, const Files& more) {
            files.insert(more.begin(), more.end());
            return files;
        };
        QTest::newRow("version 2: its own group")
            << with(two, {{QStringLiteral("/sys/fs/cgroup/a.slice/job/cpu.max"), "150000 100000\n"}})
            << std::optional(1.5);
        QTest::newRow("version 2: the group above is tighter")
            << with(two, {{QStringLiteral("/sys/fs/cgroup/a.slice/job/cpu.max"), "150000 100000\n"},
                          {QStringLiteral("/sys/fs/cgroup/a.slice/cpu.max"), "50000 100000\n"}})
            << std::optional(0.5);
        QTest::newRow("version 1: its own group")
            << with(one, {{QStringLiteral("/sys/fs/cgroup/cpu/a/job/cpu.cfs_quota_us"), "120000\n"},
                          {QStringLiteral("/sys/fs/cgroup/cpu/a/job/cpu.cfs_period_us"), "100000\n"},
                          {QStringLiteral("/sys/fs/cgroup/cpu/cpu.cfs_quota_us"), "-1\n"},
                          {QStringLiteral("/sys/fs/cgroup/cpu/cpu.cfs_period_us"), "100000\n"}})
            << std::optional(1.2);
        QTest::newRow("version 1: a container sees its group as the root")
            << with(one, {{QStringLiteral("/sys/fs/cgroup/cpu/cpu.cfs_quota_us"), "200000\n"},
                          {QStringLiteral("/sys/fs/cgroup/cpu/cpu.cfs_period_us"), "100000\n"}})
            << std::optional(2.0);
        QTest::newRow("no limit") << with(two, {{QStringLiteral("/sys/fs/cgroup/a.slice/job/cpu.max"),
                                                 "max 100000\n"}})
                                  << std::optional<double>();
        QTest::newRow("no groups") << Files{} << std::optional<double>();
    }

    void theTightestQuotaOfTheProcessesOwnGroupCounts()
    {
        QFETCH(const Files, files);
        QFETCH(const std::optional<double>, quota);
        const QTemporaryDir root;
        write(files, root.path());
        QCOMPARE(readEnvironment(root.path()).cpuQuota, quota);
    }

    void whoIsPluggedInDoesNotRunOnBattery_data()
    {
        QTest::addColumn<Files>("files");
        QTest::addColumn<std::optional<bool>>("onBattery");
        const auto supply = [](const char* name, const char* type, const char* file, const char* value) {
            const QString folder = QStringLiteral("/sys/class/power_supply/") + QLatin1String(name);
            return Files{{folder + QLatin1String("/type"), type},
                         {folder + QLatin1Char('/') + QLatin1String(file), value}};
        };
        const auto both = [](Files files, const Files& more) {
            files.insert(more.begin(), more.end());
            return files;
        };
        QTest::newRow("a desktop says nothing") << Files{} << std::optional<bool>();
        QTest::newRow("mains, plugged in") << supply("AC", "Mains", "online", "1") << std::optional(false);
        QTest::newRow("mains, pulled out") << supply("AC", "Mains", "online", "0") << std::optional(true);
        QTest::newRow("USB-C, plugged in")
            << both(supply("ucsi", "USB", "online", "1"), supply("BAT0", "Battery", "status", "Charging"))
            << std::optional(false);
        QTest::newRow("USB-C, pulled out")
            << both(supply("ucsi", "USB", "online", "0"), supply("BAT0", "Battery", "status", "Discharging"))
            << std::optional(true);
        QTest::newRow("one of two supplies")
            << both(supply("AC", "Mains", "online", "0"), supply("ucsi", "USB", "online", "1"))
            << std::optional(false);
        QTest::newRow("only a battery, that empties")
            << supply("BAT0", "Battery", "status", "Discharging") << std::optional(true);
        QTest::newRow("only a battery, full")
            << supply("BAT0", "Battery", "status", "Full") << std::optional(false);
        QTest::newRow("the mouse's battery") << both(supply("hid", "Battery", "status", "Discharging"),
                                                     supply("hid", "Battery", "scope", "Device"))
                                             << std::optional<bool>();
    }

    void whoIsPluggedInDoesNotRunOnBattery()
    {
        QFETCH(const Files, files);
        QFETCH(const std::optional<bool>, onBattery);
        const QTemporaryDir root;
        write(files, root.path());
        QCOMPARE(readEnvironment(root.path()).onBattery, onBattery);
    }

    void theTimeOfTheCoresIsThatOfTheKernel()
    {
        const QTemporaryDir root;
        write({{QStringLiteral("/proc/stat"),
                "cpu  100 200 300 4000 50 6 7 80 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n"}},
              root.path());
        const auto time = ProcessorTime::now(root.path());
        QVERIFY(time.has_value());
        const double tick = 1.0 / static_cast<double>(::sysconf(_SC_CLK_TCK));
        QCOMPARE(time->busy, 613 * tick);
        QCOMPARE(time->idle, 4050 * tick);
        QCOMPARE(time->stolen, 80 * tick);
        QVERIFY(ProcessorTime::now().has_value());
        QVERIFY(!ProcessorTime::now(QStringLiteral("/nowhere")).has_value());
    }

    void ownWorkIsNoLoadOfOthers()
    {
        const ProcessorTime from{.busy = 10, .idle = 10, .stolen = 0, .own = 5};
        // In a second of two cores: others 0.5 s, this process 0.8 s, the host 0.2 s.
        const ProcessorTime to{.busy = 11.3, .idle = 10.5, .stolen = 0.2, .own = 5.8};
        QCOMPARE(otherLoad(from, to, 2).value_or(-1), 0.5);
        QCOMPARE(stolenShare(from, to).value_or(-1), 0.1);
        QVERIFY(!otherLoad(from, from, 2).has_value());
        QVERIFY(!stolenShare(from, from).has_value());
    }

    void whatCameDuringTheRunIsAFinding_data()
    {
        QTest::addColumn<std::optional<double>>("before");
        QTest::addColumn<MachineStrain>("strain");
        QTest::addColumn<QStringList>("expected");
        const QString load = QStringLiteral("Load 2.5 on 4 cores at the end of the run, which was not there "
                                            "before it: other programs came while it went on.");
        const QString steal = QStringLiteral(
            "Steal 12 %: the host of this virtual machine took the cores away for that share of the run.");
        QTest::newRow("nothing") << std::optional(0.1) << MachineStrain{.otherLoad = 0.2, .stolen = 0.001}
                                 << QStringList{};
        QTest::newRow("load") << std::optional(0.1) << MachineStrain{.otherLoad = 2.5, .stolen = 0}
                              << QStringList{load};
        QTest::newRow("load that was there before, and was said")
            << std::optional(2.0) << MachineStrain{.otherLoad = 2.5, .stolen = 0} << QStringList{};
        QTest::newRow("steal") << std::optional(0.1) << MachineStrain{.otherLoad = 0, .stolen = 0.12}
                               << QStringList{steal};
        QTest::newRow("an older run, which says neither")
            << std::optional<double>() << MachineStrain{} << QStringList{};
    }

    void whatCameDuringTheRunIsAFinding()
    {
        QFETCH(const std::optional<double>, before);
        QFETCH(const MachineStrain, strain);
        QFETCH(const QStringList, expected);
        Environment environment = quietEnvironment();
        environment.otherLoad = before;
        QCOMPARE(phraseTexts(findings(environment, strain)), expected);
    }

    void thisMachineIsDescribed()
    {
        const Environment environment = readEnvironment();
        QVERIFY(!environment.kernel.isEmpty());
        QVERIFY(!environment.operatingSystem.isEmpty());
        QVERIFY(environment.cores >= 1);
        QVERIFY(environment.usableCores >= 1);
        QVERIFY(environment.memoryBytes > 0);
        QCOMPARE(environment.qtVersion, QString::fromLatin1(qVersion()));
    }

    void aQuietMachineHasNoFindings() { QCOMPARE(phraseTexts(findings(quietEnvironment())), QStringList{}); }

    void aFindingIsASentence_data()
    {
        QTest::addColumn<Environment>("environment");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const char* sentence, auto change) {
            Environment environment = quietEnvironment();
            change(environment);
            QTest::newRow(name) << environment << QString::fromUtf8(sentence);
        };
        row("load", "Load 3.1 on 4 cores: other programs compete with the measurement.",
            [](Environment& environment) { environment.load1 = 3.1; });
        row("load of a moment ago", "Load 2.0 on 4 cores: other programs compete with the measurement.",
            [](Environment& environment) { environment.otherLoad = 2; });
        row("quota", "A CPU quota of 1.5 cores holds: threads are stopped now and then.",
            [](Environment& environment) { environment.cpuQuota = 1.5; });
        row("affinity", "Only 1 of 4 cores may be used.",
            [](Environment& environment) { environment.usableCores = 1; });
        row("governor", "The CPU governor is “powersave”: latencies of a waking core are long.",
            [](Environment& environment) { environment.governor = QStringLiteral("powersave"); });
        row("battery", "The machine runs on battery: its clock changes.",
            [](Environment& environment) { environment.onBattery = true; });
        row("virtual machine",
            "This is a virtual machine (KVM): its host may take cores away, and a sleeping core wakes late.",
            [](Environment& environment) { environment.virtualization = QStringLiteral("KVM"); });
        row("memory as disk", "scratch lies in memory (tmpfs), which is no disk.",
            [](Environment& environment) {
                environment.targets.resize(1);
                environment.targets.front().target = QStringLiteral("scratch");
                environment.targets.front().fileSystem = QStringLiteral("tmpfs");
            });
        row("a disk that every write waits for",
            "data is mounted with “sync”: every write waits for the disk.", [](Environment& environment) {
                environment.targets.resize(1);
                environment.targets.front().target = QStringLiteral("data");
                environment.targets.front().mountOptions = QStringLiteral("rw,sync");
            });
    }

    void aFindingIsASentence()
    {
        QFETCH(const Environment, environment);
        QFETCH(const QString, sentence);
        QCOMPARE(phraseTexts(findings(environment)), QStringList{sentence});
    }

    void whatDoesNotSpoilIsNoFinding()
    {
        Environment environment = quietEnvironment();
        environment.cpuQuota = 4; // as much as there is
        environment.virtualization = QStringLiteral("container");
        environment.load1 = 2;
        QCOMPARE(phraseTexts(findings(environment)), QStringList{});
        environment.load1 = 3.1; // of the run before this one
        environment.otherLoad = 0.3;
        QCOMPARE(phraseTexts(findings(environment)), QStringList{});
        environment.usableCores = 4;
        environment.cores = 8;
        environment.cpuQuota = 4; // no tighter than the affinity
        QCOMPARE(phraseTexts(findings(environment)),
                 QStringList{QStringLiteral("Only 4 of 8 cores may be used.")});
    }
};

QTEST_GUILESS_MAIN(TestEnvironment)
#include "tst_environment.moc"
