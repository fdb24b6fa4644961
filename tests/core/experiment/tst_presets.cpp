// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/published_table.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/experiment/presets.h"
#include "core/experiment/time_estimate.h"

#include <QTest>

using namespace breakeven;

class TestPresets : public QObject
{
    Q_OBJECT

private slots:
    void theDefaultComesFirst()
    {
        QVERIFY(!presets().empty());
        QCOMPARE(presets().front().id, QStringLiteral("first-look"));
    }

    void everyPresetIsAValidPlanThatSaysWhatItAnswers()
    {
        QVERIFY(presets().size() >= 4);
        for (const Preset& preset : presets()) {
            const Status valid = validate(preset.plan);
            QVERIFY2(valid.ok(), qPrintable(preset.id));
            QVERIFY2(!preset.plan.title.isEmpty(), qPrintable(preset.id));
            QVERIFY2(!preset.description.isEmpty(), qPrintable(preset.id));
        }
    }

    void theFirstLookTakesTwentySecondsAndNoServerOfTheUsers()
    {
        const Preset preset = presetById(QStringLiteral("first-look")).value();
        QCOMPARE(preset.plan.budget, std::chrono::milliseconds(20'000));
        for (const Target& target : preset.plan.targets) {
            const auto* redis = target.backend.as<RedisTarget>();
            QVERIFY(redis == nullptr || redis->isPrivate());
        }
    }

    void theBlogPostHoldsEveryRowOfItsTable()
    {
        const Plan plan = presetById(QStringLiteral("blog-post")).value().plan;
        QVERIFY(measuresPublishedTable(plan));
        QCOMPARE(plan.runtimes, (std::vector{RuntimeKind::Native, RuntimeKind::CPython}));
        QVERIFY(plan.budget <= std::chrono::seconds(60));
    }

    void everyPresetHasTimeForItsIntervals()
    {
        for (const Preset& preset : presets()) {
            const TimeEstimate estimate = timeEstimate(preset.plan);
            QVERIFY2(visitsEnough(estimate), qPrintable(preset.id));
            QVERIFY2(estimate.firstPicture < preset.plan.budget / 2, qPrintable(preset.id));
        }
    }

    // What a file that is 50 ms away takes can't be less than its round trips.
    void aTimeEstimateKnowsWhatIsAsked()
    {
        using namespace std::chrono_literals;
        Plan plan = presets().front().plan;
        const TimeEstimate usual = timeEstimate(plan);
        QVERIFY(usual.whole == 20s);
        QVERIFY(usual.firstPicture > 500ms && usual.firstPicture < 6s);

        plan.axis.values = {0, 50'000};
        const TimeEstimate far = timeEstimate(plan);
        QVERIFY(far.firstPicture > 2 * 8 * 50ms);
        QVERIFY(far.visits < usual.visits);
        plan.runtimes.push_back(RuntimeKind::CPython);
        QVERIFY(timeEstimate(plan).firstPicture > far.firstPicture);
        QVERIFY2(timeEstimate(plan).whole > 20s, "Python needs time before it measures");

        plan.budget = 1s;
        QVERIFY(!visitsEnough(timeEstimate(plan)));
    }

    void anUnknownPresetNamesThoseThatExist()
    {
        const auto unknown = presetById(QStringLiteral("second-look"));
        QVERIFY(!unknown.ok());
        QCOMPARE(unknown.error().code, Error::Code::NotFound);
        QVERIFY(codedText(unknown.error()).contains(QLatin1String("how-many-threads")));
    }
};

QTEST_GUILESS_MAIN(TestPresets)
#include "tst_presets.moc"
