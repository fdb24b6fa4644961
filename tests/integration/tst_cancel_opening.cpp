// SPDX-License-Identifier: GPL-3.0-or-later
#include "ceph_cluster.h"
#include "core/backends/leftovers.h"
#include "core/backends/rados/target/rados_target.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/backends/sshfs/sshfs_host_keys.h"
#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/backends/target_check.h"
#include "core/experiment/measured_target.h"
#include "tests/integration/redis_test_server.h"
#include "tests/integration/silent_listener.h"
#include "tests/integration/ssh_test_server.h"

#include <chrono>
#include <csignal>
#include <thread>

using namespace breakeven;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

Plan planFor(const Target& target)
{
    Plan plan;
    plan.targets = {target};
    plan.arms = armsOfThreads({1, 6});
    plan.axis = {.kind = AxisKind::RttUs, .values = {0}};
    return plan;
}

Target redisAt(const QString& scheme, std::uint16_t port)
{
    Target target;
    target.name = QStringLiteral("silent");
    target.backend =
        RedisTarget{.server = QStringLiteral("%1://127.0.0.1:%2").arg(scheme).arg(port), .password = {}};
    return target;
}

Target sshAt(std::uint16_t port)
{
    Target target;
    target.name = QStringLiteral("silent");
    target.backend = SshfsTarget{.host = QStringLiteral("nobody@127.0.0.1"),
                                 .port = port,
                                 .folder = QStringLiteral("/srv"),
                                 .key = {}};
    return target;
}

} // namespace

// Somebody cancels while a target is being opened that says nothing. By itself it would be given up after 3
// to 10 s.
class TestCancelOpening : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        std::signal(SIGPIPE, SIG_IGN); // as the program does: Qt Test takes it for a crash
        QCoreApplication::setApplicationName(QStringLiteral("breakeven"));
        qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
        qputenv("XDG_RUNTIME_DIR", m_runtime.path().toUtf8());
    }

    void aMutePort_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("Redis") << QStringLiteral("redis");
        QTest::newRow("Redis over TLS") << QStringLiteral("rediss");
        QTest::newRow("a remote folder") << QStringLiteral("sftp");
    }

    void aMutePort()
    {
        QFETCH(const QString, kind);
        const SilentListener listener(SilentListener::Kind::Accepts);
        isCancelledSoon(kind, listener.port());
    }

    void aHostThatDoesNotAnswer_data() { aMutePort_data(); }

    void aHostThatDoesNotAnswer()
    {
        QFETCH(const QString, kind);
        const SilentListener listener(SilentListener::Kind::Drops);
        isCancelledSoon(kind, listener.port());
    }

    void aCheckOfAMutePort_data() { aMutePort_data(); }

    void aCheckOfAMutePort()
    {
        QFETCH(const QString, kind);
        const SilentListener listener(SilentListener::Kind::Accepts);
        isCheckCancelledSoon(kind, listener.port());
    }

    void aCheckOfAHostThatDoesNotAnswer_data() { aMutePort_data(); }

    void aCheckOfAHostThatDoesNotAnswer()
    {
        QFETCH(const QString, kind);
        const SilentListener listener(SilentListener::Kind::Drops);
        isCheckCancelledSoon(kind, listener.port());
    }

    void aSearchOfAMutePort_data() { aMutePort_data(); }

    void aSearchOfAMutePort()
    {
        QFETCH(const QString, kind);
        if (const QString why = SshTestServer::missing(); kind == QLatin1String("sftp") && !why.isEmpty())
            QSKIP(qPrintable(why));
        const SilentListener listener(SilentListener::Kind::Accepts);
        isSearchCancelledSoon(targetAt(kind, listener.port()));
    }

    void aStoppedRedis()
    {
        RedisTestServer server;
        QVERIFY(server.isStarted());
        server.stop();
        isCancelledSoon(redisAt(QStringLiteral("redis"), server.port()));
        isSearchCancelledSoon(redisAt(QStringLiteral("redis"), server.port()));
        server.resume();
        QCOMPARE(server.ask({QStringLiteral("DBSIZE")}), QStringLiteral("0"));
    }

    void aStoppedSshServer()
    {
        if (const QString why = SshTestServer::missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
        SshTestServer server;
        QVERIFY(server.isStarted());
        QVERIFY(trustHostKey(server.target(), server.fingerprint()).ok());
        Target target;
        target.name = QStringLiteral("silent");
        target.backend = server.target();
        server.stop();
        isCancelledSoon(target);
        server.resume();
    }

    void aStoppedCephCluster_data()
    {
        QTest::addColumn<bool>("isMonitor");
        QTest::newRow("its monitor") << true;
        QTest::newRow("its OSD") << false;
    }

    void aStoppedCephCluster()
    {
        QFETCH(const bool, isMonitor);
        if (const QString why = CephCluster::missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
        CephCluster cluster;
        const QString error = cluster.start();
        QVERIFY2(error.isEmpty(), qPrintable(error));
        Target target;
        target.name = QStringLiteral("silent");
        target.backend =
            RadosTarget{.conf = cluster.conf(), .keyring = {}, .user = {}, .pool = QStringLiteral("bench")};
        isMonitor ? cluster.stopMonitor() : cluster.stopOsd();
        isCancelledSoon(target);
        if (isMonitor) // an OSD that hangs holds a search for as long as a call lasts
            isSearchCancelledSoon(target);
        isMonitor ? cluster.continueMonitor() : cluster.continueOsd();
        QCOMPARE(cluster.objects(), QString());
    }

private:
    static Target targetAt(const QString& kind, std::uint16_t port)
    {
        return kind == QLatin1String("sftp") ? sshAt(port) : redisAt(kind, port);
    }

    static void isCancelledSoon(const QString& kind, std::uint16_t port)
    {
        if (const QString why = SshTestServer::missing(); kind == QLatin1String("sftp") && !why.isEmpty())
            QSKIP(qPrintable(why));
        isCancelledSoon(targetAt(kind, port));
    }

    static void isCheckCancelledSoon(const QString& kind, std::uint16_t port)
    {
        if (const QString why = SshTestServer::missing(); kind == QLatin1String("sftp") && !why.isEmpty())
            QSKIP(qPrintable(why));
        endsSoon(200ms, [target = targetAt(kind, port)](const std::stop_token& stop) {
            return checkTarget(target, stop);
        });
    }

    static void isSearchCancelledSoon(const Target& target)
    {
        endsSoon(200ms, [&target](const std::stop_token& stop) { return findLeftovers(target, stop); });
    }

    static void isCancelledSoon(const Target& target)
    {
        endsSoon(300ms, [&target](const std::stop_token& stop) {
            return MeasuredTarget::open(planFor(target), target, RuntimeKind::Native, QStringLiteral("run-1"),
                                        stop);
        });
    }

    template <typename Opening>
    static void endsSoon(std::chrono::milliseconds most, const Opening& open)
    {
        std::stop_source stop;
        Clock::time_point asked{};
        std::jthread user([&] {
            std::this_thread::sleep_for(500ms);
            asked = Clock::now();
            stop.request_stop();
        });
        const auto opened = open(stop.get_token());
        const auto ended = Clock::now();
        user.join();
        QVERIFY(!opened.ok());
        QVERIFY2(opened.error().code == Error::Code::Cancelled, qPrintable(codedText(opened.error())));
        const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(ended - asked);
        QVERIFY2(took < most, qPrintable(QStringLiteral("cancelling took %1 ms").arg(took.count())));
    }

    QTemporaryDir m_data;
    QTemporaryDir m_runtime;
};

QTEST_GUILESS_MAIN(TestCancelOpening)
#include "tst_cancel_opening.moc"
