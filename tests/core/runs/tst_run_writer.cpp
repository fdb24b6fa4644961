// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_code.h"
#include "core/runs/run_reader.h"
#include "core/runs/run_writer.h"
#include "example_run.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>

using namespace breakeven;
using namespace std::chrono_literals;

class TestRunWriter : public QObject
{
    Q_OBJECT

private slots:
    void aFileThatExistsIsNeverTouched()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("mine")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
        file.close();
        const auto created = RunWriter::create(file.fileName(), exampleRun().header);
        QVERIFY(!created.ok());
        QCOMPARE(created.error().code, Error::Code::NotPermitted);
        QCOMPARE(file.size(), 4);
    }

    void anImpossibleFolderIsNamed()
    {
        const auto created =
            RunWriter::create(QStringLiteral("/dev/null/runs/run.breakeven.jsonl"), exampleRun().header);
        QVERIFY(!created.ok());
        QCOMPARE(created.error().where, QStringLiteral("/dev/null/runs"));
    }

    void aRunThatGoesOnIsOneRunWithTheLastEnd()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("run.breakeven.jsonl"));
        Run run = exampleRun();
        QVERIFY(writeRun(run, path));
        {
            auto file = RunWriter::goOn(path);
            QVERIFY(file.ok());
            QVERIFY(isBeingWritten(path));
            const auto second = RunWriter::goOn(path);
            QVERIFY(!second.ok());
            QCOMPARE(second.error().code, Error::Code::NotPermitted);
            QCOMPARE(second.error().reason.code, AnyCode(RunReason::BeingWritten));

            Block block = run.blocks.front();
            block.index = 100;
            QVERIFY(file.value().append(block).ok());
            auto back = readRun(path);
            QVERIFY(back.ok());
            QVERIFY(!back.value().end); // as of any run that goes on
            run.blocks.push_back(block);
            run.end->status = RunStatus::Budget;
            QVERIFY(file.value().finish(*run.end).ok());
            QVERIFY(!isBeingWritten(path));
        }
        const auto back = readRun(path);
        QVERIFY(back.ok());
        QVERIFY(back.value() == run);
    }

    void goingOnAfterALineWithoutItsFeedKeepsBothLines()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("run.breakeven.jsonl"));
        const Run run = exampleRun();
        QVERIFY(writeRun(run, path));
        QVERIFY(QFile::resize(path, QFileInfo(path).size() - 1));
        QVERIFY(readRun(path).value().end);
        QVERIFY(RunWriter::goOn(path).value().append(run.blocks.front()).ok());
        const auto back = readRun(path);
        QVERIFY(back.ok());
        QVERIFY(back.value().warnings == run.warnings);
        QCOMPARE(back.value().blocks.size(), run.blocks.size() + 1);
    }

    void goingOnAfterALineCutShortDropsIt_data()
    {
        QTest::addColumn<qsizetype>("bytes");
        QTest::newRow("a bracket") << qsizetype{1};
        QTest::newRow("a short line") << qsizetype{40};
        QTest::newRow("a long line") << qsizetype{200'000};
    }

    void goingOnAfterALineCutShortDropsIt()
    {
        QFETCH(const qsizetype, bytes);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("run.breakeven.jsonl"));
        const Run run = exampleRun();
        QVERIFY(writeRun(run, path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append));
        QVERIFY(file.write(QByteArray("{").leftJustified(bytes, '1')) == bytes);
        file.close();
        const qint64 size = QFileInfo(path).size();
        QCOMPARE(readRun(path).value().warnings.size(), std::size_t{1});
        {
            auto going = RunWriter::goOn(path);
            QVERIFY(going.ok());
            QCOMPARE(QFileInfo(path).size(), size); // until something is written
            QVERIFY(going.value().append(run.blocks.front()).ok());
            QVERIFY(going.value().append(run.blocks.front()).ok());
        }
        const auto back = readRun(path);
        QVERIFY(back.ok());
        QVERIFY(back.value().warnings.empty());
        QCOMPARE(back.value().blocks.size(), run.blocks.size() + 2);
    }

    void aFailureCountsUntilItsPointIsMeasured()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("run.breakeven.jsonl"));
        const Run run = exampleRun();
        QVERIFY(writeRun(run, path));
        auto going = RunWriter::goOn(path);
        QVERIFY(going.ok());
        Block block = run.blocks.front();
        Failure atPoint{.target = block.point.target,
                        .runtime = block.point.runtime,
                        .value = block.point.value,
                        .error = Error{Error::Code::InputOutput, {}, {}}};
        Failure ofTarget = atPoint;
        ofTarget.value.reset();
        Failure elsewhere = atPoint;
        elsewhere.value = block.point.value + 1;
        Failure left = ofTarget;
        left.whenRemoving = true;
        for (const Failure& failure : {atPoint, ofTarget, elsewhere, left})
            QVERIFY(going.value().append(failure).ok());
        QCOMPARE(readRun(path).value().failures.size(), run.failures.size() + 4);
        QVERIFY(going.value().append(block).ok());
        const auto failures = readRun(path).value().failures;
        const auto has = [&](const Failure& one) {
            return std::find(failures.begin(), failures.end(), one) != failures.end();
        };
        QVERIFY(!has(atPoint));
        QVERIFY(!has(ofTarget));
        QVERIFY(has(elsewhere));
        QVERIFY(has(left));
    }

    void aRunThatIsNotThereDoesNotGoOn()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("run.breakeven.jsonl"));
        const auto file = RunWriter::goOn(path);
        QVERIFY(!file.ok());
        QCOMPARE(file.error().code, Error::Code::NotFound);
        QVERIFY(!QFile::exists(path));
    }

    void aWriterKilledLeavesAReadableFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("run.breakeven.jsonl"));
        const Run run = exampleRun(1, 2'000);
        const pid_t writer = ::fork();
        QVERIFY(writer >= 0);
        if (writer == 0) {
            auto created = RunWriter::create(path, run.header);
            while (created.ok() && created.value().append(run.blocks.front()).ok())
                ;
            ::_exit(1);
        }
        const auto size = [&] { return QFileInfo(path).size(); };
        QTRY_VERIFY_WITH_TIMEOUT(size() > 200'000, 30'000);
        ::kill(writer, SIGKILL);
        int status = 0;
        QCOMPARE(::waitpid(writer, &status, 0), writer);
        QVERIFY(WIFSIGNALED(status));

        const auto back = readRun(path);
        QVERIFY(back.ok());
        QVERIFY(back.value().blocks.size() >= 2);
        for (const Block& block : back.value().blocks)
            QVERIFY(block == run.blocks.front());
        QVERIFY(!back.value().end.has_value());
        QVERIFY(back.value().warnings.size() <= 1); // at most the line in flight
    }

    void whatIsWrittenReachesTheDisk()
    {
        const QTemporaryDir folder;
        auto now = std::chrono::steady_clock::now();
        int files = 0;
        int folders = 0;
        const RunDisk disk{.sync =
                               [&](int descriptor) {
                                   struct stat facts
                                   {};
                                   ::fstat(descriptor, &facts);
                                   ++(S_ISDIR(facts.st_mode) ? folders : files);
                                   return 0;
                               },
                           .now = [&] { return now; }};
        const Run run = exampleRun(1);
        auto created =
            RunWriter::create(folder.filePath(QStringLiteral("run.breakeven.jsonl")), run.header, disk);
        QVERIFY(created.ok());
        QCOMPARE(files, 1);
        QCOMPARE(folders, 1); // the file's name is there after a crash, too

        RunWriter& writer = created.value();
        const auto append = [&](std::chrono::milliseconds later) {
            now += later;
            return writer.append(run.blocks.front()).ok();
        };
        QVERIFY(append(300ms) && append(300ms) && append(300ms));
        QCOMPARE(files, 1); // not a second has passed
        QVERIFY(append(100ms));
        QCOMPARE(files, 2);
        QVERIFY(append(999ms));
        QCOMPARE(files, 2);
        QVERIFY(append(1ms));
        QCOMPARE(files, 3);

        now += 1ms;
        QVERIFY(writer.append(run.failures.front()).ok());
        QCOMPARE(files, 4); // a failure at once
        QVERIFY(append(500ms));
        QCOMPARE(files, 4); // which counts as the second's
        QVERIFY(writer.finish(*run.end).ok());
        QCOMPARE(files, 5);
        QCOMPARE(folders, 1);
    }

    void aDiskThatFailsToSyncIsTold()
    {
        const QTemporaryDir folder;
        bool works = true;
        const RunDisk disk{.sync =
                               [&](int) {
                                   errno = works ? 0 : EIO;
                                   return works ? 0 : -1;
                               },
                           .now = std::chrono::steady_clock::now};
        const QString path = folder.filePath(QStringLiteral("run.breakeven.jsonl"));
        const Run run = exampleRun(1);
        auto created = RunWriter::create(path, run.header, disk);
        QVERIFY(created.ok());
        works = false;
        const Status failed = created.value().append(run.failures.front());
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error().code, Error::Code::InputOutput);
        QCOMPARE(failed.error().where, path);
    }

    void aFullDiskIsToldAndWhatWasWrittenStays()
    {
        const QTemporaryDir folder;
        const QByteArray mount = QFile::encodeName(folder.path());
        if (::geteuid() != 0 || ::mount("none", mount.constData(), "tmpfs", 0, "size=64k") != 0)
            QSKIP("needs root: mounts a small tmpfs");
        const QString path = folder.filePath(QStringLiteral("run.breakeven.jsonl"));
        const QString late = folder.filePath(QStringLiteral("late.breakeven.jsonl"));
        const Run run = exampleRun(1, 200);
        Status appended = Done{};
        std::size_t blocks = 0;
        Status afterwards = Done{};
        bool lateIsThere = true;
        {
            auto created = RunWriter::create(path, run.header);
            if (created.ok()) {
                for (; appended.ok() && blocks < 1'000; ++blocks)
                    appended = created.value().append(run.blocks.front());
                --blocks;
            }
            // Takes what a line left of the last page.
            QFile rest(folder.filePath(QStringLiteral("rest")));
            if (rest.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
                while (rest.write(QByteArray(512, 'x')) > 0)
                    ;
            afterwards = RunWriter::create(late, run.header).ok() ? Status(Done{}) : Status(Error{});
            lateIsThere = QFile::exists(late);
        }
        const auto back = readRun(path);
        ::umount(mount.constData());

        QVERIFY(!appended.ok());
        QCOMPARE(appended.error().code, Error::Code::NoSpace);
        QCOMPARE(appended.error().where, path);
        QVERIFY(back.ok());
        QCOMPARE(back.value().blocks.size(), blocks);
        QVERIFY(back.value().warnings.empty());
        QVERIFY(!afterwards.ok());
        QVERIFY(!lateIsThere); // no empty file stays
    }
};

QTEST_GUILESS_MAIN(TestRunWriter)
#include "tst_run_writer.moc"
