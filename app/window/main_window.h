// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/application_theme.h"
#include "app/window/chart_saver.h"
#include "app/window/language.h"
#include "app/window/opened_runs.h"
#include "app/window/overlays.h"
#include "app/window/run_session.h"

#include <QMainWindow>
#include <QPointer>

#include <memory>

class QMessageBox;
class QSplitter;

namespace breakeven {

class Answer;
class ChartPanel;
class HistoryPanel;
class LeftoverBar;
class MessageBar;
class SetupPanel;
class StatusLine;
class TopBar;

// Puts the parts of the window together and carries values between them.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    // Neither is owned; both must outlive the window.
    MainWindow(ApplicationTheme* theme, Language* language, QWidget* parent = nullptr);
    ~MainWindow() override;

    void choosePreset(const QString& id);
    // Shows the first and lays the others over it; during a run all of them are laid over that.
    void openRuns(const QStringList& paths);
    void layOver(const QStringList& paths); // over the current run, or as openRuns() where there is none

public slots:
    void run();
    void stop();
    void askForRun();
    void askForOverlay();
    void saveChart(const QString& format);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void layOut();
    void connectParts();
    void addShortcuts();
    void applyTheme(const Theme& theme);
    void showSession(); // what the session holds becomes what is shown
    void showAnswer();  // of what is shown
    void takeOpened(const std::shared_ptr<const OpenedRun>& run);
    void showOverlay(const std::shared_ptr<const OpenedRun>& run);
    void setOverlay(const QString& path, bool wanted);
    void sayLeftOut();
    void addOtherLayout(const Target& target);
    void finish(const RunEnd& end);
    void askBeforeClosing();                                   // to stop the run
    [[nodiscard]] std::shared_ptr<const Run> shownRun() const; // never null, nor the next one
    [[nodiscard]] std::shared_ptr<const Analysis> shownAnalysis() const;

    ApplicationTheme* m_theme;
    Language* m_language;
    RunSession m_session;
    OpenedRuns m_opened;
    Overlays m_overlays;
    ChartSaver m_saver;
    QString m_preset; // chosen last; empty: the setup is an opened run's
    Plan m_presetPlan;
    QString m_wanted;                         // path of the run to be shown, opened last
    std::shared_ptr<const OpenedRun> m_shown; // none: the session's run is shown
    bool m_closing = false;                   // as soon as the run has ended
    QPointer<QMessageBox> m_question;

    TopBar* m_top; // these are owned by this, through QObject
    SetupPanel* m_setup;
    ChartPanel* m_chart;
    Answer* m_answer;
    HistoryPanel* m_history;
    StatusLine* m_status;
    LeftoverBar* m_leftovers;
    MessageBar* m_message;
    QSplitter* m_columns;
    QSplitter* m_rows;
};

} // namespace breakeven
