// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/disturbance_text.h"

#include <QLocale>
#include <QTest>

using namespace breakeven;

class TestDisturbanceText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void itSaysWhatHappenedAndWhatHangsOnIt_data()
    {
        QTest::addColumn<AxisKind>("axis");
        QTest::addColumn<DisturbanceKind>("kind");
        QTest::addColumn<double>("factor");
        QTest::addColumn<int>("atBlock");
        QTest::addColumn<VerdictEffect>("effect");
        QTest::addColumn<QString>("text");

        QTest::newRow("a shift half way that nothing hangs on")
            << AxisKind::RttUs << DisturbanceKind::Shift << 1.4 << 10 << VerdictEffect::Same
            << "The latency of redis at 200 µs with 6 threads rose by 40 % half way; the verdict is the same "
               "before and after.";
        QTest::newRow("a late shift that turns the verdict")
            << AxisKind::Threads << DisturbanceKind::Shift << 0.7 << 15 << VerdictEffect::Turns
            << "The latency of redis with 6 threads fell by 30 % after 75 % of its blocks; the verdict is "
               "not "
               "the same before and after.";
        QTest::newRow("a trend")
            << AxisKind::RttUs << DisturbanceKind::Trend << 1.2 << 10 << VerdictEffect::Same
            << "The latency of redis at 200 µs with 6 threads climbed by 20 % over the run; the verdict is "
               "the same in both halves.";
        QTest::newRow("an early shift, with too few blocks before it to tell")
            << AxisKind::Threads << DisturbanceKind::Shift << 1.4 << 2 << VerdictEffect::Unknown
            << "The latency of redis with 6 threads rose by 40 % after 10 % of its blocks; the verdict is "
               "clear on one side of it only.";
    }

    void theWholeMachineIsNoSinglePoint()
    {
        Disturbance whole{.wholeRun = true, .key = {}};
        whole.factor = 1.35;
        whole.atBlock = 30;
        whole.blocks = 60;
        QString said = disturbanceText(whole);
        QCOMPARE(said.replace(QChar::Nbsp, QLatin1Char(' ')),
                 QStringLiteral("The latency of all points together rose by 35 % half way; no verdict turns "
                                "with it."));
        whole.effect = VerdictEffect::Turns;
        QVERIFY(disturbanceText(whole).endsWith(QStringLiteral("; some verdicts turn with it.")));
    }

    void thePipelinedArmIsNamed()
    {
        Disturbance pipelined{
            .key = {.target = QStringLiteral("redis"), .axis = AxisKind::RttUs, .value = 200.0},
            .what = Arm::pipelined(),
            .factor = 1.4,
            .blocks = 20};
        QVERIFY(disturbanceText(pipelined).contains(QStringLiteral("1 thread, pipelined")));
    }

    void itSaysWhatHappenedAndWhatHangsOnIt()
    {
        QFETCH(const AxisKind, axis);
        QFETCH(const DisturbanceKind, kind);
        QFETCH(const double, factor);
        QFETCH(const int, atBlock);
        QFETCH(const VerdictEffect, effect);
        QFETCH(const QString, text);
        QString said = disturbanceText({.key = {.target = QStringLiteral("redis"),
                                                .axis = axis,
                                                .value = axis == AxisKind::Threads ? 0.0 : 200.0},
                                        .what = Arm::ofThreads(6),
                                        .kind = kind,
                                        .factor = factor,
                                        .atBlock = static_cast<std::size_t>(atBlock),
                                        .blocks = 20,
                                        .effect = effect});
        QCOMPARE(said.replace(QChar::Nbsp, QLatin1Char(' ')), text);
    }

    void twoKindsOfBatchesAreNamed_data()
    {
        QTest::addColumn<VerdictEffect>("effect");
        QTest::addColumn<QString>("consequence");

        QTest::newRow("alike") << VerdictEffect::Same << QStringLiteral("the verdict is the same for both.");
        QTest::newRow("unlike") << VerdictEffect::Turns
                                << QStringLiteral("the verdict is not the same for both.");
    }

    void twoKindsOfBatchesAreNamed()
    {
        QFETCH(const VerdictEffect, effect);
        QFETCH(const QString, consequence);
        QString said = disturbanceText(
            {.key = {.target = QStringLiteral("redis"), .axis = AxisKind::RttUs, .value = 200.0},
             .what = Arm{},
             .kind = DisturbanceKind::Bimodal,
             .factor = 10,
             .blocks = 20,
             .effect = effect,
             .fast = std::chrono::microseconds(180),
             .slow = std::chrono::microseconds(1800),
             .slowShare = 0.38});
        QCOMPARE(said.replace(QChar::Nbsp, QLatin1Char(' ')),
                 QStringLiteral("The latency of redis at 200 µs with 1 thread has two humps: 62 % of the "
                                "batches take about 180 µs, the others about 1.80 ms; %1")
                     .arg(consequence));
    }
};

QTEST_GUILESS_MAIN(TestDisturbanceText)
#include "tst_disturbance_text.moc"
