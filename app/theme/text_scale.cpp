// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/text_scale.h"

#include <QApplication>
#include <QFontInfo>

#include <cmath>

namespace breakeven {

int scaled(int pixels)
{
    constexpr double usual = 13;
    return static_cast<int>(std::lround(pixels * QFontInfo(QApplication::font()).pixelSize() / usual));
}

} // namespace breakeven
