// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"
#include "core/analysis/analysis.h"
#include "core/answer/answer.h"
#include "core/runs/run.h"

#include <QFont>
#include <QString>
#include <QStringList>

#include <functional>
#include <span>

class QPainter;
class QSize;

namespace breakeven {

// What a chart in a file says around the picture, so that it can be judged far from the machine.
struct ChartCaption
{
    QString title;
    QStringList answers; // a sentence each, above the picture
    QStringList foot;    // below it: where, when and how it was measured

    friend bool operator==(const ChartCaption&, const ChartCaption&) = default;
};

// Of a run with what it answers, and the runs that are laid over it, which are named.
[[nodiscard]] ChartCaption captionOf(const RunHeader& header, const Answer& answer,
                                     std::span<const RunHeader* const> overlays = {});

// Draws a picture at a size in logical pixels from 0, 0 on.
using Painting = std::function<void(QPainter& painter, QSize size)>;

// Draws the caption and, in the room that it leaves, the picture; of answers without room it says how many
// are left out. `size` in logical pixels.
void paintCaptioned(QPainter& painter, QSize size, const ChartCaption& caption, const Theme& theme,
                    const Painting& picture);

} // namespace breakeven
