// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/comparison_pill.h"

#include "app/charts/arm_look.h"
#include "app/charts/marker_path.h"
#include "app/compare/clear_rows.h"
#include "app/compare/comparison_model.h"
#include "app/theme/glyph.h"

#include <QPainter>

#include <array>

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
    QStyledItemDelegate::paint(painter, cell, {}); // background and selection

    const ComparisonRow& row = m_rows->at(index);
    const Arm arm = row.arm;
    const bool isArm = index.column() == ComparisonModel::ArmColumn;
    QColor fill = m_look.neutralSoft;
    QColor colour = m_look.mutedText;
    if (isArm) {
        fill = softFill(arm, m_look);
        colour = coloursOf(arm, m_look.appearance).text;
    } else if (row.change == LatencyChange::Faster) {
        fill = m_look.goodSoft;
        colour = m_look.good;
    } else if (row.change == LatencyChange::Slower) {
        fill = m_look.badSoft;
        colour = m_look.bad;
    }
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    if (font.pixelSize() > 0)
        font.setPixelSize(font.pixelSize() * 11 / 13);
    const QFontMetrics metrics(font);
    const bool hasSign = isArm || isClear(row.change);
    const int sign = hasSign ? metrics.height() : 0;
    const int width = std::min(option.rect.width() - 8, metrics.horizontalAdvance(text) + sign + 14);
    const QRectF pill(option.rect.left() + 8, option.rect.center().y() - metrics.height() / 2.0 - 2, width,
                      metrics.height() + 5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(fill);
    painter->drawRoundedRect(pill, 5, 5);
    if (isArm) {
        painter->save();
        painter->translate(pill.left() + 7 + sign / 3.0, pill.center().y());
        painter->scale(0.85, 0.85);
        painter->setBrush(coloursOf(arm, m_look.appearance).mark);
        painter->drawPath(markerPath(markersOf(std::array{arm}).front()));
        painter->restore();
    } else if (hasSign) {
        const double side = metrics.height() * 0.6;
        drawGlyph(*painter, row.change == LatencyChange::Faster ? Glyph::TriangleDown : Glyph::TriangleUp,
                  QRectF(pill.left() + 6, pill.center().y() - side / 2, side, side), colour);
    }
    painter->setFont(font);
    painter->setPen(colour);
    painter->drawText(pill.adjusted(7 + sign, 0, -4, 0),
                      Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      metrics.elidedText(text, Qt::ElideRight, width - sign - 10));
    painter->restore();
}

} // namespace breakeven
