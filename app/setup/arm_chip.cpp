// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/arm_chip.h"

#include "app/charts/arm_look.h"
#include "app/charts/marker_path.h"
#include "app/theme/role.h"
#include "app/theme/text_scale.h"

#include <QPainter>
#include <QStyle>

namespace breakeven {

ArmChip::ArmChip(const Arm& arm, QWidget* parent) : ToggleButton(parent), m_arm(arm)
{
    setRole(this, Role::Chip);
    connect(this, &QPushButton::toggled, this, [this] { updateGeometry(); });
}

void ArmChip::setTheme(const Theme& look)
{
    m_look = look;
    update();
}

void ArmChip::setMarker(MarkerShape marker)
{
    m_marker = marker;
    update();
}

int ArmChip::markerRoom() const
{
    constexpr int room = 14;
    return scaled(room);
}

bool ArmChip::isLocked() const
{
    return m_arm.isSingle() ? !parentWidget()->isEnabled() : !isEnabled();
}

QSize ArmChip::sizeHint() const
{
    return ToggleButton::sizeHint() + QSize(isChecked() ? markerRoom() : 0, 0);
}

void ArmChip::paintEvent(QPaintEvent* event)
{
    if (!isChecked())
        return ToggleButton::paintEvent(event);
    const ArmColours colours =
        isLocked() ? ArmColours{m_look.hatch, m_look.mutedText} : coloursOf(m_arm, m_look.appearance);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double pen = hasFocus() ? 2 : 1;
    const QRectF pill = QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2);
    painter.setPen(QPen(colours.mark, pen));
    painter.setBrush(isLocked() ? m_look.neutralSoft : softFill(m_arm, m_look));
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);

    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const int words = QFontMetrics(bold).horizontalAdvance(text());
    const QRect whole(0, 0, markerRoom() + words, height());
    const QRect inner = whole.translated((width() - whole.width()) / 2, 0);
    const auto placed = [this](const QRect& place) {
        return QStyle::visualRect(layoutDirection(), rect(), place);
    };
    painter.save();
    painter.translate(QRectF(placed(QRect(inner.left(), 0, markerRoom() - scaled(4), height()))).center());
    constexpr double hundred = 100; // as text_scale.h knows whole pixels only
    painter.scale(scaled(static_cast<int>(hundred)) / hundred, scaled(static_cast<int>(hundred)) / hundred);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.mark);
    painter.drawPath(markerPath(m_marker));
    painter.restore();
    painter.setFont(bold);
    painter.setPen(colours.text);
    painter.drawText(placed(QRect(inner.left() + markerRoom(), 0, words + 2, height())),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text());
}

} // namespace breakeven
