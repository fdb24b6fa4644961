// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/published_table.h"

#include <QString>

#include <vector>

namespace breakeven {

// The post's table as dots: what was published, hollow, beside what was measured, filled.
struct PublishedDots
{
    PublishedTable table;
    std::vector<RuntimeKind> runtimes; // of the plan: each has its row in every group from the start

    [[nodiscard]] QString spoken() const; // for who can't see it

    friend bool operator==(const PublishedDots&, const PublishedDots&) = default;
};

} // namespace breakeven
