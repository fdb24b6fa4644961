// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/csv_export.h"
#include "core/runs/run_library.h"
#include "core/runs/run_reader.h"
#include "core/runs/run_writer.h"
#include "example_run.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonObject>
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

class TestRunLibrary : public QObject
{
    Q_OBJECT

private slots:
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
        run.end->reason = QString(length, QLatin1Char('r'));
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
        QVERIFY(writer.finish(run.end.value_or(RunEnd{}), found).ok());
        QVERIFY(readRun(fileIn(folder, QStringLiteral("one"))).ok()); // which needs none of it
        const auto runs = listRuns(folder.path());
        QCOMPARE(runs.size(), std::size_t{1});
        QCOMPARE(runs.front().targets, 2);
        QVERIFY(runs.front().found == found);
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

    void anInterruptedRunIsListedWithoutStatusAndAForeignFileIsNot()
    {
        const QTemporaryDir folder;
        Run run = exampleRun(3, 2'000);
        run.end.reset();
        run.failures.clear();
        QVERIFY(writeRun(run, fileIn(folder, QStringLiteral("interrupted"))));
        QVERIFY(writeBytes(fileIn(folder, QStringLiteral("foreign")), "{\"a\":1}\n"));
        QVERIFY(writeBytes(fileIn(folder, QStringLiteral("empty")), {}));
        const auto runs = listRuns(folder.path());
        QCOMPARE(runs.size(), std::size_t{1});
        QVERIFY(!runs.front().status.has_value());
        QVERIFY(listRuns(QStringLiteral("/nowhere")).empty());
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
                       .arms = {{.threads = 1, .batches = {3ms, 2ns}, .totals = {}},
                                {.threads = 6, .batches = {1us}, .totals = {}},
                                {.threads = 1, .pipelined = true, .batches = {7ns}, .totals = {}}}},
                      {.point = {.target = QStringLiteral("a, \"b\""),
                                 .runtime = RuntimeKind::GilModel,
                                 .axis = AxisKind::Threads,
                                 .value = 0},
                       .index = 12,
                       .arms = {{.threads = 2,
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
        QCOMPARE(out.data(), QByteArray("target,runtime,axis,value,emulation,block,threads,pipelined,batch,batch_ns,"
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
