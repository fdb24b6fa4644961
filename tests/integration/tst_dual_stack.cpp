// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis/redis_backend.h"
#include "core/backends/redis/target/redis_target.h"
#include "tests/integration/redis_test_server.h"

#include <QFile>

#include <sys/mount.h>
#include <unistd.h>

#include <sched.h>

using namespace breakeven;
using namespace std::chrono_literals;

// A name with an address of each kind, of which the server listens on one only.
class TestDualStack : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (::geteuid() != 0)
            QSKIP("a hosts file of our own needs root");
        QFile hosts(m_folder.filePath(QStringLiteral("hosts")));
        QVERIFY(hosts.open(QIODevice::WriteOnly));
        hosts.write("127.0.0.1 localhost\n127.0.0.1 dual.breakeven.test\n::1 dual.breakeven.test\n");
        hosts.close();
        // For this process, and what it starts, only.
        if (::unshare(CLONE_NEWNS) != 0 ||
            ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            ::mount(QFile::encodeName(hosts.fileName()).constData(), "/etc/hosts", nullptr, MS_BIND,
                    nullptr) != 0)
            QSKIP("mounting needs root and a system that lets it");
    }

    void aServerIsReachedOnWhicheverItListens_data()
    {
        QTest::addColumn<QString>("bind");
        QTest::newRow("IPv4") << QStringLiteral("bind 127.0.0.1");
        QTest::newRow("IPv6") << QStringLiteral("bind ::1");
    }

    void aServerIsReachedOnWhicheverItListens()
    {
        QFETCH(const QString, bind);
        const RedisTestServer server(bind);
        QVERIFY(server.isStarted());
        const RedisTarget target{
            .server = QStringLiteral("redis://dual.breakeven.test:%1").arg(server.port()), .password = {}};
        RedisBackend backend(target, QStringLiteral("dual"), QStringLiteral("run-1"));
        const auto facts = backend.open();
        QVERIFY2(facts.ok(), facts.ok() ? "" : qPrintable(codedText(facts.error())));
        QVERIFY(backend.setItems(1).ok());
        auto session = backend.openSession();
        QVERIFY(session.ok());
        for (const auto rtt : {0ms, 2ms, 0ms}) { // directly and through the relay
            const Status set = backend.setNetwork({.rtt = rtt, .jitter = {}, .bandwidthMbit = 0});
            QVERIFY2(set.ok(), set.ok() ? "" : qPrintable(codedText(set.error())));
            const auto began = std::chrono::steady_clock::now();
            const std::array payload{std::byte{1}};
            const Status written = session.value()->write(0, payload);
            QVERIFY2(written.ok(), written.ok() ? "" : qPrintable(codedText(written.error())));
            QVERIFY(std::chrono::steady_clock::now() - began >= rtt - 1ms);
        }
        session.value().reset();
        QVERIFY(backend.close().ok());
        QCOMPARE(server.ask({QStringLiteral("DBSIZE")}), QStringLiteral("0"));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestDualStack)
#include "tst_dual_stack.moc"
