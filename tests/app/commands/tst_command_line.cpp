// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_line.h"
#include "app/commands/progress_line.h"
#include "app/commands/result_text.h"
#include "app/commands/text_table.h"
#include "app/commands/verb.h"
#include "app/commands/visible_text.h"
#include "app/wording/manual.h"
#include "app/wording/names.h"
#include "core/runs/run_code.h"

#include <QTemporaryFile>
#include <QTest>

using namespace breakeven;
using namespace std::chrono_literals;

class TestCommandLine : public QObject
{
    Q_OBJECT

private slots:
    void isCommand_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<bool>("expected");

        const auto row = [](const char* claim, const QStringList& arguments, bool expected) {
            QTest::newRow(claim) << arguments << expected;
        };
        // clang-format off
        row("nothing opens the window", {}, false);
        row("a run file opens the window", {QStringLiteral("x.breakeven.jsonl")}, false);
        row("an option of Qt's opens the window", {QStringLiteral("-platform"), QStringLiteral("offscreen")}, false);
        row("... with two dashes too", {QStringLiteral("--style=fusion")}, false);
        row("a verb is a command", {QStringLiteral("run")}, true);
        row("a verb with options is a command", {QStringLiteral("run"), QStringLiteral("--json")}, true);
        row("help is a command", {QStringLiteral("--help")}, true);
        row("-h is a command", {QStringLiteral("-h")}, true);
        row("the version is a command", {QStringLiteral("--version")}, true);
        row("an unknown verb is a command, to be told so", {QStringLiteral("rnu")}, true);
        row("an unknown option is a command, to be told so", {QStringLiteral("--frobnicate")}, true);
        // clang-format on
    }

    void isCommand()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const bool, expected);
        QCOMPARE(breakeven::isCommand(arguments), expected);
    }

    void anExistingFileOfAnyNameOpensTheWindow()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        QVERIFY(!breakeven::isCommand({file.fileName()}));
    }

    void everyVerbHasASummaryAndExamples()
    {
        for (const Verb& verb : verbs()) {
            QVERIFY2(QLatin1String(verb.summary).endsWith(QLatin1Char('.')), verb.name);
            QVERIFY2(QLatin1String(verb.examples).contains(QLatin1String(verb.name)), verb.name);
        }
    }

    void everyTopicOfTheManualHasASummaryAndAText()
    {
        for (const ManualTopic& topic : manualTopics()) {
            QVERIFY2(QLatin1String(topic.summary).endsWith(QLatin1Char('.')), topic.name);
            const QString text = manualText(topic);
            QVERIFY2(text.startsWith(QLatin1String("# ")), topic.name);
            QVERIFY2(text.endsWith(QLatin1Char('\n')), topic.name);
            QCOMPARE(visible(text), text);
            QCOMPARE(manualTopicNamed(QLatin1String(topic.name)), &topic);
        }
        QVERIFY(manualTopicNamed(QStringLiteral("weather")) == nullptr);
    }

    void aTableAlignsItsColumns()
    {
        TextTable table({QStringLiteral("A"), QStringLiteral("Long")});
        table.add({QStringLiteral("wide"), QStringLiteral("µs")});
        table.add({QStringLiteral("x"), QString()});
        QCOMPARE(table.text(QStringLiteral("> ")), QStringLiteral("> A     Long\n> wide    µs\n> x\n"));
    }

    void aNameEndsNoRow()
    {
        TextTable table({QStringLiteral("A"), QStringLiteral("B")});
        table.add({QStringLiteral("two\nlines"), QStringLiteral("1")});
        QCOMPARE(table.text(), QStringLiteral("A           B\ntwo\\nlines  1\n"));
    }

    void whatATerminalWouldObeyIsShown_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("words") << QStringLiteral("Größe: 1 µs\n\t2") << QStringLiteral("Größe: 1 µs\n\t2");
        QTest::newRow("an escape") << QStringLiteral("\u001b[2J") << QStringLiteral("\\u001b[2J");
        QTest::newRow("one byte of it") << QStringLiteral("\u009b2J") << QStringLiteral("\\u009b2J");
        QTest::newRow("a bell") << QStringLiteral("\u0007") << QStringLiteral("\\u0007");
        QTest::newRow("a line begun again") << QStringLiteral("a\rb") << QStringLiteral("a\\u000db");
        QTest::newRow("a line's end of others") << QStringLiteral("a\r\nb") << QStringLiteral("a\nb");
        QTest::newRow("turned round") << QStringLiteral("\u202eb") << QStringLiteral("\\u202eb");
        QTest::newRow("isolated") << QStringLiteral("\u2066b") << QStringLiteral("\\u2066b");
        QTest::newRow("another line's end") << QStringLiteral("\u2028") << QStringLiteral("\\u2028");
    }

    void whatATerminalWouldObeyIsShown()
    {
        QFETCH(const QString, text);
        QTEST(visible(text), "shown");
    }

    void progressFitsTheTerminal_data()
    {
        QTest::addColumn<int>("columns");
        for (const int columns : {0, 1, 10, 30, 44, 79, 200})
            QTest::addRow("%d columns", columns) << columns;
    }

    void progressFitsTheTerminal()
    {
        QFETCH(const int, columns);
        const Progress progress{
            .pass = 2,
            .settled = 3,
            .total = 14,
            .visited = 7,
            .points = 7,
            .share = 0.5,
            .elapsed = 10s,
            .left = 10s,
            .doing = {.step = Doing::Step::Opens, .point = {.target = QString(60, QLatin1Char('x'))}}};
        const QString text = progressText(progress, columns);
        QVERIFY2(text.size() <= columns, qPrintable(text));
    }

    void progressSaysHowFarItIs()
    {
        Progress progress;
        progress.pass = 2;
        progress.settled = 3;
        progress.total = 14;
        progress.points = 7;
        progress.share = 0.5;
        progress.left = 9'100ms;
        progress.doing = {.step = Doing::Step::Opens, .point = {.target = QStringLiteral("redis")}};
        QCOMPARE(
            progressText(progress, 100),
            QStringLiteral(
                "[############............]  50 % · pass 2 · 3 of 14 settled · 10 s left · opening redis"));
    }

    void aFailureNamesItsPoint()
    {
        Failure failure;
        failure.target = QStringLiteral("redis");
        failure.error = {RunCode::Recorded, QStringLiteral("It went away."), {}};
        Plan plan;
        plan.axis.kind = AxisKind::RttUs;
        QCOMPARE(failureText(failure, plan), QStringLiteral("redis: It went away."));
        failure.value = 200;
        QVERIFY(failureText(failure, plan).startsWith(QStringLiteral("redis at 200")));
        plan.axis.kind = AxisKind::Threads;
        QCOMPARE(failureText(failure, plan), QStringLiteral("redis: It went away."));
    }

    void aFailureNamesItsRuntimeAmongSeveral()
    {
        Plan plan;
        plan.axis.kind = AxisKind::RttUs;
        plan.runtimes = {RuntimeKind::Native, RuntimeKind::CPython};
        Failure failure;
        failure.target = QStringLiteral("redis");
        failure.runtime = RuntimeKind::CPython;
        failure.error = {RunCode::Recorded, QStringLiteral("It went away."), {}};
        QCOMPARE(failureText(failure, plan),
                 QStringLiteral("redis under %1: It went away.").arg(runtimeName(RuntimeKind::CPython)));
        failure.value = 200;
        const QString named = failureText(failure, plan);
        QVERIFY2(
            named.startsWith(QStringLiteral("redis under %1 at 200").arg(runtimeName(RuntimeKind::CPython))),
            qPrintable(named));
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
