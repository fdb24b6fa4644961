// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/application_theme.h"
#include "app/window/chart_saver.h"
#include "app/window/language.h"
#include "app/window/opened_runs.h"
#include "app/window/run_session.h"

#include <QMainWindow>
#include <QPointer>

#include <memory>
#include <vector>

class QLabel;
class QMessageBox;
class QSplitter;

namespace breakeven {

class Answer;
class ChartPanel;
class HistoryPanel;
class LeftoverBar;
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
    void openRun(const QString& path); // shown, or laid over a run under way

public slots:
    void run();
    void stop();
    void askForRun();
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
    void takeOpened(const std::shared_ptr<const OpenedRun>& run, OpenedRuns::Use use);
    void setOverlay(const QString& path, bool wanted);
    void addOtherLayout(const Target& target);
    void finish(const RunEnd& end);
    void askToStop();              // and to close after
    void say(const QString& text); // a message that stays until it is closed or replaced
    void showAbout();
    [[nodiscard]] const Run& shownRun() const;
    [[nodiscard]] const Analysis& shownAnalysis() const;

    ApplicationTheme* m_theme;
    Language* m_language;
    RunSession m_session;
    OpenedRuns m_opened;
    ChartSaver m_saver;
    QString m_preset; // chosen last; empty: the setup is an opened run's
    Plan m_presetPlan;
    std::shared_ptr<const OpenedRun> m_shown; // none: the session's run is shown
    std::vector<std::shared_ptr<const OpenedRun>> m_overlays;
    bool m_closing = false; // as soon as the run has ended
    QPointer<QMessageBox> m_question;

    TopBar* m_top; // these are owned by this, through QObject
    SetupPanel* m_setup;
    ChartPanel* m_chart;
    Answer* m_answer;
    HistoryPanel* m_history;
    StatusLine* m_status;
    LeftoverBar* m_leftovers;
    QLabel* m_message;
    QSplitter* m_columns;
    QSplitter* m_rows;
};

} // namespace breakeven
