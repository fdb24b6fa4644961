// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/causes_text.h"

#include <QSet>
#include <QTest>

using namespace breakeven;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// 8 operations of 100 µs each: 10 µs computing, 90 µs waiting.
constexpr Causes oneThread{.waiting = 720us, .queueing = 0us, .computing = 80us, .pool = 0us};
constexpr Causes sixThreads{.waiting = 120us, .queueing = 10us, .computing = 14us, .pool = 30us};

PointResult pointOf(double value, double ratio, Verdict verdict)
{
    PointResult point;
    point.key = {.target = QStringLiteral("redis"), .axis = AxisKind::RttUs, .value = value};
    point.threads = 6;
    point.arm = 1;
    point.speedUp.ratio = ratio;
    point.verdict = verdict;
    point.causes = sixThreads;
    point.singleCauses = oneThread;
    return point;
}

Environment onTwoCores()
{
    Environment environment;
    environment.usableCores = 2;
    return environment;
}

} // namespace

class TestCausesText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void everyCauseHasANameAndAMeaningOfItsOwn()
    {
        QSet<QString> said;
        for (const Cause cause : allCauses) {
            QVERIFY(!causeName(cause).isEmpty());
            QVERIFY(causeMeaning(cause).size() > causeName(cause).size());
            said << causeName(cause) << causeMeaning(cause);
        }
        QCOMPARE(said.size(), 2 * static_cast<int>(allCauses.size()));
    }

    void allCausesTogetherAreTheLatency()
    {
        std::chrono::nanoseconds sum{};
        for (const Cause cause : allCauses)
            sum += timeOf(sixThreads, cause);
        QCOMPARE(sum, sixThreads.total());
    }

    void whatThreadsOverlapStandsBesideWhatTheyCost()
    {
        const QString text = causesText(pointOf(100, 4.6, Verdict::Threads), Plan(), onTwoCores());
        QVERIFY2(text.contains(u"666\u00a0µs"_s), qPrintable(text)); // 800 - 134
        QVERIFY2(text.contains(u"40.0\u00a0µs"_s), qPrintable(text));
    }

    void nativeThreadsAreLimitedByAllCores()
    {
        const QString text = causesText(pointOf(100, 4.6, Verdict::Threads), Plan(), onTwoCores());
        QVERIFY2(text.contains(u"10.0\u00a0µs"_s), qPrintable(text));
        QVERIFY2(text.contains(QLatin1String(" 20 ")), qPrintable(text)); // 2 × (1 + 90 / 10)
    }

    void underAGilTheyShareOne_data()
    {
        QTest::addColumn<RuntimeKind>("runtime");
        QTest::newRow("the model") << RuntimeKind::GilModel;
        QTest::newRow("CPython") << RuntimeKind::CPython;
    }

    void underAGilTheyShareOne()
    {
        QFETCH(const RuntimeKind, runtime);
        PointResult point = pointOf(100, 4.6, Verdict::Threads);
        point.key.runtime = runtime;
        Environment environment = onTwoCores();
        environment.pythons.emplace_back().gil = true;
        const QString text = causesText(point, Plan(), environment);
        QVERIFY2(text.contains(QLatin1String("more than 10 ")), qPrintable(text));
        QVERIFY2(text.contains(QLatin1String("GIL")), qPrintable(text));
    }

    void aFreeThreadedPythonHasNone()
    {
        PointResult point = pointOf(100, 4.6, Verdict::Threads);
        point.key.runtime = RuntimeKind::CPython;
        Environment environment = onTwoCores();
        environment.pythons.emplace_back().gil = false;
        QVERIFY(!causesText(point, Plan(), environment).contains(QLatin1String("GIL")));
    }

    void withoutCausesNothingIsSaid()
    {
        PointResult point = pointOf(100, 4.6, Verdict::Threads);
        point.singleCauses.reset();
        QCOMPARE(causesText(point, Plan(), onTwoCores()), QString());
    }

    void thePointFarthestFromADrawTellsMost()
    {
        Analysis analysis;
        analysis.points = {pointOf(10, 0.5, Verdict::Single), pointOf(50, 1.1, Verdict::Threads),
                           pointOf(90, 9, Verdict::Unclear), pointOf(400, 4, Verdict::Threads)};
        QCOMPARE(tellingPoint(analysis, std::nullopt)->key.value, 400.0);
    }

    void whatIsShownStaysWhileItTellsAboutAsMuch()
    {
        Analysis analysis;
        analysis.points = {pointOf(10, 1 / 3.9, Verdict::Single), pointOf(400, 4, Verdict::Threads)};
        QCOMPARE(tellingPoint(analysis, analysis.points.front())->key.value, 10.0);
        analysis.points.front().speedUp.ratio = 1 / 1.5;
        QCOMPARE(tellingPoint(analysis, analysis.points.front())->key.value, 400.0);
    }

    void noneTellsWhereNoneHasCauses()
    {
        Analysis analysis;
        analysis.points = {pointOf(10, 2, Verdict::Threads)};
        analysis.points.front().causes.reset();
        QVERIFY(!tellingPoint(analysis, std::nullopt).has_value());
    }
};

QTEST_GUILESS_MAIN(TestCausesText)
#include "tst_causes_text.moc"
