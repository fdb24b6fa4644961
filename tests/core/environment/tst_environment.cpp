// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/environment/environment.h"
#include "core/environment/environment_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

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
                            .emulation = {}}};
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

    void aQuietMachineHasNoFindings() { QCOMPARE(findings(quietEnvironment()), QStringList{}); }

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
        QCOMPARE(findings(environment), QStringList{sentence});
    }

    void whatDoesNotSpoilIsNoFinding()
    {
        Environment environment = quietEnvironment();
        environment.cpuQuota = 4; // as much as there is
        environment.virtualization = QStringLiteral("container");
        environment.load1 = 2;
        QCOMPARE(findings(environment), QStringList{});
    }
};

QTEST_GUILESS_MAIN(TestEnvironment)
#include "tst_environment.moc"
