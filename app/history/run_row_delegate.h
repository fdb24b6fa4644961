// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace breakeven {

// Draws a past run: its title, and below it, smaller and in the muted colour, what it found. The display text
// holds both, divided by a line break. Each line is cut with an ellipsis where it is too long.
class RunRowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace breakeven
