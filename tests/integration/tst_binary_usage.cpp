// SPDX-License-Identifier: GPL-3.0-or-later

// How the built program is used wrongly and rightly, and what it does with its streams.

#include "tests/integration/built_program.h"

#include <QJsonArray>
#include <QTest>

class TestBinaryUsage : public QObject
{
    Q_OBJECT

private slots:
    void helpAndVersion_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("contains");

        // clang-format off
        QTest::newRow("--version") << QStringList{QStringLiteral("--version")} << QByteArray("breakeven ");
        QTest::newRow("--help lists the verbs") << QStringList{QStringLiteral("--help")} << QByteArray("analyze");
        for (const char* verb : {"run", "analyze", "compare", "chart", "report", "export", "check", "presets", "predict",
                                 "pythons", "batch-template", "manual"})
            QTest::addRow("%s --help has examples", verb)
                << QStringList{QLatin1String(verb), QStringLiteral("--help")} << QByteArray("Examples:\n  breakeven ") + verb;
        // clang-format on
    }

    void helpAndVersion()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QByteArray, contains);

        const Ended ended = m_program.call(arguments);
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
        QTest::newRow("a budget of less than a block") << QStringLiteral("run --budget 0.05");
        QTest::newRow("a budget of months")        << QStringLiteral("run --budget 1e6");
        QTest::newRow("an arm that isn't there")   << QStringLiteral("run --arms threads:1,asyncio:4");
        QTest::newRow("arms without the reference") << QStringLiteral("run --arms threads:2,threads:6");
        QTest::newRow("cores that are neither")    << QStringLiteral("run --cores asleep");
        QTest::newRow("a wait that is no time")    << QStringLiteral("run --wait-for-quiet long");
        QTest::newRow("a wait below nothing")      << QStringLiteral("run --wait-for-quiet=-1");
        QTest::newRow("two experiments")           << QStringLiteral("run --preset first-look --plan x.json");
        QTest::newRow("analyze without a run")     << QStringLiteral("analyze");
        QTest::newRow("predict without a round trip") << QStringLiteral("predict x.jsonl --threads 6");
        QTest::newRow("predict without threads")   << QStringLiteral("predict x.jsonl --rtt-us 800");
        QTest::newRow("a round trip below nothing") << QStringLiteral("predict x.jsonl --rtt-us=-1 --threads 6");
        QTest::newRow("a round trip that is no number") << QStringLiteral("predict x.jsonl --rtt-us nan --threads 6");
        QTest::newRow("no threads at all")         << QStringLiteral("predict x.jsonl --rtt-us 1 --threads 0");
        QTest::newRow("half a thread")             << QStringLiteral("predict x.jsonl --rtt-us 1 --threads 1.5");
        QTest::newRow("compare with one run")      << QStringLiteral("compare x.jsonl");
        QTest::newRow("check with two targets")    << QStringLiteral("check a b");
        QTest::newRow("a key that has no fingerprint") << QStringLiteral("check sftp://nas/srv --trust-key ssh-rsa");
        QTest::newRow("a host's key for a folder") << QStringLiteral("check . --trust-key SHA256:x");
        QTest::newRow("export without --output")   << QStringLiteral("export x.jsonl");
        QTest::newRow("chart without --output")    << QStringLiteral("chart x.jsonl");
        QTest::newRow("a scale of nothing")        << QStringLiteral("chart x.jsonl --output x.png --scale 0");
        QTest::newRow("a scale that is too much")  << QStringLiteral("chart x.jsonl --output x.png --scale 5");
        QTest::newRow("report without --output")   << QStringLiteral("report x.jsonl");
        QTest::newRow("a report that is a picture") << QStringLiteral("report x.jsonl --output x.png");
        QTest::newRow("a view that isn't there")   << QStringLiteral("chart x.jsonl --output x.png --view pie");
        QTest::newRow("a theme that isn't there")  << QStringLiteral("chart x.jsonl --output x.png --theme blue");
        QTest::newRow("a size that is none")       << QStringLiteral("chart x.jsonl --output x.png --size big");
        QTest::newRow("a topic that isn't there")  << QStringLiteral("manual weather");
        QTest::newRow("two topics")                << QStringLiteral("manual measuring targets");
        QTest::newRow("a size out of bounds")      << QStringLiteral("chart x.jsonl --output x.png --size 99999x99999");
        // clang-format on
    }

    void wrongUsage()
    {
        QFETCH(const QString, words);

        const Ended ended = m_program.call(words.split(QLatin1Char(' ')));
        QCOMPARE(ended.status, 2);
        QCOMPARE(ended.out, QByteArray());
        QVERIFY2(ended.err.contains("Usage: breakeven"), ended.err);
    }

    void theManualListsItsTopics()
    {
        const Ended ended = m_program.call({QStringLiteral("manual")});
        QCOMPARE(ended.status, 0);
        QCOMPARE(ended.err, QByteArray());
        QCOMPARE(ended.out.count('\n'), 6);
        QVERIFY2(ended.out.startsWith("window           "), ended.out);
    }

    void theManualPrintsATopicAsItIsWritten_data()
    {
        QTest::addColumn<QString>("topic");
        for (const char* topic : {"measuring", "targets", "plans-and-files", "figures", "carrying-on"})
            QTest::newRow(topic) << QString(QLatin1String(topic));
    }

    void theManualPrintsATopicAsItIsWritten()
    {
        QFETCH(const QString, topic);
        QFile file(QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/manual/%1.md").arg(topic));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray licence = file.readLine();
        QVERIFY(licence.contains("SPDX"));

        const Ended ended = m_program.call({QStringLiteral("manual"), topic});
        QCOMPARE(ended.status, 0);
        QCOMPARE(ended.err, QByteArray());
        QCOMPARE(ended.out, file.readAll());
    }

    void anUnknownTopicIsToldWhichThereAre()
    {
        const Ended ended = m_program.call({QStringLiteral("manual"), QStringLiteral("weather")});
        QCOMPARE(ended.status, 2);
        QVERIFY2(ended.err.contains("measuring, targets, plans-and-files, figures, carrying-on"), ended.err);
    }

    void withoutADisplayTheWindowSaysWhatElseThereIs_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("none") << QString() << QString() << QByteArray("neither DISPLAY nor WAYLAND_DISPLAY");
        QTest::newRow("one that isn't there")
            << QStringLiteral("DISPLAY") << QStringLiteral(":47114") << QByteArray(":47114");
        QTest::newRow("a platform that isn't there")
            << QStringLiteral("QT_QPA_PLATFORM") << QStringLiteral("papyrus") << QByteArray("papyrus");
    }

    void withoutADisplayTheWindowSaysWhatElseThereIs()
    {
        QFETCH(const QString, variable);
        QFETCH(const QString, value);
        QFETCH(const QByteArray, says);

        if (!variable.isEmpty())
            m_program.setEnvironment({{variable, value}});
        const Ended ended = m_program.call({});
        m_program.setEnvironment({});
        QCOMPARE(ended.status, 1); // no crash
        QCOMPARE(ended.out, QByteArray());
        QVERIFY2(ended.err.startsWith("breakeven: "), ended.err);
        QVERIFY2(ended.err.contains(says), ended.err);
        QVERIFY2(ended.err.contains("`breakeven run`"), ended.err);
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

        const Ended ended = m_program.call(arguments);
        QVERIFY(ended.status == 1 || ended.status == 2);
        QVERIFY2(!(ended.out + ended.err).contains("hunter2"), ended.out + ended.err);
    }

    void presetsAreListed()
    {
        const Ended text = m_program.call({QStringLiteral("presets")});
        QCOMPARE(text.status, 0);
        QVERIFY2(text.out.startsWith("first-look"), text.out);

        const Ended json = m_program.call({QStringLiteral("presets"), QStringLiteral("--json")});
        const QJsonArray all = QJsonDocument::fromJson(json.out).array();
        QVERIFY(all.size() >= 4);
        for (const QJsonValue& preset : all)
            for (const char* key : {"id", "title", "description", "plan"})
                QVERIFY2(preset.toObject().contains(QLatin1String(key)), key);
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

        const Ended ended =
            m_program.call({QStringLiteral("run"), QStringLiteral("--plan"), m_program.newPlan(plan)});
        QCOMPARE(ended.status, 1);
        QCOMPARE(ended.out, QByteArray());
        QVERIFY2(ended.err.contains(says), ended.err);
    }

    void aPresetThatIsNotThereNamesThoseThatAre()
    {
        const Ended ended =
            m_program.call({QStringLiteral("run"), QStringLiteral("--preset"), QStringLiteral("frob")});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.err.contains("first-look"), ended.err);
    }

    void aReaderThatGoesAwayIsNoFailure()
    {
        const Ended ended =
            m_program.callInShell("{ \"$1\" presets --json; echo \"status $?\" >&2; } | head -c 10");
        QVERIFY2(ended.err.contains("status 0"), ended.err);
    }

    void resultsThatCannotBeWrittenAreAFailure()
    {
        const Ended ended = m_program.callInShell("\"$1\" presets >/dev/full");
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.err.contains("standard output"), ended.err);
    }

private:
    BuiltProgram m_program;
};

QTEST_GUILESS_MAIN(TestBinaryUsage)
#include "tst_binary_usage.moc"
