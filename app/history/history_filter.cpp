// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/history_filter.h"

#include "app/history/history_model.h"

#include <algorithm>

namespace breakeven {

HistoryFilter::HistoryFilter(HistoryModel* model, QObject* parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSortRole(HistoryModel::SortRole);
    setSourceModel(model);
}

void HistoryFilter::setKind(Kind kind, const QString& host)
{
    m_kind = kind;
    m_host = host;
    invalidateFilter();
}

void HistoryFilter::setTarget(const QString& name)
{
    m_target = name;
    invalidateFilter();
}

void HistoryFilter::setSearch(const QString& words)
{
    m_words = words.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

const HistoryRow& HistoryFilter::at(const QModelIndex& index) const
{
    return m_model->at(mapToSource(index).row());
}

bool HistoryFilter::filterAcceptsRow(int row, const QModelIndex& /*parent*/) const
{
    const RunSummary& run = m_model->at(row).run;
    const bool isHere = run.host.isEmpty() || run.host == m_model->here();
    if (m_kind == Kind::OfPlace && (m_host.isEmpty() ? !isHere : run.host != m_host))
        return false;
    if (m_kind == Kind::WithNote && run.remarks.note.isEmpty())
        return false;
    if (m_kind == Kind::Damaged && !run.damage)
        return false;
    if (!m_target.isEmpty() && !run.targets.contains(m_target))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString haystack = m_model->index(row, 0).data(HistoryModel::HaystackRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return haystack.contains(word); });
}

} // namespace breakeven
