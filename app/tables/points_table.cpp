// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tables/points_table.h"

#include "app/tables/points_model.h"
#include "app/tables/verdict_pill.h"
#include "app/theme/role.h"
#include "app/theme/text_scale.h"
#include "app/wording/names.h"

#include <QEvent>
#include <QHeaderView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

namespace breakeven {

namespace {

constexpr int rowHeight = 28;
// Left and right of a text, together.
constexpr int headerPadding = 30;
constexpr int cellPadding = 24;

} // namespace

PointsTable::PointsTable(PointsModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_sorted(new QSortFilterProxyModel(this))
    , m_view(new QTableView(this))
    , m_pill(new VerdictPill(this))
    , m_hidden(new QPushButton(this))
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
    m_view->setTabKeyNavigation(false); // arrows go from cell to cell; Tab goes on to what comes next
    m_view->setItemDelegateForColumn(PointsModel::VerdictColumn, m_pill);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setMinimumSectionSize(rowHeight);
    m_view->verticalHeader()->setDefaultSectionSize(scaled(rowHeight));
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setMinimumSectionSize(40);
    m_view->viewport()->installEventFilter(this);
    m_view->setAccessibleName(tr("Points"));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_hidden, 0, Qt::AlignLeft);
    setRole(m_hidden, Role::Link);
    m_hidden->hide();
    connect(m_hidden, &QPushButton::clicked, this, [this] {
        m_scrolls = !m_scrolls;
        spreadColumns();
    });

    m_spread.setSingleShot(true);
    connect(&m_spread, &QTimer::timeout, this, &PointsTable::spreadColumns);
    const auto spreadSoon = [this] { m_spread.start(0); };
    connect(model, &QAbstractItemModel::rowsInserted, this, spreadSoon);
    connect(model, &QAbstractItemModel::headerDataChanged, this, spreadSoon);
    connect(model, &QAbstractItemModel::dataChanged, this, spreadSoon);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid())
                    emit pointSelected(current.data(PointsModel::KeyRole).value<PointKey>(),
                                       current.data(PointsModel::ArmRole).value<std::size_t>());
            });
}

void PointsTable::setTheme(const Theme& look)
{
    m_pill->setTheme(look);
    m_view->viewport()->update();
}

void PointsTable::fitColumns(bool severalTargets, bool severalArms, bool overThreads)
{
    m_view->setColumnHidden(PointsModel::TargetColumn, !severalTargets && !m_model->marksTargets());
    m_view->setColumnHidden(PointsModel::AxisColumn, overThreads);
    m_view->setColumnHidden(PointsModel::ThreadsColumn, !severalArms && !overThreads);
    m_spread.start(0);
}

ShownTable PointsTable::table() const
{
    constexpr std::array mayBeSilent{PointsModel::TargetColumn, PointsModel::AxisColumn,
                                     PointsModel::ThreadsColumn};
    std::vector<int> columns;
    for (int column = 0; column < PointsModel::ColumnCount; ++column)
        if (!m_view->isColumnHidden(column) ||
            std::find(mayBeSilent.begin(), mayBeSilent.end(), column) == mayBeSilent.end())
            columns.push_back(column);
    return shownTable(*m_sorted, columns);
}

void PointsTable::choose(const PointKey& key, std::size_t arm)
{
    for (int row = 0; row < m_sorted->rowCount(); ++row) {
        const QModelIndex index = m_sorted->index(row, 0);
        if (index.data(PointsModel::KeyRole).value<PointKey>() == key &&
            index.data(PointsModel::ArmRole).value<std::size_t>() == arm) {
            m_view->selectRow(row);
            m_view->scrollTo(m_view->currentIndex());
            return;
        }
    }
}

int PointsTable::neededWidth(int column) const
{
    const QFontMetrics metrics = m_view->fontMetrics();
    int width = scaled(headerPadding) +
                metrics.horizontalAdvance(m_sorted->headerData(column, Qt::Horizontal).toString());
    for (int row = 0; row < m_sorted->rowCount(); ++row) {
        const QModelIndex index = m_sorted->index(row, column);
        const bool isPill = column == PointsModel::VerdictColumn;
        const QString text =
            isPill ? armShortName(index.data(PointsModel::WhatRole).value<Arm>()) : index.data().toString();
        width = std::max(width, scaled(cellPadding) + (isPill ? metrics.height() : 0) +
                                    metrics.horizontalAdvance(text));
    }
    return width;
}

// Every column gets what its texts need and an even share of what is left. Where that is less than nothing,
// what a row's tool tip tells as well gives way, one column after the other: the verdict must be seen. A line
// says so, and shows them again to be scrolled to. What is lacking then is taken from the target's name.
void PointsTable::spreadColumns()
{
    constexpr std::array giveWay{PointsModel::IoShareColumn, PointsModel::IntervalColumn};

    std::map<int, int> needs; // width by column
    int sum = 0;
    for (int column = 0; column < PointsModel::ColumnCount; ++column) {
        const bool mayGiveWay = std::find(giveWay.begin(), giveWay.end(), column) != giveWay.end();
        if (!mayGiveWay && m_view->isColumnHidden(column))
            continue;
        needs[column] = neededWidth(column);
        sum += needs[column];
    }
    const int room = m_view->viewport()->width();
    QStringList crowdedOut;
    for (const int column : giveWay) {
        const bool crowded = sum > room;
        m_view->setColumnHidden(column, crowded && !m_scrolls);
        if (crowded)
            crowdedOut.prepend(m_sorted->headerData(column, Qt::Horizontal).toString());
        if (crowded && !m_scrolls) {
            sum -= needs[column];
            needs.erase(column);
        }
    }
    if (const auto target = needs.find(PointsModel::TargetColumn); target != needs.end() && !m_scrolls) {
        const int less = std::clamp(sum - room, 0, target->second / 2);
        target->second -= less;
        sum -= less;
    }
    m_hidden->setVisible(!crowdedOut.isEmpty());
    m_hidden->setText(m_scrolls
                          ? tr("Hide what has no room")
                          : tr("Show more, to scroll to: %1").arg(crowdedOut.join(QStringLiteral(", "))));
    const int share = std::max(0, room - sum) / static_cast<int>(needs.size());
    for (const auto& [column, width] : needs)
        m_view->setColumnWidth(column, width + share);
}

bool PointsTable::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        m_spread.start(0);
    return QWidget::eventFilter(watched, event);
}

void PointsTable::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange) {
        m_view->verticalHeader()->setDefaultSectionSize(scaled(rowHeight));
        m_spread.start(0);
    }
    if (event->type() == QEvent::LanguageChange) {
        m_view->setAccessibleName(tr("Points"));
        emit m_sorted->headerDataChanged(Qt::Horizontal, 0, PointsModel::ColumnCount - 1);
        m_view->viewport()->update();
        m_spread.start(0);
    }
    QWidget::changeEvent(event);
}

} // namespace breakeven
