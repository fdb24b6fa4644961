// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/crowd_pace.h"

#include <QTest>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

std::vector<CrowdHold> holds(int count, std::chrono::nanoseconds alone, std::chrono::nanoseconds took)
{
    return std::vector<CrowdHold>(static_cast<std::size_t>(count), CrowdHold{.alone = alone, .took = took});
}

} // namespace

class TestCrowdPace : public QObject
{
    Q_OBJECT

private slots:
    void itIsTheRatioOfAllThatWasSeen()
    {
        CrowdTrace one{.warm = holds(50, 4us, 5us), .cold = holds(20, 4us, 12us)};
        CrowdTrace other{.warm = holds(50, 4us, 5us), .cold = holds(20, 2us, 6us)};
        const CrowdPace pace = paceOf(std::vector{one, other});
        QCOMPARE(pace.warm, 1.25);
        QCOMPARE(pace.cold, 3.0);
    }

    void extremesDoNotCount()
    {
        CrowdTrace trace{.warm = holds(46, 4us, 4us), .cold = holds(46, 4us, 10us)};
        for (std::vector<CrowdHold>* seen : {&trace.warm, &trace.cold}) {
            const auto interrupts = holds(4, 4us, 900us);
            seen->insert(seen->begin(), interrupts.begin(), interrupts.end());
        }
        const CrowdPace pace = paceOf(std::vector{trace});
        QCOMPARE(pace.warm, 1.0);
        QCOMPARE(pace.cold, 2.5);
    }

    void hardlyAnyGiveTheUsual()
    {
        QCOMPARE(paceOf({}), UsualPace);
        CrowdTrace trace{.warm = holds(100, 10us, 5us), .cold = holds(29, 4us, 40us)};
        const CrowdPace pace = paceOf(std::vector{trace});
        QCOMPARE(pace.warm, 0.5);
        QCOMPARE(pace.cold, 0.5 * UsualPace.cold);
    }

    void holdsOfNoTimeAreLeftOut()
    {
        CrowdTrace trace{.warm = holds(100, 0us, 5us), .cold = {}};
        QCOMPARE(paceOf(std::vector{trace}), UsualPace);
    }
};

QTEST_APPLESS_MAIN(TestCrowdPace)
#include "tst_crowd_pace.moc"
