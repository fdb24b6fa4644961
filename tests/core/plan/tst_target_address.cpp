// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/target_address.h"

#include <QDir>
#include <QTest>

using namespace breakeven;

class TestTargetAddress final : public QObject
{
    Q_OBJECT

private slots:
    void anAddressSaysItsBackEnd_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("backend");
        QTest::addColumn<QString>("address"); // as shown again
        const auto row = [](const char* name, const char* text, int backend, const QString& address) {
            QTest::newRow(name) << QString::fromUtf8(text) << backend << address;
        };
        row("a folder", "/mnt/tmp/", 0, QStringLiteral("/mnt/tmp"));
        row("a folder as a URL", "file:///mnt/my%20tmp", 0, QStringLiteral("/mnt/my tmp"));
        row("a folder at home", "~/x", 0, QDir::homePath() + QStringLiteral("/x"));
        row("a temporary folder", "file", 0, QStringLiteral("file"));
        row("a server for the run", "private", 1, QStringLiteral("private"));
        row("a host", "cache-02", 1, QStringLiteral("redis://cache-02:6379"));
        row("a password is not shown", "redis://ann:secret@cache:6380/1", 1,
            QStringLiteral("redis://ann@cache:6380/1"));
        row("a remote folder", "sftp://ann@nas/srv/tmp/", 2, QStringLiteral("sftp://ann@nas/srv/tmp"));
        row("with a key", "sftp://ann@nas/srv?key=/home/ann/.ssh/lab", 2,
            QStringLiteral("sftp://ann@nas/srv?key=/home/ann/.ssh/lab"));
        row("with fsync", "sftp://ann@nas/srv?fsync=on&key=/k", 2,
            QStringLiteral("sftp://ann@nas/srv?key=/k&fsync=on"));
        row("without fsync, said", "sftp://nas/srv?fsync=off", 2, QStringLiteral("sftp://nas/srv"));
        row("at another port", "sftp://nas:2222/srv", 2, QStringLiteral("sftp://nas:2222/srv"));
        row("a pool", "rados://Bench", 3, QStringLiteral("rados://Bench"));
        row("a pool with options", " rados://bench?user=ann&conf=/etc/ceph/two.conf ", 3,
            QStringLiteral("rados://bench?conf=/etc/ceph/two.conf&user=ann"));
    }

    void anAddressSaysItsBackEnd()
    {
        QFETCH(const QString, text);
        QFETCH(const int, backend);
        QFETCH(const QString, address);
        const auto target = targetFromText(text);
        QVERIFY2(target.ok(), target.ok() ? "" : qPrintable(sentence(target.error())));
        QCOMPARE(static_cast<int>(target.value().backend.index()), backend);
        QCOMPARE(addressOf(target.value()), address);
        QVERIFY(!target.value().name.isEmpty());

        const auto again = targetFromText(address);
        QVERIFY(again.ok());
        QCOMPARE(addressOf(again.value()), address);
    }

    void whatIsNoAddressIsRefusedWithAReason_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("a host without a folder") << QStringLiteral("sftp://nas");
        QTest::newRow("a folder without a host") << QStringLiteral("sftp:///srv");
        QTest::newRow("an option that ssh has not") << QStringLiteral("sftp://nas/srv?conf=/etc/x");
        QTest::newRow("an fsync that is neither on nor off") << QStringLiteral("sftp://nas/srv?fsync=maybe");
        QTest::newRow("a password for ssh") << QStringLiteral("sftp://ann:secret@nas/srv");
        QTest::newRow("no pool") << QStringLiteral("rados://");
        QTest::newRow("an option that pools don't have") << QStringLiteral("rados://bench?speed=9");
        QTest::newRow("another protocol") << QStringLiteral("http://cache");
        QTest::newRow("a port that is none") << QStringLiteral("cache:99999");
    }

    void whatIsNoAddressIsRefusedWithAReason()
    {
        QFETCH(const QString, text);
        const auto target = targetFromText(text);
        QVERIFY(!target.ok());
        QCOMPARE(target.error().code, Error::Code::InvalidInput);
        QVERIFY(!target.error().detail.isEmpty());
        QVERIFY2(!sentence(target.error()).contains(QLatin1String("secret")), "a password must not be shown");
    }
};

QTEST_GUILESS_MAIN(TestTargetAddress)
#include "tst_target_address.moc"
