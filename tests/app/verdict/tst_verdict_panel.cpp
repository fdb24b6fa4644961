// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/causes_bars.h"
#include "app/verdict/verdict_card.h"
#include "app/verdict/verdict_panel.h"

#include <QSignalSpy>
#include <QTest>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

VerdictText verdictOf(const char* target)
{
    return {.target = QLatin1String(target),
            .headline = QStringLiteral("Use 6 threads."),
            .detail = {},
            .why = {}};
}

PointResult pointOf(const char* target)
{
    PointResult point;
    point.key = {.target = QLatin1String(target), .axis = AxisKind::RttUs, .value = 400};
    point.threads = 6;
    point.singleCauses = Causes{.waiting = 750us, .computing = 250us};
    point.causes = Causes{.waiting = 125us, .computing = 0us, .pool = 250us};
    return point;
}

std::vector<CausesBars*> shownBars(const VerdictPanel& panel)
{
    std::vector<CausesBars*> shown;
    for (const VerdictCard* card : panel.findChildren<VerdictCard*>())
        for (CausesBars* bars : card->findChildren<CausesBars*>())
            if (bars->isVisibleTo(&panel))
                shown.push_back(bars);
    return shown;
}

} // namespace

class TestVerdictPanel : public QObject
{
    Q_OBJECT

private slots:
    void eachOfSeveralVerdictsHasItsCauses()
    {
        VerdictPanel panel;
        panel.setVerdicts({verdictOf("file"), verdictOf("redis"), verdictOf("ceph")});
        panel.setPoints({pointOf("file"), std::nullopt, pointOf("ceph")});
        const auto bars = shownBars(panel);
        QCOMPARE(bars.size(), std::size_t{2});
        QVERIFY2(bars.front()->toolTip().contains(QLatin1String("750")), qPrintable(bars.front()->toolTip()));
        QVERIFY(bars.front()->accessibleName().contains(QLatin1String("6 threads")));
    }

    void aClickOnThemChoosesTheirPoint()
    {
        VerdictPanel panel;
        panel.resize(300, 600);
        panel.show();
        panel.setVerdicts({verdictOf("file"), verdictOf("redis")});
        PointResult redis = pointOf("redis");
        redis.arm = 3;
        panel.setPoints({pointOf("file"), redis});
        QSignalSpy chosen(&panel, &VerdictPanel::pointChosen);
        QTest::mouseClick(shownBars(panel).back(), Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().value<PointKey>().target, QStringLiteral("redis"));
        QCOMPARE(chosen.front().back().value<std::size_t>(), std::size_t{3});
    }

    // The card "Why" below shows them in full.
    void oneVerdictHasThemInItsReason()
    {
        VerdictPanel panel;
        panel.setVerdicts({verdictOf("file")});
        panel.setPoints({pointOf("file")});
        QVERIFY(shownBars(panel).empty());
    }
};

QTEST_MAIN(TestVerdictPanel)
#include "tst_verdict_panel.moc"
