// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/published_table.h"

#include <QStringList>

#include <vector>

namespace breakeven {

// A line of the post's table beside what was measured, as people read it.
struct PublishedLine
{
    QStringList cells;   // as many as publishedHead()
    bool isPost = false; // the post's own figures; those of this machine follow
    QString explanation; // of a measured line; empty for the post's
    Agreement agreement = Agreement::Unclear;
    bool isOpen = false; // a measured line that differs from the post's or is unclear

    friend bool operator==(const PublishedLine&, const PublishedLine&) = default;
};

[[nodiscard]] QStringList publishedHead();
[[nodiscard]] std::vector<PublishedLine> publishedLines(const PublishedTable& table);

// A text for each measured line that differs from the post or is unclear, from the measured figures: the I/O
// share, and the most that threads can gain under the GIL where the time held is known.
[[nodiscard]] QStringList publishedDifferences(const PublishedTable& table);

// What the columns are.
[[nodiscard]] QString publishedNote();

} // namespace breakeven
