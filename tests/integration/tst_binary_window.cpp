// SPDX-License-Identifier: GPL-3.0-or-later

// The built program with its window on a display of its own, as a user starts it, with the keys that a user
// presses.

#include "core/runs/run_library.h"
#include "core/runs/run_reader.h"
#include "tests/integration/built_program.h"
#include "tests/integration/virtual_display.h"

#include <QStandardPaths>
#include <QTest>

#include <csignal>

using namespace breakeven;

namespace {

constexpr int shown = 30'000; // ms, at most, on a busy machine
constexpr int firstBlock = 60'000;

} // namespace

class TestBinaryWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        for (const char* program : {"Xvfb", "xdotool"})
            if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
                QSKIP("needs a virtual display: apt-get install xvfb xdotool");
    }

    void itRunsStopsAndCloses_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("by keys") << 0;
        for (const int number : {SIGTERM, SIGINT, SIGHUP, SIGQUIT})
            QTest::addRow("by signal %d", number) << number;
    }

    void itRunsStopsAndCloses()
    {
        QFETCH(const int, number);
        const VirtualDisplay display;
        QVERIFY(!display.name().isEmpty());
        BuiltProgram program;
        program.setEnvironment({{QStringLiteral("DISPLAY"), display.name()},
                                {QStringLiteral("XDG_CONFIG_HOME"), program.folder()},
                                {QStringLiteral("XDG_STATE_HOME"), program.folder()},
                                {QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb")}});
        QProcess process;
        program.prepare(process, {});
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start();

        QByteArray window;
        QTRY_VERIFY2_WITH_TIMEOUT(
            !(window = display.tool({QStringLiteral("search"), QStringLiteral("--onlyvisible"),
                                     QStringLiteral("--name"), QStringLiteral("^Breakeven$")}))
                 .isEmpty(),
            process.readAll().constData(), shown);
        const QString id = QString::fromLatin1(window).section(QLatin1Char('\n'), 0, 0);
        const auto press = [&](const char* key) {
            (void)display.tool({QStringLiteral("windowfocus"), QStringLiteral("--sync"), id,
                                QStringLiteral("key"), QLatin1String(key)});
        };

        // What the first start shows is run without touching anything.
        const QString runs = program.inFolder(QStringLiteral("breakeven/breakeven/runs"));
        const auto saved = [&]() -> std::optional<Run> {
            const auto listed = listRuns(runs);
            if (listed.empty())
                return std::nullopt;
            auto run = readRun(listed.front().path);
            return run.ok() ? std::optional(std::move(run).value()) : std::nullopt;
        };
        const auto begins = [&] {
            press("F5");
            return QTest::qWaitFor([&] { return !listRuns(runs).empty(); }, 3'000);
        };
        QTRY_VERIFY2_WITH_TIMEOUT(begins(), process.readAll().constData(), shown);
        QTRY_VERIFY_WITH_TIMEOUT(saved() && !saved()->blocks.empty(), firstBlock);
        if (number == 0)
            press("ctrl+period");
        else
            ::kill(static_cast<pid_t>(process.processId()), number); // as by Stop, and then it closes
        QTRY_VERIFY_WITH_TIMEOUT(saved() && saved()->end, shown);
        QCOMPARE(saved()->end->status, RunStatus::Cancelled);
        QCOMPARE(listRuns(runs).size(), std::size_t{1});

        if (number == 0)
            press("ctrl+q");
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, shown);
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TestBinaryWindow)
#include "tst_binary_window.moc"
