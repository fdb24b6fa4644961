// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tables/shown_table.h"
#include "core/analysis/published_table.h"

#include <QTimer>
#include <QWidget>

#include <chrono>
#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace breakeven {

class ElidedLabel;
class PointsTable;
class PublishedView;

// The table of points; where a run measured the post's table, that one behind a tab beside it. The one in
// sight can be copied, by its button or by the keys for that. It folds to its head: by itself where there is
// little room or the chart has the same figures, unless its user has said otherwise.
class ResultTables final : public QWidget
{
    Q_OBJECT

public:
    // Takes `points` over, through QObject.
    explicit ResultTables(PointsTable* points, QWidget* parent = nullptr);

    void setPublished(const PublishedTable& table); // empty: there is none
    void setCounts(int points, int arms);           // 0: nothing is known yet

    void setRoomy(bool roomy);
    [[nodiscard]] bool isFolded() const;

signals:
    void folded(bool folded);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void choose(int index);
    void copy(TableFormat format); // the table in sight
    void fold(bool away);
    void foldByRoom(); // unless its user has said otherwise
    void showCounts();

    QWidget* m_bar; // these are owned by this, through QObject
    QToolButton* m_fold;
    QLabel* m_title;
    ElidedLabel* m_counts;
    QPushButton* m_pointsTab;
    QPushButton* m_publishedTab;
    QToolButton* m_copy;
    QStackedWidget* m_stack;
    PointsTable* m_table;
    PublishedView* m_published;
    int m_points = 0;
    int m_arms = 0;
    bool m_roomy = true;
    bool m_hasPublished = false;
    std::optional<bool> m_wanted; // folded, by its user
    QTimer m_copied;              // running: the button says that it did
};

} // namespace breakeven
