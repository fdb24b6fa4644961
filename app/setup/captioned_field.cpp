// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/captioned_field.h"

#include "app/theme/text_scale.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QPalette>

#include <algorithm>

namespace breakeven {

namespace {

constexpr int frame = 9; // border and padding of the style sheet, on one side
constexpr int gap = 5;
constexpr int fewestCharacters = 4;
constexpr int mostCharacters = 12; // what is longer is no value
constexpr double captionSize = 11.0 / 13;

QFont captionFont(QFont font)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(static_cast<int>(font.pixelSize() * captionSize));
    else
        font.setPointSizeF(font.pointSizeF() * captionSize);
    return font;
}

} // namespace

CaptionedField::CaptionedField(QWidget* parent) : QLineEdit(parent)
{
    connect(this, &QLineEdit::textChanged, this, &QWidget::updateGeometry);
}

void CaptionedField::setCaption(const QString& caption, const QString& accessibleName)
{
    m_caption = caption;
    setAccessibleName(accessibleName);
    makeRoom();
    update();
}

QSize CaptionedField::minimumSizeHint() const
{
    const QMargins margins = textMargins();
    const int typed = std::clamp(fontMetrics().horizontalAdvance(text()) + gap,
                                 fontMetrics().averageCharWidth() * fewestCharacters,
                                 fontMetrics().averageCharWidth() * mostCharacters);
    return {2 * scaled(frame) + margins.left() + margins.right() + typed,
            QLineEdit::minimumSizeHint().height()};
}

void CaptionedField::makeRoom()
{
    const int width = QFontMetrics(captionFont(font())).horizontalAdvance(m_caption) + gap;
    if (layoutDirection() == Qt::RightToLeft)
        setTextMargins(0, 0, width, 0);
    else
        setTextMargins(width, 0, 0, 0);
}

void CaptionedField::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::LayoutDirectionChange)
        makeRoom();
}

void CaptionedField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    painter.setFont(captionFont(font()));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(rect().adjusted(scaled(frame), 0, -scaled(frame), 0),
                     QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter, m_caption);
}

} // namespace breakeven
