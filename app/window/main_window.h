// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/application_theme.h"
#include "app/window/language.h"
#include "app/window/opened_runs.h"
#include "app/window/overlays.h"
#include "app/window/result_keeper.h"
#include "app/window/run_session.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>
#include <memory>

class QMessageBox;
class QSplitter;

namespace breakeven {

class AnswerParts;
class ChartPanel;
class FirstStart;
class LeftoverBar;
class MessageBar;
class PageParts;
class PlanKeeper;
class RunSigns;
class SetupPanel;
class StatusLine;
class TopBar;
class WindowActions;
class WindowHelp;

// Puts the parts of the window together and carries values between them.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    // Neither is owned; both must outlive the window.
    MainWindow(ApplicationTheme* theme, Language* language, QWidget* parent = nullptr);
    ~MainWindow() override;

    // Puts the old answer away.
    void choosePreset(const QString& id);
    // Plans, of which the last is set up, and runs, as openRuns() has them.
    void openFiles(const QStringList& paths);
    // Of a run, for a quiet machine before it measures; 15 s unless it is set.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }
    // Shows the first and lays the others over it; during a run all of them are laid over that.
    void openRuns(const QStringList& paths);
    void layOver(const QStringList& paths); // over the current run, or as openRuns() where there is none

    void comeForward(); // whatever hides it

    // Closes without a question, as soon as the run under way, if any, has ended as by stop().
    void end();

public slots:
    void run();
    void measureLonger(); // what is shown
    void stop();
    void askForRun();
    void askForOverlay();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void begin(const Plan& plan, const std::function<void()>& measure); // once nothing speaks against it
    void layOut();
    void connectParts();
    void addActions();
    void addMenu();
    void chooseFolder(const QString& path); // of the runs
    void applyTheme(const Theme& theme);
    void putAnswerAway();
    void showSession(); // what the session holds becomes what is shown
    void showAnswer();  // of what is shown
    void takeOpened(const std::shared_ptr<const OpenedRun>& run);
    void showOverlay(const std::shared_ptr<const OpenedRun>& run);
    void sayLeftOut();
    void addOtherLayout(const Target& target);
    void finish(const RunEnd& end);
    void askBeforeClosing();                                   // to stop the run
    [[nodiscard]] std::shared_ptr<const Run> shownRun() const; // never null, nor the next one
    [[nodiscard]] std::shared_ptr<const Analysis> shownAnalysis() const;
    [[nodiscard]] ShownResult shownResult() const;

    ApplicationTheme* m_theme;
    Language* m_language;
    RunSession m_session;
    OpenedRuns m_opened;
    Overlays m_overlays;
    ResultKeeper m_keeper{this, [this] { return shownResult(); }};
    QString m_wanted;                         // path of the run to be shown, opened last
    std::shared_ptr<const OpenedRun> m_shown; // none: the session's run is shown
    std::chrono::milliseconds m_patience{15'000};
    bool m_closing = false; // as soon as the run has ended
    QPointer<QMessageBox> m_question;

    WindowActions* m_actions; // these are owned by this, through QObject
    TopBar* m_top;
    SetupPanel* m_setup;
    ChartPanel* m_chart;
    FirstStart* m_firstStart;
    AnswerParts* m_answer;
    StatusLine* m_status;
    LeftoverBar* m_leftovers;
    MessageBar* m_message;
    QSplitter* m_columns;
    QSplitter* m_rows;
    PlanKeeper* m_plans;
    WindowHelp* m_help;
    RunSigns* m_signs;
    PageParts* m_pages;
};

} // namespace breakeven
