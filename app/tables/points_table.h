// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tables/shown_table.h"
#include "app/theme/theme.h"
#include "core/runs/run.h"

#include <QTimer>
#include <QWidget>

class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace breakeven {

class PointsModel;
class VerdictPill;

// Shows a PointsModel, sortable; says which point the user chose. Decides nothing.
class PointsTable final : public QWidget
{
    Q_OBJECT

public:
    // `model` is not owned and must outlive the table.
    explicit PointsTable(PointsModel* model, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    // Hides the columns that say the same in every row, unless they say of it that it is emulated.
    void fitColumns(bool severalTargets, bool severalArms, bool overThreads);
    // Selects the row of a point and arm, and says so as if the user had; nothing where there is none.
    void choose(const PointKey& key, std::size_t arm);

    // As it is shown: in its order, with the columns that have room or not, but without those that say the
    // same in every row.
    [[nodiscard]] ShownTable table() const;

signals:
    void pointSelected(const breakeven::PointKey& key, std::size_t arm); // an index in the plan's arms

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override; // the view's size

private:
    void spreadColumns();
    [[nodiscard]] int neededWidth(int column) const;

    const PointsModel* m_model;      // not owned
    QSortFilterProxyModel* m_sorted; // these are owned by this, through QObject
    QTableView* m_view;
    VerdictPill* m_pill;
    QPushButton* m_hidden;  // says which columns have no room
    bool m_scrolls = false; // they are shown all the same
    QTimer m_spread;        // running: the columns' widths are to be found anew
};

} // namespace breakeven
