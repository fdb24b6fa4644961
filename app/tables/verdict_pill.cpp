// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tables/verdict_pill.h"

#include "app/charts/pill.h"
#include "app/tables/points_model.h"
#include "app/wording/names.h"

#include <QApplication>
#include <QStyle>

namespace breakeven {

void VerdictPill::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    cell.features &= ~QStyleOptionViewItem::ViewItemFeatures(QStyleOptionViewItem::HasDisplay);
    const QStyle* style = cell.widget != nullptr ? cell.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget); // with the selection

    Pill pill = neutralPill(text, m_theme);
    switch (static_cast<Verdict>(index.data(PointsModel::VerdictRole).toInt())) {
    case Verdict::Threads: {
        const Arm arm = index.data(PointsModel::WhatRole).value<Arm>();
        pill = armPill(arm, armShortName(arm), m_theme);
        break;
    }
    case Verdict::Single:
        pill = armPill(Arm{}, armShortName(Arm{}), m_theme);
        break;
    case Verdict::Unclear:
        break;
    }
    paintPill(*painter, option.rect, option.font, pill, m_theme);
}

} // namespace breakeven
