// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/line_pen.h"

namespace breakeven {

QPen linePen(const ChartSeries& series, const Theme& theme)
{
    QColor colour = theme.hues.at(static_cast<std::size_t>(series.hue));
    QPen pen(colour, series.strong ? 2.4 : 2.0);
    if (series.predicted) {
        pen.setDashPattern({0.01, 2.4}); // round dots, finer than those of a runtime
    } else if (series.overlay) {
        pen.setWidthF(1.3);
        pen.setDashPattern({5, 4});
        colour.setAlphaF(0.75F);
        pen.setColor(colour);
    } else if (series.pattern == LinePattern::Dotted) {
        pen.setDashPattern({1.5, 1.5});
    } else if (series.pattern == LinePattern::DashDotted) {
        pen.setDashPattern({6, 1.5, 1.5, 1.5});
    }
    // A solid line is drawn piece by piece: flat ends would leave gaps where it bends.
    const bool solid = !series.overlay && series.pattern == LinePattern::Solid;
    pen.setCapStyle(solid || series.predicted ? Qt::RoundCap : Qt::FlatCap);
    return pen;
}

} // namespace breakeven
