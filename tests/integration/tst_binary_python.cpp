// SPDX-License-Identifier: GPL-3.0-or-later

// What the built program makes of Python.

#include "core/runs/run_reader.h"
#include "tests/core/runtimes/test_python.h"
#include "tests/integration/built_program.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace breakeven;

class TestBinaryPython : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!hasModules(debianPython(), QStringLiteral("numpy, redis")))
            QSKIP("no /usr/bin/python3 with numpy and redis: apt-get install python3-numpy python3-redis");
    }

    void pythonsAreListed()
    {
        const Ended text = m_program.call({QStringLiteral("pythons")});
        QVERIFY2(text.status == 0, text.err);
        for (const char* head : {"Interpreter", "GIL", "numpy", "redis-py", "rados"})
            QVERIFY2(text.out.contains(head), text.out);
        QVERIFY2(text.out.contains("CPython 3."), text.out);

        const Ended json = m_program.call({QStringLiteral("pythons"), QStringLiteral("--json")});
        QVERIFY2(json.status == 0, json.err);
        const QJsonArray all = QJsonDocument::fromJson(json.out).array();
        QVERIFY(!all.isEmpty());
        const auto debian = std::find_if(all.begin(), all.end(), [](const QJsonValue& each) {
            return each[QLatin1String("path")].toString() == debianPython();
        });
        QVERIFY2(debian != all.end(), json.out);
        QVERIFY((*debian)[QLatin1String("gil")].toBool());
        QVERIFY((*debian)[QLatin1String("numpy")].toBool());
        QVERIFY((*debian)[QLatin1String("redis")].toBool());
        QCOMPARE((*debian)[QLatin1String("rados")].toBool(),
                 hasModules(debianPython(), QStringLiteral("rados")));
        QCOMPARE((*debian)[QLatin1String("implementation")].toString(), QStringLiteral("CPython"));
    }

    void aTemplateIsPrintedOrSaved()
    {
        const Ended printed = m_program.call({QStringLiteral("batch-template")});
        QVERIFY2(printed.status == 0, printed.err);
        for (const char* function :
             {"def setup(target):", "def read(item):", "def work(data):", "def write(item, data):"})
            QVERIFY2(printed.out.contains(function), function);

        const QString path = m_program.inFolder(QStringLiteral("my_batch.py"));
        const QStringList save{QStringLiteral("batch-template"), QStringLiteral("--output"), path};
        QCOMPARE(m_program.call(save).status, 0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), printed.out);

        const Ended again = m_program.call(save); // it may be filled in by now
        QCOMPARE(again.status, 1);
        QVERIFY2(again.err.contains("exists already"), again.err);
    }

    void thePostsTableIsPrinted()
    {
        const Ended ended = m_program.call(
            {QStringLiteral("run"), QStringLiteral("--preset"), QStringLiteral("blog-post"),
             QStringLiteral("--python"), debianPython(), QStringLiteral("--budget"), QStringLiteral("12")});
        QVERIFY2(ended.status == 0, ended.err);
        const QString out = QString::fromUtf8(ended.out).replace(QChar::Nbsp, QLatin1Char(' '));
        for (const char* published : {"525 µs", "4.31 ms", "34.7 ms", "10.8 ms", "3.71 ms"})
            QVERIFY2(out.contains(QString::fromUtf8(published)), ended.out);
        QVERIFY2(ended.out.contains("CPython 3."), ended.out);
    }

    void aFailingBatchShowsItsTracebackAndLine()
    {
        const QTemporaryDir tools;
        const QString batch = written(tools, QStringLiteral("mine.py"),
                                      "def inner():\n    raise ValueError('boom')\n"
                                      "def work(data):\n    inner()\n");
        const Ended ended = m_program.call(
            {QStringLiteral("run"), QStringLiteral("--plan"), m_program.newPlan(BuiltProgram::quickPlan()),
             QStringLiteral("--runtime"), QStringLiteral("cpython"), QStringLiteral("--python"),
             debianPython(), QStringLiteral("--batch-file"), batch});
        QCOMPARE(ended.status, 1);
        for (const char* said :
             {"mine.py, line 2,", "ValueError: boom", "line 4, in work", "line 2, in inner"})
            QVERIFY2(ended.err.contains(said), ended.err);
    }

    void aBatchFileThatReplacesNothingIsRefused()
    {
        const QTemporaryDir tools;
        const QString batch = written(tools, QStringLiteral("empty.py"), "def Work(data):\n    pass\n");
        const Ended ended = m_program.call(
            {QStringLiteral("run"), QStringLiteral("--plan"), m_program.newPlan(BuiltProgram::quickPlan()),
             QStringLiteral("--runtime"), QStringLiteral("cpython"), QStringLiteral("--python"),
             debianPython(), QStringLiteral("--batch-file"), batch});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.err.contains("breakeven batch-template"), ended.err);
    }

    void aSignalCancelsARunUnderPython()
    {
        const QString path = m_program.inFolder(QStringLiteral("cancelled.breakeven.jsonl"));
        QByteArray plan = BuiltProgram::quickPlan();
        plan.replace("\"budget_s\": 1", "\"budget_s\": 100").replace("0.1", "0.001");
        QProcess process;
        m_program.prepare(process,
                          {QStringLiteral("run"), QStringLiteral("--plan"), m_program.newPlan(plan),
                           QStringLiteral("--runtime"), QStringLiteral("cpython"), QStringLiteral("--python"),
                           debianPython(), QStringLiteral("--out"), path});
        process.start();
        const auto hasBlocks = [&path] {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) && file.readAll().contains("\"block\"");
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasBlocks(), 30'000);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(10'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
        const auto run = readRun(path);
        QVERIFY(run.ok());
        QVERIFY(!run.value().blocks.empty());
        QVERIFY(run.value().end.has_value());
        QCOMPARE(run.value().end->status, RunStatus::Cancelled);
    }

private:
    BuiltProgram m_program;
};

QTEST_GUILESS_MAIN(TestBinaryPython)
#include "tst_binary_python.moc"
