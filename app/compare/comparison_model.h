// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/comparison.h"

#include <QAbstractTableModel>

#include <vector>

namespace breakeven {

// The rows of a comparison as the table shows them.
class ComparisonModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        TargetColumn,
        AxisColumn,
        ArmColumn,
        BaseColumn,
        NewColumn,
        RatioColumn,
        IntervalColumn,
        ChangeColumn,
        ColumnCount
    };
    enum Role { SortRole = Qt::UserRole };

    explicit ComparisonModel(QObject* parent = nullptr);

    void setRows(const std::vector<ComparisonRow>& rows);
    void retranslate();

    [[nodiscard]] const ComparisonRow& at(int row) const { return m_rows.at(static_cast<std::size_t>(row)); }
    [[nodiscard]] int clearRows() const; // faster or slower

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const ComparisonRow& row, int column) const;
    [[nodiscard]] QVariant sortKey(const ComparisonRow& row, int column) const;

    std::vector<ComparisonRow> m_rows;
    bool m_severalRuntimes = false;
};

[[nodiscard]] bool isClear(LatencyChange change); // faster or slower

} // namespace breakeven
