// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/main_window.h"

#include "app/history/history_panel.h"
#include "app/hosts/leftover_bar.h"
#include "app/setup/setup_panel.h"
#include "app/setup/target_list.h"
#include "app/window/answer.h"
#include "app/window/chart_panel.h"
#include "app/window/preset_text.h"
#include "app/window/status_line.h"
#include "app/window/top_bar.h"
#include "app/window/window_layout.h"
#include "core/experiment/presets.h"

#include <QAction>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QTimer>

namespace breakeven {

namespace {

const QString geometryKey = QStringLiteral("window/geometry");
const QString columnsKey = QStringLiteral("window/columns");
const QString rowsKey = QStringLiteral("window/rows");

QStringList runFiles(const QMimeData* data)
{
    QStringList paths;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile() && url.toLocalFile().endsWith(QLatin1String(".jsonl")))
            paths.append(url.toLocalFile());
    return paths;
}

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
    , m_message(new QLabel(this))
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
    resize(1440, 900);
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
    m_message->hide();
    // Keys reach the window at once, and no control looks as if it were being used; a click beside a field
    // ends what is typed there.
    centralWidget()->setFocusPolicy(Qt::ClickFocus);
    centralWidget()->setFocus();
}

void MainWindow::connectParts()
{
    connect(m_top, &TopBar::presetChosen, this, &MainWindow::choosePreset);
    connect(m_top, &TopBar::openWanted, this, &MainWindow::askForRun);
    connect(m_top, &TopBar::saveWanted, this, &MainWindow::saveChart);
    connect(m_top, &TopBar::appearanceChosen, m_theme, &ApplicationTheme::setChoice);
    connect(m_top, &TopBar::languageChosen, m_language, &Language::choose);
    connect(m_top, &TopBar::aboutWanted, this, &MainWindow::showAbout);
    connect(m_theme, &ApplicationTheme::changed, this, &MainWindow::applyTheme);

    connect(m_setup, &SetupPanel::runWanted, this, &MainWindow::run);
    connect(m_setup, &SetupPanel::stopWanted, this, &MainWindow::stop);

    connect(m_setup->targets(), &TargetList::reachable, m_leftovers, &LeftoverBar::look);
    connect(m_leftovers, &LeftoverBar::failed, this, [this](const Error& error) { say(sentence(error)); });
    connect(m_setup->targets(), &TargetList::passwordNotKept, this, [this](const QString& reason) {
        say(tr("The password is kept until Breakeven is closed, as there is no keychain: %1").arg(reason));
    });

    connect(&m_session, &RunSession::started, this, [this] {
        m_setup->targets()->showFacts(m_session.run().header.environment.targets);
        m_status->showEnvironment(m_session.run().header.environment);
        m_answer->start();
        showAnswer();
    });
    connect(&m_session, &RunSession::progressed, m_status, &StatusLine::showProgress);
    connect(&m_session, &RunSession::analysed, this, [this] {
        m_chart->invalidate();
        showAnswer();
    });
    connect(&m_session, &RunSession::failed, this, [this](const Failure& failure) {
        m_setup->targets()->showFailure(failure.target, failure.reason);
        say(tr("%1: %2").arg(failure.target, failure.reason));
    });
    connect(&m_session, &RunSession::finished, this, &MainWindow::finish);

    connect(&m_opened, &OpenedRuns::opened, this, &MainWindow::takeOpened);
    connect(&m_opened, &OpenedRuns::failed, this, [this](const QString& path, const Error& error) {
        m_history->setChecked(path, false);
        say(sentence(error));
    });
    connect(m_history, &HistoryPanel::openWanted, this, &MainWindow::openRun);
    connect(m_history, &HistoryPanel::overlayWanted, this, &MainWindow::setOverlay);
    connect(m_history, &HistoryPanel::failed, this, [this](const Error& error) { say(sentence(error)); });

    connect(&m_saver, &ChartSaver::saved, this,
            [this](const QString& path) { m_status->showMessage(tr("Chart saved: %1").arg(path)); });
    connect(&m_saver, &ChartSaver::failed, this, [this](const Error& error) { say(sentence(error)); });
    connect(m_answer, &Answer::pointChosen, m_chart, &ChartPanel::setPoint);
    connect(m_answer, &Answer::fitted, m_chart, &ChartPanel::setModels);
    connect(m_message, &QLabel::linkActivated, m_message, &QLabel::hide);
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
        return say(sentence(valid.error()));
    m_message->hide();
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
    m_setup->showRun(m_session.run());
    m_status->showEnd(end);
    if (end.status == RunStatus::Failed && !end.reason.isEmpty())
        say(end.reason);
    m_chart->invalidate();
    m_answer->finish(std::make_shared<const Run>(m_session.run()), m_session.analysis());
    m_history->refresh();
    if (m_closing)
        close();
}

void MainWindow::askForRun()
{
    auto* dialog = new QFileDialog(this, tr("Open run"), defaultRunFolder(),
                                   tr("Breakeven runs (*.breakeven.jsonl);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& paths) {
        for (const QString& path : paths)
            openRun(path);
    });
    dialog->open();
}

void MainWindow::openRun(const QString& path)
{
    m_opened.open(path, m_session.isRunning() ? OpenedRuns::Use::Overlay : OpenedRuns::Use::Show);
}

void MainWindow::takeOpened(const std::shared_ptr<const OpenedRun>& run, OpenedRuns::Use use)
{
    for (const QString& warning : run->run.warnings)
        say(warning);
    if (use == OpenedRuns::Use::Overlay || m_session.isRunning()) {
        std::erase_if(m_overlays, [&](const auto& other) { return other->path == run->path; });
        m_overlays.push_back(run);
        m_history->setChecked(run->path, true);
        m_chart->setOverlays(m_overlays);
        return;
    }
    m_shown = run;
    m_preset.clear();
    m_answer->start();
    m_setup->setPlan(run->run.header.plan);
    m_setup->showRun(run->run);
    m_setup->targets()->showFacts(run->run.header.environment.targets);
    m_top->showPreset(run->run.header.title);
    m_status->showEnvironment(run->run.header.environment);
    m_status->showMessage(tr("Opened: %1").arg(run->path));
    showSession();
    m_answer->finish({run, &run->run}, run->analysis); // an opened run may be too large to copy here
}

void MainWindow::setOverlay(const QString& path, bool wanted)
{
    if (wanted)
        return m_opened.open(path, OpenedRuns::Use::Overlay);
    std::erase_if(m_overlays, [&](const auto& overlay) { return overlay->path == path; });
    m_chart->setOverlays(m_overlays);
}

void MainWindow::saveChart(const QString& format)
{
    m_saver.ask(this, m_chart->data(), m_theme->current(), format);
}

const Run& MainWindow::shownRun() const
{
    return m_shown ? m_shown->run : m_session.run();
}

const Analysis& MainWindow::shownAnalysis() const
{
    return m_shown ? m_shown->analysis : m_session.analysis();
}

void MainWindow::showSession()
{
    m_chart->setCurrent(&shownRun(), &shownAnalysis());
    showAnswer();
}

void MainWindow::showAnswer()
{
    m_answer->show(shownRun(), shownAnalysis());
}

void MainWindow::say(const QString& text)
{
    m_message->setText(text.toHtmlEscaped() +
                       QStringLiteral("&nbsp;&nbsp;<a href=\"#\">%1</a>").arg(tr("Close")));
    m_message->show();
}

void MainWindow::showAbout()
{
    QMessageBox::about(
        this, tr("About Breakeven"),
        tr("<b>Breakeven %1</b><p>Tells, with evidence, when threads pay off for storage I/O.</p>"
           "<p>Free software under the GNU General Public License, version 3 or later.</p>")
            .arg(QStringLiteral(BREAKEVEN_VERSION)));
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
        askToStop();
}

void MainWindow::askToStop()
{
    if (m_question) {
        m_question->activateWindow();
        return;
    }
    m_question = new QMessageBox(QMessageBox::Question, tr("A run is going on"),
                                 tr("Stop the run and close? What was measured is kept."),
                                 QMessageBox::NoButton, this);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton* stopButton = m_question->addButton(tr("&Stop and close"), QMessageBox::AcceptRole);
    m_question->addButton(tr("&Go on"), QMessageBox::RejectRole);
    connect(m_question, &QMessageBox::buttonClicked, this, [this, stopButton](const QAbstractButton* button) {
        if (button != static_cast<const QAbstractButton*>(stopButton))
            return;
        m_closing = true;
        if (m_session.isRunning())
            stop();
        else
            close();
    });
    m_question->open();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!runFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    for (const QString& path : runFiles(event->mimeData()))
        openRun(path);
}

} // namespace breakeven
