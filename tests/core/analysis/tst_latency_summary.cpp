// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/growing_latencies.h"
#include "core/analysis/latency_summary.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;
using Durations = std::vector<std::chrono::nanoseconds>;

// Without this a failed QCOMPARE says "not equal" and no more.
template <>
char* QTest::toString(const std::chrono::nanoseconds& duration)
{
    return QTest::toString(QStringLiteral("%1 ns").arg(duration.count()));
}

namespace {

// The summary by a full sort, as its definition reads.
LatencySummary bySorting(Durations samples)
{
    std::sort(samples.begin(), samples.end());
    return {.batches = samples.size(),
            .min = samples.front(),
            .p5 = quantile(samples, 0.05),
            .p25 = quantile(samples, 0.25),
            .p50 = quantile(samples, 0.50),
            .p75 = quantile(samples, 0.75),
            .p95 = quantile(samples, 0.95),
            .p99 = quantile(samples, 0.99),
            .max = samples.back()};
}

Durations randomSamples(std::size_t count, unsigned seed)
{
    std::mt19937_64 random(seed);
    std::lognormal_distribution<double> latency(13, 0.7);
    Durations samples(count);
    std::generate(samples.begin(), samples.end(), [&] {
        return std::chrono::nanoseconds(std::llround(latency(random) / 64) * 64);
    }); // with ties
    return samples;
}

} // namespace

class TestLatencySummary : public QObject
{
    Q_OBJECT

private slots:
    void quantile_data()
    {
        QTest::addColumn<Durations>("samples"); // ascending
        QTest::addColumn<double>("q");
        QTest::addColumn<std::chrono::nanoseconds>("expected");

        const Durations four{10ns, 20ns, 30ns, 40ns};
        // clang-format off
        QTest::newRow("one sample is every quantile") << Durations{7ns} << 0.99 << 7ns;
        QTest::newRow("q = 0 is the minimum")         << four << 0.0  << 10ns;
        QTest::newRow("q = 1 is the maximum")         << four << 1.0  << 40ns;
        QTest::newRow("even count: midway")           << four << 0.5  << 25ns;
        QTest::newRow("between ranks, rounded up")    << four << 0.25 << 18ns; // numpy: 17.5
        QTest::newRow("ties stay")                    << Durations{5ns, 5ns, 9ns} << 0.25 << 5ns;
        QTest::newRow("hours do not overflow")        << Durations{0ns, 20h} << 0.5 << std::chrono::nanoseconds(10h);
        // clang-format on
    }

    void quantile()
    {
        QFETCH(const Durations, samples);
        QFETCH(const double, q);
        QFETCH(const std::chrono::nanoseconds, expected);

        QCOMPARE(breakeven::quantile(samples, q), expected);
    }

    void nothingMeasuredIsNotZero()
    {
        QVERIFY(!LatencySummary::of({}).has_value());
        QVERIFY(!GrowingLatencies().summary().has_value());
    }

    void orderDoesNotMatter()
    {
        const Durations shuffled{30ns, 10ns, 40ns, 20ns};
        const Durations sorted{10ns, 20ns, 30ns, 40ns};

        const auto summary = LatencySummary::of(shuffled);
        QVERIFY(summary.has_value());
        QVERIFY(summary == LatencySummary::of(sorted));
        QCOMPARE(summary->batches, std::size_t{4});
        QCOMPARE(summary->p50, 25ns);
    }

    void selectingGivesWhatSortingGives_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {1, 2, 3, 5, 20, 21, 100, 101, 10'000})
            QTest::addRow("%d samples", count) << count;
    }

    void selectingGivesWhatSortingGives()
    {
        QFETCH(const int, count);
        const Durations samples = randomSamples(static_cast<std::size_t>(count), 7);
        QVERIFY(LatencySummary::of(samples) == bySorting(samples));
    }

    void growingGivesTheSameAfterEveryBlock()
    {
        GrowingLatencies growing;
        Durations all;
        for (unsigned block = 0; block < 60; ++block) {
            const Durations fresh = randomSamples(1 + block % 23, block);
            all.insert(all.end(), fresh.begin(), fresh.end());
            growing.add(fresh);
            if (block % 7 != 3)
                QVERIFY(growing.summary() == bySorting(all));
        }
        QVERIFY(growing.summary() == bySorting(all));
        QVERIFY(growing.summary() == bySorting(all)); // asking changes nothing
    }

    // Whatever was halved before, and how often: older samples count as much as newer ones.
    void halvingChangesHardlyAnything()
    {
        GrowingLatencies growing;
        Durations all;
        for (unsigned part = 0; part < 6; ++part) {
            const Durations fresh = randomSamples(20'000 + 1'000 * part, part);
            all.insert(all.end(), fresh.begin(), fresh.end());
            growing.add(fresh);
            if (part < 5)
                growing.halve();
        }
        const auto halved = growing.summary();
        const auto exact = LatencySummary::of(all);
        QVERIFY(halved.has_value());
        QCOMPARE(halved->batches, all.size());
        QCOMPARE(halved->min, exact->min);
        QCOMPARE(halved->max, exact->max);
        const auto near = [](std::chrono::nanoseconds is, std::chrono::nanoseconds wanted) {
            return std::abs(static_cast<double>((is - wanted).count())) <=
                   0.005 * static_cast<double>(wanted.count());
        };
        QVERIFY(near(halved->p5, exact->p5) && near(halved->p25, exact->p25) &&
                near(halved->p50, exact->p50));
        QVERIFY(near(halved->p75, exact->p75) && near(halved->p95, exact->p95) &&
                near(halved->p99, exact->p99));

        GrowingLatencies empty;
        empty.halve();
        QVERIFY(!empty.summary().has_value());
        empty.add(Durations{5ns});
        empty.halve();
        empty.add(Durations{7ns, 9ns});
        QCOMPARE(empty.summary()->batches, std::size_t{3});
        QCOMPARE(empty.summary()->min, 5ns);
        QCOMPARE(empty.summary()->max, 9ns);
    }
};

QTEST_GUILESS_MAIN(TestLatencySummary)
#include "tst_latency_summary.moc"
