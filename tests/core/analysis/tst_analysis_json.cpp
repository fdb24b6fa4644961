// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

Analysis example()
{
    const PointKey key{.target = QStringLiteral("redis"),
                       .runtime = RuntimeKind::Native,
                       .axis = AxisKind::RttUs,
                       .value = 200};
    PointResult point;
    point.key = key;
    point.what = Arm::ofThreads(6);
    point.arm = 1;
    point.place = 203.5;
    point.singleLatency = 8'800us;
    point.latency = 5'500us;
    point.single.p50 = 8ms;
    point.summary.p50 = 5ms;
    point.summary.batches = 90;
    point.speedUp = {.ratio = 1.6, .interval = Interval{1.5, 1.7}, .blocks = 9};
    point.verdict = Verdict::Threads;
    point.ioShare = 0.93;
    return {.run = QUuid(QStringLiteral("00112233-4455-6677-8899-aabbccddeeff")),
            .status = RunStatus::Settled,
            .points = {point},
            .crossovers = {{.target = QStringLiteral("redis"),
                            .runtime = RuntimeKind::Native,
                            .axis = AxisKind::RttUs,
                            .arm = Arm::ofThreads(6),
                            .at = 84,
                            .interval = {71, 99},
                            .threadsPay = ThreadsPay::Above}}};
}

} // namespace

class TestAnalysisJson : public QObject
{
    Q_OBJECT

private slots:
    // Scripts of users hang on these names.
    void theKeysAreThoseOfTheDesign()
    {
        const QJsonObject object = toJson(example());
        QCOMPARE(object[QLatin1String("run")].toString(),
                 QStringLiteral("00112233-4455-6677-8899-aabbccddeeff"));
        QCOMPARE(object[QLatin1String("status")].toString(), QStringLiteral("settled"));

        const QJsonObject point = object[QLatin1String("points")].toArray().at(0).toObject();
        const QJsonObject expectedPoint =
            QJsonDocument::fromJson(
                R"({"target":"redis","runtime":"native","axis":"rtt_us","value":200,"place":203.5,"threads":6,
                "single_latency_ns":8800000,"latency_ns":5500000,
                "single_median_ns":8000000,"median_ns":5000000,"speedup":1.6,"speedup_ci":[1.5,1.7],
                "verdict":"threads","io_share":0.93})")
                .object();
        for (auto it = expectedPoint.begin(); it != expectedPoint.end(); ++it)
            QCOMPARE(point[it.key()], it.value());

        const QJsonObject crossover = object[QLatin1String("crossovers")].toArray().at(0).toObject();
        QCOMPARE(crossover, QJsonDocument::fromJson(R"({"target":"redis","runtime":"native","axis":"rtt_us",
                "threads":6,"at":84,"ci":[71,99],"threads_pay":"above","emulation":null})")
                                .object());
    }

    void overThreadsACrossoverHasNoThreads()
    {
        Analysis analysis = example();
        analysis.crossovers[0].arm.reset();
        const QJsonObject object = toJson(analysis)[QLatin1String("crossovers")].toArray().at(0).toObject();
        QVERIFY(!object.contains(QLatin1String("threads")));
    }

    void whatIsNotKnownIsNull()
    {
        Analysis analysis = example();
        analysis.points[0].speedUp.interval.reset();
        analysis.points[0].ioShare.reset();
        const QJsonObject point = toJson(analysis)[QLatin1String("points")].toArray().at(0).toObject();
        QVERIFY(point[QLatin1String("speedup_ci")].isNull());
        QVERIFY(point[QLatin1String("io_share")].isNull());
    }

    void aRunWithoutAnEndIsUnfinished()
    {
        Analysis analysis = example();
        analysis.status.reset();
        QCOMPARE(toJson(analysis)[QLatin1String("status")].toString(), QStringLiteral("unfinished"));
    }
};

QTEST_GUILESS_MAIN(TestAnalysisJson)
#include "tst_analysis_json.moc"
