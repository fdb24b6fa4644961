// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_reader.h"
#include "core/runs/run_writer.h"
#include "example_run.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace breakeven;

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
        QVERIFY(back.value().warnings.isEmpty());
        QVERIFY(!afterwards.ok());
        QVERIFY(!lateIsThere); // no empty file stays
    }
};

QTEST_GUILESS_MAIN(TestRunWriter)
#include "tst_run_writer.moc"
