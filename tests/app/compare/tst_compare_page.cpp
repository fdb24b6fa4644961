// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/compare_page.h"
#include "app/compare/comparison_table.h"
#include "app/compare/comparison_view.h"
#include "app/compare/forest.h"
#include "app/compare/shift_card.h"
#include "app/wording/comparison_text.h"
#include "core/runs/run_reader.h"
#include "core/runs/run_writer.h"
#include "tests/core/analysis/simulated_run.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QClipboard>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace breakeven;
using namespace breakeven::simulation;

namespace {

const Axis roundTrips{.kind = AxisKind::RttUs, .values = {0, 50, 100, 200, 400}};

Run runOf(const CostModel& costs, std::uint64_t seed, const QString& title)
{
    Run run = Machine(costs, {.blockOfArm = 0.03}, seed).run({1, 6}, roundTrips, 12, 9);
    run.header.title = title;
    run.header.started = QDateTime({2026, 11, 20}, {12, 0}).addDays(static_cast<int>(seed));
    return run;
}

// As it is after its file: what is compared and what is expected are the same.
Run saved(const Run& run, const QString& path)
{
    auto created = RunWriter::create(path, run.header);
    if (created.ok()) {
        RunWriter writer = std::move(created).value();
        for (const Block& block : run.blocks)
            (void)writer.append(block);
        (void)writer.finish(RunEnd{.finished = run.header.started, .status = RunStatus::Settled});
    }
    return readRun(path).value();
}

} // namespace

class TestComparePage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        QVERIFY(m_folder.isValid());
        m_base = saved(runOf({}, 1, QStringLiteral("per batch")), path("base"));
        m_now = saved(runOf({.pool = 700}, 2, QStringLiteral("kept")), path("now"));
        m_later = saved(runOf({.pool = 500}, 3, QStringLiteral("later")), path("later"));
    }

    void init()
    {
        m_page = std::make_unique<ComparePage>();
        m_page->resize(1360, 800);
        m_page->show();
    }

    void cleanup() { m_page.reset(); }

    void itSaysWhatTheCommandLineSays()
    {
        compareBoth();
        const Comparison comparison = compare(m_base, m_now);
        QCOMPARE(rows(), static_cast<int>(comparison.rows.size()));
        const auto* model = view()->model();
        for (int row = 0; row < rows(); ++row) {
            const ComparisonRow& expected = comparison.rows[static_cast<std::size_t>(row)];
            QCOMPARE(model->index(row, 5).data().toString(), ratioText(expected));
            QCOMPARE(model->index(row, 6).data().toString(), intervalText(expected));
            QCOMPARE(model->index(row, 7).data().toString(), changeName(expected.change));
        }
        QVERIFY(says(headlineOf(comparison).sentence));
        const ShiftText shift = shiftText(comparison.crossovers.front());
        QVERIFY(says(QStringLiteral("%1 → %2").arg(shift.base, shift.now)));
        QVERIFY(says(QStringLiteral("They pay off earlier than in the base run.")));
        QCOMPARE(shift.word, QStringLiteral("earlier"));
    }

    void onlyTheClearOnesAreShownWhereThatIsWanted()
    {
        compareBoth();
        const int all = rows();
        auto* only = m_page->findChild<QCheckBox*>();
        QVERIFY(only->isEnabled());
        only->click();
        QVERIFY(rows() > 0);
        QVERIFY(rows() < all);
        for (int row = 0; row < rows(); ++row)
            QVERIFY(view()->model()->index(row, 7).data().toString() != QStringLiteral("not clear"));
    }

    void whatIsNotClearIsHatched()
    {
        const auto hatched = [](LatencyChange change) {
            Forest forest;
            forest.panels.push_back(
                {.target = QStringLiteral("redis"),
                 .runtime = {},
                 .run = {},
                 .arms = {Arm{}},
                 .markers = {MarkerShape::Circle},
                 .groups = {
                     {.label = {},
                      .rows = {
                          {.arm = {}, .ratio = 1.1, .interval = Interval{1.02, 1.2}, .change = change}}}}});
            QImage image(600, 200, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintForest(painter, image.rect(), forest, theme(Appearance::Light), QFont());
            int pixels = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    pixels += image.pixelColor(x, y) == theme(Appearance::Light).neutralSoft ? 1 : 0;
            return pixels;
        };
        QVERIFY2(hatched(LatencyChange::NotClear) > 100,
                 qPrintable(QString::number(hatched(LatencyChange::NotClear))));
        QCOMPARE(hatched(LatencyChange::Faster), 0);
        QCOMPARE(hatched(LatencyChange::Same), 0);
    }

    void theTableIsCopiedWithTabs()
    {
        compareBoth();
        const QString text = m_page->findChild<ComparisonTable*>()->asText();
        const QStringList lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), rows() + 1);
        QCOMPARE(lines.front().split(QLatin1Char('\t')).size(), 8);
    }

    void otherConditionsAreWarnedOf()
    {
        Run other = runOf({}, 4, QStringLiteral("elsewhere"));
        other.header.environment.host = QStringLiteral("build-01");
        other.header.environment.kernel = QStringLiteral("6.1.0-25");
        Run here = runOf({}, 5, QStringLiteral("here"));
        here.header.environment.host = QStringLiteral("this-one");
        here.header.environment.kernel = QStringLiteral("6.1.0-28");
        saved(here, path("here"));
        saved(other, path("elsewhere"));
        compareFiles("here", {"elsewhere"});
        QVERIFY(says(QStringLiteral("Two machines")));
        QVERIFY(says(QStringLiteral("The kernels differ: 6.1.0-28 and 6.1.0-25.")));
        compareBoth();
        QVERIFY(says(QStringLiteral("The same conditions")));
        QVERIFY(!says(QStringLiteral("Two machines")));
    }

    void baseAndNewChangePlaces()
    {
        compareBoth();
        for (QPushButton* button : m_page->findChildren<QPushButton*>())
            if (button->accessibleName() == QStringLiteral("Swap base and new"))
                button->click();
        QTRY_VERIFY2(m_page->sides().startsWith(QStringLiteral("Base: kept")), qPrintable(m_page->sides()));
        QVERIFY(says(QStringLiteral("They pay off later than in the base run.")));
    }

    void severalAreATrendAndEachCanBeLookedAt()
    {
        const int before = m_page->findChild<ComparisonView*>()->heightForWidth(800);
        compareFiles("base", {"later", "now"});
        QVERIFY(m_page->sides().contains(QStringLiteral("New: later"))); // the newest
        QVERIFY(m_page->findChild<ComparisonView*>()->heightForWidth(800) > before);
        const auto trend =
            trendOf(*breakeven::compareFiles(path("base"), {path("later"), path("now")}).value(),
                    QDateTime::currentDateTime());
        QCOMPARE(trend.size(), std::size_t{1});
        QCOMPARE(trend.front().points.size(), std::size_t{3});
        QVERIFY(trend.front().points[0].at > trend.front().points[1].at); // it comes earlier from run to run
        QVERIFY(trend.front().points[1].at > trend.front().points[2].at);
        for (QPushButton* button : m_page->findChildren<QPushButton*>())
            if (button->isVisible() && button->toolTip() == QStringLiteral("kept"))
                button->click();
        QVERIFY2(m_page->sides().contains(QStringLiteral("New: kept")), qPrintable(m_page->sides()));
    }

    void severalAreARowOfPanelsOfWhichAClickChooses()
    {
        compareFiles("base", {"later", "now"});
        const auto compared = breakeven::compareFiles(path("base"), {path("later"), path("now")}).value();
        const Forest forest = forestOf(*compared, 1, QDateTime::currentDateTime());
        QCOMPARE(forest.panels.size(), std::size_t{2}); // oldest first
        QVERIFY(forest.panels[0].run.startsWith(QStringLiteral("kept · ")));
        QVERIFY(forest.panels[1].run.startsWith(QStringLiteral("later · ")));
        QVERIFY(!forest.panels[0].isChosen && forest.panels[1].isChosen);

        // Each panel can be clicked on: its run is the one that is told of.
        auto* plots = m_page->findChild<ComparisonView*>();
        QTest::mouseClick(plots, Qt::LeftButton, {}, {plots->width() / 4, plots->height() - 60});
        QVERIFY2(m_page->sides().contains(QStringLiteral("New: kept")), qPrintable(m_page->sides()));
        QTest::mouseClick(plots, Qt::LeftButton, {}, {plots->width() * 3 / 4, plots->height() - 60});
        QVERIFY2(m_page->sides().contains(QStringLiteral("New: later")), qPrintable(m_page->sides()));
        const auto chips = m_page->findChildren<QPushButton*>();
        QVERIFY(std::any_of(chips.begin(), chips.end(), [](const QPushButton* chip) {
            return chip->toolTip() == QStringLiteral("later") && chip->isChecked();
        }));
        const QString all = plots->accessibleName();
        QVERIFY2(all.contains(QStringLiteral("2 runs")), qPrintable(all));

        // One alone has nothing to choose from.
        compareBoth();
        QTest::mouseClick(plots, Qt::LeftButton, {}, {plots->width() / 2, plots->height() - 60});
        QVERIFY(m_page->sides().contains(QStringLiteral("New: kept")));
    }

    void thePointsOfARowOfPanelsLieSideBySide()
    {
        Run fewer = m_later;
        std::erase_if(fewer.blocks, [](const Block& block) { return block.point.value > 300; });
        fewer.header.plan.axis.values.pop_back();
        fewer.header.id = QUuid::createUuid();
        saved(fewer, path("fewer"));
        const auto compared = breakeven::compareFiles(path("base"), {path("fewer"), path("now")}).value();
        const Forest forest = forestOf(*compared, 0, QDateTime::currentDateTime());
        QCOMPARE(forest.panels.size(), std::size_t{2});
        QCOMPARE(forest.panels[0].groups.size(), forest.panels[1].groups.size());
        std::size_t missing = 0;
        for (std::size_t i = 0; i < forest.panels[0].groups.size(); ++i) {
            QCOMPARE(forest.panels[0].groups[i].label, forest.panels[1].groups[i].label);
            QCOMPARE(forest.panels[0].groups[i].rows.size(), forest.panels[1].groups[i].rows.size());
            for (const ForestPanel& panel : forest.panels)
                for (const ForestRow& row : panel.groups[i].rows)
                    missing += row.isThere ? 0 : 1;
        }
        QCOMPARE(missing, std::size_t{2}); // 400 µs of both arms
    }

    void aNewRunIsHeldAgainstThePinnedOne()
    {
        const QSignalSpy pinned(m_page.get(), &ComparePage::baselineChosen);
        const QSignalSpy held(m_page.get(), &ComparePage::heldAgainstBaseline);
        m_page->holdAgainstBaseline(path("now")); // there is none
        compareBoth();
        QCOMPARE(held.size(), 0);
        button(QStringLiteral("Pin as baseline"))->click();
        QCOMPARE(pinned.size(), 1);
        QCOMPARE(pinned.front().front().toString(), path("base"));
        m_page->setBaseline(path("base"));
        QVERIFY(button(QStringLiteral("Pinned as baseline")) != nullptr);
        m_page->holdAgainstBaseline(path("later"));
        QTRY_COMPARE(held.size(), 1);
        QVERIFY(held.front().front().toString().contains(QStringLiteral("faster")));
        QVERIFY(m_page->sides().contains(QStringLiteral("New: later")));
    }

    void aFileThatCannotBeReadIsSaid()
    {
        m_page->compare(path("base"), {path("nowhere")});
        QTRY_VERIFY(says(QStringLiteral("nowhere")));
        QVERIFY(m_page->summary().isEmpty());
        compareBoth(); // and the next is shown
    }

    void theNewestQuestionIsTheOneAnswered()
    {
        m_page->compare(path("base"), {path("later")});
        m_page->compare(path("base"), {path("now")});
        QTRY_VERIFY(m_page->sides().contains(QStringLiteral("New: kept")));
        QTest::qWait(300);
        QVERIFY(m_page->sides().contains(QStringLiteral("New: kept")));
    }

    void thePictureHasAllPanels()
    {
        QVERIFY(!m_page->picture());
        compareBoth();
        const auto picture = m_page->picture();
        QVERIFY(picture.has_value());
        QCOMPARE(picture->caption.title, QStringLiteral("kept against per batch"));
        QVERIFY(
            picture->caption.answers.join(QLatin1Char(' ')).contains(QStringLiteral("the crossover moved")));
        m_page.reset(); // what is drawn is what was shown
        QImage image(picture->size, QImage::Format_RGB32);
        QPainter painter(&image);
        paintCaptioned(painter, picture->size, picture->caption, theme(Appearance::Light), picture->plots);
        painter.end();
        const QRgb corner = image.pixel(2, 2);
        int drawn = 0;
        for (int y = 0; y < image.height(); y += 3)
            for (int x = 0; x < image.width(); x += 3)
                drawn += image.pixel(x, y) != corner ? 1 : 0;
        QVERIFY(drawn > 200);
    }

    void theForestHoldsWhatIsShownOfEachRow()
    {
        const auto compared = breakeven::compareFiles(path("base"), {path("now")}).value();
        const Forest forest = forestOf(*compared, 0, QDateTime::currentDateTime());
        QCOMPARE(forest.panels.size(), std::size_t{1});
        QCOMPARE(forest.panels.front().groups.size(), roundTrips.values.size());
        for (const ForestGroup& group : forest.panels.front().groups)
            for (const ForestRow& row : group.rows) {
                const bool isProven =
                    row.change == LatencyChange::Faster || row.change == LatencyChange::Slower;
                QVERIFY(row.interval.has_value());
                QCOMPARE(!row.interval->holds(1), isProven); // the word never contradicts the picture
                QVERIFY(forest.low <= row.ratio && row.ratio <= forest.high);
            }
    }

private:
    [[nodiscard]] QString path(const char* name) const
    {
        return m_folder.filePath(QLatin1String(name) + QStringLiteral(".breakeven.jsonl"));
    }
    void compareFiles(const char* base, const QList<const char*>& others)
    {
        QStringList paths;
        for (const char* other : others)
            paths.append(path(other));
        const QSignalSpy compared(m_page.get(), &ComparePage::compared);
        m_page->compare(path(base), paths);
        QTRY_VERIFY(compared.size() > 0 && !m_page->summary().isEmpty());
    }
    void compareBoth() { compareFiles("base", {"now"}); }
    [[nodiscard]] QAbstractItemView* view() const
    {
        return m_page->findChild<ComparisonTable*>()->findChild<QAbstractItemView*>();
    }
    [[nodiscard]] int rows() const { return view()->model()->rowCount(); }
    [[nodiscard]] QPushButton* button(const QString& text) const
    {
        for (QPushButton* button : m_page->findChildren<QPushButton*>())
            if (button->text() == text)
                return button;
        return nullptr;
    }
    [[nodiscard]] bool says(const QString& text) const
    {
        const auto labels = m_page->findChildren<QLabel*>();
        return std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

    QTemporaryDir m_folder;
    Run m_base;
    Run m_now;
    Run m_later;
    std::unique_ptr<ComparePage> m_page;
};

QTEST_MAIN(TestComparePage)
#include "tst_compare_page.moc"
