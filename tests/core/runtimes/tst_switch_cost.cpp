// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/switch_cost.h"

#include <QTest>

#include <sched.h>

using namespace breakeven;
using namespace std::chrono_literals;

class TestSwitchCost : public QObject
{
    Q_OBJECT

private slots:
    // From a quarter of a microsecond on bare metal to some ten on a busy virtual machine.
    void itIsOfTheOrderOfMicroseconds()
    {
        const auto cost = measureSwitchCost();
        QVERIFY2(cost >= 100ns && cost < 100us, qPrintable(QString::number(cost.count())));
    }

    void theCallersBindingStays()
    {
        cpu_set_t before;
        cpu_set_t after;
        QCOMPARE(sched_getaffinity(0, sizeof before, &before), 0);
        static_cast<void>(measureSwitchCost());
        QCOMPARE(sched_getaffinity(0, sizeof after, &after), 0);
        QVERIFY(CPU_EQUAL(&before, &after));
    }
};

QTEST_GUILESS_MAIN(TestSwitchCost)
#include "tst_switch_cost.moc"
