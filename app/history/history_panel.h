// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/runs/run_library.h"

#include <QWidget>

#include <vector>

class QLabel;
class QListWidget;
class QListWidgetItem;

namespace breakeven {

// Past runs, and such of other folders as were laid over the current one: a checked one is laid over, a
// double click opens it.
class HistoryPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryPanel(QWidget* parent = nullptr);

    void refresh();                  // lists the folder anew, in the background
    void add(const RunSummary& run); // of another folder; nothing where it is listed already
    void setChecked(const QString& path, bool checked);

signals:
    void overlayWanted(const QString& path, bool wanted);
    void openWanted(const QString& path);
    void failed(const breakeven::Error& error);

protected:
    void changeEvent(QEvent* event) override;

private:
    void show(const std::vector<RunSummary>& runs);
    void retranslate();
    void showMenu(const QPoint& position);
    void moveToTrash(const QString& path);
    void forget(const QString& path);
    [[nodiscard]] QListWidgetItem* rowOf(const QString& path) const; // null: there is none
    void addRow(const RunSummary& run, bool checked, bool elsewhere);
    [[nodiscard]] bool isElsewhere(const QString& path) const;

    QLabel* m_title; // these are owned by this, through QObject
    QLabel* m_nothing;
    QListWidget* m_list;
    std::vector<RunSummary> m_runs;      // of the folder, as far as they are listed
    std::vector<RunSummary> m_elsewhere; // of other folders, latest first, until the program ends
    int m_question = 0;                  // answers to older ones are dropped
};

} // namespace breakeven
