// SPDX-License-Identifier: GPL-3.0-or-later

// A real Python at the objects of a real Ceph, through librados' own binding.

#include "app/wording/error_text.h"
#include "ceph_cluster.h"
#include "core/backends/rados/rados_backend.h"
#include "core/backends/rados/rados_place.h"
#include "core/backends/rados/target/rados_target.h"
#include "core/runtimes/calibrated_cpython.h"
#include "tests/core/runtimes/placed_backend.h"
#include "tests/core/runtimes/test_python.h"

#include <QTest>

#include <algorithm>

using namespace breakeven;
using namespace std::chrono_literals;

class TestCPythonRados : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!hasModules(debianPython(), QStringLiteral("rados")))
            QSKIP("no /usr/bin/python3 with librados' binding: apt-get install python3-rados");
        if (const QString why = CephCluster::missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_cluster = std::make_unique<CephCluster>();
        const QString error = m_cluster->start();
        QVERIFY2(error.isEmpty(), qPrintable(error));
    }

    void cleanupTestCase() { m_cluster.reset(); }

    void objectsAreReplacedByEveryOperation_data()
    {
        QTest::addColumn<RadosHandle>("handle");
        QTest::addColumn<PoolKind>("pool");
        QTest::addColumn<int>("threads");
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("a plain loop") << RadosHandle::Shared << PoolKind::Kept << 1 << qint64{1600};
        QTest::newRow("six threads over a shared handle")
            << RadosHandle::Shared << PoolKind::Kept << 6 << qint64{1600};
        QTest::newRow("three threads with a handle each")
            << RadosHandle::PerWorker << PoolKind::Kept << 3 << qint64{1600};
        QTest::newRow("a pool a batch") << RadosHandle::Shared << PoolKind::PerBatch << 3 << qint64{1600};
        QTest::newRow("just the size of the first read")
            << RadosHandle::Shared << PoolKind::Kept << 2 << qint64{2048};
        QTest::newRow("larger than the first read")
            << RadosHandle::Shared << PoolKind::Kept << 2 << qint64{1'000'000};
    }

    void objectsAreReplacedByEveryOperation()
    {
        QFETCH(const RadosHandle, handle);
        QFETCH(const PoolKind, pool);
        QFETCH(const int, threads);
        QFETCH(const qint64, bytes);
        RadosBackend backend(targetWith(handle), QStringLiteral("ceph"), QStringLiteral("python-1"));
        QVERIFY(backend.open().ok());
        QVERIFY(backend.setItems(8).ok());
        {
            CPythonRuntime runtime(backend, pool, 1, {.interpreter = debianPython()});
            QVERIFY(runtime.setWorkload({.items = 8, .payloadBytes = bytes}).ok());
            const auto samples = runtime.measure(
                {.arm = Arm::ofThreads(threads), .batches = 3, .atMost = 10s, .verify = true}, {});
            QVERIFY2(samples.ok(), samples.ok() ? "" : qPrintable(codedText(samples.error())));
            QCOMPARE(samples.value().batches.size(), std::size_t{3});
            QVERIFY(runtime.python()->clients.contains(QStringLiteral("rados")));

            const auto session = std::move(backend.openSession()).value();
            std::vector<std::byte> read;
            const auto found = session->read(7, read);
            QVERIFY(found.ok());
            QVERIFY(found.value() == Lookup::Found);
            QCOMPARE(static_cast<qint64>(read.size()), bytes);
        }
        QVERIFY(backend.close().ok());
        QCOMPARE(m_cluster->objects(), QString()); // nothing is left behind
    }

    void anEmulatedRoundTripIsWaitedOnceAnOperation()
    {
        RadosBackend backend(targetWith(RadosHandle::Shared), QStringLiteral("ceph"),
                             QStringLiteral("python-2"));
        QVERIFY(backend.open().ok());
        QVERIFY(backend.setItems(4).ok());
        CPythonRuntime runtime(backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
        QVERIFY(runtime.setWorkload({.items = 4}).ok());
        const auto near = runtime.measure({.arm = Arm::ofThreads(1), .batches = 3, .atMost = 10s}, {});
        QVERIFY2(near.ok(), near.ok() ? "" : qPrintable(codedText(near.error())));
        QVERIFY(backend.setNetwork({.rtt = 20ms}).ok());
        const auto far = runtime.measure({.arm = Arm::ofThreads(1), .batches = 3, .atMost = 10s}, {});
        QVERIFY2(far.ok(), far.ok() ? "" : qPrintable(codedText(far.error())));
        const auto least = [](const ArmSamples& samples) {
            return *std::min_element(samples.batches.begin(), samples.batches.end());
        };
        QVERIFY(least(far.value()) >= 8 * 20ms);
        QVERIFY(least(far.value()) < 16 * 20ms); // not twice
    }

    void itsHoldsOfTheGilAreCalibratedThere()
    {
        RadosBackend backend(targetWith(RadosHandle::Shared), QStringLiteral("ceph"),
                             QStringLiteral("python-3"));
        QVERIFY(backend.open().ok());
        QVERIFY(backend.setItems(4).ok());
        {
            CalibratedCPython runtime(backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
            QVERIFY(runtime.setWorkload({.items = 4}).ok());
            QVERIFY(runtime.prepare(1, {}).ok());
            const auto samples =
                runtime.measure({.arm = Arm::ofThreads(3), .batches = 2, .verify = true}, {});
            QVERIFY2(samples.ok(), samples.ok() ? "" : qPrintable(codedText(samples.error())));
            QVERIFY(samples.value().totals->gilHeld.has_value());
        }
        QVERIFY(backend.close().ok());
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<ItemPlace>("place");
        QTest::addColumn<AnyCode>("code");
        QTest::addColumn<QString>("said");
        RadosPlace place;
        place.conf = m_cluster ? m_cluster->conf() : QString();
        place.pool = QStringLiteral("no-such-pool");
        QTest::newRow("an absent pool")
            << ItemPlace(place) << AnyCode(Error::Code::NotFound) << QStringLiteral("no-such-pool");
        place.pool = QStringLiteral("bench");
        place.conf = QStringLiteral("/no/such/ceph.conf");
        QTest::newRow("an absent conf") << ItemPlace(place) << AnyCode(Error::Code::NotFound) << QString();
        place.conf = m_cluster ? m_cluster->conf() : QString();
        place.keyring = QStringLiteral("/no/such/keyring");
        QTest::newRow("an absent keyring")
            << ItemPlace(place) << AnyCode(Error::Code::InputOutput) << QStringLiteral("keyring");
    }

    void whatIsWrongIsSaid()
    {
        QFETCH(const ItemPlace, place);
        QFETCH(const AnyCode, code);
        QFETCH(const QString, said);
        PlacedBackend backend(place);
        CPythonRuntime runtime(backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
        QVERIFY(runtime.setWorkload({.items = 4}).ok());
        const auto failed = runtime.measure({}, {});
        QVERIFY(!failed.ok());
        QVERIFY2(failed.error().code == code, qPrintable(codedText(failed.error())));
        QVERIFY2(clause(failed.error()).contains(said), qPrintable(clause(failed.error())));
    }

    void aMissingBindingIsNamed()
    {
        const QTemporaryDir tools;
        RadosPlace place;
        place.conf = m_cluster->conf();
        place.pool = QStringLiteral("bench");
        PlacedBackend backend(place);
        CPythonRuntime runtime(
            backend, PoolKind::Kept, 1,
            {.interpreter = scriptedInterpreter(tools, "exec /usr/bin/python3 -I -S \"$@\"\n")});
        QVERIFY(runtime.setWorkload({}).ok());
        const auto failed = runtime.measure({}, {});
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error().code, Error::Code::Unsupported);
        QVERIFY2(sentence(failed.error()).contains(QStringLiteral("python3-rados")),
                 qPrintable(sentence(failed.error())));
    }

    // Last, as the cluster is of no use after it.
    void zzADeadOsdIsSaidInTime()
    {
        RadosBackend backend(targetWith(RadosHandle::Shared), QStringLiteral("ceph"),
                             QStringLiteral("python-4"));
        QVERIFY(backend.open().ok());
        QVERIFY(backend.setItems(2).ok());
        CPythonRuntime runtime(backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
        QVERIFY(runtime.setWorkload({.items = 2}).ok());
        QVERIFY(runtime.measure({.arm = Arm::ofThreads(2)}, {}).ok());
        m_cluster->stopOsd();
        const auto failed = runtime.measure({.arm = Arm::ofThreads(2)}, {});
        m_cluster->continueOsd();
        QVERIFY(!failed.ok());
        QVERIFY2(failed.error().code == Error::Code::TimedOut, qPrintable(codedText(failed.error())));
    }

private:
    [[nodiscard]] RadosTarget targetWith(RadosHandle handle) const
    {
        RadosTarget target;
        target.conf = m_cluster->conf();
        target.pool = QStringLiteral("bench");
        target.handle = handle;
        return target;
    }

    std::unique_ptr<CephCluster> m_cluster;
};

QTEST_GUILESS_MAIN(TestCPythonRados)
#include "tst_cpython_rados.moc"
