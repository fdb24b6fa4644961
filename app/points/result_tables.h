// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/published_table.h"

#include <QWidget>

#include <vector>

class QPushButton;
class QStackedWidget;

namespace breakeven {

class PointsTable;
class PublishedView;

// The table of points; where a run measured the post's table, that one behind a tab beside it.
class ResultTables final : public QWidget
{
    Q_OBJECT

public:
    // Takes `points` over, through QObject.
    explicit ResultTables(PointsTable* points, QWidget* parent = nullptr);

    void setPublished(const PublishedTable& table); // empty: there is none

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void choose(int index);

    QWidget* m_bar; // these are owned by this, through QObject
    QPushButton* m_pointsTab;
    QPushButton* m_publishedTab;
    QStackedWidget* m_stack;
    PublishedView* m_published;
};

} // namespace breakeven
