// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/backend_factory.h"
#include "core/runtimes/gil_model_runtime.h"
#include "tests/core/runtimes/fake_backend.h"
#include "tests/core/runtimes/test_python.h"

#include <QTest>

#include <future>
#include <optional>
#include <thread>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

// Two drops, 5 µs held.
StepCosts stepOf(std::optional<BlockingCall> call)
{
    StepCosts step;
    step.drops.push_back({.held = 2us, .call = {}, .free = 1us});
    step.drops.push_back({.held = 1us, .call = call, .free = {}});
    step.after = 2us;
    return step;
}

PythonCosts costsByHand()
{
    PythonCosts costs;
    costs.read = costs.write = stepOf(BlockingCall::All);
    costs.compute = stepOf({});
    costs.executor = {.submit = 1us,
                      .submitted = 1us,
                      .take = 1us,
                      .announce = 1us,
                      .finish = 1us,
                      .result = 1us,
                      .await = 2us,
                      .start = 5us,
                      .boot = 5us};
    return costs;
}

GilModelOptions byHand(bool gil = true)
{
    return {.gil = gil, .costs = costsByHand()};
}

} // namespace

class TestGilModelRuntime : public QObject
{
    Q_OBJECT

private slots:
    void everyBatchDoesEveryItemOnce_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<PoolKind>("pool");
        QTest::addColumn<bool>("gil");
        QTest::newRow("a plain loop") << 1 << PoolKind::Kept << true;
        QTest::newRow("a kept pool") << 6 << PoolKind::Kept << true;
        QTest::newRow("a pool a batch") << 6 << PoolKind::PerBatch << true;
        QTest::newRow("no GIL") << 6 << PoolKind::Kept << false;
    }

    void everyBatchDoesEveryItemOnce()
    {
        QFETCH(const int, threads);
        QFETCH(const PoolKind, pool);
        QFETCH(const bool, gil);
        FakeBackend backend;
        GilModelRuntime runtime(backend, pool, 1, byHand(gil));
        QVERIFY(runtime.setWorkload({.items = 8}).ok());
        const auto samples =
            runtime.measure({.threads = threads, .warmUpBatches = 1, .batches = 4, .atMost = 1min}, {});
        QVERIFY(samples.ok());
        QCOMPARE(samples.value().batches.size(), std::size_t{4});
        QCOMPARE(samples.value().threads, threads);
        QCOMPARE(backend.operations().size(), std::size_t{2 * 8 * 5});
        QVERIFY(samples.value().totals->busy() > 0ns);
    }

    void onlyAGilIsWaitedFor()
    {
        FakeBackend backend;
        for (const bool gil : {true, false}) {
            GilModelRuntime runtime(backend, PoolKind::Kept, 1, byHand(gil));
            QVERIFY(runtime.setWorkload({.items = 8, .compute = 2ms}).ok());
            const auto samples = runtime.measure({.threads = 4, .batches = 2, .atMost = 1min}, {});
            QVERIFY(samples.ok());
            const auto gilWait = samples.value().totals->gilWait;
            QCOMPARE(gilWait.has_value(), gil);
            QVERIFY(!gil || *gilWait > 0ns);
            // By hand 15 µs an operation, and the compute on top.
            const auto held = samples.value().totals->gilHeld;
            QCOMPARE(held.has_value(), gil);
            QVERIFY(!gil || *held == std::ssize(samples.value().batches) * 8 * 2015us);
            QVERIFY(!gil || samples.value().totals->busy() >= *gilWait);
        }
    }

    void aWrongReadIsAMismatch_data()
    {
        QTest::addColumn<bool>("verify");
        QTest::newRow("another size, in a batch") << false;
        QTest::newRow("another content, when verified") << true;
    }

    void aWrongReadIsAMismatch()
    {
        QFETCH(const bool, verify);
        FakeBackend backend;
        std::atomic<bool> wrong{false};
        backend.corrupt = [&](const FakeBackend::Operation& operation, std::vector<std::byte>& bytes) {
            if (!wrong || operation.item != 2)
                return;
            if (verify)
                bytes[100] ^= std::byte{1};
            else
                bytes.pop_back();
        };
        GilModelRuntime runtime(backend, PoolKind::Kept, 1, byHand());
        QVERIFY(runtime.setWorkload({.items = 4}).ok());
        const ArmRequest request{.threads = 3, .batches = 2, .atMost = 1min, .verify = verify};
        QVERIFY(runtime.measure(request, {}).ok());
        wrong = true;
        const auto failed = runtime.measure(request, {});
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error().code, Error::Code::Mismatch);
    }

    void everyArmReadsBackWhatItWrote_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<PoolKind>("pool");
        QTest::newRow("a plain loop") << 1 << PoolKind::Kept;
        QTest::newRow("a kept pool") << 3 << PoolKind::Kept;
        QTest::newRow("a pool a batch") << 3 << PoolKind::PerBatch;
    }

    void everyArmReadsBackWhatItWrote()
    {
        QFETCH(const int, threads);
        QFETCH(const PoolKind, pool);
        FakeBackend backend;
        std::vector<std::byte> previous;
        std::atomic<bool> stale{false};
        backend.corrupt = [&](const FakeBackend::Operation& operation, std::vector<std::byte>& bytes) {
            if (operation.item != 2)
                return;
            std::swap(bytes, previous);
            if (!stale)
                bytes = previous;
        };
        GilModelRuntime runtime(backend, pool, 1, byHand());
        QVERIFY(runtime.setWorkload({.items = 4}).ok());
        const ArmRequest request{
            .threads = threads, .warmUpBatches = 1, .batches = 2, .atMost = 1min, .verify = true};
        QVERIFY(runtime.measure(request, {}).ok());
        // The recorded batch is the warm-up; reading back is all that is added, and nobody else does it.
        QCOMPARE(backend.operations().size(), std::size_t{4 * (2 * 3 + 1)});
        QCOMPARE(backend.sessionsMade, threads);

        stale = true;
        const auto failed = runtime.measure(request, {});
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error().code, Error::Code::Mismatch);
        QVERIFY2(failed.error().detail.contains(QStringLiteral("checksum")),
                 qPrintable(failed.error().detail));
    }

    void aFailureEndsTheBatchAndIsGotOver()
    {
        FakeBackend backend;
        std::atomic<bool> fails{true};
        backend.before = [&](const FakeBackend::Operation& operation) -> Status {
            if (fails && operation.item == 3 && operation.write)
                return Error{Error::Code::NoSpace, QStringLiteral("there"), {}};
            return Done{};
        };
        GilModelRuntime runtime(backend, PoolKind::Kept, 1, byHand());
        QVERIFY(runtime.setWorkload({.items = 8}).ok());
        for (const int threads : {1, 6}) {
            const auto failed = runtime.measure({.threads = threads}, {});
            QVERIFY(!failed.ok());
            QCOMPARE(failed.error().code, Error::Code::NoSpace);
        }
        fails = false;
        QVERIFY(runtime.measure({.threads = 6}, {}).ok());
    }

    void aStopInterruptsAHangingCall()
    {
        FakeBackend backend;
        backend.before = [&](const FakeBackend::Operation& operation) -> Status {
            if (operation.item == 1)
                backend.hang(operation.session);
            return Done{};
        };
        GilModelRuntime runtime(backend, PoolKind::Kept, 1, byHand());
        QVERIFY(runtime.setWorkload({.items = 4}).ok());
        std::stop_source stop;
        auto measured =
            std::async(std::launch::async, [&] { return runtime.measure({.threads = 2}, stop.get_token()); });
        QTRY_VERIFY(backend.hung);
        stop.request_stop();
        QVERIFY(measured.wait_for(10s) == std::future_status::ready);
        const auto cancelled = measured.get();
        QVERIFY(!cancelled.ok());
        QCOMPARE(cancelled.error().code, Error::Code::Cancelled);
    }

    void theCostsAreMeasuredBesideARealPython()
    {
        if (!hasModules(debianPython(), QStringLiteral("numpy")))
            QSKIP("no /usr/bin/python3 with numpy: apt-get install python3-numpy");
        const QTemporaryDir folder;
        auto backend = makeBackend(
            {.name = QStringLiteral("file"), .backend = FileTarget{.folder = folder.path()}, .network = {}},
            QStringLiteral("test"));
        QVERIFY(backend.ok());
        QVERIFY(backend.value()->open().ok());
        QVERIFY(backend.value()->setItems(8).ok());
        {
            GilModelRuntime runtime(*backend.value(), PoolKind::Kept, 1, {.interpreter = debianPython()});
            QVERIFY(runtime.setWorkload({}).ok());
            for (const int threads : {1, 6}) {
                const auto samples = runtime.measure({.threads = threads}, {});
                QVERIFY2(samples.ok(), samples.ok() ? "" : qPrintable(sentence(samples.error())));
            }
            QVERIFY(runtime.costs().has_value());
            QVERIFY(runtime.costs()->compute.held() > 0ns);
            QVERIFY(runtime.costs()->executor.submit > 0ns);
            QVERIFY(runtime.costs()->write.drops.size() >= 4);
            QCOMPARE(runtime.costs()->write.drops.front().call, BlockingCall::Create);
            QCOMPARE(runtime.costs()->write.drops.back().call, BlockingCall::Rename);
            QVERIFY(runtime.python().has_value());
            QCOMPARE(runtime.python()->interpreter, debianPython());
        }
        {
            GilModelRuntime runtime(*backend.value(), PoolKind::Kept, 1,
                                    {.heldPerCall = 3us, .interpreter = debianPython()});
            QVERIFY(runtime.setWorkload({}).ok());
            QVERIFY(runtime.measure({.threads = 6}, {}).ok());
            QCOMPARE(runtime.costs()->read.held(), std::chrono::nanoseconds(3us));
            QCOMPARE(runtime.costs()->write.held(), std::chrono::nanoseconds(3us));
            QVERIFY(runtime.costs()->executor.submit > 0ns); // as measured
        }
        QVERIFY(backend.value()->close().ok());
    }

    void aBlocksArmsShareTheirCosts()
    {
        if (!hasModules(debianPython(), QStringLiteral("numpy")))
            QSKIP("no /usr/bin/python3 with numpy: apt-get install python3-numpy");
        const QTemporaryDir folder;
        auto backend = makeBackend(
            {.name = QStringLiteral("file"), .backend = FileTarget{.folder = folder.path()}, .network = {}},
            QStringLiteral("test"));
        QVERIFY(backend.ok());
        QVERIFY(backend.value()->open().ok());
        QVERIFY(backend.value()->setItems(8).ok());
        GilModelRuntime runtime(*backend.value(), PoolKind::Kept, 1, {.interpreter = debianPython()});
        QVERIFY(runtime.setWorkload({}).ok());
        QVERIFY(runtime.beginBlock({}).ok());
        QVERIFY(runtime.measure({.threads = 1}, {}).ok());
        const PythonCosts ofTheFirst = *runtime.costs();
        std::this_thread::sleep_for(PythonCalibration::LongestTrust + 100ms);
        QVERIFY(runtime.measure({.threads = 6}, {}).ok());
        QVERIFY(*runtime.costs() == ofTheFirst);
    }

    void heldTimesByHandNeedNoPython()
    {
        const QTemporaryDir folder;
        auto backend = makeBackend(
            {.name = QStringLiteral("file"), .backend = FileTarget{.folder = folder.path()}, .network = {}},
            QStringLiteral("test"));
        QVERIFY(backend.ok());
        QVERIFY(backend.value()->open().ok());
        QVERIFY(backend.value()->setItems(8).ok());
        GilModelRuntime runtime(*backend.value(), PoolKind::Kept, 1,
                                {.heldPerCall = 20us, .interpreter = QStringLiteral("/nowhere/python3")});
        QVERIFY(runtime.prepare(2, {}).ok());
        QVERIFY(runtime.setWorkload({}).ok());
        const auto samples = runtime.measure({.threads = 2}, {});
        QVERIFY2(samples.ok(), samples.ok() ? "" : qPrintable(sentence(samples.error())));
        QCOMPARE(runtime.costs()->read.held(), std::chrono::nanoseconds(20us));
        QVERIFY(runtime.costs()->compute.held() > 0ns);
        QVERIFY(runtime.costs()->executor.submit > 0ns);
        QCOMPARE(runtime.python()->workload, QStringLiteral("usual-costs"));
    }

    void withoutAPythonItSaysSo()
    {
        const QTemporaryDir folder;
        auto backend = makeBackend(
            {.name = QStringLiteral("file"), .backend = FileTarget{.folder = folder.path()}, .network = {}},
            QStringLiteral("test"));
        QVERIFY(backend.ok());
        QVERIFY(backend.value()->open().ok());
        GilModelRuntime runtime(*backend.value(), PoolKind::Kept, 1,
                                {.interpreter = QStringLiteral("/nowhere/python3")});
        QVERIFY(runtime.setWorkload({}).ok());
        const auto failed = runtime.measure({}, {});
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error().code, Error::Code::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestGilModelRuntime)
#include "tst_gil_model_runtime.moc"
