// SPDX-License-Identifier: GPL-3.0-or-later

// What is seen of the GIL of a real Python.

#include "core/backends/file/file_place.h"
#include "core/runtimes/cpython_runtime.h"
#include "tests/core/runtimes/placed_backend.h"
#include "tests/core/runtimes/test_python.h"

#include <QTest>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

ItemPlace placeIn(const QTemporaryDir& folder)
{
    return FilePlace{.folder = folder.path()};
}

// A Python that the probe isn't loaded into, as one that is linked statically.
QString unseenPython(const QTemporaryDir& folder)
{
    return scriptedInterpreter(folder, "unset LD_PRELOAD\nexec " + debianPython().toUtf8() + " \"$@\"\n");
}

} // namespace

class TestGilProbe : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!hasModules(debianPython(), QStringLiteral("ctypes")))
            QSKIP("no /usr/bin/python3: apt-get install python3");
    }

    void threadsThatComputeWaitForEachOther()
    {
        const QTemporaryDir folder;
        PlacedBackend backend(placeIn(folder));
        // Pure Python, which never drops the GIL but when asked to.
        const QString batch = written(folder, QStringLiteral("batch.py"),
                                      "import time\n"
                                      "def read(item):\n    return b''\n"
                                      "def write(item, data):\n    pass\n"
                                      "def work(data):\n"
                                      "    end = time.thread_time_ns() + 20000000\n"
                                      "    while time.thread_time_ns() < end:\n        pass\n");
        CPythonRuntime python(backend, PoolKind::Kept, 1, {.interpreter = debianPython(), .userFile = batch});
        QVERIFY(python.setWorkload({.items = 4}).ok());
        const auto alone = python.measure({.arm = Arm::ofThreads(1), .batches = 3, .atMost = 1min}, {});
        QVERIFY2(alone.ok(), alone.ok() ? "" : qPrintable(codedText(alone.error())));
        QVERIFY(alone.value().totals->gilWait.has_value());
        QVERIFY(*alone.value().totals->gilWait < alone.value().totals->busy() / 20);

        const auto together = python.measure({.arm = Arm::ofThreads(4), .batches = 3, .atMost = 1min}, {});
        QVERIFY2(together.ok(), together.ok() ? "" : qPrintable(codedText(together.error())));
        // Three of four wait at any time, as long as the four are at it.
        const auto busy = together.value().totals->busy();
        const auto waited = *together.value().totals->gilWait;
        QVERIFY2(waited > busy * 2 / 5 && waited < busy * 4 / 5,
                 qPrintable(QStringLiteral("%1 of %2 ns").arg(waited.count()).arg(busy.count())));
    }

    void itSeesWhatAnOperationHoldsAndLetsGo()
    {
        const QTemporaryDir folder;
        PlacedBackend backend(placeIn(folder));
        const QString batch = written(folder, QStringLiteral("batch.py"),
                                      "import time\n"
                                      "def compute(milliseconds):\n"
                                      "    end = time.thread_time_ns() + milliseconds * 1000000\n"
                                      "    while time.thread_time_ns() < end:\n        pass\n"
                                      "def read(item):\n    compute(2)\n    time.sleep(0)\n"
                                      "def write(item, data):\n    compute(3)\n"
                                      "def work(data):\n"
                                      "    for _ in range(3):\n        time.sleep(0.002)\n"
                                      "    compute(4)\n");
        CPythonRuntime python(backend, PoolKind::Kept, 1, {.interpreter = debianPython(), .userFile = batch});
        QVERIFY(python.setWorkload({.items = 1}).ok());
        const auto costs = python.calibrate(100ms, {});
        QVERIFY2(costs.ok(), costs.ok() ? "" : qPrintable(codedText(costs.error())));
        QCOMPARE(costs.value().releases, std::optional(3)); // those of work() alone
        QVERIFY(costs.value().held.has_value());
        const auto held = costs.value().held.value_or(0ns);
        QVERIFY2(held >= 9ms && held < 14ms, qPrintable(QString::number(held.count())));
        const auto work = costs.value().work;
        QVERIFY2(work >= 4ms && work < 7ms, qPrintable(QString::number(work.count())));
    }

    void withoutItNothingIsTold()
    {
        const QTemporaryDir folder;
        const QTemporaryDir tools;
        PlacedBackend backend(placeIn(folder));
        CPythonRuntime python(backend, PoolKind::Kept, 1, {.interpreter = unseenPython(tools)});
        QVERIFY(python.setWorkload({}).ok());
        const auto samples = python.measure({.arm = Arm::ofThreads(2)}, {});
        QVERIFY2(samples.ok(), samples.ok() ? "" : qPrintable(codedText(samples.error())));
        QVERIFY(!samples.value().totals->gilWait.has_value());
        const auto costs = python.calibrate(20ms, {});
        QVERIFY(costs.ok());
        QVERIFY(!costs.value().held.has_value());
        QVERIFY(!costs.value().releases.has_value());
        QVERIFY(costs.value().work > 0ns);
    }

    void processesOfTheUsersDoNotLoadIt()
    {
        const QTemporaryDir folder;
        PlacedBackend backend(placeIn(folder));
        const QString batch =
            written(folder, QStringLiteral("batch.py"),
                    "import os, subprocess\n"
                    "if os.environ.get('LD_PRELOAD'):\n"
                    "    raise ValueError(os.environ['LD_PRELOAD'])\n"
                    "for number in range(20):\n"
                    "    path = '/proc/self/fd/%d' % number\n"
                    "    if os.path.islink(path) and 'memfd:breakeven' in os.readlink(path):\n"
                    "        raise ValueError(path)\n"
                    "told = subprocess.run(['env'], stdout=subprocess.PIPE).stdout\n"
                    "if b'LD_PRELOAD=/proc' in told:\n    raise ValueError(told)\n"
                    "def work(data):\n    return b''\n");
        CPythonRuntime python(backend, PoolKind::Kept, 1, {.interpreter = debianPython(), .userFile = batch});
        QVERIFY(python.setWorkload({.items = 1}).ok());
        const auto samples = python.measure({}, {});
        QVERIFY2(samples.ok(), samples.ok() ? "" : qPrintable(codedText(samples.error())));
        QVERIFY(samples.value().totals->gilWait.has_value());
    }

    void aLibraryOfTheUsersStaysLoaded()
    {
        const QTemporaryDir folder;
        PlacedBackend backend(placeIn(folder));
        const QString batch = written(folder, QStringLiteral("batch.py"),
                                      "import os\n"
                                      "if os.environ['LD_PRELOAD'] != 'libc.so.6':\n"
                                      "    raise ValueError(os.environ['LD_PRELOAD'])\n"
                                      "def work(data):\n    return b''\n");
        qputenv("LD_PRELOAD", "libc.so.6");
        CPythonRuntime python(backend, PoolKind::Kept, 1, {.interpreter = debianPython(), .userFile = batch});
        QVERIFY(python.setWorkload({.items = 1}).ok());
        const auto samples = python.measure({}, {});
        qunsetenv("LD_PRELOAD");
        QVERIFY2(samples.ok(), samples.ok() ? "" : qPrintable(codedText(samples.error())));
        QVERIFY(samples.value().totals->gilWait.has_value());
    }
};

QTEST_GUILESS_MAIN(TestGilProbe)
#include "tst_gil_probe.moc"
