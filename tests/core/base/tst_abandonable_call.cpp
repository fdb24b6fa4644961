// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/abandonable_call.h"

#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <future>
#include <thread>

using namespace breakeven;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

class TestAbandonableCall : public QObject
{
    Q_OBJECT

private slots:
    void whatTheCallGivesIsReturned_data()
    {
        QTest::addColumn<bool>("canStop");
        QTest::newRow("in a thread of its own, where a stop may come") << true;
        QTest::newRow("at once, where none can") << false;
    }

    void whatTheCallGivesIsReturned()
    {
        QFETCH(const bool, canStop);
        const std::stop_source stop;
        const auto here = std::this_thread::get_id();
        const auto there = callUntilStopped<std::thread::id>([] { return std::this_thread::get_id(); },
                                                             canStop ? stop.get_token() : std::stop_token());
        QVERIFY(there.has_value());
        QCOMPARE(*there != here, canStop);
    }

    void aStopLeavesTheCallToItself()
    {
        std::promise<void> release;
        const auto mayEnd = std::make_shared<std::future<void>>(release.get_future());
        const auto held = std::make_shared<int>(1);
        std::stop_source stop;
        const std::jthread user([&stop] {
            std::this_thread::sleep_for(50ms);
            stop.request_stop();
        });
        const auto began = Clock::now();
        const auto given = callUntilStopped<std::shared_ptr<int>>(
            [mayEnd, held] {
                mayEnd->wait();
                return held;
            },
            stop.get_token());
        QVERIFY(!given.has_value());
        QVERIFY(Clock::now() - began < 300ms);
        QVERIFY(held.use_count() > 1);
        release.set_value();
        QTRY_COMPARE(held.use_count(), 1L); // what it gave is gone, too
    }

    // A child of this process ends while a call of its goes on: at once, with its status.
    void aProcessEndsBesideIt()
    {
        const pid_t child = ::fork();
        if (child == 0) {
            std::stop_source stop;
            const std::jthread user([&stop] {
                std::this_thread::sleep_for(50ms);
                stop.request_stop();
            });
            static_cast<void>(callUntilStopped<int>(
                [] {
                    std::this_thread::sleep_for(1min);
                    return 0;
                },
                stop.get_token()));
            std::exit(42);
        }
        QVERIFY(child > 0);
        const auto began = Clock::now();
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 42);
        QVERIFY(Clock::now() - began < 5s);
    }
};

QTEST_GUILESS_MAIN(TestAbandonableCall)
#include "tst_abandonable_call.moc"
