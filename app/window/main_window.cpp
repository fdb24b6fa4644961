// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/main_window.h"

#include "app/history/history_panel.h"
#include "app/hosts/leftover_bar.h"
#include "app/setup/setup_panel.h"
#include "app/setup/target_list.h"
#include "app/window/answer.h"
#include "app/window/chart_panel.h"
#include "app/window/message_bar.h"
#include "app/window/preset_text.h"
#include "app/window/run_files.h"
#include "app/window/run_notes.h"
#include "app/window/status_line.h"
#include "app/window/top_bar.h"
#include "app/window/window_dialogs.h"
#include "app/window/window_layout.h"
#include "core/experiment/presets.h"

#include <QAction>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMessageBox>
#include <QSettings>
#include <QSplitter>
#include <QTimer>

namespace breakeven {

namespace {

const QString geometryKey = QStringLiteral("window/geometry");
const QString columnsKey = QStringLiteral("window/columns");
const QString rowsKey = QStringLiteral("window/rows");

} // namespace

MainWindow::MainWindow(ApplicationTheme* look, Language* language, QWidget* parent)
    : QMainWindow(parent)
    , m_theme(look)
    , m_language(language)
    , m_top(new TopBar(this))
    , m_setup(new SetupPanel(this))
    , m_chart(new ChartPanel(this))
    , m_answer(new Answer(this))
    , m_history(new HistoryPanel(this))
    , m_status(new StatusLine(this))
    , m_leftovers(new LeftoverBar(this))
    , m_message(new MessageBar(this))
    , m_columns(new QSplitter(Qt::Horizontal, this))
    , m_rows(new QSplitter(Qt::Vertical, this))
{
    setWindowTitle(QStringLiteral("Breakeven"));
    setAcceptDrops(true);
    layOut();
    connectParts();
    addShortcuts();
    applyTheme(m_theme->current());
    choosePreset(presets().front().id);
    showSession();

    const QSettings settings;
    resize(firstWindowSize(*screen()));
    restoreGeometry(settings.value(geometryKey).toByteArray());
    m_columns->restoreState(settings.value(columnsKey).toByteArray());
    m_rows->restoreState(settings.value(rowsKey).toByteArray());

    // What costs time waits until the window is there.
    QTimer::singleShot(0, this, [this] {
        m_history->refresh();
        m_setup->targets()->checkAll();
    });
}

MainWindow::~MainWindow() = default;

void MainWindow::layOut()
{
    const WindowParts parts{.top = m_top,
                            .setup = m_setup,
                            .chart = m_chart,
                            .table = m_answer->tables(),
                            .verdict = m_answer->verdict(),
                            .history = m_history,
                            .leftovers = m_leftovers,
                            .message = m_message,
                            .status = m_status};
    setCentralWidget(layOutWindow(parts, m_columns, m_rows, this));
    // Keys reach the window at once, and no control looks as if it were being used; a click beside a field
    // ends what is typed there.
    centralWidget()->setFocusPolicy(Qt::ClickFocus);
    centralWidget()->setFocus();
}

void MainWindow::connectParts()
{
    connect(m_top, &TopBar::presetChosen, this, &MainWindow::choosePreset);
    connect(m_top, &TopBar::openWanted, this, &MainWindow::askForRun);
    connect(m_top, &TopBar::overlayWanted, this, &MainWindow::askForOverlay);
    connect(m_top, &TopBar::saveWanted, this, &MainWindow::saveChart);
    m_top->showAppearance(m_theme->choice());
    connect(m_top, &TopBar::appearanceChosen, m_theme, &ApplicationTheme::setChoice);
    connect(m_top, &TopBar::languageChosen, m_language, &Language::choose);
    connect(m_top, &TopBar::aboutWanted, this, [this] { showAbout(this); });
    connect(m_theme, &ApplicationTheme::changed, this, &MainWindow::applyTheme);

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
        m_answer->start();
        sayLeftOut();
        showAnswer();
    });
    connect(&m_session, &RunSession::progressed, m_status, &StatusLine::showProgress);
    connect(&m_session, &RunSession::analysed, this, [this] {
        m_chart->invalidate();
        showAnswer();
    });
    connect(&m_session, &RunSession::failed, this, [this](const Failure& failure) {
        m_setup->targets()->showFailure(failure.target, failure.reason);
        m_message->say(textOf(failure, m_session.run()->header.plan));
    });
    connect(&m_session, &RunSession::finished, this, &MainWindow::finish);

    connect(&m_opened, &OpenedRuns::opened, this, &MainWindow::takeOpened);
    connect(&m_opened, &OpenedRuns::failed, this,
            [sayError](const QString& /*path*/, const Error& error) { sayError(error); });
    connect(&m_overlays, &Overlays::laid, this, &MainWindow::showOverlay);
    connect(&m_overlays, &Overlays::takenOff, this, [this] { m_chart->setOverlays(m_overlays.runs()); });
    connect(&m_overlays, &Overlays::failed, this, [this, sayError](const QString& path, const Error& error) {
        m_history->setChecked(path, false);
        sayError(error);
    });
    connect(m_history, &HistoryPanel::openWanted, this, [this](const QString& path) { openRuns({path}); });
    connect(m_history, &HistoryPanel::overlayWanted, this, &MainWindow::setOverlay);
    connect(m_history, &HistoryPanel::failed, this, sayError);

    connect(&m_saver, &ChartSaver::saved, this, [this](const QString& path) {
        m_status->showMessage([path] { return tr("Chart saved: %1").arg(path); });
    });
    connect(&m_saver, &ChartSaver::failed, this, sayError);
    connect(m_answer, &Answer::pointChosen, m_chart, &ChartPanel::setPoint);
    connect(m_chart, &ChartPanel::pointClicked, m_answer, &Answer::choose);
    connect(m_answer, &Answer::otherLayoutWanted, this, &MainWindow::addOtherLayout);
    connect(m_answer, &Answer::fitted, m_chart, &ChartPanel::setModels);
}

void MainWindow::addShortcuts()
{
    const auto add = [this](const QList<QKeySequence>& keys, auto slot) {
        auto* action = new QAction(this);
        action->setShortcuts(keys);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    add({QKeySequence(Qt::CTRL | Qt::Key_R), QKeySequence(Qt::Key_F5)}, &MainWindow::run);
    add({QKeySequence(Qt::Key_Escape)}, &MainWindow::stop);
    add({QKeySequence(QKeySequence::Open)}, &MainWindow::askForRun);
    add({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)}, &MainWindow::askForOverlay);
    add({QKeySequence(QKeySequence::Save)}, [this] { saveChart(QStringLiteral("png")); });
    add({QKeySequence(QKeySequence::Quit)}, [this] { close(); });
}

void MainWindow::choosePreset(const QString& id)
{
    const auto preset = presetById(id);
    if (!preset.ok() || m_session.isRunning())
        return;
    const Plan plan = inYourLanguage(preset.value()).plan;
    m_preset = id;
    m_presetPlan = plan;
    m_setup->setPlan(plan);
    m_top->showPreset(plan.title);
    if (isVisible())
        m_setup->targets()->checkAll();
}

void MainWindow::run()
{
    if (m_session.isRunning())
        return;
    const Plan plan = m_setup->plan();
    if (const Status valid = validate(plan); !valid.ok())
        return m_message->say(sentence(valid.error()));
    m_message->clearAll();
    m_shown.reset();
    m_session.start(plan);
    m_setup->setRunning(true);
    showSession();
}

void MainWindow::stop()
{
    if (!m_session.isRunning())
        return;
    m_session.stop();
    m_setup->setStopping();
}

void MainWindow::finish(const RunEnd& end)
{
    m_setup->setRunning(false);
    m_setup->showRun(*m_session.run());
    m_status->showEnd(end);
    if (end.status == RunStatus::Failed && !end.reason.isEmpty())
        m_message->say(end.reason);
    m_chart->invalidate();
    m_answer->finish(m_session.run(), *m_session.analysis());
    m_history->refresh();
    if (m_closing)
        close();
}

void MainWindow::askForRun()
{
    askForRunFiles(this, tr("Open run"), [this](const QStringList& paths) { openRuns(paths); });
}

void MainWindow::askForOverlay()
{
    askForRunFiles(this, tr("Lay over the current run"),
                   [this](const QStringList& paths) { layOver(paths); });
}

void MainWindow::openRuns(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    if (m_session.isRunning())
        return layOver(paths);
    m_message->clearAll();
    m_wanted = paths.front();
    m_opened.open(m_wanted);
    for (const QString& path : paths.mid(1))
        m_overlays.lay(path);
}

void MainWindow::layOver(const QStringList& paths)
{
    if (!m_session.isRunning() && shownRun()->header.id.isNull())
        return openRuns(paths);
    for (const QString& path : paths)
        m_overlays.lay(path);
}

void MainWindow::takeOpened(const std::shared_ptr<const OpenedRun>& run)
{
    if (run->path != m_wanted) // another was asked for while this one was read
        return;
    if (m_session.isRunning()) // likewise begun
        return m_overlays.lay(run);
    m_shown = run;
    m_preset.clear();
    m_answer->start();
    m_setup->setPlan(run->run.header.plan);
    m_setup->showRun(run->run);
    m_setup->targets()->showFacts(run->run.header.environment.targets);
    m_top->showPreset(run->run.header.title);
    m_status->showEnvironment(run->run.header.environment, run->run.header.plan.targets);
    m_status->showMessage([path = run->path] { return tr("Opened: %1").arg(path); });
    m_message->say(notesOf(run->run));
    showSession();
    sayLeftOut();
    m_answer->finish(shownRun(), *shownAnalysis());
}

void MainWindow::showOverlay(const std::shared_ptr<const OpenedRun>& run)
{
    m_history->add(summaryOf(*run));
    m_history->setChecked(run->path, true);
    m_chart->setOverlays(m_overlays.runs());
    QStringList notes = notesOf(run->run);
    for (QString& note : notes)
        note = tr("“%1”: %2").arg(run->run.header.title, note);
    m_message->say(notes);
    sayLeftOut();
}

void MainWindow::addOtherLayout(const Target& target)
{
    if (m_session.isRunning())
        return;
    m_setup->targets()->compareLayouts(target);
    m_status->showMessage(
        [] { return tr("Both layouts are among the targets now; press Run to measure them."); });
}

void MainWindow::setOverlay(const QString& path, bool wanted)
{
    if (wanted)
        m_overlays.lay(path);
    else
        m_overlays.takeOff(path);
}

void MainWindow::sayLeftOut()
{
    m_message->say(m_chart->leftOut());
}

void MainWindow::saveChart(const QString& format)
{
    m_saver.ask(this, m_chart->data(), m_theme->current(), format);
}

std::shared_ptr<const Run> MainWindow::shownRun() const
{
    return m_shown ? std::shared_ptr<const Run>(m_shown, &m_shown->run) : m_session.run();
}

std::shared_ptr<const Analysis> MainWindow::shownAnalysis() const
{
    return m_shown ? std::shared_ptr<const Analysis>(m_shown, &m_shown->analysis) : m_session.analysis();
}

void MainWindow::showSession()
{
    m_chart->setCurrent(shownRun(), shownAnalysis());
    showAnswer();
}

void MainWindow::showAnswer()
{
    m_answer->show(*shownRun(), *shownAnalysis());
}

void MainWindow::applyTheme(const Theme& look)
{
    m_chart->setTheme(look);
    m_answer->setTheme(look);
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        showAnswer();
        if (!m_preset.isEmpty() && m_setup->plan() == m_presetPlan)
            choosePreset(m_preset);
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    QSettings settings;
    settings.setValue(geometryKey, saveGeometry());
    settings.setValue(columnsKey, m_columns->saveState());
    settings.setValue(rowsKey, m_rows->saveState());
    if (!m_session.isRunning())
        return event->accept();

    event->ignore();
    if (!m_closing)
        askBeforeClosing();
}

void MainWindow::askBeforeClosing()
{
    if (m_question) {
        m_question->activateWindow();
        return;
    }
    m_question = askToStop(this, [this] {
        m_closing = true;
        if (m_session.isRunning())
            stop();
        else
            close();
    });
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!runFilesIn(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QStringList paths = runFilesIn(*event->mimeData());
    if (event->modifiers().testFlag(Qt::ShiftModifier))
        layOver(paths);
    else
        openRuns(paths);
}

} // namespace breakeven
