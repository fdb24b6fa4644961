// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"

#include <QStyledItemDelegate>

namespace breakeven {

// Draws a verdict as a pill that names the arm that is better there, in its colours.
class VerdictPill final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme& look) { m_theme = look; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    Theme m_theme = theme(Appearance::Light);
};

} // namespace breakeven
