// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analyzer.h"
#include "core/analysis/published_table.h"
#include "core/analysis/published_table_json.h"
#include "core/backends/file/target/file_target.h"
#include "core/backends/rados/target/rados_target.h"
#include "core/backends/redis/target/redis_target.h"

#include <QJsonObject>
#include <QTest>

#include <functional>

using namespace breakeven;
using namespace std::chrono_literals;

using Change = std::function<void(Plan&)>;
Q_DECLARE_METATYPE(Change)

namespace {

Plan postsPlan()
{
    Plan plan;
    for (const PublishedFigures& figures : publishedFigures()) {
        Target target{.name = QStringLiteral("t%1").arg(plan.targets.size()),
                      .backend = FileTarget{},
                      .network = Network{.rtt = figures.roundTrip}};
        if (figures.redis)
            target.backend = RedisTarget{};
        plan.targets.push_back(target);
    }
    plan.runtimes = {RuntimeKind::Native, RuntimeKind::CPython};
    plan.pool = PoolKind::PerBatch;
    plan.axis = {.kind = AxisKind::Threads, .values = {0}};
    return plan;
}

// Six blocks of `target` under CPython; those of an arm are `single` and `six`, a little more in later ones.
Run runOf(const QString& target, std::chrono::nanoseconds single, std::chrono::nanoseconds six)
{
    Run run;
    run.header.plan = postsPlan();
    for (int i = 0; i < 6; ++i) {
        const auto later = std::chrono::microseconds(i);
        run.blocks.push_back(
            {.point = {.target = target, .runtime = RuntimeKind::CPython, .axis = AxisKind::Threads},
             .index = i,
             .arms = {{.arm = Arm::ofThreads(1),
                       .batches = {single + later, single + later},
                       .totals = ArmTotals{.read = 2 * single, .cpu = single / 2}},
                      {.arm = Arm::ofThreads(6), .batches = {six + later}, .totals = {}}}});
    }
    return run;
}

} // namespace

class TestPublishedTable : public QObject
{
    Q_OBJECT

private slots:
    void theFiguresAreThePosts()
    {
        // As its own factors have it: lose 8.2×, lose 4.2×, win 1.8×, win 1.7×, win 1.6×, lose 1.3×.
        const std::array factors{-8.2, -4.2, 1.8, 1.7, 1.6, -1.3};
        QCOMPARE(publishedFigures().size(), factors.size());
        for (std::size_t i = 0; i < factors.size(); ++i) {
            const double speedUp = publishedFigures()[i].speedUp();
            const double factor = speedUp > 1 ? speedUp : -1 / speedUp;
            QVERIFY2(std::abs(factor - factors.at(i)) < 0.06, qPrintable(QString::number(i)));
        }
    }

    void onlyAPlanOfAllRowsHasTheTable_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char* claim, bool expected, const Change& change) {
            QTest::newRow(claim) << change << expected;
        };
        row("as it is", true, [](Plan&) {});
        row("its targets by other names", true, [](Plan& p) { p.targets[2].name = QStringLiteral("x"); });
        row("with more arms", true, [](Plan& p) { p.arms = armsOfThreads({1, 2, 6}); });
        row("under one runtime", true, [](Plan& p) { p.runtimes = {RuntimeKind::GilModel}; });
        row("with another target too", true, [](Plan& p) {
            p.targets.push_back({.name = QStringLiteral("x"), .backend = RadosTarget{}, .network = {}});
        });
        row("without one of the targets", false, [](Plan& p) { p.targets.pop_back(); });
        row("at another distance", false, [](Plan& p) { p.targets[3].network->rtt = 300us; });
        row("without 6 threads", false, [](Plan& p) { p.arms = armsOfThreads({1, 4}); });
        row("with a pool that is kept", false, [](Plan& p) { p.pool = PoolKind::Kept; });
        row("with other objects", false, [](Plan& p) { p.workload.payloadBytes = 4096; });
        row("over another axis", false, [](Plan& p) { p.axis = {.kind = AxisKind::Items, .values = {8}}; });
    }

    void onlyAPlanOfAllRowsHasTheTable()
    {
        QFETCH(const Change, change);
        QFETCH(const bool, expected);
        Plan plan = postsPlan();
        change(plan);
        QCOMPARE(measuresPublishedTable(plan), expected);
        Run run;
        run.header.plan = plan;
        QCOMPARE(publishedTable(run, {}).rows.size(), expected ? std::size_t{6} : std::size_t{0});
        QCOMPARE(publishedTable(run, {}).empty(), !expected);
    }

    void aRowHoldsWhatWasMeasured()
    {
        const Run run = runOf(QStringLiteral("t1"), 1ms, 2ms);
        const auto table = publishedTable(run, analyze(run)).rows;
        QVERIFY(table[0].measured.empty());
        QCOMPARE(table[1].target, QStringLiteral("t1"));
        QCOMPARE(table[1].measured.size(), std::size_t{1});
        const MeasuredFigures& measured = table[1].measured.front();
        QCOMPARE(measured.runtime, RuntimeKind::CPython);
        // The first two blocks are the best of three repeats.
        QCOMPARE(measured.singleBestOfThree, std::optional<std::chrono::nanoseconds>(1'000'500ns));
        QCOMPARE(measured.bestOfThree, std::optional<std::chrono::nanoseconds>(2'000'500ns));
        // A quarter of the time on the CPU, of 8 operations in 1 ms.
        QVERIFY(measured.singleCpu);
        QCOMPARE(std::chrono::round<std::chrono::microseconds>(*measured.singleCpu), 31us);
    }

    void twoBlocksAreNoBestOfThree()
    {
        Run run = runOf(QStringLiteral("t1"), 1ms, 2ms);
        run.blocks.resize(2);
        const auto table = publishedTable(run, analyze(run)).rows;
        QVERIFY(!table[1].measured.front().singleBestOfThree);
    }

    void whetherThreadsWinAgreesOrNot_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<qint64>("six"); // µs; single: 1000
        QTest::addColumn<Agreement>("expected");
        QTest::newRow("lost there, lose here") << QStringLiteral("t0") << qint64{2000} << Agreement::Agrees;
        QTest::newRow("lost there, win here") << QStringLiteral("t0") << qint64{500} << Agreement::Differs;
        QTest::newRow("won there, lose here") << QStringLiteral("t2") << qint64{2000} << Agreement::Differs;
        QTest::newRow("won there, win here") << QStringLiteral("t2") << qint64{500} << Agreement::Agrees;
        QTest::newRow("no difference here") << QStringLiteral("t2") << qint64{1000} << Agreement::Unclear;
    }

    void whetherThreadsWinAgreesOrNot()
    {
        QFETCH(const QString, target);
        QFETCH(const qint64, six);
        QFETCH(const Agreement, expected);
        const Run run = runOf(target, 1ms, std::chrono::microseconds(six));
        for (const PublishedRow& row : publishedTable(run, analyze(run)).rows)
            for (const MeasuredFigures& measured : row.measured)
                QVERIFY(measured.agreement == expected);
    }

    // 16 operations of two batches: 125 µs each, of which the GIL is held for 25.
    void theTimeHeldLimitsWhatThreadsGain()
    {
        Run run = runOf(QStringLiteral("t1"), 1ms, 2ms);
        const auto limit = [&run] { return publishedTable(run, analyze(run)).rows[1].measured.front().gil; };
        QVERIFY(!limit());
        for (Block& block : run.blocks)
            block.arms.front().totals->gilHeld = 16 * 25us;
        QVERIFY(limit());
        QVERIFY(limit()->held == 25us);
        QVERIFY(limit()->operation == 125us);
        QCOMPARE(limit()->speedUp, 5.0);
    }

    void theWorkAloneIsARowOfItsOwn()
    {
        Run run = runOf(QStringLiteral("t1"), 1ms, 2ms);
        QVERIFY(publishedTable(run, {}).work == WorkAlone{});
        run.header.environment.workloadCost = 900ns;
        run.header.environment.pythonWorkloadCost = 8us;
        const PublishedTable table = publishedTable(run, {});
        QVERIFY(table.work == (WorkAlone{.native = 900ns, .python = 8us}));
        const QJsonObject row = toJson(table).last().toObject();
        QCOMPARE(row.value(QLatin1String("published")).toObject().value(QLatin1String("single_ns")), 6750);
        const QJsonArray measured = row.value(QLatin1String("measured")).toArray();
        QCOMPARE(measured.at(0).toObject().value(QLatin1String("single_ns")), 900);
        QCOMPARE(measured.at(1).toObject().value(QLatin1String("runtime")), QLatin1String("cpython"));
        QCOMPARE(measured.at(1).toObject().value(QLatin1String("single_ns")), 8000);
    }

    void theJsonSaysBothSides()
    {
        const Run run = runOf(QStringLiteral("t0"), 1ms, 2ms);
        const QJsonArray table = toJson(publishedTable(run, analyze(run)));
        QCOMPARE(table.size(), qsizetype{7});
        const QJsonObject row = table.at(0).toObject();
        QCOMPARE(row.value(QLatin1String("published")).toObject().value(QLatin1String("single_ns")), 525'000);
        const QJsonObject measured = row.value(QLatin1String("measured")).toArray().at(0).toObject();
        QCOMPARE(measured.value(QLatin1String("agreement")).toString(), QStringLiteral("agrees"));
        QCOMPARE(measured.value(QLatin1String("verdict")).toString(), QStringLiteral("single"));
    }

    void theJsonSaysWhatIsEmulated_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<QJsonValue>("emulation");
        QTest::newRow("a near file") << 0 << QJsonValue(QJsonValue::Null);
        QTest::newRow("a near Redis") << 1 << QJsonValue(QJsonValue::Null);
        QTest::newRow("a far file") << 2 << QJsonValue(QStringLiteral("waits"));
        QTest::newRow("a far Redis") << 3 << QJsonValue(QStringLiteral("relay"));
    }

    void theJsonSaysWhatIsEmulated()
    {
        QFETCH(const int, row);
        QFETCH(const QJsonValue, emulation);
        const Run run = runOf(QStringLiteral("t%1").arg(row), 1ms, 2ms);
        const QJsonArray table = toJson(publishedTable(run, analyze(run)));
        const QJsonArray measured = table.at(row).toObject().value(QLatin1String("measured")).toArray();
        QCOMPARE(measured.size(), qsizetype{1});
        QVERIFY(measured.at(0).toObject().contains(QLatin1String("emulation")));
        QCOMPARE(measured.at(0).toObject().value(QLatin1String("emulation")), emulation);
    }
};

QTEST_GUILESS_MAIN(TestPublishedTable)
#include "tst_published_table.moc"
