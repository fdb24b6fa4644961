// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/setup_panel.h"
#include "app/setup/target_list.h"
#include "app/targets/leftover_bar.h"
#include "app/window/answer.h"
#include "app/window/chart_panel.h"
#include "app/window/first_start.h"
#include "app/window/main_menu.h"
#include "app/window/main_window.h"
#include "app/window/message_bar.h"
#include "app/window/page_parts.h"
#include "app/window/plan_keeper.h"
#include "app/window/run_files.h"
#include "app/window/run_notes.h"
#include "app/window/run_signs.h"
#include "app/window/status_line.h"
#include "app/window/top_bar.h"
#include "app/window/window_actions.h"
#include "app/window/window_dialogs.h"
#include "app/window/window_help.h"
#include "app/wording/error_text.h"
#include "core/runs/run_library.h"

namespace breakeven {

void MainWindow::connectParts()
{
    connect(m_top, &TopBar::presetChosen, this, &MainWindow::choosePreset);
    connect(m_top, &TopBar::saveWanted, &m_keeper, &ResultKeeper::saveChart);
    connect(m_top, &TopBar::copyWanted, &m_keeper, &ResultKeeper::copyChart);
    connect(m_top, &TopBar::reportWanted, &m_keeper, &ResultKeeper::saveReport);
    connect(m_theme, &ApplicationTheme::changed, this, &MainWindow::applyTheme);

    const auto teach = [this] {
        m_firstStart->teach(m_setup->plan(), m_setup->isReady() && !m_session.isRunning(), m_plans->preset());
    };
    connect(m_setup, &SetupPanel::changed, this, teach);
    connect(m_firstStart, &FirstStart::shown, this, teach);
    connect(m_firstStart, &FirstStart::runWanted, this, &MainWindow::run);
    connect(m_firstStart, &FirstStart::presetWanted, this, &MainWindow::choosePreset);
    connect(m_firstStart, &FirstStart::ownStorageWanted, m_setup->targets(), &TargetList::addHost);
    connect(m_plans, &PlanKeeper::changing, this, &MainWindow::putAnswerAway);
    connect(m_plans, &PlanKeeper::openWanted, this, [this](const QString& path) { openFiles({path}); });
    connect(m_plans, &PlanKeeper::told, m_status, &StatusLine::showMessage);
    connect(m_plans, &PlanKeeper::failed, this, [this](const QStringList& texts) { m_message->say(texts); });
    connect(m_help, &WindowHelp::told, m_status, &StatusLine::showMessage);
    connect(m_signs, &RunSigns::windowWanted, this, &MainWindow::comeForward);
    connect(m_setup, &SetupPanel::runWanted, this, &MainWindow::run);
    connect(m_setup, &SetupPanel::stopWanted, this, &MainWindow::stop);

    connect(m_setup->targets(), &TargetList::reachable, m_leftovers, &LeftoverBar::look);
    const auto sayError = [this](const Error& error) { m_message->say(sentence(error)); };
    connect(m_leftovers, &LeftoverBar::failed, this, sayError);
    connect(m_setup->targets(), &TargetList::passwordNotKept, this, [this](const QString& reason) {
        m_message->say(
            tr("The password is kept until Breakeven is closed, as there is no keychain: %1").arg(reason));
    });

    connect(&m_session, &RunSession::started, this, [this] {
        m_setup->targets()->showFacts(m_session.run()->header.environment.targets);
        m_status->showEnvironment(m_session.run()->header.environment, m_session.run()->header.plan.targets);
        sayLeftOut();
        m_message->say(warningTexts(*m_session.run())); // of a file that goes on
        showAnswer();
    });
    connect(&m_session, &RunSession::progressed, this, [this](const Progress& progress) {
        m_status->showProgress(progress);
        m_signs->showProgress(progress, m_session.run()->header.title);
    });
    connect(m_status, &StatusLine::skipWaitingWanted, &m_session, &RunSession::skipWaiting);
    connect(&m_session, &RunSession::analysed, this, [this] {
        m_chart->invalidate();
        showAnswer();
    });
    connect(&m_session, &RunSession::failed, this, [this](const Failure& failure) {
        m_setup->targets()->showFailure(failure.target, reasonText(failure));
        m_message->say(textOf(failure, m_session.run()->header.plan));
    });
    connect(&m_session, &RunSession::finished, this, &MainWindow::finish);

    connect(&m_opened, &OpenedRuns::opened, this, &MainWindow::takeOpened);
    const auto sayErrorOf = [sayError](const QString& /*path*/, const Error& error) { sayError(error); };
    connect(&m_opened, &OpenedRuns::failed, this, sayErrorOf);
    connect(m_chart, &ChartPanel::overlayOffWanted, &m_overlays, &Overlays::takeOff);
    connect(&m_overlays, &Overlays::laid, this, &MainWindow::showOverlay);
    connect(&m_overlays, &Overlays::takenOff, this, [this](const QString& path) {
        m_pages->setOverlay(path, false);
        m_chart->setOverlays(m_overlays.runs());
    });
    connect(&m_overlays, &Overlays::failed, m_pages, &PageParts::sayFailed);
    connect(&m_overlays, &Overlays::failed, this, sayErrorOf);
    connect(m_pages, &PageParts::runWanted, this, &MainWindow::run);
    connect(m_pages, &PageParts::stopWanted, this, &MainWindow::stop);
    connect(m_pages, &PageParts::openWanted, this, [this](const QString& path) { openRuns({path}); });
    connect(m_pages, &PageParts::openFileWanted, this, &MainWindow::askForRun);
    connect(m_pages, &PageParts::overlayWanted, &m_overlays, &Overlays::set);

    connect(&m_keeper, &ResultKeeper::told, m_status, &StatusLine::showMessage);
    connect(&m_keeper, &ResultKeeper::failed, this, sayError);
    connect(m_answer, &AnswerParts::pointChosen, m_chart, &ChartPanel::setPoint);
    connect(m_chart, &ChartPanel::pointClicked, m_answer, &AnswerParts::choose);
    connect(m_answer, &AnswerParts::runAgainWanted, this, [this] { // what is shown, whatever was set up since
        m_setup->setPlan(shownRun()->header.plan);
        run();
    });
    connect(m_answer, &AnswerParts::longerWanted, this, &MainWindow::measureLonger);
    connect(m_answer, &AnswerParts::otherLayoutWanted, this, &MainWindow::addOtherLayout);
    connect(m_answer, &AnswerParts::fitted, m_chart, &ChartPanel::setModels);
}

void MainWindow::addActions()
{
    const auto add = [this](const char* name, const QList<QKeySequence>& keys,
                            const std::function<void()>& slot) { return m_actions->add(name, keys, slot); };
    add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "Run"), {Qt::CTRL | Qt::Key_R, Qt::Key_F5},
        [this] { run(); });
    add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "Stop the run"), {Qt::CTRL | Qt::Key_Period},
        [this] { stop(); });
    add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "Chart"), {Qt::CTRL | Qt::Key_1},
        [this] { m_pages->current() == Page::Chart ? m_pages->showSetup() : m_pages->show(Page::Chart); });
    add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "Compare"), {Qt::CTRL | Qt::Key_2},
        [this] { m_pages->show(Page::Compare); });
    add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "History"), {Qt::CTRL | Qt::Key_3},
        [this] { m_pages->show(Page::History); });
    add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "A step back in the chart"), {Qt::Key_Escape}, [this] {
        if (!m_pages->closeSetup())
            m_chart->stepBack();
    });
    add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "Save the chart…"), {QKeySequence::Save},
        [this] { m_keeper.saveChart(QStringLiteral("png")); });
    add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "Copy the chart"), {Qt::CTRL | Qt::SHIFT | Qt::Key_C},
        [this] { m_keeper.copyChart(); });
    add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "Save a report…"), {QKeySequence::Print},
        [this] { m_keeper.saveReport(); });
    add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "Bring the removed target back"), {QKeySequence::Undo},
        [this] { m_setup->targets()->undoRemove(); });
    addMenu();
}

// The run under way, if any, stays where it began.
void MainWindow::chooseFolder(const QString& path)
{
    if (const Status chosen = chooseRunFolder(path); !chosen.ok()) {
        m_message->say(sentence(chosen.error()));
        return;
    }
    m_pages->refresh();
    m_status->showMessage([path] { return tr("Runs are saved in %1 from now on.").arg(path); });
}

void MainWindow::addMenu()
{
    const auto add = [this](const char* name, const QList<QKeySequence>& keys,
                            const std::function<void()>& slot) { return m_actions->add(name, keys, slot); };
    const QList<QAction*> plans{add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "Open a plan…"), {},
                                    [this] { m_plans->askForPlan(); }),
                                add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "Save the plan…"),
                                    {Qt::CTRL | Qt::SHIFT | Qt::Key_S}, [this] { m_plans->save(); }),
                                add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "Copy as a command line"),
                                    {Qt::CTRL | Qt::ALT | Qt::Key_C},
                                    [this] { m_plans->copyAsCommandLine(); })};
    QAction* notifying =
        add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "Notify me when a run has ended"), {}, [] {});
    notifying->setCheckable(true);
    notifying->setChecked(m_signs->notifies());
    connect(notifying, &QAction::toggled, m_signs, &RunSigns::setNotifies);
    QAction* contrast = add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "High contrast"), {}, [] {});
    contrast->setCheckable(true);
    contrast->setChecked(m_theme->wantsHighContrast());
    connect(contrast, &QAction::toggled, m_theme, &ApplicationTheme::wantHighContrast);
    QAction* folder = add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "Folder of the runs…"), {}, [this] {
        askForRunFolder(this, [this](const QString& path) { chooseFolder(path); });
    });
    auto* menu = new MainMenu(
        {.runs = {add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "Open a run…"), {QKeySequence::Open},
                      [this] { askForRun(); }),
                  add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "Lay over the current run…"),
                      {Qt::CTRL | Qt::SHIFT | Qt::Key_O}, [this] { askForOverlay(); })},
         .plans = plans,
         .contrast = contrast,
         .preferences = {notifying, folder},
         .help = {add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "Manual"), {QKeySequence::HelpContents},
                      [this] { m_help->showManual(); }),
                  add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "Keyboard shortcuts"),
                      {Qt::CTRL | Qt::Key_Question}, [this] { m_help->showKeys(); }),
                  add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "Show the example"), {},
                      [this] {
                          m_firstStart->show(shownRun()->header.id.isNull() && !m_session.isRunning());
                      }),
                  add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "Copy diagnostics"), {},
                      [this] { m_help->copyDiagnostics(); }),
                  add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "About Breakeven"), {},
                      [this] { showAbout(this); })},
         .quit = add(QT_TRANSLATE_NOOP("breakeven::MainWindow", "Quit"), {QKeySequence::Quit},
                     [this] { close(); })},
        this);
    m_top->setPlanActions(plans);
    m_top->setMenu(menu);
    menu->showAppearance(m_theme->choice());
    connect(menu, &MainMenu::appearanceChosen, m_theme, &ApplicationTheme::setChoice);
    connect(menu, &MainMenu::languageChosen, m_language, &Language::choose);
    menu->showTextSize(m_theme->textSize());
    connect(menu, &MainMenu::textSizeChosen, m_theme, &ApplicationTheme::setTextSize);
}

} // namespace breakeven
