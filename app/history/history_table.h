// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"

#include <QStringList>
#include <QTableView>

namespace breakeven {

class HistoryDelegate;
class HistoryFilter;
class HistoryHeader;

// The past runs as a table. Boxes and selection are one and the same: a click on a box adds its row or takes
// it away, any other click selects a row alone. Enter opens, F2 renames, Delete deletes, Space is a click on
// the box.
class HistoryTable final : public QTableView
{
    Q_OBJECT

public:
    // `filter` is not owned and must outlive this.
    explicit HistoryTable(HistoryFilter* filter, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void retranslate();

    [[nodiscard]] QStringList selectedPaths() const; // in the order shown
    void selectPaths(const QStringList& paths);      // those that are listed
    [[nodiscard]] bool isEditing() const { return state() == QAbstractItemView::EditingState; }
    void editColumn(const QString& path, int column); // in place

signals:
    void openWanted(const QString& path);
    void overlayWanted(const QString& path, bool on);
    void baselineChosen(const QString& path); // empty: none
    void exportWanted(const QString& path);
    void removeWanted(const QStringList& paths);
    void chosenChanged();
    void editingEnded();

protected:
    void changeEvent(QEvent* event) override;
    void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    [[nodiscard]] QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index,
                                                                       const QEvent* event) const override;

private:
    void spreadColumns();
    void showMenu(const QModelIndex& index, const QPoint& position); // of a row; global
    void hover(int row);
    void toggleAll();
    [[nodiscard]] QString pathAt(const QModelIndex& index) const;

    HistoryFilter* m_filter;
    HistoryDelegate* m_delegate; // these are owned by this, through QObject
    HistoryHeader* m_header;
};

} // namespace breakeven
