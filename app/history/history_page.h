// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/history/run_edits.h"
#include "app/history/run_export.h"
#include "app/history/saved_runs.h"
#include "app/theme/theme.h"
#include "core/base/error.h"

#include <QSet>
#include <QStringList>
#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;

namespace breakeven {

class HistoryChips;
class HistoryFilter;
class HistoryModel;
class HistoryTable;
class SelectionBar;
class Toast;

// The past runs, to be found, opened, compared, laid over, named, exported and deleted. What takes time is
// done in the background; what is deleted can be brought back while the program runs.
class HistoryPage final : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryPage(QWidget* parent = nullptr);
    ~HistoryPage() override;

    void refresh();
    void add(const QString& path); // of another folder
    void setShown(const QString& path);
    void setLaidOver(const QString& path, bool laidOver);
    void setBaseline(const QString& path);
    void setTheme(const Theme& theme);

    [[nodiscard]] const std::vector<RunSummary>& runs() const { return m_folder.runs(); }
    void say(const Error& error);

    [[nodiscard]] QString summary() const;  // "38 runs · 214 MB in ~/.local/share/breakeven/runs"
    [[nodiscard]] QString keptText() const; // where deleted runs are, and how long

signals:
    void openWanted(const QString& path);
    void openFileWanted(); // of any folder
    void overlayWanted(const QString& path, bool on);
    void compareWanted(const QStringList& paths); // two at least, oldest first
    void baselineChosen(const QString& path);     // empty: none
    void listed();                                // runs() and summary() may have changed

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void connectParts();
    void addShortcuts();
    void retranslate();
    void showRuns();
    void showNothing();
    void showChosen();
    void tagChosen(const QString& text);
    void compareChosen();
    void removePaths(const QStringList& paths);
    void sayRemoved(const std::vector<DeletedRun>& removed);
    [[nodiscard]] const RunSummary* runAt(const QString& path) const;

    SavedRuns m_folder;
    RunEdits m_edits;
    RunExport m_export;
    bool m_postponed = false; // something was listed while a cell is edited
    QSet<QString> m_laidOver;
    HistoryModel* m_model; // these are owned by this, through QObject
    HistoryFilter* m_filter;
    QLineEdit* m_search;
    HistoryChips* m_chips;
    QPushButton* m_open;
    SelectionBar* m_bar;
    HistoryTable* m_table;
    QLabel* m_nothing;
    Toast* m_toast;
};

} // namespace breakeven
