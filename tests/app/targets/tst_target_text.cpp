// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targets/target_text.h"
#include "app/wording/quantity_text.h"
#include "core/backends/file/target/file_target.h"
#include "core/backends/rados/target/rados_target.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/backends/sshfs/target/sshfs_target.h"

#include <QTest>

#include <cmath>

using namespace breakeven;
using namespace std::chrono_literals;

class TestTargetText : public QObject
{
    Q_OBJECT

private slots:
    void theFileSystemSaysWhatIsMeasured_data()
    {
        QTest::addColumn<QString>("fileSystem");
        QTest::addColumn<QString>("fact");
        QTest::addColumn<QString>("label");
        const auto row = [](const char* name, const char* fileSystem, const char* fact, const char* label) {
            QTest::newRow(name) << QString::fromLatin1(fileSystem) << QString::fromLatin1(fact)
                                << QString::fromLatin1(label);
        };
        row("a disk", "ext4", "File system ext4, on this machine", "ext4, local");
        row("a disk behind a program", "fuseblk", "File system fuseblk, on this machine", "fuseblk, local");
        row("memory", "tmpfs", "File system tmpfs: memory, not a disk", "tmpfs, no disk");
        row("a share", "nfs4", "File system nfs4, on another machine", "nfs4, remote");
        row("a share of Windows", "cifs", "File system cifs, on another machine", "cifs, remote");
        row("a host's folder", "fuse.sshfs", "File system fuse.sshfs, on another machine",
            "fuse.sshfs, remote");
        row("who knows", "fuse.mine", "File system fuse.mine, at an unknown place",
            "fuse.mine, unknown place");
        row("a cluster's", "lustre", "File system lustre, on another machine", "lustre, remote");
        row("a share of the web", "davfs", "File system davfs, on another machine", "davfs, remote");
    }

    void theFileSystemSaysWhatIsMeasured()
    {
        QFETCH(const QString, fileSystem);
        QFETCH(const QString, fact);
        QFETCH(const QString, label);
        TargetFacts facts;
        facts.fileSystem = fileSystem;
        QVERIFY(factLines(facts).contains(fact));
        Target target;
        target.backend = FileTarget{.folder = QStringLiteral("/srv/tmp")};
        QCOMPARE(describeTarget(target, facts), QStringLiteral("/srv/tmp · ") + label);
    }

    void aMeasuredDistanceIsShown_data()
    {
        QTest::addColumn<Target>("target");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* name, decltype(Target::backend) backend, const QString& shown) {
            Target target;
            target.backend = std::move(backend);
            QTest::newRow(name) << target << shown;
        };
        row("of a share", FileTarget{.folder = QStringLiteral("/mnt/share")},
            QStringLiteral("/mnt/share · 410\u00A0µs away"));
        row("of a host's folder",
            SshfsTarget{.host = QStringLiteral("nas"), .folder = QStringLiteral("/srv"), .key = {}},
            QStringLiteral("nas:/srv · 410\u00A0µs away"));
        RedisTarget cache;
        cache.server = QStringLiteral("redis://cache:6379");
        row("of a server", cache, QStringLiteral("410\u00A0µs away"));
        row("but not of a server for the run", RedisTarget{}, QStringLiteral("started for the run"));
        row("of a pool", RadosTarget{.conf = {}, .keyring = {}, .user = {}, .pool = QStringLiteral("bench")},
            QStringLiteral("pool “bench” · 410\u00A0µs away"));
    }

    void aMeasuredDistanceIsShown()
    {
        QFETCH(const Target, target);
        QFETCH(const QString, shown);
        TargetFacts facts;
        facts.roundTrip = 410us;
        QCOMPARE(describeTarget(target, facts), shown);
        QVERIFY(factLines(facts).contains(QStringLiteral("Round trip 410\u00A0µs (median of 20)")));
    }

    void aPoolSaysHowItKeepsAndWhatItHolds()
    {
        TargetFacts facts;
        facts.replicas = 3;
        facts.objects = 1200;
        facts.usedBytes = 5'000'000;
        facts.isTried = true;
        const QStringList lines = factLines(facts);
        QVERIFY(lines.contains(QStringLiteral("3 copies of each object")));
        QVERIFY(lines.contains(QStringLiteral("1200 object(s) in the pool, ") + bytesText(5'000'000)));
        QVERIFY(lines.contains(QStringLiteral("You may read, write and remove")));
        facts.replicas = 1;
        QVERIFY(factLines(facts).contains(QStringLiteral("One copy of each object")));
    }

    void anEmulatedDistanceIsShownBesideTheMeasuredOne()
    {
        RedisTarget cache;
        cache.server = QStringLiteral("redis://cache:6379");
        Target target;
        target.backend = cache;
        target.network = Network{.rtt = 2ms};
        TargetFacts facts;
        facts.roundTrip = 410us;
        QCOMPARE(describeTarget(target, facts),
                 QStringLiteral("2\u00A0ms away, emulated · 410\u00A0µs away"));
    }

    void allThatIsEmulatedIsSaid_data()
    {
        QTest::addColumn<double>("rttUs");
        QTest::addColumn<double>("jitterUs");
        QTest::addColumn<double>("mbit");
        QTest::addColumn<QString>("alone");
        QTest::addColumn<QString>("inASweep"); // of the round trip
        // clang-format off
        QTest::newRow("nothing") << 0.0 << 0.0 << 0.0 << QString() << QString();
        QTest::newRow("a distance") << 2000.0 << 0.0 << 0.0
            << QStringLiteral("2 ms away, emulated · ") << QStringLiteral("the sweep sets the distance · ");
        QTest::newRow("a bandwidth alone") << 0.0 << 0.0 << 12.5
            << QStringLiteral("12.5 Mbit/s, emulated · ") << QStringLiteral("12.5 Mbit/s, emulated · ");
        QTest::newRow("a jitter alone, for a sweep") << 0.0 << 100.0 << 0.0
            << QStringLiteral("± 100 µs, emulated · ") << QStringLiteral("± 100 µs, emulated · ");
        QTest::newRow("all of it") << 2000.0 << 100.0 << 10.0
            << QStringLiteral("2 ms away, ± 100 µs, 10 Mbit/s, emulated · ")
            << QStringLiteral("the sweep sets the distance · ± 100 µs, 10 Mbit/s, emulated · ");
        // clang-format on
    }

    void allThatIsEmulatedIsSaid()
    {
        QFETCH(const double, rttUs);
        QFETCH(const double, jitterUs);
        QFETCH(const double, mbit);
        QFETCH(const QString, alone);
        QFETCH(const QString, inASweep);
        const auto time = [](double us) { return std::chrono::nanoseconds(std::llround(us * 1e3)); };
        const auto plain = [](QString text) { return text.replace(QChar(0xa0), QLatin1Char(' ')); };
        Target target;
        target.backend = FileTarget{.folder = QStringLiteral("/srv")};
        target.network = Network{.rtt = time(rttUs), .jitter = time(jitterUs), .bandwidthMbit = mbit};
        QCOMPARE(plain(describeTarget(target)), alone + QStringLiteral("/srv"));
        QCOMPARE(plain(describeTarget(target, Distance::OfSweep)), inASweep + QStringLiteral("/srv"));
        QCOMPARE(plain(describeTarget(target, TargetFacts{}, Distance::OfSweep)),
                 inASweep + QStringLiteral("/srv"));
    }
};

QTEST_GUILESS_MAIN(TestTargetText)
#include "tst_target_text.moc"
