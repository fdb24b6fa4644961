// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/thread_count_verdict.h"

#include <QTest>

using namespace breakeven;

namespace {

struct ArmFact
{
    int threads;
    double ratio;
    Interval interval;
};
using ArmFacts = std::vector<ArmFact>;

} // namespace

Q_DECLARE_METATYPE(ArmFacts)

class TestThreadCountVerdict : public QObject
{
    Q_OBJECT

private slots:
    void enoughIsTheFewestWithinTheIntervalOfTheBest_data()
    {
        QTest::addColumn<ArmFacts>("arms");
        QTest::addColumn<int>("enough");

        // clang-format off
        QTest::newRow("a slower count whose interval is wide is not enough")
            << ArmFacts{{2, 1.5, {1.0, 2.6}}, {6, 2.5, {2.4, 2.6}}} << 6;
        QTest::newRow("a count within the best's interval is")
            << ArmFacts{{2, 1.5, {1.4, 1.6}}, {4, 2.45, {2.44, 2.46}}, {6, 2.5, {2.4, 2.6}}} << 4;
        QTest::newRow("the fewest of several")
            << ArmFacts{{8, 2.5, {2.3, 2.7}}, {6, 2.4, {2.3, 2.5}}, {4, 2.35, {2.2, 2.5}}} << 4;
        QTest::newRow("only fewer threads than the best")
            << ArmFacts{{4, 2.5, {2.3, 2.7}}, {8, 2.4, {2.3, 2.5}}} << 4;
        QTest::newRow("one arm") << ArmFacts{{6, 2.5, {2.4, 2.6}}} << 6;
        // clang-format on
    }

    void enoughIsTheFewestWithinTheIntervalOfTheBest()
    {
        QFETCH(const ArmFacts, arms);
        QFETCH(const int, enough);
        std::vector<PointResult> points;
        for (const ArmFact& arm : arms) {
            PointResult& point = points.emplace_back();
            point.threads = arm.threads;
            point.verdict = Verdict::Threads;
            point.speedUp = {.ratio = arm.ratio, .interval = arm.interval, .blocks = 9};
        }
        std::vector<const PointResult*> wins;
        for (const PointResult& point : points)
            wins.push_back(&point);
        QCOMPARE(enoughThreads(wins).threads, enough);
    }
};

QTEST_GUILESS_MAIN(TestThreadCountVerdict)
#include "tst_thread_count_verdict.moc"
