// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/run_session.h"
#include "app/wording/error_text.h"
#include "core/runs/run_code.h"

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
                           .error = Error{RunCode::Recorded, QStringLiteral("It went away."), {}}});
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
        QVERIFY2(reasonText(end).contains(says), qPrintable(reasonText(end)));
    }

    // A run of days says more than anybody could keep.
    void ofAnalysesThatWaitOnlyTheLastIsHeard()
    {
        RunSession session;
        const QSignalSpy progressed(&session, &RunSession::progressed);
        const QSignalSpy analysed(&session, &RunSession::analysed);
        const QSignalSpy finished(&session, &RunSession::finished);
        auto experiment = Experiment::start([](const std::stop_token&, const Experiment::Report& report) {
            for (int i = 1; i <= 1'000; ++i) {
                report(Block{.point = {}, .index = i, .arms = {}});
                report(Progress{.pass = i});
                report(Analysis{.run = {},
                                .status = {},
                                .points = std::vector<PointResult>(static_cast<std::size_t>(i)),
                                .crossovers = {}});
            }
            report(RunEnd{.finished = {}, .status = RunStatus::Settled});
        });
        experiment->wait();
        session.start(std::move(experiment));
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(progressed.size(), 1);
        QCOMPARE(progressed.front().front().value<Progress>().pass, 1'000);
        QCOMPARE(analysed.size(), 1);
        QCOMPARE(session.analysis()->points.size(), std::size_t{1'000});
        QCOMPARE(session.run()->blocks.size(), std::size_t{1'000}); // these are all there, in order
        QCOMPARE(session.run()->blocks.back().index, 1'000);
    }

    void batchesOfALongRunAreBounded()
    {
        constexpr std::size_t mostSamples = 10'000;
        RunSession session(nullptr, mostSamples);
        const QSignalSpy finished(&session, &RunSession::finished);
        session.start(Experiment::start([](const std::stop_token&, const Experiment::Report& report) {
            for (int i = 0; i < 1'000; ++i) {
                Block block{.point = {}, .index = i, .arms = {ArmSamples{}, ArmSamples{}}};
                for (ArmSamples& arm : block.arms)
                    arm.batches.assign(100, std::chrono::nanoseconds(1'000 + i));
                report(block);
            }
            report(RunEnd{.finished = {}, .status = RunStatus::Settled});
        }));
        QTRY_COMPARE(finished.size(), 1);
        std::size_t batches = 0;
        for (const Block& block : session.run()->blocks)
            for (const ArmSamples& arm : block.arms) {
                QVERIFY(arm.batches.size() >= 4); // a median is left of each
                batches += arm.batches.size();
            }
        QCOMPARE(session.run()->blocks.size(), std::size_t{1'000});
        QVERIFY2(batches < 2 * mostSamples, qPrintable(QString::number(batches)));
        QCOMPARE(session.run()->blocks.back().arms.front().batches.size(),
                 std::size_t{100}); // the latest are whole
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
                report(RunEnd{.finished = {}, .status = RunStatus::Settled});
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
