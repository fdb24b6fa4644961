// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/comparison_table.h"

#include "app/compare/clear_rows.h"
#include "app/compare/comparison_model.h"
#include "app/compare/comparison_pill.h"
#include "app/theme/elided_label.h"
#include "app/theme/role.h"
#include "app/theme/text_scale.h"

#include <QCheckBox>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace breakeven {

ComparisonTable::ComparisonTable(QWidget* parent)
    : QWidget(parent)
    , m_model(new ComparisonModel(this))
    , m_shown(new ClearRows(m_model, this))
    , m_pill(new ComparisonPill(m_shown, this))
    , m_title(new QLabel(this))
    , m_count(new ElidedLabel(Qt::ElideRight, this))
    , m_onlyClear(new QCheckBox(this))
    , m_copy(new QPushButton(this))
    , m_view(new QTableView(this))
{
    setRole(m_title, Role::Title);
    setRole(m_count, Role::Small);
    setRole(m_copy, Role::Link);
    m_view->setModel(m_shown);
    m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder); // the runs' own order
    m_view->setSortingEnabled(true);
    m_view->setItemDelegateForColumn(ComparisonModel::ArmColumn, m_pill);
    m_view->setItemDelegateForColumn(ComparisonModel::ChangeColumn, m_pill);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setShowGrid(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false); // arrows go from cell to cell; Tab goes on to what comes next
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setMinimumSectionSize(16);
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 9);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(8, 0, 8, 0);
    head->setSpacing(10);
    head->addWidget(m_title);
    head->addWidget(m_count);
    head->addStretch();
    head->addWidget(m_onlyClear);
    head->addWidget(m_copy);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);

    connect(m_onlyClear, &QCheckBox::toggled, m_shown, &ClearRows::setOnlyClear);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(asText());
        emit copied();
    });
    retranslate();
}

void ComparisonTable::setRows(const std::vector<ComparisonRow>& rows)
{
    m_model->setRows(rows);
    m_view->setColumnHidden(ComparisonModel::AxisColumn,
                            !rows.empty() && rows.front().key.axis == AxisKind::Threads);
    retranslate();
    spreadColumns();
}

void ComparisonTable::setTheme(const Theme& look)
{
    m_pill->setTheme(look);
    m_view->viewport()->update();
}

QString ComparisonTable::asText() const
{
    QStringList lines;
    QStringList cells;
    for (int column = 0; column < ComparisonModel::ColumnCount; ++column)
        cells.append(m_shown->headerData(column, Qt::Horizontal).toString());
    lines.append(cells.join(QLatin1Char('\t')));
    for (int row = 0; row < m_shown->rowCount(); ++row) {
        cells.clear();
        for (int column = 0; column < ComparisonModel::ColumnCount; ++column)
            cells.append(m_shown->index(row, column).data().toString().simplified());
        lines.append(cells.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void ComparisonTable::spreadColumns()
{
    std::array<int, ComparisonModel::ColumnCount> needs{};
    int sum = 0;
    int shown = 0;
    for (int column = 0; column < ComparisonModel::ColumnCount; ++column) {
        if (m_view->isColumnHidden(column))
            continue;
        needs.at(static_cast<std::size_t>(column)) = neededWidth(column);
        sum += neededWidth(column);
        ++shown;
    }
    // Long names of targets give way, to half of what they need; they are whole in a cell's tool tip. Where
    // that isn't enough the table scrolls.
    int& targets = needs.at(ComparisonModel::TargetColumn);
    const int room = m_view->viewport()->width();
    const int less = std::clamp(sum - room, 0, targets / 2);
    targets -= less;
    const int share = std::max(0, room - sum) / std::max(1, shown);
    for (int column = 0; column < ComparisonModel::ColumnCount; ++column)
        m_view->setColumnWidth(column, needs.at(static_cast<std::size_t>(column)) + share);
}

int ComparisonTable::neededWidth(int column) const
{
    constexpr int headPadding = 32;
    constexpr int cellPadding = 22;
    constexpr int pillPadding = 16;
    const QFontMetrics metrics = m_view->fontMetrics(); // the style sheet's paddings grow with it
    const bool isPill = column == ComparisonModel::ArmColumn || column == ComparisonModel::ChangeColumn;
    int width = scaled(headPadding) +
                metrics.horizontalAdvance(m_shown->headerData(column, Qt::Horizontal).toString());
    for (int row = 0; row < m_shown->rowCount(); ++row)
        width = std::max(width, scaled(cellPadding) + (isPill ? scaled(pillPadding) + metrics.height() : 0) +
                                    metrics.horizontalAdvance(m_shown->index(row, column).data().toString()));
    return width;
}

void ComparisonTable::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    spreadColumns();
}

void ComparisonTable::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_model->retranslate();
        retranslate();
        spreadColumns();
    }
    if (event->type() == QEvent::FontChange) {
        m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 9);
        spreadColumns();
    }
    QWidget::changeEvent(event);
}

void ComparisonTable::retranslate()
{
    const int rows = m_model->rowCount();
    m_title->setText(tr("Points"));
    m_count->setWhole(tr("%n compared · error over all rows held at 5 % (Holm)", nullptr, rows));
    m_onlyClear->setText(tr("only the %n clear ones", nullptr, m_model->clearRows()));
    m_onlyClear->setEnabled(m_model->clearRows() > 0 || m_onlyClear->isChecked());
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the table, with tabs between its columns"));
    m_view->setAccessibleName(tr("Points compared"));
}

} // namespace breakeven
