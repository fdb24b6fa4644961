// SPDX-License-Identifier: GPL-3.0-or-later

// A real Python at the items of a real Redis: through the relay, and encrypted.

#include "app/wording/error_text.h"
#include "core/backends/backend_factory.h"
#include "core/backends/redis/redis_place.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/runtimes/cpython_runtime.h"
#include "tests/core/runtimes/placed_backend.h"
#include "tests/core/runtimes/test_python.h"
#include "tests/integration/tls_test_server.h"

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

const QString password = QStringLiteral("not-for-the-command-line");

std::unique_ptr<Backend> backendOf(const RedisTarget& redis)
{
    const Target target{.name = QStringLiteral("redis"), .backend = redis, .network = {}};
    return std::move(makeBackend(target, QStringLiteral("run-1"))).value();
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCPythonBackends : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!hasModules(debianPython(), QStringLiteral("numpy, redis")))
            QSKIP("no /usr/bin/python3 with numpy and redis: apt-get install python3-numpy python3-redis");
        if (!RedisTestServer::isInstalled() || !TestCertificates::areAvailable())
            QSKIP("redis-server, redis-cli and openssl are not all installed");
        const QString authority = QStringLiteral("authority");
        QVERIFY(m_certificates.addAuthority(authority));
        QVERIFY(m_certificates.addAuthority(QStringLiteral("stranger")));
        QVERIFY(m_certificates.add(QStringLiteral("good"), authority,
                                   QStringLiteral("DNS:localhost,IP:127.0.0.1,IP:::1")));
        QVERIFY(m_certificates.add(QStringLiteral("by-name"), authority, QStringLiteral("DNS:localhost")));
        QVERIFY(m_certificates.add(QStringLiteral("client"), authority));
    }

    // Sixteen round trips of 300 ms, twice and more: longer than the patience, yet no hang.
    void aFarServerIsNoHang()
    {
        const RedisTestServer server;
        QVERIFY(server.isStarted());
        const auto backend = backendOf({.server = server.address(), .password = {}});
        QVERIFY(backend->open().ok());
        QVERIFY(backend->setItems(8).ok());
        QVERIFY(backend->setNetwork({.rtt = 300ms}).ok());
        const auto place = backend->place();
        QVERIFY(place.ok());
        QCOMPARE(place.value().network.rtt, std::chrono::nanoseconds(300ms));
        QVERIFY(place.value().roundTrip > 0ns);

        CPythonRuntime runtime(*backend, PoolKind::Kept, 1,
                               {.interpreter = debianPython(), .patience = 4000ms});
        QVERIFY(runtime.setWorkload({.items = 8}).ok());
        const auto samples =
            runtime.measure({.arm = Arm::ofThreads(1), .warmUpBatches = 1, .batches = 1}, {});
        QVERIFY2(samples.ok(), samples.ok() ? "" : qPrintable(codedText(samples.error())));
        QVERIFY(samples.value().batches.front() >= 16 * 300ms);
    }

    void anEncryptedServerIsMeasured_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("more");
        QTest::newRow("by address") << QStringLiteral("127.0.0.1") << QStringLiteral("good") << QString();
        QTest::newRow("by name, which alone the certificate holds")
            << QStringLiteral("localhost") << QStringLiteral("by-name") << QString();
        QTest::newRow("that wants the client's certificate")
            << QStringLiteral("localhost") << QStringLiteral("good")
            << QStringLiteral("tls-auth-clients yes");
    }

    // Also through a relay, where the name that is verified stays the one that was asked for.
    void anEncryptedServerIsMeasured()
    {
        QFETCH(const QString, host);
        QFETCH(const QString, certificate);
        QFETCH(const QString, more);
        TlsTestServer server(m_certificates, certificate,
                             QStringLiteral("requirepass %1\n%2").arg(password, more));
        QVERIFY(server->isStarted());
        RedisTarget target{.server = QStringLiteral("rediss://%1:%2").arg(host).arg(server.port()),
                           .password = password,
                           .caFile = m_certificates.certificate(QStringLiteral("authority"))};
        if (!more.isEmpty()) {
            target.clientCertificate = m_certificates.certificate(QStringLiteral("client"));
            target.clientKey = m_certificates.key(QStringLiteral("client"));
        }
        const auto backend = backendOf(target);
        const auto opened = backend->open();
        QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(codedText(opened.error())));
        QVERIFY(backend->setItems(4).ok());
        CPythonRuntime runtime(*backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
        QVERIFY(runtime.setWorkload({.items = 4}).ok());
        for (const auto rtt : {0us, 1000us}) {
            QVERIFY(backend->setNetwork({.rtt = rtt}).ok());
            for (const int threads : {1, 3}) {
                const auto samples =
                    runtime.measure({.arm = Arm::ofThreads(threads), .batches = 2, .verify = true}, {});
                QVERIFY2(samples.ok(), samples.ok() ? "" : qPrintable(codedText(samples.error())));
                if (threads == 1)
                    QVERIFY(samples.value().batches.front() >= 8 * rtt);
            }
        }
        const QString process = QStringLiteral("/proc/%1/").arg(*runtime.processId());
        QVERIFY(!contentOf(process + QStringLiteral("environ")).contains(password.toUtf8()));
        QVERIFY(!contentOf(process + QStringLiteral("cmdline")).contains(password.toUtf8()));
        QVERIFY(backend->close().ok());
    }

    void aServerThatCannotProveItselfIsRefused_data()
    {
        QTest::addColumn<QString>("authority");
        QTest::addColumn<QString>("name");
        QTest::newRow("a stranger has signed") << QStringLiteral("stranger") << QStringLiteral("localhost");
        QTest::newRow("the name is another") << QStringLiteral("authority") << QStringLiteral("127.0.0.1");
    }

    void aServerThatCannotProveItselfIsRefused()
    {
        QFETCH(const QString, authority);
        QFETCH(const QString, name);
        TlsTestServer server(m_certificates, QStringLiteral("by-name"));
        QVERIFY(server->isStarted());
        RedisPlace place;
        place.host = QStringLiteral("127.0.0.1");
        place.port = server.port();
        place.hash = QStringLiteral("breakeven:test:hm");
        place.tls = TlsPlace{.name = name,
                             .caFile = m_certificates.certificate(authority),
                             .clientCertificate = {},
                             .clientKey = {}};
        PlacedBackend backend(place);
        CPythonRuntime runtime(backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
        QVERIFY(runtime.setWorkload({.items = 4}).ok());
        const auto refused = runtime.measure({}, {});
        QVERIFY(!refused.ok());
        QVERIFY2(refused.error().code == Error::Code::EncryptionFailed,
                 qPrintable(codedText(refused.error())));
        QVERIFY2(clause(refused.error()).contains(QLatin1String("certificate"), Qt::CaseInsensitive),
                 qPrintable(clause(refused.error())));
    }

private:
    TestCertificates m_certificates;
};

QTEST_GUILESS_MAIN(TestCPythonBackends)
#include "tst_cpython_backends.moc"
