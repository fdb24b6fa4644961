// SPDX-License-Identifier: GPL-3.0-or-later

// The commands of the built program, as a shell starts it.

#include "core/runs/run_reader.h"

#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <utility>
#include <vector>

using namespace breakeven;

namespace {

struct Ended
{
    int status = -1;
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

const QByteArray quickPlan = R"({"title": "Quick", "targets": [{"name": "a file", "backend": "file"}],
    "threads": [1, 2], "axis": {"name": "rtt_us", "values": [0, 300]}, "precision": 0.1, "budget_s": 1})";

} // namespace

class TestBinaryCommands : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] QString inFolder(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    [[nodiscard]] QString newPlan(const QByteArray& content)
    {
        const QString path = m_folder.filePath(QStringLiteral("plan-%1.json").arg(++m_plans));
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
    }

    // No display, a data folder of its own.
    void prepare(QProcess& process, const QStringList& arguments) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QLatin1String(name));
        environment.insert(QStringLiteral("XDG_DATA_HOME"), m_folder.path());
        for (const auto& [name, value] : m_extraEnvironment)
            environment.insert(name, value);
        process.setProcessEnvironment(environment);
        process.setProgram(QStringLiteral(BREAKEVEN_PROGRAM));
        process.setArguments(arguments);
    }

    [[nodiscard]] Ended call(const QStringList& arguments) const
    {
        QProcess process;
        prepare(process, arguments);
        process.start();
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    // As call(), through sh, with the program as $1 and `arguments` after it.
    [[nodiscard]] Ended callInShell(const char* script, const QStringList& arguments = {}) const
    {
        QProcess process;
        prepare(process, {});
        process.setProgram(QStringLiteral("sh"));
        process.setArguments(QStringList{QStringLiteral("-c"), QLatin1String(script), QStringLiteral("sh"),
                                         QStringLiteral(BREAKEVEN_PROGRAM)} +
                             arguments);
        process.start();
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_run = inFolder("quick.breakeven.jsonl");
        m_ran = call({QStringLiteral("run"), QStringLiteral("--plan"), newPlan(quickPlan),
                      QStringLiteral("--out"), m_run, QStringLiteral("--json")});
    }

    void cleanup() { m_extraEnvironment.clear(); }

    void helpAndVersion_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("contains");

        // clang-format off
        QTest::newRow("--version") << QStringList{QStringLiteral("--version")} << QByteArray("breakeven ");
        QTest::newRow("--help lists the verbs") << QStringList{QStringLiteral("--help")} << QByteArray("analyze");
        for (const char* verb : {"run", "analyze", "compare", "chart", "export", "check", "presets"})
            QTest::addRow("%s --help has examples", verb)
                << QStringList{QLatin1String(verb), QStringLiteral("--help")} << QByteArray("Examples:\n  breakeven ") + verb;
        // clang-format on
    }

    void helpAndVersion()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QByteArray, contains);

        const Ended ended = call(arguments);
        QCOMPARE(ended.status, 0);
        QVERIFY2(ended.out.contains(contains), ended.out);
        QCOMPARE(ended.err, QByteArray());
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QString>("words");

        // clang-format off
        QTest::newRow("an unknown verb")           << QStringLiteral("frobnicate");
        QTest::newRow("an unknown option")         << QStringLiteral("--frobnicate");
        QTest::newRow("an unknown option of a verb") << QStringLiteral("run --frobnicate");
        QTest::newRow("a value that is missing")   << QStringLiteral("run --preset");
        QTest::newRow("a budget that is none")     << QStringLiteral("run --budget soon");
        QTest::newRow("a budget of nothing")       << QStringLiteral("run --budget 0");
        QTest::newRow("a budget that is not a number") << QStringLiteral("run --budget nan");
        QTest::newRow("two experiments")           << QStringLiteral("run --preset first-look --plan x.json");
        QTest::newRow("analyze without a run")     << QStringLiteral("analyze");
        QTest::newRow("compare with one run")      << QStringLiteral("compare x.jsonl");
        QTest::newRow("check with two targets")    << QStringLiteral("check a b");
        QTest::newRow("export without --output")   << QStringLiteral("export x.jsonl");
        QTest::newRow("chart without --output")    << QStringLiteral("chart x.jsonl");
        QTest::newRow("a view that isn't there")   << QStringLiteral("chart x.jsonl --output x.png --view pie");
        QTest::newRow("a theme that isn't there")  << QStringLiteral("chart x.jsonl --output x.png --theme blue");
        QTest::newRow("a size that is none")       << QStringLiteral("chart x.jsonl --output x.png --size big");
        QTest::newRow("a size out of bounds")      << QStringLiteral("chart x.jsonl --output x.png --size 99999x99999");
        // clang-format on
    }

    void wrongUsage()
    {
        QFETCH(const QString, words);

        const Ended ended = call(words.split(QLatin1Char(' ')));
        QCOMPARE(ended.status, 2);
        QCOMPARE(ended.out, QByteArray());
        QVERIFY2(ended.err.contains("Usage: breakeven"), ended.err);
    }

    void aPasswordIsNeverRepeated_data()
    {
        QTest::addColumn<QStringList>("arguments");

        const QString secret = QStringLiteral("redis://user:hunter2@127.0.0.1:1/0");
        const QString broken = QStringLiteral("redis://user:hunter2@127.0.0.1:port");
        QTest::newRow("a server that isn't there") << QStringList{QStringLiteral("check"), secret};
        QTest::newRow("an address that is wrong") << QStringList{QStringLiteral("check"), broken};
        QTest::newRow("wrong usage") << QStringList{QStringLiteral("check"), secret, QStringLiteral("x")};
        QTest::newRow("a forgotten verb") << QStringList{secret};
    }

    void aPasswordIsNeverRepeated()
    {
        QFETCH(const QStringList, arguments);

        const Ended ended = call(arguments);
        QVERIFY(ended.status == 1 || ended.status == 2);
        QVERIFY2(!(ended.out + ended.err).contains("hunter2"), ended.out + ended.err);
    }

    void presetsAreListed()
    {
        const Ended text = call({QStringLiteral("presets")});
        QCOMPARE(text.status, 0);
        QVERIFY2(text.out.startsWith("first-look"), text.out);

        const Ended json = call({QStringLiteral("presets"), QStringLiteral("--json")});
        const QJsonArray all = QJsonDocument::fromJson(json.out).array();
        QVERIFY(all.size() >= 4);
        for (const QJsonValue& preset : all)
            for (const char* key : {"id", "title", "description", "plan"})
                QVERIFY2(preset.toObject().contains(QLatin1String(key)), key);
    }

    void aRunPrintsItsAnalysis()
    {
        QVERIFY2(m_ran.status == 0, m_ran.err);
        const QJsonObject object = m_ran.json();
        for (const char* key : {"run", "status", "points", "crossovers", "path", "verdicts", "failures"})
            QVERIFY2(object.contains(QLatin1String(key)), key);
        QCOMPARE(object.value(QLatin1String("path")).toString(), m_run);
        QCOMPARE(object.value(QLatin1String("verdicts")).toArray().size(), 1);

        const QJsonArray points = object.value(QLatin1String("points")).toArray();
        QVERIFY(points.size() >= 2);
        for (const char* key : {"target", "runtime", "axis", "value", "threads", "single_median_ns",
                                "median_ns", "speedup", "speedup_ci", "verdict", "io_share"})
            QVERIFY2(points.first().toObject().contains(QLatin1String(key)), key);
        QVERIFY2(!m_ran.err.isEmpty(), "no progress on standard error");
    }

    void aRunSaysItsVerdictAndItsFile()
    {
        const Ended ended = call({QStringLiteral("run"), QStringLiteral("--plan"), newPlan(quickPlan)});
        QCOMPARE(ended.status, 0);
        QVERIFY2(ended.out.contains("a file"), ended.out);
        const qsizetype at = ended.out.indexOf("Run file: ");
        QVERIFY2(at >= 0, ended.out);
        const QString path = QString::fromUtf8(ended.out.mid(at + 10)).trimmed();
        QVERIFY2(path.startsWith(m_folder.path()), qPrintable(path)); // under XDG_DATA_HOME
        QVERIFY(readRun(path).ok());
    }

    void aRunNeverOverwritesAFile()
    {
        QFile file(inFolder("precious"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("precious");
        file.close();

        const Ended ended = call({QStringLiteral("run"), QStringLiteral("--plan"), newPlan(quickPlan),
                                  QStringLiteral("--out"), file.fileName()});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.err.contains("exists already"), ended.err);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("precious"));
    }

    void aPlanThatIsWrongSaysWhere_data()
    {
        QTest::addColumn<QByteArray>("plan");
        QTest::addColumn<QByteArray>("says");

        QTest::newRow("no JSON") << QByteArray("{") << QByteArray("plan-");
        QTest::newRow("no single arm")
            << QByteArray(R"({"targets": [{"name": "f", "backend": "file"}], "threads": [2],
                "axis": {"name": "rtt_us", "values": [0]}})")
            << QByteArray("threads");
    }

    void aPlanThatIsWrongSaysWhere()
    {
        QFETCH(const QByteArray, plan);
        QFETCH(const QByteArray, says);

        const Ended ended = call({QStringLiteral("run"), QStringLiteral("--plan"), newPlan(plan)});
        QCOMPARE(ended.status, 1);
        QCOMPARE(ended.out, QByteArray());
        QVERIFY2(ended.err.contains(says), ended.err);
    }

    void aPresetThatIsNotThereNamesThoseThatAre()
    {
        const Ended ended = call({QStringLiteral("run"), QStringLiteral("--preset"), QStringLiteral("frob")});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.err.contains("first-look"), ended.err);
    }

    void analyzeSaysWhatTheRunSaid()
    {
        const Ended json = call({QStringLiteral("analyze"), m_run, QStringLiteral("--json")});
        QCOMPARE(json.status, 0);
        for (const char* key : {"run", "status", "points", "crossovers"})
            QCOMPARE(json.json().value(QLatin1String(key)), m_ran.json().value(QLatin1String(key)));

        const Ended text = call({QStringLiteral("analyze"), m_run});
        QVERIFY2(text.out.startsWith("Quick"), text.out);
        const QString verdict = m_ran.json().value(QLatin1String("verdicts")).toArray().first().toString();
        QVERIFY2(text.out.contains(verdict.toUtf8()), text.out);
    }

    void analyzeWarnsOfADamagedRun()
    {
        QFile whole(m_run);
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QByteArray bytes = whole.readAll();
        bytes.chop(20);
        QFile cut(inFolder("cut.breakeven.jsonl"));
        QVERIFY(cut.open(QIODevice::WriteOnly));
        cut.write(bytes);
        cut.close();

        const Ended ended = call({QStringLiteral("analyze"), cut.fileName(), QStringLiteral("--json")});
        QCOMPARE(ended.status, 0);
        QVERIFY2(ended.err.contains("warning"), ended.err);
        QVERIFY(!ended.json().isEmpty());
    }

    void whatIsNoRunFails()
    {
        for (const char* verb : {"analyze", "export", "chart"}) {
            QStringList arguments{QLatin1String(verb), inFolder("missing.jsonl")};
            if (qstrcmp(verb, "analyze") != 0)
                arguments +=
                    {QStringLiteral("--output"), inFolder(qstrcmp(verb, "export") == 0 ? "m.csv" : "m.png")};
            const Ended ended = call(arguments);
            QVERIFY2(ended.status == 1, verb);
            QVERIFY2(ended.err.contains("missing.jsonl"), ended.err);
        }
    }

    void compareFindsNoChangeInTheSameRun()
    {
        const Ended ended = call({QStringLiteral("compare"), m_run, m_run, QStringLiteral("--json")});
        QCOMPARE(ended.status, 0);
        const QJsonArray points = ended.json().value(QLatin1String("points")).toArray();
        QVERIFY(!points.isEmpty());
        for (const QJsonValue& point : points)
            QCOMPARE(point.toObject().value(QLatin1String("change")).toString(), QStringLiteral("same"));
    }

    void exportWritesOneRowABatch()
    {
        const QString path = inFolder("quick.csv");
        const Ended ended = call({QStringLiteral("export"), m_run, QStringLiteral("--output"), path});
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

        const QString path = m_folder.filePath(QStringLiteral("chart.") + ending);
        const Ended ended =
            call({QStringLiteral("chart"), m_run, QStringLiteral("--output"), path, QStringLiteral("--view"),
                  view, QStringLiteral("--theme"), QStringLiteral("dark"), QStringLiteral("--size"),
                  QStringLiteral("800x500")});
        QVERIFY2(ended.status == 0, ended.err);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        if (ending == QLatin1String("png"))
            QCOMPARE(QImage::fromData(bytes).size(), QSize(1600, 1000));
        else
            QVERIFY(bytes.startsWith(ending == QLatin1String("pdf") ? "%PDF" : "<?xml"));
    }

    void severalRunsAreLaidOver()
    {
        const QString path = inFolder("both.png");
        const Ended ended = call({QStringLiteral("chart"), m_run, m_run, QStringLiteral("--output"), path});
        QVERIFY2(ended.status == 0, ended.err);
        QVERIFY(QFile::exists(path));
    }

    void checkSaysWhetherATargetWorks()
    {
        const Ended works = call({QStringLiteral("check"), m_folder.path()});
        QVERIFY2(works.status == 0, works.err);
        QVERIFY2(works.out.contains("works"), works.out);

        const Ended refused = call({QStringLiteral("check"), QStringLiteral("127.0.0.1:1")});
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains("127.0.0.1:1"), refused.err);
    }

    void aSignalCancelsTheRunAndKeepsWhatWasMeasured_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }

    void aSignalCancelsTheRunAndKeepsWhatWasMeasured()
    {
        QFETCH(const int, number);

        const QString path = m_folder.filePath(QStringLiteral("cancelled-%1.breakeven.jsonl").arg(number));
        QByteArray plan = quickPlan;
        plan.replace("\"budget_s\": 1", "\"budget_s\": 100").replace("0.1", "0.001");
        QProcess process;
        prepare(process, {QStringLiteral("run"), QStringLiteral("--plan"), newPlan(plan),
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
        const Ended usual = call(arguments);
        m_extraEnvironment = {{QStringLiteral("LC_ALL"), locale}, {QStringLiteral("LANG"), locale}};
        const Ended foreign = call(arguments);
        QCOMPARE(foreign.status, 0);
        QCOMPARE(foreign.out, usual.out);
        QCOMPARE(foreign.err, usual.err);
    }

    void aReaderThatGoesAwayIsNoFailure()
    {
        const Ended ended = callInShell("{ \"$1\" presets --json; echo \"status $?\" >&2; } | head -c 10");
        QVERIFY2(ended.err.contains("status 0"), ended.err);
    }

    void closedStandardOutputIsNoFailure()
    {
        const Ended ended = callInShell("\"$1\" analyze \"$2\" >&-", {m_run});
        QVERIFY2(ended.status == 0, ended.err);
    }

    void resultsThatCannotBeWrittenAreAFailure()
    {
        const Ended ended = callInShell("\"$1\" presets >/dev/full");
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.err.contains("standard output"), ended.err);
    }

private:
    QTemporaryDir m_folder;
    QString m_run;
    Ended m_ran;
    int m_plans = 0;
    std::vector<std::pair<QString, QString>> m_extraEnvironment;
};

QTEST_GUILESS_MAIN(TestBinaryCommands)
#include "tst_binary_commands.moc"
