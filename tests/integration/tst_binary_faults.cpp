// SPDX-License-Identifier: GPL-3.0-or-later

// What the built program does with what others wrote, and with what a system doesn't give it.

#include "core/runs/run_reader.h"
#include "tests/core/runtimes/test_python.h"
#include "tests/integration/built_program.h"
#include "tests/integration/tls_test_server.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTest>

#include <algorithm>

using namespace breakeven;

namespace {

// Each of the ways in which a text makes a terminal do something: the clipboard, the title, the cursor; as
// two bytes and as one, and turned round.
const QString obeyed = QStringLiteral("\u001b]52;c;aGVsbG8=\u0007\u001b[2J\u009b31m\r\u202ereversed\u0008");

// JSON with ' for ", to be read with ease.
QByteArray json(const char* text)
{
    return QByteArray(text).replace('\'', '"');
}

bool isObeyed(QChar character)
{
    return (character.category() == QChar::Other_Control && character != QLatin1Char('\n') &&
            character != QLatin1Char('\t')) ||
           character == QChar(0x202e);
}

// Whether a terminal would obey some of it.
bool obeys(const QByteArray& bytes)
{
    const QString text = QString::fromUtf8(bytes);
    return std::any_of(text.begin(), text.end(), isObeyed);
}

} // namespace

class TestBinaryFaults : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { m_program.setEnvironment({}); }

    void aTerminalObeysNothingOfARunFile_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QString run = hostileRun();
        const auto row = [](const char* name, const QStringList& arguments) {
            QTest::newRow(name) << arguments;
        };
        row("analyze", {QStringLiteral("analyze"), run});
        row("analyze --json", {QStringLiteral("analyze"), run, QStringLiteral("--json")});
        row("compare", {QStringLiteral("compare"), run, run});
        row("compare --json", {QStringLiteral("compare"), run, run, QStringLiteral("--json")});
        row("predict", {QStringLiteral("predict"), run, QStringLiteral("--rtt-us"), QStringLiteral("300"),
                        QStringLiteral("--threads"), QStringLiteral("2")});
        row("the points that a chart could show",
            {QStringLiteral("chart"), run, QStringLiteral("--view"), QStringLiteral("timeline"),
             QStringLiteral("--target"), QStringLiteral("none"), QStringLiteral("--output"),
             m_program.inFolder(QStringLiteral("x.png"))});
        row("a file's name", {QStringLiteral("analyze"), m_program.inFolder(obeyed)});
        row("a plan's text",
            {QStringLiteral("run"), QStringLiteral("--plan"),
             m_program.newPlan(json("{'targets': [{'name': '\\u001b[2J\\u009b31m', 'backend': 'file'},"
                                    "{'name': '\\u001b[2J\\u009b31m', 'backend': 'file'}]}"))});
        row("an option", {QStringLiteral("run"), QStringLiteral("--") + obeyed});
    }

    void aTerminalObeysNothingOfARunFile()
    {
        QFETCH(const QStringList, arguments);
        const Ended ended = m_program.call(arguments);
        QVERIFY(ended.status >= 0);
        QVERIFY(!(ended.out + ended.err).isEmpty());
        QVERIFY2(!obeys(ended.out), ended.out);
        QVERIFY2(!obeys(ended.err), ended.err);
        QVERIFY2((ended.out + ended.err).contains("\\u001b"), ended.out + ended.err); // but shown
        if (arguments.contains(QLatin1String("--json"))) {
            const QJsonDocument read = QJsonDocument::fromJson(ended.out);
            QVERIFY(read.isObject());
            QVERIFY(read.toJson().contains("52;c;aGVsbG8="));
        }
    }

    void aTerminalObeysNothingOfPython()
    {
        if (!QFileInfo::exists(debianPython()))
            QSKIP("no /usr/bin/python3: apt-get install python3");
        const QTemporaryDir tools;
        const QString batch = written(tools, QStringLiteral("batch.py"),
                                      "def work(data):\n    raise ValueError('\\x1b[2J\\x9b31m')\n");
        const Ended ended = m_program.call(
            {QStringLiteral("run"), QStringLiteral("--plan"), m_program.newPlan(BuiltProgram::quickPlan()),
             QStringLiteral("--runtime"), QStringLiteral("cpython"), QStringLiteral("--python"),
             debianPython(), QStringLiteral("--batch-file"), batch});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.err.contains("ValueError"), ended.err);
        QVERIFY2(!obeys(ended.out + ended.err), ended.err);
    }

    // Whatever has the name of a module that we, or the libraries, import.
    void theCurrentFolderIsNotCode_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("pythonPath");
        const QStringList pythons{QStringLiteral("pythons"), QStringLiteral("--json")};
        const QStringList run{
            QStringLiteral("run"),
            QStringLiteral("--plan"),
            m_program.newPlan(BuiltProgram::quickPlan().replace("\"budget_s\": 1", "\"budget_s\": 5")),
            QStringLiteral("--runtime"),
            QStringLiteral("cpython"),
            QStringLiteral("--python"),
            debianPython()};
        QTest::newRow("those that are looked for") << pythons << QString();
        QTest::newRow("... with a PYTHONPATH that ends in nothing") << pythons << QStringLiteral("/nowhere:");
        QTest::newRow("... with one that names the folder") << pythons << QStringLiteral(".");
        QTest::newRow("the one that measures") << run << QString();
        QTest::newRow("... with a PYTHONPATH that begins with nothing") << run << QStringLiteral(":/nowhere");
    }

    void theCurrentFolderIsNotCode()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, pythonPath);
        if (!QFileInfo::exists(debianPython()))
            QSKIP("no /usr/bin/python3: apt-get install python3");
        const QTemporaryDir here;
        const QString mark = here.filePath(QStringLiteral("executed"));
        for (const char* module : {"redis", "numpy", "rados", "json", "fcntl", "os", "importlib", "platform",
                                   "linecache", "sitecustomize", "usercustomize", "random", "encodings"})
            written(here, QLatin1String(module) + QStringLiteral(".py"),
                    "open('" + mark.toUtf8() + "', 'a').write('" + module + "\\n')\n");
        QProcess process;
        m_program.prepare(process, arguments);
        process.setWorkingDirectory(here.path());
        QProcessEnvironment environment = process.processEnvironment();
        if (!pythonPath.isEmpty())
            environment.insert(QStringLiteral("PYTHONPATH"), pythonPath);
        process.setProcessEnvironment(environment);
        process.start();
        QVERIFY(process.waitForFinished(BuiltProgram::patience));
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(process.exitCode() == 0, said);
        QFile executed(mark);
        QVERIFY2(!executed.open(QIODevice::ReadOnly), executed.readAll());
    }

    void aFileAsLargeAsIsAllowedIsLikeAFullDisk()
    {
#if defined(__SANITIZE_THREAD__)
        QSKIP("a sanitizer's own memory is a file beyond any limit");
#endif
        // 16 blocks of 512 bytes, or of 1 KiB: the header fits, the run doesn't.
        QByteArray plan = BuiltProgram::quickPlan();
        plan.replace("\"budget_s\": 1", "\"budget_s\": 30").replace("0.1", "0.001");
        const QString path = m_program.inFolder(QStringLiteral("limited.breakeven.jsonl"));
        const Ended ended = m_program.callInShell("ulimit -f 16; exec \"$1\" run --plan \"$2\" --out \"$3\"",
                                                  {m_program.newPlan(plan), path});
        QVERIFY2(ended.status == 1, ended.err); // not killed by SIGXFSZ
        QVERIFY2(ended.err.contains("is full"), ended.err);
        const auto run = readRun(path);
        QVERIFY(run.ok());
        QVERIFY(!run.value().blocks.empty());
    }

    // As a desktop gives it: some 200 workers took all of it.
    void theUsualLimitOfOpenFilesIsEnough()
    {
        if (!RedisTestServer::isInstalled())
            QSKIP("redis-server is not installed");
        const QString path = m_program.inFolder(QStringLiteral("files.breakeven.jsonl"));
        const Ended ended = m_program.callInShell(
            "ulimit -S -n 1024; exec \"$1\" run --wait-for-quiet=0 --plan \"$2\" --out \"$3\"",
            {m_program.newPlan(manyWorkers(256)), path});
        QVERIFY2(ended.status == 0 || ended.status == 3, ended.err); // which of them wins is another question
        const auto run = readRun(path);
        QVERIFY(run.ok());
        QVERIFY2(run.value().failures.empty(), ended.err);
        for (const char* target : {"a file", "redis"})
            QVERIFY(
                std::any_of(run.value().blocks.begin(), run.value().blocks.end(),
                            [&](const Block& block) { return block.point.target == QLatin1String(target); }));
    }

    // Found out by reckoning, before the first of them is opened; who needs fewer is measured.
    void tooFewOpenFilesAreAnErrorThatNamesTheLimit()
    {
        if (!RedisTestServer::isInstalled())
            QSKIP("redis-server is not installed");
        const QString path = m_program.inFolder(QStringLiteral("few-files.breakeven.jsonl"));
        const Ended ended = m_program.callInShell(
            "ulimit -n 220; exec \"$1\" run --wait-for-quiet=0 --plan \"$2\" --out \"$3\"",
            {m_program.newPlan(manyWorkers(48)), path});
        QVERIFY2(ended.status == 3, ended.err);
        QVERIFY2(ended.err.contains("RLIMIT_NOFILE (ulimit -n)"), ended.err);
        QVERIFY2(ended.err.contains("(192 > "), ended.err);
        const auto run = readRun(path);
        QVERIFY(run.ok());
        QCOMPARE(run.value().failures.size(), std::size_t{1});
        QCOMPARE(run.value().failures.front().target, QStringLiteral("redis"));
        QVERIFY(!run.value().blocks.empty());
    }

    // Stacks of a gigabyte, and memory for a few of them; or of root's a user who may have no more processes.
    void threadsThatDoNotStartAreAnErrorThatNamesTheLimit_data()
    {
        QTest::addColumn<QByteArray>("limit");
        QTest::addColumn<QByteArray>("named");
        QTest::addColumn<QString>("runtime");
        const QByteArray memory = "ulimit -s 1048576; ulimit -v 12582912; ";
        const QByteArray processes = "if [ $(id -u) = 0 ]; then set -- setpriv --reuid 54321 --clear-groups "
                                     "prlimit --nproc=30 \"$@\"; "
                                     "else ulimit -u $(($(ps -L -u $(id -u) | wc -l) + 30)); fi; ";
        QTest::newRow("memory for stacks")
            << memory << QByteArray("RLIMIT_AS (ulimit -v) is 12582912 KiB") << QStringLiteral("native");
        QTest::newRow("processes") << processes << QByteArray("RLIMIT_NPROC (ulimit -u) is ")
                                   << QStringLiteral("native");
        QTest::newRow("processes, under Python")
            << processes << QByteArray("RLIMIT_NPROC (ulimit -u) is ") << QStringLiteral("cpython");
    }

    void threadsThatDoNotStartAreAnErrorThatNamesTheLimit()
    {
        QFETCH(const QByteArray, limit);
        QFETCH(const QByteArray, named);
        QFETCH(const QString, runtime);
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("a sanitizer's own memory is beyond any limit");
#endif
        if (runtime == QLatin1String("cpython") && !QFileInfo::exists(debianPython()))
            QSKIP("no /usr/bin/python3: apt-get install python3");
        QTemporaryDir folder(QStringLiteral("/tmp/breakeven-threads-XXXXXX")); // for another user, too
        QFile::setPermissions(folder.path(), QFileDevice::Permissions(0x7777));
        const auto ended = [&](int threads) {
            const QString plan = folder.filePath(QStringLiteral("plan-%1.json").arg(threads));
            QFile file(plan);
            if (!file.open(QIODevice::WriteOnly) || file.write(oneFile(threads)) < 0)
                return Ended();
            file.close();
            file.setPermissions(QFileDevice::Permissions(0x6644));
            const QByteArray script =
                "export HOME=\"$3\" XDG_DATA_HOME=\"$3\"; set -- \"$1\" run --wait-for-quiet=0 --plan \"$2\" "
                "--runtime " +
                runtime.toUtf8() + "; " + limit + "exec \"$@\"";
            return m_program.callInShell(script.constData(), {plan, folder.path()});
        };
        QElapsedTimer clock;
        clock.start();
        const Ended many = ended(200);
        QVERIFY2(many.status == 1, many.err);
        QVERIFY2(many.err.contains("starts no more threads"), many.err);
        QVERIFY2(many.err.contains(named), many.err);
        QVERIFY2(clock.elapsed() < 30'000, qPrintable(QString::number(clock.elapsed())));
        const Ended few = ended(2);
        QVERIFY2(few.status == 0 || few.status == 3, few.err);
        QVERIFY2(!few.err.contains("starts no more threads"), few.err);
    }

    void noVerbWritesOverAFile_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("name");
        const QString run = hostileRun();
        QTest::newRow("export") << QStringList{QStringLiteral("export"), run} << QStringLiteral("there.csv");
        QTest::newRow("chart as png")
            << QStringList{QStringLiteral("chart"), run} << QStringLiteral("there.png");
        QTest::newRow("chart as svg")
            << QStringList{QStringLiteral("chart"), run} << QStringLiteral("there.svg");
        QTest::newRow("report as html")
            << QStringList{QStringLiteral("report"), run} << QStringLiteral("there.html");
        QTest::newRow("report as pdf")
            << QStringList{QStringLiteral("report"), run} << QStringLiteral("there.pdf");
        QTest::newRow("batch-template")
            << QStringList{QStringLiteral("batch-template")} << QStringLiteral("there.py");
    }

    void noVerbWritesOverAFile()
    {
        QFETCH(QStringList, arguments);
        QFETCH(const QString, name);
        const QTemporaryDir folder;
        const QString path = written(folder, name, "mine");
        const auto content = [&path] {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        arguments += {QStringLiteral("--output"), path};
        const Ended refused = m_program.call(arguments);
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains("--force"), refused.err);
        QCOMPARE(content(), QByteArray("mine"));

        const Ended forced = m_program.call(arguments + QStringList{QStringLiteral("--force")});
        QVERIFY2(forced.status == 0, forced.err);
        QVERIFY(content() != "mine" && !content().isEmpty());
    }

    void aRunWritesOverNoFile()
    {
        const QTemporaryDir folder;
        const QString path = written(folder, QStringLiteral("there.breakeven.jsonl"), "mine");
        const Ended refused =
            m_program.call({QStringLiteral("run"), QStringLiteral("--plan"),
                            m_program.newPlan(BuiltProgram::quickPlan()), QStringLiteral("--out"), path});
        QCOMPARE(refused.status, 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("mine"));
    }

    void aPlanHasABound_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("a file without an end") << QStringLiteral("/dev/zero") << QByteArray("4 MiB at most");
        QTest::newRow("a folder") << m_program.folder() << m_program.folder().toUtf8();
    }

    void aPlanHasABound()
    {
        QFETCH(const QString, path);
        QFETCH(const QByteArray, says);
        const Ended ended = m_program.call({QStringLiteral("run"), QStringLiteral("--plan"), path});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.err.contains(says), ended.err);
    }

    void anUnknownKeyOfAPlanIsNamed()
    {
        QByteArray plan = BuiltProgram::quickPlan();
        plan.replace("\"budget_s\": 1", "\"budgets\": 1, \"budget_s\": 1");
        const Ended ended =
            m_program.call({QStringLiteral("run"), QStringLiteral("--plan"), m_program.newPlan(plan)});
        QVERIFY2(ended.status == 0, ended.err);
        QVERIFY2(ended.err.contains("“budgets”"), ended.err);
    }

    void anExceptionHasABound()
    {
        if (!QFileInfo::exists(debianPython()))
            QSKIP("no /usr/bin/python3: apt-get install python3");
        const QTemporaryDir tools;
        const QString batch = written(tools, QStringLiteral("batch.py"),
                                      "def work(data):\n    raise ValueError('x' * 100_000_000)\n");
        const QString out = m_program.inFolder(QStringLiteral("large.breakeven.jsonl"));
        const Ended ended = m_program.call(
            {QStringLiteral("run"), QStringLiteral("--plan"), m_program.newPlan(BuiltProgram::quickPlan()),
             QStringLiteral("--runtime"), QStringLiteral("cpython"), QStringLiteral("--python"),
             debianPython(), QStringLiteral("--batch-file"), batch, QStringLiteral("--out"), out});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.err.contains("batch.py, line 2"), ended.err.left(2'000));
        QVERIFY2(ended.err.size() < 30'000, qPrintable(QString::number(ended.err.size())));
        QVERIFY(QFileInfo(out).size() < 30'000);
    }

    // Found out by reckoning, not by waiting.
    void whatCannotBeDoneIsRefusedWithItsReason_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("a batch that takes hours")
            << QByteArray("\"workload\": {\"items\": 100, \"payload_bytes\": 67108864},"
                          "\"network\": {\"bandwidth_mbit\": 1}")
            << QByteArray("and the budget is 2");
        QTest::newRow("more than there is room for")
            << QByteArray("\"workload\": {\"items\": 10000, \"payload_bytes\": 67108864}")
            << QByteArray("GiB > ");
    }

    void whatCannotBeDoneIsRefusedWithItsReason()
    {
        QFETCH(const QByteArray, more);
        QFETCH(const QByteArray, says);
        const QByteArray plan =
            "{\"targets\": [{\"name\": \"a file\", \"backend\": \"file\"}], \"threads\": [1, 2],"
            "\"axis\": {\"name\": \"rtt_us\", \"values\": [0]}, \"budget_s\": 2, " +
            more + "}";
        QElapsedTimer clock;
        clock.start();
        const Ended ended =
            m_program.call({QStringLiteral("run"), QStringLiteral("--plan"), m_program.newPlan(plan)});
        QVERIFY2(ended.err.contains(says), ended.err);
        QVERIFY2(clock.elapsed() < 20'000, qPrintable(QString::number(clock.elapsed())));
    }

    void theStatusTellsWhatWasAnswered_data()
    {
        QTest::addColumn<QByteArray>("targets");
        QTest::addColumn<int>("status");
        const QByteArray file = "{\"name\": \"a file\", \"backend\": \"file\"}";
        const QByteArray nobody = "{\"name\": \"r\", \"backend\": \"redis\", \"server\": \"127.0.0.1:1\"}";
        QTest::newRow("all") << file << 0;
        QTest::newRow("one of two") << file + ", " + nobody << 3;
        QTest::newRow("none") << nobody << 1;
    }

    void theStatusTellsWhatWasAnswered()
    {
        QFETCH(const QByteArray, targets);
        QFETCH(const int, status);
        const QByteArray plan =
            "{\"targets\": [" + targets +
            "], \"threads\": [1, 2], \"axis\": {\"name\": \"rtt_us\", \"values\": [0]}, \"budget_s\": 2}";
        const Ended ended =
            m_program.call({QStringLiteral("run"), QStringLiteral("--plan"), m_program.newPlan(plan)});
        QVERIFY2(ended.status == status, ended.err);
    }

    void aCheckIsToldTheAuthority()
    {
        if (!RedisTestServer::isInstalled() || !TestCertificates::areAvailable())
            QSKIP("redis-server or openssl is not installed");
        TestCertificates certificates;
        const QString authority = QStringLiteral("authority");
        const QString client = QStringLiteral("client");
        QVERIFY(certificates.addAuthority(authority));
        QVERIFY(certificates.add(QStringLiteral("server"), authority,
                                 QStringLiteral("DNS:localhost,IP:127.0.0.1")));
        QVERIFY(certificates.add(client, authority));
        const TlsTestServer server(certificates, QStringLiteral("server"),
                                   QStringLiteral("tls-auth-clients yes\n"));
        QStringList check{QStringLiteral("check"),
                          QStringLiteral("rediss://127.0.0.1:%1").arg(server.port())};
        const Ended untrusted = m_program.call(check);
        QCOMPARE(untrusted.status, 1);
        QVERIFY2(untrusted.err.contains("--ca-file"), untrusted.err);
        check += {QStringLiteral("--ca-file"), certificates.certificate(authority)};
        const Ended refused = m_program.call(check);
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains("--client-certificate"), refused.err);
        check += {QStringLiteral("--client-certificate"), certificates.certificate(client),
                  QStringLiteral("--client-key"), certificates.key(client)};
        const Ended works = m_program.call(check);
        QVERIFY2(works.status == 0, works.err);
    }

private:
    // One thread against `threads` on a file and on a server of the run's own.
    static QByteArray manyWorkers(int threads)
    {
        return "{\"targets\": [{\"name\": \"a file\", \"backend\": \"file\"},"
               "{\"name\": \"redis\", \"backend\": \"redis\", \"server\": \"private\"}],"
               "\"axis\": {\"name\": \"rtt_us\", \"values\": [0, 100]}, \"budget_s\": 6, \"threads\": [1, " +
               QByteArray::number(threads) + "]}";
    }

    static QByteArray oneFile(int threads)
    {
        return "{\"targets\": [{\"name\": \"a file\", \"backend\": \"file\", \"folder\": \"/tmp\"}],"
               "\"workload\": {\"items\": " +
               QByteArray::number(std::max(8, threads)) +
               "}, \"axis\": {\"name\": \"rtt_us\", \"values\": [0]}, \"budget_s\": 3, \"threads\": [1, " +
               QByteArray::number(threads) + "]}";
    }

    // A run whose every text is out to get the terminal.
    QString hostileRun()
    {
        const QString path = m_program.inFolder(QStringLiteral("hostile.breakeven.jsonl"));
        if (QFileInfo::exists(path))
            return path;
        const QByteArray text = QJsonDocument(QJsonObject{{QStringLiteral("t"), obeyed}})
                                    .toJson(QJsonDocument::Compact)
                                    .mid(5)
                                    .chopped(1); // with its quotes
        QByteArray file =
            json("{'type':'run','format':'breakeven','version':1, "
                 "'id':'5d0f2c9e-8b5d-4c56-9a55-0d4c7f3e8a11','title':TEXT,'started':'2026-11-23T10:00:00Z', "
                 "'plan':{'title':TEXT,'targets':[{'name':TEXT,'backend':'file','folder':TEXT}], "
                 "'runtimes':['native'],'threads':[1,2], "
                 "'axis':{'name':'rtt_us','values':[100,300,1000]}}, "
                 "'environment':{'host':TEXT,'os':TEXT,'kernel':TEXT,'governor':TEXT,'cpu':TEXT,'cores':2, "
                 "'targets':[{'target':TEXT,'endpoint':TEXT,'version':TEXT,'file_system':TEXT}], "
                 "'pythons':[{'interpreter':TEXT,'version':TEXT,'implementation':TEXT}]}}");
        file += '\n';
        for (const int value : {100, 300, 1000})
            for (int block = 0; block < 8; ++block)
                file += json("{'type':'block','target':TEXT,'runtime':'native','axis':'rtt_us','value':") +
                        QByteArray::number(value) + json(",'block':") + QByteArray::number(block) +
                        json(",'arms':[{'threads':1,'batch_ns':[") +
                        QByteArray::number(value * 20'000 + block) + json("]},{'threads':2,'batch_ns':[") +
                        QByteArray::number(value * 11'000 + 900'000 + block) + "]}]}\n";
        file += json("{'type':'failure','target':TEXT,'runtime':'native','value':100,'reason':TEXT}\n"
                     "{'type':'end','finished':'2026-11-23T10:01:00Z','status':'failed','reason':TEXT}\n");
        file.replace("TEXT", text);
        QFile out(path);
        return out.open(QIODevice::WriteOnly) && out.write(file) == file.size() ? path : QString();
    }

    BuiltProgram m_program;
};

QTEST_GUILESS_MAIN(TestBinaryFaults)
#include "tst_binary_faults.moc"
