// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/precise_sleep.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::nanoseconds;

constexpr int sleeps = 400; // most of which come after the lead has settled

nanoseconds latenessOf(Clock::time_point deadline)
{
    return Clock::now() - deadline;
}

nanoseconds medianOf(std::vector<nanoseconds> values)
{
    const auto middle = values.begin() + std::ssize(values) / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

class TestPreciseSleep final : public QObject
{
    Q_OBJECT

private slots:
    void aSleepIsNeverEarly()
    {
        useExactTimers();
        PunctualSleep sleep;
        for (int i = 0; i < sleeps; ++i) {
            const auto deadline = Clock::now() + 100us;
            sleep.until(deadline);
            QVERIFY(latenessOf(deadline) >= 0ns);
            QVERIFY(sleep.lead() >= 0ns && sleep.lead() <= 40us);
        }
    }

    // Turn and turn about, so that both meet the same machine.
    void itEndsOnTimeWhereATimerIsLate()
    {
        useExactTimers();
        PunctualSleep sleep;
        std::vector<nanoseconds> plain;
        std::vector<nanoseconds> punctual;
        for (int i = 0; i < sleeps; ++i) {
            auto deadline = Clock::now() + 100us;
            sleepUntil(deadline);
            plain.push_back(latenessOf(deadline));
            deadline = Clock::now() + 100us;
            sleep.until(deadline);
            punctual.push_back(latenessOf(deadline));
        }
        qInfo("late at the median: a timer %.1f us, a punctual sleep %.1f us, woken %.1f us before",
              static_cast<double>(medianOf(plain).count()) / 1e3,
              static_cast<double>(medianOf(punctual).count()) / 1e3,
              static_cast<double>(sleep.lead().count()) / 1e3);
        QVERIFY(medianOf(punctual) < medianOf(plain));
    }

    void itPollsLessOnceNothingIsLate()
    {
        PunctualSleep sleep;
        for (int i = 0; i < sleeps; ++i)
            sleep.until(Clock::now() - 1ms); // late, whatever it does
        QCOMPARE(sleep.lead(), nanoseconds(40us));
        nanoseconds least = sleep.lead(); // the last may be late again, where others have the cores
        for (int i = 0; i < sleeps; ++i) {
            sleep.until(Clock::now() + 30us);
            least = std::min(least, sleep.lead());
        }
        QVERIFY2(least < 40us, "a lead that once was needed is kept for ever");
    }
};

QTEST_GUILESS_MAIN(TestPreciseSleep)
#include "tst_precise_sleep.moc"
