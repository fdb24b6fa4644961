// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace breakeven {

class ComparisonModel;
struct ComparisonRow;

// The rows of a comparison in an order of their own, and where it is wanted only those that clearly changed.
class ClearRows final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    // `model` is not owned and must outlive this.
    explicit ClearRows(ComparisonModel* model, QObject* parent = nullptr);

    void setOnlyClear(bool only);
    [[nodiscard]] const ComparisonRow& at(const QModelIndex& index) const; // of this model

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    const ComparisonModel* m_model;
    bool m_onlyClear = false;
};

} // namespace breakeven
