// SPDX-License-Identifier: GPL-3.0-or-later

// What the commands of the built program do, as a shell starts it.

#include "core/runs/run_reader.h"
#include "tests/integration/built_program.h"
#include "tests/integration/redis_test_server.h"

#include <QElapsedTimer>
#include <QImage>
#include <QJsonArray>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace breakeven;

class TestBinaryCommands : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_run = m_program.inFolder(QStringLiteral("quick.breakeven.jsonl"));
        m_ran = m_program.call({QStringLiteral("run"), QStringLiteral("--plan"),
                                m_program.newPlan(BuiltProgram::quickPlan()), QStringLiteral("--out"), m_run,
                                QStringLiteral("--json")});
    }

    void cleanup() { m_program.setEnvironment({}); }

    void aRunPrintsItsAnalysis()
    {
        QVERIFY2(m_ran.status == 0, m_ran.err);
        const QJsonObject object = m_ran.json();
        for (const char* key :
             {"run", "status", "points", "crossovers", "answers", "path", "verdicts", "failures", "findings"})
            QVERIFY2(object.contains(QLatin1String(key)), key);
        QCOMPARE(object.value(QLatin1String("path")).toString(), m_run);
        QCOMPARE(object.value(QLatin1String("cores")).toString(), QStringLiteral("awake"));
        QVERIFY(object.contains(QLatin1String("placement")));
        QCOMPARE(object.value(QLatin1String("verdicts")).toArray().size(), 1);

        const QJsonArray points = object.value(QLatin1String("points")).toArray();
        QVERIFY(points.size() >= 2);
        for (const char* key : {"target", "runtime", "axis", "value", "threads", "single_median_ns",
                                "median_ns", "speedup", "speedup_ci", "verdict", "io_share"})
            QVERIFY2(points.first().toObject().contains(QLatin1String(key)), key);
        QVERIFY2(!m_ran.err.isEmpty(), "no progress on standard error");
    }

    void aRunGoesOnInItsFile()
    {
        const QString path = m_program.inFolder(QStringLiteral("longer.breakeven.jsonl"));
        QVERIFY(QFile::copy(m_run, path));
        const std::size_t before = readRun(path).value().blocks.size();
        const QStringList longer{QStringLiteral("run"), QStringLiteral("--continue"), path};
        const Ended ended =
            m_program.call(longer + QStringList{QStringLiteral("--budget=2"), QStringLiteral("--json")});
        QVERIFY2(ended.status == 0, ended.err);
        QCOMPARE(ended.json().value(QLatin1String("path")).toString(), path);
        const auto run = readRun(path);
        QVERIFY(run.ok() && run.value().end);
        QVERIFY(run.value().blocks.size() > before);
        QVERIFY(run.value().header == readRun(m_run).value().header);

        // And after it was interrupted in the middle of a line, which it says.
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append) && file.write("{\"type\":\"block\",\"targ") > 0);
        file.close();
        const std::size_t then = readRun(path).value().blocks.size();
        const Ended again = m_program.call(longer + QStringList{QStringLiteral("--budget=1")});
        QVERIFY2(again.status == 0, again.err);
        QVERIFY2(again.err.contains("The last line is cut short"), again.err);
        QVERIFY(readRun(path).value().warnings.empty());
        QVERIFY(readRun(path).value().blocks.size() > then);

        const Ended other = m_program.call(longer + QStringList{QStringLiteral("--worth=0.2")});
        QCOMPARE(other.status, 2);
        QVERIFY2(other.err.contains("--continue and --worth exclude each other"), other.err);
    }

    void theArmsOfARunMayBeNamed()
    {
        const Ended ended = m_program.call({QStringLiteral("run"), QStringLiteral("--plan"),
                                            m_program.newPlan(BuiltProgram::quickPlan()),
                                            QStringLiteral("--arms"), QStringLiteral("threads:3,threads:1"),
                                            QStringLiteral("--json")});
        QVERIFY2(ended.status == 0, ended.err);
        const QJsonObject object = ended.json();
        const auto run = readRun(object.value(QLatin1String("path")).toString());
        QVERIFY(run.ok());
        QVERIFY(run.value().header.plan.arms == (std::vector{Arm::ofThreads(3), Arm{}}));
        for (const QJsonValue& point : object.value(QLatin1String("points")).toArray())
            QCOMPARE(point.toObject().value(QLatin1String("threads")).toInt(), 3);
    }

    void aRunSaysItsVerdictAndItsFile()
    {
        const QStringList arguments{QStringLiteral("run"), QStringLiteral("--plan"),
                                    m_program.newPlan(BuiltProgram::quickPlan())};
        const Ended detailed = m_program.call(arguments + QStringList{QStringLiteral("--details")});
        QCOMPARE(detailed.status, 0);
        const Ended ended = m_program.call(arguments);
        QCOMPARE(ended.status, 0);
        QVERIFY2(ended.out.contains("a file"), ended.out);
        for (const char* detail :
             {"Where the time of a batch goes", "Thread counts, measured and by the book"}) {
            QVERIFY2(detailed.out.contains(detail), detailed.out);
            QVERIFY2(!ended.out.contains(detail), ended.out);
        }
        const qsizetype at = ended.out.indexOf("Run file: ");
        QVERIFY2(at >= 0, ended.out);
        const QString path = QString::fromUtf8(ended.out.mid(at + 10)).trimmed();
        QVERIFY2(path.startsWith(m_program.folder()), qPrintable(path)); // under XDG_DATA_HOME
        QVERIFY(readRun(path).ok());
    }

    // In the window's menu, whose settings are the command line's, too.
    void aRunIsKeptInTheFolderThatWasChosen()
    {
        const QString config = m_program.inFolder(QStringLiteral("config"));
        const QString chosen = m_program.inFolder(QStringLiteral("my runs"));
        QVERIFY(QDir().mkpath(config + QStringLiteral("/breakeven")) && QDir().mkpath(chosen));
        QFile settings(config + QStringLiteral("/breakeven/breakeven.conf"));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write("[runs]\nfolder=" + QFile::encodeName(chosen) + "\n");
        settings.close();
        m_program.setEnvironment({{QStringLiteral("XDG_CONFIG_HOME"), config}});
        const Ended ended = m_program.call(
            {QStringLiteral("run"), QStringLiteral("--plan"), m_program.newPlan(BuiltProgram::quickPlan())});
        m_program.setEnvironment({});
        QCOMPARE(ended.status, 0);
        QVERIFY2(ended.out.contains("Run file: " + QFile::encodeName(chosen) + '/'), ended.out);
        QCOMPARE(QDir(chosen).entryList({QStringLiteral("*.breakeven.jsonl")}).size(), 1);
    }

    // Its verdicts need longer; its rows and what was measured of each are there at once.
    void theBlogPostPrintsThePostsTable()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("redis-server")).isEmpty())
            QSKIP("there is no redis-server here");
        const Ended ended =
            m_program.call({QStringLiteral("run"), QStringLiteral("--preset"), QStringLiteral("blog-post"),
                            QStringLiteral("--budget"), QStringLiteral("4")});
        QVERIFY2(ended.status == 0, ended.err);
        const qsizetype at = ended.out.indexOf("The post's table\n");
        QVERIFY2(at >= 0, ended.out);
        const QByteArray table = ended.out.mid(at);
        for (const char* row :
             {"file, local: the post", "redis, local: the post", "file, farther host: the post",
              "redis, farther host: the post", "file, nearer host: the post", "redis, nearer host: the post",
              "fake work alone: the post"})
            QVERIFY2(table.contains(row), table);
        QVERIFY2(table.count("C++ threads") >= 7, table);
    }

    void aRunNeverOverwritesAFile()
    {
        QFile file(m_program.inFolder(QStringLiteral("precious")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("precious");
        file.close();

        const Ended ended = m_program.call({QStringLiteral("run"), QStringLiteral("--plan"),
                                            m_program.newPlan(BuiltProgram::quickPlan()),
                                            QStringLiteral("--out"), file.fileName()});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.err.contains("exists already"), ended.err);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("precious"));
    }

    void analyzeSaysWhatTheRunSaid()
    {
        const Ended json = m_program.call({QStringLiteral("analyze"), m_run, QStringLiteral("--json")});
        QCOMPARE(json.status, 0);
        for (const char* key : {"run", "status", "points", "crossovers", "answers"})
            QCOMPARE(json.json().value(QLatin1String(key)), m_ran.json().value(QLatin1String(key)));

        const Ended text = m_program.call({QStringLiteral("analyze"), m_run});
        QVERIFY2(text.out.startsWith("Quick"), text.out);
        const QString verdict = m_ran.json().value(QLatin1String("verdicts")).toArray().first().toString();
        QVERIFY2(text.out.contains(verdict.toUtf8()), text.out);
    }

    void anOldRunIsAnsweredForAnotherWorth()
    {
        const Ended ended = m_program.call({QStringLiteral("analyze"), m_run, QStringLiteral("--json"),
                                            QStringLiteral("--worth"), QStringLiteral("0.5")});
        QCOMPARE(ended.status, 0);
        const QJsonObject answer = ended.json().value(QLatin1String("answers")).toArray().first().toObject();
        QCOMPARE(answer.value(QLatin1String("worth")).toDouble(), 0.5);

        const Ended wrong = m_program.call(
            {QStringLiteral("analyze"), m_run, QStringLiteral("--worth"), QStringLiteral("much")});
        QCOMPARE(wrong.status, 2);
    }

    void analyzeWarnsOfADamagedRun()
    {
        QFile whole(m_run);
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QByteArray bytes = whole.readAll();
        bytes.chop(20);
        QFile cut(m_program.inFolder(QStringLiteral("cut.breakeven.jsonl")));
        QVERIFY(cut.open(QIODevice::WriteOnly));
        cut.write(bytes);
        cut.close();

        const Ended ended =
            m_program.call({QStringLiteral("analyze"), cut.fileName(), QStringLiteral("--json")});
        QCOMPARE(ended.status, 0);
        QVERIFY2(ended.err.contains("warning"), ended.err);
        QVERIFY(!ended.json().isEmpty());
    }

    void whatIsNoRunFails()
    {
        for (const char* verb : {"analyze", "export", "chart", "report"}) {
            QStringList arguments{QLatin1String(verb), m_program.inFolder(QStringLiteral("missing.jsonl"))};
            if (qstrcmp(verb, "analyze") != 0)
                arguments += {QStringLiteral("--output"),
                              m_program.inFolder(QLatin1String(qstrcmp(verb, "export") == 0   ? "m.csv"
                                                               : qstrcmp(verb, "report") == 0 ? "m.html"
                                                                                              : "m.png"))};
            const Ended ended = m_program.call(arguments);
            QVERIFY2(ended.status == 1, verb);
            QVERIFY2(ended.err.contains("missing.jsonl"), ended.err);
        }
    }

    void theConditionOfTheCoresIsAskedForToldAndCompared()
    {
        const QString path = m_program.inFolder(QStringLiteral("asleep.breakeven.jsonl"));
        const Ended ran = m_program.call(
            {QStringLiteral("run"), QStringLiteral("--plan"), m_program.newPlan(BuiltProgram::quickPlan()),
             QStringLiteral("--cores"), QStringLiteral("as-they-are"), QStringLiteral("--out"), path});
        QCOMPARE(ran.status, 0);
        QVERIFY2(ran.out.contains("cores as they are"), ran.out);
        const Ended analyzed = m_program.call({QStringLiteral("analyze"), path, QStringLiteral("--json")});
        QCOMPARE(analyzed.json().value(QLatin1String("cores")).toString(), QStringLiteral("as-they-are"));

        const Ended compared =
            m_program.call({QStringLiteral("compare"), m_run, path, QStringLiteral("--json")});
        QCOMPARE(compared.status, 0);
        QVERIFY2(compared.err.contains("cores kept awake, then cores as they are"), compared.err);
        QVERIFY(compared.out.contains("cores kept awake, then cores as they are"));
    }

    void bothConditionsAreTwoAnswersOfOneRun()
    {
        const Ended ended = m_program.call(
            {QStringLiteral("run"), QStringLiteral("--plan"), m_program.newPlan(BuiltProgram::quickPlan()),
             QStringLiteral("--cores"), QStringLiteral("both"), QStringLiteral("--budget"),
             QStringLiteral("8"), QStringLiteral("--json")});
        QVERIFY2(ended.status == 0, ended.err);
        QCOMPARE(ended.json().value(QLatin1String("cores")).toString(), QStringLiteral("by-target"));
        QStringList targets;
        for (const QJsonValue& answer : ended.json().value(QLatin1String("answers")).toArray())
            targets.append(answer.toObject().value(QLatin1String("target")).toString());
        QCOMPARE(targets.size(), 2);
        QVERIFY(targets.front().endsWith(QLatin1String(" (awake)")));
        QVERIFY(targets.back().endsWith(QLatin1String(" (as-they-are)")));
    }

    // Nor is it called the same: a run this short proves neither.
    void compareFindsNoChangeInTheSameRun()
    {
        const Ended ended =
            m_program.call({QStringLiteral("compare"), m_run, m_run, QStringLiteral("--json")});
        QCOMPARE(ended.status, 0);
        const QJsonArray points = ended.json().value(QLatin1String("points")).toArray();
        QVERIFY(!points.isEmpty());
        for (const QJsonValue& point : points)
            QVERIFY((QStringList{QStringLiteral("same"), QStringLiteral("not clear")})
                        .contains(point.toObject().value(QLatin1String("change")).toString()));
    }

    void whatIsEmulatedSaysSoInEachCommand()
    {
        const Ended text = m_program.call({QStringLiteral("analyze"), m_run});
        QVERIFY2(text.out.contains("a file, emulated by waits"), text.out);
        QVERIFY2(text.out.contains("The round trips are emulated by waits in the calls."), text.out);
        const QJsonArray points = m_ran.json().value(QLatin1String("points")).toArray();
        QVERIFY(std::any_of(points.begin(), points.end(), [](const QJsonValue& point) {
            return point.toObject().value(QLatin1String("emulation")).toString() == QLatin1String("waits");
        }));

        const Ended compared = m_program.call({QStringLiteral("compare"), m_run, m_run});
        QVERIFY2(compared.out.contains("a file at 300\u00a0µs, emulated"), compared.out);
        QVERIFY2(compared.out.contains("2\u00a0threads") || compared.out.contains("2 threads"), compared.out);
        const Ended json =
            m_program.call({QStringLiteral("compare"), m_run, m_run, QStringLiteral("--json")});
        QCOMPARE(json.json().value(QLatin1String("emulation")).toArray().size(), 1);
    }

    void whatSpoilsAMeasurementIsInTheResultToo()
    {
        const Ended json = m_program.call({QStringLiteral("analyze"), m_run, QStringLiteral("--json")});
        const QJsonArray findings = json.json().value(QLatin1String("findings")).toArray();
        QCOMPARE(m_ran.json().value(QLatin1String("findings")).toArray(), findings);
        const Ended text = m_program.call({QStringLiteral("analyze"), m_run});
        for (const QJsonValue& finding : findings)
            QVERIFY2(text.out.contains(finding.toString().toUtf8()), text.out);
    }

    void exportWritesOneRowABatch()
    {
        const QString path = m_program.inFolder(QStringLiteral("quick.csv"));
        const Ended ended =
            m_program.call({QStringLiteral("export"), m_run, QStringLiteral("--output"), path});
        QVERIFY2(ended.status == 0, ended.err);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto run = readRun(m_run);
        QVERIFY(run.ok());
        std::size_t batches = 0;
        for (const Block& block : run.value().blocks)
            for (const ArmSamples& arm : block.arms)
                batches += arm.batches.size();
        QCOMPARE(static_cast<std::size_t>(file.readAll().count('\n')), batches + 1);
    }

    void chartIsDrawnWithoutADisplay_data()
    {
        QTest::addColumn<QString>("view");
        QTest::addColumn<QString>("ending");
        QTest::newRow("latency as png") << QStringLiteral("latency") << QStringLiteral("png");
        QTest::newRow("speed-up as svg") << QStringLiteral("speedup") << QStringLiteral("svg");
        QTest::newRow("distribution as pdf") << QStringLiteral("distribution") << QStringLiteral("pdf");
        QTest::newRow("timeline as png") << QStringLiteral("timeline") << QStringLiteral("png");
    }

    void chartIsDrawnWithoutADisplay()
    {
        QFETCH(const QString, view);
        QFETCH(const QString, ending);

        const QString path = m_program.inFolder(view + QStringLiteral(".") + ending);
        const Ended ended =
            m_program.call({QStringLiteral("chart"), m_run, QStringLiteral("--output"), path,
                            QStringLiteral("--view"), view, QStringLiteral("--theme"), QStringLiteral("dark"),
                            QStringLiteral("--size"), QStringLiteral("800x500")});
        QVERIFY2(ended.status == 0, ended.err);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        if (ending == QLatin1String("png"))
            QCOMPARE(QImage::fromData(bytes).size(), QSize(1600, 1000));
        else
            QVERIFY(bytes.startsWith(ending == QLatin1String("pdf") ? "%PDF" : "<?xml"));
    }

    // As the window does: a panel for each target, at one value; of the target that is asked for alone.
    void samplesAreDrawnInAPanelForEachTarget_data()
    {
        QTest::addColumn<QString>("view");
        QTest::newRow("distribution") << QStringLiteral("distribution");
        QTest::newRow("timeline") << QStringLiteral("timeline");
    }

    void samplesAreDrawnInAPanelForEachTarget()
    {
        QFETCH(const QString, view);
        const QString two = m_program.inFolder(view + QStringLiteral("-two.breakeven.jsonl"));
        QByteArray plan = BuiltProgram::quickPlan();
        plan.replace(
            "{\"name\": \"a file\", \"backend\": \"file\"}",
            "{\"name\": \"here\", \"backend\": \"file\"}, {\"name\": \"there\", \"backend\": \"file\"}");
        const Ended ran = m_program.call({QStringLiteral("run"), QStringLiteral("--plan"),
                                          m_program.newPlan(plan), QStringLiteral("--out"), two});
        QVERIFY2(QFile::exists(two), ran.err); // whatever it found out in its second
        const auto drawn = [&](const QStringList& more) {
            const QString path = m_program.inFolder(view + QStringLiteral("-two.svg"));
            const Ended ended =
                m_program.call(QStringList{QStringLiteral("chart"), two, QStringLiteral("--output"), path,
                                           QStringLiteral("--view"), view, QStringLiteral("--force")} +
                               more);
            QFile file(path);
            return ended.status == 0 && file.open(QIODevice::ReadOnly) ? file.readAll() : ended.err;
        };
        const QByteArray both = drawn({});
        QVERIFY2(both.contains(">here<") && both.contains(">there<"), both);
        QVERIFY(drawn({QStringLiteral("--value"), QStringLiteral("300")}) != both);
        const QByteArray one = drawn({QStringLiteral("--target"), QStringLiteral("there")});
        QVERIFY2(!one.contains(">here<"), one);
        const QByteArray none = drawn({QStringLiteral("--value"), QStringLiteral("299")});
        QVERIFY2(none.contains("--target \"there\" --value 300"), none);
    }

    void aPngHasAsManyPixelsAsAskedFor()
    {
        const QString path = m_program.inFolder(QStringLiteral("large.png"));
        const Ended ended = m_program.call({QStringLiteral("chart"), m_run, QStringLiteral("--output"), path,
                                            QStringLiteral("--size"), QStringLiteral("800x500"),
                                            QStringLiteral("--scale"), QStringLiteral("3")});
        QVERIFY2(ended.status == 0, ended.err);
        QCOMPARE(QImage(path).size(), QSize(2400, 1500));
    }

    void aReportIsWrittenWithoutADisplay_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("HTML") << QStringLiteral("report.html") << QByteArray("<!DOCTYPE html>");
        QTest::newRow("PDF") << QStringLiteral("report.pdf") << QByteArray("%PDF");
    }

    void aReportIsWrittenWithoutADisplay()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, begin);
        const QString path = m_program.inFolder(name);
        const Ended ended =
            m_program.call({QStringLiteral("report"), m_run, m_run, QStringLiteral("--output"), path});
        QVERIFY2(ended.status == 0, ended.err);
        QCOMPARE(ended.out, path.toUtf8() + '\n');
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith(begin));
    }

    void severalRunsAreLaidOver()
    {
        const QString path = m_program.inFolder(QStringLiteral("both.png"));
        const Ended ended =
            m_program.call({QStringLiteral("chart"), m_run, m_run, QStringLiteral("--output"), path});
        QVERIFY2(ended.status == 0, ended.err);
        QVERIFY(QFile::exists(path));
    }

    void aRunOverAnotherAxisIsLeftOutWithAWarning()
    {
        const QString over = m_program.inFolder(QStringLiteral("threads.breakeven.jsonl"));
        QByteArray plan = BuiltProgram::quickPlan();
        plan.replace("\"axis\": {\"name\": \"rtt_us\", \"values\": [0, 300]}",
                     "\"axis\": {\"name\": \"threads\", \"values\": []}")
            .replace("Quick", "How many");
        const Ended ran = m_program.call({QStringLiteral("run"), QStringLiteral("--plan"),
                                          m_program.newPlan(plan), QStringLiteral("--out"), over});
        QVERIFY2(ran.status == 0, ran.err);
        const QString path = m_program.inFolder(QStringLiteral("mixed.png"));
        const Ended ended =
            m_program.call({QStringLiteral("chart"), m_run, over, QStringLiteral("--output"), path});
        QVERIFY2(ended.status == 0, ended.err);
        QVERIFY(QFile::exists(path));
        QVERIFY2(ended.err.contains("warning: \u201cHow many\u201d is not drawn"), ended.err);
    }

    void aRunThatReachesNothingSaysSoInJson()
    {
        const Ended ended = m_program.call(
            {QStringLiteral("run"), QStringLiteral("--plan"),
             m_program.newPlan("{\"title\": \"Nobody there\", \"targets\": [{\"name\": \"away\","
                               " \"backend\": \"redis\", \"server\": \"redis://127.0.0.1:1\"}],"
                               " \"axis\": {\"name\": \"rtt_us\", \"values\": [0]}, \"budget_s\": 1}"),
             QStringLiteral("--json")});
        QCOMPARE(ended.status, 1);
        const QJsonObject object = ended.json();
        QCOMPARE(object.value(QLatin1String("status")).toString(), QStringLiteral("failed"));
        QVERIFY(!object.value(QLatin1String("reason")).toString().isEmpty());
        const QJsonArray failures = object.value(QLatin1String("failures")).toArray();
        QCOMPARE(failures.size(), 1);
        QVERIFY(failures.first().toString().contains(QLatin1String("127.0.0.1:1")));
        QVERIFY(object.value(QLatin1String("points")).toArray().isEmpty());
    }

    void checkSaysWhetherATargetWorks()
    {
        const Ended works = m_program.call({QStringLiteral("check"), m_program.folder()});
        QVERIFY2(works.status == 0, works.err);
        QVERIFY2(works.out.contains("works"), works.out);

        const Ended refused = m_program.call({QStringLiteral("check"), QStringLiteral("127.0.0.1:1")});
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains("127.0.0.1:1"), refused.err);
    }

    void checkTellsScriptsWhatItFound()
    {
        const QString json = QStringLiteral("--json");
        const Ended works = m_program.call({QStringLiteral("check"), m_program.folder(), json});
        QVERIFY2(works.status == 0, works.err);
        const QJsonObject object = works.json();
        QCOMPARE(object.value(QLatin1String("endpoint")).toString(), m_program.folder());
        QCOMPARE(object.value(QLatin1String("emulation")).toString(), QStringLiteral("waits"));
        QVERIFY(!object.value(QLatin1String("file_system")).toString().isEmpty());
        QVERIFY(object.value(QLatin1String("tried")).toBool());
        QVERIFY(object.value(QLatin1String("leftovers")).isArray());

        const Ended refused = m_program.call({QStringLiteral("check"), QStringLiteral("127.0.0.1:1"), json});
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.out.isEmpty(), refused.out);
        QVERIFY2(refused.err.contains("127.0.0.1:1"), refused.err);
    }

    void aSignalCancelsTheRunAndKeepsWhatWasMeasured_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGHUP") << SIGHUP;
        QTest::newRow("SIGQUIT") << SIGQUIT;
    }

    void aSignalCancelsTheRunAndKeepsWhatWasMeasured()
    {
        QFETCH(const int, number);

        const QString path = m_program.inFolder(QStringLiteral("cancelled-%1.breakeven.jsonl").arg(number));
        QByteArray plan = BuiltProgram::quickPlan();
        plan.replace("\"budget_s\": 1", "\"budget_s\": 100").replace("0.1", "0.001");
        QProcess process;
        m_program.prepare(process, {QStringLiteral("run"), QStringLiteral("--plan"), m_program.newPlan(plan),
                                    QStringLiteral("--out"), path, QStringLiteral("--json")});
        process.start();
        const auto hasBlocks = [&] {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) && file.readAll().contains("\"block\"");
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasBlocks(), 20'000);
        ::kill(static_cast<pid_t>(process.processId()), number);
        QVERIFY(process.waitForFinished(10'000));

        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
        const auto run = readRun(path);
        QVERIFY(run.ok());
        QVERIFY(run.value().end.has_value());
        QCOMPARE(run.value().end->status, RunStatus::Cancelled);
        QVERIFY(!run.value().blocks.empty());
        const QJsonObject object = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        QCOMPARE(object.value(QLatin1String("status")).toString(), QStringLiteral("cancelled"));
    }

    // Of a server that accepts and says nothing, which a check waits for.
    void aSignalEndsACheckAtOnce_data() { aSignalCancelsTheRunAndKeepsWhatWasMeasured_data(); }

    void aSignalEndsACheckAtOnce()
    {
        QFETCH(const int, number);
        if (!RedisTestServer::isInstalled())
            QSKIP("redis-server is not installed");
        RedisTestServer server;
        QVERIFY(server.isStarted());
        server.stop();
        QProcess process;
        m_program.prepare(process, {QStringLiteral("check"), server.address()});
        process.start();
        QVERIFY(process.waitForStarted());
        QVERIFY(!process.waitForFinished(1'000)); // it waits
        ::kill(static_cast<pid_t>(process.processId()), number);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(process.waitForFinished(10'000));
        QVERIFY2(clock.elapsed() < 2'500, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
        server.resume();
        QCOMPARE(server.ask({QStringLiteral("DBSIZE")}), QStringLiteral("0"));
    }

    void aForeignLocaleChangesNoFormat_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::newRow("German") << QStringLiteral("de_DE.UTF-8");
        QTest::newRow("none") << QStringLiteral("C");
    }

    void aForeignLocaleChangesNoFormat()
    {
        QFETCH(const QString, locale);

        const QStringList arguments{QStringLiteral("analyze"), m_run};
        const Ended usual = m_program.call(arguments);
        m_program.setEnvironment({{QStringLiteral("LC_ALL"), locale}, {QStringLiteral("LANG"), locale}});
        const Ended foreign = m_program.call(arguments);
        QCOMPARE(foreign.status, 0);
        QCOMPARE(foreign.out, usual.out);
        QCOMPARE(foreign.err, usual.err);
    }

    void closedStandardOutputIsNoFailure()
    {
        const Ended ended = m_program.callInShell("\"$1\" analyze \"$2\" >&-", {m_run});
        QVERIFY2(ended.status == 0, ended.err);
    }

private:
    BuiltProgram m_program;
    QString m_run;
    Ended m_ran; // the run of all tests that only read one
};

QTEST_GUILESS_MAIN(TestBinaryCommands)
#include "tst_binary_commands.moc"
