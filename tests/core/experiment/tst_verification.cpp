// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/measured_target.h"

#include <QTest>

using namespace breakeven;
using namespace std::chrono_literals;

class TestVerification : public QObject
{
    Q_OBJECT

private slots:
    void shortBatchesAreReadBackByEveryArm()
    {
        for (int block = 0; block < 5; ++block)
            for (std::size_t arm = 0; arm < 3; ++arm)
                QVERIFY(verifies(arm, block, 3, 4ms, 16ms));
    }

    void longBatchesAreReadBackByOneArmInTurn()
    {
        std::vector<int> times(3);
        for (int block = 0; block < 6; ++block) {
            int inBlock = 0;
            for (std::size_t arm = 0; arm < 3; ++arm)
                if (verifies(arm, block, 3, 5ms, 16ms)) {
                    ++inBlock;
                    ++times[arm];
                }
            QCOMPARE(inBlock, 1);
        }
        QCOMPARE(times, (std::vector<int>{2, 2, 2}));
    }

    void theLastArmComesFirst()
    {
        QVERIFY(verifies(5, 0, 6, 1s, 8ms));
        QVERIFY(!verifies(0, 0, 6, 1s, 8ms));
    }
};

QTEST_GUILESS_MAIN(TestVerification)
#include "tst_verification.moc"
