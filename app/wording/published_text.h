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

    friend bool operator==(const PublishedLine&, const PublishedLine&) = default;
};

[[nodiscard]] QStringList publishedHead();
[[nodiscard]] std::vector<PublishedLine> publishedLines(const std::vector<PublishedRow>& table);

// A sentence for each measured line that differs from the post, from the measured figures.
[[nodiscard]] QStringList publishedDifferences(const std::vector<PublishedRow>& table);

// What the columns are.
[[nodiscard]] QString publishedNote();

} // namespace breakeven
