// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/history_table.h"

#include "app/history/history_delegate.h"
#include "app/history/history_filter.h"
#include "app/history/history_header.h"
#include "app/history/history_model.h"
#include "app/wording/names.h"
#include "app/wording/run_summary_text.h"

#include <QContextMenuEvent>
#include <QDateTime>
#include <QDesktopServices>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QUrl>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace breakeven {

HistoryTable::HistoryTable(HistoryFilter* filter, QWidget* parent)
    : QTableView(parent)
    , m_filter(filter)
    , m_delegate(new HistoryDelegate(filter, this))
    , m_header(new HistoryHeader(this))
{
    setHorizontalHeader(m_header);
    setModel(filter);
    setItemDelegate(m_delegate);
    m_header->setSortIndicator(HistoryModel::DateColumn, Qt::DescendingOrder);
    setSortingEnabled(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(false);
    setTabKeyNavigation(false); // arrows go from cell to cell; Tab goes on to what comes next
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setMouseTracking(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(2 * fontMetrics().height() + 8);
    retranslate();

    connect(m_header, &HistoryHeader::boxClicked, this, &HistoryTable::toggleAll);
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (index.column() != HistoryModel::CheckColumn && index.column() != HistoryModel::ActionsColumn)
            emit openWanted(pathAt(index));
    });
    connect(m_delegate, &HistoryDelegate::openWanted, this,
            [this](const QModelIndex& index) { emit openWanted(pathAt(index)); });
    connect(m_delegate, &HistoryDelegate::renameWanted, this,
            [this](const QModelIndex& index) { edit(index.siblingAtColumn(HistoryModel::NameColumn)); });
    connect(m_delegate, &HistoryDelegate::moreWanted, this,
            [this](const QModelIndex& index, const QRect& button) {
                showMenu(index, viewport()->mapToGlobal(button.bottomLeft()));
            });
    connect(filter, &QAbstractItemModel::modelReset, this, &HistoryTable::chosenChanged);
}

void HistoryTable::setTheme(const Theme& look)
{
    m_delegate->setTheme(look);
    m_header->setTheme(look);
    viewport()->update();
}

void HistoryTable::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange) {
        verticalHeader()->setDefaultSectionSize(2 * fontMetrics().height() + 8);
        spreadColumns();
    }
    QTableView::changeEvent(event);
}

void HistoryTable::retranslate()
{
    setAccessibleName(tr("Past runs"));
    spreadColumns();
}

QString HistoryTable::pathAt(const QModelIndex& index) const
{
    return m_filter->at(index).run.path;
}

QStringList HistoryTable::selectedPaths() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(),
              [](const QModelIndex& one, const QModelIndex& other) { return one.row() < other.row(); });
    QStringList paths;
    for (const QModelIndex& row : rows)
        paths.append(pathAt(row));
    return paths;
}

void HistoryTable::selectPaths(const QStringList& paths)
{
    const QSet<QString> wanted(paths.begin(), paths.end());
    QItemSelection selection;
    for (int row = 0; !wanted.isEmpty() && row < m_filter->rowCount(); ++row) {
        const QModelIndex first = m_filter->index(row, 0);
        if (wanted.contains(pathAt(first)))
            selection.select(first, m_filter->index(row, HistoryModel::ColumnCount - 1));
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void HistoryTable::editColumn(const QString& path, int column)
{
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex index = m_filter->index(row, column);
        if (pathAt(index) != path)
            continue;
        scrollTo(index);
        setCurrentIndex(index);
        edit(index);
        return;
    }
}

void HistoryTable::toggleAll()
{
    if (selectedPaths().size() == m_filter->rowCount())
        clearSelection();
    else
        selectAll();
}

QItemSelectionModel::SelectionFlags HistoryTable::selectionCommand(const QModelIndex& index,
                                                                   const QEvent* event) const
{
    const bool isClick = event != nullptr && (event->type() == QEvent::MouseButtonPress ||
                                              event->type() == QEvent::MouseButtonDblClick);
    if (isClick && index.column() == HistoryModel::CheckColumn)
        return QItemSelectionModel::Toggle | QItemSelectionModel::Rows;
    const bool isOnCheck = index.isValid() && index.column() == HistoryModel::CheckColumn;
    if (isOnCheck && event != nullptr &&
        (event->type() == QEvent::MouseMove || event->type() == QEvent::MouseButtonRelease))
        return QItemSelectionModel::NoUpdate;
    return QTableView::selectionCommand(index, event);
}

void HistoryTable::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    const qsizetype count = selectionModel()->selectedRows().size();
    m_header->setChecked(count == 0                      ? Qt::Unchecked
                         : count == m_filter->rowCount() ? Qt::Checked
                                                         : Qt::PartiallyChecked);
    emit chosenChanged();
}

void HistoryTable::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint)
{
    QTableView::closeEditor(editor, hint);
    emit editingEnded();
}

void HistoryTable::keyPressEvent(QKeyEvent* event)
{
    const QModelIndex current = currentIndex();
    if (isEditing() || !current.isValid())
        return QTableView::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit openWanted(pathAt(current));
        return;
    case Qt::Key_Delete:
        emit removeWanted(selectedPaths());
        return;
    case Qt::Key_Space:
        selectionModel()->select(current, QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
        return;
    case Qt::Key_F2: {
        const bool isRemark =
            current.column() == HistoryModel::NoteColumn || current.column() == HistoryModel::TagsColumn;
        edit(isRemark ? current : current.siblingAtColumn(HistoryModel::NameColumn));
        return;
    }
    default:
        QTableView::keyPressEvent(event);
    }
}

void HistoryTable::hover(int row)
{
    if (row == m_delegate->hoveredRow())
        return;
    m_delegate->setHoveredRow(row);
    viewport()->update();
}

void HistoryTable::mouseMoveEvent(QMouseEvent* event)
{
    hover(rowAt(event->pos().y()));
    QTableView::mouseMoveEvent(event);
}

void HistoryTable::leaveEvent(QEvent* event)
{
    hover(-1);
    QTableView::leaveEvent(event);
}

void HistoryTable::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    showMenu(index, byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos());
}

void HistoryTable::showMenu(const QModelIndex& index, const QPoint& position)
{
    const HistoryRow& row = m_filter->at(index);
    const QString path = row.run.path;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!row.run.damage || row.run.damage->isReadable()) {
        menu->addAction(tr("Open"), this, [this, path] { emit openWanted(path); });
        menu->addAction(row.laidOver ? tr("Take off the chart") : tr("Lay over the chart"), this,
                        [this, path, on = !row.laidOver] { emit overlayWanted(path, on); });
        menu->addAction(
            row.baseline ? tr("Don't hold new runs against it") : tr("Hold every new run against it"), this,
            [this, path, off = row.baseline] { emit baselineChosen(off ? QString() : path); });
        menu->addSeparator();
        const std::initializer_list<std::pair<QString, int>> remarks{{tr("Rename"), HistoryModel::NameColumn},
                                                                     {tr("Note"), HistoryModel::NoteColumn},
                                                                     {tr("Tags"), HistoryModel::TagsColumn}};
        for (const auto& [text, column] : remarks)
            menu->addAction(text, this, [this, path, column = column] { editColumn(path, column); });
        menu->addAction(tr("Export as CSV…"), this, [this, path] { emit exportWanted(path); });
        menu->addSeparator();
    }
    menu->addAction(tr("Show in its folder"), this, [path] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
    });
    menu->addAction(row.elsewhere ? tr("Remove from this list") : tr("Delete"), this,
                    [this, path] { emit removeWanted({path}); });
    menu->popup(position);
}

void HistoryTable::resizeEvent(QResizeEvent* event)
{
    spreadColumns();
    QTableView::resizeEvent(event);
}

// Every column has what its texts usually need; what is left goes to those whose texts may be long, and what
// is lacking is taken from them.
void HistoryTable::spreadColumns()
{
    const QFontMetrics metrics = fontMetrics();
    const auto wide = [&](const QString& text) { return metrics.horizontalAdvance(text) + 18; };
    const int letter = metrics.averageCharWidth();
    std::array<int, HistoryModel::ColumnCount> widths{};
    widths[HistoryModel::CheckColumn] = metrics.height() + 24;
    const QDateTime today({2000, 12, 28}, {20, 0}); // as wide as any
    for (const int days : {0, 1, 40})
        widths[HistoryModel::DateColumn] =
            std::max(widths[HistoryModel::DateColumn], wide(whenText(today.addDays(-days), today)));
    widths[HistoryModel::NameColumn] = 20 * letter;
    widths[HistoryModel::PlaceColumn] = 15 * letter;
    widths[HistoryModel::TargetsColumn] = 16 * letter;
    widths[HistoryModel::AnswerColumn] = HistoryDelegate::stripWidth(metrics) + 30 * letter;
    int status = wide(stateText(RunSummary{})); // of one that was not finished
    for (const RunStatus ended :
         {RunStatus::Settled, RunStatus::Budget, RunStatus::Cancelled, RunStatus::Failed})
        status = std::max(status, wide(statusName(ended)));
    widths[HistoryModel::StatusColumn] = status + metrics.height() + 6;
    widths[HistoryModel::NoteColumn] = 18 * letter;
    widths[HistoryModel::TagsColumn] = 12 * letter;
    widths[HistoryModel::ActionsColumn] = m_delegate->actionsWidth(metrics);

    for (int column = HistoryModel::DateColumn; column < HistoryModel::ActionsColumn; ++column) {
        const QString head = m_filter->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        int& width = widths.at(static_cast<std::size_t>(column));
        width = std::max(width, wide(head) + metrics.height()); // and the sort's arrow
    }

    constexpr std::array flexible{HistoryModel::NameColumn, HistoryModel::TargetsColumn,
                                  HistoryModel::AnswerColumn, HistoryModel::NoteColumn};
    int rest = viewport()->width();
    for (const int width : widths)
        rest -= width;
    for (std::size_t i = 0; i < flexible.size(); ++i) {
        int& width = widths.at(flexible.at(i));
        const int share = rest / static_cast<int>(flexible.size() - i);
        const int strip =
            flexible.at(i) == HistoryModel::AnswerColumn ? HistoryDelegate::stripWidth(metrics) : 0;
        const int given = std::max(share, strip + 10 * letter - width); // enough to tell one from another
        width += given;
        rest -= given;
    }
    for (int column = 0; column < HistoryModel::ColumnCount; ++column)
        setColumnWidth(column, widths.at(static_cast<std::size_t>(column)));
}

} // namespace breakeven
