// SPDX-License-Identifier: GPL-3.0-or-later

// What operations hold the GIL for, of a real Python on real files.

#include "core/backends/file/file_backend.h"
#include "core/backends/file/target/file_target.h"
#include "core/runtimes/calibrated_cpython.h"
#include "tests/core/runtimes/test_python.h"

#include <QTemporaryDir>
#include <QTest>

using namespace breakeven;
using namespace std::chrono_literals;

class TestCalibratedCPython : public QObject
{
    Q_OBJECT

    const QTemporaryDir m_folder;
    std::unique_ptr<FileBackend> m_backend;

private slots:
    void initTestCase()
    {
        if (!QFile::exists(debianPython()))
            QSKIP("there is no /usr/bin/python3 here");
    }

    void init()
    {
        m_backend = std::make_unique<FileBackend>(FileTarget{.folder = m_folder.path()},
                                                  QStringLiteral("file"), QStringLiteral("test"));
        QVERIFY(m_backend->open().ok());
        QVERIFY(m_backend->setItems(8).ok());
    }
    void cleanup() { QVERIFY(m_backend->close().ok()); }

    void theGilIsHeldForAPartOfTheCpuTime()
    {
        CalibratedCPython python(*m_backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
        QVERIFY(python.setWorkload({}).ok());
        QVERIFY(python.prepare(1, {}).ok());
        QVERIFY(python.workloadCost() && *python.workloadCost() > 0ns);
        const auto samples =
            python.measure({.arm = Arm::ofThreads(1), .batches = 20, .atMost = 1min, .verify = true}, {});
        QVERIFY2(samples.ok(), samples.ok() ? "" : qPrintable(codedText(samples.error())));
        const ArmTotals& totals = *samples.value().totals;
        QVERIFY(totals.gilHeld.has_value());
        QVERIFY(*totals.gilHeld > 0ns);
        // The kernel's part of opening and renaming files is not in it.
        QVERIFY2(*totals.gilHeld < totals.cpu,
                 qPrintable(QStringLiteral("%1 of %2").arg(totals.gilHeld->count()).arg(totals.cpu.count())));
    }

    void addedComputeIsHeldToo()
    {
        CalibratedCPython python(*m_backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
        QVERIFY(python.setWorkload({}).ok());
        QVERIFY(python.prepare(1, {}).ok());
        const auto heldOf = [&python](const Workload& workload) {
            [[maybe_unused]] const Status set = python.setWorkload(workload);
            const auto samples = python.measure({.arm = Arm::ofThreads(1), .batches = 2, .atMost = 1min}, {});
            return samples.ok() ? samples.value().totals->gilHeld.value_or(0ns) /
                                      (workload.items * std::ssize(samples.value().batches))
                                : 0ns;
        };
        const auto plain = heldOf({});
        QVERIFY(plain > 0ns);
        QVERIFY(heldOf({.compute = 300us}) - plain == 300us);
    }

    void computeLetsTheGilGoAsOftenAsAsked_data()
    {
        QTest::addColumn<int>("compute"); // µs
        QTest::addColumn<int>("releases");
        QTest::newRow("between the steps of the work") << 0 << 27;
        QTest::newRow("within the added compute") << 300 << 27;
        QTest::newRow("every few microseconds") << 300 << 100;
    }

    void computeLetsTheGilGoAsOftenAsAsked()
    {
        QFETCH(const int, compute);
        QFETCH(const int, releases);
        const auto costWith = [this, compute](std::optional<int> asked) {
            CalibratedCPython python(*m_backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
            const bool ready =
                python.setWorkload({.compute = std::chrono::microseconds(compute), .gilReleases = asked})
                    .ok() &&
                python.prepare(1, {}).ok();
            const int seen = ready ? python.python()->gilReleases.value_or(-1) : -1; // by the probe
            return std::pair(python.workloadCost().value_or(0ns), seen);
        };
        const auto [took, seen] = costWith(releases);
        QCOMPARE(seen, releases);
        // The time that letting it go takes is a part of the compute. Beside one that isn't asked to: what a
        // loop of counted turns takes on the clock is another time on a machine that slows down meanwhile.
        const auto [unasked, seenUnasked] = costWith(std::nullopt);
        QVERIFY(seenUnasked >= 0 && took > 0ns);
        QVERIFY2(2 * took > unasked && took < 2 * unasked + 100us,
                 qPrintable(QStringLiteral("%1 and %2").arg(took.count()).arg(unasked.count())));
    }

    void computeComesAsItIsWhereNothingWasAsked()
    {
        CalibratedCPython python(*m_backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
        QVERIFY(python.setWorkload({}).ok());
        QVERIFY(!python.python());
        QVERIFY(python.prepare(1, {}).ok());
        QVERIFY(python.python()->gilReleases.has_value());
        QVERIFY(python.python()->gilReleases.value_or(99) < 10); // numpy's own
        QVERIFY(python.python()->ownSteps.isEmpty());
    }

    void anOwnBatchIsCalibratedToo()
    {
        const QTemporaryDir folder;
        const QString batch = written(folder, QStringLiteral("batch.py"),
                                      "import time\n"
                                      "def work(data):\n"
                                      "    for _ in range(7):\n        time.sleep(0)\n"
                                      "    return b''\n");
        CalibratedCPython python(*m_backend, PoolKind::Kept, 1,
                                 {.interpreter = debianPython(), .userFile = batch});
        QVERIFY(python.setWorkload({.compute = 5ms}).ok());
        QVERIFY(python.prepare(1, {}).ok());
        QCOMPARE(python.python()->gilReleases, std::optional(7));
        QVERIFY(!python.workloadCost().has_value()); // which is of ours
        QCOMPARE(python.python()->ownSteps, QStringList{QStringLiteral("work")});
        const auto samples = python.measure({.arm = Arm::ofThreads(1), .batches = 2, .atMost = 1min}, {});
        QVERIFY2(samples.ok(), samples.ok() ? "" : qPrintable(codedText(samples.error())));
        const auto held = samples.value().totals->gilHeld.value_or(0ns);
        QVERIFY(held > 0ns && held < 16 * 5ms); // which the user's own work doesn't burn
    }

    void ofAnotherPayloadNothingIsKnown()
    {
        CalibratedCPython python(*m_backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
        QVERIFY(python.setWorkload({}).ok());
        QVERIFY(python.prepare(1, {}).ok());
        QVERIFY(python.setWorkload({.payloadBytes = 16'000}).ok());
        const auto unknown = python.measure({.arm = Arm::ofThreads(1), .batches = 2, .atMost = 1min}, {});
        QVERIFY(unknown.ok());
        QVERIFY(!unknown.value().totals->gilHeld);

        QVERIFY(python.prepare(1, {}).ok()); // once it is set
        const auto known = python.measure({.arm = Arm::ofThreads(1), .batches = 2, .atMost = 1min}, {});
        QVERIFY(known.ok());
        QVERIFY(known.value().totals->gilHeld.has_value());
    }
};

QTEST_GUILESS_MAIN(TestCalibratedCPython)
#include "tst_calibrated_cpython.moc"
