// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/comparison_pill.h"

#include "app/charts/pill.h"
#include "app/compare/clear_rows.h"
#include "app/compare/comparison_model.h"

#include <QApplication>
#include <QStyle>

namespace breakeven {

ComparisonPill::ComparisonPill(const ClearRows* rows, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_rows(rows)
    , m_look(theme(Appearance::Light))
{}

void ComparisonPill::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    cell.features &= ~QStyleOptionViewItem::ViewItemFeatures(QStyleOptionViewItem::HasDisplay);
    const QStyle* style = cell.widget != nullptr ? cell.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget); // with the selection

    const ComparisonRow& row = m_rows->at(index);
    Pill pill = neutralPill(text, m_look);
    if (index.column() == ComparisonModel::ArmColumn)
        pill = armPill(row.arm, text, m_look);
    else if (row.change == LatencyChange::Faster)
        pill = {.text = text, .fill = m_look.goodSoft, .colour = m_look.good, .glyph = Glyph::TriangleDown};
    else if (row.change == LatencyChange::Slower)
        pill = {.text = text, .fill = m_look.badSoft, .colour = m_look.bad, .glyph = Glyph::TriangleUp};
    paintPill(*painter, option.rect, option.font, pill, m_look);
}

} // namespace breakeven
