// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/environment_text.h"
#include "app/wording/machine_text.h"
#include "core/backends/file/target/file_target.h"
#include "core/backends/rados/target/rados_target.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/backends/sshfs/target/sshfs_target.h"

#include <QTest>

using namespace breakeven;

namespace {

Target targetOf(const QString& name, decltype(Target::backend) backend)
{
    Target target;
    target.name = name;
    target.backend = std::move(backend);
    return target;
}

TargetFacts factsOf(const QString& name, const QString& version)
{
    TargetFacts facts;
    facts.target = name;
    facts.version = version;
    return facts;
}

} // namespace

class TestEnvironmentText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void aServerIsCalledByItsBackEnd()
    {
        const std::vector<Target> targets{
            targetOf(QStringLiteral("file"), FileTarget{}), targetOf(QStringLiteral("a"), RedisTarget{}),
            targetOf(QStringLiteral("b"), RedisTarget{}), targetOf(QStringLiteral("pool"), RadosTarget{}),
            targetOf(QStringLiteral("nas"), SshfsTarget{})};
        Environment environment;
        environment.targets = {factsOf(QStringLiteral("file"), {}),
                               factsOf(QStringLiteral("a"), QStringLiteral("7.0.15")),
                               factsOf(QStringLiteral("b"), QStringLiteral("7.0.15")),
                               factsOf(QStringLiteral("pool"), QStringLiteral("16.2.15")),
                               factsOf(QStringLiteral("nas"), QStringLiteral("OpenSSH_9.2p1")),
                               factsOf(QStringLiteral("of no plan"), QStringLiteral("1"))};
        QCOMPARE(serverTexts(environment, targets).join(QStringLiteral(", ")),
                 QStringLiteral("redis 7.0.15, ceph 16.2.15, OpenSSH_9.2p1"));
    }

    void runsOfDifferentConditionsAreHardToCompare()
    {
        RunHeader base;
        RunHeader now;
        QVERIFY(conditionWarnings(base, now).isEmpty());
        now.environment.coresKeptAwake = true;
        QCOMPARE(conditionWarnings(base, now),
                 QStringList{QStringLiteral("The runs were measured in different conditions: cores as they "
                                            "are, then cores kept awake.")});
        now.plan.cores = base.plan.cores; // what was asked for is not what was had
        base.environment.coresKeptAwake = true;
        base.environment.placementDrawn = true;
        QCOMPARE(conditionWarnings(base, now).size(), 1);
    }

    void howTheMachineWasHeldIsSaid()
    {
        Environment environment;
        environment.coresKeptAwake = true;
        environment.placementDrawn = true;
        environment.waitedForQuiet = std::chrono::milliseconds(3400);
        const QStringList expected{QStringLiteral("Cores kept awake while it measured"),
                                   QStringLiteral("Places of threads on the cores: drawn by lot"),
                                   QStringLiteral("Waited for a quiet machine: 3.40\u00a0s")};
        QCOMPARE(environmentLines(environment), expected);
    }

    void allThatIsKnownIsSaid()
    {
        Environment environment;
        environment.cpuModel = QStringLiteral("A CPU");
        environment.memoryBytes = 8LL << 30;
        environment.cores = 4;
        environment.usableCores = 2;
        environment.cpuQuota = 1.5;
        environment.governor = QStringLiteral("powersave");
        environment.turbo = false;
        environment.onBattery = true;
        environment.virtualization = QStringLiteral("kvm");
        environment.operatingSystem = QStringLiteral("Debian");
        environment.kernel = QStringLiteral("6.1");
        environment.qtVersion = QStringLiteral("6.4.2");
        environment.hiredisVersion = QStringLiteral("0.14.1");
        TargetFacts folder = factsOf(QStringLiteral("file"), {});
        folder.fileSystem = QStringLiteral("ext4");
        folder.mountOptions = QStringLiteral("rw,relatime");
        folder.freeBytes = 1LL << 30;
        environment.targets = {folder, factsOf(QStringLiteral("a"), QStringLiteral("7.0.15"))};
        PythonFacts python;
        python.interpreter = QStringLiteral("/usr/bin/python3");
        python.implementation = QStringLiteral("CPython");
        python.version = QStringLiteral("3.11.2");
        environment.pythons = {python};
        const QStringList expected{QStringLiteral("A CPU"),
                                   QStringLiteral("8 GiB of memory"),
                                   QStringLiteral("2 of 4 cores usable, CPU quota: 1.5 cores"),
                                   QStringLiteral("CPU governor: powersave"),
                                   QStringLiteral("CPU turbo: off"),
                                   QStringLiteral("Power: battery"),
                                   QStringLiteral("Virtual machine: kvm"),
                                   QStringLiteral("Debian"),
                                   QStringLiteral("Linux 6.1"),
                                   QStringLiteral("file: ext4, on this machine, rw,relatime, 1 GiB free"),
                                   QStringLiteral("CPython 3.11.2 with its GIL · /usr/bin/python3"),
                                   QStringLiteral("Qt 6.4.2"),
                                   QStringLiteral("hiredis 0.14.1")};
        QStringList lines = environmentLines(environment);
        lines.replaceInStrings(QString(QChar(0xa0)), QStringLiteral(" "));
        QCOMPARE(lines.join(QLatin1Char('\n')), expected.join(QLatin1Char('\n')));
    }

    void whatIsNotKnownIsNotSaid() { QCOMPARE(environmentLines({}), QStringList()); }
};

QTEST_GUILESS_MAIN(TestEnvironmentText)
#include "tst_environment_text.moc"
