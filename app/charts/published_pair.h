// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/published_table.h"
#include "core/base/interval.h"

#include <QString>

#include <optional>

namespace breakeven {

// A pair of latencies of the post's table, published or measured, with what it gives.
struct PublishedPair
{
    double one = 0; // ns
    double many = 0;
    double factor = 1;
    std::optional<Interval> interval{};
    bool isPublished = false;
    bool isOpen = false; // neither wins
};

[[nodiscard]] PublishedPair pairOf(const PublishedFigures& published);
[[nodiscard]] PublishedPair pairOf(const MeasuredFigures& measured);

// Null where `runtime` gave nothing.
[[nodiscard]] const MeasuredFigures* measuredOf(const PublishedRow& row, RuntimeKind runtime);

[[nodiscard]] QString placeOf(const PublishedRow& row); // "400 µs away, emulated"; empty: beside
[[nodiscard]] QString agreementText(Agreement agreement);

} // namespace breakeven
