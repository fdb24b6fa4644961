// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/line_pen.h"

#include "app/charts/arm_look.h"

namespace breakeven {

QPen linePen(const ChartSeries& series, const Theme& theme, double scale)
{
    constexpr double strong = 2.4;
    constexpr double thin = 1.2;
    constexpr double past = 1.5;
    const QColor colour = coloursOf(series, theme).mark;
    QPen pen(colour, scale * (series.strong ? strong : thin));
    if (series.predicted) {
        pen.setDashPattern({0.01, 2.4}); // round dots
    } else if (series.overlay()) {
        // Those of neighbouring letters differ, too.
        const bool isSecond = (series.letter.front().unicode() - u'A') % 2 == 1;
        pen.setWidthF(scale * past);
        pen.setDashPattern(isSecond ? QList<qreal>{1.5, 2.5} : QList<qreal>{5, 3.5});
        pen.setColor(pastMark(colour, theme));
    }
    // A solid line is drawn piece by piece: flat ends would leave gaps where it bends.
    pen.setCapStyle(series.overlay() ? Qt::FlatCap : Qt::RoundCap);
    return pen;
}

} // namespace breakeven
