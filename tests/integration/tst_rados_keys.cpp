// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/error_text.h"
#include "ceph_cluster.h"
#include "core/backends/rados/rados_code.h"
#include "core/backends/rados/target/rados_target.h"
#include "core/backends/target_check.h"

#include <QTest>

#include <chrono>

using namespace breakeven;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// A cluster that wants keys, as all real ones do.
class TestRadosKeys : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString why = CephCluster::missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_cluster = std::make_unique<CephCluster>(CephCluster::Access::Keys);
        const QString error = m_cluster->start();
        QVERIFY2(error.isEmpty(), qPrintable(error));
    }

    void cleanupTestCase() { m_cluster.reset(); }

    void whoMayUseThePoolCan()
    {
        const auto facts = check(QStringLiteral("able"),
                                 m_cluster->keyringOf(QStringLiteral("able"), QStringLiteral("allow r"),
                                                      QStringLiteral("allow rwx pool=bench")));
        QVERIFY2(facts.ok(), facts.ok() ? "" : qPrintable(codedText(facts.error())));
        QVERIFY(facts.value().isTried);
        QCOMPARE(facts.value().replicas, std::optional(1));
        QCOMPARE(facts.value().emulation, QStringLiteral("wait_per_operation"));
        QCOMPARE(m_cluster->objects(), QString());
    }

    void whoMayNotIsToldWhy_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("keyring");
        QTest::addColumn<AnyCode>("code");
        QTest::addColumn<QString>("advice");
        const auto row = [](const char* name, const char* user, const QString& keyring, const AnyCode& code,
                            const char* advice) {
            QTest::newRow(name) << QString::fromLatin1(user) << keyring << code
                                << QString::fromLatin1(advice);
        };
        if (!m_cluster)
            return;
        const QString readMonitors = QStringLiteral("allow r");
        QVERIFY(!m_cluster->keyringOf(QStringLiteral("known"), readMonitors, QStringLiteral("allow rwx"))
                     .isEmpty());
        row("a wrong key", "known", m_cluster->inventedKeyring(QStringLiteral("known")),
            RadosCode::KeyringRefused, "ceph auth get");
        row("a user that the cluster doesn't know", "nobody",
            m_cluster->inventedKeyring(QStringLiteral("nobody")), RadosCode::KeyringRefused, "ceph auth get");
        row("a keyring without the user", "other", m_cluster->inventedKeyring(QStringLiteral("somebody")),
            RadosCode::KeyringRefused, "ceph auth get");
        row("a user without capabilities on the pool", "poor",
            m_cluster->keyringOf(QStringLiteral("poor"), readMonitors, {}), RadosCode::PoolRefused,
            "ceph auth caps");
        row("a user of another pool", "stranger",
            m_cluster->keyringOf(QStringLiteral("stranger"), readMonitors,
                                 QStringLiteral("allow rwx pool=elsewhere")),
            RadosCode::PoolRefused, "ceph auth caps");
        row("a user who may only read", "reader",
            m_cluster->keyringOf(QStringLiteral("reader"), readMonitors,
                                 QStringLiteral("allow r pool=bench")),
            RadosCode::PoolRefused, "ceph auth caps");
    }

    void whoMayNotIsToldWhy()
    {
        QFETCH(const QString, user);
        QFETCH(const QString, keyring);
        QFETCH(const AnyCode, code);
        QFETCH(const QString, advice);
        QVERIFY(!keyring.isEmpty());
        const auto began = Clock::now();
        const auto facts = check(user, keyring);
        QVERIFY(!facts.ok());
        const QString said = sentence(facts.error());
        QVERIFY2(facts.error().code == code, qPrintable(said));
        QVERIFY2(said.contains(advice), qPrintable(said));
        QVERIFY2(said.contains(QLatin1String("client.") + user), qPrintable(said));
        QVERIFY(Clock::now() - began < 10s);
        QCOMPARE(m_cluster->objects(), QString());
    }

private:
    [[nodiscard]] Result<TargetFacts> check(const QString& user, const QString& keyring) const
    {
        Target target;
        target.name = QStringLiteral("ceph");
        target.backend = RadosTarget{
            .conf = m_cluster->conf(), .keyring = keyring, .user = user, .pool = QStringLiteral("bench")};
        return checkTarget(target);
    }

    std::unique_ptr<CephCluster> m_cluster;
};

QTEST_GUILESS_MAIN(TestRadosKeys)
#include "tst_rados_keys.moc"
