// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/points/points_table.h"

#include "app/points/points_model.h"
#include "app/points/verdict_pill.h"

#include <QEvent>
#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace breakeven {

namespace {

constexpr int rowHeight = 28;

} // namespace

PointsTable::PointsTable(PointsModel* model, QWidget* parent)
    : QWidget(parent)
    , m_sorted(new QSortFilterProxyModel(this))
    , m_view(new QTableView(this))
    , m_pill(new VerdictPill(this))
{
    m_sorted->setSourceModel(model);
    m_sorted->setSortRole(PointsModel::SortRole);
    m_view->setModel(m_sorted);
    m_view->setSortingEnabled(true);
    m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder); // the run's own order
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setShowGrid(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::StrongFocus);
    m_view->setItemDelegateForColumn(PointsModel::VerdictColumn, m_pill);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_view->verticalHeader()->setMinimumSectionSize(rowHeight);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setMinimumSectionSize(60);
    m_view->setAccessibleName(tr("Points"));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_view);

    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid())
                    emit pointSelected(current.data(PointsModel::KeyRole).value<PointKey>());
            });
}

void PointsTable::setTheme(const Theme& look)
{
    m_pill->setTheme(look);
    m_view->viewport()->update();
}

void PointsTable::fitColumns(bool severalTargets, bool severalArms, bool overThreads)
{
    m_view->setColumnHidden(PointsModel::TargetColumn, !severalTargets);
    m_view->setColumnHidden(PointsModel::AxisColumn, overThreads);
    m_view->setColumnHidden(PointsModel::ThreadsColumn, !severalArms && !overThreads);
}

void PointsTable::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        emit m_sorted->headerDataChanged(Qt::Horizontal, 0, PointsModel::ColumnCount - 1);
    QWidget::changeEvent(event);
}

} // namespace breakeven
