// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/run_session.h"

#include <QSignalSpy>
#include <QTest>

#include <new>
#include <stdexcept>

using namespace breakeven;

class TestRunSession : public QObject
{
    Q_OBJECT

private slots:
    void aRunThatBreaksOffIsFinishedAllTheSame_data()
    {
        QTest::addColumn<int>("how");
        QTest::addColumn<QString>("says");
        QTest::newRow("no memory") << 0 << QStringLiteral("bad_alloc");
        QTest::newRow("an exception with words") << 1 << QStringLiteral("a bug of ours");
        QTest::newRow("one without") << 2 << QStringLiteral("unknown");
        QTest::newRow("no exception, but no end either") << 3 << QStringLiteral("without a word");
    }

    void aRunThatBreaksOffIsFinishedAllTheSame()
    {
        QFETCH(const int, how);
        QFETCH(const QString, says);
        RunSession session;
        const QSignalSpy progressed(&session, &RunSession::progressed);
        const QSignalSpy failed(&session, &RunSession::failed);
        const QSignalSpy finished(&session, &RunSession::finished);
        session.start(Experiment::start([how](const std::stop_token&, const Experiment::Report& report) {
            report(Progress{});
            report(Failure{.target = QStringLiteral("redis"),
                           .runtime = RuntimeKind::Native,
                           .value = {},
                           .reason = QStringLiteral("It went away.")});
            switch (how) {
            case 0:
                throw std::bad_alloc();
            case 1:
                throw std::logic_error("a bug of ours");
            case 2:
                throw 42;
            default:
                return;
            }
        }));
        QVERIFY(session.isRunning());
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!session.isRunning());
        QCOMPARE(progressed.size(), 1); // what it said before is not lost
        QCOMPARE(failed.size(), 1);
        const auto end = finished.front().front().value<RunEnd>();
        QCOMPARE(end.status, RunStatus::Failed);
        QVERIFY2(end.reason.contains(says), qPrintable(end.reason));
    }

    void aRunKeptByAnotherOutlivesTheNext()
    {
        RunSession session;
        const QSignalSpy finished(&session, &RunSession::finished);
        const auto measured = [](const QString& title) {
            return [title](const std::stop_token&, const Experiment::Report& report) {
                Started started;
                started.header.title = title;
                report(started);
                report(RunEnd{.finished = {}, .status = RunStatus::Settled, .reason = {}});
            };
        };
        session.start(Experiment::start(measured(QStringLiteral("first"))));
        QTRY_COMPARE(finished.size(), 1);
        const std::shared_ptr<const Run> kept = session.run();
        session.start(Experiment::start(measured(QStringLiteral("second"))));
        QTRY_COMPARE(finished.size(), 2);
        QCOMPARE(session.run()->header.title, QStringLiteral("second"));
        QCOMPARE(kept->header.title, QStringLiteral("first"));
    }
};

QTEST_GUILESS_MAIN(TestRunSession)
#include "tst_run_session.moc"
