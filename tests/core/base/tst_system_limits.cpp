// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_descriptor.h"
#include "core/base/moving_alarm.h"
#include "core/base/stop_watchdog.h"
#include "core/base/system_limits.h"

#include <QTest>

#include <sys/resource.h>
#include <sys/wait.h>

#include <atomic>
#include <fcntl.h>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

// The exit status of `work`, done in a child in which there is room for a few threads more: each has a stack
// of a gigabyte.
template <typename Work>
int withFewThreads(Work work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        rlimit stack{};
        ::getrlimit(RLIMIT_STACK, &stack);
        stack.rlim_cur = rlim_t{1} << 30;
        ::setrlimit(RLIMIT_STACK, &stack);
        pthread_attr_t attributes;
        ::pthread_attr_init(&attributes);
        ::pthread_attr_setstacksize(&attributes, std::size_t{1} << 30);
        ::pthread_setattr_default_np(&attributes);
        const rlimit space{.rlim_cur = rlim_t{4} << 30, .rlim_max = rlim_t{4} << 30};
        ::setrlimit(RLIMIT_AS, &space);
        ::_exit(work());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

class TestSystemLimits : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("a sanitizer's own memory is beyond any limit");
#endif
    }

    void openDescriptorsAreCounted()
    {
        const DescriptorUse before = descriptorUse();
        QVERIFY(before.limit > before.open);
        const FileDescriptor one(::open("/dev/null", O_RDONLY | O_CLOEXEC));
        const FileDescriptor two(::open("/dev/null", O_RDONLY | O_CLOEXEC));
        QCOMPARE(descriptorUse().open, before.open + 2);
    }

    void theSoftLimitOfDescriptorsIsRaisedToTheHardOne()
    {
        rlimit before{};
        ::getrlimit(RLIMIT_NOFILE, &before);
        const rlimit low{.rlim_cur = 64, .rlim_max = before.rlim_max};
        QVERIFY(::setrlimit(RLIMIT_NOFILE, &low) == 0);
        QCOMPARE(descriptorUse().limit, 64);
        raiseDescriptorLimit();
        const int raised = descriptorUse().limit;
        ::setrlimit(RLIMIT_NOFILE, &before);
        QVERIFY(raised >= static_cast<int>(std::min<rlim_t>(before.rlim_max, 1 << 20)));
    }

    void threadsThatCanBeHadAreHad()
    {
        QVERIFY(canStartThreads(20).ok());
        std::atomic<bool> ran{false};
        auto thread = startThread([&ran] { ran = true; });
        QVERIFY(thread.ok());
        thread.value().join();
        QVERIFY(ran);
    }

    void aThreadThatDoesNotStartIsAnErrorThatNamesTheLimit()
    {
        const int status = withFewThreads([] {
            const Status many = canStartThreads(64);
            if (many.ok())
                return 1;
            if (many.error().code != Error::Code::ThreadsExhausted)
                return 2;
            if (!many.error().detail.contains(QLatin1String("ulimit -v")))
                return 3;
            return canStartThreads(1).ok() ? 0 : 4; // none of them is left
        });
        QCOMPARE(status, 0);
    }

    void aStopIsObeyedWhereNobodyElseCanWait()
    {
        const int status = withFewThreads([] {
            std::vector<std::thread> taken;
            std::atomic<bool> isOver{false};
            for (;;) {
                auto thread = startThread([&isOver] { isOver.wait(false); });
                if (!thread.ok())
                    break;
                taken.push_back(std::move(thread).value());
            }
            std::stop_source stop;
            int interrupted = 0;
            {
                const StopWatchdog watchdog(stop.get_token(), [&interrupted] { ++interrupted; });
                stop.request_stop();
            }
            isOver = true;
            isOver.notify_all();
            for (std::thread& thread : taken)
                thread.join();
            return interrupted == 1 ? 0 : 1;
        });
        QCOMPARE(status, 0);
    }

    void anAlarmRingsAtTheTimeThatItWasSetToLast()
    {
        auto made = MovingAlarm::make();
        QVERIFY(made.ok());
        MovingAlarm& alarm = *made.value();
        std::atomic<int> rung{0};
        const auto now = MovingAlarm::Clock::now();
        alarm.set(now + 20ms, [&rung] { rung = 1; });
        alarm.set(now + 10h, [&rung] { rung = 2; }); // instead
        std::this_thread::sleep_for(60ms);
        QCOMPARE(rung.load(), 0);
        alarm.set(MovingAlarm::Clock::now() + 20ms, [&rung] { rung = 3; }); // sooner
        QTRY_COMPARE_WITH_TIMEOUT(rung.load(), 3, 5'000);
        alarm.set(MovingAlarm::Clock::now() + 20ms, [&rung] { rung = 4; }); // again
        QTRY_COMPARE_WITH_TIMEOUT(rung.load(), 4, 5'000);
        alarm.set(MovingAlarm::Clock::now() + 20ms, [&rung] { rung = 5; });
        alarm.setOff();
        const int then = rung; // it may have rung already
        std::this_thread::sleep_for(60ms);
        QCOMPARE(rung.load(), then);
    }
};

QTEST_GUILESS_MAIN(TestSystemLimits)
#include "tst_system_limits.moc"
