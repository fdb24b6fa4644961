// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/published_table.h"
#include "core/experiment/presets.h"

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
            const auto* redis = std::get_if<RedisTarget>(&target.backend);
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

    void anUnknownPresetNamesThoseThatExist()
    {
        const auto unknown = presetById(QStringLiteral("second-look"));
        QVERIFY(!unknown.ok());
        QCOMPARE(unknown.error().code, Error::Code::NotFound);
        QVERIFY(unknown.error().detail.contains(QLatin1String("how-many-threads")));
    }
};

QTEST_GUILESS_MAIN(TestPresets)
#include "tst_presets.moc"
