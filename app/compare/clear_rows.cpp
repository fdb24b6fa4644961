// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/clear_rows.h"

#include "app/compare/comparison_model.h"

namespace breakeven {

ClearRows::ClearRows(ComparisonModel* model, QObject* parent) : QSortFilterProxyModel(parent), m_model(model)
{
    setSortRole(ComparisonModel::SortRole);
    setSourceModel(model);
}

void ClearRows::setOnlyClear(bool only)
{
    m_onlyClear = only;
    invalidateFilter();
}

const ComparisonRow& ClearRows::at(const QModelIndex& index) const
{
    return m_model->at(mapToSource(index).row());
}

bool ClearRows::filterAcceptsRow(int row, const QModelIndex& /*parent*/) const
{
    return !m_onlyClear || isClear(m_model->at(row).change);
}

} // namespace breakeven
