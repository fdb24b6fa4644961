// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/comparison_model.h"

#include "app/wording/comparison_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

#include <algorithm>

namespace breakeven {

bool isClear(LatencyChange change)
{
    return change == LatencyChange::Faster || change == LatencyChange::Slower;
}

ComparisonModel::ComparisonModel(QObject* parent) : QAbstractTableModel(parent) {}

void ComparisonModel::setRows(const std::vector<ComparisonRow>& rows)
{
    beginResetModel();
    m_rows = rows;
    m_severalRuntimes = std::any_of(rows.begin(), rows.end(), [&](const ComparisonRow& row) {
        return row.key.runtime != rows.front().key.runtime;
    });
    endResetModel();
}

void ComparisonModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ComparisonModel::clearRows() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(),
                                          [](const ComparisonRow& row) { return isClear(row.change); }));
}

int ComparisonModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ComparisonModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ComparisonModel::text(const ComparisonRow& row, int column) const
{
    switch (column) {
    case TargetColumn:
        return subjectName(row.key.target, row.key.runtime, m_severalRuntimes);
    case AxisColumn:
        return row.key.axis == AxisKind::Threads
                   ? QString()
                   : axisValueText(row.key.axis, row.key.value) + interpolatedMark(row);
    case ArmColumn:
        return armShortName(row.arm);
    case BaseColumn:
        return durationText(row.baseLatency);
    case NewColumn:
        return durationText(row.newLatency);
    case RatioColumn:
        return ratioText(row);
    case IntervalColumn:
        return intervalText(row);
    case ChangeColumn:
        return changeName(row.change);
    default:
        return {};
    }
}

QVariant ComparisonModel::sortKey(const ComparisonRow& row, int column) const
{
    switch (column) {
    case AxisColumn:
        return row.key.value;
    case ArmColumn:
        return armShortName(row.arm).rightJustified(12);
    case BaseColumn:
        return static_cast<qlonglong>(row.baseLatency.count());
    case NewColumn:
        return static_cast<qlonglong>(row.newLatency.count());
    case RatioColumn:
    case IntervalColumn:
        return row.ratio;
    default:
        return text(row, column);
    }
}

QVariant ComparisonModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const ComparisonRow& row = at(index.row());
    if (role == Qt::DisplayRole)
        return text(row, index.column());
    if (role == SortRole)
        return sortKey(row, index.column());
    if (role == Qt::TextAlignmentRole && index.column() != TargetColumn && index.column() != ArmColumn &&
        index.column() != ChangeColumn)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == AxisColumn && row.interpolated)
        return tr("One of the runs did not measure this point: its latency is taken between its neighbours.");
    return {};
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == TargetColumn || section == ArmColumn || section == ChangeColumn
                                     ? Qt::AlignLeft
                                     : Qt::AlignRight) |
                                Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TargetColumn:
        return tr("Target");
    case AxisColumn:
        return m_rows.empty() ? QString() : axisShortName(m_rows.front().key.axis);
    case ArmColumn:
        return tr("Arm");
    case BaseColumn:
        return tr("Base");
    case NewColumn:
        return tr("New");
    case RatioColumn:
        return tr("New ÷ base");
    case IntervalColumn:
        return tr("95 % interval");
    case ChangeColumn:
        return tr("Change");
    default:
        return {};
    }
}

} // namespace breakeven
