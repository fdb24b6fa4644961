// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/flow_layout.h"

#include <algorithm>

namespace breakeven {

FlowLayout::FlowLayout(QWidget* parent, int gap) : QLayout(parent), m_gap(gap)
{
    setContentsMargins({});
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.append(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), Move::No);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem* item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, Move::Yes);
}

int FlowLayout::arrange(const QRect& rect, Move move) const
{
    int x = rect.x();
    int y = rect.y();
    int lineHeight = 0;
    QList<QLayoutItem*> line;
    const auto placeLine = [&] {
        x = rect.x();
        for (QLayoutItem* item : line) {
            const QSize size = item->sizeHint();
            if (move == Move::Yes)
                item->setGeometry(QRect(QPoint(x, y + (lineHeight - size.height()) / 2), size));
            x += size.width() + m_gap;
        }
    };
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        if (!line.isEmpty() && x + size.width() > rect.right() + 1) {
            placeLine();
            x = rect.x();
            y += lineHeight + m_gap;
            lineHeight = 0;
            line.clear();
        }
        line.append(item);
        x += size.width() + m_gap;
        lineHeight = std::max(lineHeight, size.height());
    }
    placeLine();
    return y + lineHeight - rect.y();
}

} // namespace breakeven
