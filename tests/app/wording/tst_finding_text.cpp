// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/caveat_text.h"
#include "app/wording/finding_text.h"
#include "app/wording/quantity_text.h"
#include "app/wording/verdict_text.h"
#include "core/analysis/analyzer.h"
#include "core/backends/file/target/file_target.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/backends/sshfs/target/sshfs_target.h"
#include "tests/core/analysis/simulated_run.h"
#include "tests/core/answer/given_point.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <utility>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

const QString redis = QStringLiteral("redis");
const QString shared = QStringLiteral("share");
const QString perItem = QStringLiteral("share, a folder each");

QString plain(QString text)
{
    return text.replace(QChar(0xa0), QLatin1Char(' '));
}

// Speed-ups over one thread, within 2 % either way.
struct Rival
{
    double rttUs = 0;
    double sixThreads = 1;
    double pipelined = 1;
};
using Rivals = std::vector<Rival>;

std::optional<Pipelining> pipeliningOf(const Rivals& rivals)
{
    std::vector<PointResult> points;
    for (const Rival& rival : rivals) {
        points.push_back(given::point({rival.rttUs, rival.sixThreads}));
        points.push_back(given::point({rival.rttUs, rival.pipelined}, Arm::pipelined(), 2));
        given::behind(points.back(), rival.sixThreads / rival.pipelined);
    }
    std::vector<const PointResult*> pointers;
    for (const PointResult& point : points)
        pointers.push_back(&point);
    return breakeven::pipeliningOf(pointers);
}

// Speed-ups of 6 threads with either layout, within 2 % either way.
struct Layouts
{
    double rttUs = 0;
    double shared = 1;
    double perItem = 1;
};
using BothLayouts = std::vector<Layouts>;

Plan planWithBoth()
{
    Plan plan;
    const Target target{
        .name = shared, .backend = FileTarget{.folder = QStringLiteral("/mnt/share")}, .network = {}};
    Target other = withOtherLayout(target).value();
    other.name = perItem;
    plan.targets = {target, other};
    plan.axis.kind = AxisKind::RttUs;
    return plan;
}

PointResult pointWith(const QString& target, double rttUs, double speedUp)
{
    return given::point({rttUs, speedUp}, Arm::ofThreads(6), 1, AxisKind::RttUs, target);
}

QString saidOfLayouts(const Plan& plan, const BothLayouts& layouts)
{
    Analysis analysis;
    for (const Layouts& given : layouts) {
        analysis.points.push_back(pointWith(shared, given.rttUs, given.shared));
        analysis.points.push_back(pointWith(perItem, given.rttUs, given.perItem));
    }
    const auto effect = layoutEffectOf(analysis, plan, plan.targets.front(), RuntimeKind::Native);
    return effect ? plain(layoutText(*effect, AxisKind::RttUs)) : QString();
}

} // namespace

Q_DECLARE_METATYPE(Rivals)
Q_DECLARE_METATYPE(BothLayouts)

class TestFindingText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void pipeliningIsHeldAgainstThreads_data()
    {
        QTest::addColumn<Rivals>("rivals");
        QTest::addColumn<QString>("expected");

        QTest::newRow("better everywhere")
            << Rivals{{0, 0.5, 1.2}, {100, 1.5, 3}, {400, 3, 7}}
            << "Better than threads for redis: pipeline. One thread that sends a batch's requests together "
               "beats 6 threads everywhere.";
        QTest::newRow("better in places")
            << Rivals{{0, 0.5, 0.5}, {100, 1.5, 3}, {400, 3, 7}}
            << "Pipelining beats 6 threads for redis at 2 of 3 values, from 100 µs to 400 µs.";
        QTest::newRow("better in one place") << Rivals{{0, 0.5, 0.5}, {100, 1.5, 1.5}, {400, 3, 7}}
                                             << "Pipelining beats 6 threads for redis at 400 µs.";
        QTest::newRow("threads are better") << Rivals{{100, 3, 2}, {400, 5, 3}}
                                            << "Pipelining pays for redis, but 6 threads are faster still.";
        QTest::newRow("no telling")
            << Rivals{{100, 3, 3}, {400, 5, 5}}
            << "Pipelining pays for redis; whether more than 6 threads do isn't clear.";
        QTest::newRow("no use") << Rivals{{100, 3, 0.9}, {400, 5, 1}}
                                << "Pipelining isn't shown to pay for redis.";
    }

    void pipeliningIsHeldAgainstThreads()
    {
        QFETCH(const Rivals, rivals);
        QFETCH(const QString, expected);
        QCOMPARE(plain(pipeliningText(pipeliningOf(rivals).value(), redis)), expected);
    }

    // The latencies of the table, at the farthest point.
    void pipeliningComesInFigures()
    {
        QCOMPARE(
            plain(pipeliningFigures(pipeliningOf({{0, 0.5, 1.2}, {400, 3.7, 7.4}}).value())),
            QStringLiteral("At 400 µs a batch takes 1.00 ms pipelined, 2.00 ms with 6 threads, and 7.40 ms "
                           "with one that waits for every answer."));
    }

    void pipeliningAloneIsNotCalledThreads()
    {
        Plan plan = given::plan(AxisKind::RttUs, {0, 400}, {1});
        plan.arms.push_back(Arm::pipelined());
        const Arm pipelined = Arm::pipelined();
        const Analysis analysis =
            given::analysis({given::point({0, 1}, pipelined), given::point({400, 1}, pipelined)});
        const Answer answer = answerOf({.plan = plan, .environment = {}}, analysis);
        QCOMPARE(verdictTexts(answer, plan).front().headline,
                 QStringLiteral("Pipelining isn't shown to pay for redis."));
    }

    void whatTheLayoutChanges_data()
    {
        QTest::addColumn<BothLayouts>("layouts");
        QTest::addColumn<QString>("expected");

        QTest::newRow("the verdict turns")
            << BothLayouts{{0, 0.5, 0.5}, {50, 0.8, 1.2}, {100, 0.9, 2}, {400, 1.9, 4}}
            << "The folder's lock decides: at 50 µs, 100 µs threads lose in the shared folder, and win with "
               "a folder for each item.";
        QTest::newRow("the verdict turns the other way") << BothLayouts{{0, 1.2, 0.9}, {400, 1.9, 4}}
                                                         << "The layout decides: at 0 µs threads win in the "
                                                            "shared folder, and lose with a folder for each "
                                                            "item.";
        QTest::newRow("threads win more")
            << BothLayouts{{100, 1.5, 2}, {400, 1.9, 4.2}}
            << "With a folder for each item the speed-up of 6 threads at 400 µs "
               "is 4.20× instead of 1.90×.";
        QTest::newRow("nothing that shows") << BothLayouts{{100, 1.5, 1.52}, {400, 1.9, 1.88}} << QString();
    }

    void whatTheLayoutChanges()
    {
        QFETCH(const BothLayouts, layouts);
        QFETCH(const QString, expected);
        QCOMPARE(saidOfLayouts(planWithBoth(), layouts), expected);
    }

    void whatWasNotMeasuredIsNotSaid()
    {
        Plan plan = planWithBoth();
        plan.targets.pop_back();
        QCOMPARE(saidOfLayouts(plan, {{400, 0.5, 4}}), QString());
    }

    void anotherFolderIsAnotherTarget()
    {
        Plan plan = planWithBoth();
        plan.targets.back().backend.as<FileTarget>()->folder = QStringLiteral("/mnt/other");
        QCOMPARE(saidOfLayouts(plan, {{400, 0.5, 4}}), QString());
    }

    void whereTheOtherLayoutIsUnknownItIsOffered()
    {
        const auto offers = [](const Plan& plan) {
            Analysis analysis;
            analysis.points.push_back(pointWith(shared, 400, 0.5));
            return isOtherLayoutUnknown(analysis, plan, plan.targets.front());
        };
        Plan plan = planWithBoth();
        QVERIFY(!offers(plan));
        std::swap(plan.targets.front(), plan.targets.back());
        plan.targets.pop_back(); // only the one with a folder for each item
        QVERIFY(!offers(plan));
        plan = planWithBoth();
        plan.targets.pop_back();
        QVERIFY(offers(plan));
        QVERIFY(!isOtherLayoutUnknown({}, plan, plan.targets.front())); // nothing was measured

        Analysis analysis;
        analysis.points.push_back(pointWith(shared, 400, 0.5));
        const auto offered = [&] {
            return verdictTexts(answerOf({.plan = plan, .environment = {}}, analysis), plan)
                .front()
                .offersOtherLayout;
        };
        QVERIFY2(!offered(), "the run goes on");
        analysis.status = RunStatus::Settled;
        QVERIFY(offered());
    }

    void onlyFoldersHaveALayout()
    {
        QVERIFY(!withOtherLayout({.name = {}, .backend = RedisTarget{}, .network = {}}).has_value());
        QVERIFY(withOtherLayout({.name = {}, .backend = SshfsTarget{}, .network = {}}).has_value());
    }

    void caveatsAreSaidInFigures_data()
    {
        QTest::addColumn<Caveat>("caveat");
        QTest::addColumn<QString>("expected");
        const Arm six = Arm::ofThreads(6);
        // clang-format off
        QTest::newRow("load") << Caveat{.kind = CaveatKind::OtherLoad, .figure = 1.84, .of = 2}
            << "Other programs used 1.8 of 2 cores: on a quiet machine the answer may be another one.";
        QTest::newRow("steal") << Caveat{.kind = CaveatKind::StolenTime, .figure = 0.04, .of = 1}
            << "The host of this virtual machine took the cores away for 4 % of the run.";
        QTest::newRow("states") << Caveat{.kind = CaveatKind::TwoStates, .figure = 0.3, .of = 2.5, .at = 100, .arm = six}
            << "The latency of 6 threads at 100 µs has two states: 30 % of the batches take 2.50× as long as the others.";
        QTest::newRow("changes") << Caveat{.kind = CaveatKind::TooManyChanges, .figure = 3, .of = 1, .arm = six}
            << "One thread and 6 threads change places 3 times, more than waiting explains: the latency has two states.";
        QTest::newRow("distance") << Caveat{.kind = CaveatKind::DistanceNotHeld, .figure = 76, .of = 10, .at = 10}
            << "Where 10 µs were asked for, the machine held 76 µs; the point counts as that.";
        QTest::newRow("connection") << Caveat{.kind = CaveatKind::Renewed, .figure = 3, .at = 100}
            << "The connection was lost 3 time(s) and made anew, most often at 100 µs; what was under way was measured again.";
        QTest::newRow("blocks") << Caveat{.kind = CaveatKind::FewBlocks, .figure = 3, .of = 5, .at = 10}
            << "Some points have 3 block(s) only: intervals of so few may be too narrow, measure longer.";
        QTest::newRow("cores") << Caveat{.kind = CaveatKind::SleepingCores}
            << "The cores were left to fall asleep: below some 200 µs their waking decides.";
        QTest::newRow("compute") << Caveat{.kind = CaveatKind::AssumedGilShape, .figure = 4}
            << "The added compute is taken to give the GIL away 4 times an operation; for a program that does so more or less often, measure a batch of its own.";
        // clang-format on
    }

    void caveatsAreSaidInFigures()
    {
        QFETCH(const Caveat, caveat);
        QFETCH(const QString, expected);
        QCOMPARE(plain(caveatText(caveat, AxisKind::RttUs)), expected);
    }

    void whereTheTextbookIsWrongItIsSaid()
    {
        const PointKey key{
            .target = redis, .runtime = RuntimeKind::Native, .axis = AxisKind::RttUs, .value = 100};
        QCOMPARE(
            plain(contradictionText({.key = key, .textbook = 13, .measured = 1}, false)),
            QStringLiteral("The textbook's formula asks for 13 threads for redis at 100 µs, where one is "
                           "enough."));
        QCOMPARE(plain(contradictionText({.key = key, .textbook = 1, .measured = 6}, false)),
                 QStringLiteral("The textbook's formula asks for one thread for redis at 100 µs, where 6 are "
                                "worth having."));
    }

    // Sentences of simulated runs quote the table, and claim no point that it calls something else.
    void sentencesAgreeWithTheTable()
    {
        constexpr int runs = 250;
        const QRegularExpression quoted(QStringLiteral("At ([^ ]+ [^ ]+) they [^(]*\\(([^)]*)\\)"));
        int quotes = 0;
        for (int seed = 1; seed <= runs; ++seed) {
            simulation::Machine machine({.pool = 300.0 + 8 * seed}, {.blockOfArm = 0.05},
                                        static_cast<std::uint64_t>(seed));
            const Run run =
                machine.run({1, 6}, {.kind = AxisKind::RttUs, .values = {0, 50, 100, 200, 500, 2000}}, 6, 5);
            const Analysis analysis = analyze(run);
            const Answer answer = answerOf(factsOf(run), analysis);
            const VerdictText text = verdictTexts(answer, run.header.plan).front();
            const auto match = quoted.match(plain(text.detail));
            if (match.hasMatch()) {
                ++quotes;
                QVERIFY2(std::any_of(analysis.points.begin(), analysis.points.end(),
                                     [&](const PointResult& point) {
                                         return plain(axisValueText(AxisKind::RttUs, point.key.value)) ==
                                                    match.captured(1) &&
                                                match.captured(2).endsWith(speedUpText(point.speedUp.ratio));
                                     }),
                         qPrintable(text.detail));
            }
            for (const PointResult& point : analysis.points) {
                if (kindOf(point.speedUp, run.header.plan.worth) != StretchKind::Unclear)
                    continue;
                for (const Stretch& stretch : answer.targets.front().stretches)
                    QVERIFY(stretch.kind == StretchKind::Unclear || point.place <= stretch.from ||
                            point.place >= stretch.to ||
                            (stretch.fromInterval && stretch.fromInterval->holds(point.place)) ||
                            (stretch.toInterval && stretch.toInterval->holds(point.place)));
            }
        }
        QVERIFY2(quotes > runs / 2, qPrintable(QString::number(quotes)));
    }
};

QTEST_GUILESS_MAIN(TestFindingText)
#include "tst_finding_text.moc"
