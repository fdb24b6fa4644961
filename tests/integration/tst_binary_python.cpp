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

    QString saved(const QString& name, const QByteArray& content) const
    {
        const QString path = m_program.inFolder(name);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
    }

    static QString gnocchiBatch()
    {
        return QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/python/gnocchi_batch.py");
    }

private slots:
    void initTestCase()
    {
        if (!hasModules(debianPython(), QStringLiteral("numpy, redis")))
            QSKIP("no /usr/bin/python3 with numpy and redis: apt-get install python3-numpy python3-redis");
    }

    // Debian's: without numpy, and with redis-py for it as for CPython.
    void aPyPyThatIsOfferedMeasures()
    {
        const QString pypy = QStringLiteral("/usr/bin/pypy3");
        if (!QFile::exists(pypy))
            QSKIP("no /usr/bin/pypy3: apt-get install pypy3");
        const Ended offered = m_program.call({QStringLiteral("pythons")});
        QVERIFY2(offered.out.contains("PyPy 3."), offered.out);
        const QString out = m_program.inFolder(QStringLiteral("pypy.breakeven.jsonl"));
        const Ended ended = m_program.call(
            {QStringLiteral("run"), QStringLiteral("--plan"),
             m_program.newPlan("{\"targets\": [{\"name\": \"a file\", \"backend\": \"file\"},"
                               "{\"name\": \"redis\", \"backend\": \"redis\", \"server\": \"private\"}],"
                               "\"workload\": {\"compute_us\": 50}, \"threads\": [1, 2],"
                               "\"axis\": {\"name\": \"rtt_us\", \"values\": [0, 300]}, \"budget_s\": 5}"),
             QStringLiteral("--runtime"), QStringLiteral("cpython"), QStringLiteral("--python"), pypy,
             QStringLiteral("--out"), out});
        QVERIFY2(ended.status == 0 || ended.status == 3, ended.err);
        const auto run = readRun(out);
        QVERIFY(run.ok());
        QVERIFY2(run.value().failures.empty(), ended.err);
        QCOMPARE(run.value().header.environment.pythons.front().implementation, QStringLiteral("PyPy"));
        for (const Target& target : run.value().header.plan.targets)
            QVERIFY(std::any_of(run.value().blocks.begin(), run.value().blocks.end(),
                                [&](const Block& block) { return block.point.target == target.name; }));
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

    void aRunUnderTheModelOfTheGilIsShownAsWhatItWas()
    {
        const QString run = QStringLiteral(BREAKEVEN_SOURCE_DIR "/tests/fixtures/gil-model.breakeven.jsonl");
        const Ended shown = m_program.call({QStringLiteral("analyze"), run});
        QVERIFY2(shown.status == 0, shown.err);
        QVERIFY2(shown.out.contains("redis under C++ threads under a model of Python's GIL"), shown.out);
        QVERIFY2(shown.out.contains("redis under CPython"), shown.out);

        const QString plan =
            saved(QStringLiteral("modelled.json"), R"({"targets":[{"name":"file","backend":"file"}],)"
                                                   R"("runtimes":["native","gil-model"],)"
                                                   R"("axis":{"name":"rtt_us","values":[0]}})");
        const Ended refused = m_program.call({QStringLiteral("run"), QStringLiteral("--plan"), plan});
        QVERIFY(refused.status != 0);
        QVERIFY2(
            refused.err.contains("runtimes[1] names gil-model, the model of Python's GIL, which was removed"),
            refused.err);
        QVERIFY2(refused.err.contains("use cpython"), refused.err);
    }

    // The calls of ours wait for an emulated network; those of the user's don't.
    void anOwnStorageIsNotClaimedToBeFar_data()
    {
        QTest::addColumn<QByteArray>("batch");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("axis");
        QTest::addColumn<bool>("isRefused");
        const QByteArray read("def read(item):\n    return b''\n");
        const QByteArray write("def write(item, data):\n    pass\n");
        const QByteArray work("def work(data):\n    return b'x' * 100\n");
        const QByteArray file(R"("backend":"file")");
        const QByteArray redis(R"("backend":"redis","server":"private")");
        const QByteArray swept(R"({"name":"rtt_us","values":[0,300]})");
        const QByteArray near(R"({"name":"rtt_us","values":[0]})");
        QTest::newRow("own read, swept") << read << file << swept << true;
        QTest::newRow("own write, swept") << write << file << swept << true;
        QTest::newRow("all own, swept") << read + work + write << file << swept << true;
        QTest::newRow("own write, a fixed distance")
            << write << file + R"(,"network":{"rtt_us":200})"
            << QByteArray(R"({"name":"items","values":[4,8]})") << true;
        QTest::newRow("own work only") << work << file << swept << false;
        QTest::newRow("own read, at no distance") << read << file << near << false;
        QTest::newRow("Redis goes through the relay") << write << redis << swept << false;
    }

    void anOwnStorageIsNotClaimedToBeFar()
    {
        QFETCH(const QByteArray, batch);
        QFETCH(const QByteArray, target);
        QFETCH(const QByteArray, axis);
        QFETCH(const bool, isRefused);
        const QString own = saved(QStringLiteral("own.py"), batch);
        const QString plan =
            saved(QStringLiteral("own.json"), R"({"targets":[{"name":"target",)" + target +
                                                  R"(}],"runtimes":["cpython"],)" +
                                                  R"("threads":[1,2],"axis":)" + axis + R"(,"budget_s":1})");
        const Ended ended =
            m_program.call({QStringLiteral("run"), QStringLiteral("--plan"), plan, QStringLiteral("--python"),
                            debianPython(), QStringLiteral("--batch-file"), own, QStringLiteral("--json")});
        const QJsonObject json = QJsonDocument::fromJson(ended.out).object();
        QCOMPARE(ended.status, isRefused ? 1 : 0);
        QCOMPARE(json[QLatin1String("points")].toArray().isEmpty(), isRefused);
        const QString failures =
            QString::fromUtf8(QJsonDocument(json[QLatin1String("failures")].toArray()).toJson());
        for (const char* said :
             {"own.py reads or writes by itself", "would not wait at all", "Redis", "a real remote folder"})
            QVERIFY2(failures.contains(QLatin1String(said)) == isRefused, qPrintable(failures));
    }

    void theWorkedExampleRunsGnocchisOwnCode_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("axis");
        QTest::newRow("Redis, near and far") << QByteArray(R"("backend":"redis","server":"private")")
                                             << QByteArray(R"({"name":"rtt_us","values":[0,1000]})");
        QTest::newRow("files") << QByteArray(R"("backend":"file")") << QByteArray(R"({"name":"threads"})");
    }

    void theWorkedExampleRunsGnocchisOwnCode()
    {
        if (!hasModules(debianPython(), QStringLiteral("gnocchi")))
            QSKIP("no Gnocchi for /usr/bin/python3: apt-get install python3-gnocchi");
        QFETCH(const QByteArray, target);
        QFETCH(const QByteArray, axis);
        const QString plan =
            saved(QStringLiteral("gnocchi.json"),
                  R"({"targets":[{"name":"target",)" + target + R"(}],"runtimes":["cpython"],)" +
                      R"("threads":[1,6],"axis":)" + axis + R"(,"budget_s":3})");
        const Ended ended = m_program.call(
            {QStringLiteral("run"), QStringLiteral("--plan"), plan, QStringLiteral("--python"),
             debianPython(), QStringLiteral("--batch-file"), gnocchiBatch(), QStringLiteral("--json")});
        QVERIFY2(ended.status == 0, ended.err);
        const QJsonObject json = QJsonDocument::fromJson(ended.out).object();
        QVERIFY2(json[QLatin1String("failures")].toArray().isEmpty(), ended.out);
        QVERIFY2(!json[QLatin1String("points")].toArray().isEmpty(), ended.out);
        const QJsonObject python = json[QLatin1String("pythons")].toArray().first().toObject();
        QCOMPARE(python[QLatin1String("own_steps")].toVariant().toStringList(),
                 (QStringList{QStringLiteral("read"), QStringLiteral("work"), QStringLiteral("write")}));
        // Unlike the built-in work it lets the GIL go again and again.
        QVERIFY2(python[QLatin1String("gil_releases")].toInt() > 10, ended.out);
    }

    void withoutGnocchiTheWorkedExampleSaysWhatToInstall()
    {
        const QTemporaryDir tools;
        written(tools, QStringLiteral("gnocchi.py"), "raise ImportError('no gnocchi')\n");
        const QString python = scriptedInterpreter(tools, "PYTHONPATH='" + tools.path().toUtf8() +
                                                              "' exec /usr/bin/python3 \"$@\"\n");
        const Ended ended = m_program.call({QStringLiteral("run"), QStringLiteral("--runtime=cpython"),
                                            QStringLiteral("--python"), python,
                                            QStringLiteral("--batch-file"), gnocchiBatch()});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.err.contains("apt-get install python3-gnocchi"), ended.err);
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
