// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_descriptor.h"
#include "core/network/event_wait.h"

#include <QTest>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <thread>

using namespace breakeven;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

// An event that can be made to happen.
struct Bell
{
    FileDescriptor epoll{::epoll_create1(EPOLL_CLOEXEC)};
    FileDescriptor bell{::eventfd(0, EFD_CLOEXEC)};

    Bell()
    {
        epoll_event event{.events = EPOLLIN, .data = {.ptr = this}};
        ::epoll_ctl(epoll.number(), EPOLL_CTL_ADD, bell.number(), &event);
    }
    void ring() const
    {
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t told = ::write(bell.number(), &one, sizeof one);
    }
};

} // namespace

class TestEventWait : public QObject
{
    Q_OBJECT

private slots:
    void everyWayOfWaiting_data()
    {
        QTest::addColumn<int>("failure"); // of the exact call; 0: it works
        QTest::newRow("with epoll_pwait2") << 0;
        QTest::newRow("on Linux before 5.11") << ENOSYS;
        QTest::newRow("where a filter forbids it") << EPERM;
    }

    void everyWayOfWaiting()
    {
        QFETCH(const int, failure);
        const Bell bell;
        int asked = 0;
        EventWait wait = failure == 0 ? EventWait() : EventWait([&](int, epoll_event*, int, const timespec*) {
            ++asked;
            errno = failure;
            return -1;
        });
        std::array<epoll_event, 4> events{};
        const auto waitFor = [&](std::optional<std::chrono::nanoseconds> limit) {
            return wait.until(bell.epoll.number(), events.data(), 4, limit);
        };

        // As the relay does: until the time is there.
        const auto start = Clock::now();
        const auto due = start + 5'300us;
        int turns = 0;
        while (Clock::now() < due) {
            QCOMPARE(waitFor(due - Clock::now()), 0);
            ++turns;
        }
        QVERIFY2(turns < 50, qPrintable(QString::number(turns))); // a spinning loop has thousands
        QVERIFY(asked <= 1);

        std::thread ringer([&] {
            std::this_thread::sleep_for(20ms);
            bell.ring();
        });
        const int count = waitFor(std::nullopt);
        ringer.join();
        QCOMPARE(count, 1);
        QCOMPARE(events[0].data.ptr, static_cast<const void*>(&bell));
        QCOMPARE(waitFor(0ns), 1); // still there
        QCOMPARE(waitFor(10us), 1);
    }

    void anotherFailureIsNone()
    {
        const Bell bell;
        int asked = 0;
        EventWait wait([&](int, epoll_event*, int, const timespec*) {
            ++asked;
            errno = EINTR;
            return -1;
        });
        epoll_event event{};
        QCOMPARE(wait.until(bell.epoll.number(), &event, 1, 1ms), -1);
        QCOMPARE(wait.until(bell.epoll.number(), &event, 1, 1ms), -1);
        QCOMPARE(asked, 2); // the exact call is not given up for a signal
    }
};

QTEST_GUILESS_MAIN(TestEventWait)
#include "tst_event_wait.moc"
