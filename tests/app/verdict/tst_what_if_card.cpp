// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/what_if_card.h"
#include "app/wording/error_text.h"
#include "app/wording/forecast_text.h"
#include "core/backends/redis/target/redis_target.h"
#include "tests/core/analysis/simulated_run.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QThreadPool>

using namespace breakeven;

namespace {

const simulation::CostModel machineCosts{.contention = 0.01};

Run measured(const std::vector<int>& threads, const Axis& axis)
{
    simulation::Machine machine(machineCosts, {}, 1);
    return machine.run(threads, axis, 10, 15);
}

Run overRoundTrips()
{
    return measured({1, 2, 4, 6}, {.kind = AxisKind::RttUs, .values = {0, 50, 100, 200, 400, 1600}});
}

// No law holds between its points.
Run lawless()
{
    Run run = overRoundTrips();
    for (Block& block : run.blocks) {
        for (ArmSamples& arm : block.arms) {
            const int scale = 1 + (static_cast<int>(block.point.value) / 50 + arm.arm.threads()) * 5 % 9;
            for (auto& batch : arm.batches)
                batch *= scale;
        }
    }
    return run;
}

std::shared_ptr<const Run> shared(Run run)
{
    return std::make_shared<const Run>(std::move(run));
}

void type(WhatIfCard& card, const QString& roundTrip)
{
    auto* away = card.findChild<QLineEdit*>(QStringLiteral("away"));
    away->selectAll();
    QTest::keyClicks(away, roundTrip);
}

QStringList texts(const WhatIfCard& card)
{
    QStringList all;
    for (const QLabel* label : card.findChildren<QLabel*>()) {
        if (label->isVisibleTo(&card))
            all.append(label->text());
    }
    return all;
}

} // namespace

class TestWhatIfCard : public QObject
{
    Q_OBJECT

private slots:
    void itAnswersWhatIsAskedFor()
    {
        const auto run = shared(overRoundTrips());
        WhatIfCard card;
        QVERIFY(card.isHidden());
        card.show(run);
        QTRY_VERIFY(!card.isHidden());
        QVERIFY(!card.findChild<QComboBox*>()->isVisibleTo(&card)); // there is but one target

        type(card, QStringLiteral("800us"));
        card.findChild<QSpinBox*>()->setValue(8);
        const Forecaster model = Forecaster::of(*run).front();
        const QStringList said = texts(card);
        QVERIFY2(said.contains(forecastText(model, 8, 800)), qPrintable(said.join(QLatin1Char('\n'))));
        QVERIFY(said.contains(QStringLiteral("1 thread")));
        QVERIFY(said.contains(QStringLiteral("8 threads")));
    }

    void whatRestsOnAnEmulatedNetworkSaysSo()
    {
        Run run = overRoundTrips();
        run.header.plan.targets.front().backend = RedisTarget{};
        WhatIfCard card;
        card.show(shared(std::move(run)));
        QTRY_VERIFY(!card.isHidden());
        const auto said = [&card] { return texts(card).join(QLatin1Char('\n')); };
        type(card, QStringLiteral("800us"));
        QVERIFY2(said().contains(QLatin1String("network emulated by a relay")), qPrintable(said()));
        type(card, QStringLiteral("0us"));
        QVERIFY2(!said().contains(QLatin1String("emulated")), qPrintable(said()));
        type(card, QStringLiteral("1s")); // refused: there are no figures to mark
        QVERIFY2(!said().contains(QLatin1String("emulated")), qPrintable(said()));
    }

    void whatCannotBeForetoldIsSaidWithItsReason()
    {
        const auto run = shared(overRoundTrips());
        WhatIfCard card;
        card.show(run);
        QTRY_VERIFY(!card.isHidden());
        type(card, QStringLiteral("1s"));
        QVERIFY(texts(card).contains(forecastText(Forecaster::of(*run).front(), 6, 1e6)));
        QVERIFY(!texts(card).contains(QStringLiteral("1 thread")));

        type(card, QStringLiteral("far"));
        QVERIFY(card.findChild<QLineEdit*>(QStringLiteral("away"))->property("invalid").toBool());
        QVERIFY(!texts(card).contains(QStringLiteral("1 thread")));
        type(card, QStringLiteral("1ms"));
        QVERIFY(texts(card).contains(QStringLiteral("1 thread")));
    }

    void aPoorFitIsRefusedWithItsReason()
    {
        const auto run = shared(lawless());
        const Forecaster model = Forecaster::of(*run).front();
        QVERIFY(!model.model().ok());
        WhatIfCard card;
        card.show(run);
        QTRY_VERIFY(!card.isHidden());
        QVERIFY(texts(card).join(QLatin1Char('\n')).contains(clause(model.model().error())));
        QVERIFY(!texts(card).contains(QStringLiteral("1 thread")));
    }

    void severalTargetsAreChosenFrom()
    {
        Run run = overRoundTrips();
        Run other = lawless();
        run.header.plan.targets.insert(
            run.header.plan.targets.begin(),
            {.name = QStringLiteral("odd"), .backend = RedisTarget{}, .network = {}});
        for (Block& block : other.blocks) {
            block.point.target = QStringLiteral("odd");
            run.blocks.push_back(std::move(block));
        }
        WhatIfCard card;
        card.show(shared(std::move(run)));
        QTRY_VERIFY(!card.isHidden());
        auto* choice = card.findChild<QComboBox*>();
        QVERIFY(choice->isVisibleTo(&card));
        QCOMPARE(choice->currentText(), QStringLiteral("simulated")); // the first that can be foretold
        QVERIFY(texts(card).contains(QStringLiteral("1 thread")));
        choice->setCurrentIndex(0);
        QVERIFY(!texts(card).contains(QStringLiteral("1 thread")));
    }

    void overThreadsTheDistanceIsTheRuns()
    {
        WhatIfCard card;
        card.show(shared(measured({1, 2, 3, 4, 5, 6, 7, 8}, {.kind = AxisKind::Threads, .values = {0}})));
        QTRY_VERIFY(!card.isHidden());
        QVERIFY(!card.findChild<QLineEdit*>(QStringLiteral("away"))->isEnabled());
        card.findChild<QSpinBox*>()->setValue(12);
        QVERIFY(texts(card).contains(QStringLiteral("12 threads")));
    }

    void otherAxesTellNothing()
    {
        Run run = overRoundTrips();
        run.header.plan.axis.kind = AxisKind::PayloadBytes;
        WhatIfCard card;
        const QSignalSpy fitted(&card, &WhatIfCard::fitted);
        card.show(shared(std::move(run)));
        QTRY_COMPARE(fitted.size(), 1);
        QVERIFY(card.isHidden());
    }

    void clearedItStaysAwayThoughAFitIsUnderWay()
    {
        WhatIfCard card;
        card.show(shared(overRoundTrips()));
        card.clear();
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QVERIFY(card.isHidden());
    }
};

QTEST_MAIN(TestWhatIfCard)
#include "tst_what_if_card.moc"
