// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"

#include <QStyledItemDelegate>

namespace breakeven {

class ClearRows;

// Draws the arm of a row with its marker, and its change with a sign, each as a pill.
class ComparisonPill final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    // `rows`, which the view shows, is not owned and must outlive this.
    explicit ComparisonPill(const ClearRows* rows, QObject* parent = nullptr);

    void setTheme(const Theme& theme) { m_look = theme; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    const ClearRows* m_rows;
    Theme m_look;
};

} // namespace breakeven
