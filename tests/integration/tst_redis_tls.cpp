// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/error_text.h"
#include "core/backends/backend_factory.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/backends/redis/tls_code.h"
#include "tests/integration/tls_test_server.h"

#include <algorithm>
#include <thread>

using namespace breakeven;
using namespace std::chrono_literals;
using Bytes = std::vector<std::byte>;

namespace {

Bytes everyByteValue(std::size_t size)
{
    Bytes bytes(size);
    std::generate(bytes.begin(), bytes.end(), [value = 0]() mutable { return std::byte(value++ & 0xff); });
    return bytes;
}

std::unique_ptr<Backend> backendOf(const RedisTarget& redis)
{
    const Target target{.name = QStringLiteral("redis"), .backend = redis, .network = {}};
    return std::move(makeBackend(target, QStringLiteral("run-1"))).value();
}

QString addressOf(const char* scheme, const char* host, quint16 port)
{
    return QStringLiteral("%1://%2:%3")
        .arg(QString::fromLatin1(scheme), QString::fromLatin1(host), QString::number(port));
}

} // namespace

class TestRedisTls : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!RedisTestServer::isInstalled() || !TestCertificates::areAvailable())
            QSKIP("redis-server, redis-cli and openssl are not all installed");
        const QString authority = QStringLiteral("authority");
        const QString everyName = QStringLiteral("DNS:localhost,IP:127.0.0.1,IP:::1");
        QVERIFY(m_certificates.addAuthority(authority));
        QVERIFY(m_certificates.addAuthority(QStringLiteral("stranger")));
        QVERIFY(m_certificates.add(QStringLiteral("good"), authority, everyName));
        QVERIFY(m_certificates.add(QStringLiteral("by-name"), authority, QStringLiteral("DNS:localhost")));
        QVERIFY(m_certificates.add(QStringLiteral("other-host"), authority,
                                   QStringLiteral("DNS:cache.example,IP:10.1.2.3")));
        QVERIFY(m_certificates.add(QStringLiteral("expired"), authority, everyName, -1));
        QVERIFY(m_certificates.add(QStringLiteral("unknown"), QStringLiteral("stranger"), everyName));
        QVERIFY(m_certificates.add(QStringLiteral("client"), authority));
        QVERIFY(m_certificates.add(QStringLiteral("foreign-client"), QStringLiteral("stranger")));
    }

    void whatIsWrittenIsRead_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("versions");
        const QString any = QStringLiteral("TLSv1.2 TLSv1.3");
        QTest::newRow("by address") << QByteArray("127.0.0.1") << QStringLiteral("good") << any;
        QTest::newRow("by IPv6 address") << QByteArray("[::1]") << QStringLiteral("good") << any;
        QTest::newRow("by name") << QByteArray("localhost") << QStringLiteral("by-name") << any;
        QTest::newRow("TLS 1.2") << QByteArray("localhost") << QStringLiteral("good")
                                 << QStringLiteral("TLSv1.2");
    }

    // Also through a relay, where the name that is verified stays the one that was asked for.
    void whatIsWrittenIsRead()
    {
        QFETCH(const QByteArray, host);
        QFETCH(const QString, certificate);
        QFETCH(const QString, versions);
        TlsTestServer server(m_certificates, certificate,
                             QStringLiteral("requirepass secret\ntls-protocols \"%1\"").arg(versions));
        QVERIFY(server->isStarted());
        RedisTarget target = trusting(addressOf("rediss", host.constData(), server.port()));
        target.password = QStringLiteral("secret");
        const auto backend = backendOf(target);
        const auto facts = backend->open();
        QVERIFY2(facts.ok(), facts.ok() ? "" : qPrintable(codedText(facts.error())));
        QCOMPARE(facts.value().endpoint, target.server);
        const auto session = std::move(backend->openSession()).value();
        for (const auto rtt : {0us, 500us}) {
            QVERIFY(backend->setNetwork({.rtt = rtt}).ok());
            for (const std::size_t size : {std::size_t{1600}, std::size_t{0}, std::size_t{1'000'000}}) {
                const Bytes written = everyByteValue(size);
                QVERIFY(session->write(1, written).ok());
                Bytes read;
                QVERIFY(session->read(1, read).ok());
                QVERIFY(read == written);
            }
        }
        const auto place = backend->place();
        QVERIFY(place.ok());
        const QJsonObject tls = place.value().fields.value(QLatin1String("tls")).toObject();
        QCOMPARE(tls.value(QLatin1String("name")).toString(),
                 QString::fromLatin1(host).remove(QLatin1Char('[')).remove(QLatin1Char(']')));
        QCOMPARE(tls.value(QLatin1String("ca_file")).toString(), target.caFile);
        QVERIFY(backend->close().ok());
    }

    void aServerThatCannotProveItselfIsRefused_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<AnyCode>("code");
        QTest::addColumn<QString>("detail");
        const auto code = [](const AnyCode& value) { return value; };
        QTest::newRow("another host's certificate")
            << QStringLiteral("other-host") << code(TlsCode::CertificateOfOther)
            << QStringLiteral("the certificate names cache.example, 10.1.2.3");
        QTest::newRow("an address that only the name's certificate covers")
            << QStringLiteral("by-name") << code(TlsCode::CertificateOfOther)
            << QStringLiteral("the certificate names localhost");
        QTest::newRow("an unknown authority")
            << QStringLiteral("unknown") << code(TlsCode::CertificateUntrusted)
            << QStringLiteral("unable to get local issuer certificate");
        QTest::newRow("signed by itself") << QStringLiteral("stranger") << code(TlsCode::CertificateUntrusted)
                                          << QStringLiteral("self-signed certificate");
        QTest::newRow("an expired certificate")
            << QStringLiteral("expired") << code(TlsCode::CertificateExpired)
            << QStringLiteral("certificate has expired");
    }

    void aServerThatCannotProveItselfIsRefused()
    {
        QFETCH(const QString, certificate);
        QFETCH(const AnyCode, code);
        QFETCH(const QString, detail);
        TlsTestServer server(m_certificates, certificate);
        QVERIFY(server->isStarted());
        const RedisTarget target = trusting(addressOf("rediss", "127.0.0.1", server.port()));
        const auto opened = backendOf(target)->open();
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().code, code);
        QCOMPARE(opened.error().where, target.server);
        QCOMPARE(clause(opened.error()), detail);
    }

    void withoutAFileTheSystemsAuthoritiesDecide()
    {
        TlsTestServer server(m_certificates, QStringLiteral("good"));
        QVERIFY(server->isStarted());
        const auto opened =
            backendOf({.server = addressOf("rediss", "localhost", server.port()), .password = {}})->open();
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().code, TlsCode::CertificateUntrusted);
    }

    void aServerInPlainTextIsNeverSpokenToBehindTls()
    {
        const RedisTestServer server(QStringLiteral("requirepass secret"));
        QVERIFY(server.isStarted());
        RedisTarget target = trusting(addressOf("rediss", "127.0.0.1", server.port()));
        target.password = QStringLiteral("secret");
        const auto opened = backendOf(target)->open();
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().code, TlsCode::Missing);
        QCOMPARE(opened.error().where, target.server);
        const QString commands = server.ask({QStringLiteral("-a"), QStringLiteral("secret"),
                                             QStringLiteral("INFO"), QStringLiteral("commandstats")});
        QVERIFY(!commands.contains(QLatin1String("cmdstat_auth:calls=2"))); // the test's own is one
    }

    void aServerWithTlsSaysSoBehindPlainText()
    {
        TlsTestServer server(m_certificates, QStringLiteral("good"));
        QVERIFY(server->isStarted());
        const QString address = addressOf("redis", "127.0.0.1", server.port());
        const auto opened = backendOf({.server = address, .password = {}})->open();
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().code, TlsCode::Needed);
        QCOMPARE(opened.error().where, address);
    }

    void aServerMayAskForTheClientsCertificate_data()
    {
        QTest::addColumn<QString>("versions");
        QTest::newRow("TLS 1.2") << QStringLiteral("TLSv1.2");
        QTest::newRow("TLS 1.3") << QStringLiteral("TLSv1.3");
    }

    void aServerMayAskForTheClientsCertificate()
    {
        QFETCH(const QString, versions);
        TlsTestServer server(m_certificates, QStringLiteral("good"),
                             QStringLiteral("tls-auth-clients yes\ntls-protocols \"%1\"").arg(versions));
        QVERIFY(server->isStarted());
        RedisTarget target = trusting(addressOf("rediss", "localhost", server.port()));

        const auto without = backendOf(target)->open();
        QVERIFY(!without.ok());
        QVERIFY2(without.error().code == TlsCode::ClientRefused, qPrintable(codedText(without.error())));

        target.clientCertificate = m_certificates.certificate(QStringLiteral("foreign-client"));
        target.clientKey = m_certificates.key(QStringLiteral("foreign-client"));
        const auto foreign = backendOf(target)->open();
        QVERIFY(!foreign.ok());
        QCOMPARE(foreign.error().code, TlsCode::ClientRefused);

        target.clientCertificate = m_certificates.certificate(QStringLiteral("client"));
        target.clientKey = m_certificates.key(QStringLiteral("client"));
        const auto opened = backendOf(target)->open();
        QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(codedText(opened.error())));
    }

    void aFileThatIsOfNoUseIsNamed_data()
    {
        QTest::addColumn<QString>("authorities");
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("named");
        QTest::addColumn<AnyCode>("code");
        const QString good = m_certificates.certificate(QStringLiteral("authority"));
        const QString client = m_certificates.certificate(QStringLiteral("client"));
        const QString clientKey = m_certificates.key(QStringLiteral("client"));
        const QString otherKey = m_certificates.key(QStringLiteral("good"));
        const QString absent = QStringLiteral("/nowhere/ca.crt");
        const auto code = [](const AnyCode& value) { return value; };
        QTest::newRow("no such authorities")
            << absent << QString() << QString() << absent << code(Error::Code::NotFound);
        QTest::newRow("a key for authorities")
            << clientKey << QString() << QString() << clientKey << code(Error::Code::InvalidInput);
        QTest::newRow("no such key") << good << client << absent << absent << code(Error::Code::NotFound);
        QTest::newRow("the key of another certificate")
            << good << client << otherKey << otherKey << code(Error::Code::InvalidInput);
        QTest::newRow("a certificate for a key")
            << good << client << client << client << code(Error::Code::InvalidInput);
    }

    void aFileThatIsOfNoUseIsNamed()
    {
        QFETCH(const QString, authorities);
        QFETCH(const QString, certificate);
        QFETCH(const QString, key);
        QFETCH(const QString, named);
        QFETCH(const AnyCode, code);
        TlsTestServer server(m_certificates, QStringLiteral("good"));
        QVERIFY(server->isStarted());
        const auto opened = backendOf({.server = addressOf("rediss", "127.0.0.1", server.port()),
                                       .password = {},
                                       .caFile = authorities,
                                       .clientCertificate = certificate,
                                       .clientKey = key})
                                ->open();
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().code, code);
        QCOMPARE(opened.error().where, named);
    }

    void aServerKilledMidUseIsAnErrorAtOnce()
    {
        TlsTestServer server(m_certificates, QStringLiteral("good"));
        QVERIFY(server->isStarted());
        const auto backend = backendOf(trusting(addressOf("rediss", "localhost", server.port())));
        QVERIFY(backend->open().ok());
        const auto session = std::move(backend->openSession()).value();
        QVERIFY(session->write(0, everyByteValue(1600)).ok());
        server->kill();
        Bytes read;
        QCOMPARE(session->read(0, read).error().code, Error::Code::ConnectionLost);
        QCOMPARE(session->write(0, read).error().code, Error::Code::ConnectionLost);
    }

    void anInterruptUnblocksAHungRead()
    {
        TlsTestServer server(m_certificates, QStringLiteral("good"));
        QVERIFY(server->isStarted());
        const auto backend = backendOf(trusting(addressOf("rediss", "localhost", server.port())));
        QVERIFY(backend->open().ok());
        const auto session = std::move(backend->openSession()).value();
        server->stop();
        const auto start = std::chrono::steady_clock::now();
        std::jthread stopper([&session] { session->interrupt(); });
        Bytes read;
        const auto found = session->read(0, read);
        const auto took = std::chrono::steady_clock::now() - start;
        stopper.join();
        server->resume();
        QVERIFY(!found.ok());
        QCOMPARE(found.error().code, Error::Code::Cancelled);
        QVERIFY(took < 4s); // the timeout of a command is 5 s
    }

private:
    [[nodiscard]] RedisTarget trusting(const QString& server) const
    {
        return {.server = server,
                .password = {},
                .caFile = m_certificates.certificate(QStringLiteral("authority"))};
    }

    TestCertificates m_certificates;
};

QTEST_GUILESS_MAIN(TestRedisTls)
#include "tst_redis_tls.moc"
