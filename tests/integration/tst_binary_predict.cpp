// SPDX-License-Identifier: GPL-3.0-or-later

// What the built program says of a run whose truth is known.

#include "core/runs/run_writer.h"
#include "tests/core/analysis/simulated_run.h"
#include "tests/integration/built_program.h"

#include <QJsonArray>
#include <QTest>
#include <QUuid>

#include <cmath>

using namespace breakeven;

namespace {

const simulation::CostModel machineCosts{.contention = 0.01};

// False where it can't be written.
bool writeRun(const QString& path, const std::vector<double>& rttsUs)
{
    simulation::Machine machine(machineCosts, {}, 1);
    Run run = machine.run({1, 2, 4, 6}, {.kind = AxisKind::RttUs, .values = rttsUs}, 10, 15);
    run.header.id = QUuid::createUuid();
    run.header.title = QStringLiteral("Simulated");
    run.header.started = QDateTime::currentDateTimeUtc();
    auto writer = RunWriter::create(path, run.header);
    if (!writer.ok())
        return false;
    for (const Block& block : run.blocks) {
        if (!writer.value().append(block).ok())
            return false;
    }
    return writer.value().finish({.finished = run.header.started, .status = RunStatus::Settled}).ok();
}

} // namespace

class TestBinaryPredict : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_run = m_program.inFolder(QStringLiteral("good.breakeven.jsonl"));
        m_thin = m_program.inFolder(QStringLiteral("thin.breakeven.jsonl"));
        QVERIFY(writeRun(m_run, {0, 50, 100, 200, 400, 1600}));
        QVERIFY(writeRun(m_thin, {100}));
    }

    void aPredictionIsSaidInWords()
    {
        const Ended ended = predict(m_run, {});
        QCOMPARE(ended.status, 0);
        QVERIFY2(ended.out.contains("95 % interval"), ended.out);
        QVERIFY2(ended.out.contains("12 threads"), ended.out);
        QVERIFY2(ended.out.contains("as fast as with 1 thread"), ended.out);
        QVERIFY2(ended.out.contains("The cost model of simulated: an operation waits"), ended.out);
        QVERIFY2(ended.out.contains("2.0 round trips"), ended.out);
    }

    void theIntervalHoldsTheTruth()
    {
        const Ended ended = predict(m_run, {QStringLiteral("--json")});
        QCOMPARE(ended.status, 0);
        const QJsonArray all = ended.json().value(QLatin1String("predictions")).toArray();
        QCOMPARE(all.size(), 1);
        const QJsonObject one = all.first().toObject();
        QCOMPARE(one.value(QLatin1String("target")).toString(), QStringLiteral("simulated"));
        QCOMPARE(one.value(QLatin1String("threads")).toInt(), 12);
        const QJsonArray interval = one.value(QLatin1String("ci")).toArray();
        const double truth = 1000 * machineCosts.latency(12, 800);
        QVERIFY2(interval.at(0).toDouble() <= truth && truth <= interval.at(1).toDouble(), ended.out);
        QVERIFY(!one.contains(QLatin1String("refused")));
    }

    void aRunThatCannotAnswerIsRefusedWithTheReason()
    {
        const Ended text = predict(m_thin, {});
        QCOMPARE(text.status, 1);
        QVERIFY2(text.out.contains("no prediction, as "), text.out);

        const Ended json = predict(m_thin, {QStringLiteral("--json")});
        QCOMPARE(json.status, 1);
        const QJsonObject one = json.json().value(QLatin1String("predictions")).toArray().first().toObject();
        QVERIFY2(!one.value(QLatin1String("refused")).toString().isEmpty(), json.out);
        QVERIFY(!one.contains(QLatin1String("latency_ns")));
    }

    void analyzeSaysWhatTheoryAndTheModelSay()
    {
        const QStringList analyze{QStringLiteral("analyze"), m_run};
        const Ended json = m_program.call(analyze + QStringList{QStringLiteral("--json")});
        QCOMPARE(json.status, 0);
        const QJsonObject object = json.json();
        QVERIFY(object.value(QLatin1String("disturbances")).isArray());
        QCOMPARE(object.value(QLatin1String("advice")).toArray().size(), 6); // one a point
        const QJsonObject model = object.value(QLatin1String("model")).toArray().first().toObject();
        QVERIFY(model.value(QLatin1String("leave_out_error")).toDouble(1) < 0.1);
        QVERIFY(model.value(QLatin1String("leave_out_error_p90")).toDouble(1) < 0.3);
        const QJsonObject parts = model.value(QLatin1String("parts")).toObject();
        QCOMPARE(parts.size(), 6);
        QVERIFY(std::abs(parts.value(QLatin1String("round_trips")).toDouble() - machineCosts.roundTrips) <
                0.2);

        const Ended text = m_program.call(analyze);
        QCOMPARE(text.status, 0);
        QVERIFY2(text.out.contains("measured fastest"), text.out);
    }

    void aTargetThatIsNotThereNamesThoseThatAre()
    {
        const Ended ended = predict(m_run, {QStringLiteral("--target"), QStringLiteral("frob")});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.err.contains("simulated"), ended.err);
    }

private:
    [[nodiscard]] Ended predict(const QString& run, const QStringList& more) const
    {
        return m_program.call(QStringList{QStringLiteral("predict"), run, QStringLiteral("--rtt-us"),
                                          QStringLiteral("800"), QStringLiteral("--threads"),
                                          QStringLiteral("12")} +
                              more);
    }

    BuiltProgram m_program;
    QString m_run;
    QString m_thin;
};

QTEST_GUILESS_MAIN(TestBinaryPredict)
#include "tst_binary_predict.moc"
