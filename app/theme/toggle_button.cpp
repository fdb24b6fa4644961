// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/toggle_button.h"

#include <QFontMetrics>

#include <algorithm>

namespace breakeven {

ToggleButton::ToggleButton(QWidget* parent) : QPushButton(parent)
{
    setCheckable(true);
}

QSize ToggleButton::sizeHint() const
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold); // the style sheet's 600
    const auto widthIn = [this](const QFont& font) {
        return QFontMetrics(font).size(Qt::TextShowMnemonic, text()).width();
    };
    return QPushButton::sizeHint() + QSize(std::max(0, widthIn(bold) - widthIn(font())), 0);
}

} // namespace breakeven
