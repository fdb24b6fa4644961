// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/advice_text.h"
#include "core/backends/file/target/file_target.h"
#include "core/backends/rados/target/rados_target.h"
#include "core/backends/redis/target/redis_target.h"

#include <QLocale>
#include <QTest>

#include <utility>
#include <vector>

using namespace breakeven;

namespace {

PointKey keyAt(AxisKind axis, double value)
{
    return {.target = QStringLiteral("redis"), .runtime = RuntimeKind::Native, .axis = axis, .value = value};
}

ThreadAdvice bestAt(AxisKind axis, double value, int threads)
{
    ThreadAdvice advice;
    advice.key = keyAt(axis, value);
    advice.measured = MeasuredBest{.threads = threads, .fastestThreads = threads, .slowdown = {1, 1}};
    return advice;
}

Plan planOf(AxisKind axis)
{
    Plan plan;
    plan.targets = {{.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}}};
    plan.axis = {.kind = axis, .values = {0, 1000}};
    return plan;
}

Answer answerWith(AxisKind axis, std::vector<SettingRange> settings)
{
    Answer answer;
    TargetAnswer& target = answer.targets.emplace_back();
    target.target = QStringLiteral("redis");
    target.axis = axis;
    target.settings = std::move(settings);
    return answer;
}

// A change at 84 µs, from one count to another.
Answer changingAt84(int near, int far)
{
    const Interval interval{83.2, 84.8};
    return answerWith(AxisKind::RttUs, {{.threads = near, .from = 0, .to = 84, .toInterval = interval},
                                        {.threads = far, .from = 84, .to = 1000, .fromInterval = interval}});
}

QString plain(QString text)
{
    return text.replace(QChar::Nbsp, QLatin1Char(' '));
}

} // namespace

class TestAdviceText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void theSettingFollowsTheAnswer_data()
    {
        QTest::addColumn<Knob>("knob");
        QTest::addColumn<Answer>("answer");
        QTest::addColumn<QString>("text");

        // clang-format off
        QTest::newRow("threads pay far away") << Knob::Gnocchi << changingAt84(1, 6)
            << QStringLiteral("redis, emulated: set parallel_operations = 6 for targets farther than 84 µs, 1 for nearer ones.");
        QTest::newRow("Python's own word") << Knob::Python << changingAt84(1, 6)
            << QStringLiteral("redis, emulated: set max_workers = 6 for targets farther than 84 µs, 1 for nearer ones.");
        QTest::newRow("threads pay near by") << Knob::Qt << changingAt84(6, 1)
            << QStringLiteral("redis, emulated: set maxThreadCount = 6 for targets nearer than 84 µs, 1 for farther ones.");
        QTest::newRow("the same everywhere") << Knob::Qt << answerWith(AxisKind::RttUs, {{.threads = 6, .from = 0, .to = 1000}})
            << QStringLiteral("redis, emulated: set maxThreadCount = 6.");
        QTest::newRow("a change without an interval goes by what was measured") << Knob::Qt
            << answerWith(AxisKind::RttUs, {{.threads = 1, .from = 0, .to = 0}, {.threads = 6, .from = 1000, .to = 1000}})
            << QStringLiteral("redis, emulated: set maxThreadCount = 1 up to 0 µs, 6 from 1 ms on.");
        QTest::newRow("three ranges") << Knob::Gnocchi
            << answerWith(AxisKind::RttUs, {{.threads = 2, .from = 0, .to = 100}, {.threads = 4, .from = 400, .to = 800},
                                            {.threads = 8, .from = 1600, .to = 1600}})
            << QStringLiteral("redis, emulated: set parallel_operations = 2 up to 100 µs, 4 from 400 µs to 800 µs, 8 from 1.6 ms on.");
        // clang-format on
    }

    void theSettingFollowsTheAnswer()
    {
        QFETCH(const Knob, knob);
        QFETCH(const Answer, answer);
        QFETCH(const QString, text);

        const auto said = settingsFor(knob, answer, planOf(AxisKind::RttUs));
        QCOMPARE(said.size(), std::size_t{1});
        QCOMPARE(plain(said.front().sentence), text);
        QCOMPARE(said.front().lines.size(), answer.targets.front().settings.size());
    }

    void thereAreLinesToPaste_data()
    {
        QTest::addColumn<Knob>("knob");
        QTest::addColumn<QString>("code");
        // clang-format off
        QTest::newRow("an option of Gnocchi's") << Knob::Gnocchi
            << QStringLiteral("# redis, emulated: farther than 84 µs\nparallel_operations = 6\n"
                              "# redis, emulated: nearer than 84 µs\n# parallel_operations = 1");
        QTest::newRow("Python") << Knob::Python
            << QStringLiteral("# redis, emulated: farther than 84 µs\nThreadPoolExecutor(max_workers=6)\n"
                              "# redis, emulated: nearer than 84 µs\n# ThreadPoolExecutor(max_workers=1)");
        QTest::newRow("Qt") << Knob::Qt
            << QStringLiteral("// redis, emulated: farther than 84 µs\npool.setMaxThreadCount(6);\n"
                              "// redis, emulated: nearer than 84 µs\n// pool.setMaxThreadCount(1);");
        // clang-format on
    }

    void thereAreLinesToPaste()
    {
        QFETCH(const Knob, knob);
        QFETCH(const QString, code);
        QCOMPARE(plain(codeOf(knob, settingsFor(knob, changingAt84(1, 6), planOf(AxisKind::RttUs)))), code);
    }

    void aCountThatHoldsEverywhereIsOneLine()
    {
        const auto settings =
            settingsFor(Knob::Gnocchi, answerWith(AxisKind::RttUs, {{.threads = 6, .from = 0, .to = 1000}}),
                        planOf(AxisKind::RttUs));
        QCOMPARE(codeOf(Knob::Gnocchi, settings),
                 QStringLiteral("# redis, emulated\nparallel_operations = 6"));
    }

    // What would set one thing twice is no block to paste.
    void whatMostWantIsSetAndTheRestIsComment()
    {
        const auto of = [](const char* subject, std::vector<Setting::Line> lines) {
            return Setting{.sentence = {}, .lines = std::move(lines), .subject = QLatin1String(subject)};
        };
        const Setting::Line one{QStringLiteral("max_workers=1"), QStringLiteral("nearer")};
        const Setting::Line six{QStringLiteral("max_workers=6"), QStringLiteral("farther"), 6};
        const Setting::Line always{QStringLiteral("max_workers=1"), {}};
        const std::vector<Setting> settings{of("file", {six, one}), of("redis", {six, one}),
                                            of("ceph", {always})};
        QCOMPARE(codeOf(Knob::Python, settings),
                 QStringLiteral("# file: nearer\n# redis: nearer\n# ceph\nmax_workers=1\n"
                                "# file: farther\n# redis: farther\n# max_workers=6"));
    }

    void whereTheAnswerHasNoSettingNoneIsAdvised()
    {
        QVERIFY(settingsFor(Knob::Gnocchi, answerWith(AxisKind::RttUs, {}), planOf(AxisKind::RttUs)).empty());
    }

    void whatTheSettingReachesIsSaidOfGnocchi()
    {
        Plan plan;
        plan.targets = {{.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}}};
        const QString redis = reachTexts(Knob::Gnocchi, plan).join(QLatin1Char('\n'));
        QVERIFY2(redis.contains(QLatin1String("changes nothing for them at any distance")),
                 qPrintable(redis));
        QVERIFY2(redis.contains(QLatin1String("it reaches reads")), qPrintable(redis));
        QVERIFY2(redis.contains(QLatin1String("between October 2017 and January 2018")), qPrintable(redis));
        QVERIFY2(!redis.contains(QLatin1String("Ceph")), qPrintable(redis));

        plan.targets = {{.name = QStringLiteral("file"), .backend = FileTarget{}, .network = {}},
                        {.name = QStringLiteral("ceph"), .backend = RadosTarget{}, .network = {}}};
        const QString others = reachTexts(Knob::Gnocchi, plan).join(QLatin1Char('\n'));
        QVERIFY2(others.contains(QLatin1String("every read and write of its files")), qPrintable(others));
        QVERIFY2(others.contains(QLatin1String("On Ceph")), qPrintable(others));
        QVERIFY2(!others.contains(QLatin1String("Redis")), qPrintable(others));

        QVERIFY(reachTexts(Knob::Python, plan).isEmpty()); // what a program of one's own reaches is its own
        QVERIFY(reachTexts(Knob::Qt, plan).isEmpty());
    }

    void aLawThatFitsBadlyIsMarkedSo()
    {
        const Plan plan = planOf(AxisKind::RttUs);
        ThreadAdvice advice = bestAt(AxisKind::RttUs, 400, 6);
        advice.scalability = ScalabilityFit{.error = 0.23, .bestThreads = 7};
        QVERIFY2(
            plain(theoryText(advice, plan))
                .endsWith(QLatin1String("7 by the Universal Scalability Law, which fits badly (23 % off).")),
            qPrintable(theoryText(advice, plan)));
        advice.scalability = NoAdvice::NoPeak;
        QVERIFY(
            theoryText(advice, plan).endsWith(QLatin1String("no peak by the Universal Scalability Law.")));
    }

    void aMissingLawIsExplained()
    {
        Plan plan = planOf(AxisKind::RttUs);
        plan.arms = armsOfThreads({1, 6});
        std::vector<ThreadAdvice> advice{bestAt(AxisKind::RttUs, 400, 6)};
        QCOMPARE(
            lawMissingText(advice, plan),
            QStringLiteral("The Universal Scalability Law can be fitted from 4 thread counts on; this run "
                           "has 2."));
        advice.front().scalability = NoAdvice::NoPeak;
        QCOMPARE(lawMissingText(advice, plan), QString());
        QCOMPARE(lawMissingText({}, plan), QString());
    }

    void theoryStandsBesideTheMeasurement()
    {
        Plan plan = planOf(AxisKind::RttUs);
        ThreadAdvice advice = bestAt(AxisKind::RttUs, 400, 6);
        QCOMPARE(plain(theoryText(advice, plan)),
                 QStringLiteral("redis at 400 µs: 6 threads measured fastest."));
        plan.runtimes = {RuntimeKind::Native, RuntimeKind::CPython};
        advice.key.runtime = RuntimeKind::CPython;
        QCOMPARE(plain(theoryText(advice, plan)),
                 QStringLiteral("redis under CPython at 400 µs: 6 threads measured fastest."));
        plan.runtimes = {RuntimeKind::Native};
        advice.key.runtime = RuntimeKind::Native;
        advice.textbook = 13;
        advice.scalability = ScalabilityFit{.bestThreads = 7};
        QCOMPARE(
            plain(theoryText(advice, plan)),
            QStringLiteral("redis at 400 µs: 6 threads measured fastest, 13 by cores × (1 + wait/compute), 7 "
                           "by the Universal Scalability Law."));
        advice.measured = NoAdvice::TooFewBlocks;
        advice.textbook = NoAdvice::IoShareUnknown;
        advice.scalability = NoAdvice::TooFewCounts;
        QCOMPARE(theoryText(advice, plan), QString());
    }
};

QTEST_GUILESS_MAIN(TestAdviceText)
#include "tst_advice_text.moc"
