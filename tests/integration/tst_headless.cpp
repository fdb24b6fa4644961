// SPDX-License-Identifier: GPL-3.0-or-later

// breakeven-cli: what it needs of the machine, and what it does without the rest.

#include "core/runs/run_reader.h"
#include "tests/integration/built_program.h"

#include <QJsonArray>
#include <QTest>

using namespace breakeven;

class TestHeadless : public QObject
{
    Q_OBJECT

private slots:
    void theProgramNeedsNoLibraryOfADesktopAndNoneOfCeph()
    {
        QProcess ldd;
        ldd.start(QStringLiteral("ldd"), {QStringLiteral(BREAKEVEN_PROGRAM)});
        QVERIFY(ldd.waitForFinished());
        const QByteArray libraries = ldd.readAllStandardOutput();
        QVERIFY2(libraries.contains("libQt6Core.so"), libraries);
        for (const char* other : {"libQt6Gui", "libQt6Widgets", "libQt6Charts", "libQt6Svg", "libQt6DBus",
                                  "libqt6keychain", "libX11", "libGL", "librados", "libceph"})
            QVERIFY2(!libraries.contains(other), other);
    }

    void theHelpNamesThisProgramAndWhatItCan()
    {
        const Ended help = m_program.call({QStringLiteral("--help")});
        QCOMPARE(help.status, 0);
        QVERIFY2(help.out.startsWith("Usage: breakeven-cli VERB"), help.out);
        QVERIFY2(help.out.contains("  analyze "), help.out);
        QVERIFY2(!help.out.contains("  chart "), help.out);
        const Ended ofVerb = m_program.call({QStringLiteral("presets"), QStringLiteral("--help")});
        QVERIFY2(ofVerb.out.contains("Examples:\n  breakeven-cli presets"), ofVerb.out);
    }

    void nothingToDoIsWrongUsage()
    {
        const Ended ended = m_program.call({});
        QCOMPARE(ended.status, 2);
        QVERIFY2(ended.err.startsWith("Usage: breakeven-cli VERB"), ended.err);
    }

    void chartsAreTheOtherProgramsAndThatIsSaid()
    {
        const Ended ended = m_program.call({QStringLiteral("chart"), QStringLiteral("x.breakeven.jsonl"),
                                            QStringLiteral("--output"), QStringLiteral("x.png")});
        QCOMPARE(ended.status, 2);
        QCOMPARE(ended.out, QByteArray());
        QVERIFY2(ended.err.startsWith("breakeven-cli: charts and reports are drawn by"), ended.err);
        QVERIFY2(ended.err.contains("breakeven chart"), ended.err);
    }

    void aRunIsMeasuredAndAnalyzed()
    {
        const QString run = m_program.inFolder(QStringLiteral("run.breakeven.jsonl"));
        const Ended measured =
            m_program.call({QStringLiteral("run"), QStringLiteral("--plan"),
                            m_program.newPlan(BuiltProgram::quickPlan()), QStringLiteral("--out"), run});
        QVERIFY2(measured.status == 0 || measured.status == 3, measured.err); // so short a run may be unclear
        const Ended analyzed = m_program.call({QStringLiteral("analyze"), run, QStringLiteral("--json")});
        QCOMPARE(analyzed.status, 0);
        QVERIFY(!analyzed.json().isEmpty());
    }

#ifdef BREAKEVEN_HAS_CEPH
    void aMachineWithoutCephsLibraryRunsTheRest()
    {
        // A library that is none hides the one that may be installed.
        QFile library(m_program.inFolder(QStringLiteral("librados.so.2")));
        QVERIFY(library.open(QIODevice::WriteOnly));
        m_program.setEnvironment({{QStringLiteral("LD_LIBRARY_PATH"), m_program.folder()}});

        const Ended check = m_program.call({QStringLiteral("check"), QStringLiteral("rados://pool")});
        QCOMPARE(check.status, 1);
        QVERIFY2(check.err.contains("librados2 is not installed; install it"), check.err);

        const QByteArray plan = R"({"title": "Both", "targets": [{"name": "a file", "backend": "file"},
            {"name": "ceph", "backend": "rados", "pool": "pool"}], "threads": [1, 2],
            "axis": {"name": "rtt_us", "values": [0]}, "budget_s": 1})";
        const QString path = m_program.inFolder(QStringLiteral("both.breakeven.jsonl"));
        const Ended measured = m_program.call({QStringLiteral("run"), QStringLiteral("--plan"),
                                               m_program.newPlan(plan), QStringLiteral("--out"), path});
        m_program.setEnvironment({});
        QCOMPARE(measured.status, 3); // an answer for some targets
        QVERIFY2(measured.err.contains("ceph: librados2 is not installed; install it"), measured.err);
        const auto run = readRun(path);
        QVERIFY(run.ok());
        QVERIFY(!run.value().blocks.empty());
        for (const Block& block : run.value().blocks)
            QCOMPARE(block.point.target, QStringLiteral("a file"));
    }
#endif

private:
    BuiltProgram m_program;
};

QTEST_GUILESS_MAIN(TestHeadless)
#include "tst_headless.moc"
