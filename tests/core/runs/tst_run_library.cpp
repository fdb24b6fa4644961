// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis/target/redis_target.h"
#include "core/runs/csv_export.h"
#include "core/runs/deleted_runs.h"
#include "core/runs/run_library.h"
#include "core/runs/run_reader.h"
#include "core/runs/run_writer.h"
#include "example_run.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonObject>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

QString fileIn(const QTemporaryDir& folder, const QString& name)
{
    return folder.filePath(name + QStringLiteral(".breakeven.jsonl"));
}

bool writeBytes(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

Q_DECLARE_METATYPE(breakeven::RunDamage)

class TestRunLibrary : public QObject
{
    Q_OBJECT

private slots:
    void theFolderIsTheChosenOneOrTheUsual()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("breakeven"));
        QSettings().clear();
        QCOMPARE(runFolder(), defaultRunFolder());
        const QTemporaryDir chosen;
        QVERIFY(chooseRunFolder(chosen.path()).ok());
        QCOMPARE(runFolder(), chosen.path());
        const Status missing = chooseRunFolder(chosen.filePath(QStringLiteral("missing")));
        QVERIFY(!missing.ok());
        QCOMPARE(missing.error().code, AnyCode(Error::Code::NotFound));
        QCOMPARE(runFolder(), chosen.path());
        QVERIFY(chooseRunFolder(defaultRunFolder() + QLatin1Char('/')).ok());
        QCOMPARE(runFolder(), defaultRunFolder());
        QVERIFY(QSettings().allKeys().isEmpty());
    }

    void aThousandRunsAreListedNewestFirst()
    {
        const QTemporaryDir folder;
        Run run = exampleRun(1, 2);
        const QDateTime first = run.header.started;
        for (int i = 0; i < 1'000; ++i) {
            run.header.started = first.addSecs((i * 7919) % 1'000); // each second once, in no order
            QVERIFY(writeBytes(fileIn(folder, QString::number(i)), bytesOf(run)));
        }
        const auto runs = listRuns(folder.path());
        QCOMPARE(runs.size(), std::size_t{1'000});
        for (std::size_t i = 0; i < runs.size(); ++i)
            QCOMPARE(runs[i].started, first.addSecs(999 - static_cast<qint64>(i)));
        QCOMPARE(runs.front().title, run.header.title);
        QCOMPARE(runs.front().id, run.header.id);
        QCOMPARE(runs.front().status, std::optional(RunStatus::Budget));
    }

    void theEndIsFoundHoweverLong_data()
    {
        QTest::addColumn<int>("length");
        for (const int length : {0, 3'900, 4'096, 5'000, 70'000, 1'000'000})
            QTest::newRow(qPrintable(QStringLiteral("a reason of %1").arg(length))) << length;
    }

    void theEndIsFoundHoweverLong()
    {
        QFETCH(const int, length);
        const QTemporaryDir folder;
        Run run = exampleRun(3, 2'000);
        run.header.title = QString(length, QLatin1Char('t')); // and the first line likewise
        run.end->error = Error{Error::Code::Internal, QString(length, QLatin1Char('r')), {}};
        QVERIFY(writeRun(run, fileIn(folder, QStringLiteral("one"))));
        const auto runs = listRuns(folder.path());
        QCOMPARE(runs.size(), std::size_t{1});
        QCOMPARE(runs.front().title.size(), length);
        QCOMPARE(runs.front().status, std::optional(RunStatus::Budget));
    }

    void whatARunFoundIsListed()
    {
        const QTemporaryDir folder;
        const Run run = exampleRun(1, 3);
        const std::vector<FoundCrossover> found{
            {.target = QStringLiteral("redis"), .axis = AxisKind::RttUs, .at = 76.5, .interval = {66, 88}}};
        auto created = RunWriter::create(fileIn(folder, QStringLiteral("one")), run.header);
        QVERIFY(created.ok());
        RunWriter writer = std::move(created).value();
        const std::vector<FoundAnswer> answers{
            {.target = QStringLiteral("redis"),
             .runtime = RuntimeKind::CPython,
             .axis = AxisKind::RttUs,
             .stretches = {{.kind = FoundKind::Best, .arm = {}, .from = 0, .to = 66},
                           {.kind = FoundKind::Unclear, .arm = {}, .from = 66, .to = 88},
                           {.kind = FoundKind::NoDifference, .arm = {}, .from = 88, .to = 90},
                           {.kind = FoundKind::Best,
                            .arm = Arm::pipelined(),
                            .from = 90,
                            .to = 2000,
                            .fromInterval = Interval{85, 95}}}}};
        QVERIFY(writer.finish(run.end.value_or(RunEnd{}), found, answers).ok());
        QVERIFY(readRun(fileIn(folder, QStringLiteral("one"))).ok()); // which needs none of it
        const auto runs = listRuns(folder.path());
        QCOMPARE(runs.size(), std::size_t{1});
        QCOMPARE(runs.front().targets.size(), 2);
        QVERIFY(runs.front().found == found);
        QVERIFY(runs.front().answers == answers);
    }

    void whatAForeignWriterFoundIsReadAsFarAsItGoes()
    {
        const QJsonArray array{
            QJsonObject{{QStringLiteral("axis"), QStringLiteral("rtt_us")}},
            QJsonObject{{QStringLiteral("axis"), QStringLiteral("moon")}, {QStringLiteral("at"), 3}},
            QStringLiteral("junk"),
            QJsonObject{{QStringLiteral("axis"), QStringLiteral("items")},
                        {QStringLiteral("at"), 3},
                        {QStringLiteral("ci"), QJsonArray{2, 4}}}};
        const auto found = foundCrossoversFromJson(array);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().at, 3.0);
    }

    void whatAForeignWriterAnsweredIsReadAsFarAsItGoes()
    {
        const QJsonArray array{
            QJsonObject{{QStringLiteral("axis"), QStringLiteral("moon")}}, QStringLiteral("junk"),
            QJsonObject{{QStringLiteral("axis"), QStringLiteral("items")},
                        {QStringLiteral("runtime"), QStringLiteral("native")},
                        {QStringLiteral("best"),
                         QJsonArray{QJsonObject{{QStringLiteral("from"), 1},
                                                {QStringLiteral("to"), 9},
                                                {QStringLiteral("is"), QStringLiteral("magic")}},
                                    QJsonObject{{QStringLiteral("from"), 9},
                                                {QStringLiteral("to"), 1},
                                                {QStringLiteral("threads"), 2}},
                                    QJsonObject{{QStringLiteral("from"), 1},
                                                {QStringLiteral("to"), 9},
                                                {QStringLiteral("threads"), 2}}}}}};
        const auto answers = foundAnswersFromJson(array);
        QCOMPARE(answers.size(), std::size_t{1});
        QCOMPARE(answers.front().stretches.size(), std::size_t{1});
        QCOMPARE(answers.front().stretches.front().arm.threads(), 2);
    }

    void anInterruptedRunIsListedWithoutStatus()
    {
        const QTemporaryDir folder;
        Run run = exampleRun(3, 2'000);
        run.end.reset();
        run.failures.clear();
        QVERIFY(writeRun(run, fileIn(folder, QStringLiteral("interrupted"))));
        const auto runs = listRuns(folder.path());
        QCOMPARE(runs.size(), std::size_t{1});
        QVERIFY(!runs.front().status.has_value());
        QVERIFY(!runs.front().running);
        QVERIFY(!runs.front().damage.has_value());
        QVERIFY(listRuns(QStringLiteral("/nowhere")).empty());
    }

    void aDamagedFileIsListedWithItsReason_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<RunDamage>("damage");
        Run run = exampleRun(3, 20);
        run.failures.clear();
        const QByteArray whole = bytesOf(run);
        const qsizetype cut = whole.size() - 10;
        const QByteArray lines = whole.left(cut);
        const qsizetype kept = lines.lastIndexOf('\n') + 1;
        QTest::newRow("nothing") << QByteArray() << RunDamage{.kind = RunDamage::Kind::Empty};
        QTest::newRow("something else")
            << QByteArray("{\"a\":1}\n") << RunDamage{.kind = RunDamage::Kind::NoRun};
        QTest::newRow("no JSON") << QByteArray("Dear sir or madam\n")
                                 << RunDamage{.kind = RunDamage::Kind::NoRun};
        QTest::newRow("half a head") << whole.left(40) << RunDamage{.kind = RunDamage::Kind::HeadCutShort};
        QTest::newRow("half a last line")
            << lines
            << RunDamage{.kind = RunDamage::Kind::TailCutShort, .lines = lines.count('\n'), .bytes = kept};
        QTest::newRow("of a later version") << QByteArray(whole).replace("\"version\":1", "\"version\":9")
                                            << RunDamage{.kind = RunDamage::Kind::NewerVersion};
    }

    void aDamagedFileIsListedWithItsReason()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const RunDamage, damage);
        const QTemporaryDir folder;
        QVERIFY(writeBytes(fileIn(folder, QStringLiteral("one")), bytes));
        const auto runs = listRuns(folder.path());
        QCOMPARE(runs.size(), std::size_t{1});
        QVERIFY(runs.front().damage == damage);
    }

    void aRunThatIsBeingWrittenRunsAndThenNoMore()
    {
        const QTemporaryDir folder;
        const Run run = exampleRun(1, 3);
        const QString path = fileIn(folder, QStringLiteral("one"));
        {
            auto created = RunWriter::create(path, run.header);
            QVERIFY(created.ok());
            RunWriter writer = std::move(created).value();
            QVERIFY(listRuns(folder.path()).front().running);
            QVERIFY(listRuns(folder.path()).front().running); // looking doesn't end it
            QVERIFY(writer.append(run.blocks.front()).ok());
            QVERIFY(isBeingWritten(path));
        }
        QVERIFY(!isBeingWritten(path));
        QVERIFY(!listRuns(folder.path()).front().running);
    }

    void whatIsKnownIsReadAgainOnlyWhereItChanged()
    {
        const QTemporaryDir folder;
        const QString path = fileIn(folder, QStringLiteral("one"));
        QVERIFY(writeRun(exampleRun(1, 3), path));
        auto known = listRuns(folder.path());
        known.front().title = QStringLiteral("as it was read");
        QVERIFY(writeRemarks(path, {.name = {}, .note = QStringLiteral("seen"), .tags = {}}).ok());
        const auto again = listRuns(folder.path(), {}, known);
        QCOMPARE(again.front().title, QStringLiteral("as it was read"));
        QCOMPARE(again.front().remarks.note, QStringLiteral("seen")); // they change by themselves
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append));
        file.write("{\"type\":\"later\"}\n");
        file.close();
        QVERIFY(listRuns(folder.path(), {}, known).front().title != QStringLiteral("as it was read"));
    }

    void filesOfOtherFoldersAreListedWithThem()
    {
        const QTemporaryDir folder;
        const QTemporaryDir other;
        QVERIFY(writeRun(exampleRun(1, 3), fileIn(folder, QStringLiteral("one"))));
        const QString path = fileIn(other, QStringLiteral("two"));
        QVERIFY(writeRun(exampleRun(1, 3), path));
        QCOMPARE(
            listRuns(folder.path(), {path, fileIn(folder, QStringLiteral("one")), QStringLiteral("/nowhere")})
                .size(),
            std::size_t{2});
    }

    void remarksLieBesideTheRunWhichStaysAsItIs()
    {
        const QTemporaryDir folder;
        const QString path = fileIn(folder, QStringLiteral("one"));
        QVERIFY(writeRun(exampleRun(1, 3), path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        file.close();
        const RunRemarks remarks{.name = QStringLiteral("after <b>"),
                                 .note = QStringLiteral("quiet machine"),
                                 .tags = {QStringLiteral("pool"), QStringLiteral("night")}};
        QVERIFY(writeRemarks(path, remarks).ok());
        QVERIFY(readRemarks(path) == remarks);
        QCOMPARE(listRuns(folder.path()).front().remarks.name, QStringLiteral("after <b>"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), before);
        QVERIFY(writeRemarks(path, {}).ok());
        QVERIFY(!QFile::exists(remarksPath(path)));
        QVERIFY(readRemarks(path).isEmpty());
        QVERIFY(!writeRemarks(QStringLiteral("/nowhere/x.breakeven.jsonl"), remarks).ok());
    }

    void tagsAreTrimmedAndEachIsThereOnce()
    {
        QCOMPARE(tagsFromText(QStringLiteral(" pool, ,after the  change,pool")),
                 QStringList({QStringLiteral("pool"), QStringLiteral("after the change")}));
    }

    void whatIsDeletedComesBackWithItsRemarks()
    {
        const QTemporaryDir folder;
        const QDate today(2026, 11, 26);
        const QString path = fileIn(folder, QStringLiteral("one"));
        QVERIFY(writeRun(exampleRun(1, 3), path));
        QVERIFY(writeRemarks(path, {.name = {}, .note = QStringLiteral("kept"), .tags = {}}).ok());
        const auto deleted = deleteRun(path, today);
        QVERIFY(deleted.ok());
        QVERIFY(!QFile::exists(path));
        QVERIFY(listRuns(folder.path()).empty());
        QVERIFY(QFile::exists(deleted.value().kept));

        forgetDeletedRuns(folder.path(), today.addDays(daysKept));
        QVERIFY(QFile::exists(deleted.value().kept));
        QVERIFY(restoreRun(deleted.value()).ok());
        QCOMPARE(listRuns(folder.path()).front().remarks.note, QStringLiteral("kept"));
        QVERIFY(!restoreRun(deleted.value()).ok()); // it is there already

        const auto again = deleteRun(path, today);
        QVERIFY(again.ok());
        QVERIFY(writeRun(exampleRun(1, 3), path));
        QVERIFY(!restoreRun(again.value()).ok()); // something else has its place
        forgetDeletedRuns(folder.path(), today.addDays(daysKept + 1));
        QVERIFY(!QFile::exists(again.value().kept));
        QVERIFY(QFile::exists(path));
        QVERIFY(!deleteRun(fileIn(folder, QStringLiteral("gone")), today).ok());
    }

    void aNewPathNamesTheRunAndIsFree()
    {
        const QTemporaryDir folder;
        const QDateTime started({2026, 11, 23}, {10, 0, 0});
        const QString title = QStringLiteral("  Größe: 1/2 — ok? ");
        const QString path = newRunPath(folder.path(), title, started);
        QCOMPARE(path, fileIn(folder, QStringLiteral("2026-11-23_100000_gro-e-1-2-ok")));
        QVERIFY(writeBytes(path, "x"));
        QCOMPARE(newRunPath(folder.path(), title, started),
                 fileIn(folder, QStringLiteral("2026-11-23_100000_gro-e-1-2-ok-2")));
    }

    void csvIsAsWrittenByHand()
    {
        Run run = exampleRun(0, 0);
        run.header.plan.targets = {
            {.name = QStringLiteral("plain"), .backend = RedisTarget{}, .network = {}}};
        run.blocks = {{.point = {.target = QStringLiteral("plain"),
                                 .runtime = RuntimeKind::Native,
                                 .axis = AxisKind::RttUs,
                                 .value = 200.5},
                       .index = 0,
                       .arms = {{.arm = Arm::ofThreads(1), .batches = {3ms, 2ns}, .totals = {}},
                                {.arm = Arm::ofThreads(6), .batches = {1us}, .totals = {}},
                                {.arm = Arm::pipelined(), .batches = {7ns}, .totals = {}}}},
                      {.point = {.target = QStringLiteral("a, \"b\""),
                                 .runtime = RuntimeKind::GilModel,
                                 .axis = AxisKind::Threads,
                                 .value = 0},
                       .index = 12,
                       .arms = {{.arm = Arm::ofThreads(2),
                                 .batches = {5ns},
                                 .totals = ArmTotals{.read = 80us,
                                                     .compute = 8us,
                                                     .write = 16us,
                                                     .cpu = 4us,
                                                     .voluntarySwitches = 12,
                                                     .involuntarySwitches = 1,
                                                     .gilHeld = 2us}}}}};
        QBuffer out;
        QVERIFY(out.open(QIODevice::WriteOnly));
        QVERIFY(exportCsv(run, out, QStringLiteral("out.csv")).ok());
        QCOMPARE(out.data(),
                 QByteArray("target,runtime,axis,value,emulation,block,threads,pipelined,batch,batch_ns,"
                            "read_ns_per_op,compute_ns_per_op,write_ns_per_op,cpu_ns_per_op,"
                            "voluntary_switches_per_op,involuntary_switches_per_op,"
                            "gil_wait_ns_per_op,gil_held_ns_per_op\r\n"
                            "plain,native,rtt_us,200.5,relay,0,1,0,0,3000000,,,,,,,,\r\n"
                            "plain,native,rtt_us,200.5,relay,0,1,0,1,2,,,,,,,,\r\n"
                            "plain,native,rtt_us,200.5,relay,0,6,0,0,1000,,,,,,,,\r\n"
                            "plain,native,rtt_us,200.5,relay,0,1,1,0,7,,,,,,,,\r\n"
                            "\"a, \"\"b\"\"\",gil-model,threads,0,,12,2,0,0,5,10000.000,1000.000,"
                            "2000.000,500.000,1.500,0.125,,250.000\r\n"));
    }

    void aSpreadsheetComputesNoName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("a formula") << QStringLiteral("=cmd|' /C calc'!A0")
                                   << QByteArray("'=cmd|' /C calc'!A0,");
        QTest::newRow("a sum") << QStringLiteral("+1+1") << QByteArray("'+1+1,");
        QTest::newRow("a difference") << QStringLiteral("-2") << QByteArray("'-2,");
        QTest::newRow("a function") << QStringLiteral("@SUM(A1)") << QByteArray("'@SUM(A1),");
        QTest::newRow("behind a tab") << QStringLiteral("\t=1") << QByteArray("'\t=1,");
        QTest::newRow("with a comma") << QStringLiteral("=1,2") << QByteArray("\"'=1,2\",");
        QTest::newRow("a sign within") << QStringLiteral("a=b") << QByteArray("a=b,");
    }

    void aSpreadsheetComputesNoName()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, cell);
        Run run = exampleRun();
        run.blocks.front().point.target = name;
        QBuffer out;
        QVERIFY(out.open(QIODevice::WriteOnly));
        QVERIFY(exportCsv(run, out, QStringLiteral("out.csv")).ok());
        const QByteArray row = out.data().split('\n').at(1);
        QVERIFY2(row.startsWith(cell), row);
    }

    void aFullDeviceIsNamedByTheCsvExport()
    {
        QFile full(QStringLiteral("/dev/full"));
        if (!full.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            QSKIP("there is no /dev/full here");
        const Status exported = exportCsv(exampleRun(), full, QStringLiteral("out.csv"));
        QVERIFY(!exported.ok());
        QCOMPARE(exported.error().where, QStringLiteral("out.csv"));
    }
};

QTEST_GUILESS_MAIN(TestRunLibrary)
#include "tst_run_library.moc"
