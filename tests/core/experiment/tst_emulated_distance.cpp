// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/emulated_distance.h"
#include "core/experiment/experiment_code.h"

#include <QTest>

using namespace breakeven;
using namespace std::chrono_literals;
using std::chrono::nanoseconds;

class TestEmulatedDistance : public QObject
{
    Q_OBJECT

private slots:
    void nothingHeldIsNothing() { QVERIFY(!heldRoundTripOf({})); }

    void whatWasHeldIsItsMedianAndItsTails()
    {
        std::vector<nanoseconds> held;
        for (int i = 100; i > 0; --i)
            held.emplace_back(i);
        const auto found = heldRoundTripOf(held);
        QVERIFY(found.has_value());
        QCOMPARE(found->p5, 5ns);
        QCOMPARE(found->median, 50ns); // midway between 50 and 51, in whole nanoseconds
        QCOMPARE(found->p95, 95ns);
        QCOMPARE(heldRoundTripOf({7ns})->p5, 7ns);
    }

    void oneBatchThatIsTooShortIsImpossible()
    {
        const ArmSamples possible{.batches = {1700us, 1600us, 1590us},
                                  .totals = {}}; // the clocks may disagree by a percent
        QVERIFY(checkAgainst(1600us, possible).ok());
        QVERIFY(checkAgainst(1600us, {}).ok());
        const Status impossible = checkAgainst(1600us, {.batches = {1700us, 300us, 1650us}, .totals = {}});
        QVERIFY(!impossible.ok());
        QCOMPARE(impossible.error().code, ExperimentCode::Impossible);
        QCOMPARE(impossible.error().reason, phrase(ExperimentReason::Shorter, 0.3, 1.6));
    }
};

QTEST_GUILESS_MAIN(TestEmulatedDistance)
#include "tst_emulated_distance.moc"
