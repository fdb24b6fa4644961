// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/layout_text.h"
#include "app/wording/verdict_text.h"

#include <QTest>

#include <utility>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

const QString shared = QStringLiteral("share");
const QString perItem = QStringLiteral("share, a folder each");

// Speed-ups of 6 threads with either layout, within 2 % either way.
struct Given
{
    double rttUs = 0;
    double shared = 1;
    double perItem = 1;
};
using Givens = std::vector<Given>;

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

PointResult pointOf(const QString& target, double rttUs, double speedUp)
{
    PointResult point;
    point.key = {.target = target, .runtime = RuntimeKind::Native, .axis = AxisKind::RttUs, .value = rttUs};
    point.threads = 6;
    point.arm = 1;
    point.speedUp = {.ratio = speedUp, .interval = Interval{speedUp * 0.98, speedUp * 1.02}, .blocks = 6};
    point.verdict = point.speedUp.interval->low > 1    ? Verdict::Threads
                    : point.speedUp.interval->high < 1 ? Verdict::Single
                                                       : Verdict::Unclear;
    return point;
}

QString said(const Plan& plan, const Givens& givens)
{
    Analysis analysis;
    for (const Given& given : givens) {
        analysis.points.push_back(pointOf(shared, given.rttUs, given.shared));
        analysis.points.push_back(pointOf(perItem, given.rttUs, given.perItem));
    }
    return layoutText(analysis, plan, plan.targets.front(), RuntimeKind::Native)
        .replace(QChar(0xa0), QLatin1Char(' '));
}

} // namespace

Q_DECLARE_METATYPE(Givens)

class TestLayoutText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void whatTheLayoutChanges_data()
    {
        QTest::addColumn<Givens>("givens");
        QTest::addColumn<QString>("expected");

        QTest::newRow("the verdict turns")
            << Givens{{0, 0.5, 0.5}, {50, 0.8, 1.2}, {100, 0.9, 2}, {400, 1.9, 4}}
            << "The folder's lock decides: at 50 µs, 100 µs threads lose in the shared folder, and win with "
               "a folder for each item.";
        QTest::newRow("the verdict turns the other way") << Givens{{0, 1.2, 0.9}, {400, 1.9, 4}}
                                                         << "The layout decides: at 0 µs threads win in the "
                                                            "shared folder, and lose with a folder for each "
                                                            "item.";
        QTest::newRow("threads win more")
            << Givens{{100, 1.5, 2}, {400, 1.9, 4.2}}
            << "With a folder for each item the speed-up of 6 threads at 400 µs "
               "is 4.20× instead of 1.90×.";
        QTest::newRow("nothing that shows") << Givens{{100, 1.5, 1.52}, {400, 1.9, 1.88}} << QString();
    }

    void whatTheLayoutChanges()
    {
        QFETCH(const Givens, givens);
        QFETCH(const QString, expected);
        QCOMPARE(said(planWithBoth(), givens), expected);
    }

    void whatWasNotMeasuredIsNotSaid()
    {
        Plan plan = planWithBoth();
        plan.targets.pop_back();
        QCOMPARE(said(plan, {{400, 0.5, 4}}), QString());
    }

    void whereTheOtherLayoutIsUnknownItIsOffered()
    {
        const auto offers = [](const Plan& plan, double threads) {
            Analysis analysis;
            analysis.points.push_back(pointOf(shared, 400, threads));
            return isOtherLayoutUnknown(analysis, plan, plan.targets.front());
        };
        Plan plan = planWithBoth();
        QVERIFY(!offers(plan, 0.5));
        std::swap(plan.targets.front(), plan.targets.back());
        plan.targets.pop_back(); // only the one with a folder for each item
        QVERIFY(!offers(plan, 0.5));
        plan = planWithBoth();
        plan.targets.pop_back();
        QVERIFY(offers(plan, 0.5));
        QVERIFY(!isOtherLayoutUnknown({}, plan, plan.targets.front())); // nothing was measured

        Analysis analysis;
        analysis.points.push_back(pointOf(shared, 400, 0.5));
        QVERIFY2(!verdictTexts(analysis, plan).front().offersOtherLayout, "the run goes on");
        analysis.status = RunStatus::Settled;
        QVERIFY(verdictTexts(analysis, plan).front().offersOtherLayout);
    }

    void anotherFolderIsAnotherTarget()
    {
        Plan plan = planWithBoth();
        std::get<FileTarget>(plan.targets.back().backend).folder = QStringLiteral("/mnt/other");
        QCOMPARE(said(plan, {{400, 0.5, 4}}), QString());
    }

    void onlyFoldersHaveALayout()
    {
        QVERIFY(!withOtherLayout({.name = {}, .backend = RedisTarget{}, .network = {}}).has_value());
        QVERIFY(withOtherLayout({.name = {}, .backend = SshfsTarget{}, .network = {}}).has_value());
    }
};

QTEST_GUILESS_MAIN(TestLayoutText)
#include "tst_layout_text.moc"
