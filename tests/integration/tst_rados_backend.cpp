// SPDX-License-Identifier: GPL-3.0-or-later
#include "ceph_cluster.h"
#include "core/backends/leftovers.h"
#include "core/backends/rados/rados_backend.h"
#include "core/backends/rados/target/rados_target.h"
#include "core/base/system_limits.h"
#include "tests/core/processes/dead_process.h"

#include <QDir>
#include <QTest>

#include <chrono>
#include <thread>

using namespace breakeven;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

std::vector<std::byte> payloadOf(std::size_t size)
{
    std::vector<std::byte> payload(size);
    for (std::size_t i = 0; i < size; ++i)
        payload[i] = static_cast<std::byte>(i * 7);
    return payload;
}

template <typename T>
QString sentenceOf(const Result<T>& result)
{
    return result.ok() ? QString() : codedText(result.error());
}

} // namespace

class TestRadosBackend : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString why = CephCluster::missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_cluster = std::make_unique<CephCluster>();
        const QString error = m_cluster->start();
        QVERIFY2(error.isEmpty(), qPrintable(error));
    }

    void cleanupTestCase() { m_cluster.reset(); }

    void whatWasWrittenIsRead_data()
    {
        QTest::addColumn<RadosHandle>("handle");
        QTest::addColumn<int>("bytes");
        QTest::newRow("the seed's payload over a shared handle") << RadosHandle::Shared << 1600;
        QTest::newRow("the seed's payload over an own handle") << RadosHandle::PerWorker << 1600;
        QTest::newRow("an empty object") << RadosHandle::Shared << 0;
        QTest::newRow("just the size of the first read") << RadosHandle::Shared << 2049;
        QTest::newRow("larger than the first read") << RadosHandle::Shared << 1'000'000;
    }

    void whatWasWrittenIsRead()
    {
        QFETCH(const RadosHandle, handle);
        QFETCH(const int, bytes);
        RadosBackend backend(targetWith(handle), QStringLiteral("ceph"), QStringLiteral("test-1"));
        const auto facts = backend.open();
        QVERIFY2(facts.ok(), qPrintable(sentenceOf(facts)));
        QVERIFY(facts.value().version.startsWith(QLatin1Char('1')));
        QVERIFY(facts.value().roundTrip > 0ns);
        QVERIFY(backend.setItems(8).ok());
        auto session = backend.openSession();
        QVERIFY2(session.ok(), qPrintable(sentenceOf(session)));

        std::vector<std::byte> read;
        const auto absent = session.value()->read(7, read);
        QVERIFY2(absent.ok(), qPrintable(sentenceOf(absent)));
        QVERIFY(absent.value() == Lookup::Missing);
        const auto payload = payloadOf(static_cast<std::size_t>(bytes));
        const Status written = session.value()->write(7, payload);
        QVERIFY2(written.ok(), qPrintable(sentenceOf(written)));
        QVERIFY(session.value()->read(7, read).ok());
        QCOMPARE(read.size(), payload.size());
        QVERIFY(read == payload);

        std::move(session).value().reset();
        QVERIFY(backend.close().ok());
        QCOMPARE(m_cluster->objects(), QString()); // nothing is left behind
    }

    void clearedItemsAreMissing()
    {
        RadosBackend backend(targetWith(RadosHandle::Shared), QStringLiteral("ceph"),
                             QStringLiteral("test-9"));
        QVERIFY(backend.open().ok());
        QVERIFY(backend.setItems(2).ok());
        auto session = backend.openSession();
        QVERIFY(session.ok());
        QVERIFY(session.value()->write(1, payloadOf(1600)).ok());
        QVERIFY(backend.clearItems().ok());
        QCOMPARE(m_cluster->objects(), QString());
        std::vector<std::byte> read;
        QCOMPARE(session.value()->read(1, read).value(), Lookup::Missing);
    }

    // What is reckoned with before a handle is made.
    void aHandleTakesNoMoreThanIsReckoned()
    {
        RadosBackend backend(targetWith(RadosHandle::PerWorker), QStringLiteral("ceph"),
                             QStringLiteral("test-10"));
        QVERIFY(backend.open().ok());
        QVERIFY(backend.setItems(1).ok());
        const auto threads = [] {
            return QDir(QStringLiteral("/proc/self/task"))
                .entryList(QDir::Dirs | QDir::NoDotAndDotDot)
                .size();
        };
        const int descriptorsBefore = descriptorUse().open;
        const auto threadsBefore = threads();
        constexpr int sessionCount = 4;
        std::vector<std::unique_ptr<Session>> sessions;
        std::vector<std::byte> read;
        for (int i = 0; i < sessionCount; ++i) {
            sessions.push_back(std::move(backend.openSession()).value());
            QVERIFY(sessions.back()->write(0, payloadOf(1600)).ok());
        }
        const int descriptors = descriptorUse().open - descriptorsBefore;
        const auto more = threads() - threadsBefore;
        QVERIFY2(descriptors <= sessionCount * backend.descriptorsOfASession(),
                 qPrintable(QString::number(descriptors)));
        QVERIFY2(more <= sessionCount * RadosCluster::threadsOfOne, qPrintable(QString::number(more)));
    }

    void anEmulatedRoundTripIsWaitedOnceAnOperation()
    {
        RadosBackend backend(targetWith(RadosHandle::Shared), QStringLiteral("ceph"),
                             QStringLiteral("test-2"));
        QVERIFY(backend.open().ok());
        QVERIFY(backend.setItems(1).ok());
        QVERIFY(backend.setNetwork({.rtt = 20ms, .jitter = {}, .bandwidthMbit = 0}).ok());
        auto session = backend.openSession();
        QVERIFY(session.ok());
        std::vector<std::byte> read;
        const auto began = Clock::now();
        QVERIFY(session.value()->read(0, read).ok());
        QVERIFY(Clock::now() - began >= 20ms);
    }

    void jitterAndBandwidthAreWaitedFor()
    {
        RadosBackend backend(targetWith(RadosHandle::Shared), QStringLiteral("ceph"),
                             QStringLiteral("test-8"));
        QVERIFY(backend.open().ok());
        QVERIFY(backend.setItems(1).ok());
        auto session = backend.openSession();
        QVERIFY(session.ok());
        const auto timeOf = [&](const Network& network, std::size_t bytes) {
            static_cast<void>(backend.setNetwork(network));
            const auto began = Clock::now();
            const bool done = session.value()->write(0, payloadOf(bytes)).ok();
            return done ? Clock::now() - began : Clock::duration::zero();
        };
        // 100 kB over 8 Mbit/s take 100 ms.
        QVERIFY(timeOf({.rtt = {}, .jitter = {}, .bandwidthMbit = 8}, 100'000) >= 100ms);
        std::vector<Clock::duration> times;
        for (int i = 0; i < 12; ++i)
            times.push_back(timeOf({.rtt = 30ms, .jitter = 25ms, .bandwidthMbit = 0}, 16));
        const auto [shortest, longest] = std::minmax_element(times.begin(), times.end());
        QVERIFY(*shortest >= 5ms);
        QVERIFY(*longest - *shortest > 5ms);
    }

    void anEmulatedWaitIsInterrupted()
    {
        RadosBackend backend(targetWith(RadosHandle::Shared), QStringLiteral("ceph"),
                             QStringLiteral("test-9"));
        QVERIFY(backend.open().ok());
        QVERIFY(backend.setNetwork({.rtt = 10s, .jitter = {}, .bandwidthMbit = 0}).ok());
        auto session = backend.openSession();
        QVERIFY(session.ok());
        const std::jthread other([&] {
            std::this_thread::sleep_for(100ms);
            session.value()->interrupt();
        });
        std::vector<std::byte> read;
        const auto began = Clock::now();
        const auto first = session.value()->read(0, read);
        QVERIFY(!first.ok());
        QCOMPARE(first.error().code, Error::Code::Cancelled);
        const auto second = session.value()->read(0, read); // nor does it wait after a failure
        QVERIFY(!second.ok());
        QVERIFY(Clock::now() - began < 1s);
    }

    void whatADeadRunLeftIsFoundAndRemoved()
    {
        Target target;
        target.name = QStringLiteral("ceph");
        target.backend = targetWith(RadosHandle::Shared);
        const QString run = QStringLiteral("test-6");
        for (const bool isDead : {false, true}) {
            RadosBackend backend(targetWith(RadosHandle::Shared), target.name,
                                 isDead ? markedByTheDead(run) : markedRunId(run));
            QVERIFY(backend.open().ok());
            QVERIFY(backend.setItems(2).ok());
            auto session = backend.openSession();
            QVERIFY(session.ok());
            QVERIFY(session.value()->write(0, payloadOf(1600)).ok());
            QVERIFY(session.value()->write(1, payloadOf(1600)).ok());

            const auto found = findLeftovers(target);
            QVERIFY2(found.ok(), qPrintable(sentenceOf(found)));
            QVERIFY(found.value().isWhole);
            QCOMPARE(found.value().all.size(), isDead ? std::size_t{1} : std::size_t{0});
            if (isDead) {
                const Status removed = remove(found.value().all.front());
                QVERIFY2(removed.ok(), qPrintable(sentenceOf(removed)));
                QCOMPARE(m_cluster->objects(), QString());
            }
            std::move(session).value().reset();
        }
    }

    void anAbsentPoolIsNamed()
    {
        RadosTarget target = targetWith(RadosHandle::Shared);
        target.pool = QStringLiteral("no-such-pool");
        const auto facts = RadosBackend(target, QStringLiteral("ceph"), QStringLiteral("test-3")).open();
        QVERIFY(!facts.ok());
        QCOMPARE(facts.error().code, Error::Code::NotFound);
        QVERIFY(facts.error().where.contains(QLatin1String("no-such-pool")));
    }

    void anAbsentConfIsNamed()
    {
        RadosTarget target = targetWith(RadosHandle::Shared);
        target.conf = QStringLiteral("/no/such/ceph.conf");
        const auto facts = RadosBackend(target, QStringLiteral("ceph"), QStringLiteral("test-4")).open();
        QVERIFY(!facts.ok());
        QCOMPARE(facts.error().code, Error::Code::NotFound);
        QCOMPARE(facts.error().where, target.conf);
    }

    void aCallInProgressIsInterrupted()
    {
        RadosBackend backend(targetWith(RadosHandle::Shared), QStringLiteral("ceph"),
                             QStringLiteral("test-5"));
        QVERIFY(backend.open().ok());
        auto session = backend.openSession();
        QVERIFY(session.ok());
        m_cluster->stopOsd();
        std::jthread other([&] {
            std::this_thread::sleep_for(100ms);
            session.value()->interrupt();
        });
        std::vector<std::byte> read;
        const auto began = Clock::now();
        const auto result = session.value()->read(0, read);
        const auto took = Clock::now() - began;
        m_cluster->continueOsd();
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, Error::Code::Cancelled);
        QVERIFY(took < 3s); // well before the time-out of 5 s
    }

    void aDeadOsdIsAClearFailureWithin10Seconds() // the last: it takes the cluster with it
    {
        RadosBackend backend(targetWith(RadosHandle::Shared), QStringLiteral("ceph"),
                             QStringLiteral("test-6"));
        QVERIFY(backend.open().ok());
        auto session = backend.openSession();
        QVERIFY(session.ok());
        m_cluster->killOsd();
        const auto began = Clock::now();
        const auto written = session.value()->write(0, payloadOf(1600));
        QVERIFY(!written.ok());
        QCOMPARE(written.error().code, Error::Code::TimedOut);
        QVERIFY(Clock::now() - began < 10s);
        std::move(session).value().reset();

        m_cluster->killMonitor();
        const auto again = Clock::now();
        const auto facts =
            RadosBackend(targetWith(RadosHandle::Shared), QStringLiteral("ceph"), QStringLiteral("test-7"))
                .open();
        QVERIFY(!facts.ok());
        QCOMPARE(facts.error().code, Error::Code::TimedOut);
        QVERIFY(Clock::now() - again < 10s);
    }

private:
    [[nodiscard]] RadosTarget targetWith(RadosHandle handle) const
    {
        return {.conf = m_cluster->conf(),
                .keyring = {},
                .user = {},
                .pool = QStringLiteral("bench"),
                .handle = handle};
    }

    std::unique_ptr<CephCluster> m_cluster;
};

QTEST_GUILESS_MAIN(TestRadosBackend)
#include "tst_rados_backend.moc"
