// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/verdict_text.h"

#include <QTest>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

// Speed-ups over one thread, within 2 % either way.
struct Given
{
    double rttUs = 0;
    double sixThreads = 1;
    double pipelined = 1;
};
using Givens = std::vector<Given>;

PointResult pointOf(const Given& given, double speedUp, int threads, bool pipelined)
{
    PointResult point;
    point.key = {.target = QStringLiteral("redis"),
                 .runtime = RuntimeKind::Native,
                 .axis = AxisKind::RttUs,
                 .value = given.rttUs};
    point.threads = threads;
    point.pipelined = pipelined;
    point.arm = pipelined ? 2 : 1;
    point.single.p50 = 1200us;
    point.summary.p50 = std::chrono::nanoseconds(std::llround(1'200'000 / speedUp));
    point.speedUp = {.ratio = speedUp, .interval = Interval{speedUp * 0.98, speedUp * 1.02}, .blocks = 6};
    point.verdict = point.speedUp.interval->low > 1    ? Verdict::Threads
                    : point.speedUp.interval->high < 1 ? Verdict::Single
                                                       : Verdict::Unclear;
    point.settled = true;
    return point;
}

VerdictText pipelinedVerdict(const Givens& givens)
{
    Plan plan;
    plan.targets = {Target{.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}}};
    plan.axis.kind = AxisKind::RttUs;
    plan.pipelined = true;
    Analysis analysis;
    analysis.status = RunStatus::Settled;
    for (const Given& given : givens) {
        plan.axis.values.push_back(given.rttUs);
        analysis.points.push_back(pointOf(given, given.sixThreads, 6, false));
        analysis.points.push_back(pointOf(given, given.pipelined, 1, true));
    }
    const std::vector<VerdictText> texts = verdictTexts(analysis, plan);
    return texts.size() == 2 ? texts.back() : VerdictText{};
}

QString plain(QString text)
{
    return text.replace(QChar(0xa0), QLatin1Char(' '));
}

} // namespace

Q_DECLARE_METATYPE(Givens)

class TestPipelineVerdict : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void headline_data()
    {
        QTest::addColumn<Givens>("givens");
        QTest::addColumn<QString>("expected");

        QTest::newRow("better everywhere")
            << Givens{{0, 0.5, 1.2}, {100, 1.5, 3}, {400, 3, 7}}
            << "Better than threads for redis: pipeline. One thread that sends a batch's requests together "
               "beats 6 threads everywhere.";
        QTest::newRow("better in places")
            << Givens{{0, 0.5, 0.5}, {100, 1.5, 3}, {400, 3, 7}}
            << "Pipelining beats 6 threads for redis at 2 of 3 values, from 100 µs to 400 µs.";
        QTest::newRow("better in one place") << Givens{{0, 0.5, 0.5}, {100, 1.5, 1.5}, {400, 3, 7}}
                                             << "Pipelining beats 6 threads for redis at 400 µs.";
        QTest::newRow("threads are better") << Givens{{100, 3, 2}, {400, 5, 3}}
                                            << "Pipelining pays for redis, but 6 threads are faster still.";
        QTest::newRow("no telling")
            << Givens{{100, 3, 3}, {400, 5, 5}}
            << "Pipelining pays for redis; whether more than 6 threads do isn't clear.";
        QTest::newRow("no use") << Givens{{100, 3, 0.9}, {400, 5, 1}}
                                << "Pipelining isn't shown to pay for redis.";
    }

    void headline()
    {
        QFETCH(const Givens, givens);
        QFETCH(const QString, expected);
        QCOMPARE(plain(pipelinedVerdict(givens).headline), expected);
    }

    void theFarthestPointIsGivenInFigures()
    {
        QCOMPARE(
            plain(pipelinedVerdict({{0, 0.5, 1.2}, {400, 3, 6}}).detail),
            QStringLiteral("At 400 µs a batch takes 200 µs pipelined, 400 µs with 6 threads, and 1.20 ms "
                           "with one that waits for every answer."));
    }

    void overThreadCountsItIsHeldAgainstTheBest()
    {
        Plan plan;
        plan.targets = {Target{.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}}};
        plan.axis = {.kind = AxisKind::Threads, .values = {0}};
        plan.threads = {1, 2, 6};
        plan.pipelined = true;
        Analysis analysis;
        analysis.status = RunStatus::Settled;
        const auto add = [&analysis](double speedUp, int threads, bool pipelined, std::size_t arm) {
            PointResult point = pointOf({}, speedUp, threads, pipelined);
            point.key.axis = AxisKind::Threads;
            point.arm = arm;
            analysis.points.push_back(point);
        };
        add(1.5, 2, false, 1);
        add(3, 6, false, 2);
        add(6, 1, true, 3);
        const std::vector<VerdictText> texts = verdictTexts(analysis, plan);
        QCOMPARE(texts.size(), std::size_t{2});
        QCOMPARE(plain(texts[0].headline),
                 QStringLiteral("6 threads are best for redis: 3.00× as fast as one."));
        QCOMPARE(plain(texts[1].headline),
                 QStringLiteral("Better than threads for redis: pipeline. One thread that sends a batch's "
                                "requests together beats 6 threads, the best count."));
        QCOMPARE(plain(texts[1].detail),
                 QStringLiteral("A batch takes 200 µs pipelined, 400 µs with 6 threads, and 1.20 ms with one "
                                "that waits for every answer."));
        QCOMPARE(texts[1].arm, std::optional(std::size_t{3}));
    }
};

QTEST_GUILESS_MAIN(TestPipelineVerdict)
#include "tst_pipeline_verdict.moc"
