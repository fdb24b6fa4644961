// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/native_runtime.h"
#include "core/runtimes/runtime_code.h"
#include "core/runtimes/runtime_factory.h"
#include "tests/core/runtimes/fake_backend.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <future>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

constexpr int itemsOfPlan = 8;

int threadsOfThisProcess()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("Threads:"))
            return line.mid(8).trimmed().toInt();
    return -1;
}

ArmRequest batches(int threads, int count)
{
    return {.arm = Arm::ofThreads(threads),
            .warmUpBatches = 0,
            .batches = count,
            .atMost = 1min,
            .verify = false};
}

} // namespace

class TestNativeRuntime : public QObject
{
    Q_OBJECT

    int m_threadsAtStart = 0;

private slots:
    void initTestCase() { m_threadsAtStart = threadsOfThisProcess(); }

    void everyBatchTouchesEveryItemOnce_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<bool>("kept");

        QTest::newRow("one thread, kept") << 1 << true;
        QTest::newRow("one thread, per batch") << 1 << false;
        QTest::newRow("two threads, kept") << 2 << true;
        QTest::newRow("six threads, kept") << 6 << true;
        QTest::newRow("six threads, per batch") << 6 << false;
        QTest::newRow("more threads than items, kept") << 12 << true;
        QTest::newRow("more threads than items, per batch") << 12 << false;
    }

    void everyBatchTouchesEveryItemOnce()
    {
        QFETCH(const int, threads);
        QFETCH(const bool, kept);
        FakeBackend backend;
        NativeRuntime runtime(backend, kept ? PoolKind::Kept : PoolKind::PerBatch, 1);
        QVERIFY(runtime.setWorkload({.items = itemsOfPlan}).ok());

        constexpr int stoppedCount = 25;
        const auto samples = runtime.measure(batches(threads, stoppedCount), {});

        QVERIFY(samples.ok());
        QCOMPARE(samples.value().arm.threads(), threads);
        QCOMPARE(samples.value().batches.size(), std::size_t{stoppedCount});
        const auto operations = backend.operations();
        QCOMPARE(operations.size(), std::size_t{stoppedCount * itemsOfPlan * 2});
        for (int batch = 0; batch < stoppedCount; ++batch) {
            std::map<int, int> reads;
            std::map<int, int> writes;
            for (int i = 0; i < itemsOfPlan * 2; ++i) {
                const auto& operation = operations[static_cast<std::size_t>(batch * itemsOfPlan * 2 + i)];
                (operation.write ? writes : reads)[operation.item] += 1;
            }
            QCOMPARE(reads.size(), std::size_t{itemsOfPlan});
            QCOMPARE(writes.size(), std::size_t{itemsOfPlan});
        }
    }

    void aSingleThreadIsAPlainLoopInTheCallersThread()
    {
        FakeBackend backend;
        NativeRuntime runtime(backend, PoolKind::Kept, 1);
        QVERIFY(runtime.setWorkload({.items = itemsOfPlan}).ok());

        QVERIFY(runtime.measure(batches(1, 3), {}).ok());

        QCOMPARE(backend.threads(), std::set{std::this_thread::get_id()});
        for (int i = 0; const auto& operation : backend.operations()) {
            QCOMPARE(operation.item, i / 2 % itemsOfPlan);
            QCOMPARE(operation.write, i % 2 == 1);
            ++i;
        }
    }

    void everyWorkerHasItsOwnSessionAndKeepsIt()
    {
        FakeBackend backend;
        std::atomic<int> arrived = 0;
        // Nobody goes on before all six are at work: so each of them takes an item.
        backend.before = [&](const FakeBackend::Operation& operation) -> Status {
            if (!operation.write && operation.item < 6) {
                ++arrived;
                while (arrived % 6 != 0)
                    std::this_thread::yield();
            }
            return Done{};
        };
        NativeRuntime runtime(backend, PoolKind::Kept, 1);
        QVERIFY(runtime.setWorkload({.items = 6}).ok());
        QVERIFY(runtime.measure(batches(6, 1), {}).ok());
        QVERIFY(runtime.setWorkload({.items = 6, .payloadBytes = 3200}).ok());
        QVERIFY(runtime.measure(batches(6, 1), {}).ok());

        QCOMPARE(backend.sessionsMade, 6);
        QCOMPARE(backend.threads().size(), std::size_t{6});
        const auto operations = backend.operations();
        std::set<int> sessions;
        for (const auto& operation : operations)
            sessions.insert(operation.session);
        QCOMPARE(sessions.size(), std::size_t{6});
    }

    void aKeptPoolExistsBeforeTheBatchAndAPerBatchPoolIsGoneAfterIt()
    {
        FakeBackend backend;
        const int before = m_threadsAtStart;
        QTRY_COMPARE(threadsOfThisProcess(), before); // those of other tests are on their way out
        {
            NativeRuntime kept(backend, PoolKind::Kept, 1);
            QVERIFY(kept.prepare(6, {}).ok());
            QCOMPARE(threadsOfThisProcess(), before + 6);
            QVERIFY(kept.setWorkload({.items = itemsOfPlan}).ok());
            QVERIFY(kept.measure(batches(6, 4), {}).ok());
            QCOMPARE(threadsOfThisProcess(), before + 6);
        }
        QTRY_COMPARE(threadsOfThisProcess(), before); // Qt's join doesn't wait for the kernel's
        QCOMPARE(backend.openSessions.load(), 0);

        NativeRuntime perBatch(backend, PoolKind::PerBatch, 1);
        QVERIFY(perBatch.prepare(6, {}).ok());
        QVERIFY(perBatch.setWorkload({.items = itemsOfPlan}).ok());
        QVERIFY(perBatch.measure(batches(6, 4), {}).ok());
        QTRY_COMPARE(threadsOfThisProcess(), before);
    }

    void warmUpBatchesAreNotCounted()
    {
        FakeBackend backend;
        NativeRuntime runtime(backend, PoolKind::Kept, 1);
        QVERIFY(runtime.setWorkload({.items = itemsOfPlan}).ok());

        const auto samples = runtime.measure(
            {.arm = Arm::ofThreads(1), .warmUpBatches = 2, .batches = 3, .atMost = 1min, .verify = false},
            {});

        QCOMPARE(samples.value().batches.size(), std::size_t{3});
        QCOMPARE(backend.operations().size(), std::size_t{5 * itemsOfPlan * 2});
    }

    void oneBatchIsRunHoweverShortTheTime()
    {
        FakeBackend backend;
        NativeRuntime runtime(backend, PoolKind::Kept, 1);
        QVERIFY(runtime.setWorkload({.items = itemsOfPlan}).ok());

        const auto samples = runtime.measure(
            {.arm = Arm::ofThreads(6), .warmUpBatches = 0, .batches = 100, .atMost = 0ns, .verify = false},
            {});

        QCOMPARE(samples.value().batches.size(), std::size_t{1});
    }

    void aBackEndThatCantPipelineIsNotAskedTo()
    {
        FakeBackend backend;
        NativeRuntime runtime(backend, PoolKind::Kept, 1);
        QVERIFY(runtime.setWorkload({.items = itemsOfPlan}).ok());
        ArmRequest request = batches(1, 3);
        request.arm = Arm::pipelined();
        const auto samples = runtime.measure(request, {});
        QVERIFY(!samples.ok());
        QCOMPARE(samples.error().code, Error::Code::Unsupported);
    }

    void totalsAddUpToTheBatchesOfASingleThread()
    {
        FakeBackend backend;
        NativeRuntime runtime(backend, PoolKind::Kept, 1);
        QVERIFY(runtime.setWorkload({.items = itemsOfPlan, .compute = 200us}).ok());

        const auto samples = runtime.measure(batches(1, 5), {});

        QVERIFY(samples.ok());
        std::chrono::nanoseconds sum{};
        for (const auto batch : samples.value().batches)
            sum += batch;
        const ArmTotals totals = samples.value().totals.value();
        QVERIFY(totals.busy() <= sum);
        QVERIFY(totals.busy() >= sum * 9 / 10);
        QVERIFY(totals.compute >= 5 * itemsOfPlan * 200us);
        QVERIFY(totals.cpu > 0ns);
    }

    void batchesThatAreNotAccountedHaveNoTotals()
    {
        FakeBackend backend;
        NativeRuntime runtime(backend, PoolKind::Kept, 1);
        QVERIFY(runtime.setWorkload({.items = itemsOfPlan, .compute = 200us}).ok());
        for (const int threads : {1, 4}) {
            ArmRequest request = batches(threads, 5);
            request.accounted = false;
            const auto samples = runtime.measure(request, {});
            QVERIFY(samples.ok());
            QCOMPARE(samples.value().batches.size(), std::size_t{5});
            QVERIFY(!samples.value().totals.has_value());
            QVERIFY(runtime.measure(batches(threads, 5), {}).value().totals->busy() > 0ns);
        }
    }

    void anErrorEndsTheBatchAndTheNextOneBeginsAnew_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<bool>("kept");

        QTest::newRow("one thread") << 1 << true;
        QTest::newRow("six threads, kept") << 6 << true;
        QTest::newRow("six threads, per batch") << 6 << false;
    }

    void anErrorEndsTheBatchAndTheNextOneBeginsAnew()
    {
        QFETCH(const int, threads);
        QFETCH(const bool, kept);
        FakeBackend backend;
        const Error gone{Error::Code::ConnectionLost, QStringLiteral("memory"), QStringLiteral("gone")};
        std::atomic<int> writes = 0;
        std::atomic<bool> broken = true;
        backend.before = [&](const FakeBackend::Operation& operation) -> Status {
            if (broken && operation.write && ++writes > 20)
                return gone;
            return Done{};
        };
        NativeRuntime runtime(backend, kept ? PoolKind::Kept : PoolKind::PerBatch, 1);
        QVERIFY(runtime.setWorkload({.items = itemsOfPlan}).ok());

        const auto failed = runtime.measure(batches(threads, 100), {});
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error(), gone);
        QCOMPARE(backend.openSessions.load(), 0);

        broken = false;
        QVERIFY(runtime.measure(batches(threads, 3), {}).ok());
        QCOMPARE(backend.sessionsMade, 2 * threads);
    }

    void aStopEndsTheBatchBetweenOperations_data() { anErrorEndsTheBatchAndTheNextOneBeginsAnew_data(); }

    void aStopEndsTheBatchBetweenOperations()
    {
        QFETCH(const int, threads);
        QFETCH(const bool, kept);
        FakeBackend backend;
        std::stop_source stop;
        backend.before = [&](const FakeBackend::Operation& operation) -> Status {
            if (operation.item == 3)
                stop.request_stop();
            return Done{};
        };
        NativeRuntime runtime(backend, kept ? PoolKind::Kept : PoolKind::PerBatch, 1);
        QVERIFY(runtime.setWorkload({.items = 1000}).ok());

        const auto samples = runtime.measure(batches(threads, 100), stop.get_token());

        QVERIFY(!samples.ok());
        QCOMPARE(samples.error().code, Error::Code::Cancelled);
        QVERIFY(backend.operations().size() < std::size_t{1000});
        QVERIFY(!runtime.measure(batches(threads, 1), stop.get_token()).ok());
    }

    void aHungOperationIsInterruptedAfterAStop_data() { anErrorEndsTheBatchAndTheNextOneBeginsAnew_data(); }

    void aHungOperationIsInterruptedAfterAStop()
    {
        QFETCH(const int, threads);
        QFETCH(const bool, kept);
        FakeBackend backend;
        backend.before = [&](const FakeBackend::Operation& operation) -> Status {
            backend.hang(operation.session);
            return Error{Error::Code::TimedOut, {}, {}};
        };
        NativeRuntime runtime(backend, kept ? PoolKind::Kept : PoolKind::PerBatch, 1);
        QVERIFY(runtime.setWorkload({.items = itemsOfPlan}).ok());

        std::stop_source stop;
        auto measured = std::async(std::launch::async,
                                   [&] { return runtime.measure(batches(threads, 100), stop.get_token()); });
        QTRY_VERIFY(backend.hung);
        stop.request_stop();
        const auto samples = measured.get(); // hangs for ever if nobody interrupts

        QVERIFY(!samples.ok());
        QCOMPARE(samples.error().code, Error::Code::Cancelled);
    }

    void aReadOfAnotherSizeThanWrittenIsAMismatch()
    {
        FakeBackend backend;
        backend.corrupt = [](const FakeBackend::Operation& operation, std::vector<std::byte>& bytes) {
            if (operation.item == 5)
                bytes.pop_back();
        };
        NativeRuntime runtime(backend, PoolKind::Kept, 1);
        QVERIFY(runtime.setWorkload({.items = itemsOfPlan}).ok());

        const auto samples = runtime.measure(batches(1, 2), {});

        QVERIFY(!samples.ok());
        QCOMPARE(samples.error().code, Error::Code::Mismatch);
        QCOMPARE(samples.error().reason, phrase(RuntimeReason::SizeDiffers, 1600, 1599));
    }

    void aChangeOfTheWorkloadIsNoMismatch()
    {
        FakeBackend backend;
        NativeRuntime runtime(backend, PoolKind::Kept, 1);
        for (const qint64 bytes : {1600, 16, 100'000, 1600}) {
            for (const int items : {8, 3, 12}) {
                QVERIFY(runtime.setWorkload({.items = items, .payloadBytes = bytes}).ok());
                QVERIFY(runtime.measure(batches(1, 2), {}).ok());
                QVERIFY(runtime.measure(batches(6, 2), {}).ok());
            }
        }
    }

    void anItemThatLostItsBytesIsAMismatch()
    {
        FakeBackend backend;
        bool gone = false;
        backend.corrupt = [&](const FakeBackend::Operation&, std::vector<std::byte>& bytes) {
            if (gone)
                bytes.clear();
        };
        NativeRuntime runtime(backend, PoolKind::Kept, 1);
        QVERIFY(runtime.setWorkload({.items = itemsOfPlan}).ok());
        QVERIFY(runtime.measure(batches(6, 2), {}).ok());
        gone = true;

        const auto samples = runtime.measure(batches(6, 2), {});

        QVERIFY(!samples.ok());
        QCOMPARE(samples.error().code, Error::Code::Mismatch);
    }

    void changedContentIsFoundByItsChecksum_data()
    {
        QTest::addColumn<int>("threads");
        QTest::newRow("one thread") << 1;
        QTest::newRow("six threads") << 6;
    }

    void changedContentIsFoundByItsChecksum()
    {
        QFETCH(const int, threads);
        FakeBackend backend;
        bool flip = false;
        backend.corrupt = [&](const FakeBackend::Operation& operation, std::vector<std::byte>& bytes) {
            if (flip && operation.item == 2)
                bytes[1000] ^= std::byte{4};
        };
        NativeRuntime runtime(backend, PoolKind::Kept, 1);
        QVERIFY(runtime.setWorkload({.items = itemsOfPlan}).ok());
        const ArmRequest request{
            .arm = Arm::ofThreads(threads), .warmUpBatches = 1, .batches = 2, .atMost = 1min, .verify = true};
        QVERIFY(runtime.measure(request, {}).ok());
        flip = true;

        const auto samples = runtime.measure(request, {});

        QVERIFY(!samples.ok());
        QCOMPARE(samples.error().code, Error::Code::Mismatch);
        QCOMPARE(samples.error().reason.code, RuntimeReason::ChecksumDiffers);
    }

    void whatWasWrittenBeforeIsFoundByItsChecksum_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<PoolKind>("pool");
        QTest::newRow("one thread") << 1 << PoolKind::Kept;
        QTest::newRow("six threads") << 6 << PoolKind::Kept;
        QTest::newRow("six threads of a pool a batch") << 6 << PoolKind::PerBatch;
    }

    void whatWasWrittenBeforeIsFoundByItsChecksum()
    {
        QFETCH(const int, threads);
        QFETCH(const PoolKind, pool);
        FakeBackend backend;
        std::vector<std::byte> previous;
        bool stale = false;
        backend.corrupt = [&](const FakeBackend::Operation& operation, std::vector<std::byte>& bytes) {
            if (operation.item != 5)
                return;
            std::swap(bytes, previous);
            if (!stale)
                bytes = previous;
        };
        NativeRuntime runtime(backend, pool, 1);
        QVERIFY(runtime.setWorkload({.items = itemsOfPlan}).ok());
        const ArmRequest request{
            .arm = Arm::ofThreads(threads), .warmUpBatches = 1, .batches = 2, .atMost = 1min, .verify = true};
        QVERIFY(runtime.measure(request, {}).ok());
        stale = true;

        const auto samples = runtime.measure(request, {});

        QVERIFY(!samples.ok());
        QCOMPARE(samples.error().code, Error::Code::Mismatch);
        QCOMPARE(samples.error().place, phrase(RuntimePlace::Item, 5));
        QCOMPARE(samples.error().reason.code, RuntimeReason::ChecksumDiffers);
        const std::vector<Figure>& checksums = samples.error().reason.figures;
        QCOMPARE(checksums.size(), std::size_t{2});
        static const QRegularExpression checksum(QStringLiteral("^[0-9a-f]{16}$"));
        for (const Figure& each : checksums)
            QVERIFY2(checksum.match(std::get<QString>(each)).hasMatch(), qPrintable(std::get<QString>(each)));
        QVERIFY(checksums[0] != checksums[1]);
    }

    void everyRuntimeIsBuiltIn()
    {
        FakeBackend backend;
        for (const RuntimeKind kind : {RuntimeKind::Native, RuntimeKind::CPython})
            QVERIFY(makeRuntime(kind, backend, PoolKind::Kept, 1).ok());
    }
};

QTEST_GUILESS_MAIN(TestNativeRuntime)
#include "tst_native_runtime.moc"
