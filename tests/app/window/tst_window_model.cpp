// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/what_if_card.h"
#include "app/window/chart_panel.h"
#include "tests/app/window/window_fixture.h"
#include "tests/core/analysis/simulated_run.h"

using namespace breakeven;

namespace {

QCheckBox* modelBox(const WindowFixture& user)
{
    for (QCheckBox* box : user.window.findChildren<QCheckBox*>())
        if (box->text().contains(QLatin1String("model")))
            return box;
    return nullptr;
}

QString saved(const QTemporaryDir& folder, const Run& run)
{
    const QString path = folder.filePath(QStringLiteral("one.breakeven.jsonl"));
    return writeRun(run, path) ? path : QString();
}

// Follows the model's law.
Run lawful()
{
    simulation::Machine machine({.contention = 0.01}, {}, 1);
    Run run = machine.run({1, 6}, {.kind = AxisKind::RttUs, .values = {0, 50, 100, 200, 400, 1600}}, 10, 15);
    const Run frame = exampleRun(QStringLiteral("simulated"));
    run.header.id = frame.header.id;
    run.header.title = frame.header.title;
    run.header.started = frame.header.started;
    run.end = frame.end;
    return run;
}

} // namespace

class TestWindowModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { forgetEverything(); }

    void theModelIsDrawnWhereTheUserWantsIt()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRuns({saved(folder, lawful())});
        QTRY_VERIFY_WITH_TIMEOUT(modelBox(user)->isVisible(), 60'000);
        QVERIFY(user.window.findChild<WhatIfCard*>()->isVisible());
        const auto* chart = user.window.findChild<ChartPanel*>();
        QVERIFY(!chart->data().hasPredictions());
        modelBox(user)->click();
        QVERIFY(chart->data().hasPredictions());

        click(user.button(QStringLiteral("Speed-up")));
        QVERIFY(chart->data().hasPredictions());
        click(user.button(QStringLiteral("Timeline")));
        QVERIFY(!modelBox(user)->isVisible());
        click(user.button(QStringLiteral("Latency")));
        modelBox(user)->click();
        QVERIFY(!chart->data().hasPredictions());
    }

    void aRunThatTellsTooLittleOffersNone()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRuns({saved(folder, exampleRun(QStringLiteral("small")))});
        const auto* card = user.window.findChild<WhatIfCard*>();
        QTRY_VERIFY(card->isVisible()); // and says why it can't answer
        QVERIFY(user.says(QStringLiteral("too few")));
        QVERIFY(!modelBox(user)->isVisible());
    }
};

int main(int argc, char** argv)
{
    return runWindowTest<TestWindowModel>(argc, argv);
}

#include "tst_window_model.moc"
