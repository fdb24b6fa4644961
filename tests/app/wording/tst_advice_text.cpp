// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/advice_text.h"

#include <QLocale>
#include <QTest>

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
    plan.axis.kind = axis;
    return plan;
}

Analysis crossingAt(double at, ThreadsPay pay)
{
    Analysis analysis;
    analysis.crossovers.push_back({.target = QStringLiteral("redis"),
                                   .runtime = RuntimeKind::Native,
                                   .axis = AxisKind::RttUs,
                                   .threads = 6,
                                   .at = at,
                                   .interval = {.low = at * 0.99, .high = at * 1.01},
                                   .threadsPay = pay});
    return analysis;
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

    void theSettingFollowsTheCrossover_data()
    {
        QTest::addColumn<Knob>("knob");
        QTest::addColumn<int>("near");
        QTest::addColumn<int>("far");
        QTest::addColumn<ThreadsPay>("pay");
        QTest::addColumn<QString>("text");

        // clang-format off
        QTest::newRow("threads pay far away") << Knob::Gnocchi << 1 << 6 << ThreadsPay::Above
            << QStringLiteral("redis: set parallel_operations = 6 for targets farther than 84 µs, 1 for nearer ones.");
        QTest::newRow("Python's own word") << Knob::Python << 1 << 6 << ThreadsPay::Above
            << QStringLiteral("redis: set max_workers = 6 for targets farther than 84 µs, 1 for nearer ones.");
        QTest::newRow("threads pay near by") << Knob::Qt << 6 << 1 << ThreadsPay::Below
            << QStringLiteral("redis: set maxThreadCount = 6 for targets nearer than 84 µs, 1 for farther ones.");
        QTest::newRow("the same everywhere") << Knob::Qt << 6 << 6 << ThreadsPay::Above
            << QStringLiteral("redis: set maxThreadCount = 6.");
        QTest::newRow("a crossover the other way round says nothing") << Knob::Qt << 1 << 6 << ThreadsPay::Below << QString();
        QTest::newRow("several counts say nothing") << Knob::Qt << 2 << 6 << ThreadsPay::Above << QString();
        // clang-format on
    }

    void theSettingFollowsTheCrossover()
    {
        QFETCH(const Knob, knob);
        QFETCH(const int, near);
        QFETCH(const int, far);
        QFETCH(const ThreadsPay, pay);
        QFETCH(const QString, text);

        const std::vector<ThreadAdvice> advice{bestAt(AxisKind::RttUs, 0, near),
                                               bestAt(AxisKind::RttUs, 1000, far)};
        const QStringList said = settingTexts(knob, crossingAt(84, pay), advice, planOf(AxisKind::RttUs));
        QCOMPARE(plain(said.join(QLatin1Char('\n'))), text);
    }

    void oneThreadIsNotAdvisedWhileInDoubt()
    {
        const std::vector<ThreadAdvice> advice{bestAt(AxisKind::Threads, 0, 1)};
        Analysis analysis;
        QCOMPARE(settingTexts(Knob::Gnocchi, analysis, advice, planOf(AxisKind::Threads)).size(), 1);
        PointResult doubtful;
        doubtful.key = keyAt(AxisKind::Threads, 0);
        doubtful.threads = 6;
        analysis.points.push_back(doubtful);
        QCOMPARE(settingTexts(Knob::Gnocchi, analysis, advice, planOf(AxisKind::Threads)).size(), 0);
        analysis.points.front().settled = true;
        QCOMPARE(settingTexts(Knob::Gnocchi, analysis, advice, planOf(AxisKind::Threads)).size(), 1);
    }

    void onTheAxisThreadsItIsTheVerdictsCount()
    {
        const auto arm = [](int threads, double ratio) {
            PointResult result;
            result.key = keyAt(AxisKind::Threads, 0);
            result.threads = threads;
            result.verdict = Verdict::Threads;
            result.speedUp = {.ratio = ratio, .interval = Interval{ratio - 0.5, ratio + 0.5}, .blocks = 9};
            return result;
        };
        Analysis analysis;
        analysis.points = {arm(2, 2.0), arm(4, 3.7), arm(6, 4.0)};
        const std::vector<ThreadAdvice> advice{bestAt(AxisKind::Threads, 0, 6)};
        QCOMPARE(settingTexts(Knob::Gnocchi, analysis, advice, planOf(AxisKind::Threads)),
                 QStringList{QStringLiteral("redis: set parallel_operations = 4.")});
    }

    void theoryStandsBesideTheMeasurement()
    {
        ThreadAdvice advice = bestAt(AxisKind::RttUs, 400, 6);
        QCOMPARE(plain(theoryText(advice)), QStringLiteral("redis at 400 µs: 6 threads measured fastest."));
        advice.key.runtime = RuntimeKind::CPython;
        QCOMPARE(plain(theoryText(advice)),
                 QStringLiteral("redis under CPython at 400 µs: 6 threads measured fastest."));
        advice.key.runtime = RuntimeKind::Native;
        advice.textbook = 13;
        advice.scalability = ScalabilityFit{.bestThreads = 7};
        QCOMPARE(
            plain(theoryText(advice)),
            QStringLiteral("redis at 400 µs: 6 threads measured fastest, 13 by cores × (1 + wait/compute), 7 "
                           "by the Universal Scalability Law."));
        advice.measured = NoAdvice::TooFewBlocks;
        advice.textbook = NoAdvice::IoShareUnknown;
        advice.scalability = NoAdvice::NoPeak;
        QCOMPARE(theoryText(advice), QString());
    }
};

QTEST_GUILESS_MAIN(TestAdviceText)
#include "tst_advice_text.moc"
