// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/main_window.h"

#include "app/setup/setup_panel.h"
#include "app/setup/target_list.h"
#include "app/targets/leftover_bar.h"
#include "app/window/answer.h"
#include "app/window/chart_panel.h"
#include "app/window/first_start.h"
#include "app/window/message_bar.h"
#include "app/window/page_parts.h"
#include "app/window/plan_files.h"
#include "app/window/plan_keeper.h"
#include "app/window/run_files.h"
#include "app/window/run_notes.h"
#include "app/window/run_signs.h"
#include "app/window/status_line.h"
#include "app/window/top_bar.h"
#include "app/window/window_actions.h"
#include "app/window/window_dialogs.h"
#include "app/window/window_help.h"
#include "app/window/window_layout.h"
#include "app/window/window_state.h"
#include "app/wording/error_text.h"
#include "app/wording/shown_name.h"
#include "core/experiment/continued_run.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMessageBox>
#include <QSplitter>
#include <QTimer>

namespace breakeven {

MainWindow::MainWindow(ApplicationTheme* look, Language* language, QWidget* parent)
    : QMainWindow(parent)
    , m_theme(look)
    , m_language(language)
    , m_actions(new WindowActions(this))
    , m_top(new TopBar(this))
    , m_setup(new SetupPanel(this))
    , m_chart(new ChartPanel(this))
    , m_firstStart(new FirstStart(this))
    , m_answer(new AnswerParts(this))
    , m_status(new StatusLine(this))
    , m_leftovers(new LeftoverBar(this))
    , m_message(new MessageBar(this))
    , m_columns(new QSplitter(Qt::Horizontal, this))
    , m_rows(new QSplitter(Qt::Vertical, this))
    , m_plans(new PlanKeeper(m_setup, m_top, this))
    , m_help(new WindowHelp(this))
    , m_signs(new RunSigns(this))
    , m_pages(new PageParts(m_top->pages(), m_status, m_columns, &m_session, this))
{
    setAcceptDrops(true);
    layOut();
    connectParts();
    addActions();
    applyTheme(m_theme->current());
    m_plans->restore();
    showSession();
    m_firstStart->begin();

    constexpr QSize least(960, 600); // whatever the text: what has no room then scrolls
    setMinimumSize(least);
    restoreWindow(this, m_columns, m_rows);
    m_pages->fit(width());

    // What costs time waits until the window is there.
    QTimer::singleShot(0, this, [this] {
        m_pages->refresh();
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
                            .example = m_firstStart->page(),
                            .firstAnswers = m_firstStart->answers(),
                            .leftovers = m_leftovers,
                            .message = m_message,
                            .status = m_status,
                            .pages = m_pages->pages()};
    m_firstStart->standFor(m_rows, m_answer->verdict());
    setCentralWidget(layOutWindow(parts, m_columns, m_rows, this));
    // Keys reach the window at once, and no control looks as if it were being used; a click beside a field
    // ends what is typed there.
    centralWidget()->setFocusPolicy(Qt::ClickFocus);
    centralWidget()->setFocus();
}

void MainWindow::choosePreset(const QString& id)
{
    if (!m_session.isRunning())
        m_plans->choose(id);
}

void MainWindow::putAnswerAway()
{
    if (shownRun()->header.id.isNull())
        return;
    m_wanted.clear();
    m_shown.reset();
    m_session.putAway();
    m_pages->setShown({});
    for (const auto& run : std::vector(m_overlays.runs()))
        m_overlays.takeOff(run->path);
    m_message->clearAll();
    m_status->showMessage([] { return tr("Ready"); });
    m_answer->start();
    showSession();
}

void MainWindow::openFiles(const QStringList& paths)
{
    QStringList runs;
    for (const QString& path : paths) {
        if (!isPlanFile(path))
            runs.append(path);
        else if (m_session.isRunning())
            m_message->say(tr("A plan can be opened once the run has ended."));
        else
            m_plans->open(path);
    }
    openRuns(runs);
}

void MainWindow::run()
{
    const Plan plan = m_setup->plan();
    begin(plan, [this, plan] {
        m_shown.reset();
        m_answer->start();
        m_session.start(plan, m_patience);
    });
}

void MainWindow::measureLonger()
{
    if (m_session.isRunning())
        return;
    const std::shared_ptr<const Run> shown = shownRun();
    const QString path = m_shown ? m_shown->path : m_session.path();
    m_setup->setPlan(shown->header.plan);
    Plan asked = m_setup->plan(); // with its passwords
    asked.budget = shown->header.plan.budget;
    begin(asked, [this, shown, path, asked] {
        const auto analysis = shownAnalysis();
        m_shown.reset();
        m_answer->goOn();
        m_session.goOn(path, shown, *analysis, asked, m_patience);
    });
}

void MainWindow::begin(const Plan& plan, const std::function<void()>& measure)
{
    if (m_session.isRunning())
        return;
    if (const Status valid = validate(plan); !valid.ok()) {
        m_pages->showSetup();
        return m_message->say(sentence(valid.error()));
    }
    if (const QStringList foreign = m_plans->foreignPrograms().startedBy(plan); !foreign.isEmpty())
        return askToStart(this, foreign, [this, foreign, plan, measure] {
            m_plans->foreignPrograms().allow(foreign);
            begin(plan, measure);
        });
    m_message->clearAll();
    m_firstStart->end();
    measure();
    m_setup->setRunning(true);
    m_pages->setRunning();
    showSession();
}

void MainWindow::stop()
{
    if (!m_session.isRunning())
        return;
    m_session.stop();
    m_setup->setStopping();
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::finish(const RunEnd& end)
{
    m_setup->setRunning(false);
    if (!m_closing)
        m_signs->showEnd(*m_session.run(), *m_session.analysis());
    m_status->showEnd(end);
    if (const QString reason = reasonText(end); end.status == RunStatus::Failed && !reason.isEmpty())
        m_message->say(reason);
    m_chart->invalidate();
    m_answer->finish(m_session.run(), *m_session.analysis(),
                     mayGoOn(*m_session.run(), m_session.run()->header.environment));
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
    m_pages->show(Page::Chart);
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
    m_firstStart->end();
    m_pages->setShown(run->path);
    m_answer->start();
    m_plans->take(run->run.header.plan, run->run.header.title);
    m_setup->targets()->showFacts(run->run.header.environment.targets);
    m_status->showEnvironment(run->run.header.environment, run->run.header.plan.targets);
    m_status->showMessage([path = run->path] { return tr("Opened: %1").arg(path); });
    m_message->say(notesOf(run->run));
    showSession();
    sayLeftOut();
    m_answer->finish(shownRun(), *shownAnalysis(), run->mayGoOn);
}

void MainWindow::showOverlay(const std::shared_ptr<const OpenedRun>& run)
{
    m_pages->setOverlay(run->path, true);
    m_chart->setOverlays(m_overlays.runs());
    QStringList notes = notesOf(run->run);
    for (QString& note : notes)
        note = tr("“%1”: %2").arg(shownTitle(run->run.header.title), note);
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

void MainWindow::sayLeftOut()
{
    m_message->say(m_chart->leftOut());
}

ShownResult MainWindow::shownResult() const
{
    return {.run = shownRun(),
            .analysis = shownAnalysis(),
            .answer = m_answer->answer(),
            .chart = m_chart->data(),
            .overlays = m_overlays.runs(),
            .theme = m_theme->current(),
            .comparison = m_pages->picture()};
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
    m_signs->nameWindow(shownRun()->header.title);
    showAnswer();
}

void MainWindow::showAnswer()
{
    m_answer->show(*shownRun(), *shownAnalysis());
}

void MainWindow::applyTheme(const Theme& look)
{
    m_setup->setTheme(look);
    m_chart->setTheme(look);
    m_firstStart->setTheme(look);
    m_answer->setTheme(look);
    m_pages->setTheme(look);
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        showAnswer();
        if (!m_session.isRunning())
            m_plans->speakAnew();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    keepWindow(this, m_columns, m_rows);
    m_plans->keep();
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
    m_question = askToStop(this, [this] { end(); });
}

void MainWindow::end()
{
    m_closing = true;
    if (m_session.isRunning())
        stop();
    else
        close();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!filesIn(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QStringList paths = filesIn(*event->mimeData());
    if (event->modifiers().testFlag(Qt::ShiftModifier))
        layOver(paths);
    else
        openFiles(paths);
}

} // namespace breakeven
