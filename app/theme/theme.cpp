// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/theme.h"

namespace breakeven {

namespace {

const Theme& usualTheme(Appearance appearance)
{
    static const Theme light{
        .appearance = Appearance::Light,
        .window = QColor(0xf6, 0xf8, 0xfa),
        .card = QColor(0xff, 0xff, 0xff),
        .border = QColor(0xe1, 0xe5, 0xea),
        .text = QColor(0x1a, 0x1f, 0x2b),
        .mutedText = QColor(0x5f, 0x68, 0x79),
        .accent = QColor(0x12, 0x60, 0xcc),
        .accentText = QColor(0xff, 0xff, 0xff),
        .accentSoft = QColor(0xe6, 0xef, 0xfb),
        .good = QColor(0x0a, 0x7a, 0x52),
        .goodSoft = QColor(0xdf, 0xf3, 0xe9),
        .warning = QColor(0xa3, 0x61, 0x00),
        .warningSoft = QColor(0xfd, 0xf0, 0xcc),
        .bad = QColor(0xb3, 0x26, 0x1e),
        .badSoft = QColor(0xfb, 0xe6, 0xe4),
        .neutralSoft = QColor(0xec, 0xee, 0xf2),
        .hatch = QColor(0x9a, 0xa3, 0xb2),
        .grid = QColor(0xe4, 0xe8, 0xee),
        .minorGrid = QColor(0xf1, 0xf4, 0xf7),
    };
    static const Theme dark{
        .appearance = Appearance::Dark,
        .window = QColor(0x14, 0x17, 0x1c),
        .card = QColor(0x1b, 0x1f, 0x27),
        .border = QColor(0x2d, 0x33, 0x3d),
        .text = QColor(0xe6, 0xed, 0xf3),
        .mutedText = QColor(0x9a, 0xa4, 0xb2),
        .accent = QColor(0x6c, 0xab, 0xff),
        .accentText = QColor(0x0b, 0x12, 0x1e),
        .accentSoft = QColor(0x1d, 0x2b, 0x47),
        .good = QColor(0x4f, 0xd1, 0x9a),
        .goodSoft = QColor(0x15, 0x33, 0x29),
        .warning = QColor(0xf5, 0xb9, 0x4a),
        .warningSoft = QColor(0x3a, 0x2e, 0x14),
        .bad = QColor(0xff, 0x8a, 0x80),
        .badSoft = QColor(0x3d, 0x1f, 0x1e),
        .neutralSoft = QColor(0x2a, 0x2f, 0x39),
        .hatch = QColor(0x6d, 0x77, 0x87),
        .grid = QColor(0x2b, 0x31, 0x3b),
        .minorGrid = QColor(0x21, 0x26, 0x2f),
    };
    return appearance == Appearance::Dark ? dark : light;
}

// Nothing is told by a shade of grey.
Theme withHighContrast(Theme theme)
{
    const bool isDark = theme.appearance == Appearance::Dark;
    theme.window = theme.card = isDark ? QColor(Qt::black) : QColor(Qt::white);
    theme.text = theme.border = theme.mutedText = isDark ? QColor(Qt::white) : QColor(Qt::black);
    theme.grid = isDark ? QColor(0x80, 0x80, 0x80) : QColor(0x76, 0x76, 0x76);
    theme.minorGrid = isDark ? QColor(0x40, 0x40, 0x40) : QColor(0xc0, 0xc0, 0xc0);
    theme.hatch = theme.text;
    if (!isDark) {
        theme.accent = QColor(0x00, 0x3c, 0x99);
        theme.good = QColor(0x00, 0x50, 0x30);
        theme.warning = QColor(0x6b, 0x3d, 0x00);
    }
    return theme;
}

} // namespace

const Theme& theme(Appearance appearance, Contrast contrast)
{
    if (contrast == Contrast::Usual)
        return usualTheme(appearance);
    static const Theme light = withHighContrast(usualTheme(Appearance::Light));
    static const Theme dark = withHighContrast(usualTheme(Appearance::Dark));
    return appearance == Appearance::Dark ? dark : light;
}

} // namespace breakeven
