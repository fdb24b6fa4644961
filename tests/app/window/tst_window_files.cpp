// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_view.h"
#include "app/compare/compare_page.h"
#include "app/history/history_page.h"
#include "app/history/selection_bar.h"
#include "app/tables/points_model.h"
#include "app/verdict/advice_card.h"
#include "app/verdict/verdict_panel.h"
#include "app/verdict/what_if_card.h"
#include "app/window/chart_panel.h"
#include "app/window/message_bar.h"
#include "app/window/proposed_name.h"
#include "app/wording/error_text.h"
#include "core/backends/file/target/file_target.h"
#include "core/base/file_descriptor.h"
#include "core/runs/run_code.h"
#include "core/runs/run_remarks.h"
#include "tests/app/window/window_fixture.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QMessageBox>
#include <QMimeData>
#include <QToolButton>
#include <QToolTip>

#include <sys/inotify.h>
#include <unistd.h>

#include <array>

using namespace breakeven;

namespace {

// Sees whether somebody opens a file.
class OpenWatch
{
public:
    explicit OpenWatch(const QString& path)
        : m_events(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
        , m_watch(::inotify_add_watch(m_events.number(), QFile::encodeName(path).constData(), IN_OPEN))
    {}
    [[nodiscard]] bool isWatching() const { return m_watch >= 0; }
    [[nodiscard]] bool wasOpened() const
    {
        std::array<char, 1024> event{};
        return ::read(m_events.number(), event.data(), event.size()) > 0;
    }

private:
    FileDescriptor m_events;
    int m_watch;
};

QString hostile(const QString& picture)
{
    return QStringLiteral("<p>R&D <img src=\"file://%1\"></p>").arg(picture);
}

// With markup in every text that a run holds.
Run hostileRun(const QString& picture)
{
    const QString text = hostile(picture);
    Run run = exampleRun(text);
    run.header.plan.targets.front().name = text;
    run.header.plan.python.interpreter = text;
    run.header.plan.python.batchFile = text;
    run.header.plan.runtimes = {RuntimeKind::Native, RuntimeKind::CPython};
    for (Block& block : run.blocks)
        block.point.target = text;
    Environment& environment = run.header.environment;
    for (QString* field :
         {&environment.host, &environment.operatingSystem, &environment.kernel, &environment.cpuModel,
          &environment.governor, &environment.virtualization, &environment.breakevenVersion,
          &environment.qtVersion, &environment.hiredisVersion})
        *field = text;
    environment.cores = 2;
    environment.targets = {{.target = text,
                            .endpoint = text,
                            .version = text,
                            .fileSystem = text,
                            .mountOptions = text,
                            .freeBytes = {},
                            .roundTrip = {},
                            .emulation = text}};
    environment.pythons = {{.interpreter = text,
                            .version = text,
                            .implementation = text,
                            .gil = true,
                            .numpy = text,
                            .clients = {{QStringLiteral("redis"), text}, {QStringLiteral("rados"), text}},
                            .workload = text}};
    run.failures = {{.target = text,
                     .runtime = RuntimeKind::Native,
                     .value = 100,
                     .error = {RunCode::Recorded, text, {}}}};
    run.end->status = RunStatus::Failed;
    run.end->error = Error{RunCode::Recorded, text, {}};
    return run;
}

void showToolTip(const QString& text, QWidget* widget)
{
    QToolTip::showText(widget->mapToGlobal(QPoint(3, 3)), text, widget);
    QApplication::processEvents();
    for (QWidget* shown : QApplication::topLevelWidgets())
        if (shown->inherits("QTipLabel"))
            shown->grab();
}

} // namespace

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

    void aRunThatWasCutOffIsNotBeingMeasured()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        Run run = exampleRun(QStringLiteral("cut off"));
        run.blocks.resize(2); // too few for an interval
        const QString path = saved(folder, run);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray lines = file.readAll().trimmed();
        lines.truncate(lines.lastIndexOf('\n') + 1); // its end
        QVERIFY(file.resize(0) && file.seek(0) && file.write(lines) == lines.size());
        file.close();
        user.window.openRuns({path});
        QTRY_COMPARE(user.rows(), 2);
        QTest::qWait(200); // the answer of all that was measured comes later
        QVERIFY2(!user.verdict().contains(QStringLiteral("Measuring")), qPrintable(user.verdict()));
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

        user.turnTo(3);
        QTRY_COMPARE(user.pastRuns(), 1);
        QTRY_VERIFY(user.pastRun(0, HistoryModel::NameColumn).contains(QStringLiteral("laid over")));
        QVERIFY(user.pastRun(0, HistoryModel::NameColumn).startsWith(QStringLiteral("other")));
        clickBox(user.history());
        click(inBar(user, QStringLiteral("Take off")));
        QTRY_COMPARE(overlays(user), 0);
        click(inBar(user, QStringLiteral("Lay over"))); // it stays in the list
        QTRY_COMPARE(overlays(user), 2);
    }

    // A label that obeyed it would open the picture, which may be a file without an end.
    void markupInAnOpenedRunIsText()
    {
        const QTemporaryDir folder;
        const QString picture = folder.filePath(QStringLiteral("picture.png"));
        QFile file(picture);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const OpenWatch watch(picture);
        QVERIFY(watch.isWatching());
        WindowFixture user;
        user.window.openRuns({saved(folder, hostileRun(picture))});
        QTRY_VERIFY(user.rows() > 0);
        QTRY_COMPARE(user.pastRuns(), 0); // it lies elsewhere
        user.window.layOver({saved(folder, hostileRun(picture))});
        QTRY_COMPARE(overlays(user), 2);
        user.window.findChild<MessageBar*>()->say(hostile(picture));
        QApplication::processEvents();

        for (const QLabel* label : user.window.findChildren<QLabel*>()) {
            QVERIFY2(label->textFormat() != Qt::AutoText || !label->testAttribute(Qt::WA_WState_Polished),
                     qPrintable(label->text()));
            QVERIFY2(label->textFormat() != Qt::RichText || !label->text().contains(QLatin1String("<img")),
                     qPrintable(label->text()));
        }
        for (QWidget* widget : user.window.findChildren<QWidget*>())
            if (!widget->toolTip().isEmpty())
                showToolTip(widget->toolTip(), widget);
        for (const auto* view : user.window.findChildren<QAbstractItemView*>())
            for (int row = 0; view->model() != nullptr && row < view->model()->rowCount(); ++row)
                for (int column = 0; column < view->model()->columnCount(); ++column)
                    if (const QString tip =
                            view->model()->index(row, column).data(Qt::ToolTipRole).toString();
                        !tip.isEmpty())
                        showToolTip(tip, view->viewport());
        showToolTip(hostile(picture), &user.window);
        QVERIFY(!watch.wasOpened());

        QLabel obeying(&user.window); // the watch sees what it is there for
        obeying.setTextFormat(Qt::RichText);
        obeying.setText(hostile(picture));
        obeying.show();
        obeying.grab();
        QVERIFY(watch.wasOpened());
    }

    void aMessageBoxShowsMarkupAsText()
    {
        const QTemporaryDir folder;
        const QString picture = folder.filePath(QStringLiteral("picture.png"));
        QFile file(picture);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const OpenWatch watch(picture);
        WindowFixture user;
        QMessageBox box(QMessageBox::Warning, QStringLiteral("x"), hostile(picture), QMessageBox::Ok,
                        &user.window);
        box.setInformativeText(hostile(picture));
        box.open();
        box.grab();
        QVERIFY(!watch.wasOpened());
    }

    void programsOfAnOpenedRunAreAskedFor_data()
    {
        QTest::addColumn<bool>("ownBatch");
        QTest::newRow("its interpreter") << false;
        QTest::newRow("its batch file") << true;
    }

    void programsOfAnOpenedRunAreAskedFor()
    {
        QFETCH(const bool, ownBatch);
        const QTemporaryDir folder;
        const QString mark = folder.filePath(QStringLiteral("started"));
        QFile program(folder.filePath(QStringLiteral("program")));
        QVERIFY(program.open(QIODevice::WriteOnly));
        program.write(ownBatch ? "open('" + mark.toUtf8() + "', 'w')\ndef work(data):\n    pass\n"
                               : "#!/bin/sh\ntouch '" + mark.toUtf8() + "'\n");
        program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        program.close();
        Run run = exampleRun(QStringLiteral("foreign"));
        run.header.plan.runtimes = {RuntimeKind::CPython};
        for (Block& block : run.blocks)
            block.point.runtime = RuntimeKind::CPython;
        (ownBatch ? run.header.plan.python.batchFile : run.header.plan.python.interpreter) =
            program.fileName();

        WindowFixture user;
        user.window.openRuns({saved(folder, run)});
        QTRY_COMPARE(user.rows(), 2);
        QVERIFY(!QFile::exists(mark)); // opening starts nothing
        click(user.runButton());
        auto* question = user.dialog<QMessageBox>();
        QVERIFY(question != nullptr);
        QVERIFY2(question->text().contains(program.fileName()), qPrintable(question->text()));
        QVERIFY(!user.isRunning());
        click(question->defaultButton()); // of who only presses Enter
        QTRY_VERIFY(user.dialog<QMessageBox>() == nullptr);
        QTest::qWait(300);
        QVERIFY(!QFile::exists(mark));
        QVERIFY(!user.isRunning());

        click(user.runButton());
        question = user.dialog<QMessageBox>();
        QVERIFY(question != nullptr);
        for (QAbstractButton* button : question->buttons())
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                click(button);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(mark), 20'000);
        user.window.stop();
        QTRY_VERIFY_WITH_TIMEOUT(!user.isRunning(), 20'000);
        click(user.runButton()); // allowed once is allowed
        QVERIFY(user.dialog<QMessageBox>() == nullptr);
        user.window.stop();
        QTRY_VERIFY_WITH_TIMEOUT(!user.isRunning(), 20'000);
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

    void aRunTakenOffWhileItsFileIsReadStaysOff()
    {
        const QString path = defaultRunFolder() + QStringLiteral("/past.breakeven.jsonl");
        QVERIFY(writeRun(exampleRun(QStringLiteral("past")), path));
        WindowFixture user;
        QTRY_COMPARE(user.pastRuns(), 1);
        auto* history = user.window.findChild<HistoryPage*>();
        emit history->overlayWanted(path, true);
        emit history->overlayWanted(path, false); // before the event loop could bring the answer
        QTest::qWait(500);
        QCOMPARE(user.pastRun(0, HistoryModel::NameColumn), QStringLiteral("past"));
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
        QTRY_COMPARE(chartOf(user).panels.size(), std::size_t{2}); // side by side, at the value chosen
        QCOMPARE(chartOf(user).panels.back().name, QStringLiteral("slower folder"));
        QTRY_VERIFY2(chartOf(user).x.title.contains(QStringLiteral("1\u00a0ms")),
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
        QVERIFY(data.series.back().overlay());
        QVERIFY(!user.table()->currentIndex().isValid());
    }

    void aRunLaidOverIsTakenOffInTheLegend()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRuns({saved(folder, QStringLiteral("a")), saved(folder, QStringLiteral("b")),
                              saved(folder, QStringLiteral("c"))});
        QTRY_COMPARE(overlays(user), 4);
        auto closes = [&user] {
            QList<QToolButton*> shown;
            for (QToolButton* close : user.window.findChildren<QToolButton*>(QStringLiteral("past-run-off")))
                if (close->isVisible())
                    shown.append(close);
            return shown;
        };
        QTRY_COMPARE(closes().size(), 2);
        const QString named = chartOf(user).pastRuns.back().text;
        QVERIFY(closes().back()->accessibleName().contains(named));
        click(closes().front());
        QTRY_COMPARE(overlays(user), 2);
        QTRY_COMPARE(closes().size(), 1);
        QCOMPARE(chartOf(user).pastRuns.front().text, named); // the other one stays
        QTest::keyClick(closes().front(), Qt::Key_Space);
        QTRY_COMPARE(overlays(user), 0);
        QVERIFY(closes().isEmpty());
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

    void aSelectedPastRunIsLaidOverDashedAndGoesAgain()
    {
        QVERIFY(writeRun(exampleRun(QStringLiteral("past")),
                         defaultRunFolder() + QStringLiteral("/past.breakeven.jsonl")));
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRuns({saved(folder, QStringLiteral("current"))});
        QTRY_COMPARE(user.rows(), 2);
        user.turnTo(3);
        QTRY_COMPARE(user.pastRuns(), 1);
        QCOMPARE(overlays(user), 0);

        clickBox(user.history());
        click(inBar(user, QStringLiteral("Lay over")));
        QTRY_COMPARE(overlays(user), 2); // one line an arm
        QTRY_VERIFY(inBar(user, QStringLiteral("Take off")) != nullptr);
        click(inBar(user, QStringLiteral("Take off")));
        QTRY_COMPARE(overlays(user), 0);
    }

    void theFolderOfTheRunsIsChosen()
    {
        const QTemporaryDir folder;
        QVERIFY(writeRun(exampleRun(QStringLiteral("usual")),
                         defaultRunFolder() + QStringLiteral("/usual.breakeven.jsonl")));
        QVERIFY(writeRun(exampleRun(QStringLiteral("kept elsewhere")),
                         folder.filePath(QStringLiteral("elsewhere.breakeven.jsonl"))));
        {
            const WindowFixture user;
            user.turnTo(3);
            QTRY_COMPARE(user.pastRuns(), 1);
            QVERIFY(user.pastRun(0, HistoryModel::NameColumn).startsWith(QStringLiteral("usual")));
            user.choose(QStringLiteral("Folder of the runs…"));
            QTRY_VERIFY(user.dialog<QFileDialog>() != nullptr);
            accept(user.dialog<QFileDialog>(), folder.path());
            QTRY_VERIFY(
                user.pastRun(0, HistoryModel::NameColumn).startsWith(QStringLiteral("kept elsewhere")));
            QCOMPARE(user.pastRuns(), 1);
            QVERIFY(writeRun(exampleRun(QStringLiteral("come later")),
                             folder.filePath(QStringLiteral("later.breakeven.jsonl"))));
            QTRY_COMPARE(user.pastRuns(), 2); // it is watched as the usual one was
        }
        const WindowFixture later;
        later.turnTo(3);
        QTRY_COMPARE(later.pastRuns(), 2);
        later.choose(QStringLiteral("Folder of the runs…"));
        QTRY_VERIFY(later.dialog<QFileDialog>() != nullptr);
        accept(later.dialog<QFileDialog>(), defaultRunFolder());
        QTRY_COMPARE(later.pastRuns(), 1);
        QCOMPARE(runFolder(), defaultRunFolder());
    }

    void aDoubleClickOpensAPastRunOnItsPage()
    {
        QVERIFY(writeRun(exampleRun(QStringLiteral("past")),
                         defaultRunFolder() + QStringLiteral("/past.breakeven.jsonl")));
        const WindowFixture user;
        user.turnTo(3);
        QTRY_COMPARE(user.pastRuns(), 1);
        const QModelIndex name = user.history()->model()->index(0, HistoryModel::NameColumn);
        const QPoint middle = user.history()->visualRect(name).center();
        QTest::mouseClick(user.history()->viewport(), Qt::LeftButton, {}, middle);
        QTest::mouseDClick(user.history()->viewport(), Qt::LeftButton, {}, middle);
        QTRY_COMPARE(user.rows(), 2);
        QTRY_VERIFY(user.table()->isVisible());
        QVERIFY(!user.history()->isVisible());
        QTRY_VERIFY(user.pastRun(0, HistoryModel::NameColumn).contains(QStringLiteral("shown")));
    }

    void theKeysTurnThePagesAndTheRailKeepsRun()
    {
        const WindowFixture user;
        auto* window = const_cast<MainWindow*>(&user.window);
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window));
        auto* rail = window->findChild<QPushButton*>(QStringLiteral("rail-run"));
        QVERIFY(!rail->isVisible());
        QTest::keyClick(window, Qt::Key_3, Qt::ControlModifier);
        QTRY_VERIFY(window->findChild<HistoryPage*>()->isVisible());
        QVERIFY(rail->isVisible());
        QVERIFY(!user.runButton()->isVisible());
        QTest::keyClick(window, Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(window->findChild<ComparePage*>()->isVisible());
        QTest::keyClick(window, Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY(user.runButton()->isVisible());
        QVERIFY(!rail->isVisible());
    }

    void twoSelectedRunsAreComparedOldestFirst()
    {
        Run older = exampleRun(QStringLiteral("older"));
        older.header.started = older.header.started.addDays(-1);
        QVERIFY(writeRun(older, defaultRunFolder() + QStringLiteral("/older.breakeven.jsonl")));
        QVERIFY(writeRun(exampleRun(QStringLiteral("newer")),
                         defaultRunFolder() + QStringLiteral("/newer.breakeven.jsonl")));
        const WindowFixture user;
        user.turnTo(3);
        QTRY_COMPARE(user.pastRuns(), 2);
        user.history()->selectAll();
        click(inBar(user, QStringLiteral("Compare")));
        const auto* page = user.window.findChild<ComparePage*>();
        QTRY_VERIFY(page->isVisible());
        QTRY_VERIFY2(page->sides().startsWith(QStringLiteral("Base: older")), qPrintable(page->sides()));
        QVERIFY(page->sides().contains(QStringLiteral("New: newer")));
    }

    void markupInThePastIsText()
    {
        const QTemporaryDir folder;
        const QString picture = folder.filePath(QStringLiteral("picture.png"));
        QFile file(picture);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const OpenWatch watch(picture);
        QVERIFY(watch.isWatching());
        const QString path = defaultRunFolder() + QStringLiteral("/hostile.breakeven.jsonl");
        Run other = hostileRun(picture);
        other.header.id = QUuid::createUuid();
        other.header.started = other.header.started.addDays(-1);
        other.header.environment.host = hostile(picture);
        QVERIFY(writeRun(hostileRun(picture), path));
        QVERIFY(writeRun(other, defaultRunFolder() + QStringLiteral("/other.breakeven.jsonl")));
        QVERIFY(writeRemarks(path,
                             {.name = hostile(picture), .note = hostile(picture), .tags = {hostile(picture)}})
                    .ok());
        const WindowFixture user;
        user.turnTo(3);
        QTRY_COMPARE(user.pastRuns(), 2);
        user.history()->selectAll();
        QApplication::processEvents();
        click(inBar(user, QStringLiteral("Compare")));
        const auto* page = user.window.findChild<ComparePage*>();
        QTRY_VERIFY(!page->summary().isEmpty());
        QApplication::processEvents();
        for (const QLabel* label : user.window.findChildren<QLabel*>())
            QVERIFY2(label->textFormat() != Qt::AutoText || !label->testAttribute(Qt::WA_WState_Polished),
                     qPrintable(label->text()));
        QVERIFY(!watch.wasOpened());
    }

    void savingAChart_data()
    {
        QTest::addColumn<QString>("entry");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("begin");
        // clang-format off
        QTest::newRow("a PNG is a PNG") << QStringLiteral("Picture (PNG)…") << QStringLiteral("png") << QByteArray("\x89PNG");
        QTest::newRow("an SVG is XML")  << QStringLiteral("Drawing (SVG)…") << QStringLiteral("svg") << QByteArray("<?xml");
        QTest::newRow("a PDF is a PDF") << QStringLiteral("Document (PDF)…") << QStringLiteral("pdf") << QByteArray("%PDF");
        // clang-format on
    }

    void savingAChart()
    {
        QFETCH(const QString, entry);
        QFETCH(const QString, format);
        QFETCH(const QByteArray, begin);
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRuns({saved(folder, QStringLiteral("a/b: title"))});
        QTRY_COMPARE(user.rows(), 2);
        user.choose(entry);
        auto* dialog = user.dialog<QFileDialog>();
        QVERIFY(dialog != nullptr);
        const QString path = folder.filePath(QStringLiteral("chart.") + format);
        accept(dialog, path);
        QTRY_VERIFY(user.says(QStringLiteral("Saved: ")));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.read(begin.size()), begin);
    }

    void aPngIsAsLargeAsItsUserChose()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRuns({saved(folder, QStringLiteral("large"))});
        QTRY_COMPARE(user.rows(), 2);
        user.choose(QStringLiteral("Picture (PNG)…"));
        auto* dialog = user.dialog<QFileDialog>();
        QCOMPARE(dialog->nameFilters().size(), 4);
        dialog->selectNameFilter(dialog->nameFilters().last());
        const QString path = folder.filePath(QStringLiteral("large.png"));
        accept(dialog, path);
        QTRY_VERIFY(QFile::exists(path));
        QCOMPARE(QImage(path).size(), QSize(4000, 2720));
    }

    void aFileIsCalledByTitleAndDateAndNeverAsOneThatIsThere()
    {
        const QTemporaryDir folder;
        const QDateTime day({2026, 11, 30}, {12, 0}, Qt::LocalTime);
        const auto name = [&](const QString& title) {
            return proposedName(title, day, QStringLiteral("png"), folder.path());
        };
        QCOMPARE(name(QStringLiteral("../a/b: \"title\"\u0007")),
                 QStringLiteral("-a-b- -title- 2026-11-30.png"));
        QCOMPARE(name({}), QStringLiteral("Breakeven 2026-11-30.png"));
        QVERIFY(name(QString(4000, QChar(0x4e00))).toUtf8().size() < 255);
        QFile there(folder.filePath(name(QStringLiteral("First look"))));
        QVERIFY(there.open(QIODevice::WriteOnly));
        QCOMPARE(name(QStringLiteral("First look")), QStringLiteral("First look 2026-11-30 2.png"));
    }

    void theChartIsCopiedAsAPicture()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRuns({saved(folder, QStringLiteral("copied"))});
        QTRY_COMPARE(user.rows(), 2);
        QTest::keyClick(&user.window, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(user.says(QStringLiteral("on the clipboard")));
        QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(2000, 1360));
    }

    void theReportIsSavedFromItsButton_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("as HTML") << QStringLiteral("report.html") << QByteArray("<!DOCTYPE html>");
        QTest::newRow("as PDF") << QStringLiteral("report.pdf") << QByteArray("%PDF");
    }

    void theReportIsSavedFromItsButton()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, begin);
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRuns({saved(folder, QStringLiteral("reported"))});
        QTRY_COMPARE(user.rows(), 2);
        for (QToolButton* button : user.window.findChildren<QToolButton*>())
            if (button->text() == QStringLiteral("Report…"))
                click(button);
        auto* dialog = user.dialog<QFileDialog>();
        QVERIFY(dialog != nullptr);
        const QString path = folder.filePath(name);
        accept(dialog, path);
        QTRY_VERIFY(user.says(QStringLiteral("Saved: ")));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith(begin));
    }

    void aChartThatCannotBeSavedIsSaidInTheWindow()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRuns({saved(folder, QStringLiteral("run"))});
        QTRY_COMPARE(user.rows(), 2);
        user.choose(QStringLiteral("Picture (PNG)…"));
        // A folder that went away between the click and the writing.
        emit user.dialog<QFileDialog>()->fileSelected(
            folder.filePath(QStringLiteral("no/such/folder/chart.png")));
        QTRY_VERIFY(user.says(QStringLiteral("no/such/folder/chart.png")));
    }

    void runAgainMeasuresWhatIsShownOnceMore()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRuns({saved(folder, QStringLiteral("again"))});
        QTRY_COMPARE(user.rows(), 2);
        const auto again = [&user]() -> QPushButton* {
            for (QPushButton* button : user.window.findChildren<QPushButton*>())
                if (button->text() == QStringLiteral("Run again") && button->isVisible())
                    return button;
            return nullptr;
        };
        QTRY_VERIFY(again() != nullptr);
        click(again());
        QTRY_VERIFY(user.isRunning());
        QTRY_VERIFY(again() == nullptr); // while it goes on
        const auto runs = [] {
            return QDir(defaultRunFolder()).entryList({QStringLiteral("*again*")}).size();
        };
        QTRY_COMPARE(runs(), 1); // a run of its own
        user.window.stop();
        QTRY_VERIFY_WITH_TIMEOUT(!user.isRunning(), 20'000);
        QTRY_VERIFY(again() != nullptr);
        QCOMPARE(runs(), 1);
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
        run.header.plan.arms = armsOfThreads({1, 2, 4, 6});
        run.header.plan.axis = {.kind = AxisKind::Threads, .values = {}};
        run.blocks.clear();
        for (int block = 0; block < 8; ++block) {
            Block one{.point = {.target = QStringLiteral("folder"),
                                .runtime = RuntimeKind::Native,
                                .axis = AxisKind::Threads,
                                .value = 0},
                      .index = block,
                      .arms = {}};
            for (const int threads : threadCountsOf(run.header.plan)) {
                const auto batch = 10ms / threads + std::chrono::microseconds(block);
                one.arms.push_back({.arm = Arm::ofThreads(threads), .batches = {batch, batch}, .totals = {}});
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
    static void clickBox(const HistoryTable* table)
    {
        const QModelIndex box = table->model()->index(0, HistoryModel::CheckColumn);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(box).center());
    }

    // A button of the strip that says what is selected of the past runs; null: there is none such.
    static QPushButton* inBar(const WindowFixture& user, const QString& text)
    {
        for (QPushButton* button : user.window.findChild<SelectionBar*>()->findChildren<QPushButton*>())
            if (button->text() == text)
                return button;
        return nullptr;
    }

    static int overlays(const WindowFixture& user)
    {
        const auto& series = user.window.findChild<ChartPanel*>()->data().series;
        return static_cast<int>(std::count_if(series.begin(), series.end(),
                                              [](const ChartSeries& line) { return line.overlay(); }));
    }
};

int main(int argc, char** argv)
{
    return runWindowTest<TestWindowFiles>(argc, argv);
}
#include "tst_window_files.moc"
