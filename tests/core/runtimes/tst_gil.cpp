// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/gil.h"
#include "core/runtimes/gil_model_executor.h"

#include <QTest>

#include <atomic>
#include <set>
#include <thread>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

void letOthersWait(const std::atomic<bool>& flag)
{
    flag.wait(false);
}

void raise(std::atomic<bool>& flag)
{
    flag.store(true);
    flag.notify_all();
}

} // namespace

class TestGil : public QObject
{
    Q_OBJECT

private slots:
    void oneThreadAtATimeHoldsIt()
    {
        Gil gil(100us);
        std::atomic<int> inside{0};
        std::atomic<bool> shared{false};
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i)
                threads.emplace_back([&] {
                    for (int round = 0; round < 300; ++round) {
                        gil.acquire();
                        if (++inside != 1)
                            shared = true;
                        --inside;
                        gil.release();
                    }
                });
        }
        QVERIFY(!shared);
        QVERIFY(gil.switches() >= 4);
    }

    void aHolderThatComputesHandsItOverWhenAsked()
    {
        Gil gil(1ms);
        std::atomic<bool> started{false};
        std::atomic<bool> got{false};
        gil.acquire();
        std::jthread waiter([&] {
            raise(started);
            gil.acquire();
            raise(got);
            gil.release();
        });
        letOthersWait(started);
        while (!got)
            gil.hold(1ms); // ends only as the lock is handed over between two instructions
        gil.release();
        QCOMPARE(gil.switches(), std::uint64_t{3}); // to us, to the waiter, and back
    }

    void nobodyAsksBeforeTheSwitchInterval()
    {
        Gil gil(1h);
        std::atomic<bool> started{false};
        std::atomic<bool> got{false};
        gil.acquire();
        std::jthread waiter([&] {
            raise(started);
            gil.acquire();
            raise(got);
            gil.release();
        });
        letOthersWait(started);
        gil.hold(20ms);
        QVERIFY(!gil.isDropRequested());
        QVERIFY(!got);
        gil.release();
    }

    void whoAskedHasItBeforeTheHolderHasItAgain()
    {
        Gil gil(1ms);
        std::atomic<bool> started{false};
        std::atomic<bool> got{false};
        gil.acquire();
        std::jthread waiter([&] {
            raise(started);
            gil.acquire();
            got = true;
            gil.release();
        });
        letOthersWait(started);
        while (!gil.isDropRequested()) // until it asks
            std::this_thread::sleep_for(1ms);
        gil.release();
        gil.acquire();
        QVERIFY(got);
        gil.release();
    }

    void aHoldAfterAWaitIsAsSlowAsWasSet()
    {
        Gil gil(1h);
        gil.setPace({.warm = 1, .cold = 20});
        const auto time = [&gil] {
            const auto began = std::chrono::steady_clock::now();
            gil.interpret(1ms);
            return std::chrono::steady_clock::now() - began;
        };
        gil.acquire();
        QVERIFY(time() < 15ms);
        std::atomic<Gil::Duration> cold{};
        std::jthread waiter([&] {
            gil.acquire();
            cold = time();
            gil.release();
        });
        std::this_thread::sleep_for(20ms); // until it waits
        gil.release();
        waiter.join();
        QVERIFY2(cold.load() > 15ms, qPrintable(QString::number(cold.load().count())));
        gil.acquire(); // nobody has it
        QVERIFY(time() < 15ms);
        gil.release();
        gil.acquire(Gil::Before::Waited);
        QVERIFY(time() > 15ms);
        gil.release();
    }

    void withoutOneNobodyWaits()
    {
        Gil gil(5ms, false);
        QCOMPARE(gil.acquire(), Gil::Duration::zero());
        QCOMPARE(gil.acquire(), Gil::Duration::zero()); // would never return
        QCOMPARE(gil.hold(10us), Gil::Duration::zero());
        QCOMPARE(gil.release(), Gil::Duration::zero());
        QCOMPARE(gil.switches(), std::uint64_t{0});
    }

    void everyItemIsDoneOnce_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<bool>("enabled");
        QTest::newRow("two threads") << 2 << true;
        QTest::newRow("more threads than items") << 9 << true;
        QTest::newRow("no GIL") << 6 << false;
    }

    void everyItemIsDoneOnce()
    {
        QFETCH(const int, threads);
        QFETCH(const bool, enabled);
        constexpr int Items = 7;
        Gil gil(5ms, enabled);
        std::vector<std::atomic<int>> done(Items);
        std::atomic<bool> strange{false};
        GilModelExecutor executor(gil, threads, [&](int worker, int item) {
            strange = strange || worker < 0 || worker >= threads;
            gil.release();
            gil.acquire();
            ++done[static_cast<std::size_t>(item)];
        });
        gil.acquire();
        for (int batch = 0; batch < 50; ++batch)
            executor.map(Items, {});
        gil.release();
        QVERIFY(!strange);
        for (const auto& count : done)
            QCOMPARE(count.load(), 50);
    }

    // The queue wakes one worker, and the one that it wakes wakes the next, as SimpleQueue does: where the
    // first is done with an item before it lets go of the GIL, it takes the next one as well.
    void aWorkerThatHoldsTheGilTakesAllItems()
    {
        Gil gil(1h);
        std::atomic<int> workers{0};
        std::atomic<bool> counts{false};
        GilModelExecutor executor(gil, 4, [&](int worker, int) {
            if (counts)
                workers.fetch_or(1 << worker);
            else { // the first batch: all four are to start
                gil.release();
                std::this_thread::sleep_for(5ms);
                gil.acquire();
            }
        });
        gil.acquire();
        executor.map(8, {});
        gil.release();
        std::this_thread::sleep_for(20ms); // until all wait for items
        counts = true;
        gil.acquire();
        executor.map(8, {});
        gil.release();
        const int seen = workers.load();
        QVERIFY2(seen != 0 && (seen & (seen - 1)) == 0, qPrintable(QString::number(seen, 2)));
    }
};

QTEST_GUILESS_MAIN(TestGil)
#include "tst_gil.moc"
