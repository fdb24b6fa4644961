// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/parallel_work.h"
#include "core/runs/run_library.h"
#include "core/runs/run_reader.h"
#include "example_run.h"

#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QtConcurrent>

#include <atomic>
#include <vector>

using namespace breakeven;

class TestParallelReads : public QObject
{
    Q_OBJECT

private slots:
    // As windows and lists do, at once, on a machine of few cores: whoever reads holds a thread of the global
    // pool, so reading must not need another of it.
    void readsFromAllThreadsOfTheGlobalPoolEnd()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("one.breakeven.jsonl"));
        const Run written = exampleRun(200);
        QVERIFY(writeRun(written, path));

        QList<QFuture<bool>> reads;
        for (int i = 0; i < 4 * QThreadPool::globalInstance()->maxThreadCount(); ++i) {
            reads.append(QtConcurrent::run([&] {
                const auto run = readRun(path);
                return run.ok() && run.value() == written;
            }));
            reads.append(QtConcurrent::run([&] { return listRuns(folder.path()).size() == 1; }));
        }
        for (qsizetype i = 0; i < reads.size(); ++i) {
            QTRY_VERIFY_WITH_TIMEOUT(reads[i].isFinished(), 60'000);
            QVERIFY(reads[i].result());
        }
    }

    void everyPartIsDoneOnce_data()
    {
        QTest::addColumn<int>("parts");
        QTest::newRow("none") << 0;
        QTest::newRow("one, in the caller's thread") << 1;
        QTest::newRow("many more than threads") << 10'000;
    }

    void everyPartIsDoneOnce()
    {
        QFETCH(const int, parts);
        std::vector<std::atomic<int>> done(static_cast<std::size_t>(parts));
        workInParallel(parts, [&](qsizetype i) { ++done[static_cast<std::size_t>(i)]; });
        for (const auto& times : done)
            QCOMPARE(times.load(), 1);
    }
};

QTEST_GUILESS_MAIN(TestParallelReads)
#include "tst_parallel_reads.moc"
