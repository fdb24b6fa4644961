// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/history_header.h"

#include "app/history/history_model.h"
#include "app/theme/glyph.h"

#include <QMouseEvent>
#include <QPainter>

namespace breakeven {

namespace {

constexpr int inset = 8;

} // namespace

HistoryHeader::HistoryHeader(QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_look(theme(Appearance::Light))
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setSectionResizeMode(QHeaderView::Fixed);
    setMinimumSectionSize(20);
}

void HistoryHeader::setTheme(const Theme& look)
{
    m_look = look;
    viewport()->update();
}

void HistoryHeader::setChecked(Qt::CheckState state)
{
    m_checked = state;
    viewport()->update();
}

QSize HistoryHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), 2 * fontMetrics().height()};
}

void HistoryHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(rect, m_look.card);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), m_look.border);
    const int side = fontMetrics().height();
    if (section == HistoryModel::CheckColumn) {
        const QRectF box(rect.center().x() - side / 2 + 0.5, rect.center().y() - side / 2 + 0.5, side - 1,
                         side - 1);
        const bool any = m_checked != Qt::Unchecked;
        painter->setPen(any ? m_look.accent : m_look.mutedText);
        painter->setBrush(m_checked == Qt::Checked ? m_look.accent : m_look.card);
        painter->drawRoundedRect(box, 4, 4);
        if (m_checked == Qt::Checked)
            drawGlyph(*painter, Glyph::Check, box.adjusted(2, 2, -2, -2), m_look.accentText);
        else if (m_checked == Qt::PartiallyChecked)
            painter->fillRect(box.adjusted(4, box.height() / 2 - 1, -4, 1 - box.height() / 2), m_look.accent);
    } else {
        const QString text = model()->headerData(section, Qt::Horizontal).toString();
        const QRect room = rect.adjusted(inset, 0, -inset, 0);
        painter->setFont(font());
        painter->setPen(m_look.mutedText);
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter, text);
        if (section == sortIndicatorSection() && !text.isEmpty()) {
            const int arrow = side - 4;
            const QRectF place(room.left() + fontMetrics().horizontalAdvance(text) + 5,
                               rect.center().y() - arrow / 2, arrow, arrow);
            if (sortIndicatorOrder() == Qt::AscendingOrder) {
                painter->translate(place.center());
                painter->rotate(180);
                painter->translate(-place.center());
            }
            drawGlyph(*painter, Glyph::Down, place, m_look.mutedText);
        }
    }
    painter->restore();
}

bool HistoryHeader::isPlain(const QPoint& position) const
{
    const int section = logicalIndexAt(position);
    return section == HistoryModel::CheckColumn || section == HistoryModel::ActionsColumn;
}

void HistoryHeader::mousePressEvent(QMouseEvent* event)
{
    if (!isPlain(event->pos()))
        QHeaderView::mousePressEvent(event);
}

void HistoryHeader::mouseReleaseEvent(QMouseEvent* event)
{
    if (!isPlain(event->pos()))
        QHeaderView::mouseReleaseEvent(event);
    else if (logicalIndexAt(event->pos()) == HistoryModel::CheckColumn)
        emit boxClicked();
}

} // namespace breakeven
