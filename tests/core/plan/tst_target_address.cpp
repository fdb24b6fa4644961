// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/error_text.h"
#include "core/backends/file/target/file_target.h"
#include "core/backends/rados/target/rados_target.h"
#include "core/backends/redis/target/redis_address.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/plan/plan_code.h"
#include "core/plan/target_address.h"

#include <QDir>
#include <QTest>

using namespace breakeven;
using TargetPlace = decltype(Target::backend);

class TestTargetAddress final : public QObject
{
    Q_OBJECT

private slots:
    void anAddressSaysItsBackEnd_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("backend");
        QTest::addColumn<QString>("address"); // as shown again
        const auto row = [](const char* name, const char* text, const char* backend, const QString& address) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromLatin1(backend) << address;
        };
        row("a folder", "/mnt/tmp/", "file", QStringLiteral("/mnt/tmp"));
        row("a folder as a URL", "file:///mnt/my%20tmp", "file", QStringLiteral("/mnt/my tmp"));
        row("a folder at home", "~/x", "file", QDir::homePath() + QStringLiteral("/x"));
        row("a temporary folder", "file", "file", QStringLiteral("file"));
        row("a server for the run", "private", "redis", QStringLiteral("private"));
        row("a host", "cache-02", "redis", QStringLiteral("redis://cache-02:6379"));
        row("a password is not shown", "redis://ann:secret@cache:6380/1", "redis",
            QStringLiteral("redis://ann@cache:6380/1"));
        row("a remote folder", "sftp://ann@nas/srv/tmp/", "sshfs", QStringLiteral("sftp://ann@nas/srv/tmp"));
        row("with a key", "sftp://ann@nas/srv?key=/home/ann/.ssh/lab", "sshfs",
            QStringLiteral("sftp://ann@nas/srv?key=/home/ann/.ssh/lab"));
        row("with fsync", "sftp://ann@nas/srv?fsync=on&key=/k", "sshfs",
            QStringLiteral("sftp://ann@nas/srv?key=/k&fsync=on"));
        row("without fsync, said", "sftp://nas/srv?fsync=off", "sshfs", QStringLiteral("sftp://nas/srv"));
        row("at another port", "sftp://nas:2222/srv", "sshfs", QStringLiteral("sftp://nas:2222/srv"));
        row("a pool", "rados://Bench", "rados", QStringLiteral("rados://Bench"));
        row("a pool with options", " rados://bench?user=ann&conf=/etc/ceph/two.conf ", "rados",
            QStringLiteral("rados://bench?conf=/etc/ceph/two.conf&user=ann"));
    }

    void anAddressSaysItsBackEnd()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, backend);
        QFETCH(const QString, address);
        const auto target = targetFromText(text);
        QVERIFY2(target.ok(), target.ok() ? "" : qPrintable(codedText(target.error())));
        QCOMPARE(target.value().backend.id(), backend);
        QCOMPARE(addressOf(target.value()), address);
        QVERIFY(!target.value().name.isEmpty());

        const auto again = targetFromText(address);
        QVERIFY(again.ok());
        QCOMPARE(addressOf(again.value()), address);
    }

    void aNameIsMeantAsItIsWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("folder");
        const auto row = [](const char* text, const QString& folder) {
            QTest::newRow(text) << QString::fromUtf8(text) << folder;
        };
        row("sftp://nas/srv/a#b", QStringLiteral("/srv/a#b"));
        row("sftp://nas/srv/a%23b", QStringLiteral("/srv/a#b"));
        row("sftp://nas/srv/what%3F", QStringLiteral("/srv/what?"));
        row("sftp://nas/srv/what%3f?key=/k", QStringLiteral("/srv/what?"));
        row("sftp://nas/srv/100%", QStringLiteral("/srv/100%"));
        row("sftp://nas/srv/my tmp", QStringLiteral("/srv/my tmp"));
        row("SFTP://nas/srv", QStringLiteral("/srv"));
        row("sftp://nas/~/tmp", QStringLiteral("~/tmp"));
        row("sftp://nas/~", QStringLiteral("~"));
        row("ann@nas:/srv/a#b?", QStringLiteral("/srv/a#b?"));
        row("nas:~/tmp", QStringLiteral("~/tmp"));
        row("[::1]:/srv", QStringLiteral("/srv"));
        row("file:///srv/a#b", QStringLiteral("/srv/a#b"));
        row("file:///srv/what?", QStringLiteral("/srv/what?"));
        row("file://localhost/srv", QStringLiteral("/srv"));
        row("/srv/a#b?c", QStringLiteral("/srv/a#b?c"));
        row("~/a#b", QDir::homePath() + QStringLiteral("/a#b"));
        row("~root/x", QStringLiteral("/root/x"));
    }

    void aNameIsMeantAsItIsWritten()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, folder);
        const auto target = targetFromText(text);
        QVERIFY2(target.ok(), target.ok() ? "" : qPrintable(codedText(target.error())));
        if (const auto* remote = target.value().backend.as<SshfsTarget>())
            QCOMPARE(remote->folder, folder);
        else
            QCOMPARE(target.value().backend.as<FileTarget>()->folder, folder);
    }

    // Whatever can't be read back from what is shown is a fault.
    void whatIsShownIsReadBack_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"plain", "a#b", "a?b", "a%20b", "100%", "a b", " a ", "a&b=c", "a;b+c", "ä/ö ü", "a'b\"c", "~x",
              "x@y:z", "key=/k", "[a]", "\xf0\x9f\x98\x80", "tab\there"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }

    void whatIsShownIsReadBack()
    {
        QFETCH(const QString, name);
        const QString path = QStringLiteral("/srv/") + name;
        const auto same = [](const TargetPlace& place) {
            const QString shown = addressOf({.name = QStringLiteral("x"), .backend = place, .network = {}});
            const auto again = targetFromText(shown);
            QVERIFY2(again.ok(), qPrintable(shown));
            QVERIFY2(again.value().backend == place, qPrintable(shown));
        };
        same(FileTarget{.folder = path});
        same(SshfsTarget{
            .host = QStringLiteral("ann@nas"), .port = 2222, .folder = path, .key = path, .fsync = true});
        same(SshfsTarget{.host = QStringLiteral("NAS_1"), .folder = QStringLiteral("~/") + name, .key = {}});
        same(SshfsTarget{.host = QStringLiteral("fe80::1%eth0"), .folder = path, .key = {}});
        same(SshfsTarget{.host = QStringLiteral("dom/ann?#@nas"), .folder = path, .key = {}});
        same(RadosTarget{
            .conf = path, .keyring = path, .user = name, .pool = QLatin1Char('p') + name + QLatin1Char('p')});
        RedisAddress address;
        address.unixPath = path;
        RedisTarget redis;
        redis.server = address.toDisplayString();
        same(redis);
        address.unixPath.clear();
        address.host = QStringLiteral("h");
        address.user = name;
        redis.server = address.toDisplayString();
        same(redis);
    }

    // Found by libFuzzer. What ssh's configuration calls a host is nobody else's business.
    void aHostsNameIsReadBack()
    {
        for (const char* host : {"what?", "nas#2", "50%", "a%20b", "\x01", "ann@b?"}) {
            const auto target = targetFromText(QString::fromUtf8(host) + QStringLiteral(":/srv"));
            QVERIFY2(target.ok(), host);
            const auto again = targetFromText(addressOf(target.value()));
            QVERIFY2(again.ok(), qPrintable(addressOf(target.value())));
            QVERIFY2(again.value().backend == target.value().backend, qPrintable(addressOf(target.value())));
        }
    }

    // Found by libFuzzer.
    void whatEndsAHostsNameIsNoPartOfIt()
    {
        for (const char* text :
             {"sftp://%3a%6b/srv", "sftp://a%40b/srv", "[::1%p@u]:/srv", "sftp://[::1%p@u]/srv"})
            QVERIFY2(!targetFromText(QString::fromUtf8(text)).ok(), text);
    }

    // Found by libFuzzer: no name on any system can hold it.
    void aNulIsNoPartOfAName()
    {
        for (const char* start : {"/srv/", "..", "nas:/srv", "rados://", "unix:///", "file:///"}) {
            const auto target =
                targetFromText(QString::fromUtf8(start) + QChar(QChar::Null) + QLatin1Char('x'));
            QVERIFY2(!target.ok(), start);
            QVERIFY(target.error().reason == phrase(AddressReason::NoName));
        }
        const auto target = targetFromText(QStringLiteral("file:///a%00b"));
        QVERIFY(target.ok());
        QCOMPARE(target.value().backend.as<FileTarget>()->folder, QStringLiteral("/a%00b"));
        QCOMPARE(addressOf(target.value()), QStringLiteral("/a%00b"));
    }

    void aFolderOfAPlanThatIsNoPathIsNoServer()
    {
        const QString shown =
            addressOf({.name = {}, .backend = FileTarget{.folder = QStringLiteral("data#1")}, .network = {}});
        const auto again = targetFromText(shown);
        QVERIFY(again.ok());
        QCOMPARE(again.value().backend.as<FileTarget>()->folder,
                 QDir().absoluteFilePath(QStringLiteral("data#1")));
    }

    void anotherSchemeIsExplained_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("nfs") << QStringLiteral("nfs://nas/srv") << QStringLiteral("by its path");
        QTest::newRow("http") << QStringLiteral("HTTP://cache") << QStringLiteral("sftp://");
        QTest::newRow("a question in a folder") << QStringLiteral("sftp://nas/a?b") << QStringLiteral("%3F");
        QTest::newRow("nobody's home") << QStringLiteral("~no-such-user/x") << QStringLiteral("no such user");
        QTest::newRow("a port of words")
            << QStringLiteral("sftp://nas:ssh/srv") << QStringLiteral("user@host:22");
    }

    void anotherSchemeIsExplained()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, says);
        const auto target = targetFromText(text);
        QVERIFY(!target.ok());
        QVERIFY2(sentence(target.error()).contains(says), qPrintable(codedText(target.error())));
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
        QVERIFY(!target.error().reason.code.isNone());
        QVERIFY2(!codedText(target.error()).contains(QLatin1String("secret")),
                 "a password must not be shown");
    }
};

QTEST_GUILESS_MAIN(TestTargetAddress)
#include "tst_target_address.moc"
