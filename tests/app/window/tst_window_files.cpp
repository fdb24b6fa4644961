// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_view.h"
#include "app/points/points_model.h"
#include "app/verdict/advice_card.h"
#include "app/verdict/verdict_panel.h"
#include "app/verdict/what_if_card.h"
#include "app/window/chart_panel.h"
#include "app/window/message_bar.h"
#include "tests/app/window/window_fixture.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>

using namespace breakeven;

class TestWindowFiles : public QObject
{
    Q_OBJECT

private slots:
    void init() { forgetEverything(); }

    void anOpenedRunFillsTheTableAndTheChart()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRuns({saved(folder, QStringLiteral("opened"))});
        QTRY_COMPARE(user.rows(), 2);
        const ChartData& data = user.window.findChild<ChartPanel*>()->data();
        QVERIFY(!data.series.empty());
        QVERIFY(!data.crossings.empty()); // 2 threads lose at 100 µs and win at 1 ms
    }

    // The second run replaces the first while the chart still shows that one.
    void oneRunAfterTheOtherIsShown()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRuns({saved(folder, QStringLiteral("first"))});
        QTRY_COMPARE(user.rows(), 2);
        QTRY_VERIFY(!user.window.findChild<WhatIfCard*>()->isHidden()); // its models are drawn, too
        user.window.openRuns({saved(folder, exampleRunOverThreads())});
        QTRY_COMPARE(user.rows(), 3);
        QCOMPARE(chartOf(user).title, QStringLiteral("over threads"));
        user.window.openRuns({saved(folder, QStringLiteral("third"))});
        QTRY_COMPARE(user.rows(), 2);
        QCOMPARE(chartOf(user).title, QStringLiteral("third"));
    }

    void theRunOpenedLastIsShownWhicheverIsReadFirst()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        Run large = exampleRun(QStringLiteral("large"));
        for (Block& block : large.blocks)
            for (ArmSamples& arm : block.arms)
                arm.batches.resize(20'000, arm.batches.front());
        const QString slow = saved(folder, large);
        user.window.openRuns({slow});
        user.window.openRuns({saved(folder, QStringLiteral("small"))});
        QTRY_COMPARE(chartOf(user).title, QStringLiteral("small"));
        QTest::qWait(1'000);
        QCOMPARE(chartOf(user).title, QStringLiteral("small"));
    }

    void severalRunsOpenedAtOnceAreLaidOverTheFirst()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRuns(
            {saved(folder, QStringLiteral("shown")), saved(folder, QStringLiteral("laid over"))});
        QTRY_COMPARE(user.rows(), 2);
        QTRY_COMPARE(overlays(user), 2);
        QCOMPARE(chartOf(user).title, QStringLiteral("shown"));
    }

    void aFileFromAnywhereIsLaidOverAndTakenOffInTheHistory()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRuns({saved(folder, QStringLiteral("current"))});
        QTRY_COMPARE(user.rows(), 2);
        user.choose(QStringLiteral("Lay over the current run…"));
        QTRY_VERIFY(user.dialog<QFileDialog>() != nullptr);
        accept(user.dialog<QFileDialog>(), saved(folder, QStringLiteral("other")));
        QTRY_COMPARE(overlays(user), 2);
        QCOMPARE(chartOf(user).title, QStringLiteral("current"));

        QTRY_COMPARE(user.history()->count(), 1);
        QVERIFY(user.history()->item(0)->text().startsWith(QStringLiteral("other")));
        QCOMPARE(user.history()->item(0)->checkState(), Qt::Checked);
        clickBox(user.history());
        QTRY_COMPARE(overlays(user), 0);
        clickBox(user.history()); // it stays in the list
        QTRY_COMPARE(overlays(user), 2);
    }

    void aRunDroppedWithShiftIsLaidOver()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRuns({saved(folder, QStringLiteral("current"))});
        QTRY_COMPARE(user.rows(), 2);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(saved(folder, QStringLiteral("dropped")))});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::ShiftModifier);
        QApplication::sendEvent(&user.window, &enter);
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::ShiftModifier);
        QApplication::sendEvent(&user.window, &drop);
        QTRY_COMPARE(overlays(user), 2);
        QCOMPARE(chartOf(user).title, QStringLiteral("current"));
    }

    void aBoxUncheckedWhileItsFileIsReadStaysUnchecked()
    {
        const QString path = defaultRunFolder() + QStringLiteral("/past.breakeven.jsonl");
        QVERIFY(writeRun(exampleRun(QStringLiteral("past")), path));
        WindowFixture user;
        QTRY_COMPARE(user.history()->count(), 1);
        clickBox(user.history());
        clickBox(user.history()); // before the event loop could bring the answer
        QCOMPARE(user.history()->item(0)->checkState(), Qt::Unchecked);
        QTest::qWait(500);
        QCOMPARE(user.history()->item(0)->checkState(), Qt::Unchecked);
        QCOMPARE(overlays(user), 0);
    }

    void anOverlayOverAnotherAxisIsSaidNotToBeDrawn()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRuns(
            {saved(folder, QStringLiteral("current")), saved(folder, exampleRunOverThreads())});
        QTRY_COMPARE(user.rows(), 2);
        QTRY_VERIFY(user.says(QStringLiteral("“over threads” is not drawn")));
        QCOMPARE(overlays(user), 0);
    }

    void whatFailedInAnOpenedRunAndItsFileIsSaid()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        const QString path = saved(folder, QStringLiteral("hurt"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append));
        file.write("{\"type\":\"failure\",\"target\":\"folder\",\"runtime\":\"native\","
                   "\"reason\":\"The disk is full.\"}\n");
        file.write(QByteArray("damage\n").repeated(5));
        file.close();
        user.window.openRuns({path});
        QTRY_COMPARE(user.rows(), 2);
        QVERIFY(user.says(QStringLiteral("folder: The disk is full.")));
        auto* bar = user.window.findChild<MessageBar*>();
        QCOMPARE(bar->text().count(QStringLiteral("is damaged")), 2);
        QVERIFY2(bar->text().contains(QStringLiteral("and 3 more")), qPrintable(bar->text()));
        emit bar->linkActivated(QStringLiteral("#all"));
        QCOMPARE(bar->text().count(QStringLiteral("is damaged")), 5);
        emit bar->linkActivated(QStringLiteral("#close"));
        QVERIFY(bar->isHidden());
    }

    void theAxesOfARunStartAnew()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        Run slow = exampleRun(QStringLiteral("slow"));
        for (Block& block : slow.blocks)
            for (ArmSamples& arm : block.arms)
                for (auto& batch : arm.batches)
                    batch *= 10'000;
        const QString fast = saved(folder, QStringLiteral("fast"));
        user.window.openRuns({fast});
        QTRY_COMPARE(chartOf(user).title, QStringLiteral("fast"));
        auto* plot = user.window.findChild<PlotView*>();
        const auto axis = [&] { return plot->grab().toImage().copy(20, 0, 58, plot->height()); };
        QTest::qWait(200);
        const QImage alone = axis();
        user.window.openRuns({saved(folder, slow)});
        QTRY_COMPARE(chartOf(user).title, QStringLiteral("slow"));
        QTRY_VERIFY(axis() != alone);
        user.window.openRuns({fast});
        QTRY_COMPARE(chartOf(user).title, QStringLiteral("fast"));
        QTRY_COMPARE(axis(), alone);
    }

    // One target's point at the place where another one has its own, and the table's row with it.
    void aClickOnAPointChoosesItsTargetsRow()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        Run run = exampleRun(QStringLiteral("two"));
        run.header.plan.targets.push_back(
            {.name = QStringLiteral("slower folder"), .backend = FileTarget{}, .network = {}});
        const std::vector<Block> blocks = run.blocks;
        for (Block block : blocks) {
            block.point.target = QStringLiteral("slower folder");
            for (ArmSamples& arm : block.arms)
                for (auto& batch : arm.batches)
                    batch *= 5;
            run.blocks.push_back(block);
        }
        user.window.openRuns({saved(folder, run)});
        QTRY_COMPARE(user.rows(), 4);
        const ChartData data = chartOf(user);
        auto* plot = user.window.findChild<PlotView*>();
        const auto keyOfSlower = [&]() -> QString {
            for (const ChartSeries& series : data.series)
                if (series.source && series.source->target == QLatin1String("slower folder") &&
                    series.source->arm)
                    return series.key;
            return {};
        }();
        emit plot->pointClicked(keyOfSlower, 1000);
        const QModelIndex current = user.table()->currentIndex();
        QVERIFY(current.isValid());
        const auto key = current.data(PointsModel::KeyRole).value<PointKey>();
        QCOMPARE(key.target, QStringLiteral("slower folder"));
        QCOMPARE(key.value, 1000.0);
        click(user.button(QStringLiteral("Distribution")));
        QTRY_VERIFY2(chartOf(user).x.title.contains(QStringLiteral("slower folder")),
                     qPrintable(chartOf(user).x.title));
    }

    void aClickOverThreadCountsChoosesTheArm()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRuns({saved(folder, exampleRunOverThreads())});
        QTRY_COMPARE(user.rows(), 3);
        auto* plot = user.window.findChild<PlotView*>();
        emit plot->pointClicked(chartOf(user).series.front().key, 4);
        QCOMPARE(user.table()->currentIndex().data(PointsModel::ArmRole).value<std::size_t>(),
                 std::size_t{2});
    }

    void aClickOnAnOverlayChoosesNothing()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRuns({saved(folder, QStringLiteral("a")), saved(folder, QStringLiteral("b"))});
        QTRY_COMPARE(overlays(user), 2);
        const ChartData data = chartOf(user);
        emit user.window.findChild<PlotView*>()->pointClicked(data.series.back().key, 1000);
        QVERIFY(data.series.back().overlay);
        QVERIFY(!user.table()->currentIndex().isValid());
    }

    void theAnswerIsNeverWiderThanItsPlace()
    {
        WindowFixture user;
        user.window.resize(1280, 720);
        const QTemporaryDir folder;
        user.window.openRuns({saved(folder, QStringLiteral("opened"))});
        QTRY_COMPARE(user.rows(), 2);
        auto* answer = user.window.findChild<VerdictPanel*>();
        QTRY_VERIFY(!user.window.findChild<AdviceCard*>()->isHidden());
        QTRY_VERIFY(!user.window.findChild<WhatIfCard*>()->isHidden());
        QTRY_VERIFY2(answer->width() <= answer->parentWidget()->width(),
                     qPrintable(QStringLiteral("%1 in %2")
                                    .arg(answer->minimumSizeHint().width())
                                    .arg(answer->parentWidget()->width())));
    }

    void aDroppedRunIsOpened()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(saved(folder, QStringLiteral("dropped")))});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&user.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&user.window, &drop);
        QTRY_COMPARE(user.rows(), 2);
    }

    void theFileDialogOpensARun()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        const QString path = saved(folder, QStringLiteral("chosen"));
        user.window.askForRun();
        QTRY_VERIFY(user.dialog<QFileDialog>() != nullptr);
        accept(user.dialog<QFileDialog>(), path);
        QTRY_COMPARE(user.rows(), 2);
    }

    void aFileThatIsNoRunIsRefusedInASentence()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("no.breakeven.jsonl"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"type\":\"letter\"}\n");
        file.close();
        user.window.openRuns({path});
        QTRY_VERIFY(user.says(QStringLiteral("no.breakeven.jsonl")));
        QCOMPARE(QApplication::activeModalWidget(), nullptr);
        QCOMPARE(user.rows(), 0);
    }

    void aCheckedPastRunIsLaidOverDashedAndAnUncheckedOneGoes()
    {
        QVERIFY(writeRun(exampleRun(QStringLiteral("past")),
                         defaultRunFolder() + QStringLiteral("/past.breakeven.jsonl")));
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRuns({saved(folder, QStringLiteral("current"))});
        QTRY_COMPARE(user.rows(), 2);
        QTRY_COMPARE(user.history()->count(), 1);
        QCOMPARE(overlays(user), 0);

        clickBox(user.history());
        QTRY_COMPARE(overlays(user), 2); // one line an arm
        clickBox(user.history());
        QTRY_COMPARE(overlays(user), 0);
    }

    void aDoubleClickOpensAPastRun()
    {
        QVERIFY(writeRun(exampleRun(QStringLiteral("past")),
                         defaultRunFolder() + QStringLiteral("/past.breakeven.jsonl")));
        const WindowFixture user;
        QTRY_COMPARE(user.history()->count(), 1);
        const QPoint middle = user.history()->visualItemRect(user.history()->item(0)).center();
        QTest::mouseClick(user.history()->viewport(), Qt::LeftButton, {}, middle);
        QTest::mouseDClick(user.history()->viewport(), Qt::LeftButton, {}, middle);
        QTRY_COMPARE(user.rows(), 2);
    }

    void savingAChart_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("a PNG is a PNG") << QStringLiteral("png") << QByteArray("\x89PNG");
        QTest::newRow("an SVG is XML") << QStringLiteral("svg") << QByteArray("<?xml");
        QTest::newRow("a PDF is a PDF") << QStringLiteral("pdf") << QByteArray("%PDF");
    }

    void savingAChart()
    {
        QFETCH(const QString, format);
        QFETCH(const QByteArray, begin);
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRuns({saved(folder, QStringLiteral("a/b: title"))});
        QTRY_COMPARE(user.rows(), 2);
        user.window.saveChart(format);
        auto* dialog = user.dialog<QFileDialog>();
        QVERIFY(dialog != nullptr);
        const QString path = folder.filePath(QStringLiteral("chart.") + format);
        accept(dialog, path);
        QTRY_VERIFY(user.says(QStringLiteral("Chart saved")));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.read(begin.size()), begin);
    }

    void aChartThatCannotBeSavedIsSaidInTheWindow()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRuns({saved(folder, QStringLiteral("run"))});
        QTRY_COMPARE(user.rows(), 2);
        ChartSaver saver;
        QString reason;
        connect(&saver, &ChartSaver::failed, this, [&](const Error& error) { reason = sentence(error); });
        saver.save(user.window.findChild<ChartPanel*>()->data(), user.look.current(),
                   folder.filePath(QStringLiteral("no/such/folder/chart.png")));
        QTRY_VERIFY(reason.contains(QStringLiteral("chart.png")));
    }

    void aPointChosenInTheTableIsDrawnInTheDistribution()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRuns({saved(folder, QStringLiteral("points"))});
        QTRY_COMPARE(user.rows(), 2);
        const auto* chart = user.window.findChild<ChartPanel*>();
        click(user.button(QStringLiteral("Distribution")));
        QTRY_VERIFY(chart->data().x.title.contains(QStringLiteral("100")));
        user.table()->selectRow(1);
        QTRY_VERIFY(chart->data().x.title.contains(QStringLiteral("1 ms")) ||
                    chart->data().x.title.contains(QStringLiteral("1\u00a0ms")));
    }

private:
    static QString saved(const QTemporaryDir& folder, const QString& title)
    {
        return saved(folder, exampleRun(title));
    }

    static QString saved(const QTemporaryDir& folder, const Run& run)
    {
        const QString path = folder.filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) +
                                             QStringLiteral(".breakeven.jsonl"));
        return writeRun(run, path) ? path : QString();
    }

    // 1, 2, 4 and 6 threads at the one point of the axis.
    static Run exampleRunOverThreads()
    {
        using namespace std::chrono_literals;
        Run run = exampleRun(QStringLiteral("over threads"));
        run.header.plan.threads = {1, 2, 4, 6};
        run.header.plan.axis = {.kind = AxisKind::Threads, .values = {}};
        run.blocks.clear();
        for (int block = 0; block < 8; ++block) {
            Block one{.point = {.target = QStringLiteral("folder"),
                                .runtime = RuntimeKind::Native,
                                .axis = AxisKind::Threads,
                                .value = 0},
                      .index = block,
                      .arms = {}};
            for (const int threads : run.header.plan.threads) {
                const auto batch = 10ms / threads + std::chrono::microseconds(block);
                one.arms.push_back({.threads = threads, .batches = {batch, batch}, .totals = {}});
            }
            run.blocks.push_back(std::move(one));
        }
        return run;
    }

    static ChartData chartOf(const WindowFixture& user)
    {
        return user.window.findChild<ChartPanel*>()->data();
    }

    // Chooses `path` in the dialog, as pressing Enter in its name field does.
    static void accept(QFileDialog* dialog, const QString& path)
    {
        dialog->selectFile(path);
        QMetaObject::invokeMethod(dialog, "accept");
    }

    // The check box of the first row.
    static void clickBox(const QListWidget* list)
    {
        const QRect row = list->visualItemRect(list->item(0));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, QPoint(row.left() + 14, row.center().y()));
    }

    static int overlays(const WindowFixture& user)
    {
        const auto& series = user.window.findChild<ChartPanel*>()->data().series;
        return static_cast<int>(std::count_if(series.begin(), series.end(),
                                              [](const ChartSeries& line) { return line.overlay; }));
    }
};

int main(int argc, char** argv)
{
    return runWindowTest<TestWindowFiles>(argc, argv);
}
#include "tst_window_files.moc"
