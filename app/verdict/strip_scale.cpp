// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/strip_scale.h"

#include <QPainter>

#include <algorithm>

namespace breakeven {

namespace {

constexpr int stripHeight = 8;
constexpr int stripGap = 3;
constexpr int edgeWidth = 5;
constexpr double labelGap = 8; // between texts

QFont strongOf(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

// The small size of the style sheet, of whatever size its texts are.
QFont smallOf(QFont font)
{
    font.setPixelSize(std::max(1, QFontInfo(font).pixelSize() * 11 / 13));
    return font;
}

} // namespace

int stripScaleHeight(const StripLabels& labels, const QFont& font)
{
    return labels.isScaled ? stripHeight + stripGap + QFontMetrics(strongOf(font)).height() : stripHeight;
}

void paintStripScale(QPainter& painter, const QRectF& rect, const DecisionStrip& strip,
                     const StripLabels& labels, const QFont& font, const Theme& look)
{
    paintStrip(painter, QRectF(rect.left(), rect.top(), rect.width(), stripHeight), strip, look);
    const QRectF line = rect.adjusted(0, stripHeight + stripGap, 0, 0);
    const QFontMetricsF plain(font);
    const QFont strong = strongOf(font);
    double free = line.width() / 2; // of what is written from the left
    double end = free;              // from here on on the right
    if (!labels.change.isEmpty()) {
        const double wide = QFontMetricsF(strong).horizontalAdvance(labels.change);
        const double left =
            std::clamp(labels.changeAt * line.width() - wide / 2, 0.0, std::max(0.0, line.width() - wide));
        painter.setFont(strong);
        painter.setPen(look.text);
        painter.drawText(QRectF(line.left() + left, line.top(), wide + 1, line.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, labels.change);
        free = left - labelGap;
        end = left + wide + labelGap;
    }
    painter.setFont(font);
    painter.setPen(look.mutedText);
    if (plain.horizontalAdvance(labels.first) <= free)
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, labels.first);
    if (line.width() - plain.horizontalAdvance(labels.last) >= end)
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, labels.last);
}

StripScale::StripScale(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setLayoutDirection(Qt::LeftToRight); // as the axis runs
}

void StripScale::show(const DecisionStrip& strip, const StripLabels& labels)
{
    if (strip == m_strip && labels == m_labels)
        return;
    const bool isAsHigh = labels.isScaled == m_labels.isScaled;
    m_strip = strip;
    m_labels = labels;
    if (!isAsHigh)
        updateGeometry();
    update();
}

void StripScale::setTheme(const Theme& look)
{
    m_theme = look;
    update();
}

QSize StripScale::sizeHint() const
{
    return {120, stripScaleHeight(m_labels, smallOf(font()))};
}

QSize StripScale::minimumSizeHint() const
{
    return {60, sizeHint().height()};
}

void StripScale::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paintStripScale(painter, rect(), m_strip, m_labels, smallOf(font()), m_theme);
}

StripEdge::StripEdge(QWidget* parent) : QWidget(parent)
{
    setFixedWidth(edgeWidth);
}

void StripEdge::show(const DecisionStrip& strip)
{
    if (strip == m_strip)
        return;
    m_strip = strip;
    update();
}

void StripEdge::setTheme(const Theme& look)
{
    m_theme = look;
    update();
}

void StripEdge::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.translate(0, height());
    painter.rotate(-90);
    paintStrip(painter, QRectF(0, 0, height(), width()), m_strip, m_theme);
}

} // namespace breakeven
