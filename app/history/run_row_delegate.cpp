// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/run_row_delegate.h"

#include <QApplication>
#include <QPainter>

namespace breakeven {

namespace {

constexpr int DetailPixels = 11; // as Role::Small has it
constexpr int Gap = 4;           // between box and text

} // namespace

void RunRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    const QStyle* style = row.widget != nullptr ? row.widget->style() : QApplication::style();
    const QRect room =
        style->subElementRect(QStyle::SE_ItemViewItemText, &row, row.widget).adjusted(Gap, 0, 0, 0);
    const QString text = index.data().toString(); // the option's has other line breaks
    const QString title = text.section(QLatin1Char('\n'), 0, 0);
    const QString detail = text.section(QLatin1Char('\n'), 1);
    row.text.clear();
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);

    QFont small = row.font;
    small.setPixelSize(DetailPixels);
    const QFontMetrics titleMetrics(row.font);
    const QFontMetrics detailMetrics(small);
    const int height = titleMetrics.height() + detailMetrics.height();
    const QRect titleRoom(room.left(), room.top() + (room.height() - height) / 2, room.width(),
                          titleMetrics.height());
    const QRect detailRoom(room.left(), titleRoom.bottom() + 1, room.width(), detailMetrics.height());

    painter->save();
    painter->setFont(row.font);
    painter->setPen(row.palette.color(QPalette::Text));
    painter->drawText(titleRoom, Qt::AlignLeft | Qt::AlignVCenter,
                      titleMetrics.elidedText(title, Qt::ElideRight, titleRoom.width()));
    painter->setFont(small);
    painter->setPen(row.palette.color(QPalette::PlaceholderText));
    painter->drawText(detailRoom, Qt::AlignLeft | Qt::AlignVCenter,
                      detailMetrics.elidedText(detail, Qt::ElideRight, detailRoom.width()));
    painter->restore();
}

} // namespace breakeven
