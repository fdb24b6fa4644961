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

// Past runs: a checked one is laid over the current one, a double click opens it.
class HistoryPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryPanel(QWidget* parent = nullptr);

    void refresh(); // lists the folder anew, in the background
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

    QLabel* m_title; // these are owned by this, through QObject
    QLabel* m_nothing;
    QListWidget* m_list;
    std::vector<RunSummary> m_runs;
    int m_question = 0; // answers to older ones are dropped
};

} // namespace breakeven
