// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_caption.h"

#include <QDateTime>
#include <QSize>

namespace breakeven {

// A comparison as a file or the clipboard shows it, with all that it says: a value, whatever is shown since.
struct ComparisonPicture
{
    ChartCaption caption;
    QDateTime started; // of the new run
    QSize size;        // in logical pixels
    Painting plots;
};

} // namespace breakeven
