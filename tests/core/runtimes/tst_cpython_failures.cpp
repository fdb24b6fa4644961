// SPDX-License-Identifier: GPL-3.0-or-later

// What a child process can do wrong, each with its own error.

#include "app/wording/error_text.h"
#include "core/backends/file/file_place.h"
#include "core/backends/redis/redis_place.h"
#include "core/runtimes/cpython_runtime.h"
#include "core/runtimes/runtime_code.h"
#include "core/runtimes/runtime_factory.h"
#include "tests/core/runtimes/placed_backend.h"
#include "tests/core/runtimes/test_python.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

#include <array>
#include <csignal>
#include <future>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

ItemPlace placeIn(const QString& folder)
{
    return FilePlace{.folder = folder};
}

bool isAlive(qint64 process)
{
    QFile status(QStringLiteral("/proc/%1/stat").arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = status.readAll();
    return text.mid(text.lastIndexOf(')') + 2, 1) != "Z";
}

// A driver that is to be killed: measures a batch that never ends.
int drive(const QString& folder, const QString& userFile)
{
    PlacedBackend backend(placeIn(folder));
    CPythonRuntime runtime(backend, PoolKind::Kept, 1, {.interpreter = debianPython(), .userFile = userFile});
    if (!runtime.setWorkload({}).ok())
        return 1;
    return runtime.measure({}, {}).ok() ? 0 : 1;
}

} // namespace

class TestCPythonFailures : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!QFile::exists(debianPython()))
            QSKIP("no /usr/bin/python3: apt-get install python3");
    }

    void aUserFileThatFailsIsNamedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("said");
        QTest::newRow("an exception in work")
            << QByteArray("def work(data):\n    x = 1\n    raise ValueError('boom')\n") << 3
            << QStringLiteral("ValueError: boom");
        QTest::newRow("an exception below a library's function")
            << QByteArray("import json\n\n\ndef read(item):\n    return json.loads('{')\n") << 5
            << QStringLiteral("JSONDecodeError");
        QTest::newRow("a syntax error")
            << QByteArray("\ndef work(data:\n    pass\n") << 2 << QStringLiteral("SyntaxError");
        QTest::newRow("an exception while it is loaded")
            << QByteArray("import no_such_module\n") << 1 << QStringLiteral("ModuleNotFoundError");
        QTest::newRow("an exit") << QByteArray("import sys\ndef work(data):\n    sys.exit(4)\n") << 3
                                 << QStringLiteral("SystemExit");
    }

    void aUserFileThatFailsIsNamedWithItsLine()
    {
        QFETCH(const QByteArray, code);
        QFETCH(const int, line);
        QFETCH(const QString, said);
        for (const int threads : {1, 3}) {
            const auto failed = measureWith(written(m_tools, QStringLiteral("mine.py"), code), threads);
            QVERIFY(!failed.ok());
            QCOMPARE(failed.error().code, RuntimeCode::UserCode);
            QVERIFY2(sentence(failed.error()).contains(QStringLiteral("mine.py, line %1,").arg(line)),
                     qPrintable(sentence(failed.error())));
            QVERIFY2(clause(failed.error()).contains(said), qPrintable(clause(failed.error())));
        }
    }

    void theTracebackShowsTheUsersFramesOnly()
    {
        const auto failed = measureWith(written(m_tools, QStringLiteral("mine.py"),
                                                "def inner():\n    raise ValueError('boom')\n"
                                                "def work(data):\n    inner()\n"));
        QVERIFY(!failed.ok());
        const QString detail = clause(failed.error());
        QVERIFY2(detail.contains(QStringLiteral("line 4, in work")), qPrintable(detail));
        QVERIFY2(detail.contains(QStringLiteral("line 2, in inner")), qPrintable(detail));
        QVERIFY2(!detail.contains(QStringLiteral("breakeven_child")), qPrintable(detail));
    }

    void aMissingUserFileIsNotFound()
    {
        const auto failed = measureWith(m_tools.filePath(QStringLiteral("nowhere.py")));
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error().code, Error::Code::NotFound);
    }

    void aKilledChildIsSaidAndReplaced()
    {
        const QString userFile = written(m_tools, QStringLiteral("killed.py"),
                                         "import os, sys\n"
                                         "def write(item, data):\n"
                                         "    if item == 5 and os.path.exists(__file__ + '.armed'):\n"
                                         "        os.remove(__file__ + '.armed')\n"
                                         "        print('last words', file=sys.stderr, flush=True)\n"
                                         "        os.kill(os.getpid(), 9)\n");
        written(m_tools, QStringLiteral("killed.py.armed"), {});
        PlacedBackend backend(placeIn(m_items.path()));
        CPythonRuntime runtime(backend, PoolKind::Kept, 1,
                               {.interpreter = debianPython(), .userFile = userFile});
        QVERIFY(runtime.setWorkload({}).ok());

        const auto killed = runtime.measure({.arm = Arm::ofThreads(6)}, {});
        QVERIFY(!killed.ok());
        QCOMPARE(killed.error().code, Error::Code::ProcessEnded);
        QVERIFY2(clause(killed.error()).contains(QStringLiteral("signal 9")),
                 qPrintable(clause(killed.error())));
        QVERIFY2(clause(killed.error()).contains(QStringLiteral("last words")),
                 qPrintable(clause(killed.error())));
        QVERIFY(!runtime.processId().has_value());

        const auto again = runtime.measure({.arm = Arm::ofThreads(6)}, {});
        QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(codedText(again.error())));
    }

    void aHangingChildTimesOut()
    {
        PlacedBackend backend(placeIn(m_items.path()));
        CPythonRuntime runtime(backend, PoolKind::Kept, 1,
                               {.interpreter = debianPython(),
                                .userFile = written(m_tools, QStringLiteral("hangs.py"),
                                                    "import threading\n"
                                                    "def read(item):\n"
                                                    "    print('about to wait')\n"
                                                    "    threading.Event().wait()\n"),
                                .patience = 1500ms});
        QVERIFY(runtime.setWorkload({.items = 1, .payloadBytes = 16}).ok());
        const auto hung = runtime.measure({}, {});
        QVERIFY(!hung.ok());
        QCOMPARE(hung.error().code, RuntimeCode::ChildHung);
        QVERIFY2(clause(hung.error()).contains(QStringLiteral("about to wait")),
                 qPrintable(clause(hung.error())));
        QVERIFY(!runtime.processId().has_value());
    }

    void aFailureIsToldThoughAnotherWorkerHangs_data()
    {
        QTest::addColumn<PoolKind>("pool");
        QTest::addColumn<int>("failing"); // item
        QTest::newRow("the one whose result is waited for") << PoolKind::Kept << 0;
        QTest::newRow("one after it") << PoolKind::Kept << 2;
        QTest::newRow("in a pool a batch") << PoolKind::PerBatch << 2;
    }

    void aFailureIsToldThoughAnotherWorkerHangs()
    {
        QFETCH(const PoolKind, pool);
        QFETCH(const int, failing);
        const QString armed = written(m_tools, QStringLiteral("armed"), {});
        const QString userFile = written(m_tools, QStringLiteral("both.py"),
                                         "import os, threading\n"
                                         "def work(data):\n"
                                         "    return b''\n"
                                         "def read(item):\n"
                                         "    if not os.path.exists('" +
                                             armed.toUtf8() +
                                             "'):\n"
                                             "        return\n"
                                             "    if item == " +
                                             QByteArray::number(failing) +
                                             ":\n"
                                             "        raise ValueError('boom')\n"
                                             "    threading.Event().wait()\n");
        PlacedBackend backend(placeIn(m_items.path()));
        CPythonRuntime runtime(backend, pool, 1,
                               {.interpreter = debianPython(), .userFile = userFile, .patience = 60s});
        QVERIFY(runtime.setWorkload({.items = 4}).ok());
        QElapsedTimer timer;
        timer.start();
        const auto failed = runtime.measure({.arm = Arm::ofThreads(4)}, {});
        QVERIFY(timer.elapsed() < 30'000);
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error().code, RuntimeCode::UserCode);
        QVERIFY2(clause(failed.error()).contains(QStringLiteral("ValueError: boom")),
                 qPrintable(clause(failed.error())));
        QVERIFY2(sentence(failed.error()).contains(QStringLiteral("both.py, line 8,")),
                 qPrintable(sentence(failed.error())));
        QVERIFY(!runtime.processId().has_value()); // a thread that hangs can't be got rid of otherwise

        QVERIFY(QFile::remove(armed));
        const auto again = runtime.measure({.arm = Arm::ofThreads(4)}, {});
        QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(codedText(again.error())));
    }

    void standardInputIsEmptyForTheUsersCode_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QString>("said"); // empty: it is none of a failure
        QTest::newRow("it asks for input")
            << QByteArray("def work(data):\n    return input().encode()\n") << QStringLiteral("EOFError");
        QTest::newRow("what it starts reads to the end")
            << QByteArray("import subprocess\n"
                          "def work(data):\n"
                          "    return subprocess.run(['cat'], stdout=subprocess.PIPE, check=True,\n"
                          "                          close_fds=False).stdout\n")
            << QString();
        QTest::newRow("it reads the file descriptor")
            << QByteArray("import os\ndef work(data):\n    return os.read(0, 10)\n") << QString();
    }

    void standardInputIsEmptyForTheUsersCode()
    {
        QFETCH(const QByteArray, code);
        QFETCH(const QString, said);
        const auto samples = measureWith(written(m_tools, QStringLiteral("asks.py"), code), 3);
        QCOMPARE(samples.ok(), said.isEmpty());
        if (!samples.ok()) {
            QCOMPARE(samples.error().code, RuntimeCode::UserCode);
            QVERIFY2(clause(samples.error()).contains(said), qPrintable(clause(samples.error())));
        }
    }

    void aFileThatReplacesNothingIsRefused_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("an empty one") << QByteArray();
        QTest::newRow("with another name for it") << QByteArray("def Read(item):\n    pass\n");
        QTest::newRow("with setup only") << QByteArray("def setup(target):\n    pass\n");
        QTest::newRow("with no function") << QByteArray("read = 3\n");
    }

    void aFileThatReplacesNothingIsRefused()
    {
        QFETCH(const QByteArray, code);
        const QString file = written(m_tools, QStringLiteral("nothing.py"), code + '\n');
        const auto failed = measureWith(file);
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error().code, RuntimeCode::EmptyBatch);
        QCOMPARE(failed.error().where, file);
    }

    void whatWasPrintedIsShownWithAFailure()
    {
        const auto failed = measureWith(written(m_tools, QStringLiteral("mine.py"),
                                                "def work(data):\n"
                                                "    print('my clue')\n"
                                                "    raise ValueError('boom')\n"),
                                        3);
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error().code, RuntimeCode::UserCode);
        QVERIFY2(clause(failed.error()).contains(QStringLiteral("my clue")),
                 qPrintable(clause(failed.error())));
    }

    void aStopEndsAHangingChild()
    {
        const QString pids = m_tools.filePath(QStringLiteral("pids"));
        const QString userFile = hangingFile(pids);
        PlacedBackend backend(placeIn(m_items.path()));
        CPythonRuntime runtime(backend, PoolKind::Kept, 1,
                               {.interpreter = debianPython(), .userFile = userFile});
        QVERIFY(runtime.setWorkload({}).ok());
        std::stop_source stop;
        auto measured = std::async(std::launch::async, [&] { return runtime.measure({}, stop.get_token()); });
        QTRY_VERIFY_WITH_TIMEOUT(!pidsIn(pids).isEmpty(), 20000);

        stop.request_stop();
        QVERIFY(measured.wait_for(5s) == std::future_status::ready); // its bound is 200 ms on an idle machine
        const auto cancelled = measured.get();
        QVERIFY(!cancelled.ok());
        QCOMPARE(cancelled.error().code, Error::Code::Cancelled);
        for (const qint64 process : pidsIn(pids))
            QTRY_VERIFY(!isAlive(process)); // what it started as well
    }

    void aStopEndsASlowStart_data()
    {
        QTest::addColumn<RuntimeKind>("kind");
        QTest::newRow("of the runtime itself") << RuntimeKind::CPython;
    }

    void aStopEndsASlowStart()
    {
        QFETCH(const RuntimeKind, kind);
        const QTemporaryDir tools;
        const QString pids = tools.filePath(QStringLiteral("pids"));
        const QString interpreter =
            scriptedInterpreter(tools, "echo $$ > '" + pids.toUtf8() + "'; exec sleep 300\n");
        PlacedBackend backend(placeIn(m_items.path()));
        PythonSetting python;
        python.interpreter = interpreter;
        const auto runtime = makeRuntime(kind, backend, PoolKind::Kept, 1, python);
        QVERIFY(runtime.ok());
        std::stop_source stop;
        auto prepared =
            std::async(std::launch::async, [&] { return runtime.value()->prepare(6, stop.get_token()); });
        QTRY_VERIFY_WITH_TIMEOUT(!pidsIn(pids).isEmpty(), 20000);

        stop.request_stop();
        QVERIFY(prepared.wait_for(5s) == std::future_status::ready); // its bound is 200 ms on an idle machine
        const Status cancelled = prepared.get();
        QVERIFY(!cancelled.ok());
        QCOMPARE(cancelled.error().code, Error::Code::Cancelled);
        QTRY_VERIFY(!isAlive(pidsIn(pids).front()));
    }

    void aChildEndsWithItsDriver()
    {
        const QString pids = m_tools.filePath(QStringLiteral("driven"));
        QProcess driver;
        driver.start(QCoreApplication::applicationFilePath(),
                     {QStringLiteral("--drive"), m_items.path(), hangingFile(pids)});
        QVERIFY(driver.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(!pidsIn(pids).isEmpty(), 20000);
        driver.kill();
        QVERIFY(driver.waitForFinished());
        for (const qint64 process : pidsIn(pids))
            QTRY_VERIFY(!isAlive(process));
    }

    void printsDoNoHarm()
    {
        const auto samples = measureWith(written(m_tools, QStringLiteral("prints.py"),
                                                 "import os, sys\n"
                                                 "print('hello')\n"
                                                 "def work(data):\n"
                                                 "    print('{\"type\":\"samples\"}', flush=True)\n"
                                                 "    sys.__stdout__.write('junk\\n')\n"
                                                 "    os.write(1, b'junk\\n' * 50)\n"
                                                 "    os.system('echo junk')\n"
                                                 "    return b''\n"));
        QVERIFY2(samples.ok(), samples.ok() ? "" : qPrintable(codedText(samples.error())));
    }

    void aGreetingInterpreterIsPatientlyHeard()
    {
        const auto samples =
            measureWith({}, 1, scriptedInterpreter(m_tools, "echo Welcome; exec /usr/bin/python3 \"$@\"\n"));
        QVERIFY2(samples.ok(), samples.ok() ? "" : qPrintable(codedText(samples.error())));
    }

    void aStrangeInterpreterIsSaid_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<AnyCode>("code");
        QTest::addColumn<QString>("said");
        QTest::newRow("another version of the protocol")
            << QByteArray("read a; read b; echo '{\"type\":\"ready\",\"protocol\":1}'; read c\n")
            << AnyCode(RuntimeCode::OtherVersion) << QStringLiteral("version 1");
        QTest::newRow("junk for an answer")
            << QByteArray(
                   "read a; read b; echo '{\"type\":\"ready\",\"protocol\":6}'; read c; echo junk; read d\n")
            << AnyCode(RuntimeCode::ChildGarbled) << QStringLiteral("junk");
        QTest::newRow("junk, with its reason on standard error")
            << QByteArray("read a; read b; echo '{\"type\":\"ready\",\"protocol\":6}'; read c\n"
                          "echo 'the clue' >&2; echo junk; read d\n")
            << AnyCode(RuntimeCode::ChildGarbled) << QStringLiteral("the clue");
        QTest::newRow("the wrong answer")
            << QByteArray("read a; read b; echo '{\"type\":\"ready\",\"protocol\":6}'\n"
                          "echo 'the clue' >&2; while read c; do echo '{\"type\":\"done\"}'; done\n")
            << AnyCode(RuntimeCode::ChildGarbled) << QStringLiteral("the clue");
        QTest::newRow("no latencies")
            << QByteArray("read a; read b; echo '{\"type\":\"ready\",\"protocol\":6}'\n"
                          "read c; echo '{\"type\":\"done\"}'; read d; echo '{\"type\":\"done\"}'\n"
                          "read e; echo '{\"type\":\"samples\",\"threads\":1,\"batch_ns\":[]}'; read f\n")
            << AnyCode(RuntimeCode::ChildGarbled) << QStringLiteral("batch_ns");
        QTest::newRow("endless chatter") << QByteArray("while echo chatter; do :; done\n")
                                         << AnyCode(RuntimeCode::ChildChatty) << QStringLiteral("chatter");
        QTest::newRow("endless chatter, with its reason on standard error")
            << QByteArray("echo 'the clue' >&2; while echo chatter; do :; done\n")
            << AnyCode(RuntimeCode::ChildChatty) << QStringLiteral("the clue");
        QTest::newRow("a line without an end")
            << QByteArray("exec cat /dev/zero\n") << AnyCode(RuntimeCode::ChildEndless)
            << QStringLiteral("64 MiB");
        QTest::newRow("a line without an end, with its reason on standard error")
            << QByteArray("echo 'the clue' >&2; exec cat /dev/zero\n") << AnyCode(RuntimeCode::ChildEndless)
            << QStringLiteral("the clue");
        QTest::newRow("an exit") << QByteArray("echo 'not today' >&2; exit 3\n")
                                 << AnyCode(Error::Code::ProcessEnded) << QStringLiteral("not today");
        QTest::newRow("memory used up") << QByteArray("echo MemoryError >&2; exit 1\n")
                                        << AnyCode(Error::Code::OutOfMemory) << QStringLiteral("MemoryError");
        QTest::newRow("a crash after a lack of memory that was got over")
            << QByteArray("echo MemoryError >&2; kill -SEGV $$\n") << AnyCode(Error::Code::ProcessEnded)
            << QStringLiteral("signal 11");
        QTest::newRow("another end after a lack of memory that was got over")
            << QByteArray("echo MemoryError >&2; echo 'ValueError: boom' >&2; exit 1\n")
            << AnyCode(Error::Code::ProcessEnded) << QStringLiteral("boom");
        QTest::newRow("a status of its own after a lack of memory")
            << QByteArray("echo MemoryError >&2; exit 3\n") << AnyCode(Error::Code::ProcessEnded)
            << QStringLiteral("exit status 3");
    }

    void aStrangeInterpreterIsSaid()
    {
        QFETCH(const QByteArray, script);
        QFETCH(const AnyCode, code);
        QFETCH(const QString, said);
        const auto failed = measureWith({}, 1, scriptedInterpreter(m_tools, script));
        QVERIFY(!failed.ok());
        QVERIFY2(failed.error().code == code, qPrintable(codedText(failed.error())));
        QVERIFY2(clause(failed.error()).contains(said), qPrintable(clause(failed.error())));
    }

    void aMissingInterpreterIsNotFound()
    {
        const auto failed = measureWith({}, 1, QStringLiteral("/nowhere/python3"));
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error().code, Error::Code::NotFound);
        QVERIFY(sentence(failed.error()).contains(QStringLiteral("/nowhere/python3")));
    }

    void anInterpreterWithoutAPathIsRefused()
    {
        const auto failed = measureWith({}, 1, QStringLiteral("python3"));
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error().code, Error::Code::InvalidInput);
    }

    void aMissingModuleIsNamed()
    {
        RedisPlace place;
        place.host = QStringLiteral("127.0.0.1");
        place.port = 1;
        PlacedBackend backend(place);
        CPythonRuntime runtime(
            backend, PoolKind::Kept, 1,
            {.interpreter = scriptedInterpreter(m_tools, "exec /usr/bin/python3 -I -S \"$@\"\n")});
        QVERIFY(runtime.setWorkload({}).ok());
        const auto failed = runtime.measure({}, {});
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error().code, Error::Code::Unsupported);
        QVERIFY2(sentence(failed.error()).contains(QStringLiteral("redis-py")),
                 qPrintable(sentence(failed.error())));
    }

    void aDeadServerIsUnreachable()
    {
        if (!hasModules(debianPython(), QStringLiteral("redis")))
            QSKIP("no redis-py: apt-get install python3-redis");
        RedisPlace place;
        place.unixPath = m_items.filePath(QStringLiteral("nobody-listens"));
        PlacedBackend backend(place);
        CPythonRuntime runtime(backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
        QVERIFY(runtime.setWorkload({}).ok());
        const auto failed = runtime.measure({}, {});
        QVERIFY(!failed.ok());
        QVERIFY2(failed.error().code == Error::Code::Unreachable, qPrintable(codedText(failed.error())));
    }

    void aFolderThatIsGoneIsSaid()
    {
        auto folder = std::make_unique<QTemporaryDir>();
        PlacedBackend backend(placeIn(folder->path()));
        CPythonRuntime runtime(backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
        QVERIFY(runtime.setWorkload({}).ok());
        QVERIFY(runtime.measure({.arm = Arm::ofThreads(6)}, {}).ok());
        folder.reset();
        for (const int threads : {1, 6}) {
            const auto failed = runtime.measure({.arm = Arm::ofThreads(threads)}, {});
            QVERIFY(!failed.ok());
            QVERIFY2(failed.error().code == Error::Code::Mismatch ||
                         failed.error().code == Error::Code::InputOutput,
                     qPrintable(codedText(failed.error())));
        }
        QVERIFY(runtime.processId().has_value());
    }

    void memoryRunsOutAtTheLimit()
    {
        PlacedBackend backend(placeIn(m_items.path()));
        CPythonRuntime runtime(backend, PoolKind::Kept, 1,
                               {.interpreter = debianPython(),
                                .userFile = written(m_tools, QStringLiteral("greedy.py"),
                                                    "def work(data):\n"
                                                    "    print('this is a lot')\n"
                                                    "    return bytes(4 << 30)\n"),
                                .memoryLimit = qint64{2} << 30});
        QVERIFY(runtime.setWorkload({}).ok());
        const auto failed = runtime.measure({}, {});
        QVERIFY(!failed.ok());
        QVERIFY2(failed.error().code == Error::Code::OutOfMemory, qPrintable(codedText(failed.error())));
        QVERIFY2(sentence(failed.error()).contains(QStringLiteral("greedy.py, line 3,")),
                 qPrintable(sentence(failed.error())));
        for (const char* said : {"MemoryError", "line 3, in work", "bytes(4 << 30)", "this is a lot"})
            QVERIFY2(clause(failed.error()).contains(QLatin1String(said)),
                     qPrintable(clause(failed.error())));
    }

    void everyFailureOfAChildHasItsOwnWords()
    {
        QSet<QString> sentences;
        const std::array<AnyCode, 9> codes{
            RuntimeCode::ChildHung,    RuntimeCode::ChildGarbled, RuntimeCode::ChildEndless,
            RuntimeCode::ChildChatty,  Error::Code::ProcessEnded, Error::Code::OutOfMemory,
            RuntimeCode::OtherVersion, RuntimeCode::UserCode,     RuntimeCode::EmptyBatch};
        for (const AnyCode& code : codes) {
            const QString words = sentence({code, QStringLiteral("Python"), {}});
            QVERIFY2(!words.contains(QLatin1String("server")), qPrintable(words));
            sentences.insert(words);
        }
        QCOMPARE(sentences.size(), static_cast<qsizetype>(codes.size()));
    }

private:
    Result<ArmSamples> measureWith(const QString& userFile, int threads = 1,
                                   const QString& interpreter = debianPython())
    {
        PlacedBackend backend(placeIn(m_items.path()));
        CPythonRuntime runtime(backend, PoolKind::Kept, 1,
                               {.interpreter = interpreter, .userFile = userFile});
        if (const Status set = runtime.setWorkload({.items = 4}); !set.ok())
            return set.error();
        return runtime.measure({.arm = Arm::ofThreads(threads)}, {});
    }

    // Tells its process and one that it started, and then holds the GIL for ever.
    QString hangingFile(const QString& pids)
    {
        return written(m_tools, QStringLiteral("spins.py"),
                       "import os, subprocess\n"
                       "def read(item):\n"
                       "    started = subprocess.Popen(['sleep', '1000'])\n"
                       "    with open('" +
                           pids.toUtf8() +
                           ".new', 'w') as file:\n"
                           "        file.write(f'{os.getpid()} {started.pid}')\n"
                           "    os.rename(file.name, '" +
                           pids.toUtf8() +
                           "')\n"
                           "    while True: pass\n");
    }

    static QList<qint64> pidsIn(const QString& path)
    {
        QList<qint64> pids;
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            for (const QByteArray& word : file.readAll().split(' '))
                pids.append(word.toLongLong());
        return pids;
    }

    QTemporaryDir m_tools;
    QTemporaryDir m_items;
};

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--drive"))
        return drive(arguments.value(2), arguments.value(3));
    TestCPythonFailures test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_cpython_failures.moc"
