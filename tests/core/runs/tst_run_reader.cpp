// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secrets.h"
#include "core/plan/plan_code.h"
#include "core/runs/run_code.h"
#include "core/runs/run_reader.h"
#include "core/runs/run_writer.h"
#include "example_run.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

QByteArray firstLineOf(const QByteArray& file)
{
    return file.left(file.indexOf('\n') + 1);
}

QByteArray blockLine(const char* value, const char* arms)
{
    return QByteArrayLiteral(
               "{\"type\":\"block\",\"target\":\"t\",\"runtime\":\"native\",\"axis\":\"rtt_us\","
               "\"value\":") +
           value + ",\"block\":0,\"arms\":" + arms + "}\n";
}

Result<Run> read(const QByteArray& bytes)
{
    return readRunFromBytes(bytes, QStringLiteral("run.jsonl"));
}

} // namespace

class TestRunReader : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWrittenIsRead()
    {
        const Run run = exampleRun(200, 3);
        const auto back = read(bytesOf(run));
        QVERIFY(back.ok());
        QVERIFY(back.value() == run);
    }

    void aFileIsReadAsItsBytesAre()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("deep/new.breakeven.jsonl"));
        const Run run = exampleRun(40, 50'000); // several parts of the reader's, and lines across them
        QVERIFY(writeRun(run, path));
        const auto back = readRun(path);
        QVERIFY(back.ok());
        QVERIFY(back.value() == run);
    }

    // Of the runtime gil-model, which was removed since.
    void aRunUnderTheModelOfTheGilIsStillRead()
    {
        const auto run = readRun(QStringLiteral(BREAKEVEN_FIXTURES "/gil-model.breakeven.jsonl"));
        QVERIFY(run.ok());
        QVERIFY(run.value().warnings.empty());
        QCOMPARE(run.value().header.plan.runtimes,
                 (std::vector{RuntimeKind::GilModel, RuntimeKind::CPython}));
        const std::vector<Block>& blocks = run.value().blocks;
        const auto ofTheModel = std::count_if(blocks.begin(), blocks.end(), [](const Block& block) {
            return block.point.runtime == RuntimeKind::GilModel;
        });
        QVERIFY(ofTheModel > 0 && ofTheModel < std::ssize(blocks));
        QVERIFY(blocks.front().arms.front().totals->gilHeld.has_value());
        QCOMPARE(bytesOf(run.value()).count("gil-model"), ofTheModel + 1); // nor lost on the way back

        const Status valid = validate(run.value().header.plan); // which is no plan to run
        QVERIFY(!valid.ok());
        QCOMPARE(valid.error().code, PlanCode::RuntimeRemoved);
        QCOMPARE(valid.error().where, QStringLiteral("runtimes[0]"));
    }

    void aFileCutShortAnywhereIsReadOrRefusedWithItsReason()
    {
        const QByteArray whole = bytesOf(exampleRun(4, 3));
        const qsizetype header = firstLineOf(whole).size();
        QVERIFY(header > 0);
        for (qsizetype length = 0; length < whole.size(); ++length) {
            const auto run = read(whole.left(length));
            if (length == 0) {
                QVERIFY(!run.ok() && run.error().reason.code == RunReason::Empty);
            } else if (length < header - 1) {
                QVERIFY2(!run.ok() && run.error().reason.code == RunReason::FirstLineCutShort,
                         qPrintable(QString::number(length)));
            } else {
                QVERIFY2(run.ok(), qPrintable(QString::number(length)));
                // Without only its line feed a line is whole.
                const bool lineIsWhole = whole[length] == '\n' || whole[length - 1] == '\n';
                QCOMPARE(run.value().warnings.size(), std::size_t(lineIsWhole ? 0 : 1));
            }
        }
    }

    void whatIsNoRunIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<AnyCode>("reason");
        const auto version = [](const char* value) {
            return QByteArrayLiteral("{\"type\":\"run\",\"format\":\"breakeven\"") + value + "}\n";
        };
        const AnyCode noVersion = RunReason::VersionNoNumber;
        QTest::newRow("nothing") << QByteArray() << AnyCode(RunReason::Empty);
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n") << AnyCode(RunReason::NoRun);
        QTest::newRow("another JSON") << QByteArray("{\"a\":1}\n") << AnyCode(RunReason::NoRun);
        QTest::newRow("a blank line first") << QByteArray("\n{}") << AnyCode(RunReason::NoRun);
        QTest::newRow("no version") << version("") << noVersion;
        QTest::newRow("version as a text") << version(",\"version\":\"1\"") << noVersion;
        QTest::newRow("version 0") << version(",\"version\":0") << noVersion;
        QTest::newRow("version 1.5") << version(",\"version\":1.5") << noVersion;
        QTest::newRow("version 2") << version(",\"version\":2") << AnyCode(RunReason::Newer);
        QTest::newRow("version beyond int")
            << version(",\"version\":5000000000") << AnyCode(RunReason::Newer);
    }

    void whatIsNoRunIsRefused()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const AnyCode, reason);
        const auto run = read(bytes);
        QVERIFY(!run.ok());
        QCOMPARE(run.error().code, Error::Code::InvalidInput);
        QCOMPARE(run.error().where, QStringLiteral("run.jsonl"));
        QVERIFY2(run.error().reason.code == reason, qPrintable(codedText(run.error())));
        if (reason == RunReason::Newer)
            QVERIFY(std::get<double>(run.error().reason.figures.front()) >= 2);
    }

    void aMissingFileAndAnEndlessOneAreRefused()
    {
        QCOMPARE(readRun(QStringLiteral("/nowhere/run")).error().code, Error::Code::NotFound);
        QVERIFY(!readRun(QStringLiteral("/dev/zero")).ok());
        QVERIFY(!readRun(QDir::tempPath()).ok());
    }

    // A rule that came after the run was made, or a key that another version writes otherwise.
    void aRunWhosePlanIsNoPlanNowIsRead()
    {
        const QByteArray header =
            "{\"type\":\"run\",\"format\":\"breakeven\",\"version\":1,\"title\":\"old\",\"plan\":{"
            "\"threads\":"
            "[6],\"precision\":\"fine\",\"targets\":[],\"workload\":{\"items\":-3},\"budget_s\":-1}}\n";
        const auto run = read(header + blockLine("1", "[{\"threads\":6,\"batch_ns\":[5]}]"));
        QVERIFY(run.ok());
        QCOMPARE(run.value().header.title, QStringLiteral("old"));
        QCOMPARE(threadCountsOf(run.value().header.plan), (std::vector<int>{1, 6}));
        QCOMPARE(run.value().blocks.size(), std::size_t{1});
        QVERIFY(run.value().warnings.empty());
    }

    // Beside the keys of version 1, by which the pipelined one is written.
    void anArmMayBeNamedAndThoseOfALaterVersionAreLeftOut()
    {
        const QByteArray header = firstLineOf(bytesOf(exampleRun(1)));
        const auto run = read(
            header + blockLine("2", "[{\"threads\":6,\"batch_ns\":[5]},{\"arm\":\"asyncio:8\",\"batch_ns\":"
                                    "[6]},{\"arm\":\"pipelined\",\"batch_ns\":[7]},{\"threads\":1,"
                                    "\"pipelined\":true,\"batch_ns\":[8]}]"));
        QVERIFY(run.ok());
        QVERIFY(run.value().warnings.empty());
        const auto& arms = run.value().blocks.at(0).arms;
        QCOMPARE(arms.size(), std::size_t{3});
        QVERIFY(arms[0].arm == Arm::ofThreads(6) && arms[0].batches == std::vector{5ns});
        QVERIFY(arms[1].arm == Arm::pipelined() && arms[1].batches == std::vector{7ns});
        QVERIFY(arms[2].arm == Arm::pipelined() && arms[2].batches == std::vector{8ns});
    }

    void unknownKeysAndTypesArePassedOver()
    {
        const QByteArray header = firstLineOf(bytesOf(exampleRun(1)));
        const auto run = read(
            header + "{\"type\":\"weather\",\"batch_ns\":\"none\"}\n\n{\"no\":\"type\"}\r\n" +
            blockLine("2", "[{\"threads\":1,\"batch_ns\":[7],\"unit\":\"batch_ns\",\"more\":{\"batch_ns\":"
                           "[1,2]},\"cpu_ns\":[1],\"read_ns\":[2]},{\"batch_ns\" :\t[ 8 , 1e3, 9.0 "
                           "],\"threads\":6}]"));
        QVERIFY(run.ok());
        QVERIFY(run.value().warnings.empty());
        QCOMPARE(run.value().blocks.size(), std::size_t{1});
        const Block& block = run.value().blocks.front();
        QCOMPARE(block.arms.size(), std::size_t{2});
        QVERIFY(block.arms[0].batches == std::vector<std::chrono::nanoseconds>{7ns});
        QVERIFY(!block.arms[0].totals.has_value());
        QVERIFY((block.arms[1].batches == std::vector<std::chrono::nanoseconds>{8ns, 1us, 9ns}));
    }

    void damagedLinesAreLeftOutAndNamed_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no JSON") << QByteArray("{\"type\":\"block\"\n");
        QTest::newRow("no object") << QByteArray("[1]\n");
        QTest::newRow("no arms' threads") << blockLine("1", "[{\"batch_ns\":[1]}]");
        QTest::newRow("no batches") << blockLine("1", "[{\"threads\":1}]");
        QTest::newRow("a figure for batches") << blockLine("1", "[{\"threads\":1,\"batch_ns\":0}]");
        QTest::newRow("batches under an escaped key")
            << blockLine("1", "[{\"threads\":1,\"batch\\u005fns\":[3]}]");
        QTest::newRow("a latency below 0") << blockLine("1", "[{\"threads\":1,\"batch_ns\":[5,-1]}]");
        QTest::newRow("a part of a nanosecond") << blockLine("1", "[{\"threads\":1,\"batch_ns\":[1.5]}]");
        QTest::newRow("a latency of centuries")
            << blockLine("1", "[{\"threads\":1,\"batch_ns\":[9223372036854775807]}]");
        QTest::newRow("a latency beyond 64 bits") << blockLine("1", "[{\"threads\":1,\"batch_ns\":[1e30]}]");
        QTest::newRow("a comma too many") << blockLine("1", "[{\"threads\":1,\"batch_ns\":[1,]}]");
        QTest::newRow("a value below 0") << blockLine("-1", "[]");
        QTest::newRow("a value that is no number") << blockLine("\"100\"", "[]");
        QTest::newRow("a block of an unknown runtime")
            << blockLine("1", "[]").replace("\"native\"", "\"java\"");
        QTest::newRow("a block over an unknown axis")
            << blockLine("1", "[]").replace("\"rtt_us\"", "\"colour\"");
        QTest::newRow("a failure of an unknown runtime") << QByteArray(
            "{\"type\":\"failure\",\"target\":\"redis\",\"runtime\":\"java\",\"reason\":\"x\"}\n");
        QTest::newRow("a failure without a runtime")
            << QByteArray("{\"type\":\"failure\",\"target\":\"redis\",\"reason\":\"x\"}\n");
        QTest::newRow("an unknown end") << QByteArray("{\"type\":\"end\",\"status\":\"bored\"}\n");
    }

    void damagedLinesAreLeftOutAndNamed()
    {
        QFETCH(const QByteArray, line);
        const QByteArray whole = bytesOf(exampleRun(1));
        const qsizetype header = firstLineOf(whole).size();
        const auto run = read(whole.left(header) + line + whole.mid(header));
        QVERIFY(run.ok());
        QCOMPARE(run.value().warnings.size(), std::size_t{1});
        const RunWarning& warning = run.value().warnings.front();
        QCOMPARE(warning.kind, RunWarning::Kind::LineDamaged);
        QCOMPARE(warning.number, qsizetype{2});
        QVERIFY(!warning.error.reason.code.isNone() || !warning.error.detail.isEmpty());
        QCOMPARE(run.value().blocks.size(), std::size_t{1});
    }

    // A column a batch each by another writer is none of ours; the batches are good all the same.
    void totalsThatCannotBeAreNone_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("value");
        for (const char* key : {"read_ns", "compute_ns", "write_ns", "cpu_ns", "voluntary_switches",
                                "involuntary_switches", "gil_wait_ns"})
            for (const char* value : {"-1", "9223372036854775807", "1e300", "\"7\"", "[7]", "null"})
                QTest::addRow("%s %s", key, value) << QByteArray(key) << QByteArray(value);
    }

    void totalsThatCannotBeAreNone()
    {
        QFETCH(const QByteArray, key);
        QFETCH(const QByteArray, value);
        const QByteArray header = firstLineOf(bytesOf(exampleRun(1)));
        const auto totalsWith = [&](const QByteArray& entry) {
            QByteArray entries;
            for (const char* other : {"read_ns", "compute_ns", "write_ns", "cpu_ns", "voluntary_switches",
                                      "involuntary_switches", "gil_wait_ns"})
                entries += ",\"" + QByteArray(other) + "\":" + (key == other ? entry : QByteArray("5"));
            const auto run =
                read(header + blockLine("1", "[{\"threads\":1,\"batch_ns\":[7]" + entries + "}]"));
            return run.ok() && run.value().blocks.size() == 1 ? run.value().blocks.front().arms.front().totals
                                                              : std::optional(ArmTotals{});
        };
        QVERIFY(totalsWith("5").has_value());
        QVERIFY(!totalsWith(value).has_value());
    }

    // Earlier versions wrote what they said, in the language of the moment.
    void sentencesOfAnEarlierVersionAreKept()
    {
        const QString sentence = QStringLiteral("/srv ist voll; Platz schaffen.");
        const auto run =
            read(firstLineOf(bytesOf(exampleRun(1))) +
                 "{\"type\":\"failure\",\"target\":\"redis\",\"runtime\":\"native\",\"reason\":\"" +
                 sentence.toUtf8() + "\"}\n{\"type\":\"end\",\"status\":\"failed\",\"reason\":\"" +
                 sentence.toUtf8() + "\"}\n");
        QVERIFY(run.ok());
        const Error recorded{RunCode::Recorded, sentence, {}};
        QCOMPARE(run.value().failures.size(), std::size_t{1});
        QCOMPARE(run.value().failures.front().error, recorded);
        QVERIFY(run.value().end && run.value().end->error == recorded);
    }

    void aPasswordInTheWordsOfAServerStaysOut()
    {
        keepSecret(QStringLiteral("hunter2-and-more"));
        Run run = exampleRun(1);
        run.failures.front().error = {Error::Code::Rejected, QStringLiteral("redis://cache"),
                                      QStringLiteral("ERR unknown command 'AUTH hunter2-and-more'"),
                                      phrase(RunReason::Newer, QStringLiteral("hunter2-and-more"))};
        QVERIFY(!bytesOf(run).contains("hunter2"));
    }

    void moreDamageThanIsToldIsCounted()
    {
        const auto run = read(firstLineOf(bytesOf(exampleRun(1))) + QByteArray("damage\n").repeated(25));
        QVERIFY(run.ok());
        QCOMPARE(run.value().warnings.size(), std::size_t{21});
        QCOMPARE(run.value().warnings.back().kind, RunWarning::Kind::MoreLinesDamaged);
        QCOMPARE(run.value().warnings.back().number, qsizetype{5});
    }
};

QTEST_GUILESS_MAIN(TestRunReader)
#include "tst_run_reader.moc"
