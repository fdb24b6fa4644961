// SPDX-License-Identifier: GPL-3.0-or-later

// What operations hold the GIL for, of a real Python on real files.

#include "core/backends/file_backend.h"
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
        CalibratedCPython python(*m_backend, PoolKind::Kept, 1, debianPython());
        QVERIFY(python.setWorkload({}).ok());
        QVERIFY(python.prepare(1, {}).ok());
        QVERIFY(python.workloadCost() && *python.workloadCost() > 0ns);
        const auto samples =
            python.measure({.threads = 1, .batches = 20, .atMost = 1min, .verify = true}, {});
        QVERIFY2(samples.ok(), samples.ok() ? "" : qPrintable(sentence(samples.error())));
        const ArmTotals& totals = *samples.value().totals;
        QVERIFY(totals.gilHeld.has_value());
        QVERIFY(*totals.gilHeld > 0ns);
        // The kernel's part of opening and renaming files is not in it.
        QVERIFY2(*totals.gilHeld < totals.cpu,
                 qPrintable(QStringLiteral("%1 of %2").arg(totals.gilHeld->count()).arg(totals.cpu.count())));
    }

    void addedComputeIsHeldToo()
    {
        CalibratedCPython python(*m_backend, PoolKind::Kept, 1, debianPython());
        QVERIFY(python.setWorkload({}).ok());
        QVERIFY(python.prepare(1, {}).ok());
        const auto heldOf = [&python](const Workload& workload) {
            [[maybe_unused]] const Status set = python.setWorkload(workload);
            const auto samples = python.measure({.threads = 1, .batches = 2, .atMost = 1min}, {});
            return samples.ok() ? samples.value().totals->gilHeld.value_or(0ns) /
                                      (workload.items * std::ssize(samples.value().batches))
                                : 0ns;
        };
        const auto plain = heldOf({});
        QVERIFY(plain > 0ns);
        QVERIFY(heldOf({.compute = 300us}) - plain == 300us);
    }

    void ofAnotherPayloadNothingIsKnown()
    {
        CalibratedCPython python(*m_backend, PoolKind::Kept, 1, debianPython());
        QVERIFY(python.setWorkload({}).ok());
        QVERIFY(python.prepare(1, {}).ok());
        QVERIFY(python.setWorkload({.payloadBytes = 16'000}).ok());
        const auto unknown = python.measure({.threads = 1, .batches = 2, .atMost = 1min}, {});
        QVERIFY(unknown.ok());
        QVERIFY(!unknown.value().totals->gilHeld);

        QVERIFY(python.prepare(1, {}).ok()); // once it is set
        const auto known = python.measure({.threads = 1, .batches = 2, .atMost = 1min}, {});
        QVERIFY(known.ok());
        QVERIFY(known.value().totals->gilHeld.has_value());
    }
};

QTEST_GUILESS_MAIN(TestCalibratedCPython)
#include "tst_calibrated_cpython.moc"
