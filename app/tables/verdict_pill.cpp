// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tables/verdict_pill.h"

#include "app/tables/points_model.h"

#include <QPainter>

namespace breakeven {

void VerdictPill::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    QStyledItemDelegate::paint(painter, cell, {}); // background and selection

    QColor fill = m_theme.neutralSoft;
    QColor colour = m_theme.mutedText;
    switch (static_cast<Verdict>(index.data(PointsModel::VerdictRole).toInt())) {
    case Verdict::Threads:
        fill = m_theme.goodSoft;
        colour = m_theme.good;
        break;
    case Verdict::Single:
        fill = m_theme.warningSoft;
        colour = m_theme.warning;
        break;
    case Verdict::Unclear:
        break;
    }
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    font.setPixelSize(11);
    const QFontMetrics metrics(font);
    const int width = metrics.horizontalAdvance(text) + 16;
    QRect pill(0, 0, width, metrics.height() + 6);
    pill.moveCenter(option.rect.center());
    pill.moveRight(option.rect.right() - 10);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(fill);
    painter->drawRoundedRect(pill, 6, 6);
    painter->setPen(colour);
    painter->setFont(font);
    painter->drawText(pill, Qt::AlignCenter, text);
    painter->restore();
}

} // namespace breakeven
