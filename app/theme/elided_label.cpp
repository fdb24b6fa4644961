// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/elided_label.h"

#include <QEvent>

#include <algorithm>

namespace breakeven {

namespace {

constexpr int fewestLetters = 8;

} // namespace

ElidedLabel::ElidedLabel(Qt::TextElideMode elided, QWidget* parent) : QLabel(parent), m_elided(elided)
{
    setTextFormat(Qt::PlainText);
}

void ElidedLabel::setWhole(const QString& text, const QString& toolTip)
{
    m_whole = text;
    setToolTip(toolTip.isEmpty() ? text : toolTip);
    elide();
    updateGeometry();
}

QSize ElidedLabel::sizeHint() const
{
    return {widthOf(m_whole), QLabel::sizeHint().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const int least = widthOf(QString(fewestLetters, QLatin1Char('m')));
    return {std::min(sizeHint().width(), least), QLabel::minimumSizeHint().height()};
}

void ElidedLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        elide();
}

void ElidedLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::elide()
{
    const QString shown = fontMetrics().elidedText(m_whole, m_elided, contentsRect().width());
    if (shown != text())
        setText(shown);
}

int ElidedLabel::widthOf(const QString& text) const
{
    return fontMetrics().horizontalAdvance(text) + width() - contentsRect().width() + 1;
}

} // namespace breakeven
